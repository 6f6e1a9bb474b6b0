"""Mixed rounds: balanced, unmet first, by article, leaning to what is weak; over pools of any shape."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Article
from quiz.bank.status import STATUSES, Status
from quiz.game.mix import ARTICLES, Candidate, mix
from tests.game.make import CLOSED, CRANE, bank, claim

A_TO_H = "abcdefgh"
SEEDS = range(20)


def candidate(
    article: str, id_: str, status: Status, *quotes: str, met: bool = False, tags: tuple[str, ...] = ()
) -> Candidate:
    of = bank((), id=article, article=Article(f"The text of {article}.", article))
    return Candidate(of, claim(id_, f"Claim {id_} of {article}.", status, *quotes, tags=tags), met)


def several(
    article: str, amount: int, status: Status = Status.DENIED, *, met: bool = False, tags: tuple[str, ...] = ()
) -> list[Candidate]:
    """So many claims that are alike."""
    name = f"{status.value}-{met}-{'-'.join(tags)}"
    return [candidate(article, f"{name}-{n}", status, met=met, tags=tags) for n in range(amount)]


def pool_of(articles: int, each: dict[Status, int], met: int = 0) -> list[Candidate]:
    """`each` claims a status in every article; the first `met` of all were met."""
    made = [
        candidate(A_TO_H[a], f"{status.value}-{n}", status)
        for a in range(articles)
        for status, amount in each.items()
        for n in range(amount)
    ]
    return [one._replace(met=index < met) for index, one in enumerate(made)]


def keys(chosen: list[Candidate]) -> list[tuple[str, str]]:
    return [(one.bank.id, one.claim.id) for one in chosen]


pools = st.lists(
    st.tuples(st.sampled_from(A_TO_H), st.sampled_from(STATUSES), st.booleans(), st.sampled_from(["foil", "belief"])),
    max_size=60,
).map(
    lambda rows: [
        candidate(article, f"c-{n}", status, met=met, tags=(tag,)) for n, (article, status, met, tag) in enumerate(rows)
    ]
)


@given(pools, st.integers(1, 20), st.integers(0, 10), st.sampled_from([{}, {"foil": 0.6}]))
def test_what_holds_for_every_pool(pool: list[Candidate], count: int, seed: int, weak: dict[str, float]) -> None:
    chosen = mix(pool, count, seed, weak)
    assert len(chosen) == min(count, len(pool))
    assert len(set(keys(chosen))) == len(chosen), "no claim twice"
    left_out = [one for one in pool if keys([one])[0] not in keys(chosen)]
    if any(one.met for one in chosen):
        assert all(one.met for one in left_out), "nothing met is asked while something unmet is left out"
    assert len([*groupby(chosen, key=lambda one: one.article)]) == len({one.article for one in chosen})
    assert mix(pool, count, seed, weak) == chosen, "the seed decides"


@given(pools, st.integers(1, 20), st.integers(0, 10))
def test_counts_differ_by_at_most_one_where_there_are_enough(pool: list[Candidate], count: int, seed: int) -> None:
    fresh = [one._replace(met=False) for one in pool]
    asked = Counter(one.claim.status for one in mix(fresh, count, seed))
    there = Counter(one.claim.status for one in fresh)
    most = max(asked.values(), default=0)
    assert all(asked[status] >= most - 1 or asked[status] == there[status] for status in there)


def test_a_round_is_spread_over_a_few_articles() -> None:
    each = dict.fromkeys(STATUSES, 3)
    chosen = mix(pool_of(8, each), 12, seed=3)
    assert Counter(Counter(one.article for one in chosen).values()) == {3: ARTICLES}
    assert len({one.article for one in mix(pool_of(1, each), 12, seed=3)}) == 1, "one alone serves as well"


def test_a_status_that_one_article_alone_has_is_asked() -> None:
    pool = [*pool_of(6, {Status.CONFIRMED: 6, Status.DENIED: 6}), candidate("h", "only", Status.UNSTATED)]
    for seed in range(20):
        assert ("h", "only") in keys(mix(pool, 9, seed))


def test_it_leans_to_what_the_reader_is_weak_in() -> None:
    pool = [
        candidate(article, f"{tag}-{n}", Status.DENIED, tags=(tag,))
        for article in A_TO_H
        for tag in ("denial", "dispute")
        for n in range(2)
    ]
    plain = sum("dispute" in one.claim.tags for seed in range(40) for one in mix(pool, 8, seed))
    leaning = sum("dispute" in one.claim.tags for seed in range(40) for one in mix(pool, 8, seed, {"dispute": 0.8}))
    assert leaning == 8 * 40
    assert 0.3 < plain / (8 * 40) < 0.7


def test_the_order_within_an_article_tells_no_status() -> None:
    pool = [*pool_of(4, {Status.CONFIRMED: 9}), *(candidate(a, f"n-{a}", Status.UNSTATED) for a in A_TO_H[:4])]
    firsts = [mix(pool, 12, seed)[0].claim.status for seed in range(60)]
    assert 5 < firsts.count(Status.UNSTATED) < 55


def test_two_claims_on_one_sentence_are_not_both_asked_where_others_will_do() -> None:
    near = claim("near", "A repairer stopped it.", Status.CONFIRMED, CLOSED)
    twin = claim("twin", "It was stopped by a repairer.", Status.CONFIRMED, CLOSED)
    other = claim("other", "Nobody speaks.", Status.CONFIRMED)
    one = bank((near, twin, other))
    for seed in range(20):
        chosen = {found.claim.id for found in mix([Candidate(one, c, False) for c in (near, twin, other)], 2, seed)}
        assert "other" in chosen


def test_two_claims_on_one_sentence_are_both_asked_where_there_is_nothing_else_and_kept_apart() -> None:
    twins = [candidate("a", "near", Status.DENIED, CLOSED), candidate("a", "twin", Status.DENIED, CLOSED)]
    other = candidate("a", "other", Status.DENIED, CRANE)
    for seed in SEEDS:
        assert len(mix(twins, 2, seed)) == 2
        assert mix([*twins, other], 3, seed)[1] == other


def test_it_is_the_first_quote_whose_sentence_another_claim_may_not_share() -> None:
    both = candidate("a", "both", Status.DENIED, CLOSED, CRANE)
    twin = candidate("a", "twin", Status.DENIED, CLOSED)
    other = candidate("a", "other", Status.DENIED, CRANE)
    assert all(other in mix([both, twin, other], 2, seed) for seed in SEEDS)
    assert any(both in mix([both, twin, other], 2, seed) for seed in SEEDS)


def test_a_round_begins_with_the_article_that_is_asked_for() -> None:
    pool = pool_of(8, dict.fromkeys(STATUSES, 3))
    for seed in range(20):
        for wanted in (pool[0], pool[-1]):
            assert mix(pool, 12, seed, begin=wanted.article)[0].article == wanted.article
    firsts = {mix(pool, 12, seed)[0].article for seed in range(20)}
    assert len(firsts) > 1, "where none is asked for, the seed decides"
    assert len(mix(pool, 12, 1, begin="an article that is not there")) == 12


def test_a_short_round_asks_at_least_two_claims_of_an_article() -> None:
    pool = pool_of(8, dict.fromkeys(STATUSES, 3))
    for seed in SEEDS:
        assert sorted(Counter(one.article for one in mix(pool, 4, seed)).values()) == [2, 2]


def test_a_round_that_four_articles_do_not_share_evenly_still_reads_no_fifth() -> None:
    pool = pool_of(8, {Status.DENIED: 9})
    for seed in SEEDS:
        assert sorted(Counter(one.article for one in mix(pool, 10, seed)).values()) == [1, 3, 3, 3]


def test_a_status_that_one_article_alone_has_takes_its_place_among_that_article_s_share() -> None:
    pool = [*several("h", 6), candidate("h", "only", Status.UNSTATED), *several("b", 6)]
    for seed in SEEDS:
        chosen = mix(pool, 4, seed)
        assert ("h", "only") in keys(chosen)
        assert Counter(one.bank.id for one in chosen) == {"h": 2, "b": 2}


def test_two_banks_on_one_article_are_one_article() -> None:
    one = bank(id="one")
    two = bank(id="two")
    shared = [Candidate(of, claim(f"c-{n}", f"Claim {n}.", Status.DENIED), False) for of in (one, two) for n in (0, 1)]
    for seed in SEEDS:
        chosen = mix([*shared, *several("b", 4)], 4, seed, begin=shared[0].article)
        assert [one.bank.id == "b" for one in chosen] == [False, False, True, True]


def test_no_status_is_asked_before_the_others_where_a_round_cannot_have_all() -> None:
    pool = pool_of(4, dict.fromkeys(STATUSES, 3))
    assert {mix(pool, 1, seed)[0].claim.status for seed in range(60)} == set(STATUSES)


# What was met beside what was not


def test_the_statuses_of_what_was_met_make_up_for_those_of_what_was_not() -> None:
    pool = [
        *several("a", 3, Status.CONFIRMED),
        *several("b", 6, Status.CONFIRMED, met=True),
        *several("c", 6, Status.ATTRIBUTED, met=True),
    ]
    for seed in SEEDS:
        asked = Counter(one.claim.status for one in mix(pool, 6, seed))
        assert asked == {Status.CONFIRMED: 3, Status.ATTRIBUTED: 3}


@pytest.mark.parametrize("begin", "ab")
def test_what_was_met_adds_nothing_to_an_article_that_has_its_share(begin: str) -> None:
    pool = [*several("a", 2), *(one for article in "abcd" for one in several(article, 4, met=True))]
    pool.sort(key=lambda one: one.article != begin)
    for seed in SEEDS:
        assert Counter(one.bank.id for one in mix(pool, 8, seed)) == dict.fromkeys("abcd", 2)


def test_what_was_met_is_not_asked_on_a_sentence_of_what_was_not_where_others_will_do() -> None:
    near = candidate("a", "near", Status.DENIED, CLOSED)
    twin = candidate("a", "twin", Status.DENIED, CLOSED, met=True)
    other = candidate("a", "other", Status.DENIED, CRANE, met=True)
    for seed in SEEDS:
        assert {one.claim.id for one in mix([near, twin, other], 2, seed)} == {"near", "other"}


# What the reader is weak in


def test_a_claim_on_a_weak_device_goes_before_two_others_where_the_reader_is_weak_enough() -> None:
    weak = candidate("b", "weak", Status.DENIED, tags=("denial",))
    pool = [*several("a", 1), weak, *several("c", 2)]
    for seed in SEEDS:
        assert weak in mix(pool, 3, seed, {"denial": 0.9}, begin=pool[0].article)
        assert weak not in mix(pool, 3, seed, {"denial": 0.3}, begin=pool[0].article)


@pytest.mark.parametrize("tags", [("denial",), ("denial", "dispute")])
def test_an_article_of_four_others_goes_before_one_claim_however_weak_the_reader_is_in_it(
    tags: tuple[str, ...],
) -> None:
    weak = candidate("b", "weak", Status.DENIED, tags=tags)
    pool = [*several("a", 1), weak, *(one for article in "cde" for one in several(article, 4))]
    for seed in SEEDS:
        assert weak not in mix(pool, 13, seed, dict.fromkeys(tags, 1.0), begin=pool[0].article)


def test_within_an_article_what_is_weak_is_asked_first() -> None:
    weak = candidate("b", "weak", Status.DENIED, tags=("denial",))
    pool = [*several("a", 1), *several("b", 5), weak]
    assert all(weak in mix(pool, 3, seed, {"denial": 0.1}) for seed in SEEDS)


def test_the_odd_claim_of_a_round_has_a_status_in_which_something_is_weak() -> None:
    pool = [*several("a", 4, Status.CONFIRMED), *several("b", 4, Status.DENIED, tags=("denial",))]
    for seed in SEEDS:
        asked = Counter(one.claim.status for one in mix(pool, 3, seed, {"denial": 0.5}))
        assert asked == {Status.CONFIRMED: 1, Status.DENIED: 2}


# The order


def test_in_the_article_s_order_the_claims_of_an_article_stand_as_they_are_offered() -> None:
    pool = pool_of(4, dict.fromkeys(STATUSES, 3))
    places = {key: place for place, key in enumerate(keys(pool))}
    for seed in SEEDS:
        for _, group in groupby(mix(pool, 12, seed, in_order=True), key=lambda one: one.article):
            found = [places[key] for key in keys([*group])]
            assert found == sorted(found)
