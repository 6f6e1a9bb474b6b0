"""A fault of our own: one sentence on stderr, the traceback in a log in the home, exit 70."""

from __future__ import annotations

import errno
import os
import platform
import traceback
from pathlib import Path

from quiz import __version__
from quiz.cli.exits import Exit
from quiz.cli.output import err
from quiz.disk.homes import home

LOG = "error.log"
"""In the home; the newest fault replaces the one before."""


def tell_own_fault(problem: Exception) -> Exit:
    """Tell it, log it, and print the traceback where FACTQUIZ_DEBUG=1 asks for it."""
    told = "".join(traceback.format_exception(problem))
    name = type(problem).__name__
    try:
        path = write_log(home(), told)
    except OSError:
        err(f"factquiz met a fault of its own ({name}). Its log could not be written; FACTQUIZ_DEBUG=1 shows it here.")
    else:
        err(f"factquiz met a fault of its own ({name}). What happened is written down in {path}.")
    if os.environ.get("FACTQUIZ_DEBUG") == "1":
        err(told.rstrip("\n"))
    return Exit.OWN_FAULT


def write_log(folder: Path, told: str) -> Path:
    """Write the log. OSError where the home does not take it."""
    from quiz.disk.atomic import make_private_folder, write_atomic

    make_private_folder(folder)
    path = (folder / LOG).absolute()
    if path.exists() and not path.is_file():
        # To write into a named pipe would be to wait for who reads it.
        raise OSError(errno.EINVAL, "it is no ordinary file")
    head = f"factquiz {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    write_atomic(path, (head + told).encode("utf-8", "backslashreplace"))
    return path
