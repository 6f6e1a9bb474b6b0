"""What play and the library share: store, clock and settings once opened, and the choice between lines and screens."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli import surface
from quiz.cli.exits import Exit
from quiz.cli.output import err, out
from quiz.disk.homes import home
from quiz.record.clock import clock_from_environment
from quiz.record.opening import open_store
from quiz.record.settings import Settings, load
from quiz.record.values import Record

if TYPE_CHECKING:
    from quiz.bank.model import Bank
    from quiz.game.plan import Options
    from quiz.game.session import Clock
    from quiz.plain.play import Ending, Ways
    from quiz.record.library import Library
    from quiz.record.rounds import OpenedRound
    from quiz.tui.pending import Pending


@dataclass
class Desk:
    """`told` holds sentences on the home, told once with the first round or the library.

    `trouble`: the record's trouble is among them, so that a round need not tell it again.
    """

    store: Record
    clock: Clock
    settings: Settings
    plain: bool
    told: list[str] = field(default_factory=list)
    trouble: bool = False

    def next_bank(self) -> str | None:
        """The file of the next thing to do, None where the library is empty."""
        entry = self.library().next_to_do()
        return str(entry.head.path) if entry is not None else None

    def library(self, path: Path | None = None) -> Library:
        """The library as it now is, or that of a path."""
        from quiz.record.library import load_library

        return load_library(self.store, [path] if path is not None else None)

    def play_plain(self, bank: Bank, options: Options, *, fresh: bool, ways: Ways) -> Exit:
        """Play one round in plain lines and end with it."""
        opened = self.open_round(bank, options, fresh=fresh)
        if isinstance(opened, str):
            err(opened)
            return Exit.WRONG_USE
        # Screens do without plain mode's modules, and plain mode without the screens'.
        from quiz.plain.lines import typed_lines

        return exit_of(self.play_lines(opened, typed_lines(), ways))

    def play_on_screen(self, source: OpenedRound | Pending) -> Exit:
        """Play one round on screens and end with it."""
        # Textual costs more than the whole of plain mode: only screens import it.
        from quiz.tui.run import run_play

        out(surface.NAMES_PLAIN)
        code, refused = run_play(source, self.settings, self.store, self.clock, self.take_told())
        if refused:
            err(refused)
        return Exit(code)

    def open_round(self, bank: Bank, options: Options, *, fresh: bool = False) -> OpenedRound | str:
        """The session of a round, or the sentence that says why no card fits."""
        # The first question is painted before it is opened: the game is imported when it is.
        from quiz.game.plan import NothingToPlay
        from quiz.record.rounds import open_round

        try:
            opened = open_round(
                bank,
                options,
                self.store,
                self.clock,
                surface="plain" if self.plain else "tui",
                fresh=fresh,
                default_count=self.settings.count,
            )
        except NothingToPlay as reason:
            return str(reason)
        opened.keeper.told = opened.keeper.told or self.trouble
        return opened

    def play_lines(self, opened: OpenedRound, lines: Iterator[str], ways: Ways) -> Ending:
        """Play one round in plain lines."""
        from quiz.plain.play import play

        gc.freeze()
        gc.enable()
        return play(opened, out, lines, ways, self.take_told())

    def show_library(self, path: Path | None) -> Exit:
        """Open the library on screens."""
        # As in play: only screens import Textual.
        from quiz.tui.run import run_library

        library = self.library(path)
        out(surface.NAMES_PLAIN)
        return Exit(run_library(library, self.settings, self.store, self.clock, path, self.take_told()))

    def take_told(self) -> list[str]:
        """The sentences on the home, handed over once."""
        told, self.told = self.told, []
        return told


def open_desk(*, plain: bool, record: bool = True) -> Desk:
    """Open the home as far as it can be opened: what is wrong with it is told, and keeps nobody from playing."""
    settings, problem = load(home())
    store, trouble = open_store(record)
    told = [sentence for sentence in (problem, trouble) if sentence]
    lines = surface.wants_plain(plain, settings)
    return Desk(store, clock_from_environment(), settings, lines, told, trouble is not None)


def exit_of(ending: Ending) -> Exit:
    """The exit code of a round or a library in plain lines."""
    from quiz.plain.play import Ending

    return Exit.INTERRUPTED if ending is Ending.INTERRUPTED else Exit.GOOD
