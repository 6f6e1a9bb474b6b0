"""Which cards a round asks, in which order, and what is said where there is none."""

from __future__ import annotations

import dataclasses
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.hashes import claim_hash, question_hash
from quiz.bank.model import Bank
from quiz.bank.status import Status, Step
from quiz.game.events import Kind, Mode, Plan
from quiz.game.pace import minutes, reading_minutes
from quiz.game.plan import Known, NothingToPlay, Options, make_plan, pool_of
from tests.game.make import BY_ID, CLAIMS, QUESTIONS, bank, claim, many

BIG = bank(many(12))
NOTHING_KNOWN = Known()


def plan(of: Bank, known: Known = NOTHING_KNOWN, seed: int = 1, default_count: int = 10, **chosen: Any) -> Plan:
    return make_plan(of, Options(**chosen), known, seed, default_count)


def asked(of: Bank, known: Known = NOTHING_KNOWN, seed: int = 1, default_count: int = 10, **chosen: Any) -> list[str]:
    return [card.item for card in plan(of, known, seed, default_count, **chosen).cards]


def test_a_round_asks_ten_cards_unless_it_is_told_otherwise() -> None:
    assert asked(BIG) == [f"c{n}" for n in range(10)]
    assert asked(BIG, default_count=3) == ["c0", "c1", "c2"]
    assert asked(BIG, default_count=3, count=5) == ["c0", "c1", "c2", "c3", "c4"]
    assert asked(BIG, all=True) == [*(f"c{n}" for n in range(12)), "where", "who"]
    assert asked(BIG, count=99) == asked(BIG, all=True)


def test_claims_come_in_the_banks_order_and_then_its_questions() -> None:
    planned = plan(bank()).cards
    assert [card.item for card in planned] == [*BY_ID, "where", "who"]
    assert [card.kind for card in planned] == [Kind.CLAIM] * 8 + [Kind.QUESTION] * 2


def test_a_planned_card_holds_the_hash_of_the_day() -> None:
    planned = {card.item: card for card in plan(bank()).cards}
    assert planned["june"].hash == claim_hash(BY_ID["june"])
    assert planned["who"].hash == question_hash(QUESTIONS[1])
    assert {card.bank for card in planned.values()} == {"alder-lock"}


def test_what_was_not_yet_met_is_asked_before_what_was() -> None:
    met = Known(met=frozenset({"c0", "c1", "c2", "c3", "where"}))
    assert asked(BIG, met) == ["c0", *(f"c{n}" for n in range(4, 12)), "who"]
    assert asked(BIG, met, count=3) == ["c4", "c5", "c6"]


def test_where_all_was_met_the_bank_begins_again() -> None:
    assert asked(BIG, Known(met=frozenset(pool_of(BIG))), count=2) == ["c0", "c1"]


def test_drafts_are_never_asked_nor_in_the_pool() -> None:
    of = bank([BY_ID["closed"], BY_ID["guests"]._replace(draft=True)])
    assert asked(of, all=True) == ["closed", "where", "who"]
    assert plan(of).pool == ("closed", "where", "who")


def levels(*numbers: int | None) -> Bank:
    return bank([made._replace(level=level) for made, level in zip(many(len(numbers)), numbers, strict=True)])


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"statuses": (Status.DENIED,)}, ["beams", "barge"]),
        ({"statuses": (Status.UNSTATED, Status.CONFIRMED)}, ["closed", "ferry", "heron"]),
        ({"tags": ("water",)}, ["june", "barge"]),
        ({"tags": ("birds", "water")}, ["june", "barge", "heron"]),
        ({"tags": ("water",), "statuses": (Status.DENIED,)}, ["barge"]),
        ({"steps": (Step.STATUS,)}, list(BY_ID)),
        ({"steps": (Step.STATUS,), "count": 2}, ["closed", "guests"]),
    ],
)
def test_filters_pick_claims_and_leave_the_questions_out(options: dict[str, Any], expected: list[str]) -> None:
    tags = {"june": ("water", "plan"), "barge": ("water",), "heron": ("birds",)}
    of = bank([made._replace(tags=tags.get(made.id, ())) for made in CLAIMS])
    assert asked(of, **options) == expected


def test_levels_are_a_span_with_both_its_ends_and_a_claim_without_one_is_in_none() -> None:
    of = levels(1, 2, None, 3, 2)
    assert asked(of, levels=(2, 2)) == ["c1", "c4"]
    assert asked(of, levels=(2, 3)) == ["c1", "c3", "c4"]


def test_the_class_set_is_asked_whole_in_its_own_order() -> None:
    order = ("june", "closed", "gone", "barge")
    of = bank(class_set=order)
    after_a_round = Known(finished_once=True, met=frozenset({"june"}))
    assert asked(of, after_a_round, class_set=True) == ["june", "closed", "barge"]
    assert asked(of, after_a_round, default_count=1, class_set=True) == ["june", "closed", "barge"]
    assert asked(of, class_set=True, count=1) == ["june"]


def test_missed_asks_all_claims_missed_and_no_question() -> None:
    known = Known(missed=frozenset({"c1", "c3", "who", "gone"}))
    assert asked(BIG, known, missed=True) == ["c1", "c3"]
    assert len(asked(BIG, Known(missed=frozenset(pool_of(BIG))), missed=True)) == 12


def test_a_test_bank_is_an_exam_of_all_it_has() -> None:
    of = bank(many(12), test=True)
    planned = plan(of)
    assert (planned.exam, planned.mode, len(planned.cards)) == (True, Mode.EXAM, 14)
    assert len(plan(of, count=3).cards) == 3


def test_an_exam_is_one_where_it_is_asked_for() -> None:
    assert (plan(BIG).exam, plan(BIG).mode) == (False, Mode.PRACTICE)
    planned = plan(BIG, exam=True)
    assert (planned.exam, planned.mode, len(planned.cards)) == (True, Mode.EXAM, 10)


def test_the_banks_order_holds_until_one_round_was_finished() -> None:
    in_order = [f"c{n}" for n in range(12)]
    shuffled = asked(BIG, Known(finished_once=True), all=True)
    assert asked(BIG, all=True)[:12] == in_order
    assert shuffled[:12] != in_order
    assert sorted(shuffled[:12]) == sorted(in_order)
    assert shuffled[12:] == ["where", "who"]


def test_an_order_that_is_asked_for_wins() -> None:
    in_order = [f"c{n}" for n in range(12)]
    assert asked(BIG, Known(finished_once=True), all=True, order="article")[:12] == in_order
    assert asked(BIG, all=True, order="shuffled")[:12] != in_order


def test_a_seed_gives_one_order() -> None:
    known = Known(finished_once=True)
    assert asked(BIG, known, seed=5) == asked(BIG, known, seed=5)
    assert len({tuple(asked(BIG, known, seed=seed)) for seed in range(9)}) > 1
    assert plan(BIG, known, seed=5).seed == 5


@given(st.integers(0, 2**31))
def test_claims_on_one_sentence_do_not_follow_one_another_in_a_shuffled_round(seed: int) -> None:
    pairs = bank(
        [made._replace(id=made.id + more) for made in CLAIMS for more in ("", "-again")],
        questions=(),
    )
    order = asked(pairs, Known(finished_once=True), seed=seed, all=True)
    first = {claim.id: set(claim.quotes[0].sentences) if claim.quotes else set[int]() for claim in pairs.claims}
    assert sorted(order) == sorted(first)
    assert not any(first[one] & first[other] for one, other in pairwise(order))


def test_the_plan_keeps_what_tells_it_from_another() -> None:
    planned = plan(BIG, steps=(Step.STATUS, Step.QUOTE))
    assert planned.steps == (Step.STATUS, Step.QUOTE)
    assert planned.options == Options(steps=(Step.STATUS, Step.QUOTE)).key()
    assert planned.pool == (*(f"c{n}" for n in range(12)), "where", "who")


def test_each_option_makes_another_key() -> None:
    changed: list[dict[str, Any]] = [
        {"exam": True},
        {"order": "article"},
        {"seed": 1},
        {"count": 3},
        {"all": True},
        {"statuses": (Status.DENIED,)},
        {"levels": (1, 2)},
        {"tags": ("water",)},
        {"steps": (Step.QUOTE,)},
        {"missed": True},
        {"class_set": True},
        {"mix": 12},
    ]
    assert {key for one in changed for key in one} == {field.name for field in dataclasses.fields(Options)}
    assert len({Options(**one).key() for one in [{}, *changed]}) == len(changed) + 1


@pytest.mark.parametrize(
    ("of", "options", "sentence"),
    [
        (bank([made._replace(draft=True) for made in CLAIMS], questions=()), {}, "every claim of “B” is a draft."),
        (bank([made._replace(draft=True) for made in CLAIMS]), {"tags": ("x",)}, "every claim of “B” is a draft."),
        (bank(()), {"tags": ("x",)}, "“B” has no claims."),
        (bank(), {"tags": ("nowhere",)}, "no claim of “B” fits these options."),
        (bank(), {"levels": (3, 3)}, "no claim of “B” fits these options."),
        (bank(), {"missed": True}, "you have missed no claim of “B”."),
        (bank(), {"class_set": True}, "“B” has no class set."),
        (bank(class_set=("closed",)), {"class_set": True, "tags": ("x",)}, "no claim of “B” fits these options."),
    ],
)
def test_where_nothing_is_left_one_sentence_says_why(of: Bank, options: dict[str, Any], sentence: str) -> None:
    with pytest.raises(NothingToPlay) as told:
        plan(dataclasses.replace(of, title="B"), **options)
    assert str(told.value) == f"Nothing to play: {sentence}"


def test_who_has_missed_claims_is_not_told_that_there_are_none() -> None:
    with pytest.raises(NothingToPlay, match="fits these options"):
        plan(bank(), Known(missed=frozenset({"closed"})), missed=True, statuses=(Status.DENIED,))


def test_a_bank_of_questions_alone_can_be_played() -> None:
    assert asked(bank(())) == ["where", "who"]


@pytest.mark.parametrize(
    ("words", "cards", "expected"),
    [(0, 0, 1), (0, 10, 4), (230, 5, 3), (231, 5, 4), (46, 7, 3), (92, 14, 6), (460, 10, 6), (461, 10, 7)],
)
def test_minutes_are_reading_and_answering_rounded_up(words: int, cards: int, expected: int) -> None:
    assert minutes(words, cards) == expected


@given(st.integers(0, 40_000), st.integers(0, 400))
def test_minutes_are_rounded_up_exactly(words: int, cards: int) -> None:
    assert minutes(words, cards) == max(1, -(-(words + 92 * cards) // 230))


@pytest.mark.parametrize(("words", "expected"), [(0, 1), (230, 1), (500, 2), (1150, 5)])
def test_reading_takes_a_minute_for_230_words_and_one_at_least(words: int, expected: int) -> None:
    assert reading_minutes(words) == expected


def test_a_claim_without_a_quote_has_no_neighbours() -> None:
    of = bank([claim(f"u{n}", f"It is not said, {n}.", Status.UNSTATED) for n in range(5)], questions=())
    assert sorted(asked(of, Known(finished_once=True))) == ["u0", "u1", "u2", "u3", "u4"]


@pytest.mark.parametrize(
    "options",
    [
        Options(),
        Options(exam=True, order="article", seed=3, count=4, missed=True),
        Options(all=True, statuses=(Status.DENIED, Status.UNSTATED), levels=(1, 2), tags=("denial",)),
        Options(steps=(Step.STATUS, Step.QUOTE), class_set=True, mix=12),
    ],
)
def test_a_key_gives_its_options_back(options: Options) -> None:
    assert Options.of_key(options.key()) == options


@pytest.mark.parametrize("key", ["", "{}", "[]", "null", '{"levels":1,"steps":2,"statuses":["x"],"tags":[]}'])
def test_a_text_that_is_no_key_gives_the_usual_options(key: str) -> None:
    assert Options.of_key(key) == Options()
