"""The rule against neighbours: two claims whose first quotes share a sentence do not follow one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")

MOST_TRIES = 20_000
"""Positions tried before the best order found is taken: bounds the search on hostile banks."""


def keep_apart(items: Sequence[T], groups: Sequence[frozenset[int]]) -> list[T]:
    """`items` in an order as near to the given one as the rule allows, where any order obeys it.

    `groups[i]` holds the sentence numbers of item i. Where no order without neighbours exists (or none is found in
    MOST_TRIES steps) the order that got furthest is kept and the rest follow as they were.
    """
    if not any(a & b for a, b in pairwise(groups)):
        return list(items)
    order = _search(groups)
    return [items[index] for index in order]


def _search(groups: Sequence[frozenset[int]]) -> list[int]:
    """Depth first, the crowded sentences early, the given order otherwise."""
    total = len(groups)
    chain: list[int] = []
    waiting: list[list[int]] = [_candidates(groups, chain, range(total))]
    furthest: list[int] = []
    for _ in range(max(MOST_TRIES, 4 * total)):
        if len(chain) == total or not waiting:
            break
        if not waiting[-1]:
            waiting.pop()
            if chain:
                chain.pop()
            continue
        chain.append(waiting[-1].pop(0))
        if len(chain) > len(furthest):
            furthest = chain[:]
        used = set(chain)
        waiting.append(_candidates(groups, chain, [i for i in range(total) if i not in used]))
    return [*furthest, *(i for i in range(total) if i not in set(furthest))]


def _candidates(groups: Sequence[frozenset[int]], chain: list[int], left: Sequence[int]) -> list[int]:
    """What may come next: first a claim of a sentence that half of what is left hangs on, else in the given order."""
    last = groups[chain[-1]] if chain else frozenset()
    free = [i for i in left if not groups[i] & last]
    crowd: dict[int, int] = {}
    for i in left:
        for sentence in groups[i]:
            crowd[sentence] = crowd.get(sentence, 0) + 1
    pressing = {sentence for sentence, count in crowd.items() if 2 * count >= len(left)}
    return sorted(free, key=lambda i: not groups[i] & pressing)
