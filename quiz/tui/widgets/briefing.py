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

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(id="briefing-text")

    def show(self, opening: Opening) -> None:
        """Show what stands before the first claim."""
        self.query_one(Static).update(lines(_text(opening)))


def _text(opening: Opening) -> Iterator[Content]:
    yield parts((says.WHEN_READY, "bold"), ".  ", says.reading(opening.reading_minutes))
    yield parts(wording.round_size(opening.claims, opening.questions, opening.minutes) + ".")
    if opening.exam:
        yield parts((says.EXAM, "bold"))
    for sentence in opening.told:
        yield parts(sentence)
    yield parts("")
    if opening.intro:
        yield parts(" ".join(opening.intro.split()) if "\n\n" not in opening.intro else opening.intro.strip())
        yield parts("")
    yield parts((wording.LINE, "italic"))
