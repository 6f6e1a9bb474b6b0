"""Where every key and every value of a TOML text stands, for faults that point at it and edits that change it in place.

The text is one that tomli has accepted (TOML 1.1); `walk` also goes as far as it can over one that was refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from quiz.bank.scanner import (
    KeyPath,
    Open,
    Part,
    Reason,
    UnreadableError,
    content_span,
    line_end,
    pieces,
    read_key,
    scalar_end,
    skip_blanks,
    skip_space,
)

__all__ = [
    "Double",
    "Header",
    "KeyPath",
    "Place",
    "Places",
    "Statement",
    "Walk",
    "scan",
    "string_offset",
    "walk",
    "walk_accepted",
]


_DEEPEST = 500
_MOST_PARTS = 2000
"""tomli refuses more than 400 brackets inside each other and, as Python stands, keys of more than 1,000 parts. Paths
grow with the square of the depth, so the walk has its own end."""


class Place(NamedTuple):
    """Code points of the text, end exclusive.

    An item of a list has its value's own place as its key. For a table made by a header the key is the name in the
    header, and start to end run from the header's bracket to the end of the table's last own line, without the tables
    below it. A list of such tables runs from its first header to the end of its last item. A table made by a dotted key
    runs from its name to its last value. The root table, `()`, has an empty key at 0 and ends with its last own line.
    """

    key_start: int
    key_end: int
    start: int
    end: int


class Header(NamedTuple):
    """A header: the path of the table it opens, and where it stands from bracket to bracket."""

    path: KeyPath
    start: int
    end: int


class Statement(NamedTuple):
    """A header (1 or 2 brackets) or a key with its value (0). `value` is where the value begins, a header's name."""

    path: KeyPath
    brackets: int
    start: int
    value: int
    end: int


class Double(NamedTuple):
    """A key or table that was there before: the second one's place, and the first one's."""

    path: KeyPath
    second: Place
    first: Place


class Places:
    """The places of a text by path."""

    def __init__(self, found: dict[KeyPath, Place], headers: list[Header]) -> None:
        self._found = found
        self.headers: list[Header] = headers
        """All headers in the order of the text."""

    def get(self, path: KeyPath) -> Place | None:
        """Where the value at `path` stands, or None where the text has none."""
        return self._found.get(path)

    def nearest(self, path: KeyPath) -> Place:
        """The place of the longest known beginning of `path`; the root's, whose key is the text's start, if none."""
        while path and path not in self._found:
            path = path[:-1]
        return self._found[path]

    def __iter__(self) -> Iterator[KeyPath]:
        return iter(self._found)

    def __contains__(self, path: KeyPath) -> bool:
        return path in self._found


class _Frame:
    """A list or inline table that is not closed yet."""

    __slots__ = ("closer", "count", "key", "open", "path")

    def __init__(self, path: KeyPath, key: tuple[int, int] | None, opened: Open) -> None:
        self.path = path
        self.key = key
        self.open = opened
        self.closer = "]" if opened.bracket == "[" else "}"
        self.count = 0


class Walk:
    """One walk over a text, statement by statement. No recursion, so no depth of nesting breaks it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[KeyPath, Place] = {(): Place(0, 0, 0, 0)}
        self.headers: list[Header] = []
        self.statements: list[Statement] = []
        self.doubles: list[Double] = []
        self.stop: UnreadableError | None = None
        """What ended the walk early, if anything did; `begun` is then the start of the statement that holds it."""
        self.begun = 0
        self._lists: dict[KeyPath, int] = {}
        self._growing: dict[KeyPath, bool] = {}
        """Tables and lists that nobody opened by their own header; True for those that a dotted key made."""
        self._table: KeyPath = ()
        self._own_end = 0
        self._again = False
        """Whether the present table was there before: then the place of the first one stays as it is."""
        self._frames: list[_Frame] = []
        self._last = 0

    def places(self) -> Places:
        """What was found so far."""
        return Places(self.found, self.headers)

    def run(self, start: int, end: int) -> None:
        """Walk over `text[start:end]`, which begins outside of any table."""
        self._enter((), self.found[()].end)
        pos = skip_space(self.text, start)
        try:
            while pos < end:
                self.begun = self._last = pos
                pos = self._header(pos) if self.text[pos] == "[" else self._pair(pos)
                pos = self._finish_line(pos)
        except UnreadableError as stop:
            stop.last = self._last
            stop.opened = tuple(frame.open for frame in self._frames)
            self.stop = stop
        self._enter((), self.found[()].end)

    def _enter(self, table: KeyPath, own_end: int) -> None:
        """Leave the present table, whose end is known now, for `table`."""
        left = self.found[self._table]
        if self._own_end > left.end and not self._again:
            self.found[self._table] = left._replace(end=self._own_end)
            self._grow(self._table, self._own_end)
        self._table = table
        self._own_end = own_end
        self._again = False

    def _finish_line(self, pos: int) -> int:
        """Nothing but a comment may follow a statement in its line."""
        self._last = pos
        self._own_end = line_end(self.text, pos)
        rest = skip_blanks(self.text, pos)
        if rest < self._own_end and self.text[rest] != "#":
            raise UnreadableError(Reason.LINE_END, rest)
        return skip_space(self.text, rest)

    def _header(self, start: int) -> int:
        text = self.text
        brackets = 2 if text.startswith("[[", start) else 1
        parts, pos = read_key(text, skip_blanks(text, start + brackets))
        self._last = parts[-1].end
        end = pos + brackets
        if text[pos:end] != "]" * brackets:
            raise UnreadableError(Reason.HEADER, pos)
        name = parts[-1]
        path = self._through((), parts, start, dotted=False)
        place = Place(name.start, name.end, start, end)
        doubles = len(self.doubles)
        path = self._open_item(path, place) if brackets == 2 else self._open_table(path, place)
        self._enter(path, end)
        self._again = brackets == 1 and len(self.doubles) > doubles
        self.headers.append(Header(path, start, end))
        self.statements.append(Statement(path, brackets, start, name.start, end))
        return end

    def _open_table(self, path: KeyPath, place: Place) -> KeyPath:
        first = self.found.get(path)
        if first is None or (path not in self._lists and self._growing.pop(path, True) is False):
            self.found[path] = place
        else:
            self.doubles.append(Double(path, place, first))
        return path

    def _open_item(self, path: KeyPath, place: Place) -> KeyPath:
        if path not in self._lists:
            self._lists[path] = 0
            first = self.found.setdefault(path, place)
            if first is place:
                self._growing[path] = False
            else:
                self.doubles.append(Double(path, place, first))
        number = self._lists[path]
        self._lists[path] = number + 1
        self.found[(*path, number)] = place
        return (*path, number)

    def _through(self, path: KeyPath, parts: tuple[Part, ...], start: int | None, *, dotted: bool) -> KeyPath:
        """The path that dotted `parts` lead to from `path`; the tables on the way are made where they are not there."""
        for part in parts[:-1]:
            path = (*path, part.name)
            if path in self._lists:
                path = (*path, self._lists[path] - 1)
            elif path not in self.found:
                self.found[path] = Place(part.start, part.end, part.start if start is None else start, part.end)
                self._growing[path] = dotted
        return (*path, parts[-1].name)

    def _pair(self, start: int) -> int:
        path, key, value = self._key(self._table, start)
        end = self._value(path, key, value)
        self.statements.append(Statement(path, 0, start, value, end))
        return end

    def _key(self, table: KeyPath, pos: int) -> tuple[KeyPath, tuple[int, int], int]:
        """The path that the key at `pos` leads to, its last part's place, and where its value begins."""
        parts, pos = read_key(self.text, pos)
        self._last = parts[-1].end
        if len(parts) > _MOST_PARTS:
            raise UnreadableError(Reason.DEPTH, parts[-1].start)
        if not self.text.startswith("=", pos):
            raise UnreadableError(Reason.EQUALS, pos)
        self._last = pos + 1
        path = self._through(table, parts, None, dotted=True)
        return path, (parts[-1].start, parts[-1].end), skip_blanks(self.text, pos + 1)

    def _value(self, path: KeyPath, key: tuple[int, int] | None, pos: int) -> int:
        """Put down the value at `pos` and all that is inside it; its end."""
        frames = self._frames
        while True:
            fresh = self.text.startswith(("[", "{"), pos)
            if fresh:
                frames.append(_Frame(path, key, Open(self.text[pos], pos, self._last)))
                pos = self._last = pos + 1
                if len(frames) > _DEEPEST:
                    raise UnreadableError(Reason.DEPTH, pos - 1)
            else:
                pos = self._put(path, key, pos, scalar_end(self.text, pos))
            pos = self._close(pos, fresh=fresh)
            if not frames:
                return pos
            path, key, pos = self._next(frames[-1], pos)

    def _next(self, frame: _Frame, pos: int) -> tuple[KeyPath, tuple[int, int] | None, int]:
        """Path, key and start of the next value inside `frame`."""
        if frame.open.bracket == "{":
            return self._key(frame.path, pos)
        frame.count += 1
        return (*frame.path, frame.count - 1), None, pos

    def _close(self, pos: int, *, fresh: bool) -> int:
        """Past what may follow a value, or, when `fresh`, an opening bracket: a comma, and closing brackets."""
        while self._frames:
            frame = self._frames[-1]
            pos = skip_space(self.text, pos)
            comma = not fresh and self.text.startswith(",", pos)
            if comma:
                self._last = pos + 1
                pos = skip_space(self.text, pos + 1)
            if not self.text.startswith(frame.closer, pos):
                if fresh or comma:
                    return pos
                raise UnreadableError(Reason.COMMA, pos)
            self._frames.pop()
            fresh = False
            pos = self._put(frame.path, frame.key, frame.open.start, pos + 1)
        return pos

    def _put(self, path: KeyPath, key: tuple[int, int] | None, start: int, end: int) -> int:
        place = Place(*(key or (start, end)), start, end)
        first = self.found.setdefault(path, place)
        if first is not place:
            self.doubles.append(Double(path, place, first))
        self._grow(path, end)
        self._last = end
        return end

    def _grow(self, path: KeyPath, end: int) -> None:
        """Let the tables around `path` that have no header of their own reach to `end`."""
        while path and (path := path[:-1]) in self._growing:
            place = self.found[path]
            if place.end < end:
                self.found[path] = place._replace(end=end)


def walk(text: str) -> Walk:
    """Walk over `text` as far as it can be read."""
    walked = Walk(text)
    walked.run(0, len(text))
    return walked


def scan(text: str, spans: Iterable[tuple[int, int]] | None = None) -> Places:
    """The places of all keys and values of a text that tomli has accepted.

    With `spans` only those parts are read, in their order, as if nothing else stood in the text; each begins outside
    of any table. Raises UnreadableError, a ValueError, for a text that is no TOML.
    """
    return walk_accepted(text, spans).places()


def walk_accepted(text: str, spans: Iterable[tuple[int, int]] | None = None) -> Walk:
    """The same walk with all that it noted, its statements among them."""
    walked = Walk(text)
    for start, end in [(0, len(text))] if spans is None else spans:
        walked.run(start, end)
        if walked.stop is not None:
            raise walked.stop
    return walked


def string_offset(text: str, place: Place, index: int) -> int:
    """Where the character `index` (from 0) of the decoded text in quotes at `place` stands in `text`.

    For the index after the last character, the place of the closing quote mark. IndexError beyond it, ValueError where
    `place` holds no text in quotes.
    """
    _, end = content_span(text, place.start, place.end)
    left = index
    for start, _, decoded in pieces(text, place.start, place.end):
        if left < len(decoded):
            return start + left
        left -= len(decoded)
    if left or index < 0:
        raise IndexError(index)
    return end
