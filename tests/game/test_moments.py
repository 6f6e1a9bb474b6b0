"""Acts that do not fit the moment, and what a practice round keeps before it shows it."""

from __future__ import annotations

import pytest

from quiz.bank.status import Mark, Step
from quiz.game.events import Answered, Event
from quiz.game.round import Round, begin, replay
from quiz.game.session import RoundSession, deck_of
from quiz.game.view import Act, Back, Choose, Flag, Hint, Next, NotNow, Object, Phase, Skip, Submit
from tests.game.make import Clock, Table, bank, finished, plan_of, play, sit

BANK = bank()

MOMENTS: dict[str, tuple[list[Act], list[Act]]] = {
    "before the first answer": (
        [],
        [Next(), Object("x"), Object("x", 0), Flag(), Back(), Submit(), Choose("maybe"), Choose(1), Choose((1,))],
    ),
    "in the middle of a card": ([Choose("denied")], [Next(), Object("x"), Hint(), Back(), Choose("denied")]),
    "in the feedback": (
        [Choose("denied"), Choose(5)],
        [Choose("denied"), Choose(5), Skip(), Hint(), Flag(), Back(), Submit(), Object(" \n"), Object("x", 1)],
    ),
    "at a card without a hint": ([Choose("denied"), Choose(5), Next(), Choose("denied"), Choose(6), Next()], [Hint()]),
    "after the end": (
        [Choose("denied"), Choose(5), Next(), Skip(), Skip()],
        [Next(), Choose("denied"), Skip(), Hint(), Flag(), Back(), Submit(), Object("")],
    ),
    "at a card that is not there": ([Choose("denied"), Choose(5)], [Object("x", 3), Object("x", -1), Object("x", 99)]),
}


def moment(acts: list[Act]) -> Table:
    table = play(BANK, "beams", "barge", "who", steps=(Step.STATUS, Step.QUOTE))
    for act in acts:
        table.do(act)
    return table


@pytest.mark.parametrize("name", MOMENTS)
def test_what_does_not_fit_the_moment_changes_nothing_and_keeps_nothing(name: str) -> None:
    before, unfit = MOMENTS[name]
    for act in unfit:
        table = moment(before)
        view, kept, state = table.view, list(table.kept), table.session.round
        with pytest.raises(NotNow) as told:
            table.do(act)
        assert str(told.value).endswith(".")
        assert (table.view, table.kept, table.session.round) == (view, kept, state)


@pytest.mark.parametrize("card", [-1, 1, 2, 3, 99])
def test_a_card_that_was_not_answered_or_is_not_there_cannot_be_explained(card: int) -> None:
    table = moment([Choose("denied"), Choose(5)])
    assert table.session.explanation(0).mark is Mark.RIGHT
    with pytest.raises(NotNow):
        table.session.explanation(card)


def test_each_event_is_kept_before_it_can_be_seen_and_one_at_a_time() -> None:
    kept: list[Event] = []
    states: list[Round] = []
    phases: list[Phase] = []

    def keep(event: Event) -> None:
        kept.append(event)
        states.append(table.session.round)
        phases.append(table.view.phase)

    plan = plan_of(BANK, "closed", "guests", steps=(Step.STATUS, Step.QUOTE))
    table = sit(plan, BANK, keep=keep)
    table.do(Hint(), Choose("denied"), Choose(1), Object("no"), Next(), Skip())
    told = ["Hinted", "Answered", "Shown", "Answered", "Objected", "Skipped", "Finished"]
    assert [type(event).__name__ for event in kept] == told
    assert states == [replay(plan, kept[:number]) for number in range(len(kept))]
    assert phases == [Phase.STEP] * 4 + [Phase.FEEDBACK] + [Phase.STEP] * 2


def test_what_could_not_be_kept_is_told_once_and_the_round_goes_on() -> None:
    sentences = iter(["The disk is full.", None, "It is full again."])
    table = sit(plan_of(BANK, "closed", "guests"), BANK, keep=lambda _: next(sentences, None))
    table.do(Choose("confirmed"))
    assert table.session.take_notices() == ("The disk is full.",)
    assert table.session.take_notices() == ()
    table.do(Next())
    assert table.session.take_notices() == ()
    table.do(Choose("attributed"))
    assert table.session.take_notices() == ("It is full again.",)
    assert table.do(Next()).phase is Phase.RESULT


def test_a_notice_waits_until_it_is_taken_however_often_the_view_is_asked_for() -> None:
    table = sit(plan_of(BANK, "closed", "guests"), BANK, keep=lambda _: "The disk is full.")
    table.do(Choose("confirmed"))
    with pytest.raises(NotNow):
        table.do(Choose("denied"))
    assert table.view == table.view
    assert table.session.take_notices() == ("The disk is full.",)


def test_a_round_without_a_card_left_is_finished_when_it_is_started_and_once() -> None:
    kept: list[Event] = []
    plan = plan_of(BANK, "closed", "guests")
    gone = bank([], questions=())
    session = RoundSession(begin(plan), deck_of(plan, {gone.id: gone}), kept.append, Clock(), gone.title)
    assert (session.view().phase, kept) == (Phase.RESULT, [])
    session.start()
    session.start()
    assert kept == [finished(0, 0)]


def test_an_exam_without_a_card_left_waits_to_be_handed_in() -> None:
    plan = plan_of(BANK, "closed", exam=True)
    table = sit(plan, bank([], questions=()))
    assert (table.view.phase, table.kept) == (Phase.OVERVIEW, [])


def test_the_first_answer_s_seconds_count_from_the_start() -> None:
    kept: list[Event] = []
    plan, clock = plan_of(BANK, "closed"), Clock()
    session = RoundSession(begin(plan), deck_of(plan, {BANK.id: BANK}), kept.append, clock, BANK.title)
    clock.passed = 100.0
    session.start()
    clock.passed = 103.0
    session.answer(Choose("confirmed"))
    assert [event.seconds for event in kept if isinstance(event, Answered)] == [3.0]
