"""An article's rows as cells: the margin, marked quotes and signal words, the sentence pointed at, the selection."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from quiz.tui.widgets.article_page import Marks, Page
from quiz.tui.widgets.article_rows import Row, RowKind, ShownSentence

_JOINER = "\u200d"


class Drawing(NamedTuple):
    """What is drawn of a page now; `widget` has the styles, by the names of its component classes, and the selection.

    `pointed` is the number of the sentence under the cursor.
    """

    page: Page
    marks: Marks
    pointed: int | None
    widget: Widget

    def strip(self, at: int, width: int) -> Strip:
        """The row at a place from 0, in so many cells; an empty one where the page has none."""
        ground = self.widget.rich_style
        if not 0 <= at < len(self.page.rows) or self.page.rows[at].kind is RowKind.GAP:
            return Strip.blank(width, ground)
        row = self.page.rows[at]
        number = row.sentence + 1
        margin = self.page.margin_text(row, signed=number in self.marks.deciding or number == self.pointed)
        segments = [Segment(margin, self._margin_style(row)), *self._text_segments(row)]
        return Strip(segments).extend_cell_length(width, ground).crop(0, width)

    def _margin_style(self, row: Row) -> Style:
        name = "article--letters" if self.page.letters and row.first else "article--number"
        start = row.start if row.kind is RowKind.TEXT else 0
        return self.widget.get_component_rich_style(name) + _offset(start, row.sentence)

    def _text_segments(self, row: Row) -> list[Segment]:
        if row.kind is not RowKind.TEXT:
            return [Segment(self.page.text_of(row), self._heading_style(row))]
        shown = self.page.sentences[row.sentence]
        styles = self._styles(row, shown)
        edges = {row.start, row.end, *(c for a, b, _ in styles for c in (a, b) if row.start < c < row.end)}
        if _JOINER in shown.text:
            # Textual looks for the character under the mouse by single widths: each word begins anew, or it drifts.
            edges |= {at for at in range(row.start + 1, row.end) if shown.text[at - 1] == " "}
        cuts = sorted(edges)
        segments = []
        for start, end in pairwise(cuts):
            style = self.widget.rich_style
            for a, b, over in styles:
                if a <= start and end <= b:
                    style += over
            segments.append(Segment(shown.text[start:end], style + _offset(start, row.sentence)))
        return segments

    def _heading_style(self, row: Row) -> Style:
        if row.kind in (RowKind.PREFACE, RowKind.CLOSING):
            return self.widget.rich_style
        return self.widget.get_component_rich_style(f"article--{row.kind.name.lower()}")

    def _styles(self, row: Row, shown: ShownSentence) -> list[tuple[int, int, Style]]:
        """Spans of the sentence's shown text with their styles, the stronger ones last."""
        widget = self.widget
        found: list[tuple[int, int, Style]] = []
        if row.sentence + 1 == self.pointed:
            found.append((0, len(shown.text), widget.get_component_rich_style("article--pointed", partial=True)))
        for name, spans in (("article--quote", self.marks.quotes), ("article--cue", self.marks.cues)):
            style = widget.get_component_rich_style(name, partial=True)
            found += [(*covered, style) for span in spans if (covered := shown.shown(span)) is not None]
        selection = widget.text_selection
        if selection is not None and (span := selection.get_span(row.sentence)) is not None:
            end = len(shown.text) if span[1] == -1 else span[1]
            found.append((span[0], end, widget.screen.get_component_rich_style("screen--selection", partial=True)))
        return found


def _offset(character: int, sentence: int) -> Style:
    """What tells Textual's selection which character a cell shows."""
    return Style.from_meta({"offset": (character, sentence)})
