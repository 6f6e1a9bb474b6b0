"""The list that all screens use: Textual's OptionList in newsprint, its mark visible without colours too."""

from __future__ import annotations

from textual.style import Style
from textual.widgets import OptionList

HIGHLIGHTED = "option-list--option-highlighted"


class PaperList(OptionList):
    """No border, no markup; the marked option is reversed where there are no colours."""

    DEFAULT_CSS = """
    PaperList {
        border: none;
        padding: 0;
        background: transparent;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-disabled { color: $quiet; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, markup=False)

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """As Textual's, which forgets `reverse` (8.2.8): without colours the mark could not be seen."""
        style = super().get_visual_style(*component_classes, partial=partial)
        if self.app.no_color and HIGHLIGHTED in component_classes:
            style += Style(reverse=True)
        return style
