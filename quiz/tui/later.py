"""Doing something once what changed is drawn, unless the widget has gone by then."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget


def after_refresh(widget: Widget, callback: Callable[[], object]) -> None:
    """As Textual's call_after_refresh, which calls back also for a widget whose screen was left meanwhile (8.2.8)."""
    widget.call_after_refresh(lambda: callback() if widget.is_attached else None)
