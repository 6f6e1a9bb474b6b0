"""Mixed rounds: balanced, unmet first, by article, leaning to what is weak; over pools of any shape."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Article
from quiz.bank.status import STATUSES, Status
from quiz.game.mix import ARTICLES, Candidate, mix
from tests.game.make import bank, claim

A_TO_H = "abcdefgh"


def candidate(article: str, id_: str, status: Status, *, met: bool = False, tags: tuple[str, ...] = ()) -> Candidate:
    of = bank((), id=article, article=Article(f"The text of {article}.", article))
    return Candidate(of, claim(id_, f"Claim {id_} of {article}.", status, tags=tags), met)


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
    near = claim("near", "A repairer stopped it.", Status.CONFIRMED, QUOTE)
    twin = claim("twin", "It was stopped by a repairer.", Status.CONFIRMED, QUOTE)
    other = claim("other", "Nobody speaks.", Status.CONFIRMED)
    one = bank((near, twin, other))
    for seed in range(20):
        chosen = {found.claim.id for found in mix([Candidate(one, c, False) for c in (near, twin, other)], 2, seed)}
        assert "other" in chosen


def _quote_of_the_article() -> str:
    text = bank().article.text
    return text[: text.index(".") + 1]


QUOTE = _quote_of_the_article()


def test_a_round_begins_with_the_article_that_is_asked_for() -> None:
    pool = pool_of(8, dict.fromkeys(STATUSES, 3))
    for seed in range(20):
        for wanted in (pool[0], pool[-1]):
            assert mix(pool, 12, seed, begin=wanted.article)[0].article == wanted.article
    firsts = {mix(pool, 12, seed)[0].article for seed in range(20)}
    assert len(firsts) > 1, "where none is asked for, the seed decides"
    assert len(mix(pool, 12, 1, begin="an article that is not there")) == 12
