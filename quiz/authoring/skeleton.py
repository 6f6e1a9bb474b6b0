"""A TOML file made from the table of keys: every key once, with its note above it; what has no value waits behind a #.

A note begins with `# `, a key that waits with `#` alone, so that whoever wants the key takes one character away.
"""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quiz.bank.keys import TABLES, Key, Kind, Table

Live = Mapping[str, Any]
"""The values of a table that are set; those of a table inside it are a mapping, or a list of mappings."""

WIDTH = 100
"""Columns of a note."""

SOME_TEXT, SOME_ID, SOME_DAY = "…", "an-id", datetime.date(2026, 5, 3)
"""What stands for a value in a key that waits."""

_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_ESCAPED = re.compile('[\\0-\\x1f\\x7f"\\\\]')
_INNER = (Kind.TABLE, Kind.TABLES)


def skeleton(top: Table, live: Live, told: Iterable[str] = ()) -> list[str]:
    """The lines of a file. `told`: tables whose keys another file has, so that only their headers stand here."""
    writer = _Writer(set(told))
    writer.keys(top, live, waits="")
    writer.inner_tables(top, live, waits="")
    return writer.lines


def note(text: str) -> list[str]:
    """Lines of a note."""
    return textwrap.wrap(text, WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)


def toml(value: Any) -> str:
    """A value as TOML has it, in one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + _ESCAPED.sub(lambda found: _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}", value) + '"'
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(toml, value)) + "]"
    return str(value)


class _Writer:
    """The file so far. `told` names the tables whose keys were written once."""

    def __init__(self, told: set[str]) -> None:
        self.lines: list[str] = []
        self.told = told

    def keys(self, table: Table, live: Live, waits: str) -> None:
        """The keys of a table that are not tables themselves. `waits` is "#" where the whole table waits."""
        for key in table.keys:
            if key.kind in _INNER:
                continue
            self.lines += note(_note(key))
            if key.name in live:
                self.lines.append(f"{waits}{key.name} = {toml(live[key.name])}")
            else:
                if key.kind is Kind.QUOTES and key.table not in self.told:
                    self.lines += note(_note_of_inline(TABLES[key.table or ""]))
                self.lines.append(f"#{key.name} = {toml(self.example(key))}")

    def inner_tables(self, table: Table, live: Live, waits: str) -> None:
        """The tables inside it, each behind its header. Of several the first has every key, the others what they use.

        One that waits stands for a key too, so it has its note.
        """
        for key in table.keys:
            if key.kind not in _INNER:
                continue
            inner = TABLES[key.table or ""]
            value = live.get(key.name)
            given = [] if value is None else [value] if isinstance(value, Mapping) else list(value)
            self.lines += ["", *note(key.doc)]
            if given:
                self.whole(inner, given[0], waits)
            elif inner.name not in self.told:
                self.whole(inner, {}, "#")
            else:
                self.lines.append(f"#{inner.header}")
            for other in given[1:]:
                self.lines += ["", f"{waits}{inner.header}"]
                self.lines += [f"{waits}{name} = {toml(inner_value)}" for name, inner_value in other.items()]

    def whole(self, table: Table, live: Live, waits: str) -> None:
        """A table with its header and all its keys."""
        self.told.add(table.name)
        self.lines.append(f"{waits}{table.header}")
        self.keys(table, live, waits)
        self.inner_tables(table, live, waits)

    def example(self, key: Key) -> Any:
        """A value that shows how the key is written."""
        if key.default and not isinstance(key.default, bool):
            return key.default if isinstance(key.default, str) else list(key.allowed)
        if key.kind is Kind.QUOTES:
            return self.quotes(key.table or "")
        return example(key)

    def quotes(self, table: str) -> list[Any]:
        """A list of quotes. Where their table was not told yet, one has the form with keys."""
        if table in self.told:
            return [SOME_TEXT]
        self.told.add(table)
        return [SOME_TEXT, {key.name: example(key) for key in TABLES[table].keys}]


def example(key: Key) -> Any:
    """A value of the key's kind."""
    match key.kind:
        case Kind.WHOLE:
            return key.low or 1
        case Kind.YES_NO:
            return True
        case Kind.DATE:
            return SOME_DAY
        case Kind.TEXT | Kind.STATUS | Kind.ID | Kind.TEXT_OR_TABLE:
            return _text(key)
        case Kind.TEXTS | Kind.IDS | Kind.QUOTES:
            return [_text(key)]
        case Kind.STATUSES | Kind.STEPS:
            return list(key.allowed)
        case Kind.TABLE | Kind.TABLES:
            return {}


def _text(key: Key) -> str:
    if key.allowed:
        return key.allowed[0]
    return SOME_ID if key.kind in (Kind.ID, Kind.IDS) else SOME_TEXT


def _note(key: Key) -> str:
    """What the table of keys says of it, and the values among which there is a choice."""
    if not key.allowed or key.kind is Kind.STATUSES:
        return key.doc
    one = "One" if key.kind is Kind.STATUS else "Any"
    return f"{key.doc} {one} of {', '.join(key.allowed)}."


def _note_of_inline(table: Table) -> str:
    """The same of a table that is written in one line, and of its keys."""
    return " ".join([table.doc, *(f"{key.name}: {key.doc}" for key in table.keys)])
