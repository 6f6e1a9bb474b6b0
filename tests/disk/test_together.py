"""Several files are all there or none of them is, whatever goes wrong in between."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.disk import together
from quiz.disk.together import put_in_place, staged
from tests.cli.run import ROOT

FILES = {".inner/one": "1", "two": "2", "three": "3"}


def save(folder: Path) -> None:
    with staged(folder, FILES) as stage:
        put_in_place(stage, folder, list(FILES))


def contents(folder: Path) -> dict[str, str]:
    """All files below a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def fail_at(number: int, monkeypatch: pytest.MonkeyPatch, problem: BaseException) -> None:
    """Let the disk refuse the so manyth file that is written, renamed or made."""
    left = [number]

    def refusing(act: Callable[..., object]) -> Callable[..., object]:
        def acting(*args: object, **options: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise problem
            return act(*args, **options)

        return acting

    monkeypatch.setattr(together, "write_atomic", refusing(together.write_atomic))
    monkeypatch.setattr(Path, "rename", refusing(Path.rename))
    monkeypatch.setattr(Path, "mkdir", refusing(Path.mkdir))


def test_a_new_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    save(tmp_path / "a" / "b" / "c")
    assert contents(tmp_path / "a" / "b" / "c") == FILES
    assert [path.name for path in tmp_path.rglob("*.tmp")] == []


@pytest.mark.parametrize("problem", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("number", range(1, 12))
def test_where_a_new_folder_cannot_be_made_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, problem: BaseException
) -> None:
    fail_at(number, monkeypatch, problem)
    try:
        save(tmp_path / "a" / "b")
    except type(problem):
        assert list(tmp_path.iterdir()) == []
    else:
        assert contents(tmp_path / "a" / "b") == FILES


@pytest.mark.parametrize("problem", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("number", range(1, 12))
def test_a_folder_that_is_there_is_as_it_was_where_a_file_cannot_be_put_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, problem: BaseException
) -> None:
    before = {"two": "mine", "other": "mine too"}
    for name, text in before.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    fail_at(number, monkeypatch, problem)
    try:
        save(tmp_path)
    except type(problem):
        assert contents(tmp_path) == before
        assert not (tmp_path / ".inner").exists()
    else:
        assert contents(tmp_path) == before | FILES
    assert [path.name for path in tmp_path.rglob("*.tmp")] == []


def test_what_is_replaced_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "away").write_text("old", encoding="utf-8")
    (folder / "two").symlink_to("../away")
    (folder / "three").write_text("old", encoding="utf-8")
    (folder / "three").chmod(0o600)
    save(folder)
    assert (folder / "two").is_symlink()
    assert (tmp_path / "away").read_text(encoding="utf-8") == "2"
    assert stat.S_IMODE((folder / "three").stat().st_mode) == 0o600


def test_a_new_folder_obeys_the_umask(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        save(tmp_path / "new")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o750
    assert stat.S_IMODE((tmp_path / "new" / "two").stat().st_mode) == 0o640


KILLED = """
import os, signal, sys
from pathlib import Path
from quiz.disk.together import put_in_place, staged
left = int(sys.argv[2])
def watch(event, args):
    global left
    if event in ("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.listdir", "os.scandir"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
files = {".inner/one": "1", "two": "2", "three": "3"}
with staged(Path(sys.argv[1]), files) as stage:
    put_in_place(stage, Path(sys.argv[1]), list(files))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal")
def test_a_program_that_is_killed_leaves_a_whole_new_folder_or_none(tmp_path: Path) -> None:
    """Killed before each of its acts in turn, until it comes to its end."""
    ends = []
    for number in range(1, 100):
        folder = tmp_path / str(number) / "new"
        command = [sys.executable, "-c", KILLED, str(folder), str(number)]
        done = subprocess.run(command, cwd=ROOT, check=False, timeout=60)
        ends.append(folder.exists())
        assert not folder.exists() or contents(folder) == FILES
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
    assert not ends[0]
    assert ends[-1]
    assert len(ends) > 10
