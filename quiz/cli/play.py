"""`factquiz play`: a round of one bank, in plain lines or on screens (docs/commands.md, docs/playing.md)."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.bank.status import STATUSES, STEPS, Status, Step
from quiz.cli.arguments import name_of, refuse
from quiz.cli.exits import Exit

if TYPE_CHECKING:
    from quiz.game.plan import Options
    from quiz.record.desk import Desk
    from quiz.record.rounds import OpenedRound
    from quiz.tui.pending import Refusal

LOWEST_LEVEL, HIGHEST_LEVEL = 1, 3
LARGEST_SEED = 2**63 - 1
"""What the record's whole numbers hold."""

_LEVEL = re.compile("([1-3])(?:-([1-3]))?", re.ASCII)
_WHOLE = re.compile("[0-9]{1,19}", re.ASCII)


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "play",
        help="play a quiz",
        description="Play BANK: a path, or an id. Without it: the newest unfinished round, else the next quiz to do.",
    )
    parser.add_argument(
        "bank",
        nargs="?",
        type=name_of("the bank"),
        metavar="BANK",
        help="a bank's file, a folder with one bank, or an id",
    )
    parser.add_argument("--plain", action="store_true", help="in plain lines: one line is one answer or command")
    parser.add_argument("--exam", action="store_true", help="no hints, and nothing is marked before you hand it in")
    _add_choice_of_claims(parser)
    parser.add_argument("--fresh", action="store_true", help="begin anew, even where a round is unfinished")
    parser.add_argument("--no-record", action="store_true", help="keep nothing of this round")
    parser.set_defaults(run=run)


def _add_choice_of_claims(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--order", choices=("article", "shuffled"), help="as in the bank, or shuffled")
    parser.add_argument("--seed", type=seed, metavar="N", help="a whole number: the same seed asks the same")
    amount = parser.add_mutually_exclusive_group()
    amount.add_argument("--count", type=count, metavar="N", help="how many cards")
    amount.add_argument("--all", action="store_true", help="every card")
    amount.add_argument("--mix", type=count, metavar="N", help="N claims of several banks (of BANK, a folder)")
    parser.add_argument(
        "--status",
        action="append",
        type=status,
        metavar="S",
        help="only claims of a status: confirmed, attributed, denied, left open, not in it; or its number or letter",
    )
    parser.add_argument("--level", type=levels, metavar="N|N-M", help="only claims of a level, or of levels N to M")
    parser.add_argument(
        "--tag", action="append", type=name_of("the tag"), metavar="T", help="only claims with this tag"
    )
    parser.add_argument(
        "--steps", type=steps, metavar="status,quote,…", help=f"ask these in every claim: {', '.join(STEPS)}"
    )
    parser.add_argument("--missed", action="store_true", help="only claims that you missed last time")
    parser.add_argument("--class", dest="class_set", action="store_true", help="the claims for a lesson in class")


def seed(text: str) -> int:
    """A seed that the record can hold."""
    if _WHOLE.fullmatch(text) is None or int(text) > LARGEST_SEED:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 to {LARGEST_SEED}")
    return int(text)


def count(text: str) -> int:
    """How many cards, at least one."""
    if _WHOLE.fullmatch(text) is None or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1 on")
    return int(text)


def levels(text: str) -> tuple[int, int]:
    """The lowest and the highest level, both included."""
    match = _LEVEL.fullmatch(text)
    low, high = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    if low > high:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no level: {LOWEST_LEVEL} to {HIGHEST_LEVEL}, or two of them such as 1-2"
        )
    return low, high


def status(text: str) -> Status:
    """A status by its name, as banks or as the screens have it, or by its number or letter."""
    # Imported here, because most rounds are played without the option.
    from quiz.game.wording import LONG_NAMES

    said = " ".join(re.split("[ _-]+", name_of("the status")(text).casefold().strip()))
    names = {name: one for one in STATUSES for name in (*_status_names(one), LONG_NAMES[one].casefold())}
    signs = {sign: one for one in STATUSES for sign in (str(one.number), one.letter)}
    found = (names | signs).get(said)
    return found if found is not None else refuse(_no_status(text, said, names))


def _status_names(one: Status) -> list[str]:
    """As the screens have it, then as banks have it where that is another word."""
    from quiz.game.wording import NAMES

    return list(dict.fromkeys((NAMES[one].casefold(), one.value)))


def _no_status(text: str, said: str, names: Iterable[str]) -> str:
    from quiz.text.nearest import did_you_mean

    meant = did_you_mean(said, names)
    hint = f" Did you mean {meant}?" if meant else ""
    known = [f"{' or '.join(_status_names(one))} ({one.number}, {one.letter})" for one in STATUSES]
    return f"There is no status {text}.{hint} The statuses are {', '.join(known)}."


def steps(text: str) -> tuple[Step, ...]:
    """Steps in the order in which they are always asked."""
    words = {word.strip() for word in text.split(",")}
    unknown = sorted(words - {step.value for step in STEPS})
    if unknown:
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is no step: {', '.join(STEPS)}, parted by commas")
    return tuple(step for step in STEPS if step.value in words)


def run(args: argparse.Namespace) -> Exit:
    """Play a round. Faults of the bank, and that nothing fits, are told on stderr."""
    # Imported here and below, because the parser of every other command is built without the game.
    from quiz.cli import mixed, surface
    from quiz.cli.desk import open_desk

    desk = open_desk(record=not args.no_record)
    in_lines = surface.wants_plain(args.plain, desk.settings)
    if args.mix is not None:
        if not mixed.take_folder(desk, args):
            return Exit.WRONG_USE
        return mixed.play_mixed(desk, options_of(args), args, in_lines=in_lines)
    if args.bank is not None:
        return _play_bank(desk, args.bank, args, in_lines=in_lines)
    return _play_today(desk, args, in_lines=in_lines)


def _play_today(desk: Desk, args: argparse.Namespace, *, in_lines: bool) -> Exit:
    from quiz.cli import mixed
    from quiz.cli.output import err
    from quiz.record.library import What

    today = desk.library().playable_today()
    if today is None:
        err("There is no bank to play. `factquiz list` shows the library.")
        return Exit.WRONG_USE
    if today.entry is not None:
        return _play_bank(desk, str(today.entry.head.path), args, in_lines=in_lines)
    if today.what is What.ALL_MET:
        from quiz.bank.find import own_folder
        from quiz.disk.homes import home
        from quiz.game.wording_course import all_met

        desk.tell(all_met(str(own_folder(home()))))
    return mixed.play_mixed(desk, options_of(args), args, in_lines=in_lines)


def _play_bank(desk: Desk, name: str, args: argparse.Namespace, *, in_lines: bool) -> Exit:
    return _play_plain(desk, name, args) if in_lines else _play_on_screen(desk, name, args)


def _play_plain(desk: Desk, name: str, args: argparse.Namespace) -> Exit:
    from quiz.cli.banks import open_bank
    from quiz.cli.desk import play_plain, ways_on

    opened = open_bank(name)
    if isinstance(opened, Exit):
        return opened
    bank, _ = opened
    name = args.bank if args.bank is not None else bank.id
    ways = ways_on([name], [name, "--missed"], args)
    return play_plain(desk, bank, options_of(args), fresh=args.fresh, ways=ways)


def _play_on_screen(desk: Desk, name: str, args: argparse.Namespace) -> Exit:
    """A new round paints its reading page before its bank is proved; one that is taken up shows a card at once."""
    from quiz.bank.front import read_front
    from quiz.cli.banks import find_bank
    from quiz.cli.desk import play_on_screen, show_library
    from quiz.cli.output import err
    from quiz.tui.pending import Pending, Refusal

    if is_library(name):
        desk.folder = Path(name)
        return show_library(desk)
    found = find_bank(name)
    if isinstance(found, Exit):
        return found
    front = read_front(found[0])
    if front is not None and (args.fresh or desk.store.unfinished(front.id) is None):
        return play_on_screen(desk, Pending(front, partial(_open, desk, found, args), args.exam or front.exam))
    opened = _open(desk, found, args)
    if isinstance(opened, Refusal):
        err(opened.told)
        return Exit(opened.code)
    return play_on_screen(desk, opened)


def _open(desk: Desk, found: tuple[Path, bool], args: argparse.Namespace) -> OpenedRound | Refusal:
    """Prove the bank and open its round."""
    from quiz.cli.banks import prove
    from quiz.tui.pending import Refusal

    reading = prove(*found)
    if isinstance(reading, str) or reading.bank is None:
        return Refusal(str(reading), Exit.FAULTS)
    opened = desk.open_round(reading.bank, options_of(args), surface="tui", fresh=args.fresh)
    return Refusal(opened, Exit.WRONG_USE) if isinstance(opened, str) else opened


def is_library(name: str) -> bool:
    """Whether a folder holds several banks: the screens then open the library there."""
    from quiz.bank.find import find_banks, is_folder

    path = Path(name)
    return is_folder(path) and len(find_banks(path).paths) > 1


def options_of(args: argparse.Namespace) -> Options:
    """The choice of cards that was asked for."""
    from quiz.game.plan import Options

    return Options(
        exam=args.exam,
        order=args.order,
        seed=args.seed,
        count=args.count,
        all=args.all,
        statuses=tuple(one for one in STATUSES if one in (args.status or ())),
        levels=args.level,
        tags=tuple(sorted(set(args.tag or ()))),
        steps=args.steps,
        missed=args.missed,
        class_set=args.class_set,
        mix=args.mix,
    )
