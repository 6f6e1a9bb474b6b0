"""The property tests of text and places with many more examples than `make test` has time for."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ("tests/text", "tests/bank/test_places.py", "tests/bank/test_syntax.py", "tests/bank/test_evidence.py")


def run(rng: random.Random, folder: Path, times: int) -> str:
    """Run them in a process of their own, with `times` examples each."""
    seed = rng.randrange(1_000_000)
    plugins = ["-p", "no:cacheprovider", "-p", "tests.soak.many"]
    command = [sys.executable, "-m", "pytest", *plugins, f"--hypothesis-seed={seed}", *TESTS]
    settings = {"FACTQUIZ_EXAMPLES": str(times), "TMPDIR": str(folder)}
    done = subprocess.run(command, cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"hypothesis seed {seed}: {done.stdout[-3000:]}"
    return f"{times} examples a property, {done.stdout.strip().splitlines()[-1]}"
