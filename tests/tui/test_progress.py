"""Progress: rounds, shares by status with counts first, the plot, and a record that cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quiz.cli.progress import show_text
from quiz.game.view import Choose, Next, Skip
from quiz.record.desk import Desk
from quiz.record.library import load_library
from quiz.record.values import NullStore, StoreProblem
from quiz.tui.app import FactquizApp
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.progress import ProgressScreen, plot_rows
from tests.tui.conftest import CLOCK, Stage
from tests.tui.driving import on_screen, press
from tests.tui.make import write_banks
from tests.tui.scenes import EXAM, LAST, filled_in
from tests.tui.seeing import Sight, app_of, rows, text_of


async def progress(pilot: Sight) -> str:
    """The text of the screen, with single spaces."""
    await filled_in(pilot)
    await press(pilot, "p")
    await on_screen(pilot, ProgressScreen)
    return " ".join(text_of(app_of(pilot)).split())


async def test_without_a_round_it_says_so(stage: Stage) -> None:
    async with stage.browse().run_test() as pilot:
        assert "No rounds yet. Play one, and it stands here." in await progress(pilot)
        await press(pilot, "q")
        await on_screen(pilot, LibraryScreen)


async def test_rounds_stand_newest_first_with_their_state(stage: Stage) -> None:
    stage.opened("bridge", LAST)
    stage.opened("five", (Choose("unresolved"),))
    stage.opened("long", (Choose("denied"),), EXAM)
    async with stage.browse().run_test() as pilot:
        await progress(pilot)
        lines = [row.strip() for row in rows(app_of(pilot)) if row.strip().startswith("2026-11-24")]
        assert lines == [
            "2026-11-24  A long read, exam  not handed in yet",
            "2026-11-24  Five ways to say it  unfinished, 1 of 1 so far",
            "2026-11-24  Three ways to say it  3½ of 6",
        ]


async def test_shares_are_counts_and_no_percentage_before_twenty_answers(stage: Stage) -> None:
    stage.opened("bridge", LAST)
    async with stage.browse().run_test() as pilot:
        text = await progress(pilot)
        assert "Confirmed 2 of 2" in text
        assert "Attributed 0 of 1" in text
        assert "%" not in text


@pytest.mark.parametrize(("own", "named"), [("home/banks", "elsewhere"), ("elsewhere", "home/banks")])
async def test_screen_and_command_count_the_same_banks(
    stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str], own: str, named: str
) -> None:
    """The bank that was played lies in the library, and then only in the folder that was named."""
    stage.opened("bridge", LAST)
    write_banks(tmp_path / own)
    (tmp_path / named).mkdir(parents=True, exist_ok=True)
    folder = tmp_path / "elsewhere"
    desk = Desk(stage.store, CLOCK, stage.settings, folder=folder)
    async with FactquizApp(desk, lambda: LibraryScreen(load_library(stage.store, [folder]))).run_test() as pilot:
        await pilot.pause()
        await press(pilot, "p")
        await on_screen(pilot, ProgressScreen)
        shown = " ".join(text_of(app_of(pilot)).split())
    show_text(folder)
    told = capsys.readouterr().out
    for name, share in (("Confirmed", "2 of 2"), ("Attributed", "0 of 1")):
        assert f"{name} {share}" in shown
        assert f"Share: {name}, right {share}." in told
    assert "Three ways to say it" in shown
    assert "Three ways to say it" in told


async def test_a_plot_needs_two_finished_rounds(stage: Stage) -> None:
    stage.opened("bridge", LAST)
    async with stage.browse().run_test() as pilot:
        assert "Points of finished rounds" not in await progress(pilot)
    stage.opened("five", (Choose("unresolved"), Next(), Choose("unstated"), Choose(0), Next(), Choose("attributed")))
    async with stage.browse().run_test() as pilot:
        assert "Points of finished rounds, oldest first" in await progress(pilot)


@pytest.mark.parametrize(
    "shares",
    [[0.0, 1.0], [0.5, 0.25], [1.0]],
)
def test_the_plot_s_columns_are_as_high_as_their_shares(shares: list[float]) -> None:
    drawn = [row.partition("│ ")[2].ljust(2 * len(shares)) for row in plot_rows(shares)]
    assert len(drawn) == 4
    assert "all" in plot_rows(shares)[0]
    assert "none" in plot_rows(shares)[-1]
    for number, share in enumerate(shares):
        cells = [row[2 * number] for row in drawn]
        assert cells.count("█") == round(share * 4)
        assert cells == sorted(cells, key=lambda cell: cell == "█")


async def test_a_record_that_cannot_be_read_is_told(stage: Stage) -> None:
    class Unreadable(NullStore):
        def read(self, *_: Any) -> Any:
            raise StoreProblem("The record of your answers cannot be read.")

    async with Stage(Unreadable()).browse().run_test() as pilot:
        assert "The record of your answers cannot be read." in await progress(pilot)


async def test_a_long_list_scrolls_to_its_end(stage: Stage) -> None:
    for _ in range(12):
        stage.opened("bridge", (Skip(),) * 6)
    async with stage.browse().run_test(size=(60, 12)) as pilot:
        await progress(pilot)
        assert text_of(app_of(pilot)).count("2026-11-24") < 12
        await press(pilot, "end")
        assert rows(app_of(pilot))[-2].strip().startswith("2026-11-24")
