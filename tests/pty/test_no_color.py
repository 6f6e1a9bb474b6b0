"""T03: with NO_COLOR no colour code is sent, and every state is told by a mark, a word, underline, bold or reverse."""

from __future__ import annotations

import re
from pathlib import Path

from pyte.screens import Char

from tests.pty.stage import DOWN, ENTER, MARKED, Screen, playing

_STYLE = re.compile(rb"\x1b\[([0-9;:]*)m")
WITHOUT_COLOUR = {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"9", b"22", b"23", b"24", b"27", b"29"}


def styles(screen: Screen) -> set[bytes]:
    """Every number of every style that was sent."""
    return {number for match in _STYLE.finditer(bytes(screen.raw)) for number in match[1].split(b";")}


def underlined(cell: Char) -> bool:
    return bool(cell.underscore)


def reversed_(cell: Char) -> bool:
    return bool(cell.reverse)


def test_a_round_without_colours(bridge: Path, home: Path) -> None:
    with playing(home, bridge, NO_COLOR="1") as screen:
        screen.type(DOWN + DOWN)
        screen.until("the mark", lambda: "Attributed" in screen.cells(reversed_))
        screen.type(ENTER, "x Not this one.", MARKED)
        quote = "The footbridge at Alder Lock has been closed since Monday."
        screen.until("the quote", lambda: screen.cells(underlined) == quote)
        screen.see("> 1")
        screen.type(ENTER, "claim 2 of 6")
        screen.type("2", "Prove it")
        screen.type("4", "> Sentence 4", "> 4")
        screen.type(ENTER, "Who says so?")
        screen.type("3", "+ Right.")
        screen.until("the quote", lambda: screen.cells(underlined).startswith("The council confirmed that the bridge"))
        screen.until("its signal word", lambda: screen.cells(reversed_) == "confirmed")
        assert styles(screen) <= WITHOUT_COLOUR


def test_a_library_without_colours(banks: Path, home: Path) -> None:
    with Screen(banks, home=home, NO_COLOR="1", columns=80, rows=24) as screen:
        screen.see("A long read", "2 claims")
        screen.until("the mark", lambda: screen.cells(reversed_).startswith("Today: A long read"))
        screen.type(DOWN + DOWN)
        screen.until("the mark", lambda: screen.cells(reversed_).startswith("A long read 2 claims"))
        for keys, words in (("/", "find a quiz"), ("bridge", "Three ways"), ("\x10", "Search for commands")):
            screen.type(keys, words)
        assert styles(screen) <= WITHOUT_COLOUR


def test_an_empty_no_color_counts_as_unset(bridge: Path, home: Path) -> None:
    with playing(home, bridge, NO_COLOR="") as screen:
        screen.settle()
        assert b"38" in styles(screen)
