"""Values as they are written in a bank's TOML: texts, numbers, true and false, days, lists and small tables."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

Value: TypeAlias = "str | bool | int | datetime.date | Sequence[Any] | Mapping[str, Any]"
"""What a key may be set to. Items of lists and values of small tables are such values too."""

WIDEST_LIST = 100
"""Characters up to which several items stand in one line."""

_BARE_KEY = re.compile("[A-Za-z0-9_-]+")
_ESCAPED = re.compile('[\0-\x1f\x7f"\\\\]')
_ESCAPED_IN_LINES = re.compile('[\0-\x08\x0b-\x1f\x7f\\\\]|(?<="")"|"(?=\\Z)')
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_NOT_LITERAL = re.compile("['\0-\x08\x0a-\x1f\x7f]")


class EditError(ValueError):
    """This edit cannot be made in this text; the message says why, for whoever wrote the caller."""


def write_key(name: str) -> str:
    """A key, in quotation marks where it has to be."""
    return name if _BARE_KEY.fullmatch(name) else _basic(name)


def write_value(value: Value, newline: str = "\n", *, lines: bool = True) -> str:
    """A value as TOML. A text with line ends takes three quotation marks where `lines` allows for that."""
    if isinstance(value, str):
        return _long(value, newline) if lines and "\n" in value else _basic(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _small_table(value)
    return _list(value, newline)


def write_pair(name: str, value: Value, newline: str = "\n") -> str:
    """A key and its value as they stand in a line."""
    return f"{write_key(name)} = {write_value(value, newline)}"


def write_in_style(raw: str, value: str, newline: str = "\n") -> str:
    """A text, in single quotation marks where `raw`, the text that it replaces, has them and the new one can."""
    literal = raw.startswith("'") and not raw.startswith("'''") and not _NOT_LITERAL.search(value)
    return f"'{_sound(value)}'" if literal else write_value(value, newline)


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal and of one kind: true is not 1. A tuple counts as a list."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and bool(one == other)


def _sound(text: str) -> str:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise EditError("half a character (a lone surrogate) cannot be written")
    return text


def _basic(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, _sound(text))}"'


def _long(text: str, newline: str) -> str:
    body = _ESCAPED_IN_LINES.sub(_escape, _sound(text)).replace("\n", newline)
    return f'"""{newline}{body}"""'


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


def _small_table(value: Mapping[str, Any]) -> str:
    pairs = [f"{write_key(name)} = {write_value(item, lines=False)}" for name, item in value.items()]
    return f"{{ {', '.join(pairs)} }}" if pairs else "{}"


def _list(items: Iterable[Any], newline: str) -> str:
    written = [write_value(item, lines=False) for item in items]
    line = f"[{', '.join(written)}]"
    if len(written) < 2 or len(line) <= WIDEST_LIST:
        return line
    return "".join(["[", newline, *(f"  {item},{newline}" for item in written), "]"])
