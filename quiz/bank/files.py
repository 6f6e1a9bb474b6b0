"""Reading a file's text: UTF-8 without its byte order mark, or a value that says why not. Nothing raises."""

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

LARGEST = 16 * 1024 * 1024
"""Bytes in the largest file that is read."""

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


def read_text(path: Path) -> str | Failure:
    """The text of a file with its line ends as they are, or why it cannot be had."""
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
        # Not to wait for the other end of a named pipe.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
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
        return Unreadable("it is no ordinary file")
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
    path, home = real_path(folder / name), real_path(folder)
    if path is None or home is None:
        return Missing()
    return path if path.is_relative_to(home) else Outside()


def line_ends_lf(text: str) -> str:
    """The text with every line end, of whatever system, made LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
