"""Which bank a mixed round reads first: the one that was met least, the seed deciding among equals.

Apart from `mixed`, so that its article can be painted before any bank is proved.
"""

from __future__ import annotations

import random
from collections.abc import Iterable

from quiz.bank.head import Head
from quiz.record.statements import MET
from quiz.record.values import Record


def met_counts(store: Record) -> dict[str, int]:
    """How many claims and questions of each bank were met, whatever became of them since."""
    return dict(store.read(_count, MET))


def _count(bank: str, met: int) -> tuple[str, int]:
    return bank, met


def in_turn(heads: Iterable[Head], store: Record, seed: int) -> list[Head]:
    """The banks that a mixed round may ask, each id once, in the order in which they are read. Tests are none."""
    met = met_counts(store)
    by_id: dict[str, Head] = {}
    for head in heads:
        if head.id is not None and not head.test:
            by_id.setdefault(head.id, head)
    ids = sorted(by_id)
    random.Random(seed).shuffle(ids)
    return [by_id[id_] for id_ in sorted(ids, key=lambda id_: met.get(id_, 0))]
