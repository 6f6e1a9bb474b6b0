"""The one table of commands: every command has its action, every screen its keys; help, key line and palette follow."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import pytest
from textual.binding import Binding
from textual.screen import Screen

from quiz.tui import screens
from quiz.tui.app import FactquizApp
from quiz.tui.commands import COMMANDS, Command, Place, commands_at
from quiz.tui.screens.annotated import AnnotatedScreen
from quiz.tui.screens.base import QuizScreen
from quiz.tui.screens.faults import FaultsScreen
from quiz.tui.screens.keys import KeysScreen
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.overview import OverviewScreen
from quiz.tui.screens.play import PlayScreen
from quiz.tui.screens.preview import PreviewScreen
from quiz.tui.screens.progress import ProgressScreen
from quiz.tui.screens.result import ResultScreen
from quiz.tui.screens.review import ReviewScreen
from quiz.tui.screens.settings import SettingsScreen
from quiz.tui.widgets.keyline import KeyLine
from tests.tui.conftest import Stage
from tests.tui.driving import on_screen, press
from tests.tui.scenes import SCENES, filled_in
from tests.tui.seeing import app_of, rows, settled, text_of

SCREEN_OF: dict[Place, type[Screen[Any]]] = {
    Place.LIBRARY: LibraryScreen,
    Place.FIND: LibraryScreen,
    Place.OPENING: PlayScreen,
    Place.CARD: PlayScreen,
    Place.EXAM: PlayScreen,
    Place.QUOTE: PlayScreen,
    Place.EXAM_QUOTE: PlayScreen,
    Place.EXAM_DONE: PlayScreen,
    Place.FEEDBACK: PlayScreen,
    Place.OVERVIEW: OverviewScreen,
    Place.RESULT: ResultScreen,
    Place.REVIEW: ReviewScreen,
    Place.ANNOTATED: AnnotatedScreen,
    Place.PROGRESS: ProgressScreen,
    Place.FAULTS: FaultsScreen,
    Place.SETTINGS: SettingsScreen,
    Place.KEYS: KeysScreen,
    Place.PREVIEW: PreviewScreen,
}
SCENE_OF = {
    "library": Place.LIBRARY,
    "reading": Place.OPENING,
    "status-three": Place.CARD,
    "exam-card": Place.EXAM,
    "quote": Place.QUOTE,
    "feedback-second-quote": Place.FEEDBACK,
    "overview": Place.OVERVIEW,
    "result": Place.RESULT,
    "review": Place.REVIEW,
    "annotated": Place.ANNOTATED,
    "progress": Place.PROGRESS,
    "settings": Place.SETTINGS,
    "faults": Place.FAULTS,
    "preview": Place.PREVIEW,
}
OWN_ACTIONS = {"action_keys", "action_leave"}


def bound(screen: type[Screen[Any]]) -> Iterator[tuple[str, str]]:
    """Keys and actions of a screen."""
    for binding in screen.BINDINGS:
        keys, action = (binding.key, binding.action) if isinstance(binding, Binding) else binding[:2]
        yield from ((key, action) for key in keys.split(","))


def test_every_place_has_a_screen() -> None:
    assert set(SCREEN_OF) == set(Place)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: f"{command.action}-{command.keys}")
def test_every_command_has_an_action_on_the_screens_of_its_places(command: Command) -> None:
    for place in command.places:
        screen = SCREEN_OF[place]
        assert callable(getattr(screen, f"action_{command.action}", None)), (place, command.action)
        for key in command.keys.split(","):
            assert (key, command.action) in set(bound(screen)), (place, key)


@pytest.mark.parametrize("screen", set(SCREEN_OF.values()), ids=lambda screen: screen.__name__)
def test_every_action_of_a_screen_is_in_the_table(screen: type[Screen[Any]]) -> None:
    own = {name for kind in screen.__mro__ if kind.__module__.startswith(screens.__name__) for name in vars(kind)}
    actions = {name for name in own if name.startswith("action_")}
    places = {place for place, kind in SCREEN_OF.items() if kind is screen}
    told = {f"action_{command.action}" for place in places for command in commands_at(place)}
    assert actions - OWN_ACTIONS <= told
    assert actions


def test_no_key_means_two_things_at_one_place() -> None:
    for place in Place:
        keys = [key for command in commands_at(place) for key in command.keys.split(",")]
        assert len(keys) == len(set(keys)), place


def test_every_place_can_be_left_and_explained() -> None:
    for place in Place:
        actions = {command.action for command in commands_at(place)}
        assert actions & {"leave", "show_all"}
        assert "keys" in actions or place is Place.KEYS


@pytest.mark.parametrize("name", SCENE_OF)
async def test_key_line_palette_and_help_say_what_the_table_says(stage: Stage, name: str) -> None:
    """And ctrl+q ends the program from there."""
    make, go = SCENES[name]
    app = make(stage)
    async with app.run_test(size=(120, 50)) as pilot:
        await filled_in(pilot)
        await go(pilot)
        await settled(pilot)
        _key_line_follows(app, SCENE_OF[name])
        _palette_follows(app, SCENE_OF[name])
        await press(pilot, "question_mark")
        await on_screen(pilot, KeysScreen)
        _help_follows(app, SCENE_OF[name])
        await press(pilot, "question_mark")
        assert not isinstance(app.screen, KeysScreen)
        await press(pilot, "ctrl+q")
    assert app.return_code == 0


def _key_line_follows(app: FactquizApp, place: Place) -> None:
    line = app.screen.query_one(KeyLine)
    assert line.place is place
    words = [f"{c.shown} {c.word}" for c in commands_at(place) if c.in_line and c.action not in line.hidden]
    shown = rows(app)[-1].strip()
    assert shown.startswith("   ".join(words))
    assert shown.removeprefix("   ".join(words)).strip(" .+=~x-o") == ""
    assert "? keys" in shown


def _palette_follows(app: FactquizApp, place: Place) -> None:
    offered = {command.title for command in app.get_system_commands(app.screen)}
    titles = {f"{c.word.capitalize()} ({c.shown})": c.action for c in commands_at(place)}
    own = {title for title in offered if not title.startswith(("Theme: ", "End the program"))}
    assert own <= set(titles)
    assert {titles[title] for title in own} == set(titles.values())
    assert {"Theme: auto", "Theme: light", "Theme: dark", "End the program (ctrl+q)"} <= offered


def _help_follows(app: FactquizApp, place: Place) -> None:
    text = " ".join(text_of(app).replace("│", " ").split())
    told = {f"{command.shown} {command.help}" for command in commands_at(place)}
    assert not [row for row in told if row not in text]
    others = {f"{command.shown} {command.help}" for command in COMMANDS} - told
    assert not [row for row in others if row in text]


@pytest.mark.parametrize("width", [40, 20])
@pytest.mark.parametrize("name", ["status-three", "feedback-second-quote", "review", "annotated", "library"])
async def test_a_narrow_key_line_keeps_help_and_leaving_whole(stage: Stage, name: str, width: int) -> None:
    make, go = SCENES[name]
    known = {f"{command.shown} {command.word}" for command in COMMANDS}
    async with make(stage).run_test(size=(width, 15)) as pilot:
        await filled_in(pilot)
        await go(pilot)
        await settled(pilot)
        words = rows(app_of(pilot))[-1].strip()
        assert re.search(r"\? keys  q (leave|back)", words.replace("   ", "  "))
        assert {word.strip() for word in words.split("  ") if word.strip(" .+=~x-")} <= known


async def test_a_command_of_the_palette_works(stage: Stage) -> None:
    async with stage.browse().run_test(size=(100, 30)) as pilot:
        await filled_in(pilot)
        await press(pilot, "ctrl+p")
        await settled(pilot)
        await pilot.press(*"progress")
        await pilot.press("down", "enter")
        await on_screen(pilot, ProgressScreen)


async def test_next_by_the_palette_goes_on_after_a_feedback(stage: Stage) -> None:
    from quiz.game.view import Choose

    async with stage.play("bridge", Choose("confirmed")).run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        app = app_of(pilot)
        action = next(c.callback for c in app.get_system_commands(app.screen) if c.title.startswith("Next ("))
        await press(pilot, "ctrl+p", "escape")
        screen = await on_screen(pilot, PlayScreen)
        answer = action()
        assert not inspect.isawaitable(answer)
        await settled(pilot)
        assert screen.table.session.cursor.at == 1


def test_the_base_screen_is_not_forgotten() -> None:
    assert all(issubclass(screen, QuizScreen) or screen is KeysScreen for screen in SCREEN_OF.values())
