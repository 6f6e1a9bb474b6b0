"""Running a command as a test needs it: in this process, or as a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from quiz.cli.exits import Exit
from quiz.cli.main import command_parser

ROOT = Path(__file__).parents[2]


def command(*argv: str | Path) -> Exit:
    """Run a command in this process. SystemExit where argparse refuses what was given."""
    words = [str(word) for word in argv]
    args = command_parser(words[:1]).parse_args(words)
    ended: Exit = args.run(args)
    return ended


def program(
    *argv: str | Path, home: Path, env: dict[str, str] | None = None, typed: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process and a home of its own; `typed` is what it reads."""
    return subprocess.run(
        [sys.executable, "-m", "quiz", *map(str, argv)],
        cwd=ROOT,
        env=os.environ | {"FACTQUIZ_HOME": str(home)} | (env or {}),
        input=typed.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )


def play(home: Path, *argv: str, typed: str | bytes = "", **env: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "quiz", "play", *argv],
        cwd=ROOT,
        env=os.environ | {"FACTQUIZ_HOME": str(home), "PYTHONIOENCODING": "utf-8"} | env,
        input=typed.encode() if isinstance(typed, str) else typed,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def rounds(home: Path) -> list[dict[str, object]]:
    """What the record holds."""
    found: list[dict[str, object]] = json.loads(program("progress", "--json", home=home).stdout)["rounds"]
    return found
