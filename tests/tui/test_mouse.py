"""The mouse alone: what a click on choices, sentences, claims and the key line does, and what a drag copies."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.geometry import Offset

from quiz.game.events import Ask
from quiz.game.view import Choose, Next, Phase
from quiz.tui.screens.keys import KeysScreen
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.play import PlayScreen
from quiz.tui.screens.result import ResultScreen
from quiz.tui.screens.review import ReviewScreen
from quiz.tui.widgets.article import ArticleView
from tests.tui.conftest import Stage
from tests.tui.driving import answers, on_screen, press, ready, standing
from tests.tui.scenes import FIFTH, FIRST, LAST, SECOND, filled_in
from tests.tui.seeing import Sight, app_of, marked, rows, settled, text_of

WIDE = (100, 30)


def place_of(pilot: Sight, words: str, *, end: bool = False) -> Offset:
    """The cell of the first (or the last) character of some words on the screen."""
    for y, row in enumerate(rows(app_of(pilot))):
        if words in row:
            before = row[: row.index(words)] + (words[:-1] if end else "")
            return Offset(cell_len(before), y)
    raise AssertionError(f"{words!r} is not on the screen:\n{text_of(app_of(pilot))}")


async def click(pilot: Sight, words: str) -> None:
    await pilot.click(offset=place_of(pilot, words))
    await settled(pilot)


async def drag(pilot: Sight, first: str, last: str) -> None:
    """Press the button on the first character of `first`, let go on the last one of `last`."""
    start, end = place_of(pilot, first), place_of(pilot, last, end=True)
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=end)
    await pilot.mouse_up(offset=end)
    await settled(pilot)


async def test_a_click_on_a_choice_answers(stage: Stage) -> None:
    async with stage.play().run_test(size=WIDE) as pilot:
        await ready(pilot)
        await click(pilot, "Denied  somebody")
        assert answers(pilot)[0] == ((Ask.STATUS, "denied"),)


async def test_a_click_ticks_where_several_are_right(stage: Stage) -> None:
    async with stage.play("bridge", *FIFTH, Next()).run_test(size=WIDE) as pilot:
        await ready(pilot)
        for words in ("the keeper", "an engineer"):
            await click(pilot, f"[ ] {words}")
        assert standing(pilot) == (5, Ask.QUESTION)
        assert text_of(app_of(pilot)).count("[x]") == 2
        await press(pilot, "enter")
        assert answers(pilot)[5] == ((Ask.QUESTION, (1, 3)),)


async def test_ticks_by_mouse_are_answered_by_mouse(stage: Stage) -> None:
    async with stage.play("bridge", *FIFTH, Next()).run_test(size=WIDE) as pilot:
        await ready(pilot)
        await click(pilot, "[ ] an engineer")
        await click(pilot, "Enter answer")
        assert answers(pilot)[5] == ((Ask.QUESTION, (3,)),)


async def test_a_click_on_a_sentence_answers_the_quote_step(stage: Stage) -> None:
    async with stage.play("bridge", *FIRST, Next(), Choose("attributed")).run_test(size=WIDE) as pilot:
        await ready(pilot)
        await click(pilot, "will open again")
        assert answers(pilot)[1][1] == (Ask.QUOTE, 4)


async def test_the_mouse_points_at_the_sentence_below_it(stage: Stage) -> None:
    async with stage.play("bridge", *FIRST, Next(), Choose("attributed")).run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.hover(offset=place_of(pilot, "half her guests"))
        await settled(pilot)
        assert marked(app_of(pilot), "pointed").startswith("Rosa Finch")
        assert "> Sentence 3" in text_of(app_of(pilot))


async def test_a_click_on_the_article_answers_nothing_elsewhere(stage: Stage) -> None:
    async with stage.play().run_test(size=WIDE) as pilot:
        await ready(pilot)
        await click(pilot, "will open again")
        assert standing(pilot) == (0, Ask.STATUS)


async def test_a_click_on_a_claim_of_the_result_shows_it_again(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=WIDE) as pilot:
        await on_screen(pilot, ResultScreen)
        await click(pilot, "Cracks ran through")
        await on_screen(pilot, ReviewScreen)
        assert "~ Half of it." in text_of(app_of(pilot))


async def test_every_word_of_the_key_line_can_be_clicked(stage: Stage) -> None:
    async with stage.play("bridge", *SECOND).run_test(size=WIDE) as pilot:
        await ready(pilot)
        await click(pilot, "? keys")
        await on_screen(pilot, KeysScreen)
        await press(pilot, "escape")
        await on_screen(pilot, PlayScreen)
        await click(pilot, "Enter next")
        assert standing(pilot) == (2, Ask.STATUS)
        await click(pilot, "s skip")
        assert standing(pilot) == (3, Ask.STATUS)


async def test_a_whole_round_by_mouse(stage: Stage) -> None:
    async with stage.browse().run_test(size=WIDE) as pilot:
        await filled_in(pilot)
        await click(pilot, "Five ways to say it   ")
        await on_screen(pilot, PlayScreen)
        for words in (
            "Enter when ready  ",
            "Left open",
            "Enter next",
            "Not in it",
            "n no sentence",
            "Enter next",
            "2 a",
        ):
            await click(pilot, words)
        assert standing(pilot) == (2, Phase.FEEDBACK)
        await click(pilot, "Enter next")
        await on_screen(pilot, ResultScreen)
        assert "3 of 3 points" in text_of(app_of(pilot))
        await click(pilot, "q leave")
        await on_screen(pilot, LibraryScreen)


@pytest.mark.parametrize(
    ("first", "last", "copied"),
    [
        ("Immobilien", "the owner", "Immo\u00adbilien\u00ad\nhaus is open, the own\u00ader"),
        ("door stays", "stays as", "door\nstays as"),
        ("said [sic].", "The cafe", "said [sic].\n\nThe cafe"),
        ("月曜", "と市の人", "月曜日から閉まっています、と市の人"),
        ("人が言", "👩‍🔧 fixed", "人が言った。 A 👩‍🔧 fixed"),
    ],
)
async def test_a_drag_copies_the_article_s_own_characters(stage: Stage, first: str, last: str, copied: str) -> None:
    bank = stage.bank("odd")
    assert copied in bank.article.text
    async with stage.play("odd").run_test(size=(120, 30)) as pilot:
        await ready(pilot)
        article = app_of(pilot).screen.query_one(ArticleView)
        assert article.article is not None
        await drag(pilot, first, last)
        await press(pilot, "ctrl+c")
        assert app_of(pilot).clipboard == copied
        assert app_of(pilot).return_code != 130


async def test_a_drag_in_the_quote_step_answers_nothing(stage: Stage) -> None:
    async with stage.play("bridge", *FIRST, Next(), Choose("attributed")).run_test(size=WIDE) as pilot:
        await ready(pilot)
        await drag(pilot, "The council", "that the bridge")
        assert standing(pilot) == (1, Ask.QUOTE)
        assert marked(app_of(pilot), "selection") == "The council confirmed that the bridge"
        await press(pilot, "ctrl+c")
        assert app_of(pilot).clipboard == "The council confirmed that the bridge"


@pytest.mark.parametrize("dialog", ["question_mark", "ctrl+p", "o"])
async def test_ctrl_c_ends_the_program_from_a_dialog_too(stage: Stage, dialog: str) -> None:
    app = stage.play("bridge", *FIRST)
    async with app.run_test() as pilot:
        await ready(pilot)
        await press(pilot, dialog)
        assert len(app.screen_stack) == 2
        await press(pilot, "ctrl+c")
    assert app.return_code == 130


async def test_without_a_selection_ctrl_c_leaves_with_130(stage: Stage) -> None:
    app = stage.play()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "ctrl+c")
    assert app.return_code == 130
