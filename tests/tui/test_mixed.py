"""A mixed round: another article is read before its first claim is shown, at any size, however it is reached."""

from __future__ import annotations

import pytest

from quiz.game.events import Ask
from quiz.game.view import Choose, Next, Phase
from quiz.record.history import rounds
from quiz.tui.commands import Place
from quiz.tui.screens.annotated import AnnotatedScreen
from quiz.tui.screens.overview import OverviewScreen
from quiz.tui.screens.play import PlayScreen
from quiz.tui.screens.result import ResultScreen
from quiz.tui.screens.review import ReviewScreen
from quiz.tui.wording import EXAM
from tests.game.make import Clock
from tests.tui.conftest import Stage
from tests.tui.driving import answers, burst, on_screen, press, ready, resize, session_of, standing
from tests.tui.mixing import (
    EXAM_OF_FIRST,
    LAST_ARTICLE,
    LAST_OF_FIRST,
    MISSED,
    SECOND_ARTICLE,
    TURNED,
    WHOLE,
    mixed,
    taken_up,
)
from tests.tui.pictures import SIZES, draw
from tests.tui.scenes import filled_in
from tests.tui.seeing import Sight, app_of, flowing, marked, rows, settled, text_of, until

EVERY_SIZE = pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
CLOSED = "Nobody can cross the water at Alder Lock these days."


def flat(pilot: Sight) -> str:
    """The screen in one line, so that a narrow window may wrap."""
    return " ".join(text_of(app_of(pilot)).replace("│", " ").split())


async def at_page(pilot: Sight, number: int) -> PlayScreen:
    """Wait for the reading page of an article of the round."""
    screen = await ready(pilot)
    assert screen.place is Place.OPENING
    assert f"Article {number} of 3." in flat(pilot)
    return screen


@EVERY_SIZE
async def test_another_article_is_read_before_its_first_claim(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.show(mixed(stage, *LAST_OF_FIRST)).run_test(size=size) as pilot:
        await ready(pilot)
        await press(pilot, "enter")
        screen = await at_page(pilot, 2)
        assert "3 claims, about 2 minutes." in flat(pilot)
        assert "The footbridge at Alder Lock" in flat(pilot)
        assert CLOSED not in flat(pilot)
        assert "Enter when ready" in rows(app_of(pilot))[-1]
        await press(pilot, "enter")
        assert screen.place is Place.CARD
        assert standing(pilot) == (SECOND_ARTICLE, Ask.STATUS)
        assert CLOSED in flowing(app_of(pilot), "#card")
        assert "Article 2 of 3." not in flat(pilot)


@EVERY_SIZE
async def test_keys_of_a_claim_answer_nothing_on_its_page(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.show(mixed(stage, *TURNED)).run_test(size=size, notifications=True) as pilot:
        await at_page(pilot, 2)
        before = draw(app_of(pilot))
        await press(pilot, *"123cadnhsfboet0", "space", "left", "right")
        assert not answers(pilot)[SECOND_ARTICLE]
        assert draw(app_of(pilot)) == before
        await press(pilot, "enter")
        assert standing(pilot) == (SECOND_ARTICLE, Ask.STATUS)


async def test_keys_typed_ahead_answer_neither_the_page_nor_its_claim(stage: Stage) -> None:
    async with stage.show(mixed(stage, *LAST_OF_FIRST)).run_test() as pilot:
        await ready(pilot)
        await burst(pilot, "enter", "1", "1", "2")
        await at_page(pilot, 2)
        await burst(pilot, "enter", "1", "1")
        assert standing(pilot) == (SECOND_ARTICLE, Ask.STATUS)


async def test_a_click_on_a_sentence_of_the_page_answers_nothing(stage: Stage) -> None:
    async with stage.show(mixed(stage, *TURNED)).run_test(size=(100, 30)) as pilot:
        await at_page(pilot, 2)
        await pilot.click("#article", offset=(10, 4))
        await settled(pilot)
        assert not answers(pilot)[SECOND_ARTICLE]
        await at_page(pilot, 2)


async def test_the_article_moves_on_its_page(stage: Stage) -> None:
    async with stage.show(mixed(stage, *TURNED)).run_test(size=(40, 15)) as pilot:
        screen = await at_page(pilot, 2)
        await press(pilot, "pagedown")
        await until(pilot, "the text further down", lambda: screen.panes.article.scroll_y > 0)
        await press(pilot, "enter")
        assert CLOSED in flat(pilot)


async def test_the_seconds_of_a_claim_count_from_where_its_page_was_left(stage: Stage) -> None:
    clock = Clock()
    async with stage.show(mixed(stage, *LAST_OF_FIRST, clock=clock)).run_test() as pilot:
        await ready(pilot)
        await press(pilot, "enter")
        await at_page(pilot, 2)
        clock.passed += 100
        await press(pilot, "enter")
        clock.passed += 7
        await press(pilot, "1", "enter")
        clock.passed += 3
        await press(pilot, "1")
    kept = [answer.seconds for played in rounds(stage.store) for answer in played.answers]
    assert kept[-2:] == [7, 3]


@EVERY_SIZE
async def test_steps_and_feedback_are_on_the_second_article(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.show(mixed(stage, *MISSED)).run_test(size=size) as pilot:
        screen = await ready(pilot)
        assert screen.place is Place.QUOTE
        await press(pilot, "4")
        assert marked(app_of(pilot), "pointed").startswith("The council confirmed")
        await press(pilot, "enter")
        assert answers(pilot)[3][-1] == (Ask.QUOTE, 4)
        assert "the council" in flat(pilot)
        assert "[b]paper[/b]" not in flat(pilot)
        choices = screen.panes.card.choices.choices
        await press(pilot, next(str(choice.number) for choice in choices if choice.value == "council"))
        assert standing(pilot) == (SECOND_ARTICLE + 1, Phase.FEEDBACK)
        assert marked(app_of(pilot), "cue") == "confirmed"


@pytest.mark.parametrize("acts", [TURNED, (*TURNED, Choose("denied")), MISSED], ids=["page", "feedback", "quote"])
async def test_the_second_article_survives_every_size(stage: Stage, acts: tuple[Choose | Next, ...]) -> None:
    async with stage.show(mixed(stage, *acts)).run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        before = draw(app_of(pilot))
        for size in ((80, 24), (40, 15), (20, 5), (1, 1), (40, 15), (100, 12), (100, 30)):
            await resize(pilot, size)
        assert draw(app_of(pilot)).splitlines() == before.splitlines()


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (100, 12)])
async def test_a_page_tells_its_size_once(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.show(mixed(stage, *TURNED)).run_test(size=(100, 30)) as pilot:
        await at_page(pilot, 2)
        for now in (size, (100, 30), size):
            await resize(pilot, now)
            assert flat(pilot).count("Article 2 of 3.") == 1


async def test_the_statuses_of_the_help_and_of_the_choices_are_the_claim_s_own(stage: Stage) -> None:
    async with stage.show(mixed(stage, *MISSED, Choose(4), Choose("council"))).run_test(size=(100, 40)) as pilot:
        screen = await ready(pilot)
        assert len(screen.statuses) == 3
        await press(pilot, "enter")
        assert standing(pilot) == (LAST_ARTICLE - 1, Ask.STATUS)
        assert screen.place is Place.CARD, "a claim of another bank on the same article needs no page"
        assert len(screen.statuses) == 5
        await press(pilot, "5")
        assert answers(pilot)[LAST_ARTICLE - 1] == ((Ask.STATUS, "unstated"),)


# Taken up again


@EVERY_SIZE
async def test_a_round_left_in_the_middle_of_an_article_goes_on_at_its_claim(
    stage: Stage, size: tuple[int, int]
) -> None:
    mixed(stage, *TURNED, Choose("confirmed"))
    async with stage.show(taken_up(stage)).run_test(size=size) as pilot:
        screen = await ready(pilot)
        assert standing(pilot) == (SECOND_ARTICLE + 1, Ask.STATUS)
        assert screen.place is Place.CARD
        assert "From June on, people walk over the water again." in flowing(app_of(pilot), "#card")
        await press(pilot, "2", "4")
        assert standing(pilot) == (SECOND_ARTICLE + 1, Ask.QUOTE)
        assert marked(app_of(pilot), "pointed").startswith("The council confirmed")


@EVERY_SIZE
@pytest.mark.parametrize("left", [LAST_OF_FIRST, TURNED], ids=["feedback", "page"])
async def test_a_round_left_before_an_article_shows_its_page_again(
    stage: Stage, left: tuple[Choose | Next, ...], size: tuple[int, int]
) -> None:
    mixed(stage, *left)
    async with stage.show(taken_up(stage)).run_test(size=size) as pilot:
        await at_page(pilot, 2)
        assert CLOSED not in flat(pilot)
        await press(pilot, "1", "enter")
        assert standing(pilot) == (SECOND_ARTICLE, Ask.STATUS)
        await press(pilot, "1")
        assert answers(pilot)[SECOND_ARTICLE] == ((Ask.STATUS, "confirmed"),)


async def test_leaving_a_page_keeps_what_was_answered(stage: Stage) -> None:
    app = stage.show(mixed(stage, *LAST_OF_FIRST))
    async with app.run_test() as pilot:
        await ready(pilot)
        await press(pilot, "enter")
        await at_page(pilot, 2)
        await press(pilot, "q")
    assert app.return_code == 0
    assert taken_up(stage).session.view().number == SECOND_ARTICLE + 1


# Exams


@EVERY_SIZE
async def test_back_in_an_exam_leads_over_the_page_to_the_first_article(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.show(mixed(stage, *EXAM_OF_FIRST, exam=True)).run_test(size=size) as pilot:
        screen = await at_page(pilot, 2)
        beside_the_article = flowing(app_of(pilot), "#briefing")
        assert EXAM in (beside_the_article or flat(pilot))
        await press(pilot, "enter", "b")
        assert standing(pilot)[0] == SECOND_ARTICLE - 1
        assert "The house of the broker is open [/]." in flat(pilot)
        assert screen.panes.article.article is not None
        assert screen.panes.article.article.title == "[1] see note [/]"
        await press(pilot, "enter")
        assert screen.place is Place.EXAM, "the page was read"
        assert standing(pilot) == (SECOND_ARTICLE, Ask.STATUS)
        assert screen.panes.article.article.title == "The footbridge at Alder Lock"


async def test_flag_and_skip_in_an_exam_do_not_show_a_page_twice(stage: Stage) -> None:
    async with stage.show(mixed(stage, *EXAM_OF_FIRST, exam=True)).run_test() as pilot:
        screen = await at_page(pilot, 2)
        await press(pilot, "enter", "f")
        assert screen.place is Place.EXAM
        assert rows(app_of(pilot))[0].endswith("claim 3 of 6 · flagged")
        await press(pilot, "s", "b")
        assert screen.place is Place.EXAM
        assert standing(pilot) == (SECOND_ARTICLE, Ask.STATUS)


async def test_an_exam_goes_to_its_overview_and_is_handed_in(stage: Stage) -> None:
    async with stage.show(mixed(stage, *EXAM_OF_FIRST, exam=True)).run_test() as pilot:
        await at_page(pilot, 2)
        await press(pilot, "enter", *"sss")
        await at_page(pilot, 3)
        await press(pilot, "enter", "1")
        await on_screen(pilot, OverviewScreen)
        assert "3 of 6 answered." in text_of(app_of(pilot))
        await press(pilot, "down", "enter")
        await on_screen(pilot, ResultScreen)
        assert "3 of 6 points" in text_of(app_of(pilot))


# Without colours


@EVERY_SIZE
async def test_without_colours_the_page_and_the_second_article_are_whole(
    stage: Stage, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with stage.show(mixed(stage, *TURNED)).run_test(size=size) as pilot:
        await at_page(pilot, 2)
        await press(pilot, "enter", "2")
        assert marked(app_of(pilot), "quote") == "The footbridge at Alder Lock has been closed since Monday."


# The result


async def result(pilot: Sight) -> ResultScreen:
    return await on_screen(pilot, ResultScreen)


async def test_each_claim_is_seen_again_with_its_own_article(stage: Stage) -> None:
    async with stage.show(mixed(stage, *WHOLE)).run_test(size=(100, 40)) as pilot:
        await result(pilot)
        await press(pilot, "down", "enter")
        await on_screen(pilot, ReviewScreen)
        assert marked(app_of(pilot), "cue") == "confirmed"
        await press(pilot, "right", "right")
        assert "The note [0] says" in flat(pilot)
        assert marked(app_of(pilot), "quote").startswith("The note [0] says")


@pytest.mark.parametrize(("downs", "title"), [(1, "Three ways to say it"), (2, "A long read"), (6, "Five ways")])
async def test_a_shows_the_article_of_the_marked_claim(stage: Stage, downs: int, title: str) -> None:
    async with stage.show(mixed(stage, *WHOLE)).run_test(size=(100, 40)) as pilot:
        await result(pilot)
        await press(pilot, *["down"] * downs, "a")
        await on_screen(pilot, AnnotatedScreen)
        assert title in rows(app_of(pilot))[0]
        await press(pilot, "q")
        await result(pilot)


async def test_m_asks_what_was_missed_in_a_mixed_round(stage: Stage) -> None:
    async with stage.show(mixed(stage, *WHOLE)).run_test() as pilot:
        await result(pilot)
        await press(pilot, "m")
        await ready(pilot)
        asked = [(card.bank, card.item) for card in session_of(pilot).round.plan.cards]
        assert sorted(asked) == [("alder-lock", "june"), ("long-read", "first")]


@pytest.mark.parametrize("exam", [False, True])
async def test_r_begins_another_mixed_round(stage: Stage, exam: bool) -> None:
    acts = WHOLE if not exam else ()
    async with stage.show(mixed(stage, *acts, exam=exam)).run_test() as pilot:
        if exam:
            await ready(pilot)
            await press(pilot, "s", "s", "enter", *"sss", "enter", "s")
            await on_screen(pilot, OverviewScreen)
            await press(pilot, "down", "enter")
        await result(pilot)
        await press(pilot, "r")
        await ready(pilot)
        again = session_of(pilot).round.plan
        assert again.exam is exam
        assert len({card.bank for card in again.cards}) > 1
        assert not any(card.answers for card in session_of(pilot).round.cards)


async def test_enter_on_today_does_the_next_thing_and_ends_where_it_began(stage: Stage) -> None:
    app = stage.show(mixed(stage, *WHOLE))
    async with app.run_test() as pilot:
        await result(pilot)
        assert marked(app_of(pilot), "mark") == "Next: A long read"
        await press(pilot, "enter")
        await ready(pilot)
        assert session_of(pilot).title == "A long read"
        await press(pilot, "q")
    assert app.return_code == 0


@EVERY_SIZE
async def test_a_whole_round_by_keys(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.show(mixed(stage, new=True)).run_test(size=size) as pilot:
        await ready(pilot)
        await filled_in(pilot)
        assert "6 claims on 3 articles" in flat(pilot)
        await press(pilot, "enter", "s", "s")
        await at_page(pilot, 2)
        await press(pilot, "enter", "s", "s", "s")
        await at_page(pilot, 3)
        await press(pilot, "enter", "1")
        assert standing(pilot) == (LAST_ARTICLE, Phase.FEEDBACK)
        await press(pilot, "enter")
        await result(pilot)
        assert "1 of 1 point" in flat(pilot)
