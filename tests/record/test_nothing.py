"""Where a mixed round has nothing to ask, the sentence says what is the matter with the banks."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.game.plan import Options
from quiz.record.clock import SystemClock
from quiz.record.desk import Desk
from quiz.record.settings import Settings
from quiz.record.store import Store
from tests.record.mixing import write_bank

ANYTHING, NO_SUCH_TAG = Options(), Options(tags=("no-such-tag",))


def broken(folder: Path, name: str, text: str = 'format = 1\nid = "bad"\n') -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def drafts(folder: Path, name: str) -> None:
    write_bank(folder, name)
    path = folder / f"{name}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("\nquotes", "\ndraft = true\nquotes"), encoding="utf-8")


@pytest.fixture(params=["folder", "library"])
def named(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path | None:
    """The folder that is named; None for the whole library, whose only banks are the reader's own."""
    monkeypatch.setenv("FACTQUIZ_HOME", str(tmp_path))
    monkeypatch.setattr("quiz.bank.find.shipped_folder", lambda: tmp_path / "shipped")
    (tmp_path / "banks").mkdir()
    return tmp_path / "banks" if request.param == "folder" else None


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    return tmp_path / "banks"


def told(tmp_path: Path, named: Path | None, options: Options = ANYTHING) -> str:
    """What is told in place of a round."""
    desk = Desk(Store(tmp_path / "home"), SystemClock(), Settings(), folder=named)
    opened = desk.open_mixed(options, surface="plain")
    assert isinstance(opened, str)
    assert not desk.store.rows("SELECT 1 FROM rounds")
    return opened


def place(named: Path | None) -> str:
    return str(named or "the library")


@pytest.mark.parametrize("options", [ANYTHING, NO_SUCH_TAG])
def test_there_is_no_bank(options: Options, named: Path | None, tmp_path: Path) -> None:
    assert told(tmp_path, named, options) == f"Nothing to play: there is no bank in {place(named)}."


def test_there_are_only_tests(named: Path | None, banks: Path, tmp_path: Path) -> None:
    write_bank(banks, "one", test=True)
    write_bank(banks, "two", test=True)
    assert told(tmp_path, named) == f"Nothing to play: the banks in {place(named)} are tests, which are never mixed."


@pytest.mark.parametrize("options", [ANYTHING, NO_SUCH_TAG])
def test_there_are_only_drafts(options: Options, named: Path | None, banks: Path, tmp_path: Path) -> None:
    drafts(banks, "one")
    write_bank(banks, "two", test=True)
    assert told(tmp_path, named, options) == f"Nothing to play: every claim of the banks in {place(named)} is a draft."


@pytest.mark.parametrize("text", ['format = 1\nid = "bad"\n', "format = 1\nrubbish", 'format = 1\nid = ""\n'])
def test_there_are_banks_with_errors(text: str, named: Path | None, banks: Path, tmp_path: Path) -> None:
    broken(banks, "bad", text)
    broken(banks, "worse", text)
    first = banks / "bad.toml"
    assert told(tmp_path, named) == (
        f"Nothing to play: {first} has errors; `factquiz check {named or first}` tells them."
    )


def test_the_one_with_errors_is_named_whatever_else_has_nothing_to_ask(
    named: Path | None, banks: Path, tmp_path: Path
) -> None:
    drafts(banks, "a-draft")
    write_bank(banks, "b-test", test=True)
    broken(banks, "c-bad")
    assert f"{banks / 'c-bad.toml'} has errors" in told(tmp_path, named)


def test_a_folder_with_a_space_is_told_so_that_a_shell_takes_it(tmp_path: Path) -> None:
    folder = tmp_path / "my banks"
    broken(folder, "bad")
    assert f"`factquiz check '{folder}'`" in told(tmp_path, folder)


def test_where_only_the_options_leave_nothing_that_is_told(named: Path | None, banks: Path, tmp_path: Path) -> None:
    write_bank(banks, "one")
    broken(banks, "bad")
    write_bank(banks, "two", test=True)
    for options in (NO_SUCH_TAG, Options(missed=True), Options(class_set=True)):
        assert told(tmp_path, named, options) == "Nothing to play: no claim of these banks fits these options."
