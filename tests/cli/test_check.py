"""`factquiz check`: exit codes, forms, and what goes to which stream."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.cli.exits import Exit
from tests.bank.make import ARTICLE_TOML, CLAIMS, make_bank
from tests.cli.run import ROOT, command, program

WARNED = ARTICLE_TOML + '\n[[sources]]\nid = "heron"\nname = "a heron"\n'
BROKEN = CLAIMS.replace('"denied"', '"deneid"', 1)


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FACTQUIZ_HOME", str(tmp_path / "home"))


def test_a_sound_bank(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("check", make_bank(tmp_path)) is Exit.GOOD
    assert capsys.readouterr() == ("", "1 bank with 4 claims: no error.\n")


def test_errors_exit_1_with_place_caret_and_help(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = make_bank(tmp_path, claims=BROKEN)
    assert command("check", path) is Exit.FAULTS
    told, talk = capsys.readouterr()
    title, source, caret, advice = told.splitlines()[:4]
    assert title.startswith(f"{path}:")
    assert ": error[unknown-status] " in title
    assert source.endswith('| status = "deneid"')
    assert source[caret.index("^") :][: caret.count("^")] == '"deneid"'
    assert "denied" in advice
    assert talk == "1 error in 1 bank.\n"


def test_warnings_exit_1_only_with_strict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_bank(tmp_path, article_toml=WARNED)
    assert command("check", tmp_path) is Exit.GOOD
    assert command("check", tmp_path, "--strict") is Exit.FAULTS
    assert "1 warning" in capsys.readouterr().err


def test_infos_never_change_the_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_bank(tmp_path, claims=CLAIMS.replace('why = "Rosa Finch says it."', 'why = "Rosa."\ndraft = true'))
    assert command("check", tmp_path, "--strict", "--json") is Exit.GOOD
    assert [fault["severity"] for fault in json.loads(capsys.readouterr().out)] == ["info"]


def test_json_is_the_same_by_both_options_and_empty_where_nothing_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = make_bank(tmp_path / "sound")
    command("check", sound, "--json")
    assert capsys.readouterr() == ("[]\n", "")
    broken = make_bank(tmp_path / "broken", claims=BROKEN)
    command("check", broken, "--json")
    first = capsys.readouterr()
    command("check", broken, "--format", "json")
    assert capsys.readouterr() == first
    fault = json.loads(first.out)[0]
    assert fault["path"] == str(broken)
    assert (fault["line"], fault["code"], fault["severity"]) == (fault["end_line"], "unknown-status", "error")
    line = broken.read_text(encoding="utf-8").split("\n")[fault["line"] - 1]
    assert line[fault["column"] - 1 : fault["end_column"] - 1] == '"deneid"'


def test_paths_are_told_as_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_bank(tmp_path / "sub" / "one", claims=BROKEN)
    monkeypatch.chdir(tmp_path)
    command("check", "sub", "--json")
    assert json.loads(capsys.readouterr().out)[0]["path"] == str(Path("sub") / "one" / "bank.toml")


@pytest.mark.parametrize("form", ["lines", "github"])
def test_one_line_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    make_bank(tmp_path, claims=BROKEN, more="titel = 1")
    assert command("check", tmp_path, "--format", form) is Exit.FAULTS
    told, talk = capsys.readouterr()
    assert len(told.splitlines()) == 2
    assert talk == ""


def test_wrong_use_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert command("check", tmp_path / "gone") is Exit.WRONG_USE
    assert command("check", tmp_path / "empty") is Exit.WRONG_USE
    assert command("check", make_bank(tmp_path / "sound"), tmp_path / "gone", "--json") is Exit.WRONG_USE
    told, talk = capsys.readouterr()
    assert told == ""
    assert talk.count("gone") == 2
    for argv in (("check",), ("check", tmp_path, "--format", "xml"), ("check", tmp_path, "--mend")):
        with pytest.raises(SystemExit) as ended:
            command(*argv)
        assert ended.value.code == 2


def test_what_a_folder_holds_beside_its_banks_is_noted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_bank(tmp_path)
    (tmp_path / "gone.toml").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to(".")
    assert command("check", tmp_path) is Exit.GOOD
    talk = capsys.readouterr().err
    assert "gone.toml" in talk
    assert "1 bank with 4 claims" in talk


def test_nothing_of_a_bank_acts_on_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nasty = "\\u001b]52;c;eA==\\u0007\\u009b2J\\u202e"
    make_bank(tmp_path, claims=CLAIMS.replace("two beams.", nasty, 1), title="\x1b[2J", article="\u202eX \x1b]0;x\x07")
    for form in ("full", "lines", "json", "github"):
        assert command("check", tmp_path, "--format", form) is Exit.FAULTS
        assert not set("\x1b\x07\x9b\u202e\r") & set(capsys.readouterr().out)


def test_a_pipe_that_closes_is_no_fault(tmp_path: Path) -> None:
    many = "".join(BROKEN.replace('id = "', f'id = "n{number}-') for number in range(3000))
    make_bank(tmp_path, claims=many)
    for form in ("json", "lines"):
        command_line = f'"{sys.executable}" -m quiz check --format {form} "{tmp_path}" | head -1'
        done = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {command_line}"],
            cwd=ROOT,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode in (0, 141)
        assert done.stderr == b""
        assert done.stdout.count(b"\n") == 1


def test_any_encoding_and_no_stdout_at_all(tmp_path: Path) -> None:
    path = make_bank(tmp_path / "é–日", claims=BROKEN, title="Café “日本”", more="titel = “x”")
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    for form in ("full", "json"):
        done = program("check", path, "--format", form, home=tmp_path / "home", env=ascii_only)
        assert done.returncode == 1
        assert done.stdout.isascii()
        assert b"Traceback" not in done.stderr
    assert json.loads(done.stdout)[0]["path"] == str(path)
    closed = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m quiz check "$0" >&-', str(path)],
        cwd=ROOT, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert closed.returncode == 1
    assert b"Traceback" not in closed.stderr
