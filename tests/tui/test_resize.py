"""Windows that change their size on every screen: nothing crashes, and the reader finds again what was at hand."""

from __future__ import annotations

import pytest
from textual.widgets._toast import Toast

from quiz.game.view import Choose, Next
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.wording import TOO_SMALL
from tests.tui.conftest import Stage
from tests.tui.driving import press, ready, resize, session_of, standing
from tests.tui.odd import FAR_QUOTE
from tests.tui.pictures import draw
from tests.tui.scenes import EACH_SCREEN, FIRST, SCENES, SECOND, THIRD, filled_in
from tests.tui.seeing import Sight, app_of, marked, rows, runs, settled, text_of

SHRINKING = [(80, 24), (40, 15), (20, 5), (5, 2), (1, 1)]
WIDE = (100, 30)
DIALOGS = ("objection", "keys")
"""Tested by what stands before and after them: Textual does not always draw anew what is behind a dialog."""


@pytest.mark.parametrize("name", [name for name in EACH_SCREEN if name not in DIALOGS])
async def test_a_screen_is_the_same_after_it_was_as_small_as_can_be(stage: Stage, name: str) -> None:
    make, go = SCENES[name]
    app = make(stage)
    async with app.run_test(size=WIDE) as pilot:
        await filled_in(pilot)
        await go(pilot)
        await filled_in(pilot)
        before = draw(app)
        for size in SHRINKING:
            await resize(pilot, size)
        await resize(pilot, WIDE)
        assert draw(app).splitlines() == before.splitlines()


@pytest.mark.parametrize(
    ("opening", "shown"), [(["o", "w", "h", "y"], "why"), (["question_mark"], "Keys here: feedback")]
)
async def test_a_dialog_and_what_is_behind_it_are_still_there(stage: Stage, opening: list[str], shown: str) -> None:
    async with stage.play("bridge", *SECOND).run_test(size=WIDE) as pilot:
        await ready(pilot)
        before = draw(app_of(pilot))
        await press(pilot, *opening)
        for size in [*SHRINKING, WIDE]:
            await resize(pilot, size)
        assert shown in text_of(app_of(pilot))
        await press(pilot, "escape")
        assert draw(app_of(pilot)).splitlines() == before.splitlines()


def above_the_keys(pilot: Sight) -> str:
    """All that is shown but the key line, as one line."""
    return " ".join(" ".join(rows(app_of(pilot))[:-1]).split())


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ((20, 7), TOO_SMALL),
        ((19, 8), TOO_SMALL),
        ((100, 7), TOO_SMALL),
        ((19, 200), TOO_SMALL),
        ((19, 4), "This window is too small: 20 columns and 8 rows are the"),
        ((12, 3), "This window is too"),
        ((5, 2), "This"),
    ],
)
@pytest.mark.parametrize("name", ["library", "feedback-right"])
async def test_below_20_by_8_one_sentence_says_so_and_nothing_else_is_shown(
    stage: Stage, name: str, size: tuple[int, int], words: str
) -> None:
    app = SCENES[name][0](stage)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert above_the_keys(pilot) == words


@pytest.mark.parametrize(("name", "shown"), [("library", "Today:"), ("feedback-right", "You answered")])
async def test_at_20_by_8_there_is_the_screen_and_not_the_sentence(stage: Stage, name: str, shown: str) -> None:
    app = SCENES[name][0](stage)
    async with app.run_test(size=(20, 8)) as pilot:
        await settled(pilot)
        assert shown in above_the_keys(pilot)
        assert "too small" not in above_the_keys(pilot)


async def test_20_by_8_can_be_played(stage: Stage) -> None:
    async with stage.play().run_test(size=(20, 8)) as pilot:
        await ready(pilot)
        assert "Nobody can cross" in above_the_keys(pilot)
        assert "too small" not in above_the_keys(pilot)
        await press(pilot, "down", "down", "enter")
        assert "Not this one." in above_the_keys(pilot)


@pytest.mark.parametrize("size", [*SHRINKING, (120, 40)])
async def test_the_choice_stays_marked(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.play("five").run_test(size=WIDE) as pilot:
        await ready(pilot)
        await press(pilot, *["down"] * 4)
        await resize(pilot, size)
        await resize(pilot, (80, 24))
        assert marked(app_of(pilot), "mark").startswith("4 l Left open")


async def test_the_marked_choice_is_in_view_in_a_low_window(stage: Stage) -> None:
    async with stage.play("five").run_test(size=(40, 10)) as pilot:
        await ready(pilot)
        for number in range(1, 6):
            await press(pilot, "down")
            assert marked(app_of(pilot), "mark").startswith(str(number))


async def test_the_marked_claim_of_the_result_is_in_view(stage: Stage) -> None:
    from tests.tui.scenes import LAST

    assert stage.folder, "something comes next"
    async with stage.play("bridge", *LAST, Next()).run_test(size=(40, 15)) as pilot:
        await settled(pilot)
        seen = [marked(app_of(pilot), "mark")]
        for _ in range(5):
            await press(pilot, "down")
            seen.append(marked(app_of(pilot), "mark"))
        assert all(seen), seen
        assert len(set(seen)) == 6


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (100, 12), (140, 50)])
async def test_the_quote_is_in_view_after_every_resize_in_feedback(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.play("long", Choose("attributed")).run_test(size=WIDE) as pilot:
        await ready(pilot)
        for new in (size, WIDE, size):
            await resize(pilot, new)
            assert _quoted(pilot) == FAR_QUOTE


async def test_the_second_quote_stays_the_second(stage: Stage) -> None:
    async with stage.play("bridge", *THIRD).run_test(size=WIDE) as pilot:
        await ready(pilot)
        await press(pilot, "e")
        for size in ((40, 15), (80, 24), WIDE):
            await resize(pilot, size)
            assert _quoted(pilot) == "An engineer told the local paper that two beams were cracked"


async def test_the_pointed_sentence_stays_in_view(stage: Stage) -> None:
    async with stage.play("bridge", *FIRST, Next(), Choose("attributed")).run_test(size=WIDE) as pilot:
        await ready(pilot)
        await press(pilot, "8")
        for size in ((40, 15), (80, 24), (100, 12), WIDE):
            await resize(pilot, size)
            assert marked(app_of(pilot), "pointed").startswith("The heron, for its part")
            assert "> Sentence 8" in text_of(app_of(pilot))
        await press(pilot, "enter")
        assert standing(pilot)[0] == 1


async def test_ticks_and_typed_digits_are_not_lost(stage: Stage) -> None:
    from tests.tui.scenes import FIFTH

    async with stage.play("bridge", *FIFTH, Next()).run_test(size=WIDE) as pilot:
        await ready(pilot)
        await press(pilot, "1", "3")
        for size in SHRINKING:
            await resize(pilot, size)
        await resize(pilot, (40, 15))
        assert text_of(app_of(pilot)).count("[x]") == 2


async def test_the_feedback_shows_the_quote_s_words_where_the_article_is_not_beside_it(stage: Stage) -> None:
    async with stage.play("bridge", *SECOND).run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        words = "The council confirmed that the bridge will open again in June."
        assert words in text_of(app_of(pilot))
        await resize(pilot, (120, 30))
        assert text_of(app_of(pilot)).count("The council confirmed that the bridge") == 1


def _quoted(pilot: Sight) -> str:
    return " ".join(" ".join(run.text for run in runs(app_of(pilot)) if run.state in ("quote", "cue")).split())


async def test_nothing_is_answered_behind_the_article(stage: Stage) -> None:
    """Nor in a window too small for the card, nor is the round begun there."""
    async with stage.play("bridge").run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        for keys, size in (("t", (80, 24)), ("", (19, 24)), ("", (40, 5))):
            await resize(pilot, size)
            await press(pilot, *keys, "1", "c", "s", "h", "2")
            assert not session_of(pilot).round.cards[0].answers
        await resize(pilot, (100, 30))
        await press(pilot, "2")
        assert session_of(pilot).round.cards[0].answers


async def test_enter_works_when_the_window_was_widened_over_the_swapped_article(stage: Stage) -> None:
    async with stage.play("bridge", *FIRST).run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await press(pilot, "t")
        await resize(pilot, (100, 30))
        await press(pilot, "enter")
        assert standing(pilot)[0] == 1


@pytest.mark.parametrize("size", [(40, 8), (40, 10), (80, 9)])
async def test_the_prompt_of_prove_it_is_in_view_in_a_low_window(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.play("bridge", *FIRST, Next(), Choose("attributed")).run_test(size=size) as pilot:
        await ready(pilot)
        assert "Prove it: which sentence decides it?" in text_of(app_of(pilot))
        await press(pilot, "3")
        assert "Prove it: which sentence decides it?" in text_of(app_of(pilot))
        assert "> Sentence 3" in text_of(app_of(pilot))
        assert "> 3  Rosa Finch" in text_of(app_of(pilot))


@pytest.mark.parametrize("size", [(20, 8), (40, 15), (100, 12)])
async def test_what_is_told_in_a_low_window_lies_over_no_text(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.play("bridge", *FIRST).run_test(size=size, notifications=True) as pilot:
        screen = await ready(pilot)
        screen.tell("Nothing was saved.", trouble=True)
        await settled(pilot)
        told = screen.query_one(Toast).region
        assert 0 < told.height <= 2
        assert screen.panes.region.bottom <= told.y
        assert told.bottom <= screen.query_one(KeyLine).region.y
        assert "Nothing was" in text_of(app_of(pilot))
