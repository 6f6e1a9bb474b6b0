"""A key that is pressed the moment its screen was painted counts: nobody has to wait for a screen to come to rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pty.stage import ASKED, ENTER, MARKED, Screen, playing

SIZES = [(100, 30), (80, 24), (40, 15)]
WAYS = [("Enter when", ENTER), (ASKED, "2"), (MARKED, ENTER), (ASKED, "2"), ("Prove it", "n"), ("Who says so", "1")]
"""What is drawn, and the key that is typed as soon as its bytes have come."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_from_the_reading_page_to_the_second_feedback(bridge: Path, home: Path, size: tuple[int, int]) -> None:
    with Screen("play", bridge, home=home, columns=size[0], rows=size[1]) as screen:
        place = 0
        for words, key in WAYS:
            screen.wait_for(words, place)
            place = screen.mark()
            screen.send(key)
        screen.wait_for(MARKED, place)


def test_from_the_library_to_a_round_and_back(banks: Path, home: Path) -> None:
    with Screen(banks, home=home) as screen:
        place = 0
        for words, key in [
            ("Five ways", ENTER),
            ("Enter when", ENTER),
            (ASKED, "q"),
            ("Five ways", "p"),
            ("Progress", "q"),
        ]:
            screen.wait_for(words, place)
            place = screen.mark()
            screen.send(key)
        screen.wait_for("Five ways", place)


def test_a_round_that_is_taken_up(bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        screen.type("1", MARKED)
    with Screen("play", bridge, home=home) as screen:
        screen.wait_for(ASKED)
        place = screen.mark()
        screen.send("1")
        screen.wait_for("Prove it", place)
