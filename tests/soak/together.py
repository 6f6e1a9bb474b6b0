"""Programs on one record at once, some of them killed in the middle: every answer of all of them is there."""

from __future__ import annotations

import random
import signal
import subprocess
from pathlib import Path
from typing import IO, NamedTuple

from quiz.record.store import record_path
from tests.bench.big_bank import write_big_bank
from tests.soak.playing import Player, check_sound, kept
from tests.terminal import ROOT, environment, factquiz
from tests.tui.make import write_banks

ASKED_MORE = 'ask = ["status", "quote"]\n'
LARGE = "claim-"
AT_A_TIME = 25
"""Answers that a plain program is given while two players live."""


class Writer(NamedTuple):
    """A plain program that answers what it is given; what it says goes to a file, so that it never waits."""

    program: subprocess.Popen[str]
    stdin: IO[str]
    told: Path


def run(rng: random.Random, folder: Path, times: int) -> str:
    """Two plain programs answer `times` claims each of one bank; beside them players begin and are killed."""
    bank = write_big_bank(folder / "bank", claims=times + 5, article_words=600, seed=rng.randrange(10_000))
    bank.write_text(bank.read_text(encoding="utf-8").replace(ASKED_MORE, ""), encoding="utf-8")
    banks = write_banks(folder / "banks") / "alder-lock"
    home = folder / "home"
    home.mkdir()
    writers = [_writer(bank, home, folder / f"told-{seed}", seed) for seed in (1, 2)]
    given = seen = 0
    while given < times:
        more = min(AT_A_TIME, times - given)
        for writer in writers:
            writer.stdin.write("1\n" * more)
            writer.stdin.flush()
        given += more
        seen += _players(rng, banks, home)
    for writer in writers:
        writer.stdin.close()
        assert writer.program.wait(timeout=120) == 0
        told = writer.told.read_text(encoding="utf-8")
        assert not any(word in told for word in ("Traceback", "locked", "busy", "cannot be saved")), told[-2000:]
    check_sound(home)
    answers = len(kept(home)) - len(_of_players(home))
    assert answers == 2 * times, f"{answers} of {2 * times} answers are kept"
    return f"two programs with {times} answers each, {seen} answers of players beside them, none lost"


def _players(rng: random.Random, banks: Path, home: Path) -> int:
    """One in plain lines and one on screens, each at its own bank, ended from outside; how many answers were seen."""
    before = len(_of_players(home))
    with (
        Player(banks / "bridge.toml", home, plain=True) as first,
        Player(banks / "five.toml", home, plain=False) as second,
    ):
        players = (first, second)
        for _ in range(2):
            for player in players:
                player.answer(rng, waits=True)
        for player in players:
            if not player.screen.ended():
                player.screen.signal(rng.choice((signal.SIGKILL, signal.SIGTERM)))
            player.screen.wait_exit()
    seen, new = first.seen + second.seen, len(_of_players(home)) - before
    assert new >= seen, f"{seen} answers were seen to be taken, {new} are kept"
    return seen


def _of_players(home: Path) -> list[str]:
    """What the players have answered; the plain programs answer claims of the large bank, whose ids say so."""
    return [item for _, item, _, _ in kept(home) if not item.startswith(LARGE)] if record_path(home).exists() else []


def _writer(bank: Path, home: Path, told: Path, seed: int) -> Writer:
    with told.open("w", encoding="utf-8") as out:
        program = subprocess.Popen(
            factquiz("play", bank, "--plain", "--all", "--fresh", "--seed", str(seed)),
            env=environment(home),
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=out,
        )
    assert program.stdin is not None
    return Writer(program, program.stdin, told)
