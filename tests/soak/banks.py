"""Broken banks: the named slips, each pointed at in its line; and texts at random, of which `check` never dies."""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import re
from pathlib import Path
from typing import Any

from quiz.cli.main import run as factquiz
from tests.bank.breakages import BREAKAGES
from tests.bank.sample import ARTICLE, ARTICLE_TOML, BANK, write_sample

SPOILERS = "\"'[]{}=#,\\\n\r\t\0\x1b\u202eé\U0001f642"
PIECES = ('"""', "[[claims]]\n", "[claims.feedback]\n", "\\u001b", "\r\n", "1e999", "\ufeff", "9" * 5000, "[" * 2000)
FORMATS = ("json", "full", "lines", "github")


def run(rng: random.Random, folder: Path, times: int) -> str:
    """Check `times` broken banks, half of them broken by name and half at random."""
    home = folder / "home"
    os.environ["FACTQUIZ_HOME"] = str(home)
    names = sorted(BREAKAGES)
    for number in range(times):
        if number % 2:
            _spoilt(rng, folder / "spoilt")
        else:
            _named(rng, folder / "named", names[number // 2 % len(names)])
        assert not (home / "error.log").exists(), (home / "error.log").read_text(encoding="utf-8")
    return f"{times} broken banks of {len(names)} named kinds and at random, each fault at its line, nothing raised"


def _named(rng: random.Random, folder: Path, name: str) -> None:
    broken = BREAKAGES[name](BANK, rng)
    folder.mkdir(exist_ok=True)
    told = _checked(write_sample(folder, broken.text), "json")
    faults = [fault for fault in json.loads(told) if fault["severity"] != "info"]
    line = broken.text.split("\n")[broken.line - 1]
    assert any(_holds(fault, broken.line) for fault in faults), f"{name}: line {broken.line}, {line!r}: {faults}"


def _holds(fault: dict[str, Any], line: int) -> bool:
    """Whether a fault's place holds the line, or its words name it."""
    named = re.findall(r"\bline (\d+)", f"{fault['message']} {fault['help']}")
    return fault["line"] <= line <= fault["end_line"] or str(line) in named


def _spoilt(rng: random.Random, folder: Path) -> None:
    """One or two of the three files with random changes; every format in turn, and what else reads a bank."""
    texts = [BANK, ARTICLE, ARTICLE_TOML]
    for at in {rng.choice((0, 0, 0, 1, 2)), 0}:
        texts[at] = _changed(rng, texts[at])
    folder.mkdir(exist_ok=True)
    path = write_sample(folder, *texts)
    if rng.random() < 0.2:
        path.write_bytes(path.read_bytes() + rng.randbytes(20))
    told = _checked(path, rng.choice(FORMATS))
    assert "\x1b" not in told, "an escape sequence came through"
    _checked(folder, "json")
    code, _ = _command(["check", "--fix", str(folder)])
    assert code in (0, 1), f"check --fix ended with {code}"
    _command(["list", str(folder)])
    _command(["show", str(path), "--json"])


def _changed(rng: random.Random, text: str) -> str:
    letters = list(text)
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(letters))
        new = rng.choice(SPOILERS) * rng.choice((0, 1, 1, 3)) if rng.random() < 0.9 else rng.choice(PIECES)
        letters[at : at + rng.choice((0, 0, 1, 5, 80))] = new
    return "".join(letters)


def _checked(path: Path, form: str) -> str:
    """What check tells, which ends with 0 or 1 whatever stands there."""
    code, told = _command(["check", str(path), "--format", form])
    assert code in (0, 1), f"check --format {form} ended with {code}: {told[-500:]}"
    if form == "json":
        assert all(fault["line"] >= 1 and fault["column"] >= 1 for fault in json.loads(told)), told
    return told


def _command(argv: list[str]) -> tuple[int, str]:
    """Exit code and stdout of a command, run in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = factquiz(argv)
        except SystemExit as ended:
            code = int(ended.code or 0)
    assert code != 70, f"{argv}: {err.getvalue()}"
    return code, out.getvalue()
