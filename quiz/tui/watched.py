"""A bank that its author is at work on: read, and read anew after each save of one of its files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

from quiz.bank.files import find_inside
from quiz.bank.read import Reading, read_bank
from quiz.disk.watch import PAUSE, State, state_of, wait_for_change


class Left(Exception):  # noqa: N818 - it ends a wait, and is no error
    """Nobody waits for a change any more."""


class WatchedBank:
    """One bank's files. `reading` is the newest reading; a bank with errors is one too."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._left = Event()
        # Looked at before it is read: what is saved meanwhile is seen as a change.
        self._seen = self._look({path})
        self.reading = read_bank(path)
        self._files = {path, *_files_of(self.reading)}
        self._seen = self._look(self._files) | self._seen

    def follow(self, changed: Callable[[Reading], object]) -> None:
        """Read anew after each change and hand it on, until `leave` was called. For a thread of its own."""
        try:
            while True:
                self._wait()
                before, self.reading = self.reading, read_bank(self.path)
                # A bank that is broken now may name no article: those of before are still looked at.
                self._files |= set(_files_of(self.reading))
                self._seen = self._look(self._files) | self._seen
                if self.reading != before:
                    changed(self.reading)
        except Left:
            return

    @property
    def left(self) -> bool:
        """Whether `leave` was called."""
        return self._left.is_set()

    def leave(self) -> None:
        """End `follow`, at once."""
        self._left.set()

    def _wait(self) -> None:
        now = wait_for_change(self._seen, lambda: self._look(self._files), sleep=self._pause)
        if any(state is None and self._seen.get(name) is not None for name, state in now.items()):
            # Some editors take the file away before the new one is put in its place.
            self._pause(PAUSE)
            now = self._look(self._files)
        self._seen = now

    def _pause(self, seconds: float) -> None:
        if self._left.wait(seconds):
            raise Left

    def _look(self, files: set[Path]) -> State:
        return state_of((), sorted({*files, *(path.parent for path in files)}))


def _files_of(reading: Reading) -> Iterator[Path]:
    """The article's own TOML and its text, as far as they can be told."""
    yield from reading.texts
    folder = reading.path.parent
    named = reading.data.get("article")
    name = named.get("file") if isinstance(named, dict) else named
    if isinstance(name, str) and isinstance(inside := find_inside(folder, name), Path):
        yield inside
    if reading.bank is not None and reading.bank.article.path is not None:
        yield reading.bank.article.path
