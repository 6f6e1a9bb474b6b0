"""How choices count: every row of the table of marks."""

from __future__ import annotations

import pytest

from quiz.bank.model import Claim
from quiz.bank.status import ARTICLE_ITSELF, STEPS, Mark, Status
from quiz.game.card import card_of
from quiz.game.events import Ask, Chosen
from quiz.game.mark import NO_SENTENCE, mark, right_choice
from tests.game.make import BARGE, BEAMS, BY_ID, CLOSED, COST, CRANE, GUESTS, JUNE, PAYER, bank, card, claim


def marked(made: Claim, ask: Ask, chosen: Chosen) -> Mark:
    return mark(card(made, *STEPS), ask, chosen)


@pytest.mark.parametrize("id_", ["closed", "guests", "barge", "payer", "ferry"])
@pytest.mark.parametrize("verdict", list(Status))
def test_a_verdict_is_right_where_it_is_the_status_and_else_wrong(id_: str, verdict: Status) -> None:
    made = BY_ID[id_]
    assert marked(made, Ask.STATUS, verdict.value) is (Mark.RIGHT if verdict is made.status else Mark.WRONG)
    assert right_choice(card(made), Ask.STATUS) == made.status.value


def test_a_disputed_claim_called_attributed_is_half_right() -> None:
    marks = [marked(BY_ID["beams"], Ask.STATUS, verdict) for verdict in Status]
    assert marks == [Mark.WRONG, Mark.HALF, Mark.RIGHT, Mark.WRONG, Mark.WRONG]


def test_a_second_status_is_also_fair_and_goes_before_half() -> None:
    fair = BY_ID["guests"]._replace(also=Status.UNRESOLVED)
    assert marked(fair, Ask.STATUS, "unresolved") is Mark.FAIR
    assert marked(fair, Ask.STATUS, "attributed") is Mark.RIGHT
    assert marked(BY_ID["beams"]._replace(also=Status.ATTRIBUTED), Ask.STATUS, "attributed") is Mark.FAIR


def test_a_disputed_claim_with_another_second_status_keeps_its_half() -> None:
    fair = BY_ID["beams"]._replace(also=Status.CONFIRMED)
    marks = [marked(fair, Ask.STATUS, verdict) for verdict in Status]
    assert marks == [Mark.FAIR, Mark.HALF, Mark.RIGHT, Mark.WRONG, Mark.WRONG]


def test_points_are_one_for_right_and_fair_a_half_for_half_and_none_else() -> None:
    assert {one: one.points for one in Mark} == {
        Mark.RIGHT: 1,
        Mark.FAIR: 1,
        Mark.HALF: 0.5,
        Mark.WRONG: 0,
        Mark.SKIPPED: 0,
    }
    assert [one for one in Mark if one.counts] == [Mark.RIGHT, Mark.FAIR]


def test_the_first_quote_decides_and_sentences_of_other_quotes_are_fair() -> None:
    made = claim("a", "It is shut.", Status.ATTRIBUTED, JUNE, CLOSED, COST, said_by=("council",))
    marks = {number: marked(made, Ask.QUOTE, number) for number in range(9)}
    assert [number for number, one in marks.items() if one is Mark.RIGHT] == [4]
    assert [number for number, one in marks.items() if one is Mark.FAIR] == [1, 8]
    assert marks[NO_SENTENCE] is Mark.WRONG
    assert right_choice(card(made, *STEPS), Ask.QUOTE) == 4


def test_each_sentence_that_the_first_quote_touches_is_right() -> None:
    made = claim(
        "a", "They speak.", Status.ATTRIBUTED, f"half her guests stay away. {JUNE}", GUESTS, said_by=("finch",)
    )
    marks = [marked(made, Ask.QUOTE, number) for number in range(9)]
    assert [number for number, one in enumerate(marks) if one is Mark.RIGHT] == [3, 4]
    assert Mark.FAIR not in marks
    assert right_choice(card(made, *STEPS), Ask.QUOTE) == 3


@pytest.mark.parametrize("status", [Status.CONFIRMED, Status.ATTRIBUTED, Status.DENIED, Status.UNRESOLVED])
def test_no_sentence_is_wrong_where_the_article_speaks_of_it(status: Status) -> None:
    made = claim("a", "It is so.", status, PAYER, also=Status.UNSTATED)
    assert marked(made, Ask.QUOTE, NO_SENTENCE) is Mark.WRONG


@pytest.mark.parametrize("id_", ["ferry", "heron"])
def test_of_what_is_not_in_it_only_no_sentence_is_right(id_: str) -> None:
    marks = [marked(BY_ID[id_], Ask.QUOTE, number) for number in range(9)]
    assert marks == [Mark.RIGHT] + [Mark.WRONG] * 8
    assert right_choice(card(BY_ID[id_], *STEPS), Ask.QUOTE) == NO_SENTENCE


@pytest.mark.parametrize(
    ("made", "ask", "right"),
    [
        (BY_ID["closed"], Ask.SOURCE, (ARTICLE_ITSELF,)),
        (BY_ID["guests"], Ask.SOURCE, ("finch",)),
        (BY_ID["beams"], Ask.SOURCE, ("engineer",)),
        (BY_ID["beams"], Ask.DENIAL, ("council",)),
        (BY_ID["barge"], Ask.DENIAL, ("keeper",)),
        (claim("a", "x", Status.ATTRIBUTED, GUESTS, said_by=("paper", "finch")), Ask.SOURCE, ("paper", "finch")),
        (claim("a", "x", Status.DENIED, BARGE, denied_by=("keeper", "article")), Ask.DENIAL, ("keeper", "article")),
    ],
    ids=str,
)
def test_any_of_those_who_speak_is_right_and_the_first_is_the_best(
    made: Claim, ask: Ask, right: tuple[str, ...]
) -> None:
    offered = ("article", "council", "mayor", "keeper", "finch", "engineer", "paper", "rowers", "school")
    assert [id_ for id_ in offered if marked(made, ask, id_) is Mark.RIGHT] == sorted(right, key=offered.index)
    assert {marked(made, ask, id_) for id_ in offered if id_ not in right} == {Mark.WRONG}
    assert right_choice(card(made, *STEPS), ask) == right[0]


@pytest.mark.parametrize(
    ("id_", "right", "others"),
    [("where", (1,), [(2,), (3,), (1, 2), ()]), ("who", (1, 3), [(1,), (3,), (1, 2, 3), (2,), (3, 1)])],
)
def test_a_question_is_right_with_all_the_right_options_and_no_other(
    id_: str, right: tuple[int, ...], others: list[tuple[int, ...]]
) -> None:
    asked = card_of(bank(), id_)
    assert asked is not None
    assert mark(asked, Ask.QUESTION, right) is Mark.RIGHT
    assert {mark(asked, Ask.QUESTION, chosen) for chosen in others} == {Mark.WRONG}
    assert right_choice(asked, Ask.QUESTION) == right


@pytest.mark.parametrize(
    ("ask", "chosen"),
    [(Ask.STATUS, 1), (Ask.STATUS, (1,)), (Ask.QUOTE, "denied"), (Ask.QUOTE, (1,)), (Ask.SOURCE, 1), (Ask.DENIAL, 0)],
)
def test_a_choice_of_another_kind_is_wrong(ask: Ask, chosen: Chosen) -> None:
    assert marked(claim("a", "x", Status.DENIED, BEAMS, CRANE, denied_by=("council",)), ask, chosen) is Mark.WRONG


def test_missed_is_what_was_answered_without_its_whole_point() -> None:
    assert [found for found in Mark if found.is_missed] == [Mark.HALF, Mark.WRONG]


def test_the_point_hangs_on_a_claim_s_status_or_on_the_question_alone() -> None:
    assert [ask for ask in Ask if ask.scores] == [Ask.STATUS, Ask.QUESTION]
