"""`factquiz check --fix`: what is certain is mended, nothing else is touched, and --diff shows it without writing."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from quiz.cli.exits import Exit
from tests.bank.sample import ARTICLE, ARTICLE_TOML, BANK, write_sample
from tests.cli.run import command

CERTAIN = {
    'summary = "': 'sumary = "',
    'statuses = ["confirmed"': 'statuses = ["confrmed"',
    'ask = ["status"]\ntest': 'ask = ["statsu"]\ntest',
    '"beams", # the denial': '"beam", # the denial',
    'ignore = ["few-choices"]': 'ignore = ["few-choises"]',
    '[claims.feedback]': '[claims.feedbak]',
    'denied = "Nobody says no."': 'deneid = "Nobody says no."',
    'said_by = ["rosa"]': 'said_by = ["rossa"]',
    'feedback.confirmed': 'feedback.confirmd',
    'denied_by = ["council"]': "denied_by = ['the council']",
    'status = "denied"': "status = 'deneid'",
    '"Rosa Finch, who runs the café': '"rosa Finch – who runs the Café',
    'also = "attributed"': 'also = "atributed"',
    '[[questions]]': '[[question]]',
}  # fmt: skip


def broken(text: str) -> str:
    for good, bad in CERTAIN.items():
        assert text.count(good) == 1, good
        text = text.replace(good, bad)
    return text


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FACTQUIZ_HOME", str(tmp_path / "home"))


def codes(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [fault["code"] for fault in json.loads(capsys.readouterr().out)]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_what_is_certain_is_mended_and_every_other_byte_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], newline: str, bom: str
) -> None:
    text = bom + broken(BANK).replace("\n", newline)
    path = write_sample(tmp_path, text)
    assert command("check", path, "--json") is Exit.FAULTS
    capsys.readouterr()
    assert command("check", path, "--fix", "--json") is Exit.GOOD
    assert codes(capsys) == ["draft"]
    expected = BANK.replace('denied_by = ["council"]', "denied_by = ['council']")
    expected = expected.replace('status = "denied"', "status = 'denied'")
    assert path.read_bytes() == (bom + expected.replace("\n", newline)).encode()


def test_a_second_run_has_nothing_to_mend(tmp_path: Path) -> None:
    path = write_sample(tmp_path, broken(BANK))
    command("check", path, "--fix")
    before = path.stat()
    assert command("check", path, "--fix") is Exit.GOOD
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_folders_run_mends_the_articles_file_too_and_a_files_run_its_own_file_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slips = ARTICLE_TOML.replace('part_of = ["council"]', 'part_of = ["concil"]').replace("publisher", "publischer")
    path = write_sample(tmp_path, broken(BANK), article_toml=slips)
    assert command("check", path, "--fix", "--json") is Exit.FAULTS
    assert codes(capsys) == ["draft", "unknown-key", "unknown-group"]
    assert (tmp_path / "article.toml").read_text(encoding="utf-8") == slips
    assert command("check", tmp_path, "--fix", "--json") is Exit.GOOD
    assert (tmp_path / "article.toml").read_text(encoding="utf-8") == ARTICLE_TOML


def test_a_diff_is_printed_nothing_is_written_and_the_exit_is_as_if_mended(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = write_sample(tmp_path, broken(BANK).replace("\n", "\r\n").rstrip())
    before = path.read_bytes()
    assert command("check", path, "--fix", "--diff") is Exit.GOOD
    shown = capfdbinary.readouterr().out
    assert path.read_bytes() == before
    name = str(path).encode()
    assert shown.startswith(b"--- %b\n+++ %b\n" % (name, name))
    assert shown.count(b"\n-") == shown.count(b"\n+") - 1 == len(CERTAIN)
    (tmp_path / "the.diff").write_bytes(shown)
    assert command("check", path, "--fix") is Exit.GOOD
    mended = path.read_bytes()
    path.write_bytes(before)
    if shutil.which("patch"):
        subprocess.run(["patch", "--binary", "-s", str(path), str(tmp_path / "the.diff")], check=True)
        assert path.read_bytes() == mended


def test_errors_that_are_left_exit_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = broken(BANK).replace('status = "unstated"', 'status = "whatever"')
    path = write_sample(tmp_path, text)
    assert command("check", path, "--fix", "--diff") is Exit.FAULTS
    assert command("check", path, "--fix") is Exit.FAULTS
    left = path.read_text(encoding="utf-8")
    assert 'status = "whatever"' in left
    assert "sumary" not in left
    assert "1 error" in capsys.readouterr().err


UNCERTAIN = {
    "none-is-near": ('status = "denied"', 'status = "xxxxx"'),
    "two-are-near": ('"beams", # the denial', '"jose", # the denial'),
    "key-is-there": ("[[sources]]", 'titel = "T"\n\n[[sources]]'),
    "two-slips-for-one-key": ('summary = "Six', 'sumary = "Six'),
    "another-kind": ("level = 1", "level = 1\ncue = 'said'"),
    "already-named": ('said_by = ["rosa"]', 'said_by = ["rosa", "rossa"]'),
    "who-denies-it": ('said_by = ["engineer"]', 'said_by = ["engineer", "councl"]'),
    "a-word-of-its-own": ('status = "confirmed"', 'status = "unconfirmed"'),
    "the-article-is-no-speaker": ('said_by = ["council"]', 'said_by = ["artcle"]'),
    "a-word-differs": ('"The footbridge at', '"The foot bridge at'),
    "a-digit-differs": ("half her 40 guests", "half her 41 guests"),
    "a-full-stop-too-many": ("likes the deck.", "likes The deck.."),
    "a-full-stop-added": ("since Monday.", "Since Monday!"),
    "a-comma-for-it": ("since Monday.", "Since Monday,"),
    "a-bad-id": ('id = "goose"', 'id = "The Goose"'),
    "a-file": ('article = "article.toml"', 'article = "artcle.toml"'),
}


@pytest.mark.parametrize("name", UNCERTAIN)
def test_what_is_not_certain_stays(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = UNCERTAIN[name]
    text = BANK.replace(good, bad, 1)
    if name == "two-slips-for-one-key":
        text = text.replace("takeaway = ", 'summery = "S"\ntakeaway = ')
    if name == "two-are-near":
        text = text.replace('id = "june"', 'id = "joke"').replace('id = "heron"', 'id = "rose"')
    path = write_sample(tmp_path, text)
    command("check", path, "--json")
    before = capsys.readouterr().out
    assert [f["code"] for f in json.loads(before) if f["code"] != "draft"]
    command("check", path, "--fix", "--json")
    assert capsys.readouterr().out == before
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("said Half her 40 guests stay away", "said half her 40 guests stay away"),
        ("said Half her 40 guests stay away.", "said half her 40 guests stay away."),
        ("the bridge, will open again in june", "the bridge will open again in June"),
        ("two Beams were cracked, which", "two beams were cracked, which"),
        ("“the council”, she said", "“The council”, she said"),
        ("THE COUNCIL, SHE SAID, HAS TOLD", "The council”, she said, “has told"),
    ],
)
def test_a_quote_that_differs_in_letter_case_or_punctuation_is_mended(tmp_path: Path, typed: str, mended: str) -> None:
    text = BANK.replace("It seems that the heron likes the deck.", typed)
    path = write_sample(tmp_path, text)
    assert command("check", path, "--fix") is Exit.GOOD
    assert path.read_text(encoding="utf-8") == BANK.replace("It seems that the heron likes the deck.", mended)


def test_a_quote_that_can_be_meant_twice_stays(tmp_path: Path) -> None:
    text = BANK.replace("It seems that the heron likes the deck.", "it seems, that the heron likes the deck.")
    path = write_sample(tmp_path, text, article=ARTICLE + "\nIt seems: that the heron likes the deck.\n")
    assert command("check", path, "--fix") is Exit.FAULTS
    assert path.read_text(encoding="utf-8") == text


def test_more_quotes_than_passages_are_sought_at_once_are_mended_all_the_same(tmp_path: Path) -> None:
    claim = BANK[BANK.index('[[claims]]\nid = "heron"') : BANK.index('[[claims]]\nid = "goose"')]
    many = "".join(
        claim.replace('"heron"', f'"heron-{number}"').replace("It seems", "it Seems") for number in range(120)
    )
    path = write_sample(tmp_path, BANK.replace("[[questions]]", f"{many}[[questions]]"))
    assert command("check", path, "--fix") is Exit.GOOD
    assert "it Seems" not in path.read_text(encoding="utf-8")


def test_the_rest_of_a_file_is_mended_beside_what_is_no_toml(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = broken(BANK).replace('text = "A goose lives there too."', "text = A goose")
    path = write_sample(tmp_path, text)
    assert command("check", path, "--fix", "--json") is Exit.FAULTS
    assert codes(capsys) == ["syntax"]
    assert 'said_by = ["rosa"]' in path.read_text(encoding="utf-8")


def test_what_somebody_else_changes_meanwhile_is_told_and_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_sample(tmp_path, broken(BANK))
    sync = os.fsync

    def meddle(handle: int) -> None:
        path.write_text("# theirs\n", encoding="utf-8")
        sync(handle)

    monkeypatch.setattr(os, "fsync", meddle)
    assert command("check", path, "--fix") is Exit.FAULTS
    assert path.read_text(encoding="utf-8") == "# theirs\n"
    assert "changed meanwhile" in capsys.readouterr().err


def test_what_could_not_be_saved_is_told_as_it_stands_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_sample(tmp_path, broken(BANK))
    command("check", path, "--json")
    before = capsys.readouterr().out

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("quiz.cli.fix.save", refuse)
    assert command("check", path, "--fix", "--json") is Exit.FAULTS
    told = capsys.readouterr()
    assert told.out == before
    assert "cannot be written: Permission denied" in told.err


def test_each_mend_is_told_and_its_file_keeps_mode_and_link(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_sample(tmp_path / "real", BANK.replace('also = "attributed"', 'also = "atributed"'))
    path.chmod(0o640)
    assert command("check", path, "--fix") is Exit.GOOD
    line = BANK[: BANK.index('also = "attributed"')].count("\n") + 1
    assert f'{path}:{line}:8: mended[unknown-status] It is "attributed" now.' in capsys.readouterr().err
    assert path.stat().st_mode & 0o777 == 0o640


def test_nothing_of_a_diff_acts_on_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_sample(tmp_path, broken(BANK).replace("# A sound bank.", "# \u202e \x9b2J"))
    command("check", path, "--fix", "--diff")
    assert not set("\x1b\x07\x9b\u202e") & set(capsys.readouterr().out)


def test_options_that_do_not_go_together_are_refused(tmp_path: Path) -> None:
    path = write_sample(tmp_path, broken(BANK))
    assert command("check", path, "--diff") is Exit.WRONG_USE
    assert command("check", path, "--fix", "--watch") is Exit.WRONG_USE
    assert command("check", tmp_path / "gone", "--fix") is Exit.WRONG_USE
    assert command("check", tmp_path / "gone", "--fix", "--diff") is Exit.WRONG_USE
    assert path.read_text(encoding="utf-8") == broken(BANK)
