"""What stands beside the article before the first claim: what the lesson teaches, how long it takes, Enter."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.game import wording
from quiz.game.view import Opening
from quiz.tui import wording as says
from quiz.tui.words import lines, parts


class Briefing(VerticalScroll, can_focus=False):
    """The intro and the size of the round."""

    DEFAULT_CSS = """
    Briefing {
        padding: 0 1;
        scrollbar-size-vertical: 1;
        & Static { height: auto; }
    }
    """

    def __init__(self, opening: Opening) -> None:
        super().__init__(id="briefing")
        self._opening = opening

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(_content(self._opening), id="briefing-text")

    def show(self, opening: Opening) -> None:
        """Show what stands before the first claim on an article."""
        self._opening = opening
        for text in self.query(Static):
            text.update(_content(opening))


def _content(opening: Opening) -> Content:
    first, *rest = briefing_texts(opening)
    return lines([parts((first, "bold")), *(parts("\n", text) for text in rest)])


def briefing_texts(opening: Opening) -> Iterator[str]:
    """The paragraphs of it: how to go on and how long it takes, what was told, the intro, the line."""
    yield f"{says.WHEN_READY}. {says.reading(opening.reading_minutes)}"
    if opening.claims is not None:
        size = wording.round_size(opening.claims, opening.questions, opening.minutes, opening.articles)
        yield f"{size}. {wording.left_over(opening.left)}".rstrip()
    if opening.summary and opening.articles > 1:
        yield opening.summary
    if opening.exam:
        yield says.EXAM
    yield from opening.told
    if opening.intro:
        yield from (" ".join(paragraph.split()) for paragraph in opening.intro.strip().split("\n\n"))
    yield wording.LINE
