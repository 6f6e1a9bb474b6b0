"""Which bank a mixed round reads first: the one that was met least, the seed deciding among equals.

Apart from `mixed`, so that its article can be painted before any bank is proved.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import NamedTuple

from quiz.bank.head import Head, count_claims
from quiz.record.statements import MET
from quiz.record.values import Record


class Turns(NamedTuple):
    """The banks that a mixed round may ask, in the order in which they are read.

    `later` are lessons that were never begun, in their order: they lend a claim only where the others have too few,
    because what they teach is not taught yet, and what they ask would be known before it is.
    """

    now: list[Head]
    later: list[Head]


def met_counts(store: Record) -> dict[str, int]:
    """How many claims of each bank were met, whatever became of them since."""
    return dict(store.read(_count, MET))


def _count(bank: str, met: int) -> tuple[str, int]:
    return bank, met


def in_turn(heads: Iterable[Head], store: Record, seed: int) -> Turns:
    """Whose turn it is, each id once. Tests never have one."""
    met, begun = met_counts(store), store.scores()
    by_id: dict[str, Head] = {}
    for head in heads:
        if head.id is not None and not head.test:
            by_id.setdefault(head.id, head)
    ids = sorted(by_id)
    random.Random(seed).shuffle(ids)
    turns = [by_id[id_] for id_ in sorted(ids, key=lambda id_: met.get(id_, 0))]
    later = [head for head in turns if head.course is not None and head.lesson is not None and head.id not in begun]
    return Turns([head for head in turns if head not in later], sorted(later, key=lambda head: head.lesson or 0))


def first_with_something_new(turns: Turns, store: Record) -> Head | None:
    """The bank whose article a new round begins with, as far as that can be told without proving any."""
    met = met_counts(store)
    order = [*turns.now, *turns.later]
    # Claims are counted only where some were met, so that as a rule no file is read to its end before the first paint.
    new = (head for head in order if not met.get(head.id or "") or met[head.id or ""] < count_claims(head.path))
    return next(new, order[0] if order else None)
