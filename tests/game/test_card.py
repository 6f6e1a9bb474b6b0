"""Which steps a card asks, and which sources it offers."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Claim, Source
from quiz.bank.status import ARTICLE_ITSELF, STEPS, Status, Step
from quiz.game.card import MOST_CHOICES, card_of, claim_steps, offered_sources, right_sources
from quiz.game.events import Ask, Kind
from tests.game.make import BEAMS, BY_ID, CLAIMS, CLOSED, GUESTS, SOURCES, bank, card, claim

DISPUTED = BY_ID["beams"]
LONE_DENIAL = BY_ID["barge"]

ASKED: list[tuple[Claim, set[Step]]] = [
    (BY_ID["closed"], {Step.QUOTE, Step.SOURCE}),
    (BY_ID["guests"], {Step.QUOTE, Step.SOURCE}),
    (DISPUTED, {Step.QUOTE, Step.SOURCE, Step.DENIAL}),
    (LONE_DENIAL, {Step.QUOTE, Step.DENIAL}),
    (BY_ID["payer"], {Step.QUOTE}),
    (BY_ID["ferry"], {Step.QUOTE}),
    (BY_ID["heron"], {Step.QUOTE}),
]
"""A claim of every row of the table in docs/format.md, and what it lets be asked after the status."""

ASKS = [tuple(step for step, wanted in zip(STEPS, row, strict=True) if wanted) for row in product((0, 1), repeat=4)]


@pytest.mark.parametrize("ask", ASKS)
@pytest.mark.parametrize(("made", "allowed"), ASKED, ids=lambda value: getattr(value, "id", ""))
def test_the_steps_are_those_asked_for_that_the_status_allows(
    made: Claim, allowed: set[Step], ask: tuple[Step, ...]
) -> None:
    expected = [step.value for step in STEPS if step is Step.STATUS or (step in ask and step in allowed)]
    assert [step.value for step in claim_steps(made, ask)] == expected


SECOND = [
    (made, also)
    for made, allowed in ASKED
    for also in Status
    if also is not made.status and allowed & {Step.SOURCE, Step.DENIAL}
]
"""Claims that would be asked for a voice, if their status were the only one."""


@pytest.mark.parametrize(("made", "also"), SECOND, ids=lambda value: getattr(value, "id", value))
def test_a_claim_with_a_second_status_is_asked_status_and_quote_only(made: Claim, also: Status) -> None:
    assert len(claim_steps(made, STEPS)) > 2
    assert claim_steps(made._replace(also=also), STEPS) == (Ask.STATUS, Ask.QUOTE)


def test_steps_come_in_their_own_order_however_they_are_written() -> None:
    assert claim_steps(DISPUTED, STEPS[::-1]) == (Ask.STATUS, Ask.QUOTE, Ask.SOURCE, Ask.DENIAL)


def test_a_claim_asks_what_the_round_says_else_what_it_says_itself_else_what_its_bank_says() -> None:
    of = bank([BY_ID["guests"], BY_ID["june"]._replace(ask=(Step.SOURCE,))], ask=(Step.QUOTE,))
    asked = [(found := card_of(of, id_)) and found.steps for id_ in ("guests", "june")]
    assert asked == [(Ask.STATUS, Ask.QUOTE), (Ask.STATUS, Ask.SOURCE)]
    overridden = card_of(of, "june", (Step.STATUS, Step.QUOTE))
    assert overridden is not None
    assert overridden.steps == (Ask.STATUS, Ask.QUOTE)


def test_a_question_is_a_card_of_one_step() -> None:
    found = card_of(bank(), "where", (Step.QUOTE, Step.SOURCE))
    assert found is not None
    assert (found.kind, found.steps, found.text) == (Kind.QUESTION, (Ask.QUESTION,), "What lies on the bank?")


def test_a_draft_and_an_id_that_is_gone_are_no_cards() -> None:
    of = bank([BY_ID["closed"]._replace(draft=True)])
    assert card_of(of, "closed") is None
    assert card_of(of, "guests") is None


def offered(made: Claim, ask: Ask, seed: int = 1, sources: tuple[Source, ...] = SOURCES) -> list[str]:
    return [source.id for source in offered_sources(card(made, *STEPS, sources=sources), ask, seed)]


STEPS_OF_SOURCES = [
    (made, Ask(step.value)) for made, allowed in ASKED for step in (Step.SOURCE, Step.DENIAL) if step in allowed
]


@pytest.mark.parametrize(("made", "ask"), STEPS_OF_SOURCES, ids=str)
def test_choices_are_the_article_first_then_the_banks_order_and_hold_a_right_one(made: Claim, ask: Ask) -> None:
    order = [ARTICLE_ITSELF, *(source.id for source in SOURCES)]
    for seed in range(60):
        ids = offered(made, ask, seed)
        assert len(ids) == MOST_CHOICES
        assert ids[0] == ARTICLE_ITSELF
        assert ids == sorted(ids, key=order.index)
        assert set(ids) & set(right_sources(made, ask))
        assert not {"council", "mayor"} <= set(ids)


def test_the_same_seed_offers_the_same_and_other_seeds_do_not_always() -> None:
    guests = BY_ID["guests"]
    assert offered(guests, Ask.SOURCE, 5) == offered(guests, Ask.SOURCE, 5)
    assert len({tuple(offered(guests, Ask.SOURCE, seed)) for seed in range(20)}) > 1


def test_a_choice_carries_its_source_and_the_article_none() -> None:
    first, *others = offered_sources(card(BY_ID["guests"], *STEPS), Ask.SOURCE, 1)
    assert first.source is None
    assert all(choice.source is not None and choice.source.id == choice.id for choice in others)


def test_the_right_sources_by_status() -> None:
    assert right_sources(BY_ID["closed"], Ask.SOURCE) == (ARTICLE_ITSELF,)
    assert right_sources(BY_ID["guests"], Ask.SOURCE) == ("finch",)
    assert right_sources(DISPUTED, Ask.SOURCE) == ("engineer",)
    assert right_sources(DISPUTED, Ask.DENIAL) == ("council",)


def test_a_group_of_a_right_one_is_no_wrong_choice_nor_is_a_member() -> None:
    said_by_member = claim("cost", "The work is dear.", Status.ATTRIBUTED, GUESTS, said_by=("mayor",))
    for seed in range(60):
        assert "council" not in offered(said_by_member, Ask.SOURCE, seed)
        assert "mayor" not in offered(BY_ID["june"], Ask.SOURCE, seed)


def test_a_member_of_a_member_counts_as_a_member() -> None:
    state, town = Source("state", "the state"), Source("town", "the town", part_of=("state",))
    clerk, heron = Source("clerk", "the clerk", part_of=("town",)), Source("heron", "the heron")
    made = claim("a", "Somebody says it.", Status.ATTRIBUTED, GUESTS, said_by=("state",))
    assert offered(made, Ask.SOURCE, 1, (state, town, clerk, heron)) == [ARTICLE_ITSELF, "state", "heron"]


def test_groups_that_hold_one_another_end_the_drawing_all_the_same() -> None:
    one, other = Source("one", "one", part_of=("other",)), Source("other", "the other", part_of=("one",))
    made = claim("a", "Somebody says it.", Status.ATTRIBUTED, GUESTS, said_by=("one",))
    assert offered(made, Ask.SOURCE, 1, (one, other)) == [ARTICLE_ITSELF, "one"]


def test_a_bank_of_few_sources_offers_what_it_has() -> None:
    assert offered(BY_ID["closed"], Ask.SOURCE, 1, ()) == [ARTICLE_ITSELF]
    assert offered(BY_ID["guests"], Ask.SOURCE, 1, SOURCES[3:4]) == [ARTICLE_ITSELF, "finch"]


def test_where_the_article_itself_denies_it_is_offered_once() -> None:
    made = claim("a", "It is open.", Status.DENIED, CLOSED, denied_by=(ARTICLE_ITSELF, "council"))
    for seed in range(30):
        assert offered(made, Ask.DENIAL, seed).count(ARTICLE_ITSELF) == 1


def test_of_many_right_ones_a_wrong_one_beside_the_article_stays() -> None:
    right = ("keeper", "finch", "engineer", "paper", "rowers")
    made = claim("a", "All say it.", Status.ATTRIBUTED, BEAMS, said_by=right)
    for seed in range(60):
        ids = offered(made, Ask.SOURCE, seed)
        assert len(ids) == MOST_CHOICES
        assert set(ids) - {ARTICLE_ITSELF} - set(right)


def test_which_of_many_right_ones_are_offered_hangs_on_the_seed() -> None:
    right = ("keeper", "finch", "engineer", "paper", "rowers")
    made = claim("a", "All say it.", Status.ATTRIBUTED, BEAMS, said_by=right)
    assert {id_ for seed in range(60) for id_ in offered(made, Ask.SOURCE, seed)} >= set(right)


def test_a_relation_of_a_right_one_that_was_not_drawn_is_no_wrong_choice_either() -> None:
    right = ("council", "keeper", "finch", "engineer", "paper")
    made = claim("a", "All say it.", Status.ATTRIBUTED, BEAMS, said_by=right)
    chosen = [offered(made, Ask.SOURCE, seed) for seed in range(60)]
    assert any("council" not in ids for ids in chosen)
    assert not any("mayor" in ids for ids in chosen)


IDS = [f"s{n}" for n in range(8)]


@given(
    parts=st.lists(st.lists(st.sampled_from(IDS), max_size=2), min_size=8, max_size=8),
    said_by=st.lists(st.sampled_from(IDS), min_size=1, max_size=6, unique=True),
    seed=st.integers(0, 2**31),
)
def test_whatever_the_groups_the_choices_keep_the_rules(parts: list[list[str]], said_by: list[str], seed: int) -> None:
    sources = tuple(Source(id_, id_, part_of=tuple(groups)) for id_, groups in zip(IDS, parts, strict=True))
    made = claim("a", "Somebody says it.", Status.ATTRIBUTED, GUESTS, said_by=tuple(said_by))
    ids = offered(made, Ask.SOURCE, seed, sources)
    assert ids == [ARTICLE_ITSELF, *sorted(ids[1:])]
    assert len(ids) <= MOST_CHOICES
    assert set(ids) & set(said_by)
    by_id = {source.id: source for source in sources}
    assert not any(group in ids and group != id_ for id_ in ids[1:] for group in by_id[id_].part_of)


def test_every_claim_of_these_tests_stands_in_the_table() -> None:
    assert {made.status for made, _ in ASKED} == {made.status for made in CLAIMS} == set(Status)
