"""Saving several files so that all of them are there or none: a folder with them is made beside, then put in place."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from quiz.disk.atomic import write_atomic


@contextlib.contextmanager
def staged(folder: Path, files: Mapping[str, str]) -> Iterator[Path]:
    """A folder that holds `files`, for `put_in_place`: beside `folder` under a dot-name, or in it where it is there.

    Folders above that are not there are made. What was not put in place is gone afterwards, those folders too. Raises
    OSError where the disk does not take it.
    """
    made = _make_above(folder)
    stage = (folder if folder.is_dir() else folder.parent) / f".factquiz-{os.urandom(6).hex()}.tmp"
    try:
        stage.mkdir()
        for name, text in files.items():
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            write_atomic(stage / name, text)
        yield stage
    finally:
        # Also for an interrupt: whatever stops it, nothing half-made stays behind.
        shutil.rmtree(stage, ignore_errors=True)
        for above in made:
            # One that holds the new folder is not empty, and stays.
            with contextlib.suppress(OSError):
                above.rmdir()


def put_in_place(stage: Path, folder: Path, names: Iterator[str] | list[str]) -> None:
    """Make what is staged `folder`, by one rename where that is not there.

    Where it is, files are put in place one by one, those in `names` alone, and taken back where one of them fails.
    Raises OSError.
    """
    if not folder.is_dir():
        stage.rename(folder)
        return
    undo: list[tuple[Path, bytes | None]] = []
    try:
        for name in names:
            _put(stage / name, folder / name, undo)
    except BaseException:
        for path, old in reversed(undo):
            _take_back(path, old)
        raise


def _put(source: Path, target: Path, undo: list[tuple[Path, bytes | None]]) -> None:
    if target.exists():
        data, old = source.read_bytes(), target.read_bytes()
        # Away first: a disk that is nearly full has no room for both.
        source.unlink()
        undo.append((target, old))
        write_atomic(target, data)
        return
    missing = not target.parent.is_dir()
    if missing:
        target.parent.mkdir()
        undo.append((target.parent, None))
    undo.append((target, None))
    source.rename(target)


def _take_back(path: Path, old: bytes | None) -> None:
    with contextlib.suppress(OSError):
        if old is not None:
            write_atomic(path, old)
        elif path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)


def _make_above(folder: Path) -> list[Path]:
    """Make the folders that `folder` lies in, and give those that are new, the innermost first."""
    missing = []
    for above in folder.parents:
        if above.exists():
            break
        missing.append(above)
    for above in reversed(missing):
        above.mkdir(exist_ok=True)
    return missing
