"""The letters of TOML 1.1: where a key, a text in quotes, a number or a comment begins and ends, and what stops a walk.

`places` walks over them, `syntax` explains with them what was refused. Pure Python and slow beside tomli: it runs only
once a fault is known or a text is edited.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple, TypeAlias

from quiz.text.lazy_pattern import lazy_pattern

KeyPath: TypeAlias = "tuple[str | int, ...]"
"""The way to a value in the parsed data: `("claims", 3, "quotes", 0)`."""

# Possessive quantifiers keep a long unclosed text from being tried again at every length. Groups have none: Python
# before 3.11.5 matches those wrongly (gh-106052).
_BASIC = r'"(?!"")[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*"'
_LITERAL = r"'(?!'')[^'\n]*+'"
_LONG_BASIC = r'"""[^"\\]*+(?:(?:\\.|"{1,2}(?!"))[^"\\]*+)*"{3,5}'
_LONG_LITERAL = r"'''[^']*+(?:'{1,2}(?!')[^']*+)*'{3,5}"
# A date and a time may be parted by one blank; nothing else that is not in quotes holds one.
_BARE = r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[ ](?=[0-9]))?[+-]?[0-9][^\s,\]}#]*+|true|false|[+-]?(?:inf|nan)"

LONG_STRING = lazy_pattern(f"{_LONG_BASIC}|{_LONG_LITERAL}", re.DOTALL)
SCALAR = lazy_pattern(f"{_BASIC}|{_LITERAL}|{_LONG_BASIC}|{_LONG_LITERAL}|{_BARE}", re.DOTALL)
KEY_PART = lazy_pattern(f"[A-Za-z0-9_-]++|{_BASIC}|{_LITERAL}")
KEY_LINE = lazy_pattern(r"^[ \t]*+[A-Za-z0-9_-]++(?:[ \t]*+\.[ \t]*+[A-Za-z0-9_-]++)*[ \t]*+=", re.MULTILINE)
"""A line that begins as `key =` does."""

HEADER_LINE = lazy_pattern(r"^[ \t]*+\[\[?+[ \t]*+[A-Za-z][A-Za-z0-9_. \t-]*+\]\]?+[ \t]*+(?:#|\r?$)", re.MULTILINE)
"""A line that looks like a header; no list holds such a line, because bare words are no values."""

_BLANKS = lazy_pattern(r"[ \t]*+")
_SPACE = lazy_pattern(r"(?:[ \t\r\n]++|#[^\n]*+)*")
_DOT = lazy_pattern(r"[ \t]*+\.[ \t]*+")
_ESCAPE = lazy_pattern(
    r"\\(?:x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})"
    r"|(?P<fold>[ \t]*\r?\n[ \t\r\n]*)|(?P<short>[\"\\btnfre]))|(?P<line>\r\n)"
)
_BACKSLASH = lazy_pattern(r"\\.", re.DOTALL)
_LINE_END = lazy_pattern(r"(?P<line>\r\n)")
_SHORT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
_ITEM_BEFORE = lazy_pattern(r"""(?:\[|["'}\]],)[ \t]*(?:#[^"']*)?\r?\n$""")
# An unclosed one-line text ends with its line here, so that one lost quote mark does not turn all others round.
_QUOTE_OR_COMMENT = lazy_pattern(r"""#[^\n]*+|"{3}|'{3}|"(?:[^"\\\n]|\\[^\n])*"?+|'[^'\n]*+'?+""")


class Reason(Enum):
    """What a walk missed where it stopped."""

    KEY = "a key"
    EQUALS = "an equals sign"
    VALUE = "a value"
    QUOTE = "a closing quote mark"
    COMMA = "a comma or a closing bracket"
    HEADER = "the closing bracket of a header"
    LINE_END = "the end of the line"
    DEPTH = "an end to the nesting"


class Open(NamedTuple):
    """A list or inline table that is not closed yet: its bracket, where that stands, where what came before ends."""

    bracket: str
    start: int
    last: int


class UnreadableError(ValueError):
    """The walk cannot go on at `at`. `last` is the end of what was read before, `opened` the brackets around it."""

    def __init__(self, reason: Reason, at: int) -> None:
        super().__init__(f"no {reason.value} at offset {at}")
        self.reason = reason
        self.at = at
        self.last = at
        self.opened: tuple[Open, ...] = ()


class Part(NamedTuple):
    """One name of a dotted key, decoded, and where it stands with its quote marks."""

    name: str
    start: int
    end: int


class Lines:
    """Lines and columns of a text, from 1, in code points. Lines end with LF."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def line(self, offset: int) -> int:
        """The line that holds `offset`."""
        return bisect_right(self._starts, offset)

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of `offset`."""
        line = self.line(offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The way back. IndexError for a line that is not there."""
        return self._starts[line - 1] + column - 1


def skip_blanks(text: str, pos: int) -> int:
    """Past blanks and tabs."""
    return _end(_BLANKS, text, pos)


def skip_space(text: str, pos: int) -> int:
    """Past blanks, line ends and comments."""
    return _end(_SPACE, text, pos)


def _end(pattern: re.Pattern[str], text: str, pos: int) -> int:
    found = pattern.match(text, pos)
    return pos if found is None else found.end()


def line_end(text: str, pos: int) -> int:
    """The end of the line that holds `pos`, before its line end."""
    end = text.find("\n", pos)
    if end < 0:
        return len(text)
    return end - 1 if end > pos and text[end - 1] == "\r" else end


def line_start(text: str, pos: int) -> int:
    """The start of the line that holds `pos`."""
    return text.rfind("\n", 0, pos) + 1


def scalar_end(text: str, pos: int) -> int:
    """The end of a text, number, date, true or false that begins at `pos`. UnreadableError where there is none."""
    found = SCALAR.match(text, pos)
    if found is None:
        quoted = text.startswith(('"', "'"), pos)
        raise UnreadableError(Reason.QUOTE if quoted else Reason.VALUE, pos)
    return found.end()


def read_key(text: str, pos: int) -> tuple[tuple[Part, ...], int]:
    """The parts of the key at `pos`, and where the blanks after it end. UnreadableError where there is none."""
    parts: list[Part] = []
    while True:
        found = KEY_PART.match(text, pos)
        if found is None:
            quoted = text.startswith(('"', "'"), pos)
            raise UnreadableError(Reason.QUOTE if quoted else Reason.KEY, pos)
        parts.append(Part(_key_name(text, *found.span()), *found.span()))
        dot = _DOT.match(text, found.end())
        if dot is None:
            return tuple(parts), skip_blanks(text, found.end())
        pos = dot.end()


def _key_name(text: str, start: int, end: int) -> str:
    if text[start] not in "\"'":
        return text[start:end]
    return "".join(char for _, _, char in pieces(text, start, end))


def content_span(text: str, start: int, end: int) -> tuple[int, int]:
    """What stands between the quote marks of a text in quotes, without the line end that TOML drops at its start."""
    mark = text[start : start + 1]
    if not mark or mark not in "\"'" or end - start < 2:
        raise ValueError(f"no text in quotes at offset {start}")
    if end - start < 6 or not text.startswith(mark * 3, start):
        return start + 1, end - 1
    first = start + 3
    for dropped in ("\r\n", "\n"):
        if text.startswith(dropped, first):
            return first + len(dropped), end - 3
    return first, end - 3


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Cut the text in quotes `text[start:end]`: raw start, raw end and what they stand for.

    A piece is either a run of plain characters, each standing for itself, or one escape, which stands for one
    character, or for none where a backslash ends a line.
    """
    pos, last = content_span(text, start, end)
    pattern = _ESCAPE if text[start] == '"' else _LINE_END
    for found in pattern.finditer(text, pos, last):
        if found.start() > pos:
            yield pos, found.start(), text[pos : found.start()]
        yield *found.span(), _decoded(found)
        pos = found.end()
    if last > pos:
        yield pos, last, text[pos:last]


def _decoded(found: re.Match[str]) -> str:
    kind = found.lastgroup
    if kind == "line":
        return "\n"
    if kind == "fold":
        return ""
    if kind == "short":
        return _SHORT[found["short"]]
    # Only a refused text holds a number that is no character.
    return chr(int(found[str(kind)], 16)) if _is_character(found) else "\ufffd"


def _is_character(escape: re.Match[str]) -> bool:
    kind = escape.lastgroup
    if kind not in ("x", "u", "U"):
        return True
    code = int(escape[kind], 16)
    return code <= sys.maxunicode and not 0xD800 <= code <= 0xDFFF


def bad_escape(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The first escape inside the text in quotes `text[start:end]` that TOML does not know."""
    if text[start] != '"':
        return None
    for found in _BACKSLASH.finditer(text, *content_span(text, start, end)):
        known = _ESCAPE.match(text, found.start())
        if known is None:
            return found.span()
        if not _is_character(known):
            return known.span()
    return None


def open_long_string(text: str, start: int, end: int) -> int | None:
    """Where a text in three quote marks begins that `end` stands inside of; `start` must stand outside of any."""
    pos = start
    while found := _QUOTE_OR_COMMENT.search(text, pos, end):
        pos = found.end()
        if found.group() in ('"""', "'''"):
            closed = LONG_STRING.match(text, found.start())
            if closed is None or closed.end() > end:
                return found.start()
            pos = closed.end()
    return None


def opens_table(text: str, start: int) -> bool:
    """Whether a key, a header or nothing follows the header at `start`, and not prose."""
    below = skip_space(text, line_end(text, start))
    return below >= len(text) or bool(KEY_LINE.match(text, below) or HEADER_LINE.match(text, below))


def long_string_end(text: str, opened: int) -> int | None:
    """The end of the text in three quote marks that begins at `opened`; None where it has none."""
    closed = LONG_STRING.match(text, opened)
    return None if closed is None else closed.end()


def ends_at_opening(text: str, end: int) -> bool:
    """Whether the quote marks before `end`, which close a text, stand where a new text opens: then its own are lost."""
    marks = end - 3
    while end - marks < 5 and text[marks - 1] == text[end - 1]:
        marks -= 1
    return looks_opening(text, marks)


def looks_opening(text: str, marks: int) -> bool:
    """Whether the three quote marks at `marks` stand where a text opens, not where one ends."""
    start = line_start(text, marks)
    before = text[start:marks].rstrip(" \t")
    if before.endswith(("=", "[", "{")):
        return True
    after = text[marks + 3 : line_end(text, marks)].strip(" \t")
    if before and not before.endswith(","):
        return False
    if not after or after[0] == "#":
        # Alone in its line: the first thing in a list, or the next one.
        return not before and bool(_ITEM_BEFORE.search(text[line_start(text, max(0, start - 1)) : start]))
    return after[0] not in ",]}"
