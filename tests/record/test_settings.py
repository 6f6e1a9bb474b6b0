"""Settings: read with tolerance, set in place, and everything else in the file stays."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from quiz.record.settings import SettingProblem, Settings, lines, load, set_value, settings_path


def write(home: Path, text: str | bytes) -> Path:
    path = settings_path(home)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_without_a_file_there_are_defaults_and_no_file(tmp_path: Path) -> None:
    assert load(tmp_path / "home") == (Settings(None, "auto", 10), None)
    assert list(tmp_path.iterdir()) == []


def test_what_is_set_is_read(tmp_path: Path) -> None:
    home = tmp_path / "home"
    set_value(home, "plain", "true")
    set_value(home, "theme", "Dark")
    assert set_value(home, "count", " 25 ") == Settings(True, "dark", 25)
    assert load(home) == (Settings(True, "dark", 25), None)
    assert tomli.loads(settings_path(home).read_text()) == {"plain": True, "theme": "dark", "count": 25}


@pytest.mark.parametrize(
    "text",
    [
        '# mine\ncount = 5 # few\n\n[x-other]\ncount = 3\nwords = """\ncount = 4\n"""\n',
        "[table]\ncount = 3",
        "\ufeff\"count\"=5\r\ntheme = 'light'\r\n",
        "plain = true",
        'note = """\ncount = 9\n"""\n',
        "x = nan\ncount = '#1'",
        "",
    ],
)
def test_setting_one_changes_nothing_else(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)
    before = tomli.loads(text.removeprefix("\ufeff"))
    set_value(tmp_path, "count", "12")
    after = path.read_bytes().decode()
    assert repr(sorted(tomli.loads(after.removeprefix("\ufeff")).items())) == repr(
        sorted({**before, "count": 12}.items())
    )
    kept = [line for line in text.splitlines() if not line.removeprefix("\ufeff").strip('"').startswith("count")]
    assert [line for line in kept if line not in after] == []
    assert after.count("\r\n") >= text.count("\r\n")


def test_a_value_over_several_lines_is_left_to_its_owner(tmp_path: Path) -> None:
    path = write(tmp_path, "count = '''\nnot a number\n'''\n")
    before = path.read_bytes()
    with pytest.raises(SettingProblem):
        set_value(tmp_path, "count", "12")
    assert path.read_bytes() == before


def test_a_comment_and_the_value_beside_it_stay(tmp_path: Path) -> None:
    path = write(tmp_path, "# mine\ncount  =  5 # few\ntheme = 'dark'#x\n")
    set_value(tmp_path, "count", "12")
    set_value(tmp_path, "theme", "light")
    assert path.read_text() == '# mine\ncount  =  12 # few\ntheme = "light"#x\n'


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("plain", "yes", "true or false"),
        ("theme", "blue", "auto, light or dark"),
        ("count", "0", "from 1 to 1000"),
        ("count", "1001", "from 1 to 1000"),
        ("count", "ten", "from 1 to 1000"),
        ("count", "٣", "from 1 to 1000"),
        ("count", "9" * 5000, "from 1 to 1000"),
        ("themes", "dark", "plain, theme, count"),
        ("theme", " ", "theme cannot be empty"),
    ],
)
def test_an_unknown_key_or_value_is_told_with_the_choices(tmp_path: Path, key: str, value: str, said: str) -> None:
    with pytest.raises(SettingProblem) as caught:
        set_value(tmp_path, key, value)
    assert said in caught.value.sentence
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["count = ", b"\xff\xfe", "x = " + "[" * 2000, "count = " + "9" * 5000])
def test_a_file_that_cannot_be_read_is_told_and_left_as_it_is(tmp_path: Path, text: str | bytes) -> None:
    path = write(tmp_path, text)
    before = path.read_bytes()
    loaded = load(tmp_path)
    assert loaded.settings == Settings()
    assert loaded.problem
    assert str(path) in loaded.problem
    with pytest.raises(SettingProblem):
        set_value(tmp_path, "count", "5")
    assert path.read_bytes() == before


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    settings_path(tmp_path).mkdir()
    assert load(tmp_path).problem


@pytest.mark.parametrize("bad", ["count = true", "count = 1.5", "count = -1", "plain = 1", "theme = ['dark']"])
def test_a_wrong_value_is_passed_over_and_the_others_count(tmp_path: Path, bad: str) -> None:
    good = 'theme = "dark"' if "theme" not in bad else "count = 5"
    write(tmp_path, f"{bad}\n{good}\n")
    settings, problem = load(tmp_path)
    key = bad.split()[0]
    assert getattr(settings, key) == getattr(Settings(), key)
    assert settings != Settings()
    assert problem
    assert key in problem


def test_printed_as_toml_in_one_order() -> None:
    assert lines(Settings()) == ["plain = false", 'theme = "auto"', "count = 10"]
    assert lines(Settings(True, "dark", 5), "theme") == ['theme = "dark"']
