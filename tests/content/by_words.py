"""A reader who never sees an article: guesses a claim's status by the words of claims whose status is known.

Naive Bayes over the words of a claim and how many they are. Every article's claims are guessed from those of the other
articles (leave one article out), and what it gets is set beside what it gets once the statuses are shuffled.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from quiz.text.nearest import words


class Known(NamedTuple):
    """A claim's words, the article that it belongs to, and its status."""

    features: frozenset[str]
    article: str
    status: str


class Outcome(NamedTuple):
    """`right` of `of` guesses; `p` is the share of shuffles, the real order among them, that got at least so many."""

    right: int
    of: int
    p: float


def features(text: str) -> frozenset[str]:
    """A claim's words in lower case, and its length in steps of three words."""
    found = [word.casefold() for word in words(text)]
    return frozenset([*found, f"length {len(found) // 3}"])


def outcome(known: Sequence[Known], seed: int, shuffles: int) -> Outcome:
    """What the reader gets, and how often luck gets as much. Statuses are shuffled within each article."""
    rng = random.Random(seed)
    right = guessed_right(known)
    as_good = sum(guessed_right(_shuffled(known, rng)) >= right for _ in range(shuffles))
    return Outcome(right, len(known), (1 + as_good) / (1 + shuffles))


def guessed_right(known: Sequence[Known]) -> int:
    """How many claims are guessed right, each from the claims of the other articles."""
    by_article: dict[str, list[Known]] = defaultdict(list)
    for one in known:
        by_article[one.article].append(one)
    everything = _Counts(known)
    return sum(_right_in(held_out, everything, _Counts(held_out)) for held_out in by_article.values())


class _Counts:
    """How many claims a status has, and how many of them hold a word."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.statuses = Counter(one.status for one in known)
        self.words = Counter((one.status, word) for one in known for word in one.features)


def _right_in(held_out: Sequence[Known], everything: _Counts, own: _Counts) -> int:
    left = {status: count - own.statuses[status] for status, count in everything.statuses.items()}
    total = sum(left.values())

    def worth(one: Known, status: str) -> float:
        seen = left[status]
        score = math.log((seen + 1) / (total + len(left)))
        for word in one.features:
            score += math.log((everything.words[status, word] - own.words[status, word] + 0.5) / (seen + 1))
        return score

    return sum(max(sorted(left), key=lambda status: worth(one, status)) == one.status for one in held_out)


def _shuffled(known: Sequence[Known], rng: random.Random) -> list[Known]:
    places: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(known):
        places[one.article].append(index)
    mixed = list(known)
    for indexes in places.values():
        statuses = [known[index].status for index in indexes]
        rng.shuffle(statuses)
        for index, status in zip(indexes, statuses, strict=True):
            mixed[index] = known[index]._replace(status=status)
    return mixed
