"""Whatever an author's slip in one line is, a fault points at that line, or names it as the one where it begins."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest

from quiz.bank.faults import Fault, Severity
from quiz.bank.read import read_bank
from tests.bank.breakages import BREAKAGES, Broken
from tests.bank.sample import BANK, write_sample

CASES = 400


def seeded(name: str) -> Iterator[Broken]:
    """So many broken banks of one kind that all kinds together make CASES."""
    for seed in range(-(-CASES // len(BREAKAGES))):
        yield BREAKAGES[name](BANK, random.Random(f"{name} {seed}"))


def holds(fault: Fault, line: int) -> bool:
    """Whether a fault's span holds the line, or its words name it."""
    named = re.findall(r"\bline (\d+)", f"{fault.message} {fault.help}")
    in_span = fault.place is not None and fault.place.line <= line <= fault.place.end_line
    return in_span or str(line) in named


def told(folder: Path, text: str) -> list[Fault]:
    """The errors and warnings of the bank's own file."""
    path = write_sample(folder, text)
    faults = read_bank(path, thorough=True).faults
    return [fault for fault in faults if fault.severity is not Severity.INFO and fault.path == path]


def test_there_are_enough_kinds() -> None:
    assert len(BREAKAGES) >= 20


def test_the_sample_itself_is_sound(tmp_path: Path) -> None:
    assert told(tmp_path, BANK) == []


@pytest.mark.parametrize("name", BREAKAGES)
def test_the_fault_of_a_breakage_is_told_at_its_line(name: str, tmp_path: Path) -> None:
    for broken in seeded(name):
        assert broken.text != BANK
        faults = told(tmp_path, broken.text)
        assert any(holds(fault, broken.line) for fault in faults), (broken.line, faults)


@pytest.mark.parametrize("name", BREAKAGES)
def test_a_breakage_spoils_nothing_else(name: str, tmp_path: Path) -> None:
    for broken in seeded(name):
        faults = told(tmp_path, broken.text)
        assert len(faults) <= 3, faults


def test_all_faults_of_a_file_are_told_in_one_run(tmp_path: Path) -> None:
    lines = {name: BREAKAGES[name](BANK, random.Random(name)) for name in islice(cycle(BREAKAGES), len(BREAKAGES))}
    apart = ["level as a text", "signal word misspelt", "denier misspelt", "occurrence too large", "no right option"]
    old = BANK.split("\n")
    new = list(old)
    for name in apart:
        new[lines[name].line - 1] = lines[name].text.split("\n")[lines[name].line - 1]
    faults = told(tmp_path, "\n".join(new))
    for name in apart:
        assert any(holds(fault, lines[name].line) for fault in faults), name
