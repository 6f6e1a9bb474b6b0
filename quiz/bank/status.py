"""The terms that every room shares: the statuses of a claim, the steps of a card, marks, the article's own voice."""

from enum import StrEnum

ARTICLE_ITSELF = "article"
"""The reserved source id: the article's own voice."""


class Status(StrEnum):
    """How the article treats a claim. The order, the number and the letter are the same in every bank."""

    CONFIRMED = "confirmed"
    ATTRIBUTED = "attributed"
    DENIED = "denied"
    UNRESOLVED = "unresolved"
    UNSTATED = "unstated"

    @property
    def number(self) -> int:
        """The digit that answers it, 1 to 5."""
        return STATUSES.index(self) + 1

    @property
    def letter(self) -> str:
        """The letter that answers it and stands for it in the annotated article."""
        return "cadln"[STATUSES.index(self)]


STATUSES: tuple[Status, ...] = tuple(Status)
CORE_STATUSES: tuple[Status, ...] = STATUSES[:3]


class Step(StrEnum):
    """What a card asks, always in this order."""

    STATUS = "status"
    QUOTE = "quote"
    SOURCE = "source"
    DENIAL = "denial"


STEPS: tuple[Step, ...] = tuple(Step)


class Mark(StrEnum):
    """How an answer counts. SKIPPED is no mark of an answer: it says that there was none."""

    RIGHT = "right"
    FAIR = "fair"
    HALF = "half"
    WRONG = "wrong"
    SKIPPED = "skipped"

    @property
    def counts(self) -> bool:
        """Whether the choice was right or also fair."""
        return self in (Mark.RIGHT, Mark.FAIR)

    @property
    def is_missed(self) -> bool:
        """Whether something was answered, and the point is not whole."""
        return self in (Mark.WRONG, Mark.HALF)

    @property
    def points(self) -> float:
        """1, 0.5 or 0."""
        return 1.0 if self.counts else 0.5 if self is Mark.HALF else 0.0
