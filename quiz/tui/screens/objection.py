""" "I read it differently": one line of text, kept or left."""

from __future__ import annotations

from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from quiz.game.session import RoundSession
from quiz.game.view import MOST_OBJECTION, Object
from quiz.tui import wording as says
from quiz.tui.screens.base import QuizScreen
from quiz.tui.screens.dialog import FootDialog


class LineField(Input):
    """A field that takes as much of what is pasted as fits. Textual's takes all or, without a word, nothing."""

    def on_paste(self, event: events.Paste) -> None:
        """As Textual's, cut to the room that is left; what was cut is told."""
        event.prevent_default()
        event.stop()
        line = " ".join(event.text.split())
        room = MOST_OBJECTION - len(self.value) + len(self.selected_text)
        if len(line) > room:
            self.app.notify(says.cut_to(MOST_OBJECTION), severity="warning", markup=False)
        self.replace(line[: max(0, room)], *self.selection)


class ObjectionScreen(FootDialog[str | None]):
    """Returns the line, or None where it was left."""

    BINDINGS = [("escape", "leave", "Leave")]
    DEFAULT_CSS = """
    ObjectionScreen {
        & Input { border: none; height: 1; padding: 0; background: $background; }
        & Input:focus { border: none; }
    }
    """

    def compose(self) -> ComposeResult:
        """A field with its prompt and how to leave it."""
        with Vertical():
            yield Static(says.OBJECTION_PROMPT, markup=False)
            yield LineField(max_length=MOST_OBJECTION)
            yield Static(says.OBJECTION_HELP, markup=False)

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        if self.is_active:
            self.dismiss(event.value.strip() or None)

    def action_leave(self) -> None:
        """Leave without a word."""
        if self.is_active:
            self.dismiss(None)


def ask_objection(screen: QuizScreen[Any], session: RoundSession, card: int | None = None) -> None:
    """Ask for one line and keep it with a card (None: the one answered last); what could not be saved is told."""

    def keep(text: str | None) -> None:
        if not text:
            return
        session.answer(Object(text, card))
        for sentence in session.take_notices():
            screen.tell(sentence, trouble=True)
        screen.tell(says.OBJECTION_KEPT)

    screen.app.push_screen(ObjectionScreen(), keep)
