"""A program in a real pseudo-terminal: what it has drawn, when, and how much memory it took."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

_CONTROL = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\-_]|\x1bP[^\x1b]*\x1b\\")


class NotSeen(AssertionError):
    """What was waited for did not come; the text holds what came instead."""


class Terminal:
    """Starts `command` on a terminal of `columns` by `rows`, and reads what it draws."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], columns: int = 100, rows: int = 30) -> None:
        self.raw = bytearray()
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            # Given by the parent; set here too, so that the first thing the program asks is answered right.
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(command[0], list(command), dict(environment))
        self.exit_status: int | None = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.kill()

    def resize(self, columns: int, rows: int) -> None:
        """Another window size."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def send(self, keys: str | bytes) -> float:
        """Type; returns the moment (perf_counter, seconds)."""
        now = time.perf_counter()
        os.write(self._fd, keys.encode() if isinstance(keys, str) else keys)
        return now

    def mark(self) -> int:
        """A place in what was drawn so far: wait_for(..., since=place) looks only at what came after it."""
        return len(self.raw)

    def text(self, since: int = 0) -> str:
        """What was drawn since a place, without control sequences."""
        return _CONTROL.sub(b"", bytes(self.raw[since:])).decode("utf-8", "replace")

    def wait_for(self, words: str, since: int = 0, timeout: float = 20.0) -> float:
        """Read until `words` have been drawn; returns the moment. NotSeen after `timeout` seconds or at the end."""
        until = time.perf_counter() + timeout
        while words not in self.text(since):
            left = until - time.perf_counter()
            if left <= 0 or not self.read(left):
                raise NotSeen(f"{words!r} was not drawn; instead: {self.text(since)[-2000:]!r}")
        return time.perf_counter()

    def read(self, timeout: float) -> bool:
        """Read what there is, waiting at most `timeout` seconds; False where nothing came or the program ended."""
        ready, _, _ = select.select([self._fd], [], [], timeout)
        if not ready:
            return False
        try:
            chunk = os.read(self._fd, 65536)
        except OSError:
            return False
        self.raw += chunk
        return bool(chunk)

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing has come for `quiet` seconds."""
        while self.read(quiet):
            pass

    def peak_memory(self) -> int:
        """VmHWM of the process in kB; 0 where the system does not tell."""
        try:
            with open(f"/proc/{self.pid}/status") as status:
                return next((int(line.split()[1]) for line in status if line.startswith("VmHWM")), 0)
        except OSError:
            return 0

    def signal(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def wait_exit(self, timeout: float = 10.0) -> int:
        """Read until it ends; its exit code, or minus the signal that killed it."""
        until = time.perf_counter() + timeout
        while self.exit_status is None and time.perf_counter() < until:
            self.read(0.02)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.exit_status = os.waitstatus_to_exitcode(status)
        if self.exit_status is None:
            raise NotSeen(f"the program did not end; last drawn: {self.text()[-500:]!r}")
        while self.read(0.01):
            pass
        return self.exit_status

    def kill(self) -> None:
        """SIGKILL, unless it has ended."""
        if self.exit_status is None:
            try:
                os.kill(self.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            _, status = os.waitpid(self.pid, 0)
            self.exit_status = os.waitstatus_to_exitcode(status)
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
