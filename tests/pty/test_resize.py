"""T02: whatever the window's size, the program goes on; back at a good size everything is where it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.game.events import Ask
from quiz.tui.wording import TOO_SMALL
from tests.pty.stage import ASKED, DOWN, ENTER, MARKED, Screen, answers, playing

STORM = [(80, 24), (40, 15), (39, 14), (20, 8), (20, 5), (12, 30), (5, 2), (2, 1), (1, 1), (1, 40), (200, 1), (19, 7)]


def storm(screen: Screen) -> None:
    """Every size of the storm, slowly enough to be drawn and then too fast for it, and back."""
    for columns, rows in [*STORM, *STORM[::-1]]:
        screen.resize(columns, rows)
        screen.settle(0.02)
    for columns, rows in STORM * 5:
        screen.resize(columns, rows)
    screen.resize(100, 30)


def test_the_same_claim_choice_and_quote_after_a_storm(bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        screen.type(DOWN + DOWN)
        storm(screen)
        screen.see("claim 1 of 6", ASKED, "1 c", "3 d")
        screen.type(ENTER, MARKED)
        assert answers(home)[0].chosen == "attributed"

        quoted = "The footbridge at Alder Lock has been closed since Monday."
        screen.until("the quote", lambda: screen.quoted() == quoted)
        storm(screen)
        screen.see("Not this one.")
        screen.until("the quote", lambda: screen.quoted() == quoted)


def test_the_pointed_sentence_stays_after_a_storm(bridge: Path, home: Path) -> None:
    with playing(home, bridge, "--steps", "status,quote") as screen:
        screen.type("3", "Prove it")
        screen.type("5", "> Sentence 5")
        storm(screen)
        screen.see("Prove it", "> Sentence 5")
        screen.type(ENTER, MARKED)
    assert [(answer.ask, answer.chosen) for answer in answers(home)] == [(Ask.STATUS, "denied"), (Ask.QUOTE, 5)]


def test_the_library_and_its_screens_stand_a_storm(banks: Path, home: Path) -> None:
    with Screen(banks, home=home) as screen:
        screen.see("Three ways to say it", "4 claims")
        for keys in ("", "?", "\x10", "p", ",", "/"):
            screen.send(keys)
            screen.settle()
            before = screen.rows()
            for columns, rows in [*STORM, (100, 30)]:
                screen.resize(columns, rows)
            screen.until(f"the same screen after {keys!r}", lambda before=before: screen.rows() == before)
            screen.send("\x1b" if keys else "")
            screen.settle()
        assert not screen.ended()


def above_the_keys(screen: Screen) -> str:
    """All that is shown but the key line, as one line."""
    return " ".join(" ".join(screen.rows()[:-1]).split())


@pytest.mark.parametrize(
    ("columns", "rows", "words"),
    [(19, 24, TOO_SMALL), (80, 7, TOO_SMALL), (10, 5, "This window is too small: 20 columns")],
)
def test_a_line_says_that_a_window_is_too_small(columns: int, rows: int, words: str, bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        screen.resize(columns, rows)
        screen.until("the sentence alone", lambda: above_the_keys(screen) == words)
        screen.resize(20, 8)
        screen.see("Nobody can cross")
        screen.gone("too small")


def test_a_start_in_a_tiny_window(bridge: Path, home: Path) -> None:
    with Screen("play", bridge, home=home, columns=1, rows=1) as screen:
        screen.expect("\x1b[?1049h")
        screen.settle()
        screen.resize(100, 30)
        screen.see("Enter when ready", "closed since Monday")
