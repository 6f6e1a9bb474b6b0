"""SIGKILL in mixed rounds, whose pages are turned: what was shown is kept, the next start goes on at that claim."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

from quiz.record.history import rounds
from quiz.record.store import Store, record_path
from tests.pty.stage import ASKED, AT_REST, ENTER, MARKED, READY, Screen
from tests.record.mixing import write_bank
from tests.soak.playing import check_kept, kept

CARDS = 6
LIVES_A_HOME = 20
MOST_AT_ONCE = 3


def run(rng: random.Random, folder: Path, times: int) -> str:
    """Kill `times` programs, each after up to three claims of a mixed round, with a key under way or without."""
    banks = folder / "banks"
    for name in "abcd":
        write_bank(banks, name, claims=12)
    answers = 0
    for number in range(times):
        try:
            answers += _killed(rng, banks, folder / f"home-{number // LIVES_A_HOME}")
        except AssertionError as failure:
            raise AssertionError(f"kill {number + 1}: {failure}") from failure
    return f"{times} kills of mixed rounds, {answers} answers seen to be taken and all kept, every start at its claim"


def _killed(rng: random.Random, banks: Path, home: Path) -> int:
    """One life of the program; how many of its answers were seen to be taken."""
    before = kept(home) if record_path(home).exists() else []
    waits_at = _next_card(home) if before else 1
    with Screen("play", banks, "--mix", str(CARDS), home=home) as screen:
        seen = 0
        for card in range(waits_at, min(CARDS, waits_at + rng.randrange(MOST_AT_ONCE + 1) - 1) + 1):
            _to_the_claim(screen, card)
            screen.type(rng.choice("123"), MARKED)
            seen += 1
        hasty = rng.random() < 0.7
        if hasty:
            screen.settle(AT_REST)
            screen.send(ENTER + rng.choice("123"))
        time.sleep(rng.random() * 0.02)
        screen.signal(signal.SIGKILL)
        screen.wait_exit()
    check_kept(home, before, seen, seen + hasty)
    return seen


def _to_the_claim(screen: Screen, card: int) -> None:
    """Over the feedback and the page that may stand before it."""
    where = f"claim {card} of {CARDS}"
    screen.until("a page, a claim or a feedback", lambda: any(map(screen.shows, (READY, ASKED, MARKED))))
    for _ in range(2):
        if not (screen.shows(ASKED) and screen.shows(where)):
            screen.settle(AT_REST)
            screen.send(ENTER)
            screen.until(
                "what comes next", lambda: screen.shows(where) and (screen.shows(ASKED) or screen.shows(READY))
            )
    screen.see(where, ASKED)


def _next_card(home: Path) -> int:
    """The number of the first claim without an answer, of the newest round; 1 where that one is finished."""
    store = Store.open(home)
    try:
        newest = rounds(store)[-1]
    finally:
        store.close()
    return len(newest.answers) % CARDS + 1
