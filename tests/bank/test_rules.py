"""Each rule has a function, a bad bank, a paragraph in the docs, and a proof that the bad bank has that fault alone."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.bank.check import check
from quiz.bank.faults import Severity
from quiz.bank.files import LARGEST
from quiz.bank.rules.registry import all_rules

RULES = all_rules()

ROOT = Path(__file__).parents[2]
BAD = ROOT / "tests" / "banks"
DOCS = ROOT / "docs" / "faults.md"


def _large_file(folder: Path) -> Path:
    bank = (BAD / "empty-article" / "bank.toml").read_text(encoding="utf-8")
    (folder / "bank.toml").write_text(bank, encoding="utf-8")
    with (folder / "article.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    return folder


BUILT: dict[str, Callable[[Path], Path]] = {"large-file": _large_file}
"""Bad banks that are too large to be kept."""


WITHOUT_TEXT = {"large-file"}
"""Faults of a file that is not read, so that they have no place in it."""


def _bad_bank(code: str, folder: Path) -> Path:
    if code in BUILT:
        return BUILT[code](folder)
    file = BAD / f"{code}.toml"
    return file if file.exists() else BAD / code


def test_there_are_rules() -> None:
    assert len(RULES) > 50


@pytest.mark.parametrize("code", RULES)
def test_the_bad_bank_of_a_rule_has_its_fault_and_no_other(code: str, tmp_path: Path) -> None:
    path = _bad_bank(code, tmp_path)
    assert path.exists(), f"tests/banks holds no {code}.toml and no folder {code}"
    faults = check([path]).faults
    assert {fault.severity for fault in faults if fault.code == code} == {RULES[code].severity}
    others = {fault.code for fault in faults if fault.severity is not Severity.INFO} - {code}
    assert others == set()


def test_each_bad_bank_belongs_to_a_rule() -> None:
    names = {path.stem for path in BAD.iterdir()}
    assert names | set(BUILT) == set(RULES)


def test_each_rule_has_one_paragraph_in_the_docs_in_the_order_of_the_alphabet() -> None:
    headings = re.findall(r"^### `([a-z0-9-]+)`", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == sorted(RULES)


@pytest.mark.parametrize("code", RULES)
def test_the_docs_tell_how_bad_a_fault_is_and_say_something(code: str) -> None:
    text = DOCS.read_text(encoding="utf-8")
    section = text.partition(f"### `{code}`")[2].partition("\n### ")[0]
    first, _, rest = section.strip().partition("\n")
    assert first.startswith(f"{RULES[code].severity.value.title()}: ")
    assert len(rest.split()) > 12


@pytest.mark.parametrize("code", RULES)
def test_messages_are_one_line_for_people_who_do_not_program(code: str, tmp_path: Path) -> None:
    python_words = re.compile(r"\b(list\[|dict|str\b|int\b|None|True|False|tuple|TypeError|object at)")
    faults = check([_bad_bank(code, tmp_path)]).faults
    assert faults
    for fault in faults:
        told = f"{fault.message} {fault.help or ''}"
        assert not python_words.search(told), told
        assert "\n" not in told
        assert "!" not in told
        assert fault.message.endswith(".")


@pytest.mark.parametrize("code", RULES)
def test_a_fault_stands_inside_its_file(code: str, tmp_path: Path) -> None:
    run = check([_bad_bank(code, tmp_path)])
    placed = [fault for fault in run.faults if fault.place is not None]
    unread = [fault.code for fault in run.faults if fault.place is None]
    assert set(unread) == ({code} if code in WITHOUT_TEXT else set())
    assert placed or unread
    for fault in placed:
        assert fault.place is not None
        lines = run.texts[fault.path].split("\n")
        line, column, end_line, end_column = fault.place
        assert 1 <= line <= end_line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
        assert 1 <= end_column <= len(lines[end_line - 1]) + 1


def test_what_cannot_be_read_is_told_without_a_place(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    (fault,) = check([pipe]).faults
    assert (fault.code, fault.place) == ("unreadable-file", None)
