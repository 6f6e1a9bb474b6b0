"""Keys pressed twice before the first has worked do their thing once, on every screen; ctrl+q ends from anywhere."""

from __future__ import annotations

import pytest

from quiz.game.view import Choose, Next
from quiz.tui.screens.result import ResultScreen
from tests.tui.conftest import Stage
from tests.tui.driving import burst, on_screen, press, ready, session_of
from tests.tui.scenes import FIRST, LAST, SCENES, filled_in
from tests.tui.seeing import Sight, settled


def stack(pilot: Sight) -> list[str]:
    return [type(screen).__name__ for screen in pilot.app.screen_stack]


@pytest.mark.parametrize("key", ["enter", "x", "p", "comma", "question_mark", "f1"])
async def test_in_the_library(stage: Stage, key: str) -> None:
    async with stage.browse().run_test() as pilot:
        await filled_in(pilot)
        await burst(pilot, key, key, key)
        assert len(stack(pilot)) <= 2, stack(pilot)


@pytest.mark.parametrize("key", ["enter", "a", "question_mark"])
async def test_in_the_result(stage: Stage, key: str) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test() as pilot:
        await on_screen(pilot, ResultScreen)
        await burst(pilot, key, key, key)
        assert len(stack(pilot)) <= 3, stack(pilot)


@pytest.mark.parametrize("key", ["m", "r"])
async def test_another_round_is_begun_once(stage: Stage, key: str) -> None:
    assert stage.folder, "the bank's file is there"
    async with stage.play("bridge", *LAST, Next()).run_test() as pilot:
        await on_screen(pilot, ResultScreen)
        await burst(pilot, key, key)
        await ready(pilot)
        assert stack(pilot).count("PlayScreen") <= 2
        assert not session_of(pilot).round.cards[0].answers
        assert stage.store.rows("SELECT count(*) FROM rounds") == [(1,)]


@pytest.mark.parametrize("key", ["o", "question_mark", "q"])
async def test_in_the_feedback(stage: Stage, key: str) -> None:
    app = stage.play("bridge", *FIRST)
    async with app.run_test() as pilot:
        await ready(pilot)
        await burst(pilot, key, key)
        assert len(app.screen_stack) <= 2
        assert app.return_code in (None, 0)


@pytest.mark.parametrize(("opening", "closing"), [("question_mark", "escape"), ("o", "escape"), ("o", "enter")])
async def test_a_dialog_is_left_twice(stage: Stage, opening: str, closing: str) -> None:
    """The second key may already be the round's; what it must not do is fail."""
    app = stage.play("bridge", *FIRST)
    async with app.run_test() as pilot:
        await ready(pilot)
        await press(pilot, opening)
        await burst(pilot, closing, closing)
        assert app.return_code in (None, 0)


async def test_the_result_is_left_twice(stage: Stage) -> None:
    stage.opened("bridge", LAST[:-1])
    app = stage.browse()
    async with app.run_test() as pilot:
        await filled_in(pilot)
        await press(pilot, "enter")
        await ready(pilot)
        await press(pilot, "1", "3", "enter", "enter")
        await on_screen(pilot, ResultScreen)
        await burst(pilot, "q", "q", "q")
        assert app.return_code in (None, 0)


@pytest.mark.parametrize("name", ["objection", "keys", "library-find"])
async def test_ctrl_q_ends_the_program_from_dialogs_and_fields(stage: Stage, name: str) -> None:
    make, go = SCENES[name]
    app = make(stage)
    async with app.run_test() as pilot:
        await filled_in(pilot)
        await go(pilot)
        await settled(pilot)
        await press(pilot, "ctrl+q")
    assert app.return_code == 0


async def test_what_was_answered_before_ctrl_q_is_there_the_next_time(stage: Stage) -> None:
    async with stage.play("bridge", *FIRST, Next()).run_test() as pilot:
        await ready(pilot)
        await press(pilot, "2", "ctrl+q")
    async with stage.play().run_test() as pilot:
        await ready(pilot)
        assert [answer.chosen for answer in session_of(pilot).round.cards[1].answers] == ["attributed"]
        assert isinstance(FIRST[0], Choose)
