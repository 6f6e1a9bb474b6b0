"""The program on a real pseudo-terminal, one line typed at a time."""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 20
"""Seconds until what is waited for counts as never coming."""


class Terminal:
    """A child process whose stdin, stdout and stderr are one terminal. What it writes gathers in `seen`."""

    def __init__(self, *argv: str, home: Path, env: Mapping[str, str] | None = None) -> None:
        import pty

        self.seen = ""
        settings = os.environ | {"FACTQUIZ_HOME": str(home), "TERM": "xterm", "PYTHONIOENCODING": "utf-8"} | (env or {})
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            os.execve(sys.executable, [sys.executable, "-m", "quiz", *argv], settings)

    def wait_for(self, text: str) -> None:
        """Read until a text that was not waited for before has come."""
        end = time.monotonic() + PATIENCE
        while text not in self.seen:
            assert time.monotonic() < end, f"{text!r} never came: {self.seen!r}"
            self._read()
        self.seen = self.seen[self.seen.index(text) + len(text) :]

    def type(self, keys: str) -> None:
        """Type keys as a person does; Ctrl-C is \\x03, Ctrl-D is \\x04."""
        os.write(self._handle, keys.encode())

    def ends(self) -> int:
        """Wait for the end of the program and give its exit code, negative for a death by signal."""
        end = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < end, f"it never ended: {self.seen!r}"
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def _read(self) -> bool:
        ready, _, _ = select.select([self._handle], [], [], 0.5)
        if not ready:
            return True
        try:
            data = os.read(self._handle, 65536)
        except OSError:
            # Linux tells the end of a terminal so.
            return False
        self.seen += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)
