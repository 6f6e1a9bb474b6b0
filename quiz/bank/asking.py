"""Who is right in the steps source and denial, and so which statuses have them: the table of docs/format.md."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from quiz.bank.status import ARTICLE_ITSELF, Status, Step


class Voices(StrEnum):
    """Who is right in a step, in the words of the table."""

    ARTICLE = "the article itself"
    SAID_BY = "`said_by`"
    DENIED_BY = "`denied_by`"


RIGHT: Mapping[str, Mapping[str, Voices]] = {
    Step.SOURCE: {
        Status.CONFIRMED: Voices.ARTICLE,
        Status.ATTRIBUTED: Voices.SAID_BY,
        Status.DENIED: Voices.SAID_BY,
    },
    Step.DENIAL: {Status.DENIED: Voices.DENIED_BY},
}
"""The table, by step and status (docs/format.md). Where it has nothing, the step is not asked."""


def right_voices(step: str, status: str, said_by: Sequence[str], denied_by: Sequence[str]) -> tuple[str, ...]:
    """The ids that are right in the steps source and denial, the best one first; empty where the step is not asked."""
    match RIGHT.get(step, {}).get(status):
        case Voices.ARTICLE:
            return (ARTICLE_ITSELF,)
        case Voices.SAID_BY:
            return tuple(said_by)
        case Voices.DENIED_BY:
            return tuple(denied_by)
        case None:
            return ()
