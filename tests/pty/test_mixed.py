"""A mixed round on a real terminal: killed, and taken up at its card with another year on the clock."""

from __future__ import annotations

import signal
from pathlib import Path

from quiz.record.history import rounds
from quiz.record.store import Store
from tests.pty.stage import ASKED, ENTER, MARKED, READY, Screen
from tests.record.mixing import write_bank


def kills(home: Path, banks: Path, *, now: str) -> int:
    """Answer one claim of the round that waits, or of a new one, kill the program; the number of the claim."""
    with Screen("play", banks, "--mix", "6", "--seed", "3", home=home, FACTQUIZ_NOW=now) as screen:
        screen.until("a page or a claim", lambda: any(words in screen.text() for words in (READY, ASKED)))
        if ASKED not in screen.text():
            screen.type(ENTER, ASKED)
        number = next(n for n in range(1, 7) if f"claim {n} of 6" in screen.text())
        screen.settle()
        screen.type("1", MARKED)
        screen.signal(signal.SIGKILL)
        assert screen.wait_exit() == -signal.SIGKILL
    return number


def test_it_goes_on_at_its_card_whatever_the_clock_says(home: Path, tmp_path: Path) -> None:
    banks = tmp_path / "banks"
    for name in "abc":
        write_bank(banks, name)
    years = ("2026", "2025", "2027", "2026", "2026")
    assert [kills(home, banks, now=f"{year}-11-25T12:00:00Z") for year in years] == [1, 2, 3, 4, 5]
    (played,) = rounds(Store(home))
    assert len(played.answers) == 5
    assert all(answer.seconds is not None and answer.seconds >= 0 for answer in played.answers)
