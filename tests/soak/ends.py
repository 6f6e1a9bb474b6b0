"""Signals and dropped lines at random moments: the program's own exit code, a tidy terminal, nothing lost."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

from quiz.record.store import record_path
from tests.pty.stage import CTRL_C, CTRL_Q, Screen
from tests.soak.playing import Player, check_sound, kept
from tests.tui.make import write_banks

ENDS: dict[str, int] = {"SIGTERM": 143, "SIGHUP": 129, "SIGINT": 130, "ctrl+q": 0, "ctrl+c": 130, "hang-up": 129}
TAKES_THE_SCREEN = "\x1b[?1049h"


def run(rng: random.Random, folder: Path, times: int) -> str:
    """End `times` programs, from the moment at which they take the screen on."""
    bank = write_banks(folder / "banks") / "alder-lock" / "bridge.toml"
    for number in range(times):
        end = rng.choice(sorted(ENDS))
        starting = rng.random() < 0.5 and end not in ("ctrl+q", "ctrl+c")
        home = folder / f"home-{number // 40}"
        try:
            _ended(rng, bank, home, end, starting)
        except AssertionError as failure:
            when = "while it starts" if starting else "at play"
            raise AssertionError(f"end {number + 1}, {end} {when}: {failure}") from failure
    return f"{times} programs ended by signals, keys and dropped lines, every one by its own exit"


def _ended(rng: random.Random, bank: Path, home: Path, end: str, starting: bool) -> None:
    before = kept(home) if record_path(home).exists() else []
    with Player(bank, home, plain=False, waits=not starting) as player:
        screen = player.screen
        if starting:
            screen.expect(TAKES_THE_SCREEN)
            time.sleep(rng.random() * 0.4)
        for _ in range(0 if starting else rng.randrange(3)):
            player.answer(rng, waits=True)
        _end(screen, end)
        code = screen.wait_exit()
        assert code == ENDS[end], f"exit code {code}: {_fault(home) or screen.text()[-600:]}"
        if end != "hang-up":
            assert screen.left_tidy(), "the terminal is not as it was"
            assert "fault of its own" not in screen.text(), _fault(home)
    if record_path(home).exists():
        check_sound(home)
        new = len(kept(home)) - len(before)
        assert player.seen <= new <= player.seen + player.repeated, f"{player.seen} answers were seen, {new} are kept"


def _end(screen: Screen, end: str) -> None:
    match end:
        case "ctrl+q":
            screen.send(CTRL_Q)
        case "ctrl+c":
            screen.send(CTRL_C)
        case "hang-up":
            screen.hang_up()
        case _:
            screen.signal(signal.Signals[end])


def _fault(home: Path) -> str:
    log = home / "error.log"
    return log.read_text(encoding="utf-8")[-2500:] if log.exists() else ""
