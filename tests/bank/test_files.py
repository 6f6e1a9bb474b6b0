"""Files that a bank names lie in its folder, links resolved, for its reader and for the library's heads alike."""

from __future__ import annotations

import ntpath
import os
from pathlib import Path

import pytest

from quiz.bank.files import Missing, Outside, find_inside, is_inside
from quiz.bank.head import inside

NAMES = {
    "here.toml": True,
    "below/it.toml": True,
    "below/../here.toml": True,
    "not-there.toml": True,
    "out.toml": False,
    "away/it.toml": False,
    "../here.toml": False,
    "..": False,
    "/etc/passwd": False,
    "no\0such": None,
    "sub/no\0such": None,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With a link out of it, to a file and to a folder."""
    home = tmp_path / "home"
    (home / "below").mkdir(parents=True)
    (home / "here.toml").touch()
    (tmp_path / "other").mkdir()
    (home / "out.toml").symlink_to(tmp_path / "other" / "it.toml")
    (home / "away").symlink_to(tmp_path / "other")
    return home


@pytest.mark.parametrize(("name", "lies_inside"), NAMES.items())
def test_reader_and_head_agree_on_what_lies_in_a_folder(folder: Path, name: str, lies_inside: bool | None) -> None:
    read = find_inside(folder, name)
    if lies_inside is None:
        assert isinstance(read, Missing)
    else:
        assert (inside(str(folder), name) is not None) is lies_inside
        assert isinstance(read, Path if lies_inside else Outside)


@pytest.mark.parametrize("name", ["../x.toml", "..\\x.toml", "a/../../x.toml", "C:\\x.toml", "C:x.toml", ".. ", "..."])
def test_no_name_of_windows_is_taken_for_a_plain_one(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    links_resolved: list[str] = []

    def realpath(path: str) -> str:
        links_resolved.append(str(path))
        return ntpath.normpath(path)

    monkeypatch.setattr(os, "path", ntpath)
    monkeypatch.setattr(ntpath, "realpath", realpath)
    monkeypatch.setattr(ntpath, "islink", lambda path: False)
    inside("C:\\banks", name)
    assert links_resolved


def test_a_plain_name_is_not_walked_through_all_links(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def walked(path: str) -> str:
        raise AssertionError(path)

    monkeypatch.setattr(os.path, "realpath", walked)
    assert is_inside(str(folder), "here.toml") is True
