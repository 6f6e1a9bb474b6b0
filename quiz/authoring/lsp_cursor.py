"""What an author is typing at one place of a bank, told from the text of its block up to there.

The text need not be TOML: whoever types a claim has it broken most of the time. What follows the place is not read,
and a block begins at the header of a known table, so that what is broken above does no harm.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from quiz.bank.rescue import block_starts
from quiz.bank.scanner import HEADER_LINE, KEY_LINE, line_end, line_start, long_string_end, skip_space

_SIMPLE = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_KEY = re.compile(rf"{_SIMPLE}(?:[ \t]*\.[ \t]*{_SIMPLE}?)*")
_PART = re.compile(_SIMPLE)
_HEADER = re.compile(r"\[\[?([^\]\n#]*)\]{0,2}")
_BARE = re.compile(r"""[^\s,\]}#\[{"']+""")
_BLANKS = re.compile(r"[ \t]*")
_TEXT_IN_LINE = re.compile(r""""(?:[^"\\\n]|\\[^\n])*"?|'[^'\n]*'?""")


class What(Enum):
    """What stands at a place."""

    HEADER = auto()
    KEY = auto()
    VALUE = auto()
    TEXT = auto()
    NOTHING = auto()


class Cursor(NamedTuple):
    """One place. `table` is the header's name; `keys` lead on from there, for a KEY to the table that it is in.

    `start` and `end` bound the word, or what stands between the quote marks `quote`. `closed`: those at its end are
    there. `listed`: inside brackets. `inline`: where the innermost small table begins, or None.
    """

    what: What
    table: tuple[str, ...]
    keys: tuple[str, ...]
    start: int
    end: int
    quote: str = ""
    closed: bool = True
    listed: bool = False
    inline: int | None = None


class _Frame(NamedTuple):
    """A bracket that is open."""

    bracket: str
    keys: tuple[str, ...]
    start: int


def cursor_at(text: str, offset: int) -> Cursor:
    """What stands at a code point of the text, or ends there."""
    start = max(at for at in block_starts(text) if at <= offset)
    return _Scan(text, offset, start).run()


@dataclass(slots=True)
class _Scan:
    """The way from the start of a block to the place."""

    text: str
    offset: int
    pos: int
    table: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    frames: list[_Frame] = field(default_factory=list)
    awaits_value: bool = False
    found: Cursor | None = None

    def run(self) -> Cursor:
        """Go on until the place is reached. Each step either goes on or leaves the line."""
        while self.found is None:
            if self.pos > self.offset:
                return self.at(What.NOTHING, self.offset, self.offset)
            if self.listed or self.awaits_value:
                self.value()
            else:
                self.key()
        return self.found

    @property
    def listed(self) -> bool:
        return bool(self.frames) and self.frames[-1].bracket == "["

    @property
    def inside(self) -> tuple[str, ...]:
        """The keys that lead to where a key would stand now."""
        return self.frames[-1].keys if self.frames else ()

    def at(self, what: What, start: int, end: int, keys: tuple[str, ...] | None = None) -> Cursor:
        inline = next((frame.start for frame in reversed(self.frames) if frame.bracket == "{"), None)
        return Cursor(
            what, self.table, self.keys if keys is None else keys, start, end, listed=self.listed, inline=inline
        )

    def reaches(self, end: int) -> bool:
        """Whether the place lies before `end`, or right there."""
        return self.pos <= self.offset <= end

    def over_space(self, what: What) -> bool:
        """Past blanks, line ends and comments; False where the place lies there or the text ends."""
        end = skip_space(self.text, self.pos)
        if end > self.offset or end >= len(self.text):
            comment = "#" in self.text[max(self.pos, line_start(self.text, self.offset)) : self.offset]
            keys = self.inside if what is What.KEY else None
            self.found = self.at(What.NOTHING if comment else what, self.offset, self.offset, keys)
            return False
        self.pos = end
        return True

    def key(self) -> None:
        """A key, a header, or the end of a small table."""
        if not self.over_space(What.KEY):
            return
        character = self.text[self.pos]
        if character == "[" and not self.frames:
            self.header()
            return
        if self.frames and character in ",}":
            if self.pos == self.offset and self.text[: self.pos].rstrip().endswith(("{", ",")):
                self.found = self.at(What.KEY, self.pos, self.pos, self.inside)
            if character == "}":
                self.leave()
            self.pos += 1
            return
        key = _KEY.match(self.text, self.pos)
        if key is None:
            if self.pos == self.offset:
                self.found = self.at(What.KEY, self.pos, self.pos, self.inside)
            self.pos += 1
        elif self.reaches(key.end()):
            self.found = self.key_part(key)
        else:
            self.to_value(key)

    def key_part(self, key: re.Match[str]) -> Cursor:
        """The part of a dotted key that the place lies in."""
        before: tuple[str, ...] = ()
        for part in _PART.finditer(key[0]):
            start, end = key.start() + part.start(), key.start() + part.end()
            if start <= self.offset <= end:
                return self.at(What.KEY, start, end, (*self.inside, *before))
            before = (*before, part[0].strip("\"'"))
        return self.at(What.KEY, self.offset, self.offset, (*self.inside, *before))

    def to_value(self, key: re.Match[str]) -> None:
        """Past the equals sign, if there is one."""
        parts = (part[0].strip("\"'") for part in _PART.finditer(key[0]))
        self.keys = (*self.inside, *parts)
        self.pos = self.blanks(key.end())
        if self.text.startswith("=", self.pos):
            self.pos += 1
            self.awaits_value = True

    def blanks(self, pos: int) -> int:
        found = _BLANKS.match(self.text, pos)
        return found.end() if found else pos

    def header(self) -> None:
        """A header; its name is the table from here on."""
        header = _HEADER.match(self.text, self.pos)
        end = header.end() if header else self.pos + 1
        if header and self.pos < self.offset <= end:
            self.found = self.at(What.HEADER, self.pos, end, ())
        elif header:
            self.table = tuple(part[0].strip("\"'") for part in _PART.finditer(header[1]))
        self.pos = max(end, line_end(self.text, end))

    def leave(self) -> None:
        """A bracket is closed: what it was the value of is complete."""
        self.keys = self.frames.pop().keys
        self.awaits_value = False

    def lost(self) -> bool:
        """Whether a list was left open: here begins a line with a key, or a header."""
        start = line_start(self.text, self.pos)
        if self.text[start : self.pos].strip():
            return False
        return bool(KEY_LINE.match(self.text, start) or HEADER_LINE.match(self.text, start))

    def value(self) -> None:
        """A value, or in a list what may stand between two."""
        if not self.listed:
            self.pos = self.blanks(self.pos)
            if self.pos >= self.offset:
                self.found = self.at(What.VALUE, self.offset, self.offset) if self.pos == self.offset else None
            if self.text.startswith(("\n", "\r\n", "#"), self.pos) or self.pos >= len(self.text):
                self.awaits_value = False
                self.found = self.found or (self.at(What.NOTHING, self.pos, self.pos) if self.at_end() else None)
                return
        elif not self.over_space(What.VALUE):
            return
        elif self.lost():
            self.frames.clear()
            self.awaits_value = False
            return
        self.piece(self.text[self.pos])

    def at_end(self) -> bool:
        return self.pos >= len(self.text)

    def piece(self, character: str) -> None:
        """One bracket, comma, text or word."""
        if character in "\"'":
            self.found = None
            self.text_in_quotes(character)
        elif character in "[{":
            self.frames.append(_Frame(character, self.keys, self.pos))
            self.awaits_value = False
            self.pos += 1
            self.found = None if self.pos <= self.offset else self.found
        elif character in ",]}":
            if self.pos == self.offset and self.listed and self.text[: self.pos].rstrip().endswith(("[", ",")):
                self.found = self.at(What.VALUE, self.pos, self.pos)
            if character == "]" and self.listed:
                self.leave()
            else:
                self.awaits_value = False
            self.pos += 1
        else:
            self.word()

    def word(self) -> None:
        """A number, true, false, or the beginning of something."""
        word = _BARE.match(self.text, self.pos)
        end = word.end() if word else self.pos + 1
        if self.reaches(end):
            self.found = self.at(What.VALUE, self.pos, end)
        self.pos = end
        self.awaits_value = False

    def text_in_quotes(self, mark: str) -> None:
        """A text in quote marks; one that is not closed ends with its line, or, in three of them, with the text."""
        start, mark = self.pos, mark * 3 if self.text.startswith(mark * 3, self.pos) else mark
        if len(mark) == 3:
            closed_at = long_string_end(self.text, start)
            end = closed_at or len(self.text)
            closed = closed_at is not None
        else:
            found = _TEXT_IN_LINE.match(self.text, start)
            end = found.end() if found else start + 1
            closed = end > start + 1 and self.text[end - 1] == mark
        inner_end = end - len(mark) if closed else end
        if self.offset == start:
            self.found = self.at(What.VALUE, start, start)
        elif start + len(mark) <= self.offset <= inner_end:
            here = self.at(What.TEXT, start + len(mark), inner_end)
            self.found = here._replace(quote=mark, closed=closed)
        self.pos = end
        self.awaits_value = False
