"""Before a round is begun that gives another up: one question."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from quiz.tui import wording as says
from quiz.tui.screens.dialog import FootDialog


class GivingUpScreen(FootDialog[bool]):
    """Returns whether the round that waits is given up. Enter and Escape keep it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("y", "answer(True)", "Give it up"),
        ("enter,escape,q,n", "answer(False)", "Keep it"),
    ]

    def compose(self) -> ComposeResult:
        """What would be lost, and the two keys."""
        with Vertical():
            yield Static(says.GIVES_UP, markup=False)
            yield Static(says.GIVES_UP_HOW, markup=False)

    def action_answer(self, given_up: bool) -> None:
        """End with the answer."""
        self.dismiss(given_up)
