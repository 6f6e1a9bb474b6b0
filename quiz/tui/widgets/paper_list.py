"""The list that all screens use: Textual's OptionList in newsprint, its mark visible without colours too."""

from __future__ import annotations

from textual.binding import Binding
from textual.containers import ScrollableContainer
from textual.events import Click
from textual.geometry import Region
from textual.style import Style
from textual.widgets import OptionList

from quiz.tui.later import after_refresh

HIGHLIGHTED = "option-list--option-highlighted"


class PaperList(OptionList):
    """No border, no markup; the marked option is reversed where there are no colours."""

    DEFAULT_CSS = """
    PaperList {
        border: none;
        padding: 0;
        min-width: 8; /* In a window of a few columns there is no room to wrap in, of which Textual's list dies. */
        background: transparent;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-disabled { color: $quiet; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, markup=False)
        self._marked: int | None = None

    def watch_highlighted(self, highlighted: int | None) -> None:
        """As Textual's; where the mark moves, what the list stands in scrolls along with it."""
        super().watch_highlighted(highlighted)
        if self._marked is not None and highlighted is not None:
            after_refresh(self, self._bring_into_view)
        self._marked = highlighted

    def _bring_into_view(self) -> None:
        around = self.parent
        if isinstance(around, ScrollableContainer) and self.highlighted in self._index_to_line:
            top = self._index_to_line[self.highlighted] - round(self.scroll_offset.y)
            option = Region(0, self.virtual_region.y + top, 1, self._heights[self.highlighted])
            around.scroll_to_region(option, animate=False, immediate=True)

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """As Textual's, which forgets `reverse` (8.2.8): without colours the mark could not be seen."""
        style = super().get_visual_style(*component_classes, partial=partial)
        if self.app.no_color and HIGHLIGHTED in component_classes:
            style += Style(reverse=True)
        return style

    def action_select(self) -> None:
        """As Textual's; not in a window so small that the mark cannot be seen."""
        if not (self.screen.has_class("-tiny-x") or self.screen.has_class("-tiny-y")):
            super().action_select()

    def action_page_up(self) -> None:
        """As Textual's, where the list is laid out: in a tiny window a page of it is a KeyError (8.2.8)."""
        if self._is_laid_out:
            super().action_page_up()  # type: ignore[no-untyped-call]  # Textual says no type

    def action_page_down(self) -> None:
        """As action_page_up."""
        if self._is_laid_out:
            super().action_page_down()  # type: ignore[no-untyped-call]  # Textual says no type

    async def _on_click(self, event: Click) -> None:
        """As Textual's, for an option that is still there: the list may be another one since the click."""
        clicked = event.style.meta.get("option")
        if clicked is not None and clicked >= self.option_count:
            event.prevent_default()

    @property
    def _is_laid_out(self) -> bool:
        return bool(self.option_count and self.scrollable_content_region.area)


class ScrollingList(PaperList):
    """A list beside or inside a text that is longer than the window: a page is a page of that text."""

    BINDINGS = [Binding("pageup", "screen.text_up", show=False), Binding("pagedown", "screen.text_down", show=False)]
