"""Pages of a round of several articles: where one is turned, what it tells, and since when its claim is seen."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from quiz.bank.model import Article, Bank
from quiz.bank.status import Step
from quiz.game.events import Answered, Ask, Event, Mode, Plan
from quiz.game.view import Back, Choose, Flag, Hint, Next, Phase, Skip, Submit
from tests.game.make import ARTICLE, BY_ID, Table, bank, plan_of, sit

HARBOUR = Article(f"{ARTICLE.text}\n\nA boat was counted twice.", "The harbour", afterword="Nothing was found.")
LANE = Article(f"{ARTICLE.text}\n\nThe lane is dry again.", "The lane")

LOCK = bank([BY_ID["closed"], BY_ID["june"]], id="lock")
LOCK_TOO = bank([BY_ID["guests"]], id="lock-too")
"""Another bank on the same article."""
BOATS = bank([BY_ID["beams"], BY_ID["barge"]], id="boats", article=HARBOUR, intro="Mind the boats.", takeaway="Count.")
DRY = bank([BY_ID["closed"]], id="dry", article=LANE)
CARDS = ((LOCK, "closed"), (LOCK_TOO, "guests"), (BOATS, "beams"), (BOATS, "barge"), (DRY, "closed"))
TURNS = (2, 4)
"""The cards before which the page is turned."""


def plan(*, exam: bool = False) -> Plan:
    """All of them, in this order."""
    cards = [plan_of(of, item).cards[0] for of, item in CARDS]
    return Plan(tuple(cards), Mode.MIX, 7, exam=exam)


def table(*, exam: bool = False, events: Iterable[Event] = (), banks: Iterable[Bank] | None = None) -> Table:
    """A session over them."""
    return sit(plan(exam=exam), *(banks or {of.id: of for of, _ in CARDS}.values()), events=events)


def turned(at: Table) -> bool:
    return at.view.turned


def test_a_page_is_turned_where_the_article_changes_and_nowhere_else() -> None:
    at = table()
    seen = []
    while at.view.phase is not Phase.RESULT:
        if at.view.phase is Phase.STEP:
            seen.append((at.session.cursor.at, turned(at)))
            at.do(Choose("confirmed"))
        else:
            assert not turned(at)
            at.do(Next())
    assert seen == [(card, card in TURNS) for card in range(5)]
    assert not turned(at)


def test_a_page_tells_of_its_own_article_and_of_nothing_else() -> None:
    at = table()
    at.do(Skip(), Skip())
    page = at.session.page()
    assert (page.told, page.claims, page.questions, page.articles) == (("Article 2 of 3.",), 2, 0, 1)
    assert page.intro is None
    assert page.summary is None
    assert page.left == 0
    at.do(Skip(), Skip())
    assert at.session.page().told == ("Article 3 of 3.",)
    assert at.session.page().claims == 1
    assert at.session.opening().claims == 5
    assert at.session.opening().articles == 3


def test_two_banks_on_one_article_share_its_page() -> None:
    at = table()
    at.do(Skip())
    assert at.session.cursor.at == 1
    assert not turned(at)
    assert at.session.page().claims == 2


def test_the_seconds_of_a_claim_count_from_when_its_page_was_left() -> None:
    at = table()
    at.do(Skip(), Skip())
    at.clock.passed = 60
    at.session.page_read()
    at.clock.passed = 64
    at.do(Choose("denied"))
    (answer,) = [event for event in at.kept if isinstance(event, Answered)]
    assert answer.seconds == 4


def test_a_page_shows_nothing_that_is_not_told_before_an_answer() -> None:
    at = table()
    at.do(Skip(), Skip())
    assert at.view.article is HARBOUR
    assert at.view.explanation is None
    assert at.view.card is not None
    assert "Count." not in str(at.session.page())
    assert "Mind the boats." not in str(at.session.page())


# Taken up again


@pytest.mark.parametrize("done", range(5))
def test_a_round_that_goes_on_begins_with_a_page_only_at_the_first_claim_of_a_later_article(done: int) -> None:
    before = table()
    for _ in range(done):
        before.do(Choose("confirmed"), Next())
    again = table(events=before.kept)
    assert again.session.cursor.at == done
    assert turned(again) is (done in TURNS)


def test_a_claim_whose_first_step_was_answered_needs_no_page() -> None:
    proving = plan()._replace(steps=(Step.STATUS, Step.QUOTE))
    before = sit(proving, LOCK, LOCK_TOO, BOATS, DRY)
    before.do(Skip(), Skip())
    assert turned(before)
    before.do(Choose("confirmed"))
    assert before.view.card is not None
    assert before.view.card.ask is Ask.QUOTE
    assert not turned(before)
    assert not turned(sit(proving, LOCK, LOCK_TOO, BOATS, DRY, events=before.kept))


def test_whoever_had_a_hint_has_seen_the_page_on_that_day_and_on_the_next() -> None:
    at = table()
    at.do(*[Skip()] * 4, Hint())
    assert not turned(at)
    again = table(events=at.kept)
    assert again.session.cursor.at == 4
    assert not turned(again)


def test_a_page_that_was_read_is_not_turned_to_again() -> None:
    at = table()
    at.do(Skip(), Skip())
    assert turned(at)
    at.session.page_read()
    assert not turned(at)


@pytest.mark.parametrize(("there", "turns"), [([LOCK, BOATS], [1]), ([BOATS, DRY], [2]), ([DRY], [])])
def test_what_is_gone_turns_no_page(there: list[Bank], turns: list[int]) -> None:
    at = table(banks=there)
    seen = []
    while at.view.phase is not Phase.RESULT:
        seen.append(at.view.number - 1)
        if turned(at):
            assert seen[-1] in turns
            turns = [number for number in turns if number != seen[-1]]
        at.do(Skip())
    assert turns == []


def test_the_pages_of_a_round_that_lost_an_article_are_counted_anew() -> None:
    at = table(banks=[LOCK, DRY])
    at.do(Skip())
    assert at.session.page().told == ("Article 2 of 2.",)


# Exams


def test_back_and_forth_over_a_page_in_an_exam() -> None:
    at = table(exam=True)
    at.do(Choose("confirmed"), Choose("attributed"))
    assert turned(at)
    at.do(Back())
    assert at.view.article is ARTICLE
    assert not turned(at)
    at.do(Next())
    assert turned(at), "nothing of the claim is answered yet"
    at.do(Flag(), Choose("denied"), Back())
    assert at.view.article is HARBOUR
    assert not turned(at), "it was answered, so it was seen"


def test_a_page_that_was_read_in_an_exam_does_not_come_again_whichever_way_its_claim_is_reached() -> None:
    at = table(exam=True)
    at.do(Choose("confirmed"), Choose("attributed"))
    at.session.page_read()
    at.do(Back())
    at.do(Next())
    assert at.session.cursor.at == 2
    assert not turned(at)
    at.do(Skip(), Skip())
    assert turned(at)
    at.do(Back(2))
    assert not turned(at)
    at.do(Back(4))
    assert turned(at), "its own page was never read"


def test_overview_and_result_turn_no_page() -> None:
    at = table(exam=True)
    views = [at.do(*[Skip()] * 5), at.do(Submit())]
    assert [(view.phase, view.turned) for view in views] == [(Phase.OVERVIEW, False), (Phase.RESULT, False)]


def test_every_claim_is_explained_with_its_own_article_and_no_article_has_the_last_word() -> None:
    at = table(exam=True)
    at.do(*[Choose("confirmed")] * 5, Submit())
    assert [at.session.article(card) for card in range(5)] == [of.article for of, _ in CARDS]
    for card, (of, _) in enumerate(CARDS):
        (shown, *_rest) = at.session.explanation(card).proof
        assert of.article.text[shown.quote.start : shown.quote.end] == shown.quote.text
    result = at.view.result
    assert result is not None
    assert (result.afterword, result.takeaway) == (None, None)
