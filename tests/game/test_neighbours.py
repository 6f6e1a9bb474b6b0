"""Claims on one sentence are kept apart wherever any order keeps them apart."""

from __future__ import annotations

import random
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.game.neighbours import MOST_SEARCHED, keep_apart

Groups = list[frozenset[int]]

FEW = st.lists(st.frozensets(st.integers(1, 5), max_size=2), max_size=7)


def order_of(groups: Groups) -> list[int]:
    return keep_apart(range(len(groups)), groups)


def neighbours(groups: Groups, order: list[int]) -> int:
    return sum(bool(groups[one] & groups[other]) for one, other in pairwise(order))


def can_be_apart(groups: Groups) -> bool:
    return any(neighbours(groups, list(order)) == 0 for order in permutations(range(len(groups))))


@settings(deadline=None)
@given(FEW)
def test_an_order_without_neighbours_is_found_where_there_is_one(groups: Groups) -> None:
    order = order_of(groups)
    assert sorted(order) == list(range(len(groups)))
    assert (neighbours(groups, order) == 0) == can_be_apart(groups)


@given(FEW)
def test_an_order_that_obeys_already_is_left_as_it_is(groups: Groups) -> None:
    obeying: Groups = []
    for group in groups:
        if not (obeying and obeying[-1] & group):
            obeying.append(group)
    assert order_of(obeying) == list(range(len(obeying)))


def test_a_crowded_sentence_does_not_disturb_an_order_that_obeys() -> None:
    """A search would begin with the sentence that half of them stand on."""
    assert order_of([frozenset({n}) for n in (1, 2, 3, 2)]) == [0, 1, 2, 3]


@settings(deadline=None)
@given(st.lists(st.frozensets(st.integers(1, 40), max_size=3), max_size=MOST_SEARCHED + 60))
def test_nothing_is_lost_nor_asked_twice(groups: Groups) -> None:
    assert sorted(order_of(groups)) == list(range(len(groups)))


def test_one_pair_of_neighbours_is_parted_and_the_rest_stays_as_it_was() -> None:
    groups = [frozenset({n}) for n in (1, 1, 2, 3, 4, 5)]
    assert order_of(groups) == [0, 2, 1, 3, 4, 5]


def test_the_items_themselves_come_back() -> None:
    assert keep_apart(["a", "b", "c"], [frozenset({1}), frozenset({1}), frozenset({2})]) == ["a", "c", "b"]
    assert keep_apart([], []) == []


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("total", [40, 10_000])
def test_half_of_all_on_one_sentence_take_turns_with_the_rest(total: int, last: bool) -> None:
    groups = [frozenset({0}) if n < total // 2 else frozenset({n}) for n in range(total)]
    groups = groups[::-1] if last else groups
    assert neighbours(groups, order_of(groups)) == 0


def test_one_that_goes_beside_nothing_does_not_keep_others_from_their_places() -> None:
    alone = [frozenset({n}) for n in range(MOST_SEARCHED)]
    groups = [*alone, frozenset(range(MOST_SEARCHED)), alone[-1]]
    assert neighbours(groups, order_of(groups)) == 1


@pytest.mark.parametrize("total", [40, 10_000])
def test_where_too_many_share_a_sentence_no_more_than_needed_are_neighbours(total: int) -> None:
    crowd = total * 3 // 5
    groups = [frozenset({0}) if n < crowd else frozenset({n}) for n in range(total)]
    assert neighbours(groups, order_of(groups)) == crowd - (total - crowd) - 1


@pytest.mark.parametrize("sentences", [3, 50, 2_000, 8_000])
def test_ten_thousand_claims_are_kept_apart(sentences: int) -> None:
    rng = random.Random(sentences)
    groups = [frozenset({rng.randrange(sentences)}) for _ in range(10_000)]
    order = order_of(groups)
    assert sorted(order) == list(range(10_000))
    assert neighbours(groups, order) == 0


def test_ten_thousand_claims_of_one_sentence_end_too() -> None:
    assert sorted(order_of([frozenset({1})] * 10_000)) == list(range(10_000))


def test_a_search_that_cannot_succeed_ends() -> None:
    groups = [frozenset({n % 3, 9}) if n % 2 else frozenset({n % 3}) for n in range(MOST_SEARCHED)]
    groups[:] = [*groups[: MOST_SEARCHED // 2], *[frozenset({0, 1, 2})] * (MOST_SEARCHED // 2)]
    assert sorted(order_of(groups)) == list(range(MOST_SEARCHED))
