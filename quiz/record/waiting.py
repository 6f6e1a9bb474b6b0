"""The rounds that wait to be taken up, and which of them belong to the banks at hand."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from quiz.record.statements import WAITING
from quiz.record.values import Record


class Waiting(NamedTuple):
    """A round that is neither finished nor given up. `bank` is None for a mixed one, whose cards are of `banks`."""

    seq: int
    bank: str | None
    banks: frozenset[str]


def waiting(store: Record) -> list[Waiting]:
    """All of them, the newest first."""
    found: dict[int, Waiting] = {}
    for one in store.read(_with_one_bank, WAITING):
        before = found.setdefault(one.seq, one)
        found[one.seq] = one._replace(banks=before.banks | one.banks)
    return list(found.values())


def _with_one_bank(seq: int, bank: str | None, of_card: str) -> Waiting:
    return Waiting(seq, bank, frozenset({of_card}))


def newest_here(store: Record, ids: Collection[str]) -> Waiting | None:
    """The newest one all of whose banks are among these ids."""
    return next((one for one in waiting(store) if one.banks <= set(ids)), None)


def mixed_here(store: Record, ids: Collection[str]) -> Waiting | None:
    """The newest mixed one all of whose banks are among these ids: without one of them it would lose claims."""
    return next((one for one in waiting(store) if one.bank is None and one.banks <= set(ids)), None)
