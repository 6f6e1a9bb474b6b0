"""factquiz on a real pseudo-terminal whose screen a test can look at."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pyte
from pyte.screens import Char

from quiz.game.events import Answered, Event
from quiz.game.round import replay
from quiz.game.session import RoundSession, deck_of
from quiz.record.clock import clock_from_environment
from quiz.record.store import Store
from tests.terminal import PATIENCE, ROOT, NotSeenError, Terminal, environment, factquiz
from tests.tui.make import bank_at

ASKED = "How does the article put it?"
READY = "Enter when ready"
MARKED = "You answered"
DOWN, UP, ESC, ENTER, CTRL_C, CTRL_P, CTRL_Q = "\x1b[B", "\x1b[A", "\x1b", "\r", "\x03", "\x10", "\x11"
AT_REST, LONG_WHILE = 0.04, 4.0
"""Seconds."""
MARKER = "e3b341"
"""The dark theme's colour behind a quote."""

_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_TAKEN = {b"1049", b"1000", b"1003", b"1006", b"1004", b"2004"}
"""Alternate screen, three ways of mouse reports, focus reports, bracketed paste."""


class Screen(Terminal):
    """The program, and what a terminal shows of it. The theme is dark, the clock the real one."""

    def __init__(
        self,
        *argv: str | Path,
        home: Path,
        columns: int = 100,
        rows: int = 30,
        code: str = "",
        folder: Path = ROOT,
        **env: str,
    ) -> None:
        """`code`: Python to run in place of `python -m quiz`; it has the words of the command in sys.argv."""
        home.mkdir(exist_ok=True)
        settings = home / "settings.toml"
        if not settings.exists():
            settings.write_text('theme = "dark"\n', encoding="utf-8")
        command = factquiz(*argv)
        if code:
            command[1:3] = ["-c", code]
        super().__init__(command, environment(home, **env), columns, rows, folder)
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._drawn = 0

    def resize(self, columns: int, rows: int) -> None:
        """Another window size; what was drawn for the one before is drawn first."""
        self.rows()
        super().resize(columns, rows)
        self.screen.resize(rows, columns)

    def rows(self) -> list[str]:
        """The rows of the screen as they now are."""
        self._stream.feed(bytes(self.raw[self._drawn :]))
        self._drawn = len(self.raw)
        return [row.rstrip() for row in self.screen.display]

    def shows(self, words: str) -> bool:
        """Whether the words stand on the screen now, in one row."""
        return any(words in row for row in self.rows())

    def until(self, named: str, condition: Callable[[], object], timeout: float = PATIENCE) -> None:
        """Read until the screen is as wanted."""
        end = time.monotonic() + timeout
        while not condition():
            more = time.monotonic() < end and (self.read(end - time.monotonic()) or self.alive())
            if not more and not condition():
                raise NotSeenError(f"did not come: {named}\n" + "\n".join(self.rows()))

    def see(self, *words: str, timeout: float = PATIENCE) -> None:
        """Read until all these words stand on the screen, each in one row."""
        self.until(f"{words}", lambda: all(self.shows(each) for each in words), timeout)

    def gone(self, words: str) -> None:
        """Read until these words stand there no more."""
        self.until(f"{words!r} gone", lambda: not self.shows(words))

    def type(self, keys: str | bytes, *words: str) -> None:
        """Type keys once the screen is at rest, and see what comes of it.

        A key that comes before a claim has been painted is dropped, by design; so where nothing has changed for a
        good while it is typed again, as a person would.
        """
        self.settle(AT_REST)
        before = self.rows()
        self.send(keys)
        try:
            self.see(*words, timeout=LONG_WHILE)
        except NotSeenError:
            if self.rows() == before:
                self.send(keys)
            self.see(*words)

    def alive(self) -> bool:
        """Whether the program still has its terminal."""
        return self.exit_status is None and not self.ended()

    def cells(self, wanted: Callable[[Char], bool]) -> str:
        """The text of all cells of a kind, row by row, as one line."""
        self.rows()
        rows = ([self.screen.buffer[y][x] for x in range(self.screen.columns)] for y in range(self.screen.lines))
        lines = ("".join(cell.data if wanted(cell) else "\n" for cell in row) for row in rows)
        return " ".join(" ".join(lines).split())

    def quoted(self) -> str:
        """What is marked as a quote; its signal words are drawn the other way round."""
        return self.cells(lambda cell: MARKER in (cell.bg, cell.fg))

    def where(self, words: str) -> tuple[int, int]:
        """Column and row, from 1, of the first place of these words."""
        self.see(words)
        row = next(at for at, text in enumerate(self.rows()) if words in text)
        return self.rows()[row].index(words) + 1, row + 1

    def click(self, words: str, *seen: str) -> None:
        """Press and let go the left button on the first character of these words, and see what comes of it."""
        self.settle(AT_REST)
        column, row = self.where(words)
        self.type(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m", *seen)

    def left_tidy(self) -> bool:
        """Whether all that was switched on for the screens was switched off again, and the cursor is shown."""
        modes: dict[bytes, bytes] = {}
        for match in _MODE.finditer(bytes(self.raw)):
            modes |= dict.fromkeys(match[1].split(b";"), match[2])
        keyboard = self.raw.count(b"\x1b[<u") >= self.raw.count(b"\x1b[>")
        return keyboard and modes[b"25"] == b"h" and all(modes[mode] == b"l" for mode in _TAKEN)


def playing(home: Path, bank: Path, *argv: str, code: str = "", **env: str) -> Screen:
    """A new round at its first claim, or one that is taken up. What it saves it saves in the home."""
    screen = Screen("play", bank, *argv, home=home, code=code, folder=home, PYTHONPATH=str(ROOT), **env)
    screen.see("q leave")
    if screen.shows(READY):
        screen.type(ENTER, ASKED)
    return screen


def answers(home: Path, bank: str = "alder-lock") -> list[Answered]:
    """What the unfinished round of a bank holds in the store."""
    store = Store.open(home)
    try:
        saved = store.unfinished(bank)
        return [event for event in saved.events if isinstance(event, Answered)] if saved is not None else []
    finally:
        store.close()


def offered(home: Path, bank: Path) -> tuple[str, str] | None:
    """What the next start has to show by the store: where in the round, and the step's question.

    None: a new round. Two empty texts: the result, of a round that was killed before its end was written down.
    """
    known = bank_at(bank)
    store = Store.open(home)
    try:
        saved = store.unfinished(known.id)
    finally:
        store.close()
    if saved is None:
        return None
    deck = deck_of(saved.plan, {known.id: known})
    session = RoundSession(replay(saved.plan, saved.events), deck, _keep_nothing, clock_from_environment(), known.title)
    view = session.view()
    return (
        ("", "") if view.card is None else (f"{view.card.kind.value} {view.number} of {view.total}", view.card.prompt)
    )


def _keep_nothing(event: Event) -> None:
    del event


def answering(prompt: str) -> str:
    """The keys that answer a step, whatever it is: no sentence, or the first choice."""
    if prompt.startswith("Prove it"):
        return "n"
    return "1\r" if prompt.startswith("Choose all") else "1"
