"""A key that a table does not have yet: written where the table of keys has it among those that are there."""

from __future__ import annotations

from quiz.authoring.layout import block_of, comments_above, is_value, newline_at, region, starts_with
from quiz.authoring.lists import insert_item, items_of
from quiz.authoring.values import EditError, Value, write_key, write_pair, write_value
from quiz.bank.keys import TABLES
from quiz.bank.places import KeyPath, Statement, Walk
from quiz.bank.scanner import line_end, line_start


def add_key(text: str, walked: Walk, path: KeyPath, value: Value) -> str:
    """The text with the key `path`, which it does not have. EditError where nothing has room for it."""
    if not path or isinstance(path[-1], int):
        raise EditError("a list's item that is not there cannot be set")
    table, name = path[:-1], path[-1]
    place = walked.found.get(table)
    header = _header(walked, table)
    if header is not None or not table:
        return _add_line(text, walked, header, table, write_key(name), value)
    if place is None:
        return _add_table(text, walked, table, {name: value})
    if (*table, 0) in walked.found:
        raise EditError("a list has no keys")
    if is_value(place):
        return _add_inside(text, walked, table, name, value)
    return _add_beside(text, walked, table, name, value)


def _header(walked: Walk, table: KeyPath) -> Statement | None:
    return next((s for s in walked.statements if s.brackets and s.path == table), None)


def _add_line(text: str, walked: Walk, header: Statement | None, table: KeyPath, key: str, value: Value) -> str:
    """A line of its own, behind the last key that comes before it in the table of keys."""
    first, last = region(text, walked, header)
    own = [s for s in walked.statements if not s.brackets and first <= s.start < last]
    rank = _rank(table, key)
    before = [s for s in own if _rank(table, str(s.path[len(table)])) <= rank]
    anchor = before[-1] if before else header
    if anchor is not None:
        at = line_end(text, anchor.end)
        newline = newline_at(text, at)
        line = _indent(text, anchor.start) + f"{key} = {write_value(value, newline)}"
        return text[:at] + newline + line + text[at:]
    return _add_on_top(text, walked, key, value, own)


def _add_on_top(text: str, walked: Walk, key: str, value: Value, own: list[Statement]) -> str:
    """At the top of a file, above all that stands there."""
    newline = newline_at(text, 0)
    line = f"{key} = {write_value(value, newline)}{newline}"
    if own:
        at = line_start(text, own[0].start)
        return text[:at] + line + text[at:]
    if walked.headers:
        at = comments_above(text, walked.headers[0].start)
        return text[:at] + line + newline + text[at:]
    return text + ("" if not text or text.endswith("\n") else newline) + line


def _add_table(text: str, walked: Walk, table: KeyPath, content: dict[str, Value]) -> str:
    """A table below the one that it belongs to, with a header where that one has one."""
    above = table[:-1]
    header = _header(walked, above)
    if above and header is None:
        return add_key(text, walked, table, content)
    last = region(text, walked, header).end
    own = [s.end for s in walked.statements if s.start < last] or [0]
    at = line_end(text, max(own))
    newline = newline_at(text, at)
    lines = [f"[{_name(table)}]", *(write_pair(key, value, newline) for key, value in content.items())]
    gap = newline * 2 if at else ""
    return text[:at] + gap + newline.join(lines) + ("" if at else newline) + text[at:]


def _add_inside(text: str, walked: Walk, table: KeyPath, name: str, value: Value) -> str:
    """Into a small table, behind its last key."""
    place = walked.found[table]
    raw = text[place.start : place.end]
    if raw[0] != "{":
        raise EditError("what stands there is no table")
    pair = f"{write_key(name)} = {write_value(value, lines=False)}"
    grown = insert_item(raw, len(items_of(raw)), pair, newline_at(text, place.start))
    return text[: place.start] + grown + text[place.end :]


def _add_beside(text: str, walked: Walk, table: KeyPath, name: str, value: Value) -> str:
    """Into a table that dotted keys or the headers below it have made."""
    below = [s for s in walked.statements if not s.brackets and len(s.path) > len(table)]
    dotted = [s for s in below if starts_with(s.path, table)]
    if not dotted:
        return _add_header(text, walked, table, write_pair(name, value, newline_at(text, len(text))))
    last = dotted[-1]
    if len(last.path) > len(table) + 1:
        raise EditError("a table inside a dotted one cannot be added to")
    written = text[last.start : last.value].rstrip(" \t=")
    prefix = written[: written.rindex(".") + 1]
    at = line_end(text, last.end)
    newline = newline_at(text, at)
    line = f"{_indent(text, last.start)}{prefix}{write_pair(name, value, newline)}"
    return text[:at] + newline + line + text[at:]


def _add_header(text: str, walked: Walk, table: KeyPath, line: str) -> str:
    """A header for a table that has only those of the tables below it, before the first of them."""
    first = next(statement for statement in walked.statements if starts_with(statement.path, table))
    at = block_of(text, walked, first).start
    newline = newline_at(text, at)
    return text[:at] + f"[{_name(table)}]" + newline + line + newline * 2 + text[at:]


def _name(table: KeyPath) -> str:
    """A table as headers call it."""
    return ".".join(write_key(part) for part in table if isinstance(part, str))


def _rank(table: KeyPath, name: str) -> int:
    """The place of a key in its table; a key of one's own comes last."""
    names = [part for part in table if isinstance(part, str)]
    keys = [key.name for key in TABLES[names[-1] if names else "bank"].keys] if not names or names[-1] in TABLES else []
    return keys.index(name) if name in keys else len(keys)


def _indent(text: str, pos: int) -> str:
    start = line_start(text, pos)
    return text[start:pos] if not text[start:pos].strip(" \t") else ""
