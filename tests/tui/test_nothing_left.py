"""Where what a result offers leaves nothing to play, the result stays, and the reason is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import rmtree

import pytest

from quiz.game.plan import Options
from quiz.game.view import Act, Choose, Next, Phase, Skip
from quiz.record.rounds import Seat, take_up
from quiz.record.store import NullStore
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.overview import OverviewScreen
from quiz.tui.screens.result import ResultScreen
from quiz.tui.wording import MISSED_NOT_KEPT
from tests.record.saved import newest_mixed
from tests.tui.conftest import CLOCK, FOLDER, Stage
from tests.tui.driving import on_screen, press, ready, told
from tests.tui.mixing import EXAM_OF_FIRST, WHOLE, mixed
from tests.tui.scenes import FIVE_SKIPPED, LAST, filled_in
from tests.tui.seeing import Sight, app_of, marked, text_of
from tests.tui.test_result import ALL_RIGHT

MISSED_A_QUESTION: tuple[Act, ...] = (*ALL_RIGHT[:-2], Choose((1,)), Next())
RIGHT_NOW: tuple[Act, ...] = (Choose("confirmed"), Next())


async def stays(pilot: Sight, key: str, why: str) -> None:
    """Press a key on a result: it is still there, and told why."""
    result = await on_screen(pilot, ResultScreen)
    await press(pilot, key)
    assert app_of(pilot).screen is result
    assert app_of(pilot).return_code is None
    assert told(pilot)[-1] == why
    await press(pilot, "q")


@pytest.fixture(autouse=True)
def library(stage: Stage) -> None:
    """The banks' files are there."""
    assert stage.folder


def play_once(stage: Stage, bank: str) -> None:
    """Finish a round of a bank without an answer."""
    opened = stage.opened(bank)
    opened.start()
    while opened.session.view().phase is not Phase.RESULT:
        opened.session.answer(Skip())


async def test_m_where_only_a_question_was_missed(stage: Stage) -> None:
    async with stage.play("bridge", *MISSED_A_QUESTION).run_test() as pilot:
        await stays(pilot, "m", "Nothing to play: you have missed no claim of “Three ways to say it”.")


async def test_r_where_none_of_the_missed_ones_is_missed_any_more(stage: Stage) -> None:
    stage.opened("bridge", (Choose("attributed"), Next(), *FIVE_SKIPPED))
    opened = stage.opened("bridge", RIGHT_NOW, Options(missed=True))
    async with stage.show(opened).run_test() as pilot:
        await stays(pilot, "r", "Nothing to play: you have missed no claim of “Three ways to say it”.")


async def test_m_where_nothing_is_kept(home: Path) -> None:
    stage = Stage(NullStore())
    async with stage.play("bridge", *LAST, Next()).run_test() as pilot:
        await stays(pilot, "m", MISSED_NOT_KEPT)


@pytest.mark.parametrize("key", ["m", "r"])
async def test_a_mixed_round_whose_banks_have_gone(stage: Stage, key: str) -> None:
    async with stage.show(mixed(stage, *WHOLE)).run_test() as pilot:
        await on_screen(pilot, ResultScreen)
        rmtree(FOLDER)
        FOLDER.mkdir()
        await stays(pilot, key, "Nothing to play: there is no bank in banks.")


async def test_a_mixed_round_that_is_offered_next_when_its_banks_have_gone(stage: Stage) -> None:
    opened = mixed(stage, *WHOLE)
    for path in FOLDER.rglob("*.toml"):
        if "claims" in path.read_text(encoding="utf-8"):
            play_once(stage, path.stem)
    async with stage.show(opened).run_test() as pilot:
        await on_screen(pilot, ResultScreen)
        assert "mixed round" in marked(app_of(pilot), "mark")
        rmtree(FOLDER)
        FOLDER.mkdir()
        await stays(pilot, "enter", "Nothing to play: there is no bank in banks.")


async def test_in_the_library_too_the_result_stays(stage: Stage) -> None:
    stage.opened("bridge", MISSED_A_QUESTION[:-2])
    async with stage.browse().run_test() as pilot:
        await filled_in(pilot)
        await press(pilot, "enter")
        await ready(pilot)
        await press(pilot, "1", "enter", "enter")
        await stays(pilot, "m", "Nothing to play: you have missed no claim of “Three ways to say it”.")
        await on_screen(pilot, LibraryScreen)


async def test_a_mixed_exam_of_which_nothing_is_left_says_so_and_is_ended_by_enter(stage: Stage) -> None:
    mixed(stage, *EXAM_OF_FIRST, exam=True)
    banks = [replace(stage.bank(name), claims=(), questions=()) for name in ("odd", "bridge", "five", "long")]
    saved = newest_mixed(stage.store)
    assert saved is not None
    app = stage.show(take_up(saved, banks, "Mixed round", Seat(stage.store, CLOCK, "tui")))
    async with app.run_test() as pilot:
        await on_screen(pilot, OverviewScreen)
        assert "Nothing of this round is left in the bank." in text_of(app_of(pilot))
        await press(pilot, "enter")
        await on_screen(pilot, ResultScreen)
        assert "Nothing of this round is left in the bank." in text_of(app_of(pilot))
        await press(pilot, "q")
    assert app.return_code == 0
    assert newest_mixed(stage.store) is None
