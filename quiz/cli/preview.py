"""`factquiz preview`: a bank while it is written, on one screen that follows each save (docs/commands.md)."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.arguments import name_of
from quiz.cli.exits import Exit

if TYPE_CHECKING:
    from quiz.bank.read import Reading


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "preview",
        help="look at a bank while you write it",
        description="Show a bank's article and claims with all their texts, and read it anew after each save.",
    )
    parser.add_argument("bank", type=name_of("the bank"), metavar="BANK", help="a path or a bank's id")
    parser.add_argument("--claim", type=name_of("the claim"), metavar="ID", help="begin with this claim")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Open the screen. A bank with faults is opened too: they are what its author has to see."""
    # Imported here and below, because the parser of every other command is built without them.
    from quiz.cli import surface
    from quiz.cli.banks import find_bank
    from quiz.cli.output import err

    if not surface.can_draw():
        err("preview needs a terminal to draw on. `factquiz check --watch` tells faults anywhere.")
        return Exit.WRONG_USE
    found = find_bank(args.bank)
    return found if isinstance(found, Exit) else _preview(found[0], args.claim)


def _preview(path: Path, claim: str | None) -> Exit:
    from quiz.cli.desk import show_preview
    from quiz.cli.output import err
    from quiz.tui.watched import WatchedBank

    watched = WatchedBank(path)
    unknown = _unknown(watched.reading, claim)
    if unknown:
        err(unknown)
        return Exit.WRONG_USE
    return show_preview(watched, claim)


def _unknown(reading: Reading, claim: str | None) -> str:
    """That a sound bank has no such claim; of a broken one nobody can tell."""
    from quiz.cli.banks import no_claim

    known = [one.id for one in reading.bank.claims] if reading.bank is not None else []
    return "" if claim is None or reading.bank is None or claim in known else no_claim(reading.bank, claim, known)
