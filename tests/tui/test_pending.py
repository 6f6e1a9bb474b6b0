"""A round that is opened behind its own reading page: it may turn out to be another one than was painted."""

from __future__ import annotations

import pytest

from quiz.bank.front import read_front
from quiz.game.events import Ask
from quiz.game.view import Next
from quiz.tui.app import FactquizApp
from quiz.tui.pending import Pending, Refusal
from quiz.tui.screens.play import PlayScreen
from tests.tui.conftest import Stage
from tests.tui.driving import press, ready, standing
from tests.tui.scenes import FIRST
from tests.tui.seeing import app_of, text_of, until


def pending(stage: Stage, opened: object) -> FactquizApp:
    """An app whose round is opened once its page is painted: as this one, whatever the page showed."""
    front = read_front(next(stage.folder.rglob("bridge.toml")))
    assert front is not None
    source = Pending(front, lambda: opened, exam=False)  # type: ignore[arg-type,return-value]
    return FactquizApp(stage.desk(), lambda: PlayScreen(source))


async def test_a_round_that_another_program_began_meanwhile_is_taken_up_at_its_card(stage: Stage) -> None:
    async with pending(stage, stage.opened("bridge", (*FIRST, Next()))).run_test() as pilot:
        await until(pilot, "the card", lambda: "claim 2 of 6" in text_of(app_of(pilot)))
        await ready(pilot)
        assert standing(pilot) == (1, Ask.STATUS)
        await press(pilot, "1")
        assert "Enter when ready" not in text_of(app_of(pilot))


async def test_enter_before_the_round_is_open_leads_to_its_first_claim(stage: Stage) -> None:
    opened = stage.opened("bridge")
    opened.session.new = True
    async with pending(stage, opened).run_test() as pilot:
        await press(pilot, "enter")
        await ready(pilot)
        assert standing(pilot) == (0, Ask.STATUS)
        await press(pilot, "1")
        assert opened.session.round.cards[0].answers


@pytest.mark.parametrize("code", [1, 2])
async def test_a_round_that_cannot_be_opened_ends_the_program_and_tells_why(stage: Stage, code: int) -> None:
    app = pending(stage, Refusal("There is nothing to play.", code))
    async with app.run_test() as pilot:
        await until(pilot, "the end", lambda: app.return_code is not None)
    assert app.return_code == code
    assert app.last_words() == "There is nothing to play."
