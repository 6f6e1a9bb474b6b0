"""Progress: the course, shares by status and device, the way over time, the habit, the rounds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.record.progress import gather_progress
from quiz.tui.commands import Place, bindings_for
from quiz.tui.own_app import app_of
from quiz.tui.progress_page import page
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.headline import Headline
from quiz.tui.widgets.keyline import KeyLine

EDGES = 3
"""Columns beside the text: a margin on both sides, and the scroll bar."""


class ProgressScreen(QuizScreen[None]):
    """Counts first; a percentage only from twenty answers on."""

    place = Place.PROGRESS
    BINDINGS = bindings_for([Place.PROGRESS])
    DEFAULT_CSS = """
    ProgressScreen {
        #progress-body { padding: 0 1; height: 1fr; }
        #progress-text { height: auto; }
    }
    """

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield Headline()
        with VerticalScroll(id="progress-body"):
            yield Static(id="progress-text")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the record once."""
        self.frame("Progress")
        self._page = self._read()
        self._draw()
        self.query_one(VerticalScroll).focus(scroll_visible=False)

    def on_resize(self) -> None:
        """A narrow window has no room for tables."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        self.query_one("#progress-text", Static).update(self._page(self.app.size.width - EDGES))

    def _read(self) -> Callable[[int], Content]:
        """The page by its width in columns. The desk's record reads as empty where it cannot be read."""
        desk = app_of(self).desk
        return partial(page, gather_progress(desk.store, desk.folder))
