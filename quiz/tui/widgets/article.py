"""The article: numbered sentences, the marked quote, a sentence cursor for "prove it", letters in the margin.

Rows are drawn on demand (Textual's line API), so that an article of 20,000 words paints as fast as a short one.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from quiz.bank.model import Article
from quiz.tui.later import after_refresh
from quiz.tui.widgets.article_drawing import Drawing
from quiz.tui.widgets.article_page import NO_MARKS, Marks, Page
from quiz.tui.widgets.article_rows import Heading

RIGHT_MARGIN = 1
"""An empty column, so that no word touches the scroll bar."""


class ArticleView(ScrollView, can_focus=True):
    """An article with a numbered margin.

    The margin tells without colour what the colours tell: `>` stands before a deciding or pointed-at sentence.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("home", "scroll_home", "Top", show=False),
        Binding("end", "scroll_end", "End", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown,space", "page_down", "Page down", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--title",
        "article--dateline",
        "article--number",
        "article--quote",
        "article--cue",
        "article--pointed",
        "article--letters",
    }
    DEFAULT_CSS = """
    ArticleView {
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        background: $background;
        & > .article--title { text-style: bold; }
        & > .article--dateline { color: $quiet; }
        & > .article--number { color: $quiet; }
        & > .article--quote { background: $marker; color: $marker-ink; }
        & > .article--cue { background: $marker-ink; color: $marker; text-style: bold; }
        &:nocolor > .article--quote { text-style: underline; }
        &:nocolor > .article--cue { text-style: bold underline reverse; }
        & > .article--pointed { background: $block-cursor-background; text-style: bold; }
        & > .article--letters { text-style: bold; }
    }
    """

    pointed: reactive[int | None] = reactive(None)
    """The number of the sentence under the cursor while a sentence is asked for, else None."""

    class Chosen(Message):
        """A sentence was clicked, by its number."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class Pointed(Message):
        """The cursor moved to a sentence, by keys or mouse."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.article: Article | None = None
        self._page = Page((), Heading("", ""), {})
        self._marks = NO_MARKS
        self._follows_marks = False
        self.asks_sentence = False

    # Data down

    def show_article(
        self, article: Article, letters: Mapping[int, str] | None = None, closing: Sequence[str] = ()
    ) -> None:
        """Show an article from its beginning; `letters` stand in the margin by sentence number, `closing` below it."""
        self.article = article
        self._page = Page.of(article, letters or {}, closing)
        self._marks = NO_MARKS
        self._lay_out()
        self.scroll_to(y=0, animate=False)

    def show_preface(self, preface: Sequence[str]) -> None:
        """Say something before the title, as part of what scrolls; an empty preface takes it away."""
        if self._page.put_before(preface):
            self._lay_out()

    def show_marks(self, marks: Marks, *, follow: bool = True) -> None:
        """Mark a quote and bring it into view (`follow`); NO_MARKS takes the marks away and stays where it is."""
        if marks != self._marks:
            self._marks = marks
            self.refresh()
        self._follows_marks = follow and bool(marks.quotes or marks.deciding)
        if self._follows_marks:
            self.bring_marks_into_view()

    def ask_sentence(self, asked: bool) -> None:
        """Begin or end pointing at a sentence. None is pointed at: an Enter too many would answer with it."""
        self.asks_sentence = asked
        self.pointed = None

    def point_at(self, number: int) -> None:
        """Move the cursor to a sentence without a message: whoever asks for it knows."""
        self.set_reactive(ArticleView.pointed, number)
        self._show_pointed()

    def bring_marks_into_view(self) -> None:
        """Scroll so that the first marked row stands a third from the top, where all of the quote fits below."""
        rows = self._page.marked_rows(self._marks)
        if rows and self.size.height:
            top = max(0, rows[0] - max(0, min(self.size.height // 3, self.size.height - len(rows))))
            # By force: after the first layout the scroll bar is not there yet.
            self.scroll_to(y=top, animate=False, immediate=True, force=True)

    # Watchers

    def watch_pointed(self, number: int | None) -> None:
        """Keep the sentence under the cursor in view, and tell of it."""
        self._show_pointed()
        if number is not None:
            self.post_message(self.Pointed(number))

    def _show_pointed(self) -> None:
        self.refresh()
        row = self._page.first_row(self.pointed)
        if self.pointed is not None and row is not None:
            height = self._page.height_of(self.pointed, self.size.height)
            self.scroll_to_region(Region(0, row, 1, max(1, height)), animate=False, immediate=True, force=True)

    # Handlers

    def on_resize(self) -> None:
        """Lay out at the new width; the marked quote, the cursor or the first sentence in view stays."""
        anchor = self._first_in_view()
        at = anchor if self._lay_out() else None
        after_refresh(self, lambda: self._stay_at(at))

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The article looks the same with the focus and without it: Textual need not style it anew."""

    def on_blur(self, event: events.Blur) -> None:
        """As Textual's, but nothing is drawn anew: from Enter to the claim that would be a fifth of the time."""
        event.prevent_default()
        self.has_focus = False

    def on_click(self, event: events.Click) -> None:
        """A click on a sentence chooses it while one is asked for."""
        number = self._sentence_at(event.y)
        if self.asks_sentence and number is not None and not self.screen.get_selected_text():
            self.post_message(self.Chosen(number))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The mouse moves the cursor while a sentence is asked for."""
        number = self._sentence_at(event.y)
        if self.asks_sentence and number is not None and not event.button:
            self.set_reactive(ArticleView.pointed, number)
            self.refresh()
            self.post_message(self.Pointed(number))

    def action_move(self, step: int) -> None:
        """Move the cursor by a sentence, or scroll by a row."""
        if self.asks_sentence and self._page.sentences:
            now = self.pointed if self.pointed is not None else self._first_in_view() - step
            self.pointed = max(1, min(len(self._page.sentences), now + step))
        else:
            self.scroll_relative(y=step, animate=False)

    # Selection: what is copied is the article's own characters

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The article's characters under the selection, whose offsets are (character, sentence)."""
        if self.article is None or not self._page.sentences:
            return None
        begin, end = selection
        start = 0 if begin is None else self._page.raw(begin.y, begin.x)
        stop = self._page.sentences[-1].sentence.end if end is None else self._page.raw(end.y, end.x)
        return self.article.text[start:stop], "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        del selection
        self.refresh()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One row of cells."""
        at = y + round(self.scroll_offset.y)
        return Drawing(self._page, self._marks, self.pointed, self).strip(at, self.size.width)

    # Where things are

    def _lay_out(self) -> bool:
        """Work the rows out for the present width; False where nothing changed or nothing can be seen."""
        room = self.scrollable_content_region.width
        if not self._page.lay_out(room - self._page.margin - RIGHT_MARGIN):
            return False
        self.virtual_size = Size(room, len(self._page.rows))
        self.refresh()
        return True

    def _stay_at(self, number: int | None) -> None:
        if self._follows_marks:
            self.bring_marks_into_view()
        elif self.pointed is not None:
            self._show_pointed()
        elif number is not None and number > 1 and (row := self._page.first_row(number)) is not None:
            self.scroll_to(y=row, animate=False, immediate=True, force=True)

    def _first_in_view(self) -> int:
        return self._page.first_sentence(round(self.scroll_offset.y))

    def _sentence_at(self, y: int) -> int | None:
        return self._page.sentence_at(y + round(self.scroll_offset.y))
