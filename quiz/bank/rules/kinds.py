"""What makes a value a value of its kind: one predicate a key, built from the table of keys.

The rules of shape and the quick look at a sound table use the same predicates, so they cannot disagree.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

from quiz.bank.keys import ID_PATTERN, PUBLISHED_PATTERN, Kind

Predicate = Callable[[Any], bool]

is_id = re.compile(ID_PATTERN).fullmatch
"""Whether a text is an id."""

_is_published = re.compile(PUBLISHED_PATTERN).fullmatch


def is_text(value: Any) -> bool:
    """A text, blank or not."""
    return type(value) is str


def is_texts(value: Any) -> bool:
    """A list of texts, blank or not."""
    return type(value) is list and all(type(item) is str for item in value)


def is_quotes(value: Any) -> bool:
    """A list of texts and tables."""
    return type(value) is list and all(type(item) in (str, dict) for item in value)


def is_tables(value: Any) -> bool:
    """A list of tables."""
    return type(value) is list and all(type(item) is dict for item in value)


def is_published(value: Any) -> bool:
    """A date without a time, or a text that looks like one and is a day of the calendar."""
    if type(value) is datetime.date:
        return True
    if type(value) is not str or not _is_published(value):
        return False
    try:
        datetime.date.fromisoformat(value if len(value) > len("2024-10") else f"{value}-01")
    except ValueError:
        return False
    return True


KIND_OF: dict[Kind, Predicate] = {
    Kind.TEXT: is_text,
    Kind.ID: is_text,
    Kind.STATUS: is_text,
    Kind.TEXTS: is_texts,
    Kind.IDS: is_texts,
    Kind.STATUSES: is_texts,
    Kind.STEPS: is_texts,
    Kind.WHOLE: lambda value: type(value) is int,
    Kind.YES_NO: lambda value: type(value) is bool,
    Kind.DATE: lambda value: type(value) is str or isinstance(value, datetime.date),
    Kind.QUOTES: is_quotes,
    Kind.TABLE: lambda value: type(value) is dict,
    Kind.TABLES: is_tables,
    Kind.TEXT_OR_TABLE: lambda value: type(value) is str or type(value) is dict,
}
"""Whether a value is of a kind at all; what further bounds it is in `fits`."""
