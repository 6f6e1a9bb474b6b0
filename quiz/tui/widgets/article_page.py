"""An article on its way to the screen: its rows at a width, and what stands where in them. No widget here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, assert_never

from quiz.bank.dateline import dateline
from quiz.bank.model import Article
from quiz.text.clean import visible
from quiz.text.fold import Span
from quiz.tui.widgets.article_rows import Heading, Row, RowKind, ShownSentence, lay_out, shown_sentence


class Marks(NamedTuple):
    """What is marked: quotes and signal words by article offsets, sentences that decide by their numbers."""

    quotes: tuple[Span, ...] = ()
    cues: tuple[Span, ...] = ()
    deciding: frozenset[int] = frozenset()


NO_MARKS = Marks()


class Page:
    """Sentences by their numbers from 1, rows by their places from 0; `letters` stand in the margin by number."""

    def __init__(self, sentences: Sequence[ShownSentence], heading: Heading, letters: Mapping[int, str]) -> None:
        self.sentences = sentences
        self.heading = heading
        self.letters = letters
        self.rows: list[Row] = []
        self._first_rows: dict[int, int] = {}
        self._width = 0

    @classmethod
    def of(cls, article: Article, letters: Mapping[int, str], closing: Sequence[str]) -> Page:
        """The page of an article; `closing` stands below it. Nothing of it can act on a terminal."""
        below = tuple(visible(text) for text in closing)
        heading = Heading(visible(article.title), visible(dateline(article)), closing=below)
        return cls([shown_sentence(article, sentence) for sentence in article.sentences], heading, letters)

    # Layout

    @property
    def letters_width(self) -> int:
        """Cells of the letters in the margin, the space after them included."""
        return max((len(letters) + 1 for letters in self.letters.values()), default=0)

    @property
    def digits(self) -> int:
        """Cells of the longest sentence number."""
        return len(str(len(self.sentences)))

    @property
    def margin(self) -> int:
        """Cells before the text: letters, the sign, a space, the number, two spaces."""
        return self.letters_width + self.digits + 4

    def put_before(self, texts: Sequence[str]) -> bool:
        """Have other texts before the title; False where they are those that stand there. Lay out anew after it."""
        preface = tuple(visible(text) for text in texts)
        if preface == self.heading.preface:
            return False
        self.heading = self.heading._replace(preface=preface)
        # A window too narrow for a layout shows no rows, rather than those of before.
        self.rows, self._first_rows, self._width = [], {}, 0
        return True

    def lay_out(self, width: int) -> bool:
        """Work the rows out for so many cells of text; False where nothing changed or nothing can be seen."""
        if not self.sentences and not self.heading.title:
            return False
        if width < 1 or width == self._width:
            return False
        self._width = width
        self.rows = lay_out(self.heading, self.sentences, width)
        self._first_rows = {r.sentence + 1: at for at, r in enumerate(self.rows) if r.kind is RowKind.TEXT and r.first}
        return True

    # What stands where

    def first_row(self, number: int | None) -> int | None:
        """The row in which a sentence begins; None where there is no such sentence, or no layout yet."""
        return None if number is None else self._first_rows.get(number)

    def first_sentence(self, top: int) -> int:
        """The number of the first sentence that begins at or after a row; 1 before anything is laid out."""
        if not self.rows:
            return 1
        below = (row.sentence + 1 for row in self.rows[top:] if row.kind is RowKind.TEXT and row.first)
        return next(below, len(self.sentences))

    def sentence_at(self, place: int) -> int | None:
        """The number of the sentence in a row."""
        if 0 <= place < len(self.rows) and self.rows[place].kind is RowKind.TEXT:
            return self.rows[place].sentence + 1
        return None

    def height_of(self, number: int, most: int) -> int:
        """Rows of a sentence, no more than `most` of them."""
        first = self._first_rows.get(number, 0)
        return sum(1 for row in self.rows[first : first + most] if _is_of(row, number))

    def marked_rows(self, marks: Marks) -> Sequence[int]:
        """The rows of the first quote, else of the first deciding sentence."""
        if marks.quotes:
            return [at for at, row in enumerate(self.rows) if self._touches(row, marks.quotes[0])]
        number = min(marks.deciding, default=0)
        first = self._first_rows.get(number, 0)
        return [at for at in range(first, len(self.rows)) if _is_of(self.rows[at], number)]

    def text_of(self, row: Row) -> str:
        """What a row shows beside its margin."""
        match row.kind:
            case RowKind.PREFACE:
                text = self.heading.preface[row.sentence]
            case RowKind.TITLE:
                text = self.heading.title
            case RowKind.DATELINE:
                text = self.heading.dateline
            case RowKind.TEXT:
                text = self.sentences[row.sentence].text
            case RowKind.CLOSING:
                text = self.heading.closing[row.sentence]
            case RowKind.GAP:
                text = ""
            case _:
                assert_never(row.kind)
        return text[row.start : row.end]

    def margin_text(self, row: Row, *, signed: bool) -> str:
        """What stands before a row's text; `signed` puts `>` before its number."""
        if row.kind in (RowKind.PREFACE, RowKind.CLOSING):
            return ""
        if row.kind is not RowKind.TEXT:
            return "  "
        number = row.sentence + 1
        letters = self.letters.get(number, "") if row.first else ""
        shown = str(number) if row.first else ""
        return f"{letters:<{self.letters_width}}{'>' if signed else ' '}{shown:>{self.digits + 1}}  "

    def raw(self, index: int, character: int) -> int:
        """The article's offset of a shown character of the sentence at an index from 0."""
        index = max(0, min(index, len(self.sentences) - 1))
        return self.sentences[index].raw(max(0, character))

    def _touches(self, row: Row, span: Span) -> bool:
        if row.kind is not RowKind.TEXT:
            return False
        sentence = self.sentences[row.sentence].sentence
        if span.end <= sentence.start or sentence.end <= span.start:
            return False
        covered = self.sentences[row.sentence].shown(span)
        return covered is not None and covered[0] < row.end and row.start < covered[1]


def _is_of(row: Row, number: int) -> bool:
    return row.kind is RowKind.TEXT and row.sentence == number - 1
