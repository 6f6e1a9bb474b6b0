"""Running the screens: signals, the garbage collector, and what the program exits with."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from quiz.tui.app import FactquizApp
from quiz.tui.terminal.endings import HUNG_UP, INTERRUPTED, TERMINATED

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver

    from quiz.record.desk import Desk
    from quiz.record.library import Library
    from quiz.record.rounds import OpenedRound
    from quiz.tui.pending import Pending
    from quiz.tui.screens.base import QuizScreen
    from quiz.tui.watched import WatchedBank

_ENDINGS = (
    {signal.SIGTERM: TERMINATED, signal.SIGHUP: HUNG_UP, signal.SIGINT: INTERRUPTED} if sys.platform != "win32" else {}
)
"""Exit codes by the signals that end the program; Windows' event loop takes none."""


def run_play(source: OpenedRound | Pending, desk: Desk) -> tuple[int, str]:
    """Play one round and end with it. Returns the exit code, and what is to be told at the end."""
    from quiz.tui.screens.play import PlayScreen

    return run(desk, lambda: PlayScreen(source))


def run_library(library: Library, desk: Desk) -> tuple[int, str]:
    """Open the library. Returns the exit code, and what is to be told at the end."""
    from quiz.tui.screens.library import LibraryScreen

    return run(desk, lambda: LibraryScreen(library))


def run_preview(watched: WatchedBank, claim: str | None, desk: Desk) -> tuple[int, str]:
    """Show a bank to its author. Returns the exit code, and what is to be told at the end."""
    from quiz.tui.screens.preview import PreviewScreen

    return run(desk, lambda: PreviewScreen(watched, claim))


def run(desk: Desk, first: Callable[[], QuizScreen[Any]]) -> tuple[int, str]:
    """Run the app until it is left, the terminal restored on every way out; then what it failed of is raised."""
    app = _App(desk, first, _driver())
    before = {number: signal.getsignal(number) for number in _ENDINGS}
    app.run()
    # The loop that has ended has left them to the system, which would end the program by a signal.
    for number, handler in before.items():
        signal.signal(number, handler)
    if app._exception is not None:
        raise app._exception
    return app.return_code or 0, app.last_words()


def _driver() -> type[Driver] | None:
    """Our driver where there is a Unix terminal; None, which is Textual's choice, elsewhere."""
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from quiz.tui.terminal.driver import SteadyDriver

    return SteadyDriver


class _App(FactquizApp):
    """The app on a real terminal: with signals, and a collector that waits for the first paint."""

    def on_load(self) -> None:
        """Signals restore the terminal, which Textual otherwise leaves in the alternate screen.

        From before it is taken on: Textual loads the app, then starts the driver, then mounts.
        """
        loop = asyncio.get_running_loop()
        for number, code in _ENDINGS.items():
            if signal.getsignal(number) is not signal.SIG_IGN:
                loop.add_signal_handler(number, self._leave_with, code)

    def on_mount(self) -> None:
        """FactquizApp's own on_mount runs as well: Textual calls the handlers of all classes."""
        self.call_after_refresh(_collect_again)

    def _handle_exception(self, error: Exception) -> None:
        """An error while the app runs ends it. While it is left a handler may find its widgets gone: that is none."""
        if not self._exit:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Leave; run() hands the error on to who tells it in one sentence, in place of Textual's traceback."""
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Likewise, for an error that would draw itself, or one of the input thread, which hands over none."""
        self._exception = self._exception or RuntimeError(f"the input thread ended: {renderables}")
        self._fatal_error()

    def _leave_with(self, code: int) -> None:
        self.exit(return_code=code)


def _collect_again() -> None:
    """What the start made stays; the collector looks only at what comes later (measured: a tenth of the start)."""
    gc.freeze()
    gc.enable()
