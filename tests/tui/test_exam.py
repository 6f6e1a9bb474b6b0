"""Exams: no hint and no feedback before the end; flags, going back, the overview, handing in once."""

from __future__ import annotations

from quiz.game.events import Ask
from quiz.game.view import Choose, Flag, Phase, Skip, Submit
from quiz.tui.screens.overview import OverviewScreen
from quiz.tui.screens.play import PlayScreen
from quiz.tui.screens.result import ResultScreen
from quiz.tui.screens.review import ReviewScreen
from tests.tui.conftest import Stage
from tests.tui.driving import answers, burst, on_screen, press, ready, resize, session_of, standing
from tests.tui.scenes import EXAM, EXAM_ANSWERS, FIVE_SKIPPED
from tests.tui.seeing import Sight, app_of, marked, rows, text_of

KEYS = ["1", "1", "3", "enter", "3", "2", "5", "enter", "1", "3", "2", "2"]
"""The answers of EXAM_ANSWERS but for the last card."""


async def overview(pilot: Sight) -> OverviewScreen:
    return await on_screen(pilot, OverviewScreen)


async def test_an_exam_begins_with_the_reading_page(stage: Stage) -> None:
    async with stage.begin(options=EXAM).run_test() as pilot:
        await ready(pilot)
        text = text_of(app_of(pilot))
        assert "Enter when ready" in text
        assert "This is an exam: no hints, and no feedback before you hand it in." in text
        await press(pilot, "enter")
        assert standing(pilot) == (0, Ask.STATUS)


async def test_no_hint_is_offered_or_given(stage: Stage) -> None:
    async with stage.play(options=EXAM).run_test(notifications=True) as pilot:
        await ready(pilot)
        assert "h hint" not in text_of(app_of(pilot))
        await press(pilot, "h")
        assert "Hint:" not in text_of(app_of(pilot))
        assert not session_of(pilot).round.cards[0].hinted


async def test_a_whole_exam_by_keys(stage: Stage) -> None:
    async with stage.play(options=EXAM).run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        await press(pilot, *KEYS)
        assert standing(pilot) == (5, Ask.QUESTION)
        await press(pilot, "1", "3", "enter")
        await overview(pilot)
        assert "6 of 6 answered." in text_of(app_of(pilot))
        assert marked(app_of(pilot), "mark") == "Hand it in"
        await press(pilot, "enter")
        await on_screen(pilot, ResultScreen)
        assert "3½ of 6 points" in text_of(app_of(pilot))
        assert "What became known later." in text_of(app_of(pilot))
        await press(pilot, "enter")
        await on_screen(pilot, ReviewScreen)
        assert "x Not this one. You answered: Confirmed." in text_of(app_of(pilot))


async def test_a_flag_stands_in_the_headline_and_in_the_overview(stage: Stage) -> None:
    async with stage.play(options=EXAM).run_test() as pilot:
        await ready(pilot)
        await press(pilot, "f")
        assert rows(app_of(pilot))[0].endswith("claim 1 of 6 · flagged")
        await press(pilot, "f")
        assert "flagged" not in rows(app_of(pilot))[0]
        await press(pilot, "f", "s", "s", "s", "s", "s", "s")
        await overview(pilot)
        assert "0 of 6 answered, 1 flagged." in text_of(app_of(pilot))
        assert text_of(app_of(pilot)).count("[open, flagged]") == 1


async def test_b_goes_back_and_an_answer_can_be_changed(stage: Stage) -> None:
    async with stage.play("bridge", Choose("denied"), options=EXAM).run_test() as pilot:
        await ready(pilot)
        await press(pilot, "b")
        assert standing(pilot) == (0, Ask.STATUS)
        assert marked(app_of(pilot), "mark").startswith("3 d Denied")
        await press(pilot, "1")
        assert session_of(pilot).round.cards[0].answers[-1].chosen == "confirmed"
        assert standing(pilot) == (1, Ask.STATUS)


async def test_a_verdict_is_locked_once_its_second_step_was_shown(stage: Stage) -> None:
    async with stage.play("bridge", Choose("confirmed"), Choose("denied"), options=EXAM).run_test() as pilot:
        await ready(pilot)
        assert "Your verdict: Denied." in text_of(app_of(pilot))
        await press(pilot, "b", "1")
        assert standing(pilot) == (1, Ask.QUOTE)
        assert answers(pilot)[1] == ((Ask.STATUS, "denied"),)


async def test_the_quote_step_of_an_exam_names_its_keys(stage: Stage) -> None:
    async with stage.play("bridge", Choose("confirmed"), Choose("denied"), options=EXAM).run_test() as pilot:
        await ready(pilot)
        assert "n no sentence" in rows(app_of(pilot))[-1]
        assert "f flag" in rows(app_of(pilot))[-1]
        await press(pilot, "n")
        assert answers(pilot)[1][1] == (Ask.QUOTE, 0)


async def test_enter_in_the_overview_goes_to_the_first_open_card(stage: Stage) -> None:
    async with stage.play("bridge", *FIVE_SKIPPED, Choose((1, 3)), options=EXAM).run_test() as pilot:
        await overview(pilot)
        assert marked(app_of(pilot), "mark") == "Go to the first open one (5 open)"
        await press(pilot, "enter")
        await ready(pilot)
        assert standing(pilot) == (0, Ask.STATUS)


async def test_a_card_chosen_in_the_overview_is_shown(stage: Stage) -> None:
    async with stage.play("bridge", *FIVE_SKIPPED, Choose((1, 3)), options=EXAM).run_test() as pilot:
        await overview(pilot)
        # Below the two ways on, the third card.
        await press(pilot, *["down"] * 4, "enter")
        await ready(pilot)
        assert standing(pilot) == (2, Ask.STATUS)


async def test_an_exam_can_be_handed_in_with_open_cards(stage: Stage) -> None:
    async with stage.play("bridge", *FIVE_SKIPPED, Choose((1, 3)), options=EXAM).run_test() as pilot:
        await overview(pilot)
        await press(pilot, "down", "enter")
        await on_screen(pilot, ResultScreen)
        assert "1 of 6 points" in text_of(app_of(pilot))


async def test_enter_goes_on_from_an_answered_card_with_several_steps(stage: Stage) -> None:
    async with stage.play("bridge", *EXAM_ANSWERS, options=EXAM).run_test() as pilot:
        await overview(pilot)
        cards = session_of(pilot).deck
        several = next(at for at, card in enumerate(cards) if card is not None and len(card.steps) > 1)
        await press(pilot, *["down"] * (several + 1), "enter")
        await ready(pilot)
        assert "Enter goes on" in text_of(app_of(pilot))
        assert rows(app_of(pilot))[-1].startswith(" Enter go on")
        await press(pilot, "n", "s")
        assert session_of(pilot).cursor.at == several
        await press(pilot, "enter")
        await on_screen(pilot, OverviewScreen)


async def test_b_in_the_overview_goes_to_the_last_card(stage: Stage) -> None:
    async with stage.play("bridge", *EXAM_ANSWERS, options=EXAM).run_test() as pilot:
        await overview(pilot)
        await press(pilot, "b")
        await ready(pilot)
        assert standing(pilot)[0] == 5
        assert text_of(app_of(pilot)).count("[x]") == 2


async def test_an_exam_is_handed_in_once_however_fast_enter_is_pressed(stage: Stage) -> None:
    async with stage.play("bridge", *EXAM_ANSWERS, options=EXAM).run_test() as pilot:
        await overview(pilot)
        await burst(pilot, "enter", "enter", "enter")
        finished = stage.store.rows("SELECT count(*) FROM rounds WHERE finished IS NOT NULL")
        assert finished == [(1,)]
        assert session_of(pilot).cursor.phase is Phase.RESULT


async def test_an_exam_that_is_left_is_taken_up_again(stage: Stage) -> None:
    app = stage.play("bridge", Choose("denied"), Flag(), Skip(), options=EXAM)
    async with app.run_test() as pilot:
        await ready(pilot)
        await press(pilot, "q")
    assert app.return_code == 0
    async with stage.play(options=EXAM).run_test() as pilot:
        await ready(pilot)
        assert session_of(pilot).round.plan.exam
        assert standing(pilot) == (1, Ask.STATUS)
        assert rows(app_of(pilot))[0].endswith("claim 2 of 6 · flagged")


async def test_leaving_the_overview_saves_and_ends(stage: Stage) -> None:
    app = stage.play("bridge", *EXAM_ANSWERS, options=EXAM)
    async with app.run_test() as pilot:
        await overview(pilot)
        await press(pilot, "q")
    assert app.return_code == 0
    saved = stage.store.unfinished("alder-lock")
    assert saved is not None
    assert saved.plan.exam


async def test_no_objection_before_the_end(stage: Stage) -> None:
    async with stage.play("bridge", Choose("denied"), options=EXAM).run_test(notifications=True) as pilot:
        await ready(pilot)
        await press(pilot, "o", "e")
        screen = await on_screen(pilot, PlayScreen)
        assert standing(pilot) == (1, Ask.STATUS)
        assert screen is app_of(pilot).screen


async def test_a_window_too_small_to_see_the_overview_answers_nothing_and_loses_nothing(stage: Stage) -> None:
    async with stage.play("bridge", *EXAM_ANSWERS, options=EXAM).run_test(size=(100, 30)) as pilot:
        await overview(pilot)
        await resize(pilot, (15, 5))
        await press(pilot, "enter")
        await resize(pilot, (100, 30))
        await overview(pilot)
        await press(pilot, "enter")
        await on_screen(pilot, ResultScreen)


async def test_what_was_chosen_on_the_overview_is_done_even_where_the_window_became_too_small_since(
    stage: Stage,
) -> None:
    async with stage.play("bridge", *EXAM_ANSWERS, options=EXAM).run_test(size=(100, 30)) as pilot:
        seen = await overview(pilot)
        await resize(pilot, (15, 5))
        seen.leave(Submit())
        await on_screen(pilot, ResultScreen)
