"""Lists and small tables, `[…]` and `{…}`, changed item by item, so that what stands between the items stays.

`raw` is always the whole of one as it stands in a file, from bracket to bracket.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from quiz.bank.places import scan
from quiz.bank.scanner import line_end, line_start, skip_space

_KEY = "x = "


class Item(NamedTuple):
    """One item in its brackets: from its first character, or its key's, to its last; end exclusive."""

    start: int
    end: int


def items_of(raw: str) -> list[Item]:
    """The items in their order."""
    places = scan(_KEY + raw)
    inner = (places.nearest(path) for path in places if len(path) == 2)
    shift = len(_KEY)
    return sorted(Item(place.key_start - shift, place.end - shift) for place in inner)


def remove_item(raw: str, at: int) -> str:
    """Take out one item with its comma, and its line where it has one of its own."""
    items = items_of(raw)
    if len(items) == 1 and "#" not in raw[: items[0].start] + raw[items[0].end :]:
        return raw[0] + raw[-1]
    start, end = items[at]
    after = _past_comma(raw, end)
    if _has_own_line(raw, start, after):
        return raw[: line_start(raw, start)] + raw[raw.find("\n", after) + 1 :]
    gap = raw[items[at - 1].end : start] if at else "\n"
    if at + 1 < len(items) and "\n" not in raw[after : items[at + 1].start]:
        return raw[:start] + raw[items[at + 1].start :]
    if at + 1 == len(items) and "\n" not in gap:
        return raw[: items[at - 1].end] + raw[end:]
    return raw[:start] + raw[after:].lstrip(" \t")


def insert_item(raw: str, at: int, item: str, newline: str) -> str:
    """Put an item, as it is to be written, before the one that has the number `at` now, or behind the last one."""
    items = items_of(raw)
    if not items:
        return _first_item(raw, item, newline)
    if at == 0:
        start = items[0].start
        if _begins_line(raw, start):
            return _spliced(raw, line_start(raw, start), f"{_indent(raw, start)}{item},{newline}")
        return _spliced(raw, start, f"{item}, ")
    start, end = items[at - 1]
    after = _past_comma(raw, end)
    if not _has_own_line(raw, start, after):
        return _spliced(raw, end, f", {item}")
    line = newline + _indent(raw, start) + item
    if after > end:
        return _spliced(raw, line_end(raw, after), f"{line},")
    return _spliced(_spliced(raw, line_end(raw, end), line), end, ",")


def replace_item(raw: str, at: int, item: str) -> str:
    """Put another item in the place of one."""
    start, end = items_of(raw)[at]
    return raw[:start] + item + raw[end:]


class Step(NamedTuple):
    """One step from an old list to a new one: the item `number` goes where `new` is None, else `new` stands there.

    `fresh`: it is put before the item that has the number, which stays.
    """

    number: int
    new: Any
    fresh: bool = False


def steps(old: Sequence[Any], new: Sequence[Any]) -> list[Step]:
    """What has to be done, from the end of the list to its beginning, so that numbers hold meanwhile."""
    matcher = SequenceMatcher(None, [repr(item) for item in old], [repr(item) for item in new], autojunk=False)
    made: list[Step] = []
    for tag, first, last, new_first, new_last in reversed(matcher.get_opcodes()):
        if tag == "equal":
            continue
        shared = min(last - first, new_last - new_first)
        made += [Step(number, None) for number in reversed(range(first + shared, last))]
        made += [Step(last, new[at], fresh=True) for at in reversed(range(new_first + shared, new_last))]
        made += [Step(first + at, new[new_first + at]) for at in reversed(range(shared))]
    return made


def _first_item(raw: str, item: str, newline: str) -> str:
    if "#" not in raw:
        return f"{{ {item} }}" if raw[0] == "{" else f"[{item}]"
    # A comment ends with its line, so the closing bracket stands in a line of its own.
    return _spliced(raw, line_start(raw, len(raw) - 1), f"  {item},{newline}")


def _past_comma(raw: str, end: int) -> int:
    """Past the comma that follows the item which ends at `end`; `end` itself where there is none."""
    comma = skip_space(raw, end)
    return comma + 1 if raw[comma] == "," else end


def _has_own_line(raw: str, start: int, after: int) -> bool:
    """Whether nothing but blanks and a comment stands in an item's lines beside it and its comma."""
    rest = raw[after : line_end(raw, after)].strip(" \t")
    return _begins_line(raw, start) and "\n" in raw[after:] and (not rest or rest[0] == "#")


def _begins_line(raw: str, start: int) -> bool:
    first = line_start(raw, start)
    return first > 0 and not raw[first:start].strip(" \t")


def _indent(raw: str, start: int) -> str:
    return raw[line_start(raw, start) : start]


def _spliced(raw: str, at: int, text: str) -> str:
    return raw[:at] + text + raw[at:]
