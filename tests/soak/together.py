"""Two programs on one record at once, one of them killed in the middle: every answer of both is there."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

from quiz.record.store import Store
from tests.bench.big_bank import write_big_bank
from tests.terminal import environment, factquiz


def run(rng: random.Random, folder: Path, times: int) -> str:
    """Two plain programs answer `times` claims each of the same bank."""
    bank = write_big_bank(folder / "bank", claims=times + 5, article_words=600, seed=rng.randrange(10_000))
    bank.write_text(bank.read_text().replace('ask = ["status", "quote"]\n', ""), encoding="utf-8")
    home = folder / "home"
    programs = [_program(bank, home, str(seed)) for seed in (1, 2)]
    told = [program.communicate("1\n" * times, timeout=300) for program in programs]
    for out, err in told:
        assert "locked" not in out + err, err
        assert "could not" not in out + err, err
    marks = sum(out.count("You answered") + out.count("\nRight.") for out, _ in told)
    store = Store.open(home, create=False)
    kept = store.rows("SELECT count(*) FROM events WHERE kind = 'answered'")[0][0]
    store.close()
    assert kept == 2 * times, f"{kept} of {2 * times} answers are kept ({marks} were marked)"
    return f"two programs, {kept} answers, none lost"


def _program(bank: Path, home: Path, seed: str) -> subprocess.Popen[str]:
    command = factquiz("play", bank, "--plain", "--all", "--fresh", "--seed", seed)
    return subprocess.Popen(
        command,
        env=environment(home),
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
