"""What is kept, and when: an answer is in the store once its feedback is shown; a store that fails is told once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import pytest

from quiz.game.events import Answered, Ask, Event
from quiz.game.view import Choose, Next, View
from quiz.record.store import Store
from quiz.record.values import NullStore, StoreProblem
from quiz.tui.screens.result import ResultScreen
from tests.tui.conftest import Stage
from tests.tui.driving import on_screen, press, ready, session_of, standing, told
from tests.tui.scenes import FIRST, SECOND
from tests.tui.seeing import app_of, settled, text_of, until

TROUBLE = "Your answers cannot be saved for now; the quiz goes on. [/]"


class Failing(NullStore):
    """A record that takes nothing while `full`; what it took is in `kept`."""

    def __init__(self) -> None:
        self.full = True
        self.kept: list[Event] = []

    def begin(self, *arguments: Any, **named: Any) -> str:
        """Fails like a full disk."""
        if self.full:
            raise StoreProblem(TROUBLE)
        return super().begin(*arguments, **named)

    def keep(self, round_id: str, event: Event) -> None:
        """Likewise."""
        if self.full:
            raise StoreProblem(TROUBLE)
        self.kept.append(event)


def saved(stage: Stage) -> list[tuple[int, Ask, object]]:
    """Card, step and choice of every answer that another program would find now."""
    assert isinstance(stage.store, Store)
    other = Store(stage.store.path.parent)
    unfinished = other.unfinished("alder-lock")
    other.close()
    events: Sequence[Event] = unfinished.events if unfinished is not None else ()
    return [(event.card, event.ask, event.chosen) for event in events if isinstance(event, Answered)]


async def test_an_answer_is_saved_when_its_feedback_is_shown(stage: Stage) -> None:
    async with stage.begin().run_test() as pilot:
        await ready(pilot)
        assert not saved(stage)
        await press(pilot, "enter", "2")
        await until(pilot, "the feedback", lambda: "x Not this one." in text_of(app_of(pilot)))
        assert saved(stage) == [(0, Ask.STATUS, "attributed")]


async def test_each_step_is_saved_before_the_next_is_shown(stage: Stage) -> None:
    async with stage.play("bridge", *FIRST, Next()).run_test() as pilot:
        await ready(pilot)
        await press(pilot, "2")
        await until(pilot, "the quote step", lambda: "Prove it" in text_of(app_of(pilot)))
        assert saved(stage)[1:] == [(1, Ask.STATUS, "attributed")]
        await press(pilot, "4", "enter")
        await until(pilot, "the source step", lambda: "Who says so?" in text_of(app_of(pilot)))
        assert saved(stage)[2:] == [(1, Ask.QUOTE, 4)]


async def test_the_store_has_the_answer_before_anything_is_drawn(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[tuple[int, Ask, object]]] = []
    async with stage.play().run_test() as pilot:
        screen = await ready(pilot)
        draw: Callable[[View], None] = screen.draw

        def look_then_draw(view: View) -> None:
            seen.append(saved(stage))
            draw(view)

        monkeypatch.setattr(screen, "draw", look_then_draw)
        await press(pilot, "1")
    assert seen == [[(0, Ask.STATUS, "confirmed")]]


async def test_a_round_that_nobody_began_is_not_in_the_record(stage: Stage) -> None:
    async with stage.begin().run_test() as pilot:
        await ready(pilot)
        await press(pilot, "q")
    assert stage.store.unfinished("alder-lock") is None


async def test_the_next_start_offers_the_exact_step(stage: Stage) -> None:
    async with stage.play("bridge", *FIRST, Next()).run_test() as pilot:
        await ready(pilot)
        await press(pilot, "3", "q")
    async with stage.begin().run_test() as pilot:
        await ready(pilot)
        assert standing(pilot) == (1, Ask.QUOTE)
        assert "Your verdict: Denied." in text_of(app_of(pilot))


async def test_an_edited_bank_is_told_in_one_line(stage: Stage) -> None:
    async with stage.play("bridge", *FIRST, Next()).run_test() as pilot:
        await ready(pilot)
    path = next(stage.folder.rglob("bridge.toml"))
    path.write_text(path.read_text().replace("Cracks ran through two beams.", "Two beams had cracks."))
    async with stage.begin().run_test(notifications=True) as pilot:
        await ready(pilot)
        assert told(pilot) == ["This bank was edited since: 1 changed, 0 gone, 0 new."]
        assert standing(pilot) == (1, Ask.STATUS)


async def test_a_store_that_fails_is_told_once_and_the_round_goes_on(stage: Stage) -> None:
    store = Failing()
    async with Stage(store).begin().run_test(size=(160, 30), notifications=True) as pilot:
        await ready(pilot)
        await press(pilot, "enter")
        await until(pilot, "the trouble", lambda: TROUBLE in told(pilot))
        await press(pilot, "1", "enter", "2", "4", "enter", "3")
        assert "+ Right." in text_of(app_of(pilot))
        assert told(pilot).count(TROUBLE) == 1
        for key in ("enter", "s", "s", "s", "s"):
            await press(pilot, key)
        await on_screen(pilot, ResultScreen)
        assert "2 of 2 points" in text_of(app_of(pilot))
    assert not store.kept


async def test_what_could_not_be_saved_is_saved_later(stage: Stage) -> None:
    store = Failing()
    async with Stage(store).begin().run_test(size=(160, 30), notifications=True) as pilot:
        await ready(pilot)
        await press(pilot, "enter", "1")
        store.full = False
        await press(pilot, "enter", "2")
        kept = [(event.card, event.chosen) for event in store.kept if isinstance(event, Answered)]
        assert kept == [(0, "confirmed"), (1, "attributed")]
        assert told(pilot).count(TROUBLE) == 1


async def test_trouble_on_an_answer_is_told_as_well(stage: Stage) -> None:
    store = Failing()
    store.full = False
    async with Stage(store).begin().run_test(size=(160, 30), notifications=True) as pilot:
        await ready(pilot)
        await press(pilot, "enter")
        assert TROUBLE not in told(pilot)
        store.full = True
        await press(pilot, "1")
        await until(pilot, "the trouble", lambda: TROUBLE in told(pilot))
        assert "+ Right." in text_of(app_of(pilot))


async def test_what_there_is_to_tell_of_the_home_is_told_on_the_first_screen(stage: Stage) -> None:
    from quiz.tui.app import FactquizApp
    from quiz.tui.screens.library import LibraryScreen

    desk = stage.desk()
    desk.tell("settings.toml: passed over what it says of [/] theme.")
    library = stage.library()
    async with FactquizApp(desk, lambda: LibraryScreen(library)).run_test(size=(100, 30), notifications=True) as pilot:
        await settled(pilot)
        assert told(pilot) == ["settings.toml: passed over what it says of [/] theme."]
        assert "settings.toml: passed over" in text_of(app_of(pilot))


async def test_times_come_from_the_clock_that_was_handed_in(stage: Stage) -> None:
    async with stage.play("bridge", *SECOND).run_test() as pilot:
        await ready(pilot)
        at = [answer.at for card in session_of(pilot).round.cards for answer in card.answers]
        assert at
        assert set(at) == {datetime.fromisoformat("2026-11-24T12:00:00+00:00")}
        assert isinstance(FIRST[0], Choose)
