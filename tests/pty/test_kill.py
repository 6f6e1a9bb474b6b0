"""SIGKILL: an answer whose feedback reached the terminal is in the store, and the next start goes on exactly there."""

from __future__ import annotations

import random
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from quiz.record.store import record_path
from tests.pty.stage import AT_REST, ENTER, MARKED, Screen, answering, answers, offered, playing


def is_sound(home: Path) -> bool:
    """Whether the database is one."""
    connection = sqlite3.connect(record_path(home))
    try:
        return connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        connection.close()


@pytest.mark.parametrize("after", ["the key", "the feedback"])
def test_nothing_that_was_seen_is_lost(after: str, bridge: Path, home: Path) -> None:
    chance = random.Random(after)
    with playing(home, bridge):
        pass
    for _ in range(5):
        place = offered(home, bridge)
        assert place is not None
        where, prompt = place
        known = len(answers(home))
        with playing(home, bridge) as screen:
            screen.see(where, prompt)
            screen.settle(AT_REST)
            drawn = screen.mark()
            screen.send(answering(prompt))
            if after == "the feedback":
                screen.until(
                    "its answer", lambda drawn=drawn, screen=screen, prompt=prompt: acknowledged(screen, drawn, prompt)
                )
            time.sleep(chance.random() * 0.02)
            screen.signal(signal.SIGKILL)
            assert screen.wait_exit() == -signal.SIGKILL
            seen = acknowledged(screen, drawn, prompt)
        assert is_sound(home)
        assert len(answers(home)) - known in ({1} if seen else {0, 1})


def acknowledged(screen: Screen, drawn: int, prompt: str) -> bool:
    """Whether what was drawn since tells of an answer: the feedback, or another step than the one with this prompt."""
    steps = [step for step in ("Prove it", "Who says so?", "Who says it is not so?") if step not in prompt]
    return any(words in screen.text(drawn) for words in (MARKED, *steps))


def test_the_next_start_shows_the_very_step(bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        screen.type("2", MARKED)
        screen.type(ENTER, "claim 2 of 6")
        screen.type("2", "Prove it")
        screen.signal(signal.SIGKILL)
        screen.wait_exit()
    assert [answer.chosen for answer in answers(home)] == ["attributed", "attributed"]
    assert offered(home, bridge) == ("claim 2 of 6", "Prove it: which sentence decides it?")
    with playing(home, bridge) as screen:
        screen.see("claim 2 of 6", "Your verdict: Attributed.", "Prove it: which sentence decides it?")
        screen.type("4\r", "Who says so?")
        screen.signal(signal.SIGKILL)
        screen.wait_exit()
    with playing(home, bridge) as screen:
        screen.see("claim 2 of 6", "Who says so?")
        screen.type("1", MARKED)
        screen.signal(signal.SIGKILL)
        screen.wait_exit()
    with playing(home, bridge) as screen:
        screen.see("claim 3 of 6")


def test_a_kill_behind_the_last_feedback_leaves_a_finished_round(banks: Path, home: Path) -> None:
    bank = banks / "long" / "long.toml"
    with playing(home, bank) as screen:
        screen.type("1", MARKED)
        screen.type(ENTER, "claim 2 of 2")
        screen.type("1", MARKED)
        screen.signal(signal.SIGKILL)
        screen.wait_exit()
    assert offered(home, bank) is None
    assert is_sound(home)
