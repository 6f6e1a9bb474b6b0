"""Rounds mixed from several banks, and what there is to do today, from the command line."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.exits import Exit
from quiz.cli.output import err

if TYPE_CHECKING:
    from quiz.game.plan import Options
    from quiz.record.desk import Desk
    from quiz.record.rounds import OpenedRound
    from quiz.tui.pending import Pending, Refusal


def take_folder(desk: Desk, args: argparse.Namespace) -> bool:
    """Let the banks of a mixed round be those of the folder that was named, if one was; False, and told, if none is."""
    from quiz.bank.find import is_folder

    if args.bank is None:
        return True
    if not is_folder(Path(args.bank)):
        err(f"--mix takes no bank, and no other path than a folder of banks: {args.bank} is none.")
        return False
    desk.folder = Path(args.bank)
    return True


def _pending(desk: Desk, options: Options, *, fresh: bool) -> Pending | None:
    """A new round, whose first article is painted before any bank is proved; None where it takes the other way."""
    from quiz.game.wording_course import MIXED_TITLE
    from quiz.record.rounds import new_seed
    from quiz.tui.pending import Pending, Refusal

    if options.filtered:
        return None
    seed = new_seed(options)
    front = desk.mixed_front(seed, fresh=fresh)
    if front is None:
        return None

    def open_round() -> OpenedRound | Refusal:
        opened = desk.open_mixed(options, surface="tui", fresh=fresh, seed=seed)
        return Refusal(opened, Exit.WRONG_USE) if isinstance(opened, str) else opened

    return Pending(front._replace(title=MIXED_TITLE, intro=None), open_round, options.exam)


def play_mixed(desk: Desk, options: Options, args: argparse.Namespace, *, in_lines: bool) -> Exit:
    """Play a mixed round, taken up or new."""
    from quiz.cli.desk import exit_of, play_lines, play_on_screen, ways_on

    pending = None if in_lines else _pending(desk, options, fresh=args.fresh)
    if pending is not None:
        return play_on_screen(desk, pending)
    opened = desk.open_mixed(options, surface="plain" if in_lines else "tui", fresh=args.fresh)
    if isinstance(opened, str):
        err(opened)
        return Exit.WRONG_USE
    if not in_lines:
        return play_on_screen(desk, opened)
    # Screens do without plain mode's modules.
    from quiz.plain.lines import typed_lines

    again = _words(options, args.bank)
    missed = replace(options, missed=True)
    if args.mix is None:
        # `play` alone took it up or planned it; alone again it would ask something else.
        missed = replace(missed, mix=len(opened.session.deck), count=None, all=False)
    ways = ways_on(again, _words(missed, args.bank), args)
    return exit_of(play_lines(desk, opened, typed_lines(), ways))


def _words(options: Options, folder: str | None) -> list[str]:
    """What `play` has to be told to ask with these options, of the banks of a folder."""
    low, high = options.levels or (None, None)
    valued = {
        "--mix": options.mix,
        "--order": options.order,
        "--seed": options.seed,
        "--count": options.count,
        "--level": low if low == high else f"{low}-{high}",
        "--steps": ",".join(options.steps) if options.steps else None,
    }
    switches = {
        "--exam": options.exam,
        "--all": options.all,
        "--missed": options.missed,
        "--class": options.class_set,
    }
    return [
        *([folder] if folder is not None else []),
        *(word for name, value in valued.items() if value is not None for word in (name, str(value))),
        *(word for status in options.statuses for word in ("--status", str(status))),
        *(word for tag in options.tags for word in ("--tag", tag)),
        *(name for name, is_on in switches.items() if is_on),
    ]
