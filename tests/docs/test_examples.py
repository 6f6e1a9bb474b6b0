"""The bank that the README shows is whole and sound, passes `check --strict`, and is played to its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.bank.read import read_bank
from quiz.bank.report import lines
from tests.cli.run import program
from tests.docs.pages import PAGES, blocks, text_of

BANKS = [block for page in PAGES for block in blocks(page.read_text(encoding="utf-8"), "toml") if "format = 1" in block]


def example(folder: Path) -> Path:
    path = folder / "ferry.toml"
    path.write_text(blocks(text_of("README.md"), "toml")[0], encoding="utf-8")
    return path


def test_there_are_examples() -> None:
    assert len(BANKS) > 1


@pytest.mark.parametrize("text", [bank for bank in BANKS if "[article]" in bank])
def test_a_bank_that_is_shown_whole_has_no_fault(text: str, tmp_path: Path) -> None:
    path = tmp_path / "bank.toml"
    path.write_text(text, encoding="utf-8")
    reading = read_bank(path, thorough=True)
    assert lines(reading.faults) == ""
    assert reading.bank is not None


def test_what_the_readme_tells_to_type_works(tmp_path: Path) -> None:
    path = example(tmp_path)
    checked = program("check", "--strict", path, home=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, b"")
    played = program("play", path, "--plain", home=tmp_path / "home", typed="1\n2\n")
    assert played.returncode == 0
    assert b"Result: 2 of 2." in played.stdout
