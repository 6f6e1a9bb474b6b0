"""What a round is made of: its plan, and the events that happened to it. Values only; kept by quiz/record."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from quiz.bank.status import Mark, Step


class Kind(StrEnum):
    """What a card asks about."""

    CLAIM = "claim"
    QUESTION = "question"


class Ask(StrEnum):
    """One step of a card as it is asked and stored: the four of a claim, and a reading question's only one."""

    STATUS = "status"
    QUOTE = "quote"
    SOURCE = "source"
    DENIAL = "denial"
    QUESTION = "question"

    @property
    def scores(self) -> bool:
        """Whether the card's point hangs on this step."""
        return self in SCORING


SCORING = (Ask.STATUS, Ask.QUESTION)
"""The steps that carry a card's point: a claim's status, and a reading question's only one."""


class Mode(StrEnum):
    """How a round is played, as the record calls it."""

    PRACTICE = "practice"
    EXAM = "exam"
    MIX = "mix"


Chosen = str | int | tuple[int, ...]
"""A status; a source id or `article`; a sentence number, 0 for "no sentence"; option numbers from 1."""


class Planned(NamedTuple):
    """One card of a plan: ids, and the hash that tells whether the claim is still the one that was planned."""

    bank: str
    item: str
    kind: Kind
    hash: str


class Plan(NamedTuple):
    """What a round asks, in order. `options` is the text that tells one choice of options from another.

    `pool` holds the ids that the bank had when the round was planned, so that new ones can be counted later.
    """

    cards: tuple[Planned, ...]
    mode: Mode
    seed: int
    steps: tuple[Step, ...] | None = None
    exam: bool = False
    options: str = ""
    pool: tuple[str, ...] = ()


class Answered(NamedTuple):
    """A step was answered. `card` counts from 0; `right` is the best choice (docs/data.md, An answer)."""

    card: int
    ask: Ask
    chosen: Chosen
    right: Chosen
    mark: Mark
    at: datetime
    seconds: float | None
    hint: bool


class Skipped(NamedTuple):
    """A card was skipped at this step. It is asked no more in a practice round, and stays open in an exam."""

    card: int
    ask: Ask
    right: Chosen
    at: datetime
    hint: bool = False


class Hinted(NamedTuple):
    """The hint of a card was shown."""

    card: int
    at: datetime


class Objected(NamedTuple):
    """ "I read it differently": one line of text on a card; a second one replaces the first."""

    card: int
    text: str
    at: datetime


class Flagged(NamedTuple):
    """A card of an exam was flagged, or its flag taken away."""

    card: int
    on: bool
    at: datetime


class Shown(NamedTuple):
    """A later step of a card was shown: from here on its verdict is locked, in an exam too."""

    card: int
    ask: Ask
    at: datetime


class Finished(NamedTuple):
    """The last card was answered, or the exam submitted."""

    at: datetime
    points: float
    of: int


Event = Answered | Skipped | Hinted | Objected | Flagged | Shown | Finished
