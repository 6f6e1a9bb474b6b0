"""Saving a file so that a kill, a full disk or a second program never leaves half of it."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path


class ChangedMeanwhileError(OSError):
    """A file is no longer the one that was read, so that it is not written over."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EBUSY, "it was changed meanwhile by somebody else", str(path))


def write_atomic(path: Path, text: str | bytes, *, only_over: bytes | None = None) -> None:
    """Put `text` (as UTF-8, line ends as they are) in place of `path`, or create it.

    A file that is there keeps its mode, and a link stays a link: what it points to is replaced. Raises OSError, and
    then the old file is untouched and nothing is left beside it. With `only_over`, ChangedMeanwhileError where these
    bytes are not what stands there, looked at last of all.
    """
    data = text.encode("utf-8") if isinstance(text, str) else text
    there = _stat(path)
    if there is not None and not stat.S_ISREG(there.st_mode):
        # A pipe or a device cannot be replaced, and cannot be halved either; a folder raises here. By the name as it
        # was given, because that of a pipe behind /dev/stdout leads nowhere once it is resolved.
        path.write_bytes(data)
        return
    target = Path(os.path.realpath(path))
    if there is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, "The file is read-only", str(path))
    with _beside(target) as (descriptor, beside):
        _fill(descriptor, data, there)
        if only_over is not None and _bytes_of(target) != only_over:
            raise ChangedMeanwhileError(path)
        beside.replace(target)
    _sync_folder(target.parent)


def is_taken(path: Path) -> bool:
    """Whether a name is somebody's already: a link that leads nowhere is too. Raises OSError where that is hidden."""
    return path.exists() or path.is_symlink()


def make_private_folder(path: Path) -> None:
    """Create a folder, and those above it, that only its owner can look into. One that is there stays as it is."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[tuple[int, Path]]:
    """A new dot-file in the target's folder. Its name is short, so that a target with a long name has room for it."""
    beside = target.parent / f".factquiz-{os.urandom(6).hex()}.tmp"
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        yield descriptor, beside
    except BaseException:
        # Also for an interrupt: whatever stops the save, no dot-file stays behind.
        beside.unlink(missing_ok=True)
        raise


def _fill(descriptor: int, data: bytes, there: os.stat_result | None) -> None:
    with os.fdopen(descriptor, "wb") as file:
        if there is not None:
            _keep_rights(descriptor, there)
        file.write(data)
        file.flush()
        os.fsync(descriptor)


def _keep_rights(descriptor: int, there: os.stat_result) -> None:
    if not hasattr(os, "fchown"):
        return
    with contextlib.suppress(PermissionError):
        # Only root may give a file away; anybody else already owns what they replace, or may not keep its owner.
        os.fchown(descriptor, there.st_uid, there.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(there.st_mode))


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        # The new file is in place; some file systems only refuse to say when the folder's entry is on the disk.
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
