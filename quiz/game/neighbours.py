"""The rule against neighbours: two claims whose first quotes share a sentence do not follow one another."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")

MOST_TRIES = 20_000
"""Positions tried before the best order found is taken: bounds the search on hostile banks."""

MOST_SEARCHED = 200
"""Items up to which an order is searched for. More are put in order in one walk, whose time grows as they do."""

FILLINGS = 8
"""How often what waited in vain is taken along the whole walk again."""


def keep_apart(items: Sequence[T], groups: Sequence[frozenset[int]]) -> list[T]:
    """`items` in an order as near to the given one as the rule allows, where any order obeys it.

    `groups[i]` holds the sentence numbers of item i. Where no order without neighbours exists (or none is found in
    MOST_TRIES steps) the order that got furthest is kept and the rest follow as they were. More than MOST_SEARCHED
    items may keep neighbours where only a search would find an order without.
    """
    if not any(a & b for a, b in pairwise(groups)):
        return list(items)
    order = _search(groups) if len(groups) <= MOST_SEARCHED else _walk(groups)
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


def _walk(groups: Sequence[frozenset[int]]) -> list[int]:
    """In the given order; what would follow a neighbour waits for the next place where it fits."""
    chain: list[int] = []
    waiting: deque[int] = deque()
    for index in range(len(groups)):
        while waiting and _fits(groups, chain, waiting[0]):
            chain.append(waiting.popleft())
        if _fits(groups, chain, index):
            chain.append(index)
        else:
            waiting.append(index)
    for _ in range(FILLINGS):
        if waiting:
            chain = _filled(groups, chain, waiting)
            waiting.rotate(-1)
    return [*chain, *waiting]


def _filled(groups: Sequence[frozenset[int]], chain: list[int], waiting: deque[int]) -> list[int]:
    """The chain with what waits put between two that it fits; what fits nowhere stays in `waiting`."""
    filled: list[int] = []
    for index in chain:
        if waiting and not groups[waiting[0]] & groups[index] and _fits(groups, filled, waiting[0]):
            filled.append(waiting.popleft())
        filled.append(index)
    while waiting and _fits(groups, filled, waiting[0]):
        filled.append(waiting.popleft())
    return filled


def _fits(groups: Sequence[frozenset[int]], chain: list[int], index: int) -> bool:
    return not (chain and groups[chain[-1]] & groups[index])
