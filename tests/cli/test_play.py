"""`factquiz play`: options, which bank and which round, and what stands where (docs/commands.md, docs/playing.md)."""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.bank.status import Status, Step
from quiz.cli.main import command_parser
from quiz.cli.play import count, is_library, levels, options_of, seed, status, steps
from quiz.game.wording import LONG_NAMES, NAMES
from tests.cli.run import ROOT, play, program, rounds

FIRST_CLAIM = "Claim 1 of "


@pytest.mark.parametrize(("text", "expected"), [("2", (2, 2)), ("1-3", (1, 3)), ("2-2", (2, 2))])
def test_levels(text: str, expected: tuple[int, int]) -> None:
    assert levels(text) == expected


def test_steps_stand_in_the_order_in_which_they_are_asked() -> None:
    assert steps("source, status") == (Step.STATUS, Step.SOURCE)
    assert steps("quote,quote") == (Step.QUOTE,)


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (levels, "0"),
        (levels, "4"),
        (levels, "3-1"),
        (levels, "1-"),
        (levels, "１"),
        (count, "0"),
        (count, "-1"),
        (count, "ten"),
        (count, "9" * 5000),
        (seed, "-1"),
        (seed, str(2**63)),
        (seed, "²"),
        (steps, ""),
        (steps, "status,"),
        (steps, "verdict"),
    ],
)
def test_what_is_no_value_is_refused_with_what_would_be(parse: object, text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        parse(text)  # type: ignore[operator]


def test_options_that_mean_the_same_are_the_same() -> None:
    parser = command_parser(["play"])
    one = parser.parse_args(
        ["play", "--status", "denied", "--status", "confirmed", "--tag", "b", "--tag", "a", "--tag", "b"]
    )
    other = parser.parse_args(["play", "--status", "confirmed", "--status", "denied", "--tag", "a", "--tag", "b"])
    assert options_of(one) == options_of(other)


@pytest.mark.parametrize("one", Status)
def test_a_status_goes_by_every_name_that_is_shown(one: Status) -> None:
    shown = [one.value, NAMES[one], LONG_NAMES[one].upper(), str(one.number), one.letter]
    assert {status(word) for word in (*shown, NAMES[one].replace(" ", "-"))} == {one}


@pytest.mark.parametrize(("word", "hint"), [("lft open", "Did you mean left open?"), ("true", ""), ("6", "")])
def test_what_is_no_status_is_refused_with_the_choices_and_without_the_usage(
    word: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        status(word)
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert told.startswith(f"There is no status {word}. {hint}".rstrip())
    assert "left open or unresolved (4, l)" in told
    assert ("Did you mean" in told, told.count("\n")) == (bool(hint), 1)


def test_a_status_by_the_name_on_screen_chooses_the_claims(tmp_path: Path) -> None:
    chosen = ("play", "pyongyang-moscow-reading-closely", "--plain", "--seed", "1", "--no-record")
    told = [program(*chosen, "--status", word, home=tmp_path).stdout for word in ("left open", "unresolved", "4")]
    assert told[0] == told[1] == told[2]
    assert b"Claim 1 of " in told[0]


@pytest.mark.parametrize("argv", [["--order", "random"], ["--count", "3", "--all"]])
def test_wrong_options_end_with_2_and_begin_nothing(argv: list[str], tmp_path: Path) -> None:
    code, told, trouble = play(tmp_path / "home", "first-steps", *argv)
    assert (code, told) == (2, "")
    assert "usage: factquiz play" in trouble
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("argv", [["--tag", "no-such-tag"], ["--missed"], ["--status", "unstated"]])
def test_where_nothing_fits_one_sentence_says_so_and_no_round_is_begun(argv: list[str], tmp_path: Path) -> None:
    code, told, trouble = play(tmp_path, "first-steps", "--plain", *argv)
    assert (code, told) == (2, "")
    assert trouble.startswith("Nothing to play: ")
    assert trouble.count("\n") == 1
    assert rounds(tmp_path) == []


@pytest.mark.parametrize("name", ["n" * 300, "no\0such"])
def test_a_name_that_no_file_can_have_is_no_library(name: str) -> None:
    assert not is_library(name)


def test_a_bank_with_an_error_ends_with_1_and_its_faults(tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('format = 1\nid = "bad"\n')
    code, told, trouble = play(tmp_path / "home", str(bad))
    assert (code, told) == (1, "")
    assert "error[" in trouble


def test_a_folder_with_several_banks_ends_with_2_and_their_names(tmp_path: Path) -> None:
    code, told, trouble = play(tmp_path, "questions/pyongyang-moscow", "--plain")
    assert (code, told) == (2, "")
    assert "pyongyang-moscow-who-says-so" in trouble


def test_without_a_bank_the_first_unfinished_one_is_played_then_the_newest_round(tmp_path: Path) -> None:
    assert play(tmp_path)[1].startswith("Quiz: First steps.")
    play(tmp_path, "pyongyang-moscow-who-says-so", typed="1\n")
    assert "Taken up again at claim 2 of" in play(tmp_path)[1]


def test_a_left_round_is_taken_up_until_fresh_begins_anew(tmp_path: Path) -> None:
    code, told, _ = play(tmp_path, "first-steps", typed="c\na\nd")
    assert code == 0
    assert told.rstrip().endswith("Saved. Go on with: factquiz play first-steps")
    assert "Taken up again at claim 4 of 8." in play(tmp_path, "first-steps")[1]
    assert "Article:" in play(tmp_path, "first-steps", "--fresh")[1]
    assert [played["abandoned"] for played in rounds(tmp_path)] == [True, False]


def test_the_class_set_is_played_in_its_order(tmp_path: Path) -> None:
    told = play(tmp_path, "first-steps", "--class", "--no-record", typed="skip\n" * 6)[1]
    assert [line for line in told.splitlines() if line.startswith(FIRST_CLAIM)] == [
        "Claim 1 of 6. The town hall clock strikes thirteen times at midday."
    ]


@pytest.mark.parametrize(
    "now", ["rubbish", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59Z", "12:00"]
)
def test_a_time_that_is_none_is_told_once_and_passed_over(now: str, tmp_path: Path) -> None:
    code, told, trouble = play(tmp_path, "first-steps", typed="1\n", FACTQUIZ_NOW=now)
    assert (code, trouble.count("\n")) == (0, 1)
    assert f"{now} is no time from 0001-01-02 to 9999-12-30 (UTC)" in trouble
    assert "Saved." in told
    assert rounds(tmp_path)[0]["started"] != now
    assert program("progress", home=tmp_path, env={"TZ": "Pacific/Kiritimati"}).returncode == 0


@pytest.mark.parametrize("now", ["2026-11-24T12:00:00Z", " 2026-11-24T14:00+02:00", "0001-01-02", "9999-12-30"])
def test_a_time_that_is_one_is_when_everything_happens(now: str, tmp_path: Path) -> None:
    assert play(tmp_path, "first-steps", typed="1\n", FACTQUIZ_NOW=now)[2] == ""
    assert str(rounds(tmp_path)[0]["started"])[:10] == now.strip()[:10]
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
        assert program("progress", home=tmp_path, env={"TZ": zone}).returncode == 0


def test_a_round_in_which_nothing_was_answered_is_told_as_that_everywhere(tmp_path: Path) -> None:
    told = play(tmp_path, "first-steps", typed="skip\n" * 8)[1]
    assert "Result: nothing was answered, so there are no points to tell." in told
    shown = [program(*argv, home=tmp_path).stdout.decode() for argv in ((), ("list",), ("progress",))]
    assert "Last time: nothing was answered." in shown[0]
    assert "Last: nothing was answered." in shown[1]
    assert "First steps. Nothing was answered." in shown[2]
    assert not any("0 of 0" in text for text in (told, *shown))
    listed = json.loads(program("list", "--json", "questions/first-steps", home=tmp_path).stdout)
    assert listed[0]["last_score"] == {"points": 0, "of": 0}


def test_no_record_keeps_nothing(tmp_path: Path) -> None:
    code, told, _ = play(tmp_path / "home", "first-steps", "--no-record", typed="1\n")
    assert code == 0
    assert told.rstrip().endswith("Nothing of this round was kept.")
    assert not (tmp_path / "home").exists()


def test_a_home_that_cannot_be_used_is_told_once_and_the_round_goes_on(tmp_path: Path) -> None:
    (tmp_path / "record.db").mkdir()
    code, told, trouble = play(tmp_path, "first-steps", typed="1\n2\n3\n")
    assert (code, trouble) == (0, "")
    assert sum(line.startswith("Note:") for line in told.splitlines()) == 1
    assert "Claim 4 of 8." in told


def newer_record(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=99")
    connection.execute("CREATE TABLE rounds (x)")
    connection.close()


def cut_record(path: Path) -> None:
    play(path.parent, "first-steps", typed="1\n")
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(bytes(range(256)) * 36),
        lambda path: path.write_bytes(b"SQLite format 3"),
        newer_record,
        cut_record,
    ],
    ids=["noise", "head", "newer", "cut"],
)
@pytest.mark.parametrize("typed", ["2\n2\n", "2\n" * 11], ids=["left", "finished"])
def test_a_round_that_no_record_took_does_not_end_as_saved(
    spoil: Callable[[Path], object], typed: str, tmp_path: Path
) -> None:
    spoil(tmp_path / "record.db")
    before = (tmp_path / "record.db").read_bytes()
    code, told, trouble = play(tmp_path, "first-steps", "--plain", "--fresh", typed=typed)
    assert (code, trouble) == (0, "")
    assert told.count("Note:") == 1
    assert "Saved." not in told
    assert told.splitlines()[-1] == "Nothing of this round was kept."
    assert "--missed" not in told
    assert (tmp_path / "record.db").read_bytes() == before


def test_a_round_that_could_not_be_begun_does_not_end_as_saved(tmp_path: Path) -> None:
    (tmp_path / "record.db").mkdir()
    for typed in ("", "1\n", "1\n" * 11):
        told = play(tmp_path, "first-steps", "--plain", typed=typed)[1]
        assert told.splitlines()[-1] == "Nothing of this round was kept."


@pytest.mark.parametrize("typed", ["", "9\n", b"\xff\xfe\n \x00\n", "²\n", "1", " 1 \r\n"])
def test_whatever_is_typed_it_ends_at_once_with_0(typed: str | bytes, tmp_path: Path) -> None:
    code, told, trouble = play(tmp_path, "first-steps", "--plain", typed=typed)
    assert (code, trouble) == (0, "")
    assert told.rstrip().endswith("Saved. Go on with: factquiz play first-steps --plain")
    assert len(rounds(tmp_path)[0]["answers"]) == ("1" in str(typed))  # type: ignore[arg-type]


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_fault(closed: str, tmp_path: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m quiz play first-steps --plain {closed}', sys.executable],
        cwd=ROOT,
        env=os.environ | {"FACTQUIZ_HOME": str(tmp_path)},
        input=b"1\n",
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_ascii_stdout_is_enough(tmp_path: Path) -> None:
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    code, told, trouble = play(tmp_path, "pyongyang-moscow-who-says-so", "--plain", typed="1\n?\nobject café\n", **env)
    assert (code, trouble) == (0, "")
    assert told.isascii()
    assert 'Not "is it true?" but "who says so?"' in told


def test_the_command_that_goes_on_can_be_pasted(tmp_path: Path) -> None:
    folder = tmp_path / "my banks; rm"
    folder.mkdir()
    for source in (ROOT / "questions" / "first-steps").iterdir():
        (folder / source.name).write_bytes(source.read_bytes())
    told = play(tmp_path / "home", str(folder), "--plain")[1]
    assert told.rstrip().endswith(f"Go on with: factquiz play '{folder}' --plain")
