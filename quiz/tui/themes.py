"""Newsprint, light and dark: paper, ink, a thin rule and one marker colour. All colours are opaque."""

from __future__ import annotations

import os

from textual.theme import Theme

LIGHT = Theme(
    name="newsprint-light",
    primary="#6b5f45",
    secondary="#8a7f68",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#9c2f23",
    success="#2f6b3a",
    foreground="#1d1b17",
    background="#f7f2e6",
    surface="#f7f2e6",
    panel="#ebe4d2",
    dark=False,
    variables={
        "marker": "#ffe28a",
        "marker-ink": "#1d1b17",
        "rule": "#a79d88",
        "quiet": "#6a6252",
        "block-cursor-background": "#ded4ba",
        "block-cursor-foreground": "#1d1b17",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#ebe4d2",
        "block-cursor-blurred-foreground": "#1d1b17",
        "block-hover-background": "#efe8d7",
        "screen-selection-background": "#b9cfe6",
        "screen-selection-foreground": "#1d1b17",
        "scrollbar": "#cfc5ad",
        "scrollbar-background": "#f7f2e6",
    },
)

DARK = Theme(
    name="newsprint-dark",
    primary="#b5a98c",
    secondary="#8f8671",
    accent="#e3b341",
    warning="#e3b341",
    error="#e0796b",
    success="#8fbf83",
    foreground="#e8e1d1",
    background="#181714",
    surface="#181714",
    panel="#26241f",
    dark=True,
    variables={
        "marker": "#e3b341",
        "marker-ink": "#181714",
        "rule": "#5f5849",
        "quiet": "#a2987f",
        "block-cursor-background": "#3a3629",
        "block-cursor-foreground": "#f6efdf",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#26241f",
        "block-cursor-blurred-foreground": "#e8e1d1",
        "block-hover-background": "#2a2822",
        "screen-selection-background": "#2f4a66",
        "screen-selection-foreground": "#f6efdf",
        "scrollbar": "#4a4536",
        "scrollbar-background": "#181714",
    },
)


def theme_name(setting: str) -> str:
    """The theme for a setting of auto, light or dark. Auto believes COLORFGBG where the terminal sets it, else dark."""
    if setting == "light" or (setting == "auto" and _light_terminal()):
        return LIGHT.name
    return DARK.name


def _light_terminal() -> bool:
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return background in {"7", "15"}
