"""What the reader knows of a bank, from the verdicts that were kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from quiz.bank.status import Mark
from quiz.game.plan import Known


class StoredVerdict(NamedTuple):
    """A row of VERDICTS. `told`: whether the reader was told how it was marked."""

    item: str
    digest: str
    mark: str
    told: int


def known_of(verdicts: Sequence[StoredVerdict], hashes: Mapping[str, str], *, finished_once: bool) -> Known:
    """From verdicts in the order in which they were given; those count whose item has its hash still."""
    still = [one for one in verdicts if hashes.get(one.item) == one.digest]
    # The newest mark of an item is what remains.
    newest = {one.item: one.mark for one in still if one.told}
    marks = [mark for mark in Mark if mark.is_missed]
    missed = frozenset(item for item, mark in newest.items() if mark in marks)
    return Known(finished_once, frozenset(one.item for one in still), missed)
