"""A text that tomli refuses, cut at the headers of the known tables so that one broken claim spoils only itself.

Each block that can be read is kept, each other one gives one fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import tomli

from quiz.bank.diagnose import diagnose, position
from quiz.bank.faults import SyntaxFault
from quiz.bank.missing import TABLES
from quiz.bank.places import KeyPath, scan
from quiz.bank.scanner import (
    KEY_LINE,
    Lines,
    ends_at_opening,
    line_end,
    long_string_end,
    open_long_string,
    opens_table,
)
from quiz.bank.syntax import Block, Parsed, load
from quiz.text.lazy_pattern import lazy_pattern

_HEADER = lazy_pattern(
    r"^[ \t]*+(?P<open>\[{1,2})?[ \t]*+(?P<quote>[\"']?)(?P<name>article|sources|claims|questions)(?P=quote)"
    r"(?![A-Za-z0-9_-])[ \t]*+(?P<dot>\.)?(?(open)|(?=\]))(?P<close>\]*+)(?P<rest>[ \t]*+(?:#.*)?\r?$)?",
    re.MULTILINE,
)
_ID_LINE = lazy_pattern(r"^[ \t]*+[\"']?id\b(.*)$", re.MULTILINE)
_ID = lazy_pattern(r"[a-z0-9][a-z0-9-]*+")
_NOT_PRINTED = lazy_pattern(r"[^ -~]")
_BRACKET_LINE = lazy_pattern(r"^[ \t]*+\[", re.MULTILINE)
_NOT_LINE_END = lazy_pattern(r"[^\n]")
_MOST_CONFLICTS = 20
"""After so many blocks that are refused only beside others the rest is given up: each costs a whole parse."""
_LONGEST_SEARCH = 8
"""Lines with an equals sign that a value of several lines may hold when a refused top of a file is saved."""


def rescue(text: str) -> Parsed:
    """Read what can be read of a text that tomli refuses. Never raises."""
    return _Rescue(text).parsed()


def block_starts(text: str) -> list[int]:
    """Where the blocks begin that a text is cut into: at 0, and at each header of a known table."""
    return [part.start for part in _cut(text)]


@dataclass(slots=True)
class _Part:
    """A part of the text from one known header to the next: `name` is its table's, "" for the top of the file."""

    name: str
    start: int
    end: int
    brackets: int = 0
    """Of a header without a fault, else 0."""
    below: bool = False
    """The header of a table below, such as [claims.feedback], far from the claim it belongs to."""
    number: int = 0
    """Which one of its name, from 1."""
    owner: _Part | None = None
    fault: SyntaxFault | None = None
    refused: bool = False
    kept: list[tuple[int, int]] = field(default_factory=list)
    """What is read of it."""


def _cut(text: str) -> list[_Part]:
    """The parts of `text`: cut at each header of a known table, unless it stands inside a text in three quote marks."""
    parts = [_Part("", 0, len(text))]
    newest: dict[str, _Part] = {}
    for found in _headers(text):
        if found["dot"] and parts[-1].name == found["name"]:
            continue
        parts[-1].end = found.start()
        parts.append(_part(found, len(text), newest))
    return parts


def _headers(text: str) -> Iterator[re.Match[str]]:
    """The headers of known tables that stand outside of texts in three quote marks, as far as that can be told.

    Where a text has lost its closing marks, those that open the next one close it. So a header is taken for a real one
    where the text around it ends with such marks, and a key follows the header.
    """
    outside = until = 0
    for found in _HEADER.finditer(text):
        start = found.start()
        if start >= until:
            outside = max(outside, until)
            opened = open_long_string(text, outside, start)
            end = None if opened is None else long_string_end(text, opened)
            until = 0 if opened is None else end or len(text)
            lost = end is None or ends_at_opening(text, end)
        if start < until and not (lost and opens_table(text, start)):
            continue
        outside, until = start, 0
        yield found


def _part(found: re.Match[str], end: int, newest: dict[str, _Part]) -> _Part:
    name = found["name"]
    owner = newest.get(name)
    whole = found["rest"] is not None and found["open"] is not None and len(found["open"]) == len(found["close"])
    part = _Part(name, found.start(), end, len(found["open"]) if whole else 0, found["dot"] is not None)
    if part.below:
        part.owner = owner
        return part
    part.number = 1 if owner is None else owner.number + 1
    newest[name] = part
    return part


class _Rescue:
    """One refused text, and what can be read of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)
        self.parts = _cut(text)

    def parsed(self) -> Parsed:
        """One fault for each refused part, and the data of the others."""
        first: dict[str, _Part] = {}
        for part in self.parts:
            self._judge(part, first.get(part.name))
            if not part.refused:
                first.setdefault(part.name, part)
        data = self._join()
        refused = [part for part in self.parts if part.refused]
        blocks, numbers = self._blocks()
        return Parsed(
            self.text,
            data,
            tuple(part.fault for part in self.parts if part.fault is not None),
            frozenset(name for part in refused for name in self._ids(part)),
            frozenset(part.name for part in refused),
            blocks,
            numbers,
        )

    def _judge(self, part: _Part, first: _Part | None) -> None:
        """Read one part alone."""
        if part.owner is not None and part.owner.refused:
            part.refused = True
            return
        text = self.text[part.start : part.end]
        _, error = load(text)
        if error is not None:
            self._refuse(part, diagnose(text, part.start, error, self.lines))
            if not part.name:
                part.kept = list(self._saved(part))
        elif part.name and not part.below and part.brackets not in (0, TABLES[part.name]):
            self._refuse(part, self._wrong_brackets(part))
        elif part.name == "article" and first is not None and not part.below:
            self._refuse(part, self._second_table(part, first))
        else:
            part.kept = [(part.start, part.end)]

    def _ids(self, part: _Part) -> Iterator[str]:
        """All that may be an id of a refused part: the mark that is wrong may stand in this very line."""
        for found in _ID_LINE.finditer(self.text, part.start, part.end):
            yield from _ID.findall(_NOT_PRINTED.sub("", found[1]))

    def _refuse(self, part: _Part, fault: SyntaxFault | None) -> None:
        part.refused = True
        part.kept = []
        part.fault = part.fault or fault

    def _header_fault(self, part: _Part, message: str, advice: str, code: str) -> SyntaxFault:
        start = part.start + len(self.text[part.start :]) - len(self.text[part.start :].lstrip(" \t"))
        return SyntaxFault(start, line_end(self.text, start), message, advice, code)

    def _wrong_brackets(self, part: _Part) -> SyntaxFault:
        right = "[" * TABLES[part.name] + part.name + "]" * TABLES[part.name]
        wrong = "[" * part.brackets + part.name + "]" * part.brackets
        message = f"{wrong} has the wrong number of brackets."
        return self._header_fault(part, message, f"Write {right}.", "syntax")

    def _second_table(self, part: _Part, first: _Part) -> SyntaxFault:
        message = f"The table [{part.name}] stands twice; the first opens in line {self.lines.line(first.start)}."
        return self._header_fault(part, message, "Keep one of them.", "duplicate-table")

    def _saved(self, part: _Part) -> Iterator[tuple[int, int]]:
        """The keys of a refused top that can be read one by one, so that the claims below can still be checked."""
        cuts = [found.start() for found in KEY_LINE.finditer(self.text, 0, part.end)] + [part.end]
        begin = 0
        while begin < len(cuts) - 1:
            ends = range(begin + 1, min(begin + _LONGEST_SEARCH, len(cuts)))
            good = next((to for to in ends if load(self.text[cuts[begin] : cuts[to]])[1] is None), begin)
            piece = self.text[cuts[begin] : cuts[max(good, begin + 1)]]
            if scan(piece).headers if good > begin else _BRACKET_LINE.search(piece):
                # From here on the keys belong to a table.
                return
            if good > begin:
                yield cuts[begin], cuts[good]
            begin = max(good, begin + 1)

    def _join(self) -> dict[str, Any]:
        """The data of all that is kept. A part that cannot stand beside those before it is refused now."""
        for _ in range(_MOST_CONFLICTS):
            text = _only(self.text, [span for part in self.parts for span in part.kept])
            data, error = load(text)
            if error is None:
                return data
            self._part_from(text, error)
        for part in self.parts:
            self._refuse(part, None)
        return {}

    def _part_from(self, text: str, error: Exception) -> None:
        """Refuse the part in which tomli stopped, and where it stopped in the header, all later ones of that name."""
        # Each part could be read alone, so there is a position: no number and no nesting is beyond the limits.
        at = position(text, error) if isinstance(error, tomli.TOMLDecodeError) else 0
        part = next(p for p in self.parts if p.start <= at < p.end or p is self.parts[-1])
        if part.refused:
            part.kept = [span for span in part.kept if not span[0] <= at < span[1]]
            return
        self._refuse(part, diagnose(text, 0, error, self.lines))
        if part.name and at <= line_end(self.text, part.start):
            for other in self.parts:
                if other.name == part.name and other.start > part.start:
                    self._refuse(other, None)

    def _blocks(self) -> tuple[tuple[Block, ...], dict[KeyPath, int]]:
        blocks: list[Block] = []
        numbers: dict[KeyPath, int] = {}
        counts: dict[str, int] = {}
        for part in self.parts:
            path = self._path(part, counts)
            blocks.extend(Block(path, *span) for span in part.kept)
            if part.kept and len(path) == 2 and not part.below:
                numbers[path] = part.number
        return tuple(blocks), numbers

    def _path(self, part: _Part, counts: dict[str, int]) -> KeyPath:
        if TABLES.get(part.name) != 2 or part.refused:
            return (part.name,) if part.name else ()
        if not part.below:
            counts[part.name] = counts.get(part.name, 0) + 1
        return (part.name, max(0, counts.get(part.name, 1) - 1))


def _only(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with blanks for all that is not in `spans`; line ends stay, and so does each line's number."""
    kept: list[str] = []
    done = 0
    for start, end in spans:
        kept += [_NOT_LINE_END.sub(" ", text[done:start]), text[start:end]]
        done = end
    kept.append(_NOT_LINE_END.sub(" ", text[done:]))
    return "".join(kept)
