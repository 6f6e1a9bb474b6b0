"""Rounds of an invented bank, built in one line each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.bank.status import Mark
from quiz.game.events import Answered, Ask, Chosen, Event, Finished, Kind, Mode, Plan, Planned, Skipped
from quiz.record.store import Store
from quiz.record.values import Record

START = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class Kit:
    """Makers of plans and events; time goes on by a second with each."""

    def __init__(self, home: Path, store: Record | None = None) -> None:
        self.home = home
        self.store = store or Store(home)
        self._time = START

    def now(self) -> datetime:
        """A second later than the last time."""
        self._time += timedelta(seconds=1)
        return self._time

    def plan(self, *items: str, bank: str = "news", mode: Mode = Mode.PRACTICE, options: str = "") -> Plan:
        """A plan of claims; `other/a` is a claim of another bank, `a#2` has another hash than `a`."""
        cards = []
        for item in items:
            name, _, edit = item.rpartition("/")[2].partition("#")
            cards.append(Planned(item.rpartition("/")[0] or bank, name, Kind.CLAIM, f"hash-{name}{edit}"))
        return Plan(tuple(cards), mode, 7, exam=mode is Mode.EXAM, options=options)

    def begin(self, plan: Plan, bank: str | None = "news", abandons: str | None = None) -> str:
        """The id of a new round, in the place of the one that it abandons."""
        hashes = {card.bank: f"bank-{card.bank}" for card in plan.cards}
        at = self.now()
        return self.store.begin(plan, bank=bank, bank_hashes=hashes, at=at, surface="plain", abandons=abandons)

    def keep(self, round_id: str, *events: Event) -> None:
        """All events, in this order."""
        for event in events:
            self.store.keep(round_id, event)

    def answer(self, card: int, mark: Mark = Mark.RIGHT, ask: Ask = Ask.STATUS, chosen: Chosen = "denied") -> Answered:
        """An answer; 'attributed' is always the right status."""
        return Answered(card, ask, chosen, "attributed", mark, self.now(), 1.5, False)

    def skip(self, card: int, ask: Ask = Ask.STATUS) -> Skipped:
        """A skipped step."""
        return Skipped(card, ask, "attributed", self.now())

    def finish(self, points: float, of: int) -> Finished:
        """The end of a round."""
        return Finished(self.now(), points, of)

    def played(self, *marks: Mark, bank: str = "news") -> str:
        """A finished round of as many claims, c0 first."""
        round_id = self.begin(self.plan(*(f"c{n}" for n in range(len(marks))), bank=bank), bank)
        self.keep(round_id, *(self.answer(card, mark) for card, mark in enumerate(marks)))
        self.keep(round_id, self.finish(sum(mark.points for mark in marks), len(marks)))
        return round_id


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Kit]:
    kit = Kit(tmp_path / "home")
    yield kit
    kit.store.close()
