"""What the rules' messages have in common: how a value is shown, what kind it is, and "did you mean"."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from quiz.text.clean import visible
from quiz.text.nearest import did_you_mean, is_sure_slip

LONGEST_SHOWN = 80
"""Characters of an author's text that a message repeats."""


def shown(text: str, longest: int = LONGEST_SHOWN) -> str:
    """A text in quotation marks, safe to show, on one line, and cut where it is long."""
    line = " ".join(text.split())
    cut = line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
    return f'"{visible(cut)}"'


def did_you_mean_help(name: str, candidates: Iterable[str]) -> str | None:
    """The help for a name that is not known, if one of the candidates is near."""
    near = did_you_mean(name, candidates)
    return f"Did you mean {shown(near)}?" if near is not None else None


def one_near(name: str, candidates: Iterable[str], there: Iterable[str | None] = ()) -> str | None:
    """The one candidate that can be meant by a name, as its certain mend; None where it is in the list already."""
    near = did_you_mean(name, candidates)
    return near if near is not None and near not in there and is_sure_slip(name, near) else None


def kind_of(value: Any) -> str:
    """What a value is, in an author's words."""
    # The order matters: true and false are whole numbers to Python, and a time stamp is a date.
    for kind, words in (
        (bool, "true or false"),
        (str, "a text"),
        (int, "a whole number"),
        (float, "a number with a decimal point"),
        (datetime.datetime, "a date with a time"),
        (datetime.date, "a date"),
        (datetime.time, "a time"),
        (list, "a list"),
        (dict, "a table"),
    ):
        if isinstance(value, kind):
            return words
    return "something else"
