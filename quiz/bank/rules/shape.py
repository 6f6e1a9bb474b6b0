"""Rules on a table's keys and on the kinds of its values, held to the table of keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from quiz.bank.faults import Severity
from quiz.bank.keys import FORMAT, FREE_PREFIX, ID_PATTERN, TABLES, Key, Kind, Table
from quiz.bank.rules.kinds import KIND_OF, is_id, is_published
from quiz.bank.rules.messages import did_you_mean_help, kind_of, one_near, shown
from quiz.bank.rules.registry import At, Finding, Subject, rule
from quiz.text.clean import LINE_ENDS, ascii_standin
from quiz.text.nearest import did_you_mean
from quiz.text.phrases import capital, listed

Data = Mapping[str, Any]

_ITEM_KINDS = {
    Kind.TEXTS: "text",
    Kind.IDS: "id",
    Kind.STATUSES: "status",
    Kind.STEPS: "step",
    Kind.QUOTES: "quote",
    Kind.TABLES: "table",
}


@rule("missing-key", Severity.ERROR, Subject.TABLE)
def missing_key(data: Data, table: Table) -> Iterator[Finding]:
    """A key that is required is not there."""
    for key in table.keys:
        if key.required and key.name not in data:
            near = _unknown_like(key.name, data, table)
            advice = f"{shown(near)} may be meant for it. {key.doc}" if near else f"Add {_example(key)}. {key.doc}"
            yield Finding((), f'{capital(table.noun)} needs the key "{key.name}".', advice, At.HEADER)


def _unknown_like(name: str, data: Data, table: Table) -> str | None:
    known = {key.name for key in table.keys}
    return did_you_mean(name, [other for other in data if other not in known])


def _example(key: Key) -> str:
    """How a key is written that is not there."""
    if key.kind in (Kind.TABLE, Kind.TABLES):
        return TABLES[key.table or ""].header
    if key.kind in _ITEM_KINDS:
        return f"{key.name} = […]"
    return f"{key.name} = {FORMAT}" if key.kind is Kind.WHOLE else f'{key.name} = "…"'


@rule("unknown-key", Severity.WARNING, Subject.TABLE)
def unknown_key(data: Data, table: Table) -> Iterator[Finding]:
    """A key that this format does not have. It is passed over."""
    names = [key.name for key in table.keys]
    for name in data:
        if name not in names and not name.startswith(FREE_PREFIX) and _home(name, table) is None:
            advice = did_you_mean_help(name, names) or _elsewhere(name) or 'Keys of your own begin with "x-".'
            message = f"Unknown key {shown(name)} in {table.noun}."
            yield Finding((name,), message, advice, At.KEY, mend=_meant_key(name, data, table))


def _meant_key(name: str, data: Data, table: Table) -> str | None:
    """The key that a name is surely a slip for: not there yet, of the value's kind, and near to no other slip."""
    kinds = {key.name: key.kind for key in table.keys}
    near = one_near(name, kinds, data)
    if near is None or not KIND_OF[kinds[near]](data[name]):
        return None
    others = (other for other in data if other != name and other not in kinds)
    return None if any(did_you_mean(other, kinds) == near for other in others) else near


def _elsewhere(name: str) -> str | None:
    homes = [table.header for table in TABLES.values() if any(key.name == name for key in table.keys)]
    return f"{shown(name)} is a key of {listed(homes, 'or')}." if homes else None


@rule("misplaced-key", Severity.ERROR, Subject.TABLE)
def misplaced_key(data: Data, table: Table) -> Iterator[Finding]:
    """A key that has slipped under a header it does not belong to."""
    names = {key.name for key in table.keys}
    for name in data:
        if name not in names and (place := _home(name, table)):
            yield Finding((name,), f"{shown(name)} belongs {place}.", _WHY_MISPLACED, At.KEY)


_WHY_MISPLACED = "In TOML a key belongs to the nearest header above it."


def _home(name: str, table: Table) -> str | None:
    """Where a key belongs that slipped under `table`: in a table round it, or, from the top, in one below it."""
    outer = table.inside
    while outer is not None:
        around = TABLES[outer]
        if any(key.name == name for key in around.keys):
            # Above [[sources]] stands the top of a bank, or [article] in a file of its own.
            by_name = around.inside or table.name == "sources"
            return f"above {table.header if by_name else 'the first header'}"
        outer = around.inside
    if table.inside is None:
        for inner in ("article", "claims"):
            if any(key.name == name for key in TABLES[inner].keys) and _below(inner, table):
                return f"below {TABLES[inner].header}"
    return None


def _below(name: str, table: Table) -> bool:
    return any(key.table == name for key in table.keys)


@rule("wrong-kind", Severity.ERROR, Subject.TABLE)
def wrong_kind(data: Data, table: Table) -> Iterator[Finding]:
    """A value is not of the kind that its key asks for."""
    for key in table.keys:
        value = data.get(key.name)
        if value is None or KIND_OF[key.kind](value):
            continue
        if isinstance(value, list) and key.kind in _ITEM_KINDS:
            yield from _wrong_items(key, value)
        else:
            message = f'"{key.name}" must be {key.kind}, not {kind_of(value)}.'
            yield Finding((key.name,), message, _mend(key, value))


def _wrong_items(key: Key, value: list[Any]) -> Iterator[Finding]:
    for number, item in enumerate(value):
        if not KIND_OF[key.kind]([item]):
            message = f'"{key.name}" must be {key.kind}, but item {number + 1} is {kind_of(item)}.'
            yield Finding((key.name, number), message, _mend_item(key, item))


def _mend(key: Key, value: Any) -> str | None:
    """How a value of another kind is written right, where that can be told."""
    if key.kind in _ITEM_KINDS and key.kind is not Kind.TABLES and isinstance(value, str):
        return f"Write it in square brackets: {key.name} = [{shown(value)}]."
    if key.kind is Kind.TABLES:
        return f"Write its header with two pairs of brackets: {TABLES[key.table or ''].header}."
    if key.kind in (Kind.TABLE, Kind.TEXT_OR_TABLE) and KIND_OF[Kind.TABLES](value):
        return f"Write its header with one pair of brackets: {TABLES[key.table or ''].header}."
    if key.kind not in _ITEM_KINDS and isinstance(value, list):
        return "Write it without square brackets." if len(value) == 1 and KIND_OF[key.kind](value[0]) else None
    if key.kind in (Kind.WHOLE, Kind.YES_NO) and isinstance(value, str):
        return "Write it without quotation marks."
    if key.kind in (Kind.TEXT, Kind.ID, Kind.STATUS) and not isinstance(value, dict):
        return "Write it in quotation marks."
    return None


def _mend_item(key: Key, item: Any) -> str | None:
    if key.kind is Kind.TABLES:
        return f"Write it as {{ text = {shown(item)} }}." if key.name == "options" and isinstance(item, str) else None
    return "Write it in quotation marks." if isinstance(item, (int, float)) else None


@rule("out-of-range", Severity.ERROR, Subject.TABLE)
def out_of_range(data: Data, table: Table) -> Iterator[Finding]:
    """A whole number is too small or too large."""
    for key in table.keys:
        value = data.get(key.name)
        if key.kind is Kind.WHOLE and type(value) is int and not in_range(key, value):
            bounds = f"goes from {key.low} to {key.high}" if key.high is not None else f"begins at {key.low}"
            yield Finding((key.name,), f'"{key.name}" {bounds}; this one is {short_number(value)}.')


def in_range(key: Key, value: int) -> bool:
    """Whether a whole number lies within the bounds of its key."""
    return (key.low is None or value >= key.low) and (key.high is None or value <= key.high)


def short_number(value: int) -> str:
    """A number as it is, or in words where Python would not write it out."""
    return str(value) if abs(value) < 10**15 else "a very large number"


@rule("bad-date", Severity.ERROR, Subject.TABLE)
def bad_date(data: Data, table: Table) -> Iterator[Finding]:
    """A date that is no day or month of the calendar, or has a time with it."""
    for key in table.keys:
        value = data.get(key.name)
        if key.kind is Kind.DATE and KIND_OF[key.kind](value) and not is_published(value):
            what = shown(value) if isinstance(value, str) else kind_of(value)
            advice = 'Write a day without quotation marks, as in 2024-10-15, or a month as a text: "2024-10".'
            yield Finding((key.name,), f'"{key.name}" must be a date; this one is {what}.', advice)


@rule("empty-text", Severity.ERROR, Subject.TABLE)
def empty_text(data: Data, table: Table) -> Iterator[Finding]:
    """A required text, or one item of a list of texts, holds nothing that can be read."""
    for key in table.keys:
        value = data.get(key.name)
        if is_blank(value) and (key.kind is Kind.STATUS or (key.required and key.kind is Kind.TEXT)):
            yield Finding((key.name,), f'"{key.name}" is empty.', key.doc)
        elif key.kind in _ITEM_KINDS and isinstance(value, list):
            for number, item in enumerate(value):
                if is_blank(item):
                    yield Finding((key.name, number), f'Item {number + 1} of "{key.name}" is empty.')


@rule("several-lines", Severity.WARNING, Subject.TABLE)
def several_lines(data: Data, table: Table) -> Iterator[Finding]:
    """A text that is shown in one line has a line end in it."""
    for key in table.keys:
        value = data.get(key.name)
        if key.line and type(value) is str and not is_line(value):
            message = f'"{key.name}" is shown in one line, and this text has several.'
            yield Finding((key.name,), message, "Write it in one line: a blank is shown for each line end.")


def is_line(value: str) -> bool:
    """Whether a text has no line end between its words."""
    return value.isprintable() or not any(end in value.strip() for end in LINE_ENDS)


def is_blank(value: Any) -> bool:
    """Whether a value is a text without anything to read in it."""
    return type(value) is str and (not value or value.isspace())


@rule("bad-id", Severity.ERROR, Subject.TABLE)
def bad_id(data: Data, table: Table) -> Iterator[Finding]:
    """An id holds other characters than small letters, digits and hyphens, or too many."""
    for key in table.keys:
        value = data.get(key.name)
        if key.kind is Kind.ID and type(value) is str and not is_id(value):
            yield Finding((key.name,), f"{shown(value)} is not an id.", _id_help(value))


def _id_help(value: str) -> str:
    rule_of_ids = "An id is at most 64 small letters a to z, digits and hyphens, and begins with a letter or digit."
    near = re.sub("[^a-z0-9]+", "-", ascii_standin(value[:200]).lower()).strip("-")[:64].rstrip("-")
    return f"{rule_of_ids} Perhaps {shown(near)}." if near and re.fullmatch(ID_PATTERN, near) else rule_of_ids


@rule("unknown-step", Severity.ERROR, Subject.TABLE)
def unknown_step(data: Data, table: Table) -> Iterator[Finding]:
    """A step of `ask` is none of the four."""
    for key in table.keys:
        value = data.get(key.name)
        if key.kind is Kind.STEPS and isinstance(value, list):
            for number, item in enumerate(value):
                if type(item) is str and item not in key.allowed and not is_blank(item):
                    advice = did_you_mean_help(item, key.allowed) or f"The steps are {listed(key.allowed)}."
                    message = f"{shown(item)} is not a step of a card."
                    yield Finding((key.name, number), message, advice, mend=one_near(item, key.allowed, value))


@rule("bad-format", Severity.ERROR, Subject.FORMAT)
def bad_format(data: Data) -> Iterator[Finding]:
    """A bank of a format that this version does not read."""
    value = data.get("format")
    if type(value) is int and value != FORMAT:
        advice = "A newer version of factquiz may read it." if value > FORMAT else f"Write format = {FORMAT}."
        message = f"This bank is written in format {short_number(value)}; this version reads format {FORMAT}."
        yield Finding(("format",), message, advice)
