"""Where an article quotes: what stands between quotation marks, over sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from quiz.text.fold import Span


class Quotation(NamedTuple):
    """From the opening mark to behind the closing one. `carried`: it goes on from the paragraph before."""

    start: int
    end: int
    carried: bool = False


_ANY = re.compile("[\"“”„«»‘’']")
_CLOSES = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'", "”": "”", "»": "«»"}
_ENDS = ".,!?…;:—–"
SHORTEST = 4
"""Words from which a quotation without a stop of its own counts as speech, not as a word held up with tongs."""


def quotations(text: str, paragraphs: Iterable[Span]) -> list[Quotation]:
    """Every quotation of a text, in order; one that runs over paragraphs is several."""
    found: list[Quotation] = []
    if not _ANY.search(text):
        return found
    left_open = False
    for paragraph in paragraphs:
        spans, left_open = _in_paragraph(text, paragraph, left_open)
        found += spans
    return found


def _in_paragraph(text: str, paragraph: Span, left_open: bool) -> tuple[list[Quotation], bool]:
    marks = [(at, text[at]) for at in map(_start, _ANY.finditer(text, *paragraph)) if _may_mark(text, at)]
    found: list[Quotation] = []
    at = 0
    while at < len(marks):
        start, mark = marks[at]
        if not _opens(text, start, mark, paragraph):
            at += 1
            continue
        close = _closing(text, marks, at, paragraph)
        carried = left_open and start == paragraph.start
        if close is None:
            if mark in "“„«":
                found.append(Quotation(start, paragraph.end, carried))
                return found, True
            at += 1
            continue
        found.append(Quotation(start, marks[close][0] + 1, carried))
        at = close + 1
    return found, False


def _start(match: re.Match[str]) -> int:
    return match.start()


def _may_mark(text: str, at: int) -> bool:
    """Whether a mark is one of quotation: single ones are mostly apostrophes, between letters or behind an s."""
    if text[at] not in "‘’'":
        return True
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if not after.isalnum():
        return True
    return text[at] != "’" and not before.isalnum()


def _opens(text: str, at: int, mark: str, paragraph: Span) -> bool:
    if mark in "“„«‘":
        return True
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return mark in "\"'" and not after.isspace() and (before.isspace() or before in "([—–-/“‘:")


def _closing(text: str, marks: list[tuple[int, str]], opened: int, paragraph: Span) -> int | None:
    """The number of the mark that closes; for single marks an apostrophe behind an s only where no other one does."""
    mark = marks[opened][1]
    closers = _CLOSES[mark]
    single = mark in "‘'"
    fallback = None
    for number in range(opened + 1, len(marks)):
        at, other = marks[number]
        if other not in closers:
            continue
        if mark == '"' and _opens(text, at, other, paragraph) and text[at - 1] not in _ENDS:
            continue
        if single and text[at - 1] not in _ENDS and text[at - 1 : at].lower() == "s":
            fallback = number if fallback is None else fallback
            continue
        return number
    return fallback


def speech_in(text: str, spans: Iterable[Quotation]) -> Iterator[Quotation]:
    """Those that are speech: with a stop of their own, or several words long."""
    for span in spans:
        inner = text[span.start + 1 : span.end - 1].rstrip()
        if (inner[-1:] and inner[-1] in _ENDS) or inner.count(" ") + 1 >= SHORTEST or span.carried:
            yield span
