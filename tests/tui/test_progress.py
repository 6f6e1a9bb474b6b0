"""Progress: rounds, shares by status with counts first, the plot, and a record that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.bank.status import Status
from quiz.cli.progress import show_text
from quiz.game.events import Mode
from quiz.game.habit import Habit, Says, Slips
from quiz.game.view import Choose, Skip
from quiz.record.desk import Desk
from quiz.record.library import load_library
from quiz.record.progress import Lesson, Progress
from quiz.record.shares import Share, Shares, Tens
from quiz.record.values import BankScore, Points, RoundRow
from quiz.tui.app import FactquizApp
from quiz.tui.progress_page import page, plot_rows
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.progress import ProgressScreen
from tests.tui.conftest import CLOCK, Stage
from tests.tui.driving import on_screen, press
from tests.tui.make import write_banks
from tests.tui.scenes import EXAM, LAST, course, filled_in
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
        assert f"First met: {name}, right {share}." in told
    assert "Three ways to say it" in shown
    assert "Three ways to say it" in told


async def test_a_course_with_its_shares_and_its_habit_stands_section_by_section(stage: Stage) -> None:
    async with course(stage).run_test(size=(100, 60)) as pilot:
        await progress(pilot)
        lines = [row.strip() for row in rows(app_of(pilot))]
        heads = [line for line in lines if line.startswith(("Course", "Right,", "Over time", "Your habit", "Rounds"))]
        sections = [head.split(":")[0].split(",")[0] for head in heads]
        assert sections == ["Course", "Right", "Right", "Over time", "Your habit", "Rounds"]
        assert "2  Somebody is said to have said it  7 of 10, begun again" in lines
        (attributed,) = [line for line in lines if line.startswith("Attributed ")]
        # Every other one of seven slipped, and three of the second lesson's eight; met again, two of six.
        assert " ".join(attributed.replace("█", "").split()) == "Attributed 8 of 15 4 of 6"
        assert any(line.startswith("Mixed rounds lean to ") for line in lines)


async def test_without_a_course_there_is_no_word_of_a_habit_and_no_way_over_time_before_twenty(stage: Stage) -> None:
    stage.opened("bridge", LAST)
    async with stage.browse().run_test() as pilot:
        shown = await progress(pilot)
        assert not [word for word in ("Your habit", "Over time", "Course:", "again") if word in shown]


LESSONS = [
    Lesson("the-sea", 1, "a", "Boats", BankScore(Points(4.5, 6), False)),
    Lesson("the-sea", 12, "b", "A title that is longer than a narrow window is wide", None),
]
MANY = Progress(
    played=[RoundRow("r", None, Mode.MIX, False, "2026-11-24T12:00:00Z", "", False, 1, "tui", 9.5, 10, ())],
    lessons=LESSONS,
    first=Shares({Status.CONFIRMED: Share(15, 20), Status.DENIED: Share(1, 2)}, {"speech-verb-confirmed": Share(9, 9)}),
    again=Shares({Status.CONFIRMED: Share(20, 20), Status.UNRESOLVED: Share(0, 1)}),
    tens=Tens((0, 5, 10), {Status.CONFIRMED: (4, 9), Status.DENIED: (8,)}, {"belief": (0, 1)}),
    weak=("denial",),
    habit=Habit(Says.NONE, Slips(0, 30), Slips(0, 30), None),
)


def shown(width: int) -> list[str]:
    return page(MANY, width).plain.split("\n")


@pytest.mark.parametrize("width", range(37, 130, 7))
def test_rows_of_the_tables_fit_the_width_and_break_no_count(width: int) -> None:
    flowing = ("No slip", "Mixed rounds lean", "Over time", "Course", "Right,")
    rows_ = [row for row in shown(width) if not row.startswith(flowing)]
    assert [row for row in rows_ if len(row) > width] == []
    whole = ("4½ of 6", "not begun yet", "15 of 20", "20 of 20", "1 of 2", "0 of 1", "9 of 9", "9½ of 10")
    assert [words for words in whole if not any(words in row for row in rows_)] == []


def test_a_wide_window_has_a_table_with_bars_and_a_narrow_one_has_words() -> None:
    wide, narrow = shown(97), shown(37)
    confirmed = next(row for row in wide if row.startswith("  Confirmed"))
    assert " ".join(confirmed.split()) == f"Confirmed 15 of 20 75 % {'█' * 15} 20 of 20 100 %"
    assert " ".join(next(row for row in wide if row.startswith("  Left open")).split()) == "Left open 0 of 1"
    assert narrow[5:7] == ["  Confirmed: first 15 of 20, 75 %;", "    again 20 of 20, 100 %"] or narrow
    assert "  Denied: first 1 of 2" in narrow
    assert "  Left open: again 0 of 1" in narrow


def test_what_has_two_tens_stands_below_the_plot_with_its_numbers() -> None:
    rows_ = shown(97)
    at = rows_.index("Over time: right of each ten when first met, oldest first")
    assert rows_[at + 1 : at + 8] == [
        "  all  │     █",
        "       │     █",
        "       │   █ █",
        "  none │   █ █",
        "  Confirmed: 4, 9",
        "  what somebody believes: 0, 1",
        "",
    ]


def test_the_plot_shows_the_newest_tens_that_fit() -> None:
    found = MANY._replace(tens=Tens((10, *[0] * 40)))
    for width, columns in ((37, 14), (97, 30)):
        assert "█" not in page(found, width).plain.partition("Over time")[2]
        drawn = page(found._replace(tens=Tens((0, *[10] * 40))), width).plain.partition("Over time")[2].split("\n")[1]
        assert drawn.count("█") == columns


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


async def test_a_long_list_scrolls_to_its_end(stage: Stage) -> None:
    for _ in range(12):
        stage.opened("bridge", (Skip(),) * 6)
    async with stage.browse().run_test(size=(60, 12)) as pilot:
        await progress(pilot)
        assert text_of(app_of(pilot)).count("2026-11-24") < 12
        await press(pilot, "end")
        assert rows(app_of(pilot))[-2].strip().startswith("2026-11-24")
