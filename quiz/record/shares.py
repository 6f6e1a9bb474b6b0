"""Shares right by status, over the answers that still count: the claim is there and is what it was then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from quiz.bank.status import STATUSES, Mark, Status
from quiz.game.events import Ask
from quiz.record.values import RoundRow

ENOUGH = 20
"""Answers that a percentage needs. With fewer, one answer more would move it by whole steps."""

Present = Mapping[str, Mapping[str, str]]
"""Bank id to item id to its present hash, for the banks that are there."""


class Share(NamedTuple):
    """`right` of `of` answers were right or also fair."""

    right: int
    of: int

    @property
    def percent(self) -> int | None:
        """Rounded; None for too few answers."""
        return round(100 * self.right / self.of) if self.of >= ENOUGH else None


def shares(played: Iterable[RoundRow], present: Present) -> dict[Status, Share]:
    """Per status of the bank, in their order, how often the verdict was right; those without answers are left out."""
    marks: dict[Status, list[Mark]] = {status: [] for status in STATUSES}
    for one in played:
        if one.exam and one.finished is None and not one.abandoned:
            # An exam is not marked before it is handed in.
            continue
        for answer in one.answers:
            counts = present.get(answer.bank, {}).get(answer.item) == answer.item_hash
            if counts and answer.step == Ask.STATUS and answer.mark is not Mark.SKIPPED:
                marks[Status(answer.right)].append(answer.mark)
    return {status: Share(sum(mark.counts for mark in found), len(found)) for status, found in marks.items() if found}
