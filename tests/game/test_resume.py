"""A round that is left after any event goes on at the same card and step, also in a bank that was edited since."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bank.model import Claim, Option
from quiz.bank.status import STEPS, Mark, Status, Step
from quiz.game.events import Ask, Event, Flagged, Plan, Skipped
from quiz.game.round import replay
from quiz.game.session import RoundSession
from quiz.game.view import Act, Back, CardView, Choose, Flag, Hint, Next, NotNow, Object, Phase, Skip, Submit, View
from tests.game.make import BY_ID, CLAIMS, NOW, QUESTIONS, Table, answered, bank, finished, plan_of, shown, sit, skipped

BANK = bank([*CLAIMS[:4], CLAIMS[6]])
PRACTICE = plan_of(BANK, steps=STEPS)
EXAM = plan_of(BANK, steps=STEPS, exam=True)

CHOICES = [*(status.value for status in Status), *range(9), "article", "finch", "council", "engineer", (1,), (1, 3)]
ANSWERS = st.builds(Choose, st.sampled_from(CHOICES))
OTHERS = st.sampled_from([Skip(), Hint(), Next(), Object("so"), Flag(), Back(), Back(0), Back(3)])
ACTS = st.lists(st.one_of(ANSWERS, ANSWERS, ANSWERS, st.just(Next()), OTHERS), max_size=40)


def drive(table: Table, acts: list[Act]) -> None:
    """Do what fits; where a choice is not on offer, take the first that is."""
    for act in acts:
        try:
            table.do(act)
        except NotNow:
            if isinstance(act, Choose):
                choose_any(table)


def choose_any(table: Table) -> None:
    card = table.view.card
    if card is not None and card.ask is not None:
        table.do(Choose(card.choices[0].value if card.choices else 0))


def seen(card: CardView | None) -> CardView:
    assert card is not None
    return card


def first_open(session: RoundSession) -> tuple[int, Ask] | None:
    """The place of the first step without an answer; a skipped card counts as answered but in an exam."""
    for index, (joined, state) in enumerate(zip(session.deck, session.round.cards, strict=True)):
        if joined is None or (state.skipped and not session.round.plan.exam):
            continue
        for step in joined.steps:
            if state.answer(step) is None:
                return index, step
    return None


def settled(view: View) -> View:
    """A view without the number of the card at hand where none is any more: there it says nothing."""
    return view if view.card is not None else view._replace(number=0)


def resumed(plan: Plan, events: list[Event]) -> Table:
    return sit(plan, BANK, events=events)


@settings(deadline=None)
@given(ACTS, st.integers(0, 60))
def test_a_practice_round_cut_after_any_event_goes_on_where_it_was(acts: list[Act], cut: int) -> None:
    whole = sit(PRACTICE, BANK)
    drive(whole, acts)
    events = whole.kept[:cut]
    again = resumed(PRACTICE, events)
    place = first_open(again.session)
    if place is None:
        assert again.view.phase is Phase.RESULT
        return
    card = seen(again.view.card)
    assert (card.index, card.ask) == place
    assert dict(card.chosen) == {a.ask: a.chosen for a in again.session.round.cards[card.index].answers}
    assert again.kept == []


@settings(deadline=None)
@given(ACTS)
def test_a_practice_round_left_at_a_step_shows_that_very_view_again(acts: list[Act]) -> None:
    whole = sit(PRACTICE, BANK)
    drive(whole, acts)
    before = whole.view
    after = resumed(PRACTICE, whole.kept).view
    if before.phase is Phase.FEEDBACK:
        before = whole.do(Next())
    assert settled(after) == settled(before)


@settings(deadline=None)
@given(ACTS, st.integers(0, 60))
def test_an_exam_cut_after_any_event_goes_on_at_its_first_open_step(acts: list[Act], cut: int) -> None:
    whole = sit(EXAM, BANK)
    drive(whole, acts)
    again = resumed(EXAM, whole.kept[:cut])
    place, view = first_open(again.session), again.view
    if place is None:
        assert view.phase is Phase.OVERVIEW
        return
    card = seen(view.card)
    assert (view.phase, card.index, card.ask) == (Phase.STEP, *place)


@settings(deadline=None)
@given(ACTS)
def test_what_is_kept_of_a_round_is_the_round(acts: list[Act]) -> None:
    for plan in (PRACTICE, EXAM):
        table = sit(plan, BANK)
        drive(table, acts)
        assert replay(plan, table.kept) == table.session.round


@settings(deadline=None)
@given(ACTS)
def test_a_handed_in_exam_opens_at_its_result(acts: list[Act]) -> None:
    table = sit(EXAM, BANK)
    drive(table, acts)
    end = table.do(Submit())
    again = resumed(EXAM, table.kept)
    assert again.view.phase is Phase.RESULT
    assert settled(again.view) == settled(end)


def test_a_round_whose_end_was_not_kept_is_ended_when_it_is_taken_up() -> None:
    plan = plan_of(BANK, "closed")
    table = sit(plan, BANK, events=[answered(0, Ask.STATUS, "confirmed", "confirmed", Mark.RIGHT)])
    assert table.view.phase is Phase.RESULT
    assert table.kept == [finished(1, 1)]


def test_flag_hint_and_skip_are_there_again() -> None:
    events: list[Event] = [Flagged(0, True, NOW), skipped(1, Ask.STATUS, "attributed")]
    view = resumed(EXAM, events).view
    assert [(line.flagged, line.skipped) for line in view.strip[:2]] == [(True, False), (False, True)]
    hinted = sit(PRACTICE, BANK)
    hinted.do(Hint())
    assert seen(resumed(PRACTICE, hinted.kept).view.card).hint == BY_ID["closed"].hint


def test_a_source_step_offers_the_same_choices_again() -> None:
    plan = plan_of(BANK, "guests", steps=(Step.SOURCE,), seed=99)
    table = sit(plan, BANK)
    before = table.choose("attributed")
    assert seen(resumed(plan, table.kept).view.card).choices == seen(before.card).choices


# Edited banks


def edited(events: list[Event], change: Callable[[str], Claim | None], *ids: str, exam: bool = False) -> View:
    """A round of BANK that goes on in a bank without the claims for which `change` gives None."""
    plan = plan_of(BANK, *ids, exam=exam, steps=(Step.QUOTE,))
    claims = [changed for made in BANK.claims if (changed := change(made.id)) is not None]
    return sit(plan, dataclasses.replace(BANK, claims=tuple(claims)), events=events).view


DONE: list[Event] = [
    answered(0, Ask.STATUS, "confirmed", "confirmed", Mark.RIGHT),
    shown(0, Ask.QUOTE),
    answered(0, Ask.QUOTE, 1, 1, Mark.RIGHT),
]


def test_a_claim_that_is_gone_is_passed_over_and_counted_no_more() -> None:
    view = edited(DONE, lambda id_: None if id_ == "guests" else BY_ID[id_], "closed", "guests", "june")
    card = seen(view.card)
    assert (card.index, card.text, view.number, view.total) == (2, BY_ID["june"].text, 2, 2)
    assert [line.index for line in view.strip] == [0, 2]


def test_a_claim_that_became_a_draft_is_gone() -> None:
    view = edited(DONE, lambda id_: BY_ID[id_]._replace(draft=id_ == "guests"), "closed", "guests", "june")
    assert seen(view.card).text == BY_ID["june"].text


def test_where_only_gone_claims_were_left_the_round_is_over() -> None:
    view = edited(DONE, lambda id_: BY_ID[id_] if id_ == "closed" else None, "closed", "guests", "june")
    assert view.phase is Phase.RESULT
    assert view.result is not None
    assert (view.result.score.points, view.result.score.of) == (1, 1)
    view = edited([], lambda id_: None if id_ == "closed" else BY_ID[id_], "closed", exam=True)
    assert (view.phase, view.number, view.total, view.strip) == (Phase.OVERVIEW, 0, 0, ())


def test_an_exam_goes_back_past_what_is_gone() -> None:
    plan = plan_of(BANK, "closed", "guests", "june", exam=True)
    without = dataclasses.replace(BANK, claims=(BY_ID["closed"], BY_ID["june"]))
    table = sit(plan, without, events=[answered(0, Ask.STATUS, "confirmed", "confirmed", Mark.RIGHT)])
    assert seen(table.view.card).index == 2
    assert seen(table.do(Back()).card).index == 0
    assert seen(table.do(Next()).card).index == 2
    with pytest.raises(NotNow, match="no such claim"):
        table.do(Back(1))


def test_a_changed_claim_is_asked_as_it_now_is() -> None:
    changed = BY_ID["guests"]._replace(text="Guests have come back.", status=Status.DENIED, denied_by=("finch",))
    plan = plan_of(BANK, "guests")
    table = sit(plan, dataclasses.replace(BANK, claims=(changed,)))
    assert seen(table.view.card).text == "Guests have come back."
    table.choose("denied")
    assert table.kept[0] == answered(0, Ask.STATUS, "denied", "denied", Mark.RIGHT)


def test_an_answer_to_a_claim_that_changed_later_keeps_its_mark() -> None:
    changed = BY_ID["closed"]._replace(status=Status.UNRESOLVED)
    view = edited(DONE, lambda id_: changed if id_ == "closed" else BY_ID[id_], "closed", "guests")
    assert (view.strip[0].mark, view.strip[0].status) == (Mark.RIGHT, Status.UNRESOLVED)
    assert seen(view.card).text == BY_ID["guests"].text


def test_a_step_that_an_edit_added_is_open() -> None:
    plan = plan_of(BANK, "guests")
    asks_more = dataclasses.replace(BANK, claims=(BY_ID["guests"]._replace(ask=(Step.QUOTE,)),))
    table = sit(plan, asks_more, events=[answered(0, Ask.STATUS, "denied", "attributed", Mark.WRONG)])
    card = seen(table.view.card)
    assert (card.ask, card.verdict) == (Ask.QUOTE, Status.DENIED)


def test_a_question_with_other_options_is_asked_with_them() -> None:
    plan = plan_of(BANK, "where")
    question = QUESTIONS[0]._replace(options=(Option("A heron.", False, None), Option("The deck.", True, None)))
    table = sit(plan, dataclasses.replace(BANK, questions=(question,)))
    assert [choice.label for choice in seen(table.view.card).choices] == ["A heron.", "The deck."]
    table.choose((2,))
    assert table.kept[0] == answered(0, Ask.QUESTION, (2,), (2,), Mark.RIGHT)


def test_new_claims_wait_for_the_next_round() -> None:
    plan = plan_of(BANK, "closed", "guests")
    more = dataclasses.replace(BANK, claims=(*BANK.claims, *CLAIMS[4:6]))
    assert sit(plan, more).view.total == 2


def test_a_bank_that_is_gone_takes_its_cards_with_it() -> None:
    other = bank([BY_ID["payer"]], id="other", questions=())
    one, two = plan_of(BANK, "closed"), plan_of(other, "payer")
    table = sit(one._replace(cards=(*one.cards, *two.cards)), other)
    assert (seen(table.view.card).text, table.view.total) == (BY_ID["payer"].text, 1)
    assert not any(isinstance(event, Skipped) for event in table.kept)
