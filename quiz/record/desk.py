"""What every round is played at: the record, the clock and the settings of one home, and what is to be told of them."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quiz.disk.homes import home
from quiz.record.clock import clock_from_environment
from quiz.record.opening import open_store
from quiz.record.settings import Settings, load
from quiz.record.values import Record, Saved

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.bank.front import Front
    from quiz.bank.model import Bank
    from quiz.game.cursor import Clock
    from quiz.game.plan import Options
    from quiz.record.library import Library
    from quiz.record.meetings import Proved
    from quiz.record.rounds import OpenedRound


@dataclass
class Desk:
    """`told` holds sentences on the home, told once with the first round or the library.

    `trouble`: the record's trouble is among them, so that a round need not tell it again.
    `folder`: the library is of this folder, or of this one bank; None for the shipped banks and the reader's own.
    """

    store: Record
    clock: Clock
    settings: Settings
    told: list[str] = field(default_factory=list)
    trouble: bool = False
    folder: Path | None = None
    _proved: Proved = field(default_factory=dict, init=False)

    def tell(self, sentence: str) -> None:
        """One sentence more to tell."""
        self.told.append(sentence)

    def take_told(self) -> list[str]:
        """The sentences on the home, handed over once."""
        told, self.told = self.told, []
        return told

    def library(self) -> Library:
        """The library as it now is."""
        # A round of one bank does without the library.
        from quiz.record.library import load_library

        return load_library(self.store, [self.folder] if self.folder is not None else None, self._proved)

    def mixed_waits_behind(self, library: Library) -> bool:
        """Whether a mixed round waits behind a newer round of one bank, which the library offers first."""
        if library.newest_unfinished is None:
            return False
        # Where no round of a bank waits, that is the newest one, or none waits at all.
        from quiz.record.waiting import mixed_here

        return mixed_here(self.store, [entry.head.id or "" for entry in library.entries]) is not None

    def gives_up(self, bank: str | None, options: Options) -> bool:
        """Whether a round with these options would give up one of the bank (None: a mixed one) that waits."""
        # Asked in the library alone, which is painted without the game.
        from quiz.record.rounds import fits

        saved = self.store.unfinished(bank) if bank is not None else self._mixed_waiting()
        return saved is not None and not fits(saved.plan, options)

    def _mixed_waiting(self) -> Saved | None:
        # A round of one bank does without.
        from quiz.record.waiting import mixed_here

        found = mixed_here(self.store, [entry.head.id or "" for entry in self.library().entries])
        return self.store.saved_round(found.seq) if found is not None else None

    def open_round(self, bank: Bank, options: Options, *, surface: str, fresh: bool = False) -> OpenedRound | str:
        """A round of a bank, taken up or new; or the sentence that says why no card fits."""
        # The first question is painted before it is opened: the game is imported when it is.
        from quiz.game.plan import NothingToPlay
        from quiz.record.rounds import Seat, open_round

        seat = Seat(self.store, self.clock, surface, self.trouble)
        try:
            return open_round(bank, options, seat, fresh=fresh, default_count=self.settings.count)
        except NothingToPlay as reason:
            return str(reason)

    def mixed_front(self, seed: int, *, fresh: bool = False) -> Front | None:
        """The article that a new mixed round of this seed begins with, unless a filter leaves nothing of it.

        None where anything about it is unusual, or where a round waits and `fresh` is not asked for.
        """
        # Only a mixed round asks.
        from quiz.bank.front import read_front
        from quiz.record.turns import first_with_something_new, in_turn
        from quiz.record.waiting import mixed_here

        heads = [entry.head for entry in self.library().entries]
        if not fresh and mixed_here(self.store, [head.id or "" for head in heads]) is not None:
            return None
        first = first_with_something_new(in_turn(heads, self.store, seed), self.store)
        return read_front(first.path) if first is not None else None

    def open_mixed(
        self, options: Options, *, surface: str, fresh: bool = False, seed: int | None = None
    ) -> OpenedRound | str:
        """A round of the library's banks, taken up or new; or the sentence that says why no claim fits.

        `seed`: that of a new round, where it is settled already.
        """
        # As above; and a round of one bank does without what mixes several.
        from quiz.game.plan import NothingToPlay
        from quiz.record.mixed import open_mixed
        from quiz.record.rounds import Seat

        heads = [entry.head for entry in self.library().entries]
        count = sys.maxsize if options.all else options.mix or options.count or self.settings.count
        seat = Seat(self.store, self.clock, surface, self.trouble)
        try:
            return open_mixed(heads, options, seat, count, fresh=fresh, seed=seed, folder=self.folder)
        except NothingToPlay as reason:
            return str(reason)


def open_desk(*, record: bool = True, folder: Path | None = None) -> Desk:
    """Open the home as far as it can be opened: what is wrong with it is told, and keeps nobody from playing."""
    settings, problem = load(home())
    store, trouble = open_store(record)
    told = [sentence for sentence in (problem, trouble) if sentence]
    return Desk(store, clock_from_environment(), settings, told, trouble is not None, folder)
