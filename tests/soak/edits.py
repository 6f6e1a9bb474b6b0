"""Edits at random in banks of any layout, and `check --fix` killed at random moments: the old file or the new one."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.authoring.test_random_edits import EDITS_A_TEXT, test_a_random_edit_is_read_back_and_touches_nothing_else
from tests.bank.sample import BANK, write_sample
from tests.cli.run import ROOT

EDITS_A_KILL = 40
LONGEST = 0.3
"""Seconds within which a program is killed: most live about as long."""


def run(rng: random.Random, folder: Path, times: int) -> str:
    """Make `times` edits, and kill one program for each EDITS_A_KILL of them."""
    for _ in range(times // EDITS_A_TEXT):
        test_a_random_edit_is_read_back_and_touches_nothing_else(rng.randrange(10**9))
    kills = max(1, times // EDITS_A_KILL)
    mended = sum(_killed(rng, folder / "banks") for _ in range(kills))
    return f"{times} edits read back, {kills} programs killed while they mended, of which {mended} had saved"


def _killed(rng: random.Random, folder: Path) -> bool:
    """Whether the mended file stood there after the kill; nothing else but the old one may."""
    path = write_sample(folder, BANK.replace("summary", "sumary"))
    old = path.read_bytes()
    program = subprocess.Popen(
        [sys.executable, "-m", "quiz", "check", "--fix", str(folder)],
        cwd=ROOT,
        env=os.environ | {"FACTQUIZ_HOME": str(folder / "home")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(rng.random() * LONGEST)
    program.send_signal(signal.SIGKILL)
    program.wait()
    found = path.read_bytes()
    assert found in (old, BANK.encode()), f"neither the old file nor the new one: {found!r}"
    return found != old
