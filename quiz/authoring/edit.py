"""The edit core: a bank's TOML text with one key changed in place, text in and text out.

Whatever an edit does not name stays as it is, byte by byte: comments, order, line ends, the last line without one. Each
function takes a text without byte order mark that tomli accepts, and raises EditError where the edit cannot be made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import tomli

from quiz.authoring.layout import (
    Span,
    block_of,
    cut_block,
    cut_lines,
    is_value,
    lines_of,
    newline_at,
    readable,
    region,
    starts_with,
)
from quiz.authoring.lists import insert_item, items_of, remove_item, replace_item, steps
from quiz.authoring.new_keys import add_key
from quiz.authoring.values import EditError, Value, same, write_in_style, write_value
from quiz.bank.places import KeyPath, Statement, Walk

_MOST_STEPS = 100
"""Steps up to which a list is changed item by item; beyond that it is written anew."""


def set_key(text: str, path: KeyPath, value: Value) -> str:
    """Give the key or list item at `path` another value. A key that is not there yet comes where its table has it.

    A table is changed key by key, whether it has a header or stands in one line.
    """
    walked = readable(text)
    place = walked.found.get(path) if path else None
    if place is None:
        return add_key(text, walked, path, value)
    if isinstance(value, Mapping) and value and isinstance(old := value_at(text, path), Mapping):
        return _changed_table(text, path, old, value)
    if not is_value(place):
        return set_key(remove_key(text, path), path, value)
    raw = text[place.start : place.end]
    return text[: place.start] + rewritten(raw, value, newline_at(text, place.start)) + text[place.end :]


def value_at(text: str, path: KeyPath) -> Any:
    """What stands at a path that is there."""
    found: Any = tomli.loads(text)
    for part in path:
        found = found[part]
    return found


def _changed_table(text: str, path: KeyPath, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    for name, value in new.items():
        if name not in old or not same(old[name], value):
            text = set_key(text, (*path, name), value)
    for name in old:
        if name not in new:
            text = remove_key(text, (*path, name))
    return text


def rewritten(raw: str, value: Value, newline: str) -> str:
    """A value as it is written in place of `raw`, with as much of that as can stay."""
    old = tomli.loads(f"x = {raw}")["x"]
    if same(old, value):
        return raw
    if isinstance(value, str):
        return write_in_style(raw, value, newline)
    if isinstance(old, list) and (old or "#" in raw) and isinstance(value, Sequence) and value:
        return _changed_list(raw, old, value, newline)
    return write_value(value, newline)


def _changed_list(raw: str, old: Sequence[Any], new: Sequence[Any], newline: str) -> str:
    made = steps(old, new)
    if len(made) > _MOST_STEPS:
        return write_value(new, newline)
    for number, item, fresh in made:
        if item is None:
            raw = remove_item(raw, number)
        elif fresh:
            raw = insert_item(raw, number, write_value(item, lines=False), newline)
        else:
            raw = replace_item(raw, number, write_value(item, lines=False))
    return raw


def remove_key(text: str, path: KeyPath) -> str:
    """Take out what stands at `path`: a key with its line, a list's item, a table with its header and all below it.

    The comments right above a header go with it; those above a key stay. What is not there is no trouble.
    """
    walked = readable(text)
    place = walked.found.get(path) if path else None
    if place is None:
        return text
    below = [statement for statement in walked.statements if starts_with(statement.path, path)]
    if is_value(place) and not below:
        return _without_item(text, walked, path)
    for span, is_block in reversed(_parts(text, walked, below)):
        text = cut_block(text, span) if is_block else cut_lines(text, span)
    return text


def _parts(text: str, walked: Walk, statements: Sequence[Statement]) -> list[tuple[Span, bool]]:
    """The stretches that statements fill, in order, and whether each is a block below a header or a key's lines."""
    headers = [statement for statement in walked.statements if statement.brackets]
    parts: list[tuple[Span, bool]] = []
    inside, before = 0, None
    for statement in statements:
        if statement.brackets:
            block = block_of(text, walked, statement)
            follows = before is not None and headers[headers.index(statement) - 1] is before
            parts.append((Span(parts.pop()[0].start if follows else block.start, block.end), True))
            inside, before = region(text, walked, statement).end, statement
        elif statement.start >= inside:
            parts.append((lines_of(text, statement.start, statement.end), False))
    return parts


def _without_item(text: str, walked: Walk, path: KeyPath) -> str:
    """Without one item of a list or one key of a small table."""
    around, place = walked.found[path[:-1]], walked.found[path]
    raw = text[around.start : around.end]
    starts = [item.start + around.start for item in items_of(raw)] if is_value(around) else []
    if place.key_start not in starts:
        raise EditError("a dotted key inside a small table cannot be taken out")
    kept = remove_item(raw, starts.index(place.key_start))
    return text[: around.start] + kept + text[around.end :]
