"""Who is right in the steps source and denial (the table of docs/format.md), and who is never offered beside them."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import assert_never

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
        case _ as never:
            assert_never(never)


def relatives(ids: Iterable[str], part_of: Mapping[str, Sequence[str]]) -> set[str]:
    """The groups of sources and their members, at any remove: no wrong choices beside them.

    `part_of`: the groups of each source by its id.
    """
    members: dict[str, list[str]] = {}
    for member, groups in part_of.items():
        for group in groups:
            members.setdefault(group, []).append(member)
    return _reached(ids, part_of) | _reached(ids, members)


def _reached(ids: Iterable[str], following: Mapping[str, Sequence[str]]) -> set[str]:
    found: set[str] = set()
    todo = list(ids)
    while todo:
        fresh = [id_ for id_ in following.get(todo.pop(), ()) if id_ not in found]
        found.update(fresh)
        todo.extend(fresh)
    return found
