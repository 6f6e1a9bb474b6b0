"""`factquiz list`: the promised rows, and the library as text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from quiz.bank.find import library
from quiz.cli.exits import Exit
from quiz.cli.list import as_lines, read_all, rows
from tests.bank.make import CLAIMS, make_bank
from tests.cli.run import command, program

KEYS = {
    *("id", "title", "summary", "path", "language", "licence", "content", "course", "lesson", "test", "statuses"),
    *("claims", "questions", "faults", "last_score", "unfinished"),
}
QUESTION = """
[[questions]]
id = "what"
prompt = "What was lifted?"
options = [{ text = "the deck", correct = true }, { text = "a heron" }, { text = "a cafe" }]
why = "Sentence 2."
"""


class BankScore(NamedTuple):
    """What the record says of a bank."""

    last_score: tuple[float, int] | None
    unfinished: bool


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FACTQUIZ_HOME", str(tmp_path / "home"))


def listed(capsys: pytest.CaptureFixture[str], *path: Path) -> list[dict[str, Any]]:
    """The rows of `list --json`."""
    assert command("list", *path, "--json") is Exit.GOOD
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_a_row_has_the_promised_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = CLAIMS.replace('why = "Rosa Finch says it."', 'why = "Rosa."\ndraft = true')
    path = make_bank(tmp_path, claims=draft + QUESTION, more='course = "news"\nlesson = 2\ntest = true')
    (row,) = listed(capsys, tmp_path)
    assert set(row) == KEYS
    assert (row["id"], row["title"], row["path"]) == ("alder-lock", "Three ways to say it", str(path))
    assert (row["course"], row["lesson"], row["test"], row["language"]) == ("news", 2, True, "en")
    assert row["statuses"] == ["confirmed", "attributed", "denied"]
    assert (row["claims"], row["questions"], row["faults"]) == (3, 1, 0), "claims without drafts"
    assert (row["last_score"], row["unfinished"], row["content"]) == (None, False, None)


def test_the_path_is_absolute(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_bank(tmp_path / "one")
    monkeypatch.chdir(tmp_path)
    assert listed(capsys, Path("one"))[0]["path"] == str(path)


def test_faulty_banks_are_listed_with_the_number_of_their_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_bank(tmp_path / "a", claims=CLAIMS.replace('"denied"', '"deneid"', 1) + QUESTION, more="titel = 1")
    (tmp_path / "bytes.toml").write_bytes(b'format = 1\nid = "\x93"\n[[claims]]\n')
    (tmp_path / "deep.toml").write_text(f"format = 1\nx = {'[' * 1500}\n", encoding="utf-8")
    found = {Path(row["path"]).name: row for row in listed(capsys, tmp_path)}
    assert found["bank.toml"]["faults"] == 1, "warnings are not counted"
    assert (found["bank.toml"]["claims"], found["bank.toml"]["questions"]) == (4, 1)
    assert found["deep.toml"]["id"] is None
    assert all(row["faults"] >= 1 for row in found.values())


def test_a_doubled_id_is_a_fault_of_the_second(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_bank(tmp_path / "b", title="B")
    make_bank(tmp_path / "a", title="A")
    assert [(row["title"], row["faults"]) for row in listed(capsys, tmp_path)] == [("A", 0), ("B", 1)]


def test_own_banks_stand_behind_the_shipped_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = make_bank(tmp_path / "home" / "banks" / "mine", name="mine", more='course = "a"\nlesson = 1')
    found = listed(capsys)
    assert len(found) > 1
    assert found[-1]["path"] == str(own)


def test_what_the_record_knows_goes_to_the_first_of_an_id(tmp_path: Path) -> None:
    make_bank(tmp_path / "a", title="A")
    make_bank(tmp_path / "b", title="B")
    heads = library([tmp_path])
    first, second = rows(heads, read_all(heads), {"alder-lock": BankScore((3.5, 4), True)})
    assert (first["last_score"], first["unfinished"]) == ({"points": 3.5, "of": 4}, True)
    assert (second["last_score"], second["unfinished"]) == (None, False)
    text = "\n".join(as_lines(heads, [first, second]))
    assert "Last: 3½ of 4" in text
    assert "Begun, not finished" in text
    assert "1 fault" in text


def test_the_text_form_groups_courses_and_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_bank(tmp_path / "a", name="first", title="[0] First", more='course = "news"\nlesson = 1')
    make_bank(tmp_path / "b", name="second", title="Second", more='course = "news"\nlesson = 2')
    make_bank(tmp_path / "c", name="other", title="Other")
    assert command("list", tmp_path) is Exit.GOOD
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "Course news",
        "Article: The footbridge at Alder Lock",
    ]
    assert lines[1] == "  1. [0] First"
    assert "first. 4 claims." in lines[2]


def test_the_text_form_shows_a_course_as_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_bank(tmp_path, more='course = "who-says-so"\nlesson = 1')
    assert command("list", tmp_path) is Exit.GOOD
    assert capsys.readouterr().out.startswith("Course who says so\n")


def test_a_path_that_is_not_there_exits_2_and_an_empty_folder_is_an_empty_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("list", tmp_path / "gone") is Exit.WRONG_USE
    assert capsys.readouterr().out == ""
    assert listed(capsys, tmp_path) == []


def test_link_loops_give_each_bank_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_bank(tmp_path / "questions")
    for name, target in (("loop", "."), ("up", ".."), ("a", "b"), ("b", "a"), ("gone", "nowhere")):
        (tmp_path / "questions" / name).symlink_to(target)
    assert len(listed(capsys, tmp_path / "questions")) == 1


def test_the_record_of_this_home_is_joined(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bank = make_bank(tmp_path / "bank")
    program("play", bank, "--plain", home=tmp_path / "home", typed="1\n")
    (row,) = listed(capsys, tmp_path / "bank")
    assert (row["last_score"], row["unfinished"]) == (None, True)
    program("play", bank, "--plain", home=tmp_path / "home", typed="2\n2\n3\n")
    (row,) = listed(capsys, tmp_path / "bank")
    assert (row["last_score"], row["unfinished"]) == ({"points": 4, "of": 4}, False)


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_record_that_cannot_be_used_is_told_and_the_banks_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "record.db").write_bytes(b"rubbish" * 999)
    make_bank(tmp_path / "bank")
    assert command("list", tmp_path / "bank", *options) is Exit.GOOD
    written = capsys.readouterr()
    assert "Three ways to say it" in written.out
    assert str(tmp_path / "home" / "record.db") in written.err
    assert len(written.err.splitlines()) == 1


def test_it_needs_no_record_and_no_home(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    done = program("list", home=locked / "nowhere", env={"HOME": "/nonexistent"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert not (locked / "nowhere").exists(), "asking makes no folder"


def test_nothing_of_a_bank_acts_on_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_bank(tmp_path, title="\\u001b]52;c;x\\u0007\\u202e\\u009b2J")
    for options in ((), ("--json",)):
        assert command("list", tmp_path, *options) is Exit.GOOD
        assert not set("\x1b\x07\x9b\u202e") & set(capsys.readouterr().out)
