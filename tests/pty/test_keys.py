"""Keys, mouse and paste as bytes from a terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quiz.record.store import Store
from tests.pty.stage import ASKED, CTRL_C, DOWN, ENTER, ESC, MARKED, UP, Screen, answers, playing
from tests.terminal import REPLIES

PASTE = "\x1b[200~{}\x1b[201~"


def number_of(screen: Screen, choice: str) -> str:
    """The digit that stands before a choice."""
    screen.see(choice)
    found = (re.search(rf"(\d)  {choice}", row) for row in screen.rows())
    return next(match[1] for match in found if match)


def test_a_round_played_with_digits_letters_arrows_and_mouse(bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        screen.type("2", "Not this one.", "You answered: Attributed")
        screen.type(ENTER, "claim 2 of 6", ASKED)
        screen.type("A", "Your verdict: Attributed", "Prove it")
        screen.type(DOWN * 5 + UP, "> Sentence 4")
        screen.type(ENTER, "Who says so?")
        screen.click("the council", "Right.", MARKED)
        assert [answer.chosen for answer in answers(home)][1:] == ["attributed", 4, "council"]

        screen.type(ENTER, "claim 3 of 6", ASKED)
        screen.type(DOWN * 3 + ENTER, "Your verdict: Denied", "Prove it")
        screen.click("An engineer told", "Who says so?")
        screen.type(number_of(screen, "an engineer"), "Who says it is not so?")
        screen.type(number_of(screen, "the council"), "Right.", MARKED)
        assert [answer.chosen for answer in answers(home)][4:] == ["denied", 5, "engineer", "council"]

        screen.type(ENTER, "claim 4 of 6", ASKED)
        screen.click("Confirmed", "Right.")
        screen.type(ENTER, "question 5 of 6")
        screen.type("1", "Right.")
        screen.type(ENTER, "question 6 of 6")
        screen.type("13", "[x] the keeper", "[x] an engineer")
        screen.type(ENTER, "Right.")
        screen.type(ENTER, "5 of 6 points")
    store = Store.open(home)
    assert store.scores()["alder-lock"].last_score == (5, 6)
    store.close()


def test_what_a_terminal_says_by_itself_answers_nothing(bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        screen.settle()
        before = screen.rows()
        for reply in [*REPLIES, "\x1b[5z", "\x1b[1;2c", "\x1b[3;1;2t", "\x1b[0n"]:
            screen.send(reply)
            screen.settle(0.15)
            assert screen.rows() == before, repr(reply)
        assert answers(home) == []
        screen.send("".join(REPLIES) + "2" + "".join(REPLIES))
        screen.see("You answered: Attributed")
    assert [answer.chosen for answer in answers(home)] == ["attributed"]


def test_the_digits_of_a_sentence_gather_and_backspace_takes_one_back(banks: Path, home: Path) -> None:
    with playing(home, banks / "long" / "long.toml", "--steps", "status,quote") as screen:
        screen.type("1", "Prove it")
        screen.type("111", "> Sentence 111")
        screen.type("\x7f", "> Sentence 11")
        screen.gone("Sentence 111")
        screen.type("2", "> Sentence 2")
        screen.type(ENTER, MARKED)
    assert answers(home, "long-read")[1].chosen == 2


def test_a_burst_of_keys_answers_only_the_claim_that_was_seen(bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        screen.send("2\r" * 20)
        screen.see(MARKED)
        screen.settle()
        assert [(answer.card, answer.chosen) for answer in answers(home)] == [(0, "attributed")]


BUSY = """
import sys, time
from quiz.tui.terminal.driver import SteadyDriver
hand_on = SteadyDriver.process_message
def slowly(self, message):
    time.sleep(0.02)
    hand_on(self, message)
SteadyDriver.process_message = slowly
from quiz.__main__ import main
sys.exit(main())
"""
"""The thread that reads keys gets its turn seldom, as on a busy machine."""


@pytest.mark.parametrize("rest", ["1" * 30, "\r1" * 15, "12n\r" * 8])
def test_keys_of_one_go_answer_no_claim_that_is_drawn_before_they_are_looked_at(
    rest: str, bridge: Path, home: Path
) -> None:
    with playing(home, bridge, code=BUSY) as screen:
        screen.type("2", MARKED)
        screen.send(ENTER + rest)
        screen.see("claim 2 of 6", ASKED)
        screen.settle(0.5)
        assert [(answer.card, answer.chosen) for answer in answers(home)] == [(0, "attributed")]


def test_keys_typed_before_the_first_paint_answer_nothing(bridge: Path, home: Path) -> None:
    with Screen("play", bridge, home=home) as screen:
        screen.expect("\x1b[?1049h")
        screen.send("123acd" * 5)
        screen.see("Enter when ready")
        screen.settle()
        screen.type(ENTER, ASKED, "claim 1 of 6")
        assert answers(home) == []


def test_what_is_pasted_is_no_answer_and_goes_only_into_a_field(bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        screen.send(PASTE.format("123\r2"))
        screen.settle()
        assert answers(home) == []
        screen.type("2", MARKED)
        screen.type("o", "because:")
        screen.type(PASTE.format("a gate\rsecond line"), "a gate")
        screen.type(ENTER, "Kept.")
        assert answers(home) != []
    store = Store.open(home)
    saved = store.unfinished("alder-lock")
    store.close()
    assert saved is not None
    assert [event.text for event in saved.events if hasattr(event, "text")] == ["a gate second line"]


def test_ctrl_c_leaves_with_130_and_what_was_answered_is_kept(bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        screen.type("2", MARKED)
        screen.send(CTRL_C)
        assert screen.wait_exit() == 130
        assert screen.left_tidy()
    assert len(answers(home)) == 1


def test_escape_alone_leaves_a_screen(bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        screen.type("?", "Keys here")
        screen.send(ESC)
        screen.gone("Keys here")
        screen.send(ESC)
        assert screen.wait_exit() == 0


def test_key_reports_of_a_terminal_with_the_keyboard_protocol(bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        screen.type("\x1b[50;1;50u", "Not this one.")
        screen.type("\x1b[13u", "claim 2 of 6")
        screen.send("\x1b[113;5u")
        assert screen.wait_exit() == 0
