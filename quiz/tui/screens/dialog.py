"""Dialogs: each stands before its screen, ends with a value, and is left once."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A dialog that is left once: Textual's dismiss (8.2.8) pops whatever is on top, also for one that has gone."""

    # Textual asks the app for no key while a dialog stands.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "app.interrupt", show=False)]
    DEFAULT_CSS = """
    Dialog {
        & Static { height: auto; }
    }
    """

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """As Textual's the first time; nothing after that."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class FootDialog(Dialog[Answer]):
    """A dialog of a few lines at the foot, in one Vertical: what it is about stays in view above it."""

    DEFAULT_CSS = """
    FootDialog {
        align: center bottom;
        & > Vertical { height: auto; width: 100%; background: $panel; padding: 0 1; border-top: solid $rule; }
    }
    """
