"""Which claims a mixed round asks: from several articles, the statuses in balance, what was not met yet first.

By value: what may be asked, what was met, where the reader is weak and the seed are arguments.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from quiz.bank.model import Bank, Claim
from quiz.bank.status import Status
from quiz.game.card import card_of
from quiz.game.events import Mode, Plan, Planned
from quiz.game.neighbours import keep_apart
from quiz.game.plan import Known, NothingToPlay, Options, fitting

ARTICLES = 4
"""Articles that a round is spread over, where there are enough: each one more is one more to read."""
LEAN = 2.0
"""What a claim on a device that the reader is wholly weak in is worth, beside 1 for any claim."""


class Candidate(NamedTuple):
    """A claim that may be asked; `met` where the reader has answered it before."""

    bank: Bank
    claim: Claim
    met: bool

    @property
    def article(self) -> str:
        """What tells its article from others: two banks may be about one."""
        return self.bank.article.identity

    @property
    def sentences(self) -> frozenset[int]:
        """The sentences that decide it."""
        return frozenset(self.claim.quotes[0].sentences) if self.claim.quotes else frozenset()


def candidates(bank: Bank, options: Options, known: Known) -> list[Candidate]:
    """What a mixed round may ask of a bank."""
    return [Candidate(bank, claim, claim.id in known.met) for claim in fitting(bank, options, known)]


def make_mixed_plan(
    pool: Sequence[Candidate],
    count: int,
    options: Options,
    seed: int,
    weak: Mapping[str, float] | None = None,
    *,
    begin: str | None = None,
) -> Plan:
    """A plan over several banks. NothingToPlay where there is no claim. `begin`: the article to begin with."""
    chosen = mix(pool, count, seed, weak, begin=begin, in_order=options.order == "article")
    if not chosen:
        raise NothingToPlay("Nothing to play: no claim of these banks fits these options.")
    return Plan(
        tuple(_planned(one, options) for one in chosen), Mode.MIX, seed, options.steps, options.exam, options.key()
    )


def _planned(one: Candidate, options: Options) -> Planned:
    card = card_of(one.bank, one.claim.id, options.steps)
    assert card is not None, "a plan is made of the banks' own cards"
    return Planned(one.bank.id, one.claim.id, card.kind, card.hash)


def mix(
    pool: Sequence[Candidate],
    count: int,
    seed: int,
    weak: Mapping[str, float] | None = None,
    *,
    begin: str | None = None,
    in_order: bool = False,
) -> list[Candidate]:
    """At most `count` of `pool`, those on one article beside each other.

    No claim that was met is among them while one that was not is left out. Of the others the statuses' counts differ
    by at most one, as far as there are enough. `weak`: devices and how weak the reader is in each (0 to 1).
    `begin`: the article to begin with, as far as it has anything to ask. `in_order`: within an article as `pool` has
    them, instead of shuffled.
    """
    rng = random.Random(seed)
    shuffled = list(pool)
    rng.shuffle(shuffled)
    lean = dict(weak or {})
    fresh = [one for one in shuffled if not one.met]
    seen = [one for one in shuffled if one.met]
    first = _quotas(fresh, min(count, len(fresh)), Counter(), lean)
    then = _quotas(seen, min(count - first.total(), len(seen)), first, lean)
    chosen = _Picking(fresh, first, lean, count).run(begin)
    chosen += _Picking(seen, then, lean, count, taken=chosen).run(begin)
    groups = sorted(_in_groups(chosen, rng), key=lambda group: group[0].article != begin)
    if in_order:
        places = {(one.bank.id, one.claim.id): place for place, one in enumerate(pool)}
        for group in groups:
            group.sort(key=lambda one: places[one.bank.id, one.claim.id])
    return [one for group in groups for one in group]


def _quotas(
    pool: Iterable[Candidate], count: int, beside: Counter[Status], lean: Mapping[str, float]
) -> Counter[Status]:
    """How many of each status: one by one for whichever has fewest so far, `beside` counted in."""
    left = Counter(one.claim.status for one in pool)
    worth: dict[Status, float] = defaultdict(float)
    for one in pool:
        worth[one.claim.status] = max(worth[one.claim.status], _worth(one.claim, lean))
    order = list(left)
    quotas: Counter[Status] = Counter()
    for _ in range(count):
        status = min((s for s in order if left[s]), key=lambda s: (quotas[s] + beside[s], -worth[s]))
        quotas[status] += 1
        left[status] -= 1
    return quotas


def _worth(claim: Claim, lean: Mapping[str, float]) -> float:
    return 1 + LEAN * max((lean.get(tag, 0.0) for tag in claim.tags), default=0.0)


class _Picking:
    """Takes the quotas' claims from few articles: the most useful article first, so many claims of each."""

    def __init__(
        self,
        pool: Sequence[Candidate],
        quotas: Counter[Status],
        lean: Mapping[str, float],
        count: int,
        taken: Sequence[Candidate] = (),
    ) -> None:
        self.need = Counter(quotas)
        self.lean = lean
        self.most = max(2, -(-count // ARTICLES))
        self.taken: dict[str, list[Candidate]] = defaultdict(list)
        for one in taken:
            self.taken[one.article].append(one)
        self.chosen: list[Candidate] = []
        # The rarest status is served first, because few articles have it.
        self.supply = Counter(one.claim.status for one in pool)
        self.articles: dict[str, list[Candidate]] = defaultdict(list)
        for one in sorted(pool, key=lambda one: (self.supply[one.claim.status], -_worth(one.claim, lean))):
            self.articles[one.article].append(one)

    def run(self, begin: str | None) -> list[Candidate]:
        """The claims. `begin`: the article that is to be among theirs."""
        if begin is not None:
            # Where the reader is weak in something, the other articles are chosen for that.
            room = 1 if self.lean else self.most
            self._take(self._fitting(self.articles.get(begin, []), room - len(self.taken[begin])))
        while self.need.total() and (found := self._best()):
            self._take(found)
        # What the limit on one article kept back, wherever it is.
        for offered in self.articles.values():
            self._take(self._fitting(offered, len(offered), apart=False))
        return self.chosen

    def _best(self) -> list[Candidate]:
        """What the most useful article gives; nothing where none gives anything."""
        offers = [self._fitting(offered, self.most - len(self.taken[name])) for name, offered in self.articles.items()]
        return max(offers, key=self._value, default=[])

    def _value(self, offer: Iterable[Candidate]) -> float:
        return sum(_worth(one.claim, self.lean) for one in offer)

    def _fitting(self, offered: Iterable[Candidate], room: int, *, apart: bool = True) -> list[Candidate]:
        """Up to `room` of an article's claims that are still needed; `apart`: no two on one sentence."""
        need = Counter(self.need)
        found: list[Candidate] = []
        for one in offered:
            if len(found) >= room:
                break
            beside = [*self.taken[one.article], *found]
            if need[one.claim.status] and not (apart and any(one.sentences & other.sentences for other in beside)):
                need[one.claim.status] -= 1
                found.append(one)
        return found

    def _take(self, found: Iterable[Candidate]) -> None:
        for one in found:
            self.need[one.claim.status] -= 1
            self.taken[one.article].append(one)
            self.articles[one.article].remove(one)
            self.chosen.append(one)


def _in_groups(chosen: Sequence[Candidate], rng: random.Random) -> list[list[Candidate]]:
    """By article; in each in an order that tells nothing, neighbours kept apart."""
    mixed = list(chosen)
    rng.shuffle(mixed)
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for one in mixed:
        groups[one.article].append(one)
    return [keep_apart(group, [one.sentences for one in group]) for group in groups.values()]
