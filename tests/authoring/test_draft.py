"""`factquiz draft`: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quiz.bank.faults import Severity
from quiz.bank.read import read_bank
from quiz.cli.exits import Exit
from tests.authoring.shapes import HEAD
from tests.cli.run import ROOT, command, program

ARTICLE = ROOT / "questions" / "first-steps" / "article.txt"


def document(capsys: pytest.CaptureFixture[str], article: Path) -> dict[str, Any]:
    assert command("draft", article, "--json") is Exit.GOOD
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_document_has_the_promised_keys(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, ARTICLE)
    assert list(found) == ["article", "sources", "claims", "notes"]
    assert found["article"] == {"text": ARTICLE.read_text(encoding="utf-8")}
    assert list(found["sources"][0]) == ["id", "name", "unnamed"]
    keys = ["id", "text", "status", "said_by", "denied_by", "quotes", "cues", "speakers", "confidence", "rule"]
    assert all(list(claim) == keys for claim in found["claims"])
    assert list(found["claims"][2]["quotes"][0]) == ["text", "start", "end"]
    assert list(found["claims"][2]["speakers"][0]) == ["source", "text", "start", "end"]


def test_it_finds_who_said_what_on_a_shipped_article(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, ARTICLE)
    names = {source["id"]: source["name"] for source in found["sources"]}
    said = {(names[who], claim["text"]) for claim in found["claims"] for who in claim["said_by"]}
    assert ("Ida Pell", "Two customers had asked for thirteen buns to the dozen.") in said
    assert ("Ned Tolley", "Three passengers have missed it since Tuesday.") in said
    denied = {(names[who], claim["text"]) for claim in found["claims"] for who in claim["denied_by"]}
    assert ("Tom Arkle", "Tom Arkle had oiled the wrong wheel.") in denied


def test_what_is_printed_can_be_pasted_into_a_bank(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("draft", ARTICLE) is Exit.GOOD
    (tmp_path / "article.txt").write_bytes(ARTICLE.read_bytes())
    bank = tmp_path / "bank.toml"
    bank.write_text(HEAD + capsys.readouterr().out, encoding="utf-8")
    reading = read_bank(bank, thorough=True)
    assert [fault for fault in reading.faults if fault.severity is Severity.ERROR] == []
    assert reading.bank is not None
    assert len(reading.bank.claims) > 10
    assert all(claim.draft and claim.quotes for claim in reading.bank.claims)


def test_where_nothing_can_be_proposed_stderr_says_so_and_stdout_is_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "article.txt").write_text("", encoding="utf-8")
    assert command("draft", tmp_path / "article.txt") is Exit.GOOD
    told = capsys.readouterr()
    assert told.out == ""
    assert "no text" in told.err


def test_a_file_that_is_not_utf8_is_a_fault_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "article.txt").write_bytes(b"It rained.\nThe mayor said \x93no\x94.\n")
    assert command("draft", tmp_path / "article.txt") is Exit.FAULTS
    told = capsys.readouterr()
    assert told.out == ""
    assert "article.txt:2:16: error[not-utf8]" in told.err


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("draft", tmp_path / "none.txt") is Exit.WRONG_USE
    assert command("draft", tmp_path) is Exit.WRONG_USE
    assert capsys.readouterr().out == ""


def test_quotes_survive_an_ascii_terminal(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("“It is open—today,” the maire\u0301 said. The foot\u00adbridge was shut.\n", encoding="utf-8")
    done = program("draft", article, home=tmp_path / "home", env={"PYTHONIOENCODING": "ascii"})
    bank = tmp_path / "bank.toml"
    bank.write_bytes(HEAD.encode() + done.stdout)
    assert [fault for fault in read_bank(bank).faults if fault.severity is Severity.ERROR] == []
