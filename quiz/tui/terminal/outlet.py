"""What is drawn goes through here. Textual (8.2.8) waits for ever to write to a terminal that has gone."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import IO


def stdout() -> IO[str] | None:
    """The terminal by way of stdout: Textual draws on stderr, which may lead elsewhere."""
    out = sys.__stdout__
    if out is None or not out.isatty():
        return None
    # A stream of its own: what a terminal cannot show is no reason to end.
    return open(out.fileno(), "w", encoding=out.encoding, errors="replace", closefd=False)


class Outlet:
    """A file to draw on that takes no more once the terminal has gone, so that nobody waits for it."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._gone = False

    def write(self, text: str) -> None:
        """Write, as long as there is somewhere to write to."""
        self._do(lambda: self._file.write(text))

    def flush(self) -> None:
        """Flush, likewise."""
        self._do(self._file.flush)

    def fileno(self) -> int:
        """The handle of the file."""
        return self._file.fileno()

    def _do(self, act: Callable[[], object]) -> None:
        if self._gone:
            return
        try:
            act()
        except OSError:
            self._gone = True
