"""What stands beside the article before the first claim: what the lesson teaches, how long it takes, Enter."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
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

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(id="briefing-text")

    def show(self, opening: Opening) -> None:
        """Show what stands before the first claim."""
        first, *rest = briefing_texts(opening)
        self.query_one(Static).update(lines([parts((first, "bold")), *(parts("\n", text) for text in rest)]))


def briefing_texts(opening: Opening) -> Iterator[str]:
    """The paragraphs of it: how to go on and how long it takes, what was told, the intro, the line."""
    yield f"{says.WHEN_READY}. {says.reading(opening.reading_minutes)}"
    if opening.claims is not None:
        size = wording.round_size(opening.claims, opening.questions, opening.minutes, opening.articles)
        yield f"{size}. {wording.left_over(opening.left)}".rstrip()
    if opening.exam:
        yield says.EXAM
    yield from opening.told
    if opening.intro:
        yield from (" ".join(paragraph.split()) for paragraph in opening.intro.strip().split("\n\n"))
    yield wording.LINE
