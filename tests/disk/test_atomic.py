"""Saving keeps mode and link, and leaves the old file whole whatever goes wrong."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.disk.atomic import make_private_folder, write_atomic


@given(st.one_of(st.binary(), st.text(st.characters(exclude_categories=["Cs"]))))
def test_every_byte_arrives(tmp_path_factory: pytest.TempPathFactory, content: bytes | str) -> None:
    path = tmp_path_factory.mktemp("any") / "file"
    write_atomic(path, content)
    assert path.read_bytes() == (content.encode() if isinstance(content, str) else content)
    assert [entry.name for entry in path.parent.iterdir()] == ["file"]


def test_line_ends_stay(tmp_path: Path) -> None:
    write_atomic(tmp_path / "file", "one\r\ntwo\nthree\r")
    assert (tmp_path / "file").read_bytes() == b"one\r\ntwo\nthree\r"


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_mode_is_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    path.chmod(mode)
    write_atomic(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert path.read_text() == "new"


def test_a_new_file_obeys_the_umask(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_atomic(tmp_path / "file", "new")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o640


@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_a_link(tmp_path: Path, there: bool) -> None:
    (tmp_path / "other").mkdir()
    target, link = tmp_path / "other" / "target", tmp_path / "link"
    if there:
        target.write_text("old")
    link.symlink_to(Path("other") / "target")
    write_atomic(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_the_longest_name_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    write_atomic(path, "new")
    assert path.read_text() == "new"


@pytest.mark.parametrize("failing", ["fsync", "fchmod"])
def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "file"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(OSError, match="No space"):
        write_atomic(path, "new")
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_the_file_is_complete_before_it_takes_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a kill at the moment of the exchange would leave: the old file, and the whole new one beside it."""
    path = tmp_path / "file"
    path.write_text("old")
    seen: list[tuple[str, str]] = []
    replace = Path.replace

    def look(self: Path, target: Path) -> Path:
        seen.append((path.read_text(), self.read_text()))
        assert self.name.startswith(".")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", look)
    write_atomic(path, "new" * 10_000)
    assert seen == [("old", "new" * 10_000)]


def test_a_read_only_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    # Permissions do not bind root, who may run the tests.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        write_atomic(path, "new")
    assert path.read_text() == "old"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError):
        write_atomic(tmp_path / "folder", "new")


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_atomic(Path(os.devnull), "new")
    assert not Path(os.devnull).is_file()


def test_a_pipe_behind_a_link_that_resolves_to_nothing_is_written_to() -> None:
    reader, writer = os.pipe()
    name = Path(f"/proc/self/fd/{writer}")
    if not name.exists():
        pytest.skip("no /proc here")
    write_atomic(name, "new")
    os.close(writer)
    with os.fdopen(reader, "rb") as file:
        assert file.read() == b"new"


def test_a_private_folder_is_only_for_its_owner_and_one_that_is_there_stays(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "above" / "home")
    assert stat.S_IMODE((tmp_path / "above" / "home").stat().st_mode) == 0o700
    (tmp_path / "above" / "home").chmod(0o755)
    make_private_folder(tmp_path / "above" / "home")
    assert stat.S_IMODE((tmp_path / "above" / "home").stat().st_mode) == 0o755
