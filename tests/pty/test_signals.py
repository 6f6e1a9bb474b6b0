"""T06: on every way out that can run code the terminal is as it was, answers are saved, and the exit code says why."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest

from tests.pty.stage import ASKED, CTRL_Q, DOWN, MARKED, Screen, answers, playing

CODES = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}
BREAK_THE_HINT = """
import sys
from quiz.__main__ import main
from quiz.tui.screens.play import PlayScreen

def fail(self):
    raise RuntimeError("a fault \\x1b]0;of ours [/]")

PlayScreen.action_hint = fail
sys.exit(main())
"""
BREAK_THE_MOUNT = BREAK_THE_HINT.replace("action_hint", "on_mount")
IGNORE_HANGUP = """
import signal, sys
from quiz.__main__ import main

signal.signal(signal.SIGHUP, signal.SIG_IGN)
sys.exit(main())
"""


@pytest.mark.parametrize("number", CODES)
def test_a_signal_ends_the_program_by_its_own_exit(number: int, bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        screen.type("2", MARKED)
        screen.signal(number)
        assert screen.wait_exit() == CODES[number]
        assert screen.left_tidy()
    assert len(answers(home)) == 1


@pytest.mark.parametrize("number", CODES)
def test_a_signal_while_the_screens_are_being_made(number: int, banks: Path, home: Path) -> None:
    with Screen(banks, home=home) as screen:
        screen.expect("\x1b[?1049h")
        time.sleep(random.Random(number).random() / 4)
        screen.signal(number)
        assert screen.wait_exit() == CODES[number]
        assert screen.left_tidy()
        assert "fault" not in screen.text()


@pytest.mark.parametrize("code", [BREAK_THE_HINT, BREAK_THE_MOUNT])
def test_a_fault_of_our_own_is_told_in_one_sentence(code: str, bridge: Path, home: Path) -> None:
    with Screen("play", bridge, home=home, code=code) as screen:
        if code is BREAK_THE_HINT:
            screen.see("q leave")
            screen.type("\r", ASKED)
            screen.type("h")
        assert screen.wait_exit() == 70
        assert screen.left_tidy()
        _, _, told = screen.text().rpartition("\x1b[?1049l")
        log = home / "error.log"
        sentence = f"factquiz met a fault of its own (RuntimeError). What happened is written down in {log}."
        assert sentence in told.replace("\r\n", "")
        assert "Traceback" not in told
        assert "a fault" in log.read_text(encoding="utf-8")


def test_a_terminal_that_goes_ends_the_program(bridge: Path, home: Path) -> None:
    screen = playing(home, bridge)
    screen.type("2", MARKED)
    screen.hang_up()
    assert screen.wait_exit() == 129
    assert len(answers(home)) == 1


def test_a_terminal_that_goes_in_silence_ends_the_program(bridge: Path, home: Path) -> None:
    screen = Screen("play", bridge, home=home, code=IGNORE_HANGUP)
    screen.see("q leave")
    screen.hang_up()
    assert screen.wait_exit() == 129


def test_a_line_that_drops_while_much_is_still_to_be_drawn(bridge: Path, home: Path) -> None:
    screen = playing(home, bridge)
    for columns in range(60, 120):
        screen.resize(columns, 30)
        screen.send(DOWN * 5)
        time.sleep(0.01)
    screen.hang_up()
    assert screen.wait_exit() == 129


@pytest.mark.parametrize("numbers", [["SIGCONT"], ["SIGSTOP", "SIGCONT"], ["SIGTSTP", "SIGCONT"]], ids="-".join)
def test_a_program_that_was_stopped_goes_on(numbers: list[str], bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        for name in numbers:
            screen.signal(signal.Signals[name])
            screen.settle()
        screen.type("2", MARKED)
        screen.send(CTRL_Q)
        assert screen.wait_exit() == 0
        assert screen.left_tidy()
        assert screen.is_cooked()
