"""Broken banks: the named slips, each pointed at in its line; and texts at random, which never raise."""

from __future__ import annotations

import random
from pathlib import Path

from quiz.bank.faults import Severity
from quiz.bank.read import read_bank
from tests.bank.breakages import BREAKAGES
from tests.bank.sample import BANK, write_sample
from tests.bank.test_breakages import holds

SPOILERS = "\"'[]{}=#,\\\n\r\t\0\x1b\u202eé\U0001f642"


def run(rng: random.Random, folder: Path, times: int) -> str:
    """Read `times` broken banks, half of them broken by name and half at random."""
    names = sorted(BREAKAGES)
    for number in range(times):
        if number % 2:
            _spoilt(rng, folder)
        else:
            _named(rng, folder, names[number // 2 % len(names)])
    return f"{times} broken banks of {len(names)} named kinds and at random, each fault at its line, nothing raised"


def _named(rng: random.Random, folder: Path, name: str) -> None:
    broken = BREAKAGES[name](BANK, rng)
    path = write_sample(folder, broken.text)
    faults = [f for f in read_bank(path, thorough=True).faults if f.severity is not Severity.INFO and f.path == path]
    assert any(holds(fault, broken.line) for fault in faults), f"{name}: line {broken.line} is not told: {faults}"


def _spoilt(rng: random.Random, folder: Path) -> None:
    text = list(BANK)
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(text))
        text[at : at + rng.choice((0, 0, 1, 5, 80))] = rng.choice(SPOILERS) * rng.choice((0, 1, 1, 3))
    path = write_sample(folder, "".join(text))
    if rng.random() < 0.2:
        path.write_bytes(path.read_bytes() + rng.randbytes(20))
    read_bank(path, thorough=True)
