"""The top line: the program's name, the title, and at the right where the reader is."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from quiz.text.clean import visible
from quiz.tui.wording import TOO_SMALL

NAME = "factquiz   "
NAME_FROM = 70
"""Columns from which on the program's name has room before the title."""


class Headline(Widget):
    """One line, with a thin rule below."""

    DEFAULT_CSS = """
    Headline {
        height: 2;
        border-bottom: solid $rule;
        padding: 0 1;
        text-style: bold;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    title: reactive[str] = reactive("")
    """What is at hand."""
    where: reactive[str] = reactive("")
    """Where in it, at the right edge."""

    def render(self) -> Content:
        """Title left, place right; a title that is too long is cut before the place is."""
        if self.screen.has_class("-tiny-x") or self.screen.has_class("-tiny-y"):
            return Content(TOO_SMALL)
        width = max(self.size.width, 1)
        where = Content.styled(visible(self.where), "not bold")
        name = NAME if width >= NAME_FROM else ""
        room = max(width - len(name) - where.cell_length - 2, 1)
        title = Content(visible(self.title)).truncate(room, ellipsis=True)
        gap = max(1, width - len(name) - title.cell_length - where.cell_length)
        return Content.assemble((name, "not bold"), title, " " * gap, where)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Always one line."""
        del container, viewport, width
        return 1
