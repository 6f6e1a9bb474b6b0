"""Positions as editors count them: lines from 0, and columns in the units of the encoding that was agreed upon."""

from __future__ import annotations

from typing import NamedTuple

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"


class Spot(NamedTuple):
    """A position, both from 0; `column` counts units of the encoding."""

    line: int
    column: int


def units(text: str, encoding: str) -> int:
    """How long a piece of a line is in an encoding's units: bytes, halves of four bytes, or code points."""
    if encoding == UTF8:
        return len(text.encode("utf-8", "surrogatepass"))
    if encoding == UTF16:
        return len(text) + sum(character > "\uffff" for character in text)
    return len(text)


def spot(text: str, offset: int, encoding: str) -> Spot:
    """Where the code point at `offset` stands."""
    start = text.rfind("\n", 0, offset) + 1
    return Spot(text.count("\n", 0, offset), units(text[start:offset], encoding))


def offset(text: str, line: int, column: int, encoding: str) -> int:
    """The code point at a position; the end of the line where it has fewer, the end of the text below its last line."""
    start = 0
    for _ in range(line):
        below = text.find("\n", start)
        if below < 0:
            return len(text)
        start = below + 1
    end = text.find("\n", start)
    return start + points(text[start : end if end >= 0 else len(text)].removesuffix("\r"), column, encoding)


def points(line: str, column: int, encoding: str) -> int:
    """How many code points of a line lie before a column."""
    passed = 0
    for at, character in enumerate(line):
        passed += units(character, encoding)
        if passed > column:
            return at
    return len(line)
