"""A round by value: a plan and events in, the state of its cards out."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.status import Mark, Status
from quiz.game.events import Answered, Ask, Event, Flagged, Hinted, Objected
from quiz.game.round import CardState, apply, begin, replay
from tests.game.make import NOW, answered, bank, finished, plan_of, shown, skipped

BANK = bank()
PLAN = plan_of(BANK, "closed", "beams", "where")
EXAM = PLAN._replace(exam=True)
STEPS = (Ask.STATUS, Ask.QUOTE)

RIGHT = answered(0, Ask.STATUS, "confirmed", "confirmed", Mark.RIGHT)
WRONG = answered(0, Ask.STATUS, "denied", "confirmed", Mark.WRONG)
HALF = answered(1, Ask.STATUS, "attributed", "denied", Mark.HALF)
QUESTION = answered(2, Ask.QUESTION, (2,), (1,), Mark.WRONG)

cards = st.integers(-3, 6)
choices = st.sampled_from([status.value for status in Status])


def answers() -> st.SearchStrategy[Answered]:
    return st.builds(
        answered, cards, st.sampled_from(Ask), choices, choices, st.sampled_from([m for m in Mark if m != Mark.SKIPPED])
    )


HISTORIES: st.SearchStrategy[list[Event]] = st.lists(
    st.one_of(
        answers(),
        st.builds(skipped, cards, st.sampled_from(Ask), choices),
        st.builds(Hinted, cards, st.just(NOW)),
        st.builds(Objected, cards, st.text(max_size=3), st.just(NOW)),
        st.builds(Flagged, cards, st.booleans(), st.just(NOW)),
        st.builds(shown, cards, st.sampled_from(Ask)),
        st.builds(finished, st.just(1.0), st.just(3)),
    ),
    max_size=20,
)


@given(HISTORIES)
def test_replaying_is_applying_one_by_one(history: list[Event]) -> None:
    assert replay(PLAN, history) == reduce(apply, history, begin(PLAN))


@given(HISTORIES, st.integers(0, 20))
def test_a_history_may_be_cut_anywhere_and_gone_on_with(history: list[Event], cut: int) -> None:
    assert reduce(apply, history[cut:], replay(PLAN, history[:cut])) == replay(PLAN, history)


@given(HISTORIES)
def test_events_of_cards_that_the_plan_has_not_are_passed_over(history: list[Event]) -> None:
    known = [event for event in history if 0 <= getattr(event, "card", 0) < len(PLAN.cards)]
    assert replay(PLAN, history) == replay(PLAN, known)


def test_a_round_to_which_nothing_happened() -> None:
    new = begin(PLAN)
    assert (new.cards, new.finished, new.points, new.of) == ((CardState(),) * 3, None, 0, 0)


def test_each_event_leaves_its_trace_on_its_card() -> None:
    history: list[Event] = [
        Hinted(0, NOW),
        RIGHT,
        shown(0, Ask.QUOTE),
        Objected(0, "first", NOW),
        Objected(0, "second", NOW),
        Flagged(0, True, NOW),
        skipped(1, Ask.STATUS, "denied"),
        Flagged(1, True, NOW),
        Flagged(1, False, NOW),
        finished(1, 1),
    ]
    after = replay(PLAN, history)
    assert after.cards == (
        CardState(answers=(RIGHT,), hinted=True, flagged=True, objection="second"),
        CardState(skipped=True),
        CardState(),
    )
    assert after.finished == NOW


def test_the_newest_answer_to_a_step_is_the_one_that_stands() -> None:
    quote = answered(0, Ask.QUOTE, 1, 1, Mark.RIGHT)
    after = replay(PLAN, [WRONG, quote, RIGHT])
    assert after.cards[0].answers == (quote, RIGHT)
    assert after.cards[0].answer(Ask.STATUS) == RIGHT
    assert after.cards[0].answer(Ask.SOURCE) is None


def test_an_answer_takes_a_skip_back() -> None:
    after = replay(EXAM, [skipped(0, Ask.STATUS, "confirmed"), RIGHT])
    assert not after.cards[0].skipped


def test_the_point_hangs_on_the_verdict_or_the_questions_answer_alone() -> None:
    quote = answered(1, Ask.QUOTE, 5, 5, Mark.RIGHT)
    assert replay(PLAN, [quote]).cards[1].scored is None
    assert replay(PLAN, [HALF, quote]).cards[1].scored == HALF
    assert replay(PLAN, [QUESTION]).cards[2].scored == QUESTION


@pytest.mark.parametrize(
    ("history", "points", "of"),
    [
        ([], 0, 0),
        ([RIGHT], 1, 1),
        ([RIGHT, HALF], 1.5, 2),
        ([RIGHT, HALF, QUESTION], 1.5, 3),
        ([WRONG, answered(1, Ask.STATUS, "denied", "denied", Mark.FAIR)], 1, 2),
        ([RIGHT, skipped(1, Ask.STATUS, "denied")], 1, 1),
        ([RIGHT, answered(1, Ask.QUOTE, 5, 5, Mark.RIGHT)], 1, 1),
        ([HALF, skipped(1, Ask.QUOTE, 5)], 0.5, 1),
    ],
)
def test_points_are_of_the_cards_answered_and_in_an_exam_of_all(history: list[Event], points: float, of: int) -> None:
    practice, exam = replay(PLAN, history), replay(EXAM, history)
    assert (practice.points, practice.of) == (points, of)
    assert (exam.points, exam.of) == (points, 3)


def test_the_open_step_is_the_first_without_an_answer() -> None:
    assert begin(PLAN).open_step(0, STEPS) is Ask.STATUS
    assert replay(PLAN, [RIGHT]).open_step(0, STEPS) is Ask.QUOTE
    assert replay(PLAN, [answered(0, Ask.QUOTE, 1, 1, Mark.RIGHT)]).open_step(0, STEPS) is Ask.STATUS
    assert replay(PLAN, [RIGHT, answered(0, Ask.QUOTE, 1, 1, Mark.RIGHT)]).open_step(0, STEPS) is None


def test_a_skipped_card_is_done_in_practice_and_open_in_an_exam() -> None:
    history: list[Event] = [RIGHT, skipped(0, Ask.QUOTE, 1)]
    assert replay(PLAN, history).open_step(0, STEPS) is None
    assert replay(EXAM, history).open_step(0, STEPS) is Ask.QUOTE
