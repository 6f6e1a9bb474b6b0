"""The terms that every room shares: the statuses of a claim, the steps of a card, the article's own voice."""

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
