"""SIGKILL at random moments, on screens and in plain lines: what was shown is kept, the next start goes on there."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

from quiz.record.store import record_path
from tests.soak.playing import Player, check_kept, kept
from tests.tui.make import write_banks

ROUNDS_A_HOME = 40
"""Kills after which a new home begins, so that a record grows, but not without end."""


def run(rng: random.Random, folder: Path, times: int) -> str:
    """Kill `times` programs while they start, while they wait, or within 20 ms of a key."""
    bank = write_banks(folder / "banks") / "alder-lock" / "bridge.toml"
    counts = {"screens": 0, "plain": 0}
    answers = 0
    for number in range(times):
        home = folder / f"home-{number // ROUNDS_A_HOME}"
        plain = rng.random() < 0.4
        try:
            answers += _killed(rng, bank, home, plain)
        except AssertionError as failure:
            raise AssertionError(f"kill {number + 1}, {'plain' if plain else 'screens'}: {failure}") from failure
        counts["plain" if plain else "screens"] += 1
    told = ", ".join(f"{count} {surface}" for surface, count in counts.items())
    return f"{times} kills ({told}), {answers} answers seen to be taken and all kept, every start at the very step"


def _killed(rng: random.Random, bank: Path, home: Path, plain: bool) -> int:
    """One life of the program; how many of its answers were seen to be taken."""
    before = kept(home) if record_path(home).exists() else []
    starting = rng.random() < 0.15
    with Player(bank, home, plain, waits=not starting) as player:
        drawn, hasty = player.screen.mark(), None
        if not starting:
            for _ in range(rng.randrange(4)):
                player.answer(rng, waits=True)
            drawn = player.screen.mark()
            hasty = player.answer(rng, waits=False) if rng.random() < 0.7 else None
        time.sleep(rng.random() * (0.6 if starting else 0.02))
        if not player.screen.ended():
            player.screen.signal(signal.SIGKILL)
        player.screen.wait_exit()
        seen = player.seen + (hasty is not None and player.taken(drawn, hasty))
    check_kept(home, before, seen, player.seen + player.repeated + (hasty is not None))
    return seen
