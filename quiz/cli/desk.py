"""Playing from the command line: the choice between plain lines and screens, and what each ends with."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quiz.cli import surface
from quiz.cli.exits import Exit
from quiz.cli.output import err, out

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from quiz.bank.model import Bank
    from quiz.game.plan import Options
    from quiz.plain.play import Ending, Ways
    from quiz.record.desk import Desk
    from quiz.record.rounds import OpenedRound
    from quiz.tui.pending import Pending
    from quiz.tui.watched import WatchedBank


def open_desk(*, record: bool = True, folder: Path | None = None) -> Desk:
    """Open the home for playing. A time of the environment that is none is told, and the machine's clock taken."""
    from quiz.record import clock, desk

    problem = clock.clock_problem()
    if problem:
        err(problem)
    return desk.open_desk(record=record, folder=folder)


def play_plain(desk: Desk, bank: Bank, options: Options, *, fresh: bool, ways: Ways) -> Exit:
    """Play one round in plain lines and end with it."""
    opened = desk.open_round(bank, options, surface="plain", fresh=fresh)
    if isinstance(opened, str):
        err(opened)
        return Exit.WRONG_USE
    # Screens do without plain mode's modules, and plain mode without the screens'.
    from quiz.plain.lines import typed_lines

    return exit_of(play_lines(desk, opened, typed_lines(), ways))


def play_lines(desk: Desk, opened: OpenedRound, lines: Iterator[str], ways: Ways) -> Ending:
    """Play one round in plain lines, from a list or alone."""
    from quiz.plain.play import play

    gc.freeze()
    gc.enable()
    return play(opened, out, lines, _ways_of(desk, ways), desk.take_told())


def ways_on(again: Sequence[str], missed: Sequence[str], args: argparse.Namespace) -> Ways:
    """What is told at the end. A round that is left is taken up by the bank's name alone, whatever its options were.

    `again` is what `play` needs to be told to play the same, `missed` to ask what was missed.
    """
    import shlex

    from quiz.plain import wording
    from quiz.plain.play import Ways

    plain = ["--plain"] if args.plain else []
    going_on = shlex.join(["factquiz", "play", *again, *plain])
    if args.no_record:
        return Ways(wording.NOT_KEPT, wording.NOT_KEPT, None, None)
    return Ways(
        wording.go_on(going_on),
        wording.go_on_unsaved(going_on),
        wording.play_missed(shlex.join(["factquiz", "play", *missed, *plain])),
        wording.play_next(shlex.join(["factquiz", "play", *plain])),
    )


def _ways_of(desk: Desk, ways: Ways) -> Ways:
    """Where the home holds a record that nothing can be saved in, no round is there to go on with."""
    from quiz.plain.wording import NOT_KEPT

    if desk.store.keeps or not desk.trouble:
        return ways
    return ways._replace(go_on=NOT_KEPT, go_on_unsaved=NOT_KEPT, missed=NOT_KEPT, following=NOT_KEPT)


def play_on_screen(desk: Desk, source: OpenedRound | Pending) -> Exit:
    """Play one round on screens and end with it."""
    # Textual costs more than the whole of plain mode: only screens import it.
    from quiz.tui.run import run_play

    out(surface.NAMES_PLAIN)
    return _ended(*run_play(source, desk))


def show_library(desk: Desk) -> Exit:
    """Open the library on screens."""
    # As in play: only screens import Textual.
    from quiz.tui.run import run_library

    library = desk.library()
    out(surface.NAMES_PLAIN)
    return _ended(*run_library(library, desk))


def show_preview(watched: WatchedBank, claim: str | None) -> Exit:
    """Open a bank for its author. No record is opened for it."""
    # As in play: only screens import Textual.
    from quiz.tui.run import run_preview

    return _ended(*run_preview(watched, claim, open_desk(record=False)))


def _ended(code: int, told: str) -> Exit:
    if told:
        err(told)
    return Exit(code)


def exit_of(ending: Ending) -> Exit:
    """The exit code of a round or a library in plain lines."""
    from quiz.plain.play import Ending

    return Exit.INTERRUPTED if ending is Ending.INTERRUPTED else Exit.GOOD
