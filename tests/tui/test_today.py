"""The first rows of the library: what there is to do today, and the mixed round."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from quiz.game.plan import Options
from quiz.game.view import Act, Choose
from quiz.record.rounds import Seat, open_round
from quiz.tui.commands import Place
from quiz.tui.screens.faults import FaultsScreen
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.result import ResultScreen
from tests.record.saved import newest_mixed
from tests.tui.conftest import CLOCK, SEED, Stage
from tests.tui.driving import on_screen, press, ready, session_of, standing
from tests.tui.make import BRIDGE, write, write_broken
from tests.tui.mixing import EXAM_OF_FIRST, SECOND_ARTICLE, TURNED, WHOLE, mixed, play_out, taken_up
from tests.tui.pictures import SIZES
from tests.tui.scenes import FIRST, LAST, filled_in
from tests.tui.seeing import Sight, app_of, marked, rows, text_of

BANKS = ("bridge", "five", "odd", "long")
MIXED_ROW = "Mixed round: claims from the whole library, those not met yet first"
EVERY_SIZE = pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])


async def library(pilot: Sight) -> LibraryScreen:
    screen = await on_screen(pilot, LibraryScreen)
    await filled_in(pilot)
    return screen


def play_all(stage: Stage, banks: Iterable[str] = BANKS, **options: object) -> None:
    """Finish a round of each of these banks."""
    for bank in banks:
        seat = Seat(stage.store, CLOCK, "tui")
        play_out(open_round(stage.bank(bank), Options(seed=SEED, **options), seat))  # type: ignore[arg-type]


def as_lesson(stage: Stage, number: int, title: str) -> None:
    """A lesson of a course beside the other banks."""
    course = f'course = "first-course"\nlesson = {number}\nstatuses'
    text = BRIDGE.replace("alder-lock", title.casefold()).replace("Three ways to say it", title)
    write(stage.folder / "alder-lock", f"{title}.toml", text.replace("statuses", course, 1))


# What stands first


@EVERY_SIZE
async def test_an_unfinished_mixed_round_is_the_one_thing_to_do_and_has_one_row(
    stage: Stage, size: tuple[int, int]
) -> None:
    mixed(stage, *TURNED, Choose("confirmed"))
    async with stage.browse().run_test(size=size) as pilot:
        await library(pilot)
        assert marked(app_of(pilot), "mark") == "Today: go on with the mixed round"
        assert "Mixed round: " not in text_of(app_of(pilot))
        await press(pilot, "enter")
        screen = await ready(pilot)
        assert screen.place is Place.CARD
        assert standing(pilot)[0] == SECOND_ARTICLE + 1
        await press(pilot, "q")
        await library(pilot)
        assert marked(app_of(pilot), "mark") == "Today: go on with the mixed round"


async def test_the_round_begun_last_is_the_one_to_go_on_with(stage: Stage) -> None:
    mixed(stage, *TURNED)
    stage.opened("five", (Choose("unresolved"),))
    async with stage.browse().run_test() as pilot:
        await library(pilot)
        assert marked(app_of(pilot), "mark") == "Today: go on with Five ways to say it"
        assert MIXED_ROW in text_of(app_of(pilot))
        await press(pilot, "down", "enter")
        await ready(pilot)
        assert standing(pilot)[0] == SECOND_ARTICLE, "the mixed round that waits is not given up"


@EVERY_SIZE
async def test_the_mixed_row_tells_that_a_round_waits_as_the_row_of_a_bank_does(
    stage: Stage, size: tuple[int, int]
) -> None:
    mixed(stage, *TURNED)
    stage.opened("five", (Choose("unresolved"),))
    async with stage.browse().run_test(size=size) as pilot:
        await library(pilot)
        assert text_of(app_of(pilot)).count("unfinished") == 2
        await press(pilot, "down")
        assert " ".join(marked(app_of(pilot), "mark").split()) == f"{MIXED_ROW} unfinished"
        await press(pilot, "enter")
        await ready(pilot)
        await press(pilot, "q")
        await library(pilot)
        assert " ".join(marked(app_of(pilot), "mark").split()) == f"{MIXED_ROW} unfinished"
        await press(pilot, "home", "enter")
        await ready(pilot)
        assert session_of(pilot).title == "Five ways to say it"


async def test_a_mixed_round_of_one_bank_that_waits_has_its_row(stage: Stage) -> None:
    for bank in ("long", "five", "odd"):
        next(stage.folder.rglob(f"{bank}.toml")).unlink()
    taken_up(stage).start()
    stage.opened("bridge", FIRST)
    async with stage.browse().run_test(size=(100, 30)) as pilot:
        await library(pilot)
        assert rows(app_of(pilot))[2].strip() == "Today: go on with Three ways to say it"
        assert rows(app_of(pilot))[3].split() == f"{MIXED_ROW} unfinished".split()


async def test_the_next_lesson_comes_before_banks_that_are_of_no_course(stage: Stage) -> None:
    as_lesson(stage, 1, "Zebra")
    as_lesson(stage, 2, "Zoo")
    async with stage.browse().run_test() as pilot:
        await library(pilot)
        assert marked(app_of(pilot), "mark") == "Today: lesson 1, Zebra"
        await press(pilot, "enter")
        await ready(pilot)
        assert session_of(pilot).title == "Zebra"
    play_all(stage, ["Zebra"])
    async with stage.browse().run_test() as pilot:
        await library(pilot)
        assert marked(app_of(pilot), "mark") == "Today: lesson 2, Zoo"
    play_all(stage, ["Zoo"])
    async with stage.browse().run_test() as pilot:
        await library(pilot)
        assert marked(app_of(pilot), "mark").startswith("Today: a mixed round")


async def test_after_the_last_bank_the_first_row_is_a_mixed_round_and_there_is_no_second(stage: Stage) -> None:
    play_all(stage, count=1)
    async with stage.browse().run_test() as pilot:
        await library(pilot)
        assert marked(app_of(pilot), "mark").startswith("Today: a mixed round, claims from the whole library")
        assert "Mixed round: " not in text_of(app_of(pilot))
        await press(pilot, "enter")
        screen = await ready(pilot)
        assert screen.place is Place.OPENING
        assert session_of(pilot).title == "Mixed round"
        met = {("long-read", "twice"), ("alder-lock", "closed"), ("five-ways", "costs"), ("odd-letters", "note")}
        asked = [(card.bank, card.item) for card in session_of(pilot).round.plan.cards]
        assert (len(asked), len(met.intersection(asked))) == (10, 2), "8 of 12 claims were not met yet"


@EVERY_SIZE
async def test_once_all_was_met_it_is_told_how_to_go_on_with_a_bank_of_one_s_own(
    stage: Stage, size: tuple[int, int]
) -> None:
    play_all(stage, all=True)
    async with stage.browse().run_test(size=size) as pilot:
        screen = await library(pilot)
        assert screen.banks.highlighted == 0
        told = marked(app_of(pilot), "mark")
        assert told.startswith("Today: every claim was met; a mixed round asks some of them again")
        assert "make a quiz of an article of your own: factquiz new" in " ".join(told.split())
        assert "/banks/my-quiz" in "".join(told.split())
        assert "docs/authoring.md" in told
        await press(pilot, "enter")
        await ready(pilot)
        assert session_of(pilot).title == "Mixed round"


async def test_a_claim_that_joined_a_bank_is_not_met(stage: Stage) -> None:
    play_all(stage, all=True)
    more = 'id = "more"\ntext = "The repair has no payer yet."\nstatus = "confirmed"\nquotes = ["It is unclear"]\n'
    write(
        stage.folder / "alder-lock",
        "bridge.toml",
        BRIDGE.replace("\n[[questions]]", f"\n[[claims]]\n{more}\n[[questions]]", 1),
    )
    async with stage.browse().run_test() as pilot:
        await library(pilot)
        assert marked(app_of(pilot), "mark").startswith("Today: a mixed round")


async def test_a_broken_lesson_is_passed_over_once_it_is_known_to_be_broken(stage: Stage) -> None:
    as_lesson(stage, 2, "Zoo")
    as_lesson(stage, 1, "Zebra")
    path = stage.folder / "alder-lock" / "Zebra.toml"
    write(path.parent, path.name, path.read_text(encoding="utf-8").replace('"confirmed"\nquotes', '"cofirmed"\nquotes'))
    async with stage.browse().run_test() as pilot:
        await library(pilot)
        assert marked(app_of(pilot), "mark") == "Today: lesson 2, Zoo"


# The mixed row


@EVERY_SIZE
async def test_the_mixed_row_plays_and_then_waits(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.browse().run_test(size=size) as pilot:
        await library(pilot)
        await press(pilot, "down")
        assert marked(app_of(pilot), "mark") == MIXED_ROW
        await press(pilot, "enter")
        screen = await ready(pilot)
        assert screen.place is Place.OPENING
        await press(pilot, "enter", "1", "q")
        await library(pilot)
        await press(pilot, "home")
        assert marked(app_of(pilot), "mark") == "Today: go on with the mixed round"
    saved = newest_mixed(stage.store)
    assert saved is not None
    assert len({card.bank for card in saved.plan.cards}) > 1


async def test_while_a_bank_is_sought_there_is_neither_today_nor_the_mixed_round(stage: Stage) -> None:
    async with stage.browse().run_test() as pilot:
        await library(pilot)
        await press(pilot, "slash", *"ways")
        text = text_of(app_of(pilot))
        assert "Today:" not in text
        assert "Mixed round" not in text
        await press(pilot, "escape")
        assert rows(app_of(pilot))[2:4] == [" Today: A long read", f" {MIXED_ROW}"]


async def test_one_bank_alone_is_not_mixed(stage: Stage) -> None:
    for bank in ("long", "five", "odd"):
        next(stage.folder.rglob(f"{bank}.toml")).unlink()
    async with stage.browse().run_test() as pilot:
        await library(pilot)
        assert rows(app_of(pilot))[2].strip() == "Today: Three ways to say it"
        assert "Mixed round" not in text_of(app_of(pilot))


async def test_the_mark_stays_on_the_mixed_row_when_details_come_in(stage: Stage) -> None:
    write_broken(stage.folder)
    async with stage.browse().run_test() as pilot:
        await press(pilot, "down")
        await library(pilot)
        assert marked(app_of(pilot), "mark") == MIXED_ROW


async def test_x_on_the_mixed_row_plays_an_exam(stage: Stage) -> None:
    async with stage.browse().run_test() as pilot:
        await library(pilot)
        await press(pilot, "down", "x")
        await ready(pilot)
        assert "This is an exam" in text_of(app_of(pilot))
        plan = session_of(pilot).round.plan
        assert plan.exam
        assert len({card.bank for card in plan.cards}) > 1


@pytest.mark.parametrize("acts", [TURNED, EXAM_OF_FIRST], ids=["practice", "exam"])
async def test_x_asks_before_it_gives_up_a_mixed_round_and_takes_up_an_exam(
    stage: Stage, acts: tuple[Act, ...]
) -> None:
    is_exam = acts is EXAM_OF_FIRST
    mixed(stage, *acts, exam=is_exam)
    async with stage.browse().run_test() as pilot:
        await library(pilot)
        await press(pilot, "x")
        if is_exam:
            await ready(pilot)
            assert standing(pilot)[0] == SECOND_ARTICLE
            return
        assert "gives it up for good" in text_of(app_of(pilot))
        await press(pilot, "enter")
        await library(pilot)
        saved = newest_mixed(stage.store)
        assert saved is not None
        assert not saved.plan.exam
        await press(pilot, "x", "y")
        await ready(pilot)
        assert session_of(pilot).round.plan.exam
        assert standing(pilot)[0] == 0


async def test_a_round_of_a_bank_is_not_given_up_by_a_mixed_exam(stage: Stage) -> None:
    stage.opened("five", (Choose("unresolved"),))
    async with stage.browse().run_test() as pilot:
        await library(pilot)
        await press(pilot, "down", "x")
        await ready(pilot)
        await press(pilot, "enter", "1", "q")
        await library(pilot)
    assert stage.store.unfinished("five-ways") is not None


# After a round


async def test_today_on_the_result_leads_on_and_q_back_to_the_library(stage: Stage) -> None:
    stage.opened("bridge", LAST[:-1])
    async with stage.browse().run_test(size=(100, 40)) as pilot:
        await library(pilot)
        await press(pilot, "enter")
        await ready(pilot)
        await press(pilot, "1", "3", "enter", "enter")
        await on_screen(pilot, ResultScreen)
        await press(pilot, "enter")
        await ready(pilot)
        assert session_of(pilot).title == "A long read"
        await press(pilot, "enter", "1", "q")
        await library(pilot)
        assert len(app_of(pilot).screen_stack) == 1
        await press(pilot, "home")
        assert marked(app_of(pilot), "mark") == "Today: go on with A long read"


async def test_after_a_round_without_a_library_behind_it_today_plays_on_round_by_round(stage: Stage) -> None:
    app = stage.show(mixed(stage, *WHOLE))
    async with app.run_test(size=(100, 40)) as pilot:
        await on_screen(pilot, ResultScreen)
        await press(pilot, "enter")
        await ready(pilot)
        await press(pilot, "enter", "s", "s")
        await on_screen(pilot, ResultScreen)
        assert marked(app_of(pilot), "mark") == "Next: Five ways to say it"
        await press(pilot, "enter")
        await ready(pilot)
        assert session_of(pilot).title == "Five ways to say it"
        await press(pilot, "q")
    assert app.return_code == 0


async def test_after_a_round_without_a_library_behind_it_q_ends(stage: Stage) -> None:
    app = stage.show(mixed(stage, *WHOLE))
    async with app.run_test() as pilot:
        await on_screen(pilot, ResultScreen)
        await press(pilot, "q")
    assert app.return_code == 0


@pytest.mark.parametrize("key", ["enter", "q"])
async def test_today_that_turns_out_broken_shows_its_faults(stage: Stage, key: str) -> None:
    path = next(stage.folder.rglob("long.toml"))
    app = stage.play("bridge", *LAST[:-1], Choose((1, 3)))
    async with app.run_test() as pilot:
        await ready(pilot)
        await press(pilot, "enter")
        await on_screen(pilot, ResultScreen)
        write(path.parent, path.name, path.read_text(encoding="utf-8").replace('"attributed"\nsaid', '"x"\nsaid'))
        await press(pilot, "enter")
        await on_screen(pilot, FaultsScreen)
        await press(pilot, key)
    assert app.return_code == 0
