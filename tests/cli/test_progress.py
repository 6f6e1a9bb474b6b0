"""`factquiz progress`: shows, exports and forgets, with data on stdout, talk on stderr and the promised exit codes."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.bank.status import Mark
from quiz.cli.exits import Exit
from quiz.cli.main import command_parser
from quiz.game.events import Answered, Ask, Finished, Kind, Mode, Plan, Planned
from quiz.record.store import Store, record_path
from tests.cli.run import program

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
BANK = """format = 1
id = "clock"
title = "The clock"
statuses = ["confirmed", "attributed", "denied"]
[article]
title = "A clock"
text = "The clock stopped. The mayor said it would start again."
[[sources]]
id = "mayor"
name = "the mayor"
[[claims]]
id = "stopped"
text = "The clock stopped."
status = "confirmed"
quotes = ["The clock stopped."]
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    monkeypatch.setenv("FACTQUIZ_HOME", str(home))
    return home


def progress(*words: str) -> Exit:
    args = command_parser(["progress"]).parse_args(["progress", *words])
    code: Exit = args.run(args)
    return code


def play(home: Path, *banks: str, mixed: bool = False, digest: str = "h") -> None:
    cards = tuple(Planned(bank, "stopped", Kind.CLAIM, digest) for bank in banks)
    store = Store(home)
    plan = Plan(cards, Mode.MIX if mixed else Mode.PRACTICE, 7)
    bank = None if mixed else banks[0]
    round_id = store.begin(plan, bank=bank, bank_hashes=dict.fromkeys(banks, "b"), at=NOW, surface="plain")
    for card in range(len(cards)):
        store.keep(round_id, Answered(card, Ask.STATUS, "confirmed", "confirmed", Mark.RIGHT, NOW, 1.0, False))
    store.keep(round_id, Finished(NOW, len(cards), len(cards)))
    store.close()


def test_without_a_record_it_says_so_and_makes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert progress() is Exit.GOOD
    assert capsys.readouterr() == ("Progress: no rounds yet.\n", "")
    assert progress("--json") is Exit.GOOD
    found = json.loads(capsys.readouterr().out)
    assert (found["rounds"], found["sensitivity"]) == ([], None)
    assert found["habit"]["says"] == "too early"
    assert not home.exists()


def test_the_text_names_banks_by_title_and_counts_shares(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from quiz.bank.hashes import claim_hash
    from quiz.bank.read import read_bank

    path = home / "banks" / "clock" / "clock.toml"
    path.parent.mkdir(parents=True)
    path.write_text(BANK)
    bank = read_bank(path).bank
    assert bank is not None
    play(home, "clock", digest=claim_hash(bank.claims[0]))
    play(home, "gone")
    assert progress() is Exit.GOOD
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Progress: 2 rounds, 2 finished."
    assert [line.split(": ", 1)[1] for line in lines[1:3]] == ["gone. 1 of 1.", "The clock. 1 of 1."]
    assert "First met: Confirmed, right 1 of 1." in lines
    assert [line for line in lines if line.startswith("Met again")] == []
    assert lines[-1].startswith("Habit: Too early to speak of a habit: 0 of 20 ")


def test_the_keys_of_the_json_are_those_that_are_promised(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    play(home, "gone")
    assert progress("--json") is Exit.GOOD
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["rounds", "course", "statuses", "devices", "tens", "weak", "habit", "sensitivity"]
    habit = found["habit"]
    assert habit.pop("sentence").endswith(".")
    none = {"n": 0, "of": 0}
    assert habit == {"says": "too early", "taken": none, "doubted": none, "p": None}
    assert found["sensitivity"] is None
    # The shipped course is there, and nothing of it was begun.
    lesson = found["course"][0]
    assert list(lesson) == ["course", "lesson", "bank", "title", "last_score", "unfinished"]
    assert (lesson["lesson"], lesson["last_score"], lesson["unfinished"]) == (1, None, False)


def test_export_writes_one_row_an_answer(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    play(home, "clock", "other", mixed=True)
    target = tmp_path / "answers.csv"
    assert progress("--export", str(target)) is Exit.GOOD
    assert capsys.readouterr() == ("", f"2 answers written to {target}.\n")
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert [row["bank"] for row in csv.DictReader(file)] == ["clock", "other"]


def test_export_refuses_an_existing_file_unless_forced(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    play(home, "clock")
    target = tmp_path / "answers.csv"
    target.write_text("mine")
    assert progress("--export", str(target)) is Exit.WRONG_USE
    assert target.read_text() == "mine"
    assert str(target) in capsys.readouterr().err
    assert progress("--export", str(target), "--force", "--json") is Exit.GOOD
    assert target.read_text() != "mine"
    assert len(json.loads(capsys.readouterr().out)["rounds"]) == 1


def test_export_into_a_folder_that_is_not_there(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert progress("--export", str(tmp_path / "gone" / "a.csv")) is Exit.WRONG_USE
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no /dev/stdout here")
def test_export_to_stdout_by_its_name(home: Path) -> None:
    play(home, "clock")
    done = program("progress", "--export", "/dev/stdout", "--force", home=home)
    assert (done.returncode, done.stderr) == (0, b"1 answer written to /dev/stdout.\n")
    assert done.stdout.decode("utf-8-sig").startswith("round,")
    assert program("progress", "--export", "/dev/stdout", home=home).returncode == 2


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_export_to_a_name_that_no_file_can_have(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], force: list[str]
) -> None:
    assert progress("--export", str(tmp_path / ("n" * 300)), *force) is Exit.WRONG_USE
    assert "cannot be written: File name too long." in capsys.readouterr().err


def test_export_into_a_folder_that_may_not_be_looked_into(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Permissions do not bind root, who may run the tests.
    def forbidden(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", forbidden)
    assert progress("--export", str(tmp_path / "a.csv")) is Exit.WRONG_USE
    assert "cannot be written: Permission denied." in capsys.readouterr().err


@pytest.mark.parametrize("name", ["n" * 300 + ".toml", "no\0such.toml"])
def test_forgetting_by_a_name_that_no_file_can_have(home: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    play(home, "clock")
    assert progress("--forget", name) is Exit.WRONG_USE
    assert capsys.readouterr().err.startswith("Nothing is stored about ")


def test_forgetting_a_bank_that_is_not_installed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    play(home, "gone")
    play(home, "gone")
    play(home, "gone", "clock", mixed=True)
    play(home, "clock")
    assert progress("--forget", "gone") is Exit.GOOD
    assert capsys.readouterr().out == "Forgotten: 2 rounds, and the answers in 1 mixed round.\n"
    assert Store(home).bank_ids() == ["clock"]


def test_forgetting_by_the_path_of_a_bank(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "some.toml"
    path.write_text(BANK)
    play(home, "clock")
    assert progress("--forget", str(path)) is Exit.GOOD
    assert capsys.readouterr().out == "Forgotten: 1 round.\n"


def test_forgetting_by_the_path_of_a_folder_with_one_bank(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "some.toml").write_text(BANK)
    play(home, "clock")
    assert progress("--forget", str(folder)) is Exit.GOOD
    assert capsys.readouterr().out == "Forgotten: 1 round.\n"


def test_forgetting_by_a_folder_with_several_banks_names_them(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("clock", "other"):
        (tmp_path / f"{name}.toml").write_text(BANK.replace("clock", name))
    play(home, "clock")
    assert progress("--forget", str(tmp_path)) is Exit.WRONG_USE
    assert "holds 2 banks" in capsys.readouterr().err
    assert Store(home).bank_ids() == ["clock"]


def test_a_folder_without_a_bank_is_not_in_the_way_of_an_id(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "clock").mkdir()
    monkeypatch.chdir(tmp_path)
    play(home, "clock")
    assert progress("--forget", "clock") is Exit.GOOD
    assert capsys.readouterr().out == "Forgotten: 1 round.\n"


def test_an_unknown_bank_is_wrong_use_with_the_nearest_name(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    play(home, "clock")
    assert progress("--forget", "clok") is Exit.WRONG_USE
    assert capsys.readouterr().err == "Nothing is stored about clok. Did you mean clock?\n"
    assert Store(home).bank_ids() == ["clock"]


def test_nothing_stored_about_a_known_bank_is_no_fault(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home / "banks" / "clock.toml"
    path.parent.mkdir(parents=True)
    path.write_text(BANK)
    assert progress("--forget", "clock") is Exit.GOOD
    assert capsys.readouterr() == ("Nothing is stored about clock.\n", "")


def test_forgetting_everything(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    play(home, "clock")
    play(home, "gone", "clock", mixed=True)
    assert progress("--forget", "--all") is Exit.GOOD
    assert progress("--forget", "--all") is Exit.GOOD
    assert capsys.readouterr().out == "Forgotten: 2 rounds.\nForgotten: 0 rounds.\n"
    assert Store(home).bank_ids() == []


@pytest.mark.parametrize(
    "words",
    [["--all"], ["--forget"], ["--forget", "clock", "--all"], ["--forget", "clock", "--json"]],
)
def test_what_does_not_say_what_to_forget_forgets_nothing(
    home: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    play(home, "clock")
    assert progress(*words) is Exit.WRONG_USE
    assert capsys.readouterr().err
    assert Store(home).bank_ids() == ["clock"]


@pytest.mark.parametrize("words", [[], ["--json"], ["--forget", "--all"]])
def test_a_damaged_record_is_one_sentence_and_untouched(
    home: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    home.mkdir()
    record_path(home).write_bytes(b"garbage" * 1000)
    assert progress(*words) is Exit.FAULTS
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert record_path(home).read_bytes() == b"garbage" * 1000
