"""The library: what comes first, finding, details that fill in, broken banks, and coming back from a round."""

from __future__ import annotations

import pytest

from quiz.game.view import Choose
from quiz.tui.commands import Place
from quiz.tui.screens.faults import FaultsScreen
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.play import PlayScreen
from quiz.tui.screens.progress import ProgressScreen
from quiz.tui.screens.settings import SettingsScreen
from tests.tui.conftest import Stage
from tests.tui.driving import answers, on_screen, press, ready, session_of, standing
from tests.tui.make import BRIDGE, write, write_broken
from tests.tui.scenes import LAST, filled_in
from tests.tui.seeing import Sight, app_of, marked, rows, text_of, until

TITLES = ["A long read", "Five ways to say it", "Odd [0] letters [/]", "Three ways to say it"]


async def filled(pilot: Sight) -> LibraryScreen:
    """Wait until the details of every bank are there."""
    screen = await on_screen(pilot, LibraryScreen)
    await filled_in(pilot)
    return screen


def titles(pilot: Sight) -> list[str]:
    """The titles in the list, from the top down."""
    lines = [row.strip() for row in rows(app_of(pilot))[3:-1]]
    return [title for line in lines for title in [*TITLES, "A bank to mend"] if line.startswith(title)]


async def test_the_first_entry_is_what_to_do_next(stage: Stage) -> None:
    async with stage.browse().run_test() as pilot:
        await filled(pilot)
        assert rows(app_of(pilot))[2].strip() == "Today: A long read"
        assert marked(app_of(pilot), "mark") == "Today: A long read"
        await press(pilot, "enter")
        await ready(pilot)
        assert session_of(pilot).title == "A long read"


async def test_an_unfinished_round_comes_first_and_goes_on_at_its_card(stage: Stage) -> None:
    opened = stage.opened("bridge")
    opened.start()
    opened.session.answer(Choose("confirmed"))
    async with stage.browse().run_test() as pilot:
        await filled(pilot)
        assert marked(app_of(pilot), "mark") == "Today: go on with Three ways to say it"
        assert "4 claims · 2 questions · unfinished" in text_of(app_of(pilot))
        await press(pilot, "enter")
        screen = await ready(pilot)
        assert screen.place is Place.CARD
        assert standing(pilot)[0] == 1


async def test_a_broken_bank_is_never_what_to_do_next(stage: Stage) -> None:
    write_broken(stage.folder)
    async with stage.browse().run_test() as pilot:
        await filled(pilot)
        assert "A bank to mend" not in rows(app_of(pilot))[2]


async def test_banks_stand_in_the_library_s_order_below_their_article(stage: Stage) -> None:
    async with stage.browse().run_test() as pilot:
        await filled(pilot)
        assert titles(pilot) == TITLES
        lines = [row.strip() for row in rows(app_of(pilot))]
        assert lines.index("The harbour in a hundred pages") < lines.index("A long read   2 claims")


async def test_courses_stand_first_by_lesson(stage: Stage) -> None:
    for lesson, title in [(2, "Zoo"), (1, "Zebra")]:
        course = f'course = "first-course"\nlesson = {lesson}\nstatuses'
        text = BRIDGE.replace("alder-lock", title.lower()).replace("Three ways to say it", title)
        write(stage.folder / "alder-lock", f"{title}.toml", text.replace("statuses", course, 1))
    async with stage.browse().run_test(size=(80, 40)) as pilot:
        await filled(pilot)
        lines = [row.strip() for row in rows(app_of(pilot)) if row.strip()]
        assert lines[4] == "Course: first course"
        assert lines[5].startswith("1. Zebra")
        assert [line[:6] for line in lines if line.startswith("2. ")] == ["2. Zoo"]


async def test_details_fill_in_and_the_mark_stays(stage: Stage) -> None:
    async with stage.browse().run_test() as pilot:
        await press(pilot, "down")
        before = marked(app_of(pilot), "mark").split("  ")[0]
        await filled(pilot)
        text = text_of(app_of(pilot))
        for claims in ("A long read   2 claims", "Five ways to say it   3 claims", "Three ways to say it   4 claims"):
            assert claims in text
        assert marked(app_of(pilot), "mark").startswith(before)


async def test_a_test_bank_is_named_and_not_the_next_thing(stage: Stage) -> None:
    for bank in ("long", "five", "odd"):
        next(stage.folder.rglob(f"{bank}.toml")).unlink()
    write(stage.folder / "alder-lock", "bridge.toml", BRIDGE.replace("statuses", "test = true\nstatuses", 1))
    async with stage.browse().run_test() as pilot:
        await filled(pilot)
        assert "4 claims · 2 questions · test" in text_of(app_of(pilot))
        assert "Today:" not in text_of(app_of(pilot))


@pytest.mark.parametrize(
    ("words", "found"),
    [("ways", ["Five ways to say it", "Three ways to say it"]), ("HARBOUR", ["A long read"]), ("[/]", TITLES[2:3])],
)
async def test_a_bank_is_found_by_words(stage: Stage, words: str, found: list[str]) -> None:
    async with stage.browse().run_test() as pilot:
        await filled(pilot)
        await press(pilot, "slash", *words)
        assert titles(pilot) == found
        await press(pilot, "enter")
        assert marked(app_of(pilot), "mark").startswith(found[0])
        await press(pilot, "slash", "escape")
        assert titles(pilot) == TITLES


async def test_keys_belong_to_the_field_while_it_has_the_focus(stage: Stage) -> None:
    async with stage.browse().run_test() as pilot:
        await filled(pilot)
        await press(pilot, "slash", *"xqp,?")
        await on_screen(pilot, LibraryScreen)
        assert rows(app_of(pilot))[2].strip() == "xqp,?"
        assert "has these words" in text_of(app_of(pilot))
        await press(pilot, "escape")
        assert "Today: A long read" in text_of(app_of(pilot))


async def test_a_broken_bank_shows_its_faults(stage: Stage) -> None:
    write_broken(stage.folder)
    async with stage.browse().run_test() as pilot:
        await filled(pilot)
        assert "A bank to mend   cannot be played: 3 faults (Enter shows them)" in text_of(app_of(pilot))
        await press(pilot, "slash", *"mend", "enter", "enter")
        await on_screen(pilot, FaultsScreen)
        text = text_of(app_of(pilot))
        for code in ("no-speaker", "quote-not-found", "unknown-status", ":17:10:"):
            assert code in text
        await press(pilot, "q")
        await on_screen(pilot, LibraryScreen)


async def test_a_bank_that_was_mended_meanwhile_can_be_played(stage: Stage) -> None:
    broken = write_broken(stage.folder)
    async with stage.browse().run_test() as pilot:
        await filled(pilot)
        broken.write_text(BRIDGE.replace("alder-lock", "broken"))
        await press(pilot, "slash", *"mend", "enter", "enter")
        await ready(pilot)
        await press(pilot, "q")
        await on_screen(pilot, LibraryScreen)
        await until(pilot, "its claims", lambda: "cannot be played" not in text_of(app_of(pilot)))


async def test_coming_back_from_a_round_shows_what_was_done(stage: Stage) -> None:
    async with stage.browse().run_test() as pilot:
        await filled(pilot)
        await press(pilot, "slash", *"five", "enter", "enter")
        await ready(pilot)
        await press(pilot, "enter", "4", "q")
        await on_screen(pilot, LibraryScreen)
        assert "3 claims · unfinished" in text_of(app_of(pilot))
        await press(pilot, "escape", "slash", "escape", "home")
        assert marked(app_of(pilot), "mark") == "Today: go on with Five ways to say it"


async def test_a_finished_bank_shows_its_points(stage: Stage) -> None:
    opened = stage.opened("bridge")
    opened.start()
    for act in LAST:
        opened.session.answer(act)
    async with stage.browse().run_test() as pilot:
        await filled(pilot)
        assert "Three ways to say it   4 claims · 2 questions · last time 3½ of 6" in text_of(app_of(pilot))


async def test_x_begins_an_exam(stage: Stage) -> None:
    async with stage.browse().run_test() as pilot:
        await filled(pilot)
        await press(pilot, "slash", *"five", "enter", "x")
        await ready(pilot)
        assert "This is an exam" in text_of(app_of(pilot))
        await press(pilot, "enter", "4")
        assert session_of(pilot).round.plan.exam
        assert len(answers(pilot)[0]) == 1


async def test_other_screens_lead_back_to_the_marked_bank(stage: Stage) -> None:
    async with stage.browse().run_test() as pilot:
        await filled(pilot)
        await press(pilot, "down", "down")
        before = marked(app_of(pilot), "mark")
        for key, screen in (("p", ProgressScreen), ("comma", SettingsScreen)):
            await press(pilot, key)
            await on_screen(pilot, screen)
            await press(pilot, "q")
            await on_screen(pilot, LibraryScreen)
        assert marked(app_of(pilot), "mark") == before


async def test_q_ends_the_program(stage: Stage) -> None:
    app = stage.browse()
    async with app.run_test() as pilot:
        await filled(pilot)
        await press(pilot, "q")
    assert app.return_code == 0


async def test_an_empty_library_says_where_banks_go(stage: Stage) -> None:
    for path in stage.folder.rglob("*.toml"):
        path.unlink()
    async with stage.browse().run_test(size=(140, 24)) as pilot:
        await on_screen(pilot, LibraryScreen)
        assert "No quizzes here yet" in text_of(app_of(pilot))
        assert "banks" in text_of(app_of(pilot)).partition("into:")[2]


async def test_two_rounds_at_once_on_one_bank_are_one(stage: Stage) -> None:
    """Leaving and coming back takes the same round up; nothing is begun anew."""
    async with stage.browse().run_test() as pilot:
        await filled(pilot)
        for _ in range(2):
            await press(pilot, "enter")
            screen = await ready(pilot)
            if screen.place is Place.OPENING:
                await press(pilot, "enter")
            await press(pilot, "q")
            await on_screen(pilot, LibraryScreen)
        assert stage.store.rows("SELECT count(*) FROM rounds") == [(1,)]
        assert not [screen for screen in app_of(pilot).screen_stack if isinstance(screen, PlayScreen)]


async def test_an_exam_asks_before_it_gives_up_a_round_that_waits(stage: Stage) -> None:
    waiting = stage.opened("bridge")
    waiting.start()
    waiting.session.answer(Choose("confirmed"))
    async with stage.browse().run_test() as pilot:
        await filled(pilot)
        await press(pilot, "x")
        assert "gives it up for good" in text_of(app_of(pilot))
        await press(pilot, "enter")
        await on_screen(pilot, LibraryScreen)
        await press(pilot, "x", "y")
        await on_screen(pilot, PlayScreen)
        assert session_of(pilot).opening().exam
    assert stage.store.unfinished("alder-lock") is not None
