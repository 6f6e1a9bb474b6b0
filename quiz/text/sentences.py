"""Parting an article into paragraphs and numbered sentences, by rules of our own for English prose.

The rules look only at what stands just before and just after a possible end. Other scripts are parted at their own
full stops; a paragraph without any is one sentence.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quiz.text.abbreviations import (
    AFTER_TIME,
    BEFORE_NUMBER,
    LEADING,
    MONTHS,
    SPEECH_VERBS,
    STARTERS,
    TRAILING,
)
from quiz.text.characters import INVISIBLE, WHITE, parts_paragraphs
from quiz.text.fold import Span
from quiz.text.graphemes import is_boundary
from quiz.text.lazy_pattern import lazy_pattern


class Sentence(NamedTuple):
    """One sentence: its number from 1 through the whole text, its raw offsets (end exclusive), its paragraph from 0."""

    number: int
    start: int
    end: int
    paragraph: int


_STOPS = ".!?\u2026\u203c\u2047\u2048\u2049\u0964\u0965\u061f\u06d4\u0589\u1362"
_WIDE_STOPS = "\u3002\uff01\uff1f\uff61"
_QUOTES = "\"'\u201c\u201d\u2018\u2019\u201e\u201a\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f"
_CLOSING = f"{_QUOTES})\\]}}\uff09\u3011\u3015\u3009\u300b*_\u00b2\u00b3\u00b9\u2070-\u2079{INVISIBLE}"
_OPENING = f"{_QUOTES}(\\[{{\u00bf\u00a1*_\uff08\u3010\u3014\u3008\u300a{INVISIBLE}"

_BLANK = re.compile(f"[{WHITE}{INVISIBLE}]")
_BLANKS = re.compile(f"[{WHITE}{INVISIBLE}]*")
_LINE_END = re.compile(f"\n[{WHITE}{INVISIBLE}]*")
_LETTER = re.compile(r"[^\W_]")

# A run of stops with all that closes what it ends: quotation marks, brackets, a footnote's number.
_END = re.compile(
    f"(?P<stop>[{_STOPS}]+)"
    f"(?P<close>(?:\\[\\w{{1,3}}\\]|[{_CLOSING}]|[ \u00a0\u202f][\u00bb\u203a](?=[{WHITE},;.]|$))*)(?=[{WHITE}]|$)"
    f"|[{_WIDE_STOPS}][{_WIDE_STOPS}{_STOPS}{_CLOSING}]*"
)
_QUOTE = lazy_pattern(f"[{_QUOTES}]")
_BEFORE_WORD = re.compile(f"[{WHITE}{_OPENING}/\u2013\u2014]")
_AFTER = re.compile(
    f"[{WHITE}]*(?:[\u2013\u2014\u2015-][{WHITE}]*)?[{_OPENING}$\u20ac\u00a3@~+.\u2026]*(?P<word>[^\\W_]+)?"
)
_SPEAKER = lazy_pattern(f"(?:[{WHITE}]+[A-Z][\\w.'\u2019-]*){{1,4}}[{WHITE}]+(?P<verb>[a-z]+)")
# The next point of an ellipsis that is written with spaces between its points.
_SPACED_STOP = re.compile(f"[{WHITE}]+\\.(?![^{WHITE}{_CLOSING}])")
_CARRIES_ON = lazy_pattern("[\u3068\u3063,\u3001\uff0c]")

_DOTTED = lazy_pattern(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_LIST_NUMBER = lazy_pattern(r"\d{1,3}|[^\W\d_]|[ivx]{1,5}|[IVX]{1,5}")
_ROMAN_OR_DIGIT = lazy_pattern(r"\d|[IVXLC]{2,}$")

_BULLET = lazy_pattern("[\u2022\u2023\u25aa\u25ab\u25cf\u25e6\u2043][ \t\u00a0]|#{1,6} ")
_HEADING = lazy_pattern("#{1,6} ")
_ITEM = lazy_pattern("(?:[-*+\u2013\u2014]|\\d{1,3}[.)]|\\(?[a-zA-Z]\\))[ \t\u00a0]")
_LINE_IS_DONE = lazy_pattern(f"[{_STOPS}{_WIDE_STOPS}:;][{_CLOSING}]*[{WHITE}]*$")


def paragraphs(text: str) -> tuple[Span, ...]:
    """Part `text` at its empty lines; a line of white space and zero-width characters alone is empty too."""
    found: list[Span] = []
    start = 0
    for gap in _LINE_END.finditer(text):
        if parts_paragraphs(gap[0]):
            found.append(_trimmed(text, start, gap.start()))
            start = gap.end()
    found.append(_trimmed(text, start, len(text)))
    return tuple(span for span in found if span.start < span.end)


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Part `text` into sentences; every character that can be seen belongs to exactly one of them."""
    spans = ((span, number) for number, paragraph in enumerate(paragraphs(text)) for span in _split(text, paragraph))
    return tuple(Sentence(at, span.start, span.end, number) for at, (span, number) in enumerate(spans, 1))


def _trimmed(text: str, start: int, end: int) -> Span:
    blanks = _BLANKS.match(text, start, end)
    start = blanks.end() if blanks else start
    while end > start and _BLANK.match(text, end - 1):
        end -= 1
    return Span(start, end)


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for cut in _cuts(text, paragraph):
        span = _trimmed(text, start, cut)
        if span.start < span.end:
            yield span
        start = cut
    yield _trimmed(text, start, paragraph.end)


def _cuts(text: str, paragraph: Span) -> Iterator[int]:
    """The offsets inside a paragraph at which a sentence is over, in order."""
    start, stop = paragraph
    first, last = _first_letter(text, paragraph), _last_letter(text, paragraph)
    lines = _list_lines(text, paragraph)
    lines.reverse()
    for end in _END.finditer(text, start, stop):
        while lines and lines[-1] <= end.start():
            start = lines.pop()
            yield start
        if first < start:
            first = _first_letter(text, Span(start, stop))
        # Stops before the first letter open the sentence; stops after the last one belong to the last sentence.
        if first < end.start() and end.end() <= last and _is_end(text, Span(start, stop), end):
            start = end.end()
            yield start
    yield from reversed(lines)


def _first_letter(text: str, span: Span) -> int:
    letter = _LETTER.search(text, *span)
    return letter.start() if letter else span.end


def _last_letter(text: str, span: Span) -> int:
    at = span.end - 1
    while at >= span.start and not text[at].isalnum():
        at -= 1
    return at


def _list_lines(text: str, paragraph: Span) -> list[int]:
    """Where a line begins a sentence though none ended before it: items of a list, headings and what follows them."""
    found: list[int] = []
    line, stop = paragraph
    in_list = _ITEM.match(text, line, stop) is not None
    for gap in _LINE_END.finditer(text, line, stop):
        at = gap.end()
        alone = _BULLET.match(text, at, stop) or _HEADING.match(text, line, stop)
        item = _ITEM.match(text, at, stop) and (in_list or _LINE_IS_DONE.search(text, line, gap.start()))
        if alone or item:
            found.append(at)
        in_list = in_list or bool(item)
        line = at
    return found


def _is_end(text: str, rest: Span, end: re.Match[str]) -> bool:
    """Tell whether a run of stops ends the sentence that began at `rest.start`, in a paragraph up to `rest.end`."""
    at, after = end.start(), _AFTER.match(text, end.end(), rest.end)
    word = (after and after["word"]) or ""
    if word[:1].islower() and not word[1:2].isupper():
        return False
    if text[at - 1] in "([{\uff08" or _SPACED_STOP.match(text, end.end(), rest.end):
        return False
    if end["stop"] is None:
        return _wide_end(text, end)
    if end["stop"] == ".":
        return _full_stop_ends(text, rest.start, at, word)
    return not (_QUOTE.search(end["close"]) and _names_speaker(text, end.end(), word))


def _wide_end(text: str, end: re.Match[str]) -> bool:
    """A full stop of East Asian scripts, that no white space need follow; a closed quotation may be carried on."""
    carried_on = _QUOTE.search(end[0]) and _CARRIES_ON.match(text, end.end())
    return not carried_on and is_boundary(text, end.end())


def _names_speaker(text: str, at: int, word: str) -> bool:
    speaker = _SPEAKER.match(text, at)
    return speaker is not None and speaker["verb"] in SPEECH_VERBS and word.lower() not in STARTERS


def _full_stop_ends(text: str, start: int, at: int, following: str) -> bool:
    """Judge a single full stop at `at` by the word before it and the word `following`."""
    word = _word_before(text, start, at)
    key = word.replace(".", "").casefold()
    if at - len(word) <= start + 1 and _LIST_NUMBER.fullmatch(word):
        return False
    if key in LEADING:
        return False
    if "." in word and key in ("am", "pm"):
        return following.casefold() not in AFTER_TIME
    if _is_initial(word) or key in TRAILING or _DOTTED.fullmatch(word):
        return not following or following.casefold() in STARTERS
    if key in BEFORE_NUMBER or (key in MONTHS and word[:1].isupper()):
        return not _ROMAN_OR_DIGIT.match(following)
    return True


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word != "I"


def _word_before(text: str, start: int, at: int) -> str:
    """The word that ends at `at`, with the stops inside it; no abbreviation is longer than the window."""
    return _BEFORE_WORD.split(text[max(start, at - 16) : at])[-1]
