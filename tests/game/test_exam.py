"""An exam: nothing is told before it is handed in, and every way back stays open until then."""

from __future__ import annotations

import pytest

from quiz.bank.status import Mark, Status, Step
from quiz.game.events import Answered, Ask, Finished, Flagged, Objected, Shown
from quiz.game.view import Act, Back, Choose, Flag, Hint, Next, NotNow, Object, Phase, Skip, Submit, View
from tests.game.make import ARTICLE, NOW, Table, answered, bank, finished, play, shown, skipped

BANK = bank()
STATUS_AND_QUOTE = (Step.STATUS, Step.QUOTE)


def exam(*ids: str, steps: tuple[Step, ...] | None = None) -> Table:
    return play(BANK, *(ids or ("closed", "guests", "who")), exam=True, steps=steps)


def at(view: View) -> int | None:
    return view.card.index if view.card is not None else None


def strip(view: View) -> list[tuple[bool, bool, bool]]:
    return [(line.answered, line.skipped, line.flagged) for line in view.strip]


def test_a_whole_exam_by_value() -> None:
    table = exam("closed", "guests", steps=STATUS_AND_QUOTE)
    table.do(Flag(), Choose("denied"), Choose(1), Choose("attributed"), Skip(), Submit())
    assert table.kept == [
        Flagged(0, True, NOW),
        answered(0, Ask.STATUS, "denied", "confirmed", Mark.WRONG),
        shown(0, Ask.QUOTE),
        answered(0, Ask.QUOTE, 1, 1, Mark.RIGHT),
        answered(1, Ask.STATUS, "attributed", "attributed", Mark.RIGHT),
        shown(1, Ask.QUOTE),
        skipped(1, Ask.QUOTE, 3),
        finished(1, 2),
    ]


def test_nothing_is_told_before_it_is_handed_in() -> None:
    table = exam()
    views = [table.view, *(table.do(act) for act in (Choose("denied"), Choose("attributed"), Choose((1, 3))))]
    assert [view.phase for view in views] == [Phase.STEP] * 3 + [Phase.OVERVIEW]
    for view in views:
        assert (view.explanation, view.result, view.exam) == (None, None, True)
        assert {(line.mark, line.status) for line in view.strip} == {(None, None)}
    for index in range(3):
        with pytest.raises(NotNow):
            table.session.explanation(index)
    with pytest.raises(NotNow):
        table.do(Object("I read it so"))


def test_there_is_no_hint() -> None:
    table = exam()
    assert table.view.card is not None
    assert not table.view.card.has_hint
    with pytest.raises(NotNow, match="no hints"):
        table.do(Hint())
    assert table.kept == []


def test_a_flag_goes_up_and_down() -> None:
    table = exam()
    assert strip(table.do(Flag()))[0] == (False, False, True)
    view = table.do(Choose("denied"), Back())
    assert view.card is not None
    assert view.card.flagged
    assert strip(table.do(Flag()))[0] == (True, False, False)
    assert [event.on for event in table.kept if isinstance(event, Flagged)] == [True, False]


def test_an_answer_goes_on_to_the_next_card_and_the_last_one_to_the_overview() -> None:
    table = exam()
    assert [at(table.do(act)) for act in (Choose("denied"), Skip(), Choose((2,)))] == [1, 2, None]
    assert table.view.phase is Phase.OVERVIEW


def test_a_card_of_one_step_may_be_answered_again_and_the_newest_answer_counts() -> None:
    table = exam()
    view = table.do(Choose("denied"), Back())
    assert view.card is not None
    assert (view.card.ask, view.card.verdict) == (Ask.STATUS, Status.DENIED)
    table.do(Choose("confirmed"), Submit())
    verdicts = [event.chosen for event in table.kept if isinstance(event, Answered)]
    assert verdicts == ["denied", "confirmed"]
    assert table.kept[-1] == finished(1, 3)


def test_a_question_may_be_answered_again_too() -> None:
    table = exam("who")
    table.do(Choose((2,)), Back(), Choose((1, 3)), Submit())
    assert table.kept[-1] == finished(1, 1)


def test_a_card_of_several_steps_that_is_done_stays_as_it_was_answered() -> None:
    table = exam("closed", "guests", steps=STATUS_AND_QUOTE)
    view = table.do(Choose("confirmed"), Choose(1), Back())
    assert view.card is not None
    assert (at(view), view.card.ask, view.card.choices) == (0, None, ())
    assert view.card.chosen == ((Ask.STATUS, "confirmed"), (Ask.QUOTE, 1))
    acts: tuple[Act, ...] = (Choose("denied"), Choose(2), Skip())
    for act in acts:
        with pytest.raises(NotNow):
            table.do(act)
    assert at(table.do(Next())) == 1


def test_a_card_left_in_the_middle_goes_on_at_its_second_step_with_its_verdict_locked() -> None:
    table = exam("closed", "guests", steps=STATUS_AND_QUOTE)
    view = table.do(Choose("denied"), Skip(), Back())
    assert view.card is not None
    assert (at(view), view.card.ask, view.card.verdict) == (0, Ask.QUOTE, Status.DENIED)
    table.do(Choose(1))
    assert [event for event in table.kept if isinstance(event, Shown)] == [shown(0, Ask.QUOTE)]


def test_a_card_that_is_open_is_not_gone_past_without_a_skip() -> None:
    with pytest.raises(NotNow):
        exam().do(Next())


def test_a_skipped_card_stays_open() -> None:
    table = exam()
    view = table.do(Skip(), Choose("attributed"), Skip())
    assert strip(view) == [(False, True, False), (True, False, False), (False, True, False)]
    view = table.do(Next())
    assert (view.phase, at(view)) == (Phase.STEP, 0)
    view = table.do(Choose("confirmed"))
    assert strip(view)[0] == (True, False, False)


def test_skipping_what_has_an_answer_keeps_the_answer() -> None:
    table = exam()
    table.do(Choose("confirmed"), Back())
    view = table.do(Skip())
    assert at(view) == 1
    assert strip(view)[0] == (True, False, False)
    assert table.kept == [answered(0, Ask.STATUS, "confirmed", "confirmed", Mark.RIGHT)]


def test_the_overview_leads_to_the_first_open_card_until_none_is() -> None:
    table = exam()
    table.do(Choose("denied"), Skip(), Choose((2,)))
    assert at(table.do(Next())) == 1
    table.do(Choose("attributed"))
    while table.view.phase is not Phase.OVERVIEW:
        table.do(Next())
    assert all(answered for answered, _, _ in strip(table.view))
    assert table.do(Next()).phase is Phase.OVERVIEW


def test_back_goes_to_the_card_before_or_to_any_that_is_named() -> None:
    table = exam()
    with pytest.raises(NotNow):
        table.do(Back())
    table.do(Choose("denied"), Choose("denied"))
    assert at(table.do(Back())) == 1
    assert at(table.do(Back(2))) == 2
    assert at(table.do(Back(0))) == 0
    for nowhere in (-1, 3):
        with pytest.raises(NotNow):
            table.do(Back(nowhere))
    assert at(table.view) == 0


def test_back_from_the_overview_goes_to_the_last_card() -> None:
    table = exam()
    assert at(table.do(Skip(), Skip(), Skip(), Back())) == 2


def test_going_back_and_forth_keeps_nothing() -> None:
    table = exam()
    table.do(Choose("denied"), Back(), Next(), Back(2), Back(0))
    assert len(table.kept) == 1


def test_it_is_handed_in_once_and_its_points_are_of_all_cards() -> None:
    table = exam()
    view = table.do(Choose("confirmed"), Submit())
    assert view.phase is Phase.RESULT
    assert view.result is not None
    assert (view.result.score.points, view.result.score.of) == (1, 3)
    acts: tuple[Act, ...] = (Submit(), Back(), Back(0), Choose("denied"), Skip(), Flag(), Next(), Hint())
    for act in acts:
        with pytest.raises(NotNow):
            table.do(act)
    assert [event for event in table.kept if isinstance(event, Finished)] == [finished(1, 3)]


def test_nothing_is_finished_by_answering_all() -> None:
    table = exam()
    table.do(Choose("confirmed"), Choose("attributed"), Choose((1, 3)))
    assert not any(isinstance(event, Finished) for event in table.kept)
    assert table.session.round.finished is None


def test_afterwards_all_may_be_read_and_objected_to() -> None:
    table = exam()
    end = table.do(Choose("confirmed"), Choose("denied"), Submit())
    assert [line.mark for line in end.strip] == [Mark.RIGHT, Mark.WRONG, None]
    assert [line.status for line in end.strip] == [Status.CONFIRMED, Status.ATTRIBUTED, None]
    assert [table.session.explanation(index).mark for index in range(3)] == [Mark.RIGHT, Mark.WRONG, Mark.SKIPPED]
    assert end.result is not None
    assert (end.result.takeaway, end.result.afterword) == (BANK.takeaway, ARTICLE.afterword)
    table.do(Object("said it is", 1))
    assert table.kept[-1] == Objected(1, "said it is", NOW)


def test_practice_knows_no_flag_and_no_way_back() -> None:
    table = play(BANK, "closed", "guests")
    table.do(Choose("denied"), Next())
    acts: tuple[Act, ...] = (Flag(), Back(), Back(0), Submit())
    for act in acts:
        with pytest.raises(NotNow):
            table.do(act)
    assert len(table.kept) == 1
