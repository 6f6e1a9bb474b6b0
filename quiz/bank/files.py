"""Opening files without ever waiting for one, and reading their text, or a value that says why it cannot be had."""

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

LARGEST = 16 * 1024 * 1024
"""Bytes in the largest file that is read."""

NOT_ORDINARY = "it is no ordinary file"
"""The reason for what is neither a file nor a folder, such as a pipe."""

_standing_in: dict[str, bytes] = {}
"""What is read in place of files, by real path; see `reading_instead`."""

BOM = b"\xef\xbb\xbf"
"""A byte order mark, with which some editors begin a file of UTF-8."""


class Missing:
    """There is no such file."""


class Unreadable(NamedTuple):
    """Something stands there that cannot be read; `reason` is a clause such as "it is a folder"."""

    reason: str


class TooLarge:
    """More than LARGEST bytes."""


class NotUtf8(NamedTuple):
    """Bytes that are no UTF-8: the whole file without its byte order mark, and the offset of the first bad byte."""

    raw: bytes
    offset: int


class Outside:
    """A file that a bank names lies outside the bank's folder, once links are resolved."""


class IsBank(NamedTuple):
    """Where a bank names its article stands a bank: that one itself, or another one."""

    itself: bool


Failure = Missing | Unreadable | TooLarge | NotUtf8 | Outside | IsBank


@contextmanager
def reading_instead(contents: Mapping[Path, bytes]) -> Iterator[None]:
    """Read these bytes in place of what the files hold, so that a text is judged before it is saved.

    Once in a process at a time. A file has to be there for its bytes to count.
    """
    _standing_in.update((os.path.realpath(path), data) for path, data in contents.items())
    try:
        yield
    finally:
        _standing_in.clear()


def instead_of(path: str | Path) -> bytes | None:
    """What is read in place of a file; None, as a rule, for the file itself."""
    return _standing_in.get(os.path.realpath(path)) if _standing_in else None


def open_at_once(path: str | Path) -> int:
    """A descriptor for reading whatever stands there. Raises OSError, and ValueError for a name that none can have.

    Without blocking: a named pipe would else be waited for until somebody writes into it.
    """
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def read_ordinary(path: Path) -> bytes:
    """All bytes of a regular file, behind a link or not. Raises OSError, also for whatever else stands there."""
    handle = open_at_once(path)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, NOT_ORDINARY)
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read()
    finally:
        os.close(handle)


def read_text(path: Path) -> str | Failure:
    """UTF-8 without its byte order mark, line ends as they are; or why it cannot be had. Never raises."""
    raw = read_raw(path)
    if not isinstance(raw, bytes):
        return raw
    raw = raw.removeprefix(BOM)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return NotUtf8(raw, error.start)


def read_raw(path: Path) -> bytes | Failure:
    """All bytes of a file, or why they cannot be had."""
    if (given := instead_of(path)) is not None:
        return given
    try:
        handle = open_at_once(path)
    except (OSError, ValueError) as error:
        return _why(error)
    try:
        return _read_handle(handle)
    except OSError as error:
        return _why(error)
    finally:
        os.close(handle)


def _read_handle(handle: int) -> bytes | Failure:
    state = os.fstat(handle)
    if stat.S_ISDIR(state.st_mode):
        return Unreadable("it is a folder")
    if not stat.S_ISREG(state.st_mode):
        return Unreadable(NOT_ORDINARY)
    if state.st_size > LARGEST:
        return TooLarge()
    with os.fdopen(handle, "rb", closefd=False) as file:
        # Without a bound Python asks for just as much as the file holds; one that grows meanwhile is told below.
        raw = file.read()
    return TooLarge() if len(raw) > LARGEST else raw


def _why(error: OSError | ValueError) -> Failure:
    # ValueError: a NUL in the name, so no such file can be.
    if isinstance(error, ValueError) or error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return Missing()
    if error.errno == errno.EISDIR:
        return Unreadable("it is a folder")
    if error.errno == errno.ELOOP:
        return Unreadable("it is a link that leads back to itself")
    if error.errno in (errno.EACCES, errno.EPERM):
        return Unreadable("this account may not read it")
    return Unreadable(f"the system says: {error.strerror}")


def real_path(path: Path) -> Path | None:
    """The path behind all links; None for a name that no file can have."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return None


def find_inside(folder: Path, name: str) -> Path | Missing | Outside:
    """The real path of `name` in `folder`, if it lies in there once links are resolved. It need not be there."""
    within = is_inside(str(folder), name)
    path = real_path(folder / name) if within else None
    if path is not None:
        return path
    return Outside() if within is False else Missing()


def is_inside(folder: str, name: str) -> bool | None:
    """Whether `name` lies in `folder` once links are resolved; None for a name that no file can have.

    It need not be there.
    """
    path = os.path.join(folder, name)
    # A plain name of a plain file cannot leave the folder: spares most banks the dear walk through all links.
    if _is_plain(name) and not os.path.islink(path):
        return True
    try:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
    except (OSError, ValueError):
        return None


def _is_plain(name: str) -> bool:
    """Whether a name has no folder or drive in it, in the system's own way of writing them, and is none itself."""
    return os.path.basename(name) == name and name.strip(". ") != ""


def line_ends_lf(text: str) -> str:
    """The text with every line end, of whatever system, made LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
