"""The running app by its own type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual.screen import Screen

if TYPE_CHECKING:
    from quiz.tui.app import FactquizApp


def app_of(screen: Screen[Any]) -> FactquizApp:
    """The app that shows a screen: Textual knows it only as some app."""
    return cast("FactquizApp", screen.app)
