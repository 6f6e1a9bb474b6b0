"""What the record takes and gives, as values, and a record that keeps nothing. Free of SQLite, so cheap to import."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypeVar

from quiz.bank.status import Mark
from quiz.game.events import Event, Mode, Plan

if TYPE_CHECKING:
    from quiz.game.plan import Known


T = TypeVar("T")


class Which(Enum):
    """ANY stands for every bank, where None already stands for the mixed rounds, which have no bank."""

    ANY = "any"


ANY: Literal[Which.ANY] = Which.ANY


def new_id() -> str:
    """An id that no other round has: 32 hex digits, by chance. The module uuid costs a millisecond to import."""
    return os.urandom(16).hex()


class StoreProblem(Exception):  # noqa: N818 - the name that the other rooms know
    """The record cannot be read, or could not take what was to be saved; it is as it was before.

    `sentence` is for the reader. `lasting` means that trying again is of no use.
    """

    def __init__(self, sentence: str, *, lasting: bool = False) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.lasting = lasting


class NewerStore(StoreProblem):
    """Written by a newer version of the program."""


class UnusableStore(StoreProblem):
    """Damaged, full, read-only, out of reach, or kept busy by another program."""


class UnknownRound(StoreProblem):
    """The round is not in the record, or no longer: another program may have forgotten it."""


class Saved(NamedTuple):
    """A round as the record holds it: all that is needed to go on at the exact card.

    `hashes` has, one for one with the events, the hash that the event's claim or question had then; None for others.
    """

    id: str
    plan: Plan
    events: tuple[Event, ...]
    hashes: tuple[str | None, ...]
    bank: str | None


class Points(NamedTuple):
    """Points of a round, and the cards that they are out of."""

    points: float
    of: int


class BankScore(NamedTuple):
    """`last_score` is that of the newest finished round of the bank, None where none was finished."""

    last_score: Points | None
    unfinished: bool


class AnswerRow(NamedTuple):
    """The newest answer, or skip, to one step of one card; `at` is UTC text, `position` counts from 1.

    `right` is the best choice where several are; `objection` is the newest one on the card.
    """

    seq: int
    bank: str
    bank_hash: str
    item: str
    item_hash: str
    step: str
    position: int
    at: str
    chosen: Any
    right: Any
    mark: Mark
    first: bool
    hint: bool
    seconds: float | None
    objection: str | None
    version: str


class RoundRow(NamedTuple):
    """One round as it is reported. An unfinished one has the points and cards that it has so far."""

    id: str
    bank: str | None
    mode: Mode
    exam: bool
    started: str
    finished: str | None
    abandoned: bool
    seed: int
    surface: str
    points: float
    of: int
    answers: tuple[AnswerRow, ...]

    @property
    def day(self) -> str:
        """The reader's own day on which it began, as 2026-11-24."""
        return datetime.fromisoformat(self.started).astimezone().date().isoformat()

    @property
    def state(self) -> str:
        """How it stands, in words."""
        # Imported here: who keeps a round says nothing of it.
        from quiz.game.wording import round_state

        finished = self.finished is not None
        return round_state(self.points, self.of, finished=finished, given_up=self.abandoned, exam=self.exam)

    def title(self, titles: Mapping[str, str]) -> str:
        """The title of its bank among these, by bank id; the id of one that is gone."""
        # A round is played without the reports, which alone ask.
        from quiz.game.wording import MIXED_ROUND

        return MIXED_ROUND if self.bank is None else titles.get(self.bank, self.bank)


class Forgotten(NamedTuple):
    """What forgetting did. `scrubbed`: nothing of it is left in the file; else another program still holds some."""

    rounds: int
    mixed: int
    scrubbed: bool


class Record(Protocol):
    """What a game needs of a record. All methods may raise StoreProblem; those that read do not where it is patient.

    `keeps`: False where nothing that is given to it is ever kept.
    """

    keeps: bool

    def prepare(self) -> None:
        """Be ready to write. Never raises: what is wrong is told by begin()."""
        ...

    def begin(
        self,
        plan: Plan,
        *,
        bank: str | None,
        bank_hashes: Mapping[str, str],
        at: datetime,
        surface: str,
        round_id: str | None = None,
        abandons: str | None = None,
    ) -> str:
        """Keep a round, give up another one, and give the kept one's id.

        A round that is there already gets back cards that it has lost, and is else left as it is.
        """
        ...

    def keep(self, round_id: str, event: Event) -> None:
        """Commit one event."""
        ...

    def renew(self, round_id: str, plan: Plan, bank_hashes: Mapping[str, str]) -> None:
        """A round is taken up: put its cards, the hashes of what is asked from here on, and its pool in their place.

        Answers keep the hashes that they were given with. UnknownRound where it was forgotten meanwhile.
        """
        ...

    def unfinished(self, bank: str) -> Saved | None:
        """The newest round of a bank that is neither finished nor given up."""
        ...

    def saved_round(self, seq: int) -> Saved | None:
        """The round of this number, unless it is finished or given up."""
        ...

    def known(self, bank: str, hashes: Mapping[str, str]) -> Known:
        """What the reader did with a bank; answers count while `hashes` still gives the hash of their item."""
        ...

    def scores(self) -> Mapping[str, BankScore]:
        """Per bank that has a round of its own."""
        ...

    def read(self, make: Callable[..., T], query: str, parameters: Sequence[Any] = ()) -> list[T]:
        """All rows of a statement, none where there is nothing, each made into a value of its columns.

        A ValueError or TypeError of `make` is damage.
        """
        ...

    def close(self) -> None:
        """Close it; it may be closed twice."""
        ...


class NullStore:
    """A record that keeps nothing: for --no-record, and where there can be none."""

    keeps = False

    def prepare(self) -> None:
        """Nothing to prepare."""

    def begin(
        self,
        plan: Plan,
        *,
        bank: str | None,
        bank_hashes: Mapping[str, str],
        at: datetime,
        surface: str,
        round_id: str | None = None,
        abandons: str | None = None,
    ) -> str:
        """A round id, kept nowhere."""
        return round_id or new_id()

    def keep(self, round_id: str, event: Event) -> None:
        """Nothing."""

    def renew(self, round_id: str, plan: Plan, bank_hashes: Mapping[str, str]) -> None:
        """Nothing."""

    def unfinished(self, bank: str) -> Saved | None:
        """None."""
        return None

    def saved_round(self, seq: int) -> Saved | None:
        """None."""
        return None

    def known(self, bank: str, hashes: Mapping[str, str]) -> Known:
        """Nothing known."""
        from quiz.game.plan import Known  # planning is not needed by those who only read the record

        return Known()

    def scores(self) -> Mapping[str, BankScore]:
        """No scores."""
        return {}

    def read(self, make: Callable[..., T], query: str, parameters: Sequence[Any] = ()) -> list[T]:
        """No rows."""
        return []

    def close(self) -> None:
        """Nothing."""
