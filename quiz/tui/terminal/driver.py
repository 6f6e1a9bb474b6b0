"""The terminal's driver: whatever arrives on stdin, and however the terminal goes, the program comes to its own end.

Textual 8.2.8 gives up its input thread at the first byte that is no UTF-8, and may keep an old size after many
resizes. What its parser and its file die of is mended beside this, in `parser.py` and `outlet.py`.
"""

from __future__ import annotations

import os
import select
import selectors
import signal
from codecs import getincrementaldecoder
from collections.abc import Iterable
from functools import partial
from threading import Lock
from time import monotonic
from typing import IO, TYPE_CHECKING, Any, cast

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from quiz.text.clean import visible
from quiz.tui.terminal.endings import HUNG_UP
from quiz.tui.terminal.outlet import Outlet, stdout
from quiz.tui.terminal.parser import Parser
from quiz.tui.terminal.replies import Replies

if TYPE_CHECKING:
    from quiz.tui.app import FactquizApp

AT_ONCE = 4096
"""Bytes that are read in one go."""
FRAME_ENDS = "H"
"""A frame ends with where the cursor is put; nothing else that Textual writes does."""


class SteadyDriver(LinuxDriver):
    """As Textual's own, except that what cannot be understood on stdin is passed over.

    A key's time is when it had arrived at the latest; to Textual it is when it was parsed. Keys that were typed in one
    go are parsed while what the first of them asked for is drawn: the others would seem to answer that.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._reading = Lock()
        self._waiting_since: float | None = None
        self._arrived = 0.0
        self._file = cast("Any", Outlet(stdout() or cast("IO[str]", self._file)))

    def start_application_mode(self) -> None:
        """Take the terminal on, and follow its size in the loop.

        Textual reads the size in the signal's handler; handlers interrupt one another, and an old size comes last.
        """
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual says no type
        self._loop.add_signal_handler(signal.SIGWINCH, self._resized)

    def _sigcont_application(self, *_: Any) -> None:
        """Go on after a stop. Where somebody else had stopped the program, the terminal is still its own.

        Textual would take it on a second time, with another input thread, and not give back what it found.
        """
        if self._must_signal_resume:
            super()._sigcont_application()
        elif self._app.is_running:
            self._loop.call_soon_threadsafe(self._draw_again)

    def _draw_again(self) -> None:
        for screen in self._app.screen_stack[-1:]:
            screen.refresh()

    def _resized(self) -> None:
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self.send_message(events.Resize(size, size))
            if all(screen.outer_size == size for screen in self._app.screen_stack[-1:]):
                # It was another one for a moment, and the terminal has lost what it had no room for.
                self._draw_again()

    def write(self, data: str) -> None:
        """Draw, and note when. Keys that wait to be read by then were typed before anybody could see it."""
        if data.endswith(FRAME_ENDS):
            with self._reading:
                if self._waiting_since is None and select.select([self.fileno], [], [], 0)[0]:
                    self._waiting_since = monotonic()
            cast("FactquizApp", self._app).frame_drawn(monotonic())
        super().write(data)

    def run_input_thread(self) -> None:
        """Read keys until the app ends; a terminal that has gone ends the app."""
        parser, replies = Parser(), Replies()
        decode = getincrementaldecoder("utf-8")("ignore").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    typed = self._read()
                    if not typed:
                        self._loop.call_soon_threadsafe(partial(self._app.exit, return_code=HUNG_UP))
                        return
                    self._feed(parser, replies.keys(decode(typed), monotonic()))
                self._feed(parser, replies.late(monotonic()))
                self._take(parser.tick())

    def _read(self) -> bytes:
        """What was typed, and notes when it had arrived; nothing where the terminal has gone."""
        now = monotonic()
        with self._reading:
            typed = _read(self.fileno)
            self._arrived = min(now, self._waiting_since or now)
            if len(typed) < AT_ONCE:
                self._waiting_since = None
        return typed

    def _feed(self, parser: XTermParser, keys: str) -> None:
        # Nothing would be the end of all input to the parser.
        if keys:
            self._take(parser.feed(keys))

    def _take(self, messages: Iterable[Message]) -> None:
        for message in messages:
            message.time = self._arrived
            if isinstance(message, events.Paste):
                # A field draws what it holds as it stands.
                message.text = visible(message.text.replace("\r", "\n"))
            self.process_message(message)


def _read(handle: int) -> bytes:
    """What was typed; nothing where the terminal has gone, which Linux tells as an error."""
    try:
        return os.read(handle, AT_ONCE)
    except OSError:
        return b""
