"""Whether a key was meant for what is on the screen: only where that was painted before the key was pressed."""

from __future__ import annotations

from textual.message import Message


class Attention:
    """Keys that were typed ahead would answer a claim that nobody has seen yet: they do not count.

    Times are those that Textual stamps its events with (seconds, monotonic).
    """

    def __init__(self) -> None:
        self.painted = False
        self._changed_at = 0.0
        self._painted_at = 0.0
        self._pressed_at = 0.0

    def change(self) -> None:
        """Something else is about to be drawn."""
        self.painted = False
        self._changed_at = Message().time

    def see(self, at: float | None = None) -> None:
        """What was drawn is on the screen, since `at` or since now; it may be told more than once."""
        if not self.painted:
            self.painted = True
            self._painted_at = Message().time if at is None else max(at, self._changed_at)

    def press(self, at: float | None = None) -> None:
        """A key or the mouse at this time; None for something done in a dialog, which was meant."""
        self._pressed_at = Message().time if at is None else at

    @property
    def given(self) -> bool:
        """Whether the last key was pressed with the present screen in view."""
        return self.painted and self._pressed_at >= self._painted_at
