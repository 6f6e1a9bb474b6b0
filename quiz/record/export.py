"""The answers as CSV for a spreadsheet: one row an answer, no cell of which can act as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from quiz.record.history import answer_json, round_json
from quiz.record.values import RoundRow

ROUND_COLUMNS = {
    "round": "id",
    "round_bank": "bank",
    "mode": "mode",
    "started": "started",
    "finished": "finished",
    "abandoned": "abandoned",
    "seed": "seed",
    "surface": "surface",
    "points": "points",
    "of": "of",
}
"""Columns that tell of the round, and the JSON's keys that they hold."""

ANSWER_COLUMNS = (
    "bank",
    "bank_hash",
    "claim",
    "claim_hash",
    "step",
    "position",
    "at",
    "chosen",
    "right",
    "mark",
    "first",
    "hint",
    "seconds",
    "objection",
    "version",
)
"""Columns that tell of the answer: the JSON's keys."""

LATER_ROUND_COLUMNS = {"exam": "exam"}
"""As ROUND_COLUMNS; behind all others, so that nobody who counts columns finds another one in its place."""

COLUMNS = (*ROUND_COLUMNS, *ANSWER_COLUMNS, *LATER_ROUND_COLUMNS)

BOM = "\ufeff"
"""Excel reads a CSV as UTF-8 only where it begins with this."""

_LEADS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def answers_csv(played: Iterable[RoundRow]) -> str:
    """One line an answer, with its round in front, after a line of names. Comma, CR LF, quotes where needed."""
    return csv_text(COLUMNS, (row for one in played for row in _rows(one)))


def csv_text(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """A CSV with a BOM. Every cell goes through cell()."""
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def cell(value: Any) -> str | int | float:
    """A value as a cell: nothing for None, true and false, lists with spaces between.

    A text that a spreadsheet could take for a formula gets an apostrophe in front; so does one that begins with an
    apostrophe, so that taking one away gives every text back.
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return value
        case list() | tuple():
            return " ".join(str(part) for part in value)
    text = str(value)
    return f"'{text}" if text.startswith(_LEADS_A_FORMULA) else text


def _rows(one: RoundRow) -> Iterable[list[Any]]:
    about = round_json(one)
    front, back = ([about[key] for key in keys.values()] for keys in (ROUND_COLUMNS, LATER_ROUND_COLUMNS))
    for answer in one.answers:
        document = answer_json(answer)
        yield [*front, *(document[key] for key in ANSWER_COLUMNS), *back]
