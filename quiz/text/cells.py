"""How many cells a character takes on a terminal."""

from __future__ import annotations

from unicodedata import category, east_asian_width


def cell_width(character: str) -> int:
    """Cells that one character takes on a terminal: 0 for marks set upon another, 2 for wide ones, else 1.

    By the Unicode database alone: emoji sequences, on which terminals differ, are counted by their parts.
    """
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in ("W", "F") else 1
