"""A text that hangs: what is longer than a row goes on under its own beginning, not under the mark before it."""

from __future__ import annotations

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from quiz.tui.words import parts

LEAST_ROOM = 12
"""Columns that a hanging text needs; in fewer it wraps as it comes."""


class Hanging(Visual):
    """A mark, and a text that hangs behind it, wrapped for whatever width it is drawn at."""

    def __init__(self, mark: Content, text: Content) -> None:
        self._mark = mark
        self._text = text

    def at(self, width: int) -> Content:
        """The rows at a width in cells."""
        indent = self._mark.cell_length
        room = width - indent
        rows = self._text.wrap(room) if room > LEAST_ROOM else [self._text]
        return parts("\n" + " " * indent).join([self._mark + rows[0], *rows[1:]])

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """As Visual's."""
        return self.at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As Visual's."""
        return (self._mark + self._text).get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As Visual's."""
        return self.at(width).get_height(rules, width)
