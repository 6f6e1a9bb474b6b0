"""ctrl+q ends the program from every screen, fields and dialogs included: exit 0, and the terminal is as it was."""

from __future__ import annotations

import signal
import sqlite3
import time
from pathlib import Path

import pytest

from quiz.record.store import record_path
from tests.pty.stage import ASKED, CTRL_P, CTRL_Q, ENTER, MARKED, READY, UP, Screen, answers, playing
from tests.tui.make import write_broken

TO_THE_RESULT = [("s", "claim 2 of 2"), ("s", "Nothing was answered.")]
WAYS: dict[str, list[tuple[str, str]]] = {
    "library": [],
    "find field": [("/", "find a quiz"), ("qx", "qx")],
    "palette": [(CTRL_P, "Search for commands"), ("q", "Leave")],
    "help": [("?", "Keys here: library")],
    "progress": [("p", "rounds")],
    "settings": [(",", "Claims a round")],
    "faults": [("/", "find a quiz"), ("to mend\r", "A bank to mend"), (ENTER, "cofirmed")],
    "reading page": [(ENTER, READY)],
    "claim": [(ENTER, READY), (ENTER, ASKED)],
    "feedback": [(ENTER, READY), (ENTER, ASKED), ("1", MARKED)],
    "objection field": [(ENTER, READY), (ENTER, ASKED), ("1", MARKED), ("o", "because:"), ("q", " q")],
    "result": [(ENTER, READY), (ENTER, ASKED), *TO_THE_RESULT],
    "one claim again": [(ENTER, READY), (ENTER, ASKED), *TO_THE_RESULT, (UP + UP + ENTER, "1 of 2")],
    "annotated article": [(ENTER, READY), (ENTER, ASKED), *TO_THE_RESULT, ("a", "sentences judged")],
    "exam": [("x", READY), (ENTER, ASKED), ("f", "flagged")],
    "exam overview": [("x", READY), (ENTER, ASKED), ("s", "claim 2 of 2"), ("s", "open")],
}


@pytest.mark.parametrize("place", WAYS)
def test_ctrl_q_ends_the_program(place: str, banks: Path, home: Path) -> None:
    if place == "faults":
        write_broken(banks)
    with Screen(banks, home=home) as screen:
        screen.see("Today: ", "A long read", "2 claims")
        for keys, words in WAYS[place]:
            screen.type(keys, words)
        screen.send(CTRL_Q)
        assert screen.wait_exit() == 0
        assert screen.left_tidy()
        assert b"Traceback" not in screen.raw


def test_ctrl_q_ends_the_program_from_the_quote_step(bridge: Path, home: Path) -> None:
    with Screen("play", bridge, "--steps", "status,quote", home=home) as screen:
        screen.see(READY)
        screen.type(ENTER, ASKED)
        screen.type("1", "Prove it")
        screen.send(CTRL_Q)
        assert screen.wait_exit() == 0


@pytest.mark.parametrize("after", [0.0, 0.04, 0.08, 0.12, 0.16, 0.2])
def test_an_impatient_ctrl_c_after_it_is_no_death_by_a_signal(bridge: Path, home: Path, after: float) -> None:
    with Screen("play", bridge, home=home) as screen:
        screen.see(READY)
        screen.send(CTRL_Q)
        time.sleep(after)
        if screen.alive():
            screen.signal(signal.SIGINT)
        assert screen.wait_exit() in (0, 130)
        assert screen.left_tidy()


def test_what_could_not_be_saved_is_told_at_the_end(bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        lock = sqlite3.connect(record_path(home), isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
            screen.type("1", MARKED)
            screen.send(CTRL_Q)
            assert screen.wait_exit() == 0
        finally:
            lock.close()
        assert "Not all that was answered could be saved." in screen.text()


def test_what_could_be_saved_after_all_is_not_spoken_of_at_the_end(bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        lock = sqlite3.connect(record_path(home), isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
            screen.type("1", MARKED)
        finally:
            lock.close()
        screen.send(CTRL_Q)
        assert screen.wait_exit() == 0
        assert "could be saved" not in screen.text()
    assert [answer.chosen for answer in answers(home)] == ["confirmed"]
