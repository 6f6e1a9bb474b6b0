"""The edit core, by whole tables: a claim or a source added in its place, a claim dropped with all that hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tomli

from quiz.authoring.edit import remove_key, set_key, value_at
from quiz.authoring.layout import block_of, is_value, newline_at, readable
from quiz.authoring.values import EditError, Value, write_pair
from quiz.bank.keys import TABLES
from quiz.bank.places import Statement

_ORDER = ("sources", "claims", "questions")
"""The lists of tables as they follow each other in a bank."""


def add_claim(text: str, claim: Mapping[str, Value]) -> str:
    """A claim behind the last one. Where there is none yet: before the questions, else at the end."""
    return _add(text, "claims", [claim])


def add_claims(text: str, claims: Sequence[Mapping[str, Value]]) -> str:
    """Several claims in one go, in their order: the text is read once, however many there are."""
    return _add(text, "claims", claims) if claims else text


def add_source(text: str, source: Mapping[str, Value]) -> str:
    """A source behind the last one, in article.toml or in a bank. Where there is none yet: before the claims."""
    return _add(text, "sources", [source])


def add_sources(text: str, sources: Sequence[Mapping[str, Value]]) -> str:
    """Several sources in one go, in their order."""
    return _add(text, "sources", sources) if sources else text


def drop_claim(text: str, name: str) -> str:
    """Without the claim of this id, the tables below it, the comments right above it, and its place in `class`.

    EditError where there is no such claim.
    """
    at = number_of(text, "claims", name)
    if at is None:
        raise EditError(f"there is no claim {name}")
    dropped = remove_key(text, ("claims", at))
    named = tomli.loads(text).get("class")
    if isinstance(named, list) and name in named:
        dropped = set_key(dropped, ("class",), [item for item in named if item != name])
    return dropped


def number_of(text: str, table: str, name: str) -> int | None:
    """Which claim, source or question, from 0, has this id; the first where several have it."""
    found = tomli.loads(text).get(table)
    items = found if isinstance(found, list) else []
    return next((at for at, item in enumerate(items) if isinstance(item, dict) and item.get("id") == name), None)


def _add(text: str, table: str, contents: Sequence[Mapping[str, Value]]) -> str:
    walked = readable(text)
    there = walked.found.get((table,))
    if there is not None and is_value(there):
        return _add_in_brackets(text, table, contents)
    headers = [statement for statement in walked.statements if statement.brackets]
    own = [header for header in headers if header.path[0] == table]
    if own:
        at = block_of(text, walked, own[-1]).end
        return _put_behind(text, at, table, contents)
    follower = _follower(headers, table)
    if follower is None:
        return _put_behind(text, len(text), table, contents)
    at = block_of(text, walked, follower).start
    newline = newline_at(text, at)
    return text[:at] + _blocks(table, contents, newline) + newline * 2 + text[at:]


def _add_in_brackets(text: str, table: str, contents: Sequence[Mapping[str, Value]]) -> str:
    """Where the list stands in square brackets: an empty one makes room for headers."""
    listed = value_at(text, (table,))
    if not isinstance(listed, list):
        raise EditError(f"{table} is no list")
    if not listed:
        return _add(remove_key(text, (table,)), table, contents)
    return set_key(text, (table,), [*listed, *(dict(_in_order(table, content)) for content in contents)])


def _follower(headers: list[Statement], table: str) -> Statement | None:
    later = _ORDER[_ORDER.index(table) + 1 :]
    return next((header for header in headers if header.path[0] in later), None)


def _put_behind(text: str, at: int, table: str, contents: Sequence[Mapping[str, Value]]) -> str:
    """Behind the block that ends at `at`, parted from it by an empty line."""
    newline = newline_at(text, max(at - 1, 0))
    before = text[:at].rstrip(" \t\r\n")
    block = _blocks(table, contents, newline)
    if not before:
        return block + newline + text[at:]
    return before + newline * 2 + block + text[len(before) :]


def _blocks(table: str, contents: Sequence[Mapping[str, Value]], newline: str) -> str:
    return (newline * 2).join(_block(table, content, newline) for content in contents)


def _block(table: str, content: Mapping[str, Value], newline: str) -> str:
    """A table below its header, and below that its own tables. Without a line end behind it."""
    lines = [TABLES[table].header]
    inner: list[str] = []
    for name, value in _in_order(table, content):
        if isinstance(value, Mapping) and value:
            inner += ["", f"[{table}.{name}]", *(write_pair(key, item, newline) for key, item in value.items())]
        else:
            lines.append(write_pair(name, value, newline))
    return newline.join([*lines, *inner])


def _in_order(table: str, content: Mapping[str, Value]) -> Iterator[tuple[str, Any]]:
    """Keys and values in the order of the table of keys, those of one's own last."""
    known = [key.name for key in TABLES[table].keys]
    for name in (*known, *(name for name in content if name not in known)):
        if name in content:
            yield name, content[name]
