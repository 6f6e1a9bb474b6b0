"""Acts that do not fit the moment, and what a practice round keeps before it shows it."""

from __future__ import annotations

import pytest

from quiz.bank.status import Step
from quiz.game.events import Event, Mark
from quiz.game.round import Round, replay
from quiz.game.view import Act, Back, Choose, Flag, Hint, Next, NotNow, Object, Phase, Skip, Submit
from tests.game.make import Table, bank, plan_of, play, sit

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
    assert table.do(Choose("confirmed")).notices == ("The disk is full.",)
    assert table.view.notices == ()
    assert table.do(Next()).notices == ()
    view = table.do(Choose("attributed"))
    assert view.notices == ("It is full again.",)
    assert table.do(Next()).phase is Phase.RESULT


def test_a_notice_waits_for_the_next_view_where_an_act_does_not_fit() -> None:
    table = sit(plan_of(BANK, "closed"), BANK, keep=lambda _: "The disk is full.")
    table.session.notices.append("Told before.")
    with pytest.raises(NotNow):
        table.do(Next())
    assert table.view.notices == ("Told before.",)
