"""Faults as text: one small renderer for each format of `check`. Nothing is printed here."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from quiz.bank.faults import Fault, Place, Severity
from quiz.text.cells import cell_width
from quiz.text.clean import visible
from quiz.text.phrases import count_of

Texts = Mapping[Path, str]

WIDEST = 96
"""Cells of a source line that are shown; a longer one is cut round the caret."""

_BEFORE = 24
"""Cells kept before the caret where a line is cut."""

_MOST = 4 * WIDEST
"""Characters that are shown of a line: some take no cell at all."""

_CUT = "..."
_TAB = "    "
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def full(faults: Iterable[Fault], texts: Texts) -> str:
    """Each fault with its source line, a caret under what is meant, and the help; an empty line between two."""
    lines: dict[Path, list[str]] = {}
    return "\n\n".join("\n".join(_block(fault, texts, lines)) for fault in faults)


def lines(faults: Iterable[Fault]) -> str:
    """`path:line:column: error[code] message`, one line a fault."""
    return "\n".join(_title(fault) for fault in faults)


def as_json(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    """The promised keys of docs/commands.md; lines and columns are null where no place can be told."""
    return [_entry(fault) for fault in faults]


def github(faults: Iterable[Fault]) -> str:
    """Workflow commands that GitHub shows as annotations."""
    return "\n".join(_annotation(fault) for fault in faults)


TEXT_FORMATS: Mapping[str, Callable[[Iterable[Fault], Texts], str]] = {
    "full": full,
    "lines": lambda faults, _: lines(faults),
    "github": lambda faults, _: github(faults),
}


def counts(faults: Iterable[Fault]) -> dict[Severity, int]:
    """How many of each severity, the worst first."""
    found = dict.fromkeys(Severity, 0)
    for fault in faults:
        found[fault.severity] += 1
    return found


def closing_line(faults: Iterable[Fault], banks: int, claims: int) -> str:
    """What stands below a run: how many faults, and how much was found good where there was no error."""
    found = counts(faults)
    told = [count_of(found[severity], severity.value) for severity in Severity if found[severity]]
    among = count_of(banks, "bank")
    if found[Severity.ERROR]:
        return f"{', '.join(told)} in {among}."
    good = f"{among} with {count_of(claims, 'claim')}: no error"
    return f"{', '.join([good, *told])}."


def _one_line(text: str) -> str:
    return " ".join(visible(text).split())


def _where(fault: Fault) -> str:
    # A file's name may hold a line end, which would break the form.
    path = visible(str(fault.path)).replace("\n", "\N{SYMBOL FOR LINE FEED}")
    return f"{path}:{fault.place.line}:{fault.place.column}" if fault.place else path


def _title(fault: Fault) -> str:
    return f"{_where(fault)}: {fault.severity}[{fault.code}] {_one_line(fault.message)}"


def _block(fault: Fault, texts: Texts, lines_of: dict[Path, list[str]]) -> list[str]:
    block = [_title(fault)]
    if fault.place is not None and fault.path in texts:
        if fault.path not in lines_of:
            lines_of[fault.path] = texts[fault.path].split("\n")
        source = lines_of[fault.path]
        if fault.place.line <= len(source):
            block += _excerpt(source[fault.place.line - 1].removesuffix("\r"), fault.place)
    if fault.help:
        block.append(f"  help: {_one_line(fault.help)}")
    return block


class _Cells(NamedTuple):
    """A source line as it is drawn: what stands for each character, and how many cells that takes."""

    glyphs: list[str]
    widths: list[int]

    def width(self, start: int, end: int) -> int:
        return sum(self.widths[start:end])


def _excerpt(line: str, place: Place) -> list[str]:
    """The source line behind its number, and the caret run beneath it."""
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    end = max(min(end, len(line)), start)
    first, last = _window(line, start)
    cells = _drawn(line[first:last])
    before, after = _CUT if first else "", _CUT if last < len(line) else ""
    run = cells.width(start - first, min(end, last) - first)
    number = str(place.line)
    indent = " " * (len(before) + cells.width(0, start - first))
    return [
        f"  {number} | {before}{''.join(cells.glyphs)}{after}",
        f"  {' ' * len(number)} | {indent}{'^' * max(run, 1)}",
    ]


def _window(line: str, start: int) -> tuple[int, int]:
    """Which characters of a line are shown, so that those from `start` on are seen with what is before them."""
    if len(line) <= WIDEST and _drawn(line).width(0, len(line)) <= WIDEST:
        return 0, len(line)
    first, room = start, _BEFORE
    while first > max(0, start - WIDEST) and room > 0:
        first -= 1
        room -= _width(line[first])
    if first < len(_CUT):
        first = 0
    last, room = first, WIDEST - 2 * len(_CUT)
    end = min(len(line), first + _MOST)
    while last < end and room > 0:
        room -= _width(line[last])
        last += 1
    while last < end and unicodedata.combining(line[last]):
        last += 1
    return first, last


def _drawn(line: str) -> _Cells:
    glyphs = list(map(_glyph, line))
    return _Cells(glyphs, [sum(map(cell_width, glyph)) for glyph in glyphs])


def _glyph(character: str) -> str:
    """What is drawn for a character of the source."""
    return _TAB if character == "\t" else visible(character)


def _width(character: str) -> int:
    return sum(map(cell_width, _glyph(character)))


def _entry(fault: Fault) -> dict[str, Any]:
    place = fault.place
    return {
        "path": str(fault.path),
        "line": place.line if place else None,
        "column": place.column if place else None,
        "end_line": place.end_line if place else None,
        "end_column": place.end_column if place else None,
        "code": fault.code,
        "severity": fault.severity.value,
        "message": fault.message,
        "help": fault.help,
    }


def _annotation(fault: Fault) -> str:
    properties = {"file": str(fault.path), "title": fault.code}
    if fault.place is not None:
        place = fault.place
        properties |= {"line": str(place.line), "endLine": str(place.end_line), "col": str(place.column)}
        if place.line == place.end_line:
            properties["endColumn"] = str(place.end_column)
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    text = fault.message if fault.help is None else f"{fault.message}\n{fault.help}"
    return f"::{_LEVELS[fault.severity]} {told}::{_data(text)}"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
