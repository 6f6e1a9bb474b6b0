"""Laying out an article in rows of cells: which characters of which sentence stand in which row. No widget here."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from textual.content import Content

from quiz.bank.model import Article
from quiz.text.clean import drop_invisible, visible
from quiz.text.fold import Span
from quiz.text.sentences import Sentence


class RowKind(Enum):
    """What a row holds."""

    PREFACE = auto()
    TITLE = auto()
    DATELINE = auto()
    GAP = auto()
    TEXT = auto()
    CLOSING = auto()


class Row(NamedTuple):
    """One row: characters `start` to `end` of the sentence at index `sentence`, or of a text of the heading."""

    kind: RowKind
    sentence: int
    start: int
    end: int
    first: bool


class ShownSentence(NamedTuple):
    """A sentence as it is drawn. `offsets` maps shown characters to the sentence; None where nothing was left out."""

    sentence: Sentence
    text: str
    offsets: Sequence[int] | None

    def raw(self, index: int) -> int:
        """The article's offset of a shown character; of the end for an index past the last."""
        if index >= len(self.text):
            return self.sentence.end
        return self.sentence.start + (index if self.offsets is None else self.offsets[index])

    def shown(self, span: Span) -> tuple[int, int] | None:
        """The shown characters that an article span covers, or None where it covers none of this sentence."""
        start, end = max(span.start, self.sentence.start), min(span.end, self.sentence.end)
        if start >= end:
            return None
        if self.offsets is None:
            return start - self.sentence.start, end - self.sentence.start
        covered = [i for i, raw in enumerate(self.offsets) if start <= self.sentence.start + raw < end]
        return (covered[0], covered[-1] + 1) if covered else None


def shown_sentence(article: Article, sentence: Sentence) -> ShownSentence:
    """A sentence without stray marks, its line ends as spaces, its length otherwise kept."""
    raw = article.text[sentence.start : sentence.end]
    text, offsets = drop_invisible(raw)
    return ShownSentence(sentence, visible(text).translate(_ONE_LINE), offsets)


_ONE_LINE = str.maketrans("\n\t", "  ")


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Start and end of each row of `text` at `width` cells, by Textual's own wrapper, trailing space left out."""
    if width < 1 or (len(text) <= width and text.isascii()):
        return [(0, len(text))]
    rows: list[tuple[int, int]] = []
    at = 0
    for line in Content(text).wrap(width):
        words = line.plain.rstrip()
        start = text.find(words, at) if words else at
        rows.append((start, start + len(words)))
        at = start + len(words)
    return rows


class Heading(NamedTuple):
    """What stands above and below the text."""

    title: str
    dateline: str
    preface: tuple[str, ...] = ()
    """What is said before the title, one text a paragraph, where no room is beside the article."""
    closing: tuple[str, ...] = ()
    """What is said after the text, one text a line."""


def lay_out(heading: Heading, sentences: Sequence[ShownSentence], width: int) -> list[Row]:
    """All rows at a text width in cells. Each sentence begins a row; an empty row parts paragraphs."""
    rows = _preface(heading, width)
    rows += [Row(RowKind.TITLE, 0, start, end, False) for start, end in wrap(heading.title, width) if heading.title]
    if heading.dateline:
        rows += [Row(RowKind.DATELINE, 0, start, end, False) for start, end in wrap(heading.dateline, width)]
    if rows:
        rows.append(Row(RowKind.GAP, 0, 0, 0, False))
    paragraph = 0
    for index, shown in enumerate(sentences):
        if shown.sentence.paragraph != paragraph:
            paragraph = shown.sentence.paragraph
            rows.append(Row(RowKind.GAP, index, 0, 0, False))
        for number, (start, end) in enumerate(wrap(shown.text, width)):
            rows.append(Row(RowKind.TEXT, index, start, end, number == 0))
    return rows + _closing(heading, width)


def _preface(heading: Heading, width: int) -> list[Row]:
    rows = []
    for index, text in enumerate(heading.preface):
        rows += [Row(RowKind.PREFACE, index, start, end, False) for start, end in wrap(text, width)]
        rows.append(Row(RowKind.GAP, 0, 0, 0, False))
    return rows


def _closing(heading: Heading, width: int) -> list[Row]:
    rows = [Row(RowKind.GAP, 0, 0, 0, False)] if heading.closing else []
    for index, text in enumerate(heading.closing):
        rows += [Row(RowKind.CLOSING, index, start, end, False) for start, end in wrap(text, width)]
    return rows
