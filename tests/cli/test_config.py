"""`factquiz config`: prints all settings, sets one, and refuses what it does not know."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz.cli.exits import Exit
from quiz.cli.main import command_parser


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTQUIZ_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def config(*words: str) -> Exit:
    args = command_parser(["config"]).parse_args(["config", *words])
    code: Exit = args.run(args)
    return code


def test_prints_all_and_makes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert config() is Exit.GOOD
    assert capsys.readouterr() == ('plain = false\ntheme = "auto"\ncount = 10\n', "")
    assert not home.exists()


def test_sets_one_and_keeps_unknown_keys(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.mkdir()
    (home / "settings.toml").write_text("later = 1  # of a newer version\n")
    assert config("theme", "dark") is Exit.GOOD
    assert "later = 1  # of a newer version\n" in (home / "settings.toml").read_text()
    assert config("theme") is Exit.GOOD
    assert capsys.readouterr() == ('theme = "dark"\n', "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["themes", "dark"], "Did you mean theme?"),
        (["themes"], "plain, theme, count"),
        (["theme", "blue"], "auto, light or dark"),
        (["count", "-3"], "from 1 to 1000"),
    ],
)
def test_an_unknown_key_or_value_is_wrong_use(
    home: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert config(*words) is Exit.WRONG_USE
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert not home.exists()


def test_a_file_that_cannot_be_read_is_told_and_passed_over(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.mkdir()
    (home / "settings.toml").write_text("theme = ")
    assert config() is Exit.GOOD
    told = capsys.readouterr()
    assert 'theme = "auto"' in told.out
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe", b"count = '''\n1'''\n", None])
def test_a_file_in_which_no_setting_can_be_saved_is_a_fault_and_stays_as_it_is(
    home: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    home.mkdir()
    path = home / "settings.toml"
    path.mkdir() if content is None else path.write_bytes(content)
    assert config("count", "7") is Exit.FAULTS
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert path.is_dir() if content is None else path.read_bytes() == content


def test_an_unknown_value_is_wrong_use_whatever_the_file_holds(home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text("theme = ")
    assert config("count", "0") is Exit.WRONG_USE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("linked", [False, True])
def test_a_named_pipe_in_its_place_is_told_and_not_waited_for(
    home: Path, capsys: pytest.CaptureFixture[str], linked: bool
) -> None:
    home.mkdir()
    os.mkfifo(home / ("pipe" if linked else "settings.toml"))
    if linked:
        (home / "settings.toml").symlink_to("pipe")
    assert config() is Exit.GOOD
    assert config("count", "7") is Exit.FAULTS
    assert capsys.readouterr().err.count("it is no ordinary file") == 2


def test_a_home_that_cannot_be_written_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.write_text("a file where the folder should be")
    assert config("theme", "dark") is not Exit.GOOD
    assert str(home) in capsys.readouterr().err
