"""Plain lines or screens: decided here, and Textual is not imported to decide it."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from quiz.record.settings import Settings

_YES = ("1", "true", "yes", "on")
_NO = ("0", "false", "no", "off")
_BARE_TERMINALS = ("dumb", "unknown")

NAMES_PLAIN = "Lines of text in place of screens: factquiz --plain."
"""Told on stdout before the screens take the terminal."""


def wants_plain(asked: bool, settings: Settings) -> bool:
    """Whether plain lines are to be used.

    --plain, then FACTQUIZ_PLAIN, then a terminal that knows no cursor, then the settings. Without a terminal to draw
    on and keys to read there is no choice.
    """
    if asked or not on_terminal():
        return True
    told = os.environ.get("FACTQUIZ_PLAIN", "").strip().lower()
    if told in _YES or told in _NO:
        return told in _YES
    return os.environ.get("TERM", "").lower() in _BARE_TERMINALS or settings.plain is True


def can_draw() -> bool:
    """Whether somebody sits there at a terminal that can move its cursor."""
    return on_terminal() and os.environ.get("TERM", "").lower() not in _BARE_TERMINALS


def on_terminal() -> bool:
    """Whether somebody sits there: stdin and stdout are terminals."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stdout)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
