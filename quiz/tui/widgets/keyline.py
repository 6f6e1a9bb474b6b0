"""The key line at the foot, made from the table of commands; every word in it can be clicked."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from quiz.tui.commands import Place, commands_at

WIDE_GAP, GAP = "   ", "  "
"""Between two commands; the narrow one where not all of them fit."""


class KeyLine(Widget):
    """What can be done here. What does not fit is left to `?`, which is always shown."""

    DEFAULT_CSS = """
    KeyLine {
        height: 1;
        dock: bottom;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        text-wrap: nowrap;
        link-style: none;
        link-color: $foreground;
        link-background: $panel;
        link-style-hover: bold;
    }
    """

    place: reactive[Place] = reactive(Place.LIBRARY)
    """Where the reader is."""
    hidden: reactive[frozenset[str]] = reactive(frozenset())
    """Actions that do nothing just now and are not shown."""
    strip: reactive[str] = reactive("")
    """A sign a card, at the right edge: how the round went so far."""

    told: reactive[str] = reactive("")
    """A sentence in place of the commands, until the next key."""

    def render(self) -> Content:
        """As many commands as fit, in the table's order; or what is to be told."""
        width = self.size.width
        if self.told:
            return Content(self.told)
        commands = [c for c in commands_at(self.place) if c.in_line and c.action not in self.hidden]
        shown = [(c.action, f"{c.shown} {c.word}") for c in commands]
        gap = WIDE_GAP if _width(shown, WIDE_GAP) <= width else GAP
        while len(shown) > 2 and _width(shown, gap) > width:
            droppable = [i for i, (action, _) in enumerate(shown) if action not in ("keys", "leave")]
            if not droppable:
                break
            shown.pop(droppable[-1])
        strip = self.strip if _width(shown, gap) + len(self.strip) + 2 <= width else ""
        pieces = [Content.styled(text, Style.from_meta({"@click": f"screen.{action}"})) for action, text in shown]
        left = Content(gap).join(pieces)
        return Content.assemble(left, " " * max(1, width - left.cell_length - len(strip)), strip)


def _width(shown: list[tuple[str, str]], gap: str) -> int:
    return sum(len(text) + len(gap) for _, text in shown) - len(gap)
