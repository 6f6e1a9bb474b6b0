"""A program in a real pseudo-terminal: what it has drawn, when, and how much memory it took."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[1]
PATIENCE = 20.0
"""Seconds until what is waited for counts as never coming."""

_CONTROL = re.compile(
    rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\|\x1b[@-Z\\-_]"
)

REPLIES = [
    "\x1b[?1;2c",
    "\x1b[?64;1;2;4;6;9;15;16;17;18;21;22;28;29;42;44c",
    "\x1b[>41;354;0c",
    "\x1b[?1u",
    "\x1b[?997;1n",
    "\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
    "\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
    "\x1b]52;c;aGVsbG8=\x07",
    "\x1bP>|XTerm(390)\x1b\\",
    "\x1bP1+r5463=323536\x1b\\",
    "\x1b_Gi=31;OK\x1b\\",
]
"""What a terminal may say by itself."""


class NotSeenError(AssertionError):
    """What was waited for did not come; the text holds what came instead."""


class Terminal:
    """Starts `command` on a terminal of `columns` by `rows`, in the checkout or in `folder`; reads what it draws."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 100,
        rows: int = 30,
        folder: Path = ROOT,
    ) -> None:
        self.closed = False
        self.raw = bytearray()
        self._expected = 0
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            # Given by the parent; set here too, so that the first thing the program asks is answered right.
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.chdir(folder)
            # What is ignored is ignored by the child too, and a shell has its background jobs ignore these.
            for number in (signal.SIGHUP, signal.SIGINT):
                signal.signal(number, signal.SIG_DFL)
            os.execvpe(command[0], list(command), dict(environment))
        self.exit_status: int | None = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
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

    def wait_for(self, words: str, since: int = 0, timeout: float = PATIENCE) -> float:
        """Read until `words` have been drawn; returns the moment. NotSeenError after `timeout` seconds."""
        until = time.perf_counter() + timeout
        while words not in self.text(since):
            left = until - time.perf_counter()
            if left <= 0 or not self.read(left):
                raise NotSeenError(f"{words!r} was not drawn; instead: {self.text(since)[-2000:]!r}")
        return time.perf_counter()

    def expect(self, words: str, timeout: float = PATIENCE) -> None:
        """Read until `words` stand, byte for byte but for line ends, after those that were expected last."""
        until = time.perf_counter() + timeout
        while words not in self.rest:
            left = until - time.perf_counter()
            if left <= 0 or not self.read(left):
                raise NotSeenError(f"{words!r} never came; instead: {self.rest[-2000:]!r}")
        wanted = words.encode().replace(b"\n", b"\r\n")
        self._expected = self.raw.index(wanted, self._expected) + len(wanted)

    @property
    def rest(self) -> str:
        """What came after the words that were expected last, control sequences included."""
        return bytes(self.raw[self._expected :]).decode("utf-8", "replace").replace("\r\n", "\n")

    def read(self, timeout: float) -> bool:
        """Read what there is, waiting at most `timeout` seconds; False where nothing came or the program ended."""
        if self._fd < 0:
            time.sleep(timeout)
            return False
        ready, _, _ = select.select([self._fd], [], [], max(0.0, timeout))
        if not ready:
            return False
        try:
            chunk = os.read(self._fd, 65536)
        except OSError:
            chunk = b""
        self.closed = not chunk
        self.raw += chunk
        return bool(chunk)

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing has come for `quiet` seconds."""
        while self.read(quiet):
            pass

    def peak_memory(self) -> int:
        """VmHWM of the process in kB; 0 where the system does not tell."""
        try:
            with Path(f"/proc/{self.pid}/status").open() as status:
                return next((int(line.split()[1]) for line in status if line.startswith("VmHWM")), 0)
        except OSError:
            return 0

    def signal(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Read until it ends; its exit code, or minus the signal that killed it."""
        until = time.perf_counter() + timeout
        while not self.ended() and time.perf_counter() < until:
            if not self.read(0.02):
                time.sleep(0.005)
        if self.exit_status is None:
            raise NotSeenError(f"the program did not end; last drawn: {self.text()[-500:]!r}")
        while self.read(0.01):
            pass
        return self.exit_status

    def ended(self) -> bool:
        """Whether it has come to its end."""
        if self.exit_status is None:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.exit_status = os.waitstatus_to_exitcode(status)
        return self.exit_status is not None

    def is_cooked(self) -> bool:
        """Whether the terminal gives out whole lines, echoes, and turns ctrl+c into a signal, as a shell wants it."""
        wanted = termios.ECHO | termios.ICANON | termios.ISIG
        return bool(termios.tcgetattr(self._fd)[3] & wanted == wanted)

    def hang_up(self) -> None:
        """Take the terminal away, as a dropped line does."""
        os.close(self._fd)
        self._fd = -1

    def kill(self) -> None:
        """SIGKILL, unless it has ended."""
        if self.exit_status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            _, status = os.waitpid(self.pid, 0)
            self.exit_status = os.waitstatus_to_exitcode(status)
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def environment(home: Path, **changes: str) -> dict[str, str]:
    """This environment with a home of its own and a terminal of all colours, but nothing that sets how it is drawn."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FACTQUIZ_", "TEXTUAL"))}
    for name in ("NO_COLOR", "COLORFGBG", "COLUMNS", "LINES"):
        kept.pop(name, None)
    settings = {"FACTQUIZ_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    return kept | settings | {"PYTHONIOENCODING": "utf-8"} | changes


def factquiz(*argv: str | Path) -> list[str]:
    """The command that runs the program."""
    return [sys.executable, "-m", "quiz", *map(str, argv)]
