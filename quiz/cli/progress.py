"""`factquiz progress`: what was played, as text, JSON or CSV, and how to forget it."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.arguments import name_of
from quiz.cli.exits import Exit

if TYPE_CHECKING:
    from quiz.record.progress import Progress
    from quiz.record.store import Store
    from quiz.record.values import Forgotten

_SPARED = "Traces may stay in the file: forget once more when no other factquiz runs and the disk has room."


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "progress", help="show, export or forget what you did", description="Show, export or forget what you did."
    )
    parser.add_argument("--json", action="store_true", help="as one JSON document")
    parser.add_argument(
        "--export", type=name_of("the file"), metavar="FILE.csv", help="write all answers to a CSV file"
    )
    parser.add_argument("--force", action="store_true", help="replace FILE.csv where it exists")
    # `--forget --all` is "forget" without a bank. No text stands for that, because a text would be taken for a name.
    parser.add_argument(
        "--forget",
        nargs="?",
        const=False,
        type=name_of("the bank"),
        metavar="BANK",
        help="forget all about a bank, for good",
    )
    parser.add_argument("--all", action="store_true", help="with --forget: forget everything, for good")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Show, export or forget; trouble with the record is told in one sentence on stderr."""
    # Imported here and below, because the parser of every other command is built without the record.
    from quiz.cli.output import err

    wrong = _wrong_use(args)
    if wrong:
        err(wrong)
        return Exit.WRONG_USE
    return _or_trouble(lambda: _show(args) if args.forget is None else _forget(args))


def show_text(folder: Path | None) -> Exit:
    """The text alone; shares count the banks at `folder` too."""
    return _or_trouble(lambda: _show_text(folder))


def _or_trouble(do: Callable[[], Exit]) -> Exit:
    from quiz.cli.output import err
    from quiz.record.values import StoreProblem

    try:
        return do()
    except StoreProblem as problem:
        err(problem.sentence)
        return Exit.FAULTS


def _wrong_use(args: argparse.Namespace) -> str | None:
    if args.forget is None:
        return "--all goes with --forget: factquiz progress --forget --all." if args.all else None
    if args.json or args.export:
        return "--forget stands alone: it shows and exports nothing."
    if bool(args.forget) == args.all:
        return "Say what to forget: --forget BANK, or --forget --all for everything."
    return None


def _show(args: argparse.Namespace) -> Exit:
    if args.export:
        ending = _export(Path(args.export), args.force)
        if ending is not Exit.GOOD or not args.json:
            return ending
    return _show_json() if args.json else _show_text()


def _show_json() -> Exit:
    from quiz.cli.output import json_out
    from quiz.record.document import progress_json

    json_out(progress_json(_gathered()))
    return Exit.GOOD


def _show_text(folder: Path | None = None) -> Exit:
    from quiz.cli.output import out
    from quiz.plain.progress import progress_lines

    out("\n".join(progress_lines(_gathered(folder))))
    return Exit.GOOD


def _gathered(folder: Path | None = None) -> Progress:
    from quiz.disk.homes import home
    from quiz.record.progress import gather_progress
    from quiz.record.store import Store

    with contextlib.closing(Store.open(home())) as store:
        return gather_progress(store, folder)


def _export(path: Path, force: bool) -> Exit:
    from quiz.cli.output import err, save
    from quiz.disk.homes import home
    from quiz.game.wording import count_of
    from quiz.record.export import answers_csv
    from quiz.record.history import rounds
    from quiz.record.store import Store

    with contextlib.closing(Store.open(home())) as store:
        played = rounds(store)
    ending = save(path, answers_csv(played), force=force)
    if ending is Exit.GOOD:
        err(f"{count_of(sum(len(one.answers) for one in played), 'answer')} written to {path}.")
    return ending


def _forget(args: argparse.Namespace) -> Exit:
    from quiz.cli.output import err, out
    from quiz.disk.homes import home
    from quiz.record.store import Store
    from quiz.record.values import ANY

    store = Store.open(home())
    try:
        if args.all:
            gone = store.forget(ANY)
        else:
            bank = _bank_id(args.forget, store)
            if isinstance(bank, Exit):
                return bank
            if bank not in store.bank_ids():
                return _nothing_about(args.forget, bank, store)
            gone = store.forget(bank)
    finally:
        store.close()
    out(_told(gone))
    if not gone.scrubbed:
        err(_SPARED)
    return Exit.GOOD


def _bank_id(name: str, store: Store) -> str | Exit:
    """The id of the bank at a path, as for any BANK; the name itself where it is none, or only an id makes sense."""
    from quiz.bank.find import find_banks
    from quiz.bank.head import read_head, state_of
    from quiz.cli.banks import find_bank

    path = Path(name)
    if state_of(path) is None or (len(find_banks(path).paths) != 1 and name in store.bank_ids()):
        return name
    found = find_bank(name)
    return found if isinstance(found, Exit) else read_head(found[0], shipped=False).id or name


def _nothing_about(name: str, bank: str, store: Store) -> Exit:
    from quiz.bank.find import library, library_folders
    from quiz.cli.output import out
    from quiz.disk.homes import home
    from quiz.text.nearest import did_you_mean

    if any(head.id == bank for head in library(library_folders(home()))):
        out(f"Nothing is stored about {bank}.")
        return Exit.GOOD
    meant = did_you_mean(name, store.bank_ids())
    return _refuse(f"Nothing is stored about {name}." + (f" Did you mean {meant}?" if meant else ""))


def _told(gone: Forgotten) -> str:
    from quiz.game.wording import count_of

    told = f"Forgotten: {count_of(gone.rounds, 'round')}"
    mixed = f", and the answers in {count_of(gone.mixed, 'mixed round')}" if gone.mixed else ""
    return f"{told}{mixed}."


def _refuse(sentence: str) -> Exit:
    from quiz.cli.output import err

    err(sentence)
    return Exit.WRONG_USE
