"""`make soak`: kills, keys and resizes, broken banks, many examples; the seed is printed first and repeats a run.

Exits with 1 where any part failed, after a line that says what failed and the command that repeats it.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.soak import banks, edits, ends, examples, keys, kills, mixed, together

Part = Callable[[random.Random, Path, int], str]

PARTS: dict[str, tuple[Part, int]] = {
    "kills": (kills.run, 200),
    "mixed": (mixed.run, 60),
    "ends": (ends.run, 100),
    "keys": (keys.run, 20_000),
    "banks": (banks.run, 2_000),
    "edits": (edits.run, 4_000),
    "examples": (examples.run, 5_000),
    "together": (together.run, 200),
}
"""What is tried, and how often at scale 1; of `together`, how many answers each of two programs gives."""


def main() -> int:
    """Run the parts that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000, help="repeat a run")
    parser.add_argument("--only", choices=sorted(PARTS), help="one part alone")
    parser.add_argument("--scale", type=float, default=1.0, help="a part of the whole, such as 0.1")
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    failed = [name for name in PARTS if arguments.only in (None, name) and not _part(name, arguments)]
    return 1 if failed else 0


def _part(name: str, arguments: argparse.Namespace) -> bool:
    part, times = PARTS[name]
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="factquiz-soak-") as folder:
        try:
            told = part(random.Random(f"{arguments.seed} {name}"), Path(folder), max(1, round(times * arguments.scale)))
        except (AssertionError, OSError) as failure:
            again = f"python -m tests.soak --only {name} --seed {arguments.seed} --scale {arguments.scale}"
            print(f"{name}: FAILED: {failure}\n{name}: to repeat it: {again}", flush=True)
            return False
    print(f"{name}: {told} ({time.monotonic() - started:.0f} s)", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
