"""The annotated article: judged sentences with status letters in the margin, one's misses starred; to be saved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Static

from quiz.bank.model import Bank
from quiz.bank.status import Status
from quiz.disk.atomic import is_taken, write_atomic
from quiz.exchange.annotation import ABSENT_TITLE, Annotated, annotate
from quiz.exchange.render import as_html, as_svg
from quiz.text.fold import Span
from quiz.tui import wording as says
from quiz.tui.commands import Place, bindings_for
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.article import ArticleView
from quiz.tui.widgets.article_page import Marks
from quiz.tui.widgets.headline import Headline
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.words import Part, parts


class AnnotatedScreen(QuizScreen[None]):
    """The article once more, with what the bank says of each sentence."""

    place = Place.ANNOTATED
    BINDINGS = bindings_for([Place.ANNOTATED])
    DEFAULT_CSS = """
    AnnotatedScreen {
        #article { height: 1fr; padding: 0 1; }
        #legend { height: auto; padding: 0 1; border-top: solid $rule; }
    }
    """

    def __init__(self, bank: Bank, missed: frozenset[str], asked: frozenset[str]) -> None:
        super().__init__()
        self._bank = bank
        self._asked = asked
        self._view: Annotated = annotate(bank, missed, asked)

    def compose(self) -> ComposeResult:
        """The article, and the legend below it."""
        yield Headline()
        yield ArticleView(id="article")
        yield Static(id="legend")
        yield KeyLine()

    def on_mount(self) -> None:
        """Letters in the margin, quotes marked."""
        self.frame(self._bank.title, "annotated article")
        article = self.query_one(ArticleView)
        letters = {s.number: s.signs for s in self._view.sentences if s.marks}
        article.show_article(self._bank.article, letters, self._absent())
        asked = (claim for claim in self._bank.playable if claim.id in self._asked)
        stated = (claim for claim in asked if claim.status is not Status.UNSTATED)
        quotes = tuple(Span(q.start, q.end) for claim in stated for q in claim.quotes[:1])
        article.show_marks(Marks(quotes), follow=False)
        self.query_one("#legend", Static).update(parts((self._view.summary, "bold"), "  ", *self._legend()))
        article.focus(scroll_visible=False)

    @property
    def statuses(self) -> Sequence[Status]:
        """The bank's."""
        return self._bank.statuses

    def _absent(self) -> list[str]:
        rows = [f"{sign}  {text}" for sign, text in self._view.absent_rows()]
        return [f"{ABSENT_TITLE}:", *rows] if rows else []

    def _legend(self) -> list[Part]:
        return [
            piece for sign, words in self._view.legend() for piece in ((f"{sign} ", "bold"), f"{words.split(':')[0]}  ")
        ]

    def action_save_html(self) -> None:
        """Save as one web page."""
        self._save(".html", as_html(self._view))

    def action_save_svg(self) -> None:
        """Save as one picture."""
        self._save(".svg", as_svg(self._view))

    def _save(self, ending: str, text: str) -> None:
        try:
            # The folder that the program was started in may be gone by now.
            path = free_name(Path.cwd(), f"{self._bank.id}-annotated", ending)
            write_atomic(path, text)
        except OSError as problem:
            self.tell(f"Not saved: {problem.strerror} ({problem.filename or Path()})", trouble=True)
            return
        self.tell(says.saved_to(str(path)))


def free_name(folder: Path, stem: str, ending: str) -> Path:
    """A path in `folder` at which nothing stands yet: nothing of the reader's is written over."""
    path = folder / f"{stem}{ending}"
    number = 2
    while is_taken(path):
        path = folder / f"{stem}-{number}{ending}"
        number += 1
    return path
