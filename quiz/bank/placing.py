"""From what rules found to faults with a line and a column. The scanner runs here, and only once there is a fault."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quiz.bank.faults import Fault, Mend, Place
from quiz.bank.places import Places, string_offset
from quiz.bank.rules.registry import At, Finding, Found, KeyPath
from quiz.bank.scanner import Lines, UnreadableError
from quiz.bank.syntax import Parsed


def placed(file: Path, parsed: Parsed, found: Iterable[Found]) -> list[Fault]:
    """The faults of one TOML file."""
    locator = _Locator(parsed)
    return [
        Fault(
            file,
            entry.rule.code,
            entry.rule.severity,
            entry.finding.message,
            entry.finding.help,
            locator.at(entry),
            _mend(entry),
        )
        for entry in found
    ]


def _mend(entry: Found) -> Mend | None:
    text = entry.finding.mend
    return None if text is None else Mend(entry.path, text, entry.finding.at is At.KEY)


class _Locator:
    """The places of one text, worked out when the first of them is asked for."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._text = parsed.text
        self._places: Places | None = None
        self._lines: Lines | None = None
        self._headers: dict[KeyPath, tuple[int, int]] = {}

    def at(self, entry: Found) -> Place | None:
        """Where a finding points; None where the text cannot be walked."""
        finding = entry.finding
        if finding.place is not None:
            return finding.place
        if finding.at is At.HEADER and not entry.path:
            return self._first_line()
        places = self._scanned()
        if places is None:
            return None
        return self._place(*self._offsets(places, entry.path, finding))

    def _first_line(self) -> Place:
        line = self._text.partition("\n")[0].removesuffix("\r")
        return Place(1, 1, 1, len(line) + 1)

    def _scanned(self) -> Places | None:
        if self._places is None:
            try:
                self._places = self._parsed.places()
            except UnreadableError:
                # tomli has read this text and our own walk cannot: no place is better than an invented one.
                return None
            self._headers = {header.path: (header.start, header.end) for header in self._places.headers}
        return self._places

    def _offsets(self, places: Places, path: KeyPath, finding: Finding) -> tuple[int, int]:
        place = places.nearest(path)
        if finding.at is At.KEY:
            return place.key_start, place.key_end
        if path in self._headers:
            return self._headers[path]
        if finding.span is not None and path in places:
            start, end = finding.span
            return string_offset(self._text, place, start), string_offset(self._text, place, end)
        return place.start, place.end

    def _place(self, start: int, end: int) -> Place:
        if self._lines is None:
            self._lines = Lines(self._text)
        return Place(*self._lines.at(start), *self._lines.at(end))
