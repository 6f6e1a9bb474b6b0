"""One claim again in a narrow window: the article that was asked for stays until somebody turns back."""

from __future__ import annotations

import pytest

from quiz.game.view import Next
from quiz.tui.screens.result import ResultScreen
from quiz.tui.screens.review import ReviewScreen
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.widgets.panes import Panes
from tests.tui.conftest import Stage
from tests.tui.driving import on_screen, press, resize
from tests.tui.scenes import LAST
from tests.tui.seeing import Sight, app_of, runs, text_of

NARROW = (60, 20)


async def reviewing(pilot: Sight) -> ReviewScreen:
    """The denied claim of the bridge, which has two quotes."""
    await on_screen(pilot, ResultScreen)
    await press(pilot, "down", "enter")
    screen = await on_screen(pilot, ReviewScreen)
    while "next_quote" in screen.query_one(KeyLine).hidden:
        await press(pilot, "right")
    return screen


def quoted(pilot: Sight) -> str:
    return " ".join(run.text.strip() for run in runs(app_of(pilot)) if run.state in ("quote", "cue"))


@pytest.mark.parametrize("size", [(70, 30), (40, 15), (99, 24)])
async def test_the_article_stays_in_a_window_of_another_size(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=NARROW) as pilot:
        screen = await reviewing(pilot)
        await press(pilot, "t")
        assert screen.query_one(Panes).covers_card
        await resize(pilot, size)
        assert screen.query_one(Panes).covers_card
        assert "You answered" not in text_of(app_of(pilot))
        await press(pilot, "t")
        assert "You answered" in text_of(app_of(pilot))


async def test_the_next_quote_is_marked_in_the_article_that_stands_before_the_claim(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=NARROW) as pilot:
        await reviewing(pilot)
        await press(pilot, "t")
        first = quoted(pilot)
        assert "denied" in first
        await press(pilot, "e")
        assert "two beams were cracked" in quoted(pilot)
        assert quoted(pilot) != first
        assert "You answered" not in text_of(app_of(pilot))
        await press(pilot, "e")
        assert quoted(pilot) == first


async def test_the_quote_of_the_card_is_the_next_one_too_where_the_card_is_in_view(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=NARROW) as pilot:
        await reviewing(pilot)
        first = quoted(pilot)
        await press(pilot, "e")
        assert "You answered" in text_of(app_of(pilot))
        assert quoted(pilot) not in ("", first)
        await press(pilot, "t")
        assert "two beams were cracked" in quoted(pilot)


async def test_another_claim_begins_with_its_card(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=NARROW) as pilot:
        await reviewing(pilot)
        await press(pilot, "t", "right")
        assert "You answered" in text_of(app_of(pilot))
