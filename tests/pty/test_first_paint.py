"""What is drawn first: the line that names plain mode, then the library, or the reading page and the first claim."""

from __future__ import annotations

from pathlib import Path

from quiz.record.store import Store
from tests.pty.stage import ASKED, CTRL_Q, ENTER, READY, Screen

NAMES_PLAIN = b"Lines of text in place of screens: factquiz --plain.\r\n"
TAKES_THE_SCREEN = b"\x1b[?1049h"


def test_the_library_is_drawn_and_plain_mode_is_named_before_it(banks: Path, home: Path) -> None:
    with Screen(banks, home=home) as screen:
        screen.see("Not “is it true?” but “who says so?”", "Three ways to say it", "4 claims", "q leave")
        before, _, _ = bytes(screen.raw).partition(TAKES_THE_SCREEN)
        assert before == NAMES_PLAIN
        screen.send(CTRL_Q)
        assert screen.wait_exit() == 0


def test_a_round_begins_with_the_article_and_enter_shows_the_claim(bridge: Path, home: Path) -> None:
    with Screen("play", bridge, home=home) as screen:
        screen.see(READY, "The footbridge at Alder Lock", "closed since Monday")
        before, _, _ = bytes(screen.raw).partition(TAKES_THE_SCREEN)
        assert before == NAMES_PLAIN
        assert not screen.shows(ASKED)
        assert not screen.shows("Nobody can cross the water")
        screen.type(ENTER, "Nobody can cross the water", ASKED, "claim 1 of 6")
        screen.gone(READY)


def test_a_round_is_kept_from_its_first_claim_on_and_the_reading_page_stands_once(bridge: Path, home: Path) -> None:
    store = Store(home)
    with Screen("play", bridge, home=home) as screen:
        screen.see(READY)
        assert store.unfinished("alder-lock") is None
        screen.type(ENTER, ASKED)
        assert store.unfinished("alder-lock") is not None
    store.close()
    with Screen("play", bridge, home=home) as screen:
        screen.see(ASKED, "claim 1 of 6")
        assert READY not in screen.text()
