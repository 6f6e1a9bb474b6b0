"""What a session is given as `keep`: it commits each event, tells trouble once, and later saves what it could not."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from quiz.game.events import Event, Plan
from quiz.record.codec import pool_text
from quiz.record.values import Record, StoreProblem, UnknownRound, new_id


class Now(Protocol):
    """Tells the time of day."""

    def now(self) -> datetime:
        """With a zone."""
        ...


class Keeper:
    """Keeps one round. Calling it gives None, or the one sentence to tell the first time that something goes wrong."""

    def __init__(
        self,
        store: Record,
        plan: Plan,
        *,
        bank: str | None,
        bank_hashes: Mapping[str, str],
        surface: str,
        clock: Now,
        abandons: str | None = None,
        round_id: str | None = None,
        told: bool = False,
    ) -> None:
        """`round_id`: of a round that is taken up; `plan` then holds the hashes as they are now.

        `abandons`: the round that a new one takes the place of. `told`: the reader knows already that not everything
        can be saved.
        """
        self.round_id = round_id or new_id()
        self._store = store
        self._plan = plan
        self._bank = bank
        self._bank_hashes = bank_hashes
        self._surface = surface
        self._clock = clock
        self._abandons = abandons
        self._told = told
        self._taken_up = round_id is not None
        self._begun_at: datetime | None = None
        self._begun = False
        self._waiting: deque[Event] = deque()

    @property
    def unsaved(self) -> int:
        """Events that are only in memory so far."""
        return len(self._waiting)

    @property
    def keeps(self) -> bool:
        """Whether there is a record to keep the round in."""
        return self._store.keeps

    @property
    def all_saved(self) -> bool:
        """Whether nothing of the round is only in memory: neither an event nor the round itself."""
        return not self._waiting and not self.nothing_saved

    @property
    def nothing_saved(self) -> bool:
        """Whether the record does not even hold that there is such a round."""
        return not self._begun and not self._taken_up

    def prepare(self) -> None:
        """Do beforehand what begin() would wait for: open the record, and work out what it will write."""
        self._store.prepare()
        pool_text(self._plan.pool)
        for bank in self._bank_hashes:
            self._bank_hashes[bank]

    def begin(self) -> str | None:
        """The first card is shown: from here on the round is in the record. A second call does nothing."""
        self._begun_at = self._begun_at or self._clock.now()
        return self._save()

    def __call__(self, event: Event) -> str | None:
        """Commit an event, after those that could not be saved before it."""
        self._begun_at = self._begun_at or event.at
        self._waiting.append(event)
        return self._save()

    def try_again(self) -> None:
        """The round is left: what could not be saved is tried for the last time."""
        if self._waiting:
            self._save()

    def _save(self) -> str | None:
        try:
            self._write()
        except StoreProblem as problem:
            if self._told:
                return None
            self._told = True
            return problem.sentence
        return None

    def _write(self) -> None:
        if not self._begun:
            self._begin()
        while self._waiting:
            try:
                self._store.keep(self.round_id, self._waiting[0])
            except UnknownRound:
                self._begin_again()
                self._store.keep(self.round_id, self._waiting[0])
            self._waiting.popleft()

    def _begin(self) -> None:
        if self._taken_up:
            try:
                self._store.renew(self.round_id, self._plan, self._bank_hashes)
            except UnknownRound:
                self._begin_again()
        else:
            self._begin_again()
        self._begun = True

    def _begin_again(self) -> None:
        """Also where another program has forgotten the round while it was played: what follows is kept all the same."""
        self._store.begin(
            self._plan,
            bank=self._bank,
            bank_hashes=self._bank_hashes,
            at=self._begun_at or self._clock.now(),
            surface=self._surface,
            round_id=self.round_id,
            abandons=self._abandons,
        )
