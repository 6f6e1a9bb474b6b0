"""What commands write to stdout (data) and stderr (talk), in any encoding and free of control codes.

Written elsewhere are the prompts of plain lines and of `new`, and --version, which imports nothing.
"""

from __future__ import annotations

import codecs
import errno
import json
import os
import re
import sys
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from quiz.cli.exits import Exit
from quiz.text.clean import ascii_standin, visible

_ERRORS = "factquiz-standin"
_CLOSED = (errno.EPIPE, errno.ESHUTDOWN, errno.EBADF)
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


_NOT_ASCII = re.compile("[^\\0-\x7e]")


class PipeClosed(SystemExit):
    """Whoever read stdout has gone: no fault, nothing more to say. Ends the program with 0 unless it is caught."""

    def __init__(self) -> None:
        super().__init__(int(Exit.GOOD))


class CannotWrite(SystemExit):
    """Stdout does not take what is written, as on a full disk. It has been told; ends the program with 70."""

    def __init__(self) -> None:
        super().__init__(int(Exit.OWN_FAULT))


def prepare() -> None:
    """Let stdout and stderr take every character, also from argparse. Once, before anything is written."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_ERRORS)


def out(text: str) -> None:
    """Lines of text for the reader, on stdout. Control characters in them become visible stand-ins."""
    _write_out(_fitting(visible(text), sys.stdout) + "\n")


def json_out(value: Any) -> None:
    """One JSON document on stdout: UTF-8 whatever the locale, without NaN, without a control or bidi character."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    unsafe = _UNSAFE_IN_JSON if codecs.lookup(encoding).name == "utf-8" else _NOT_ASCII
    text = _with_names_read(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2))
    _write_out(unsafe.sub(_json_escape, text) + "\n")


def data_out(text: str) -> None:
    """A whole file (HTML, SVG, CSV) on stdout, in UTF-8 and not a byte changed, because that is what it says it is."""
    _write_out(text, whole_file=True)


def save(path: Path, content: str | bytes, *, force: bool) -> Exit:
    """Save a file that the reader named. One that exists is refused unless `force`; what goes wrong is told."""
    from quiz.disk.atomic import is_taken, write_atomic

    try:
        if not force and is_taken(path):
            err(f"{path} exists already. --force replaces it.")
            return Exit.WRONG_USE
        write_atomic(path, content.encode("utf-8", "replace") if isinstance(content, str) else content)
    except BrokenPipeError:
        # A pipe was named, such as /dev/stdout, and whoever read it has gone.
        raise PipeClosed from None
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "no file can have this name"
        err(f"{path} cannot be written: {reason}.")
        return Exit.WRONG_USE
    return Exit.GOOD


def err(text: str) -> None:
    """Talk on stderr. Where nobody listens there is nobody to tell."""
    stream = sys.stderr
    if stream is None or stream.closed:
        return
    try:
        stream.write(_fitting(visible(text), stream) + "\n")
        stream.flush()
    except OSError:
        lead_nowhere(stream)


def _with_names_read(text: str) -> str:
    """Names of files that an ASCII locale could not read, read as the UTF-8 that they are; others stay halves."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text


def _json_escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _write_out(text: str, *, whole_file: bool = False) -> None:
    """Write and flush at once: what waits in a buffer would fail at exit, where nothing can be done about it."""
    stream = sys.stdout
    if stream is None or stream.closed:
        return
    binary = getattr(stream, "buffer", None)
    try:
        stream.flush()
        if binary is None:
            stream.write(text)
        elif whole_file:
            _write_all(binary, text.encode("utf-8", "replace"))
        else:
            _write_all(binary, text.replace("\n", os.linesep).encode(stream.encoding, _ERRORS))
        stream.flush()
    except OSError as problem:
        _give_up(stream, problem)


def _write_all(binary: BinaryIO, data: bytes) -> None:
    """Write every byte. An unbuffered stdout takes only a part when its reader goes, and TextIOWrapper tells nobody."""
    left = memoryview(data)
    while left:
        left = left[binary.write(left) or 0 :]
    binary.flush()


def _give_up(stream: TextIO, problem: OSError) -> None:
    lead_nowhere(stream)
    # Windows tells a closed pipe as EINVAL.
    if isinstance(problem, BrokenPipeError) or problem.errno in (*_CLOSED, errno.EINVAL):
        raise PipeClosed from None
    err(f"The output cannot be written: {problem.strerror}.")
    raise CannotWrite from None


def lead_nowhere(stream: TextIO) -> None:
    """Lead a broken stream to nowhere, so that the interpreter's own flush at exit finds nothing to complain of."""
    try:
        handle = stream.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, handle)
    os.close(nowhere)


def _fitting(text: str, stream: TextIO | None) -> str:
    """The text with stand-ins for what the stream's encoding cannot hold."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, _ERRORS).decode(encoding)


def _stand_in(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    lost = problem.object[problem.start : problem.end]
    return "".join(_ascii(character) for character in lost), problem.end


def _ascii(character: str) -> str:
    text = ascii_standin(character)
    return text if text.isascii() else "?"


codecs.register_error(_ERRORS, _stand_in)
