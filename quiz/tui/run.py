"""Running the screens: signals, the garbage collector, and what the program exits with."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.tui.app import FactquizApp
from quiz.tui.desk import Desk

if TYPE_CHECKING:
    from quiz.game.session import Clock
    from quiz.record.library import Library
    from quiz.record.rounds import OpenedRound
    from quiz.record.settings import Settings
    from quiz.record.values import Record


def run_play(
    opened: OpenedRound, settings: Settings, store: Record, clock: Clock, told: list[str] | None = None
) -> int:
    """Play one round and end with it. Returns the exit code."""
    desk = Desk(store, clock, settings, lambda: _library(store, None), told or [])
    return run(desk, lambda app: desk.show(app, opened, app.exit))


def run_library(
    library: Library,
    settings: Settings,
    store: Record,
    clock: Clock,
    path: Path | None = None,
    told: list[str] | None = None,
) -> int:
    """Open the library (of `path`). Returns the exit code."""
    from quiz.tui.screens.library import LibraryScreen

    desk = Desk(store, clock, settings, lambda: _library(store, path), told or [])
    return run(desk, lambda app: app.push_screen(LibraryScreen(library), lambda _: app.exit()))


def _library(store: Record, path: Path | None) -> Library:
    from quiz.record.library import load_library

    return load_library(store, [path] if path is not None else None)


def run(desk: Desk, begin: Callable[[FactquizApp], object]) -> int:
    """Run the app until it is left, the terminal restored on every way out."""
    app = _App(desk, begin)
    app.run()
    return app.return_code or 0


class _App(FactquizApp):
    """The app on a real terminal: with signals, and a collector that waits for the first paint."""

    def on_mount(self) -> None:
        """Signals restore the terminal, which Textual otherwise leaves in the alternate screen.

        FactquizApp's own on_mount runs as well: Textual calls the handlers of all classes.
        """
        loop = asyncio.get_running_loop()
        for number, code in ((signal.SIGTERM, 143), (signal.SIGHUP, 129)):
            loop.add_signal_handler(number, self._leave_with, code)
        self.call_after_refresh(_collect_again)

    def _leave_with(self, code: int) -> None:
        self.exit(return_code=code)


def _collect_again() -> None:
    """What the start made stays; the collector looks only at what comes later (measured: a tenth of the start)."""
    gc.freeze()
    gc.enable()
