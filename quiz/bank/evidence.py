"""Proving quotes: where the words of a bank stand in its article, or a value that says why they cannot be proved."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from quiz.bank.model import Article, Cue, Quote
from quiz.text.characters import INVISIBLE
from quiz.text.fold import PARAGRAPH_BREAK, Span, fold, fold_text
from quiz.text.graphemes import is_boundary

if TYPE_CHECKING:
    from quiz.text.nearest import Passage

MOST_PLACES = 9
"""Places that are looked for where a quote stands more than once, unless it asks for a later one."""

MOST_NEAREST = 50
"""Quotes not found, of one run, for which the nearest passage is sought."""

_GRAM = 12
_PARTING = frozenset(["", *" \n.,;:!?()\"'"])
"""What surely parts words: a quick answer for most signal words."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
SEARCHES_BEFORE_INDEX = 64
"""Quotes after which an index of the article pays."""


class NotFound(NamedTuple):
    """The words stand nowhere in the article."""

    text: str


class OverParagraphs(NamedTuple):
    """The words are there, but run over an empty line."""

    text: str


class Ambiguous(NamedTuple):
    """The words stand in several places, and the bank does not say which is meant."""

    text: str
    spans: tuple[Span, ...]


class NoSuchOccurrence(NamedTuple):
    """The words stand in fewer places than `occurrence`."""

    text: str
    occurrence: int
    spans: tuple[Span, ...]


class CutsCharacter(NamedTuple):
    """The words begin or end inside what a reader takes for one character."""

    text: str
    span: Span


Unproved = NotFound | OverParagraphs | Ambiguous | NoSuchOccurrence | CutsCharacter


class Searches:
    """How many nearest passages may still be sought: each takes a while, and all articles of a run share them."""

    def __init__(self, left: int = MOST_NEAREST) -> None:
        self.left = left


class Evidence:
    """One article, ready to prove quotes in. What was proved once is known."""

    def __init__(self, article: Article, searches: Searches | None = None) -> None:
        self.article = article
        self.folded = fold(article.text)
        self._starts = [sentence.start for sentence in article.sentences]
        self._ends = [sentence.end for sentence in article.sentences]
        self._known: dict[str, Quote | Unproved] = {}
        self._index: _Index | None = None
        self._searches = searches or Searches()

    def prove(self, text: str, occurrence: int | None = None) -> Quote | Unproved:
        """The quote at its place; `occurrence` counts places from 1, None asks for the only one."""
        if occurrence is not None:
            return self._nth(text, occurrence)
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._only(text)
        return known

    def nearest(self, text: str) -> Passage | None:
        """The passage most like a quote that was not found; None too where no more are sought."""
        if not self._searches.left:
            return None
        self._searches.left -= 1
        # Imported here: most articles never need it.
        from quiz.text.nearest import nearest_passage

        return nearest_passage(self.article.text, text)

    def line(self, offset: int) -> int:
        """The line of an offset of the article, from 1."""
        return self.article.text.count("\n", 0, offset) + 1

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that an offset of the article lies in, or else comes next; the last at most."""
        return min(bisect_right(self._ends, offset) + 1, len(self._ends))

    def sentences(self, span: Span) -> tuple[int, ...]:
        """Numbers of the sentences that a span shares a character with, found without asking each."""
        first = bisect_right(self._ends, span.start)
        return tuple(range(first + 1, bisect_left(self._starts, span.end) + 1))

    def _quote(self, span: Span) -> Quote:
        start, end = span
        return Quote(self.article.text[start:end], start, end, self.sentences(span))

    def _only(self, text: str) -> Quote | Unproved:
        span = self._quick(text)
        if span is not None:
            return self._quote(span)
        spans = self.folded.find_all(text, MOST_PLACES)
        if len(spans) == 1:
            return self._quote(spans[0])
        return Ambiguous(text, tuple(spans)) if spans else self._nowhere(text)

    def _nth(self, text: str, occurrence: int) -> Quote | Unproved:
        # No text stands in more places than an article has characters; a larger number asks for the same list.
        spans = self.folded.find_all(text, min(occurrence, len(self.article.text) + 1))
        if len(spans) >= occurrence:
            return self._quote(spans[occurrence - 1])
        return NoSuchOccurrence(text, occurrence, tuple(spans)) if spans else self._nowhere(text)

    def _nowhere(self, text: str) -> Unproved:
        needle, folded = fold_text(text), self.folded.text
        if not needle:
            return NotFound(text)
        if PARAGRAPH_BREAK not in needle and (at := folded.find(needle)) >= 0:
            return CutsCharacter(text, self.folded.raw_span(at, at + len(needle)))
        if needle.replace(PARAGRAPH_BREAK, " ") in folded.replace(PARAGRAPH_BREAK, " "):
            return OverParagraphs(text)
        return NotFound(text)

    def _quick(self, text: str) -> Span | None:
        """The only place of a quote that is typed as it stands in the article. None sends the caller the long way.

        A bank of ten thousand claims asks for as many quotes, and to see that each stands there once would read the
        article as often.
        """
        if self._index is None:
            if len(self._known) < SEARCHES_BEFORE_INDEX:
                return None
            self._index = _Index(self.folded.text)
        needle = fold_text(text)
        at = self._index.only(needle)
        if at is None:
            return None
        raw = self.article.text
        span = self.folded.raw_span(at, at + len(needle))
        start, end = span
        if raw[start:end] == text and is_boundary(raw, start) and is_boundary(raw, end):
            return span
        return None


def as_typed(text: str) -> Quote:
    """An unproved quote, for looking for its signal words in the words as they are typed."""
    return Quote(text, 0, len(text), ())


class _Index:
    """Where each word of a folded text begins, by its first letters and those after it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}
        place = text.find(" ") + 1
        while place:
            self._places.setdefault(text[place : place + _GRAM], []).append(place)
            place = text.find(" ", place) + 1

    def only(self, needle: str) -> int | None:
        """Where `needle` stands, if in one place; None also where this index cannot tell."""
        lead = needle.find(" ") + 1
        gram = needle[lead : lead + _GRAM]
        if not lead or len(gram) < _GRAM or PARAGRAPH_BREAK in needle:
            return None
        found = None
        for place in self._places.get(gram, ()):
            at = place - lead
            if at >= 0 and self._text.startswith(needle, at):
                if found is not None:
                    return None
                found = at
        return found


def find_cue(cue: str, quotes: Sequence[Quote]) -> Cue | None:
    """The first place in the quotes where `cue` stands as whole words, in offsets of the article."""
    needle = fold_text(cue)
    for quote in quotes:
        found = _find_typed(cue, needle, quote) or _find_folded(cue, needle, quote)
        if found is not None:
            return found
    return None


def _find_typed(cue: str, needle: str, quote: Quote) -> Cue | None:
    """The first place in one quote, if `cue` is typed there as it stands. None sends the caller the long way."""
    text, start = quote.text, quote.start
    at = text.find(cue)
    if at < 0:
        return None
    end = at + len(cue)
    # Another kind of apostrophe or line end may have let it stand earlier.
    folded = fold_text(text[:end])
    if folded.find(needle) + len(needle) != len(folded):
        return None
    if (text[end : end + 1] in _PARTING and text[at - 1 : at] in _PARTING) or _whole_words(text, at, end):
        return Cue(cue, start + at, start + end)
    return None


def _find_folded(cue: str, needle: str, quote: Quote) -> Cue | None:
    if needle not in fold_text(quote.text):
        return None
    for start, end in fold(quote.text).find_all(cue):
        if _whole_words(quote.text, start, end):
            return Cue(quote.text[start:end], quote.start + start, quote.start + end)
    return None


def _whole_words(text: str, start: int, end: int) -> bool:
    """Whether neither edge parts a word. A joining letter, digit or mark on both sides does."""
    return not (_parts_word(text, start) or _parts_word(text, end))


def _parts_word(text: str, at: int) -> bool:
    """Whether a word goes on over `at`; what cannot be seen parts no word."""
    before, after = at - 1, at
    while before >= 0 and _unseen(text, before):
        before -= 1
    while after < len(text) and _unseen(text, after):
        after += 1
    return before >= 0 and after < len(text) and _in_word(text[before]) and _in_word(text[after])


def _unseen(text: str, at: int) -> bool:
    return text[at] > "\x7f" and _INVISIBLE.match(text, at) is not None


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_" or (character > "\x7f" and category(character)[0] == "M")
