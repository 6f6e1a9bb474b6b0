"""Noticing that files have changed, by asking for their state now and then: it works on every disk and editor."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

State = dict[str, tuple[int, int, int] | None]
"""Time of change, size and number of each file and folder by its path; None for what is not there."""

PAUSE = 0.2
"""Seconds between two looks."""


def state_of(paths: Iterable[Path], alone: Iterable[Path] = ()) -> State:
    """The state of files, and of folders with all below them but dot-names. Links in folders are not followed.

    Of what is `alone` its own state is noted: that of a folder changes when a name comes or goes in it.
    """
    state: State = {}
    for path in alone:
        _note(state, path)
    for path in paths:
        _note(state, path)
        for folder, inner, names in os.walk(path):
            inner[:] = [name for name in inner if not name.startswith(".")]
            for name in (*inner, *names):
                if not name.startswith("."):
                    _note(state, Path(folder, name))
    return state


def wait_for_change(
    before: State, look: Callable[[], State], pause: float = PAUSE, sleep: Callable[[float], object] = time.sleep
) -> State:
    """Wait until the state is another one than before and has come to rest, and give it.

    An editor that writes beside and renames, or that empties the file first, so never shows half of a save.
    `sleep` may raise: then there is no more waiting.
    """
    while True:
        sleep(pause)
        now = look()
        if now == before:
            continue
        sleep(pause / 2)
        if look() == now:
            return now


def _note(state: State, path: Path) -> None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        state[str(path)] = None
    else:
        state[str(path)] = (found.st_mtime_ns, found.st_size, found.st_ino)
