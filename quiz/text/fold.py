"""Folding: the one way in which a quote and its article are made alike before they are compared, with the way back.

In this order, on both sides: a soft hyphen or zero-width character goes together with the line end after it; soft
hyphens and zero-width characters go; canonical composition (NFC); the table FOLDS, and a run of hyphens counts as one
dash; a run of white space becomes one space. An empty line stays what it is, so that no quote runs over it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import category, combining, is_normalized, normalize

from quiz.text.characters import INVISIBLE, WHITE, gaps, parts_paragraphs, unseen
from quiz.text.graphemes import is_boundary

# What an empty line folds to; no quote that is looked for holds it.
PARAGRAPH_BREAK = "\n\n"

_QUOTE_MARKS = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u02bb\u02bc\u00b4\uff07",
    '"': "\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u301d\u301e\u301f\uff02",
}
_DASHES = {"-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"}
_ONE_FOR_ONE = {mark: plain for kind in (_QUOTE_MARKS, _DASHES) for plain, marks in kind.items() for mark in marks}

# What stands for what, printed in the documentation; the last entry means a run of two hyphens or more.
FOLDS: dict[str, str] = {**_ONE_FOR_ONE, "\u2026": "...", "--": "-"}

_MARKS = frozenset(_ONE_FOR_ONE)
_LONGER = re.compile("-{2,}|\u2026")
_BLANK = re.compile(f"[{WHITE}{INVISIBLE}]")

# Letters that compose though they are no marks: Hangul ones after one that begins a syllable, vowels of Kirat Rai.
_SYLLABLE = "[\u1100-\u1112\uac00-\ud7a3][\u1161-\u11c2]+"
_KIRAT_RAI_VOWELS = "\U00016d63-\U00016d6a"


class Span(NamedTuple):
    """A stretch of a text in code points from 0, end exclusive."""

    start: int
    end: int


# Start and end before the edit, and what stands there after it.
_Edit = tuple[int, int, str]


class _Layer(NamedTuple):
    """The edits of one step that were not one character for one: where each stands after the step, and stood before."""

    new_starts: list[int]
    new_ends: list[int]
    old_starts: list[int]
    old_ends: list[int]

    def start(self, offset: int) -> tuple[int, bool]:
        """Where the character after `offset` began before this step; False if that is inside an edit."""
        index = bisect_right(self.new_starts, offset) - 1
        if index < 0:
            return offset, True
        beyond = offset - self.new_ends[index]
        if beyond >= 0:
            return self.old_ends[index] + beyond, True
        return self.old_starts[index], offset == self.new_starts[index]

    def end(self, offset: int) -> tuple[int, bool]:
        """Where the character before `offset` ended before this step; False if that is inside an edit."""
        index = bisect_left(self.new_starts, offset) - 1
        if index < 0:
            return offset, True
        beyond = offset - self.new_ends[index]
        return self.old_ends[index] + max(beyond, 0), beyond >= 0


class _Finder:
    """Finds strings in one text; once many were asked for, by an index of what follows each space."""

    __slots__ = ("_asked", "_index", "_text")
    # Where scanning for so many strings has cost as much as the index does; and how much of a string is its key.
    PATIENCE = 64
    KEY = 12

    def __init__(self, text: str) -> None:
        self._text = text
        self._asked = 0
        self._index: dict[str, list[int]] | None = None

    def places(self, needle: str) -> Iterator[int]:
        """Every offset of `needle`, in order, overlapping ones too."""
        self._asked += 1
        space = needle.find(" ")
        if self._asked < self.PATIENCE or space < 0 or len(needle) - space < self.KEY:
            return self._scan(needle)
        if self._index is None:
            self._index = self._built()
        # A place of the needle is a place of what follows its first space, and all of those are known.
        starts = self._index.get(needle[space : space + self.KEY], ())
        return (at - space for at in starts if at >= space and self._text.startswith(needle, at - space))

    def _scan(self, needle: str) -> Iterator[int]:
        at = self._text.find(needle)
        while at >= 0:
            yield at
            at = self._text.find(needle, at + 1)

    def _built(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for at in self._scan(" "):
            index.setdefault(self._text[at : at + self.KEY], []).append(at)
        return index


@dataclass(frozen=True, slots=True)
class Folded:
    """A raw text, what folding makes of it, and the way back from offsets of the one to offsets of the other."""

    raw: str
    text: str
    _layers: tuple[_Layer, ...] = field(compare=False, repr=False)
    _finder: _Finder = field(compare=False, repr=False)

    @property
    def aligned(self) -> bool:
        """Whether every offset of `text` is the same offset of `raw`."""
        return not self._layers

    def find_all(self, quote: str, limit: int | None = None) -> list[Span]:
        """Find where the raw text `quote` stands, in offsets of `raw`, in order and without overlap.

        At most `limit` places. A quote that folds to nothing, or that holds an empty line, stands nowhere.
        """
        needle = fold_text(quote)
        if not needle or PARAGRAPH_BREAK in needle:
            return []
        spans: list[Span] = []
        free = 0
        for at in self._finder.places(needle):
            span = self._whole(at, at + len(needle)) if at >= free else None
            if span is not None:
                spans.append(span)
                free = at + len(needle)
                if len(spans) == limit:
                    break
        return spans

    def raw_span(self, start: int, end: int) -> Span:
        """Turn offsets of `text` into offsets of `raw`, widened to whole raw characters."""
        first, last, _ = self._unfold(start, end)
        return Span(first, max(first, last))

    def _unfold(self, start: int, end: int) -> tuple[int, int, bool]:
        exact = True
        for layer in reversed(self._layers):
            start, start_exact = layer.start(start)
            end, end_exact = layer.end(end)
            exact = exact and start_exact and end_exact
        return start, end, exact

    def _whole(self, start: int, end: int) -> Span | None:
        """Give the raw span of a match, or None if it would begin or end inside a raw character or a grapheme.

        A grapheme may hold white space or a joiner that folding left out: the span then takes it in.
        """
        raw = self.raw
        start, end, exact = self._unfold(start, end)
        if not exact:
            return None
        while not is_boundary(raw, start):
            start -= 1
            if not _BLANK.match(raw, start):
                return None
        while not is_boundary(raw, end):
            if not _BLANK.match(raw, end):
                return None
            end += 1
        return Span(start, end)


def fold(raw: str) -> Folded:
    """Fold a whole text, keeping the way back to its raw offsets."""
    if _folds_to_itself(raw):
        return Folded(raw, raw, (), _Finder(raw))
    layers: list[_Layer] = []
    text = raw
    for step in (_gaps, _compositions, _stand_ins):
        text, layer = _apply(text, step(text))
        if step is _compositions:
            text = _one_for_one(text)
        if layer.new_starts:
            layers.append(layer)
    return Folded(raw, text, tuple(layers), _Finder(text))


def fold_text(raw: str) -> str:
    """Fold a text for comparing: without the way back, and trimmed of white space at both ends."""
    if _folds_to_itself(raw):
        return raw.strip(" ")
    # What is printable holds no white space but the plain one and nothing invisible: only the table is left to apply.
    if raw.isprintable() and "  " not in raw and is_normalized("NFC", raw):
        return _LONGER.sub(_stand_in, _one_for_one(raw)).strip(" ")
    return fold(raw).text.strip(" \n")


def _folds_to_itself(raw: str) -> bool:
    # Four scans in C; ASCII that is printable has no white space but the plain one.
    return raw.isascii() and raw.isprintable() and "  " not in raw and "--" not in raw


def _apply(text: str, edits: Iterable[_Edit]) -> tuple[str, _Layer]:
    layer = _Layer([], [], [], [])
    pieces: list[str] = []
    done = moved = 0
    for start, end, new in edits:
        pieces += (text[done:start], new)
        done = end
        if len(new) != end - start or (len(new) > 1 and new != text[start:end]):
            layer.new_starts.append(start + moved)
            layer.new_ends.append(start + moved + len(new))
            layer.old_starts.append(start)
            layer.old_ends.append(end)
            moved += len(new) - (end - start)
    if not pieces:
        return text, layer
    pieces.append(text[done:])
    return "".join(pieces), layer


def _gaps(text: str) -> Iterator[_Edit]:
    """Runs of white space and of characters that cannot be seen."""
    known: dict[str, str] = {}
    for match in gaps(text):
        run = match[0]
        new = known.get(run)
        if new is None:
            new = known[run] = _fold_gap(run)
        yield match.start(), match.end(), new


def _fold_gap(run: str) -> str:
    if parts_paragraphs(run):
        return PARAGRAPH_BREAK
    return " " if unseen(run).sub("", run) else ""


def _compositions(text: str) -> Iterator[_Edit]:
    """Characters that NFC changes, each as narrowly as it can be told."""
    if is_normalized("NFC", text):
        return
    for match in _composed_pattern(text).finditer(text):
        old = match[0]
        new = normalize("NFC", old)
        if new != old:
            yield _narrowed(match.start(), old, new)


def _composed_pattern(text: str) -> re.Pattern[str]:
    """Match each character of `text` together with those that lean on it, and each that NFC changes by itself."""
    used = sorted(char for char in set(text) if char >= "\u0300")
    leaning = "".join(char for char in used if combining(char) or category(char)[0] == "M") + _KIRAT_RAI_VOWELS
    changing = "".join(char for char in used if not is_normalized("NFC", char))
    clusters = f"(?:{_SYLLABLE}|[^{leaning}])?[{leaning}]+|{_SYLLABLE}"
    return re.compile(f"{clusters}|[{changing}]" if changing else clusters)


def _narrowed(at: int, old: str, new: str) -> _Edit:
    first, last, shorter = 0, 0, min(len(old), len(new))
    while first < shorter and old[first] == new[first]:
        first += 1
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return (at + first, at + len(old) - last, new[first : len(new) - last])


def _one_for_one(text: str) -> str:
    for mark in () if text.isascii() else _MARKS.intersection(text):
        text = text.replace(mark, _ONE_FOR_ONE[mark])
    return text


def _stand_ins(text: str) -> Iterator[_Edit]:
    """What the table makes longer or shorter: an ellipsis, and several hyphens for one dash."""
    for match in _LONGER.finditer(text):
        yield match.start(), match.end(), _stand_in(match)


def _stand_in(match: re.Match[str]) -> str:
    return FOLDS.get(match[0], "-")
