"""What argparse makes of single words: refused by one sentence and exit 2, without a dump of the usage."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from quiz.cli.exits import Exit
from quiz.cli.output import err


def refuse(sentence: str) -> NoReturn:
    """Tell it, and end as wrong use."""
    err(sentence)
    raise SystemExit(int(Exit.WRONG_USE))


def name_of(what: str) -> Callable[[str], str]:
    """A type of argument: the name of something, which must not be empty. An empty path would mean the folder here."""

    def name(text: str) -> str:
        return text or refuse(f"The name of {what} is empty.")

    return name
