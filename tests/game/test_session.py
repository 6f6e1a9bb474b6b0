"""A practice round as both surfaces drive it: acts in, views and kept events out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quiz.bank.status import STEPS, Mark, Status, Step
from quiz.game.events import Answered, Ask, Event, Hinted, Objected
from quiz.game.view import Choose, Hint, Next, NotNow, Object, Phase, Skip, View
from tests.game.make import (
    ARTICLE,
    BY_ID,
    NOW,
    answered,
    bank,
    finished,
    plan_of,
    play,
    shown,
    sit,
    skipped,
)

BANK = bank()
ALL = STEPS


def asked(view: View) -> tuple[str, Ask | None]:
    assert view.card is not None
    return view.card.text, view.card.ask


def test_the_opening_tells_what_the_round_holds() -> None:
    told = play(BANK).session.opening()
    words = len(ARTICLE.text.split())
    assert (told.title, told.summary, told.intro) == (BANK.title, BANK.summary, BANK.intro)
    assert (told.claims, told.questions, told.new, told.exam, told.told) == (8, 2, True, False, ())
    assert told.minutes == -(-(words + 92 * 10) // 230)
    assert told.reading_minutes == 1
    assert told.statuses == tuple(Status)


def test_the_first_view_asks_the_first_claim() -> None:
    table = play(BANK, "guests", "closed")
    view = table.view
    assert (view.phase, view.number, view.total, view.title, view.exam) == (Phase.STEP, 1, 2, BANK.title, False)
    assert asked(view) == ("The cafe has lost one guest in two.", Ask.STATUS)
    assert view.article is ARTICLE
    assert (view.explanation, view.result, table.session.take_notices()) == (None, None, ())
    assert view.card is not None
    assert [(c.value, c.number, c.letter) for c in view.card.choices] == [
        ("confirmed", 1, "c"),
        ("attributed", 2, "a"),
        ("denied", 3, "d"),
        ("unresolved", 4, "l"),
        ("unstated", 5, "n"),
    ]


def test_a_bank_offers_its_own_statuses_with_their_own_numbers() -> None:
    of = bank([BY_ID["closed"]], statuses=(Status.CONFIRMED, Status.ATTRIBUTED, Status.DENIED, Status.UNSTATED))
    view = play(of).view
    assert view.card is not None
    assert [choice.number for choice in view.card.choices] == [1, 2, 3, 5]
    assert view.statuses == of.statuses
    with pytest.raises(NotNow, match="choices"):
        play(of).choose("unresolved")


def test_a_whole_round_by_value() -> None:
    table = play(BANK, "closed", "june", "who", steps=(Step.STATUS, Step.QUOTE))
    phases = [table.view.phase]
    acts = (Choose("attributed"), Choose(1), Next(), Choose("attributed"), Choose(1), Next(), Choose((1, 3)))
    phases.extend(table.do(act).phase for act in acts)
    assert phases == [Phase.STEP, Phase.STEP, Phase.FEEDBACK] * 2 + [Phase.STEP, Phase.FEEDBACK]
    assert table.kept == [
        answered(0, Ask.STATUS, "attributed", "confirmed", Mark.WRONG),
        shown(0, Ask.QUOTE),
        answered(0, Ask.QUOTE, 1, 1, Mark.RIGHT),
        answered(1, Ask.STATUS, "attributed", "attributed", Mark.RIGHT),
        shown(1, Ask.QUOTE),
        answered(1, Ask.QUOTE, 1, 4, Mark.WRONG),
        answered(2, Ask.QUESTION, (1, 3), (1, 3), Mark.RIGHT),
        finished(2, 3),
    ]
    end = table.do(Next())
    assert end.phase is Phase.RESULT
    assert end.result is not None
    assert (end.result.score.points, end.result.score.of) == (2, 3)
    assert [line.index for line in end.result.missed] == [0]
    assert (end.result.takeaway, end.result.afterword) == (BANK.takeaway, ARTICLE.afterword)
    assert table.kept[-1] == finished(2, 3)


def test_steps_come_in_order_and_only_the_last_is_followed_by_feedback() -> None:
    table = play(BANK, "beams", steps=ALL)
    seen = [asked(table.view)[1]]
    for chosen in ("denied", 5, "engineer"):
        view = table.choose(chosen)
        seen.append(asked(view)[1])
        assert (view.phase, view.explanation) == (Phase.STEP, None)
        with pytest.raises(NotNow):
            table.session.explanation(0)
    assert seen == [Ask.STATUS, Ask.QUOTE, Ask.SOURCE, Ask.DENIAL]
    view = table.choose("council")
    assert view.phase is Phase.FEEDBACK
    assert view.explanation == table.session.explanation(0)
    assert view.card is not None
    assert (view.card.ask, view.card.choices, view.card.prompt) == (None, (), "")


def test_the_verdict_is_locked_once_the_second_step_is_shown() -> None:
    table = play(BANK, "guests", steps=(Step.STATUS, Step.QUOTE))
    assert table.view.card is not None
    view = table.choose("denied")
    assert view.card is not None
    assert (view.card.ask, view.card.verdict, view.card.picked(Ask.STATUS)) == (Ask.QUOTE, Status.DENIED, "denied")
    with pytest.raises(NotNow):
        table.choose("attributed")
    assert table.view.card is not None
    assert table.view.card.verdict is Status.DENIED


def test_a_quote_is_chosen_by_the_number_of_a_sentence_or_none() -> None:
    table = play(BANK, "guests", steps=(Step.QUOTE,))
    view = table.choose("attributed")
    assert view.card is not None
    assert view.card.choices == ()
    for nowhere in (-1, 9, "3", (3,)):
        with pytest.raises(NotNow):
            table.choose(nowhere)
    table.choose(0)
    assert table.kept[-2] == answered(0, Ask.QUOTE, 0, 3, Mark.WRONG)


@pytest.mark.parametrize(
    ("id_", "good", "bad"),
    [("where", [(2,), (1,)], [(1, 2), (), (4,), (0,), 1, "1"]), ("who", [(1,), (1, 2, 3)], [(3, 1), (1, 1), ()])],
)
def test_a_question_takes_one_option_or_any_set_where_several_are_right(
    id_: str, good: list[tuple[int, ...]], bad: list[tuple[int, ...]]
) -> None:
    view = play(BANK, id_).view
    assert view.card is not None
    assert view.card.several == (id_ == "who")
    for chosen in bad:
        with pytest.raises(NotNow):
            play(BANK, id_).choose(chosen)
    for chosen in good:
        assert play(BANK, id_).choose(chosen).phase is Phase.FEEDBACK


def test_a_skipped_card_is_asked_no_more_and_costs_nothing() -> None:
    table = play(BANK, "closed", "guests")
    view = table.do(Skip())
    assert asked(view)[0] == BY_ID["guests"].text
    assert (view.strip[0].skipped, view.strip[0].answered) == (True, False)
    view = table.do(Choose("attributed"), Next())
    assert view.phase is Phase.RESULT
    assert table.kept == [
        skipped(0, Ask.STATUS, "confirmed"),
        answered(1, Ask.STATUS, "attributed", "attributed", Mark.RIGHT),
        finished(1, 1),
    ]


def test_skipping_the_last_card_ends_the_round() -> None:
    table = play(BANK, "closed")
    assert table.do(Skip()).phase is Phase.RESULT
    assert table.kept == [skipped(0, Ask.STATUS, "confirmed"), finished(0, 0)]


def test_a_card_may_be_skipped_in_the_middle_and_keeps_its_verdict() -> None:
    table = play(BANK, "closed", steps=(Step.QUOTE,))
    table.do(Choose("confirmed"), Skip())
    assert table.kept[2:] == [skipped(0, Ask.QUOTE, 1), finished(1, 1)]


def test_a_hint_is_shown_once_and_told_of_the_answers_after_it() -> None:
    table = play(BANK, "closed", "guests")
    before = table.view.card
    assert before is not None
    assert (before.has_hint, before.hint) == (True, None)
    view = table.do(Hint(), Hint())
    assert view.card is not None
    assert view.card.hint == "Who speaks in sentence 1?"
    table.choose("confirmed")
    assert table.kept == [
        Hinted(0, NOW),
        answered(0, Ask.STATUS, "confirmed", "confirmed", Mark.RIGHT, hint=True),
    ]
    view = table.do(Next())
    assert view.card is not None
    assert (view.card.has_hint, view.card.hint) == (False, None)


def test_who_passes_the_steps_after_a_verdict_over_gets_its_feedback() -> None:
    table = play(BANK, "closed", steps=(Step.QUOTE,))
    view = table.do(Choose("attributed"), Skip())
    assert view.phase is Phase.FEEDBACK
    assert view.explanation is not None
    assert view.explanation.mark is Mark.WRONG
    assert table.do(Next()).phase is Phase.RESULT


def test_a_skip_after_a_hint_says_so() -> None:
    table = play(BANK, "closed", "guests")
    table.do(Hint(), Skip())
    assert table.kept[-1] == skipped(0, Ask.STATUS, "confirmed", hint=True)


def test_a_second_objection_takes_the_place_of_the_first() -> None:
    table = play(BANK, "closed", "guests")
    table.choose("confirmed")
    table.do(Object(" I read  it\nso "), Object("or so"))
    assert table.kept[1:] == [Objected(0, "I read it so", NOW), Objected(0, "or so", NOW)]
    assert [line.objection for line in table.view.strip] == ["or so", None]


def test_an_objection_is_to_the_card_answered_last_until_the_next_is_answered() -> None:
    table = play(BANK, "closed", "guests")
    table.choose("confirmed")
    table.do(Next())
    table.do(Object("still the first"))
    table.choose("attributed")
    table.do(Object("now the second"))
    end = table.do(Next(), Object("on the first after all", 0))
    assert end.result is not None
    assert [line.objection for line in end.result.objections] == ["on the first after all", "now the second"]


def test_an_objection_after_a_pause_is_to_the_card_answered_last() -> None:
    events: list[Event] = [
        answered(0, Ask.STATUS, "confirmed", "confirmed", Mark.RIGHT),
        answered(1, Ask.STATUS, "denied", "attributed", Mark.WRONG)._replace(at=NOW + timedelta(minutes=1)),
        skipped(2, Ask.STATUS, "attributed"),
    ]
    table = sit(plan_of(BANK, "closed", "guests", "june", "beams"), BANK, events=events)
    table.do(Object("on the second"))
    assert table.kept == [Objected(1, "on the second", NOW)]


def test_seconds_are_those_since_the_step_was_shown_and_never_fewer_than_none() -> None:
    table = play(BANK, "closed", "guests", "june", steps=(Step.STATUS, Step.QUOTE))
    for seconds, act in ((2.04, "confirmed"), (3, 1), (0, None), (1.5, "attributed"), (-9, 3)):
        table.clock.passed += seconds
        table.do(Next() if act is None else Choose(act))
    spent = [event.seconds for event in table.kept if isinstance(event, Answered)]
    assert spent == [2.0, 3.0, 1.5, 0.0]


def test_time_spent_on_the_feedback_is_not_time_spent_on_the_next_claim() -> None:
    table = play(BANK, "closed", "guests")
    table.choose("confirmed")
    table.clock.passed = 60
    table.do(Next())
    table.clock.passed = 64
    table.choose("attributed")
    assert [event.seconds for event in table.kept if isinstance(event, Answered)] == [0, 4]


def test_a_round_over_two_banks_asks_each_with_its_own_article_and_statuses() -> None:
    other = bank([BY_ID["guests"]], id="other", statuses=(Status.CONFIRMED, Status.ATTRIBUTED, Status.DENIED))
    first, second = plan_of(BANK, "payer"), plan_of(other, "guests")
    plan = type(first)((*first.cards, *second.cards), first.mode, 1)
    table = sit(plan, BANK, other)
    assert table.view.statuses == tuple(Status)
    view = table.do(Choose("unresolved"), Next())
    assert view.statuses == other.statuses
    end = table.do(Choose("attributed"), Next())
    assert end.result is not None
    assert (end.result.takeaway, end.result.afterword) == (None, None)
    assert (end.result.score.points, end.result.score.of) == (2, 2)
