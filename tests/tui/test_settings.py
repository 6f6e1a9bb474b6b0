"""Settings: changed by Enter, in force at once, and kept in the home."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.record.settings import Settings, load
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.settings import COUNTS, SettingsScreen
from tests.tui.conftest import Stage
from tests.tui.driving import on_screen, press, ready, session_of, told
from tests.tui.make import BRIDGE, write
from tests.tui.scenes import filled_in
from tests.tui.seeing import Sight, app_of, marked, text_of, until


async def settings(pilot: Sight) -> SettingsScreen:
    await filled_in(pilot)
    await press(pilot, "comma")
    return await on_screen(pilot, SettingsScreen)


async def test_enter_goes_to_the_next_theme_and_it_is_saved(stage: Stage, home: Path) -> None:
    async with stage.browse().run_test() as pilot:
        await settings(pilot)
        app = app_of(pilot)
        seen = []
        for _ in range(3):
            await press(pilot, "enter")
            seen.append((load(home).settings.theme, app.theme))
        assert seen == [
            ("auto", "newsprint-dark"),
            ("light", "newsprint-light"),
            ("dark", "newsprint-dark"),
        ]
        assert marked(app, "mark").startswith("Theme: dark")


async def test_auto_follows_a_light_terminal(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORFGBG", "0;15")
    stage.settings = Settings(theme="auto")
    async with stage.browse().run_test() as pilot:
        await filled_in(pilot)
        assert app_of(pilot).theme == "newsprint-light"


async def test_the_count_is_that_of_the_next_round(stage: Stage, home: Path) -> None:
    stage.settings = Settings(theme="dark", count=COUNTS[-1])
    async with stage.browse().run_test() as pilot:
        await settings(pilot)
        await press(pilot, "down", "enter")
        assert load(home).settings.count == COUNTS[0]
        await press(pilot, "q")
        await on_screen(pilot, LibraryScreen)
        await press(pilot, "slash", *"three", "enter", "enter")
        await ready(pilot)
        assert len(session_of(pilot).round.plan.cards) == COUNTS[0]


async def test_plain_mode_is_kept_for_the_next_start(stage: Stage, home: Path) -> None:
    async with stage.browse().run_test() as pilot:
        await settings(pilot)
        await press(pilot, "end", "enter")
        assert load(home).settings.plain is True
        assert "Plain mode: on" in text_of(app_of(pilot))
        await press(pilot, "enter")
        assert load(home).settings.plain is False


async def test_the_key_line_says_what_enter_does(stage: Stage) -> None:
    async with stage.browse().run_test() as pilot:
        await settings(pilot)
        assert "Enter change" in text_of(app_of(pilot))
        await press(pilot, "question_mark")
        assert "Change the setting that is marked." in text_of(app_of(pilot))
        assert "Enter  Go back." not in text_of(app_of(pilot))


async def test_a_file_that_cannot_be_written_is_told_and_nothing_changes(stage: Stage, home: Path) -> None:
    (home / "settings.toml").mkdir(parents=True)
    async with stage.browse().run_test(notifications=True) as pilot:
        await settings(pilot)
        await press(pilot, "enter")
        await until(pilot, "the trouble", lambda: any("is left as it is" in sentence for sentence in told(pilot)))
        assert "Theme: dark" in text_of(app_of(pilot))
        assert app_of(pilot).theme == "newsprint-dark"


async def test_what_else_stands_in_the_file_stays(stage: Stage, home: Path) -> None:
    home.mkdir()
    write(home, "settings.toml", "# mine\nx-kept = 1\ncount = 15 # a note\n")
    stage.settings = load(home).settings
    async with stage.browse().run_test() as pilot:
        await settings(pilot)
        await press(pilot, "down", "enter")
    assert (home / "settings.toml").read_text() == "# mine\nx-kept = 1\ncount = 20 # a note\n"


async def test_settings_do_not_change_the_bank_s_own_round(stage: Stage) -> None:
    """A test bank is asked whole, whatever the count."""
    write(stage.folder / "alder-lock", "bridge.toml", BRIDGE.replace("statuses", "test = true\nstatuses", 1))
    stage.settings = Settings(theme="dark", count=5)
    async with stage.browse().run_test() as pilot:
        await filled_in(pilot)
        await press(pilot, "slash", *"three", "enter", "enter")
        await ready(pilot)
        assert len(session_of(pilot).round.plan.cards) == 6
