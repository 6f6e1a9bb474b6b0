"""Every shipped bank is played to the end in plain lines, left and taken up again at each step."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.bank.find import find_banks, shipped_folder
from quiz.bank.model import Bank
from quiz.bank.read import read_bank
from quiz.game.plan import Options
from quiz.plain.play import Ending
from quiz.record.store import Store
from tests.plain.make import played, right_lines

BANKS = find_banks(shipped_folder()).paths
MODES = {"practice": Options(all=True, seed=1), "exam": Options(all=True, seed=1, exam=True)}
PLACE = re.compile(r"(?:Claim|Question) \d+ of \d+\.|Step \w+\.|Overview:")
REFUSED = "zzz"


def bank_at(path: Path) -> Bank:
    bank = read_bank(path, shipped=True).bank
    assert bank is not None
    return bank


def test_there_are_banks_to_play() -> None:
    assert BANKS


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.stem)
def test_a_bank_is_played_to_the_end_however_often_it_is_left(path: Path, mode: str, tmp_path: Path) -> None:
    bank, options = bank_at(path), MODES[mode]
    typed = right_lines(bank, options)
    whole = played(typed, bank, options)
    cards = len(bank.playable) + len(bank.questions)
    assert whole.ending is Ending.FINISHED
    assert whole.last("Result:").startswith(f"Result: {cards} of {cards}.")
    assert not any(line.startswith("Again:") for line in whole.lines)
    for line in typed:
        store = Store(tmp_path)
        piece = played([line], bank, options, store)
        store.close()
    assert piece.ending is Ending.FINISHED
    end = whole.written.index(next(text for text in reversed(whole.written) if "Result:" in text))
    assert piece.written[-1] == whole.written[end]


class Program:
    """`factquiz play --plain` as a program of its own, that can be killed at a known place."""

    def __init__(self, bank: str, mode: str, home: Path) -> None:
        options = ["--seed", "1", "--all", *(["--exam"] if mode == "exam" else [])]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "quiz", "play", bank, "--plain", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"FACTQUIZ_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
            cwd=Path(__file__).parents[2],
            encoding="utf-8",
        )

    def type(self, line: str) -> list[str]:
        """What a line makes it write: a line that it must refuse comes after, and tells that it has done."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{line}\n{REFUSED}\n")
        self.process.stdin.flush()
        written = []
        for told in self.process.stdout:
            if told.startswith(f"Again: “{REFUSED}”"):
                break
            written.append(told.rstrip("\n"))
        return written

    def kill(self) -> None:
        """SIGKILL."""
        self.process.kill()
        self.process.communicate()


def place(written: list[str], before: tuple[str, str] = ("", "")) -> tuple[str, str]:
    """The card and the later step at hand, after these lines."""
    for match in filter(None, map(PLACE.match, written)):
        before = (before[0], match[0]) if match[0].startswith("Step") else (match[0], "")
    return before


@pytest.mark.parametrize("mode", MODES)
def test_a_killed_program_goes_on_exactly_there(mode: str, tmp_path: Path) -> None:
    bank = bank_at(next(path for path in BANKS if path.stem == "first-steps"))
    stood = ("Claim 1 of 8.", "")
    for line in right_lines(bank, MODES[mode]):
        program = Program(bank.id, mode, tmp_path)
        assert place(program.type("text 1")) == stood
        stood = place(program.type(line), stood)
        program.kill()
    again = Program(bank.id, mode, tmp_path)
    assert any(line.startswith("Article:") for line in again.type("text 1"))
    again.kill()
