"""Driving the screens: keys one by one or in one burst, and where the reader stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.screen import Screen

from quiz.game.events import Ask
from quiz.game.session import RoundSession
from quiz.game.view import Phase
from quiz.tui.screens.play import PlayScreen
from tests.tui.seeing import Sight, app_of, settled, until

Shown = TypeVar("Shown", bound=Screen[Any])


NAMED = {"space": " ", "slash": "/", "comma": ",", "question_mark": "?"}


async def press(pilot: Sight, *keys: str) -> None:
    """Press keys one by one, each once all that the one before set off is drawn. Quicker than Pilot's own."""
    for key in keys:
        send(pilot, key)
        await settled(pilot)


async def burst(pilot: Sight, *keys: str) -> None:
    """Press keys faster than anything can be painted between them."""
    for key in keys:
        send(pilot, key)
    await settled(pilot)


def send(pilot: Sight, key: str) -> None:
    """Hand a key to the app as its driver does."""
    app = app_of(pilot)
    driver = app._driver
    assert driver is not None
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    event = events.Key(name, key if len(key) == 1 else NAMED.get(key))
    event.set_sender(app)
    driver.send_message(event)


async def on_screen(pilot: Sight, kind: type[Shown]) -> Shown:
    """Wait until a screen of this kind is in front, and painted; give it."""
    await until(pilot, kind.__name__, lambda: isinstance(pilot.app.screen, kind))
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, kind)
    return screen


async def ready(pilot: Sight) -> PlayScreen:
    """Wait until the play screen takes keys; give it."""
    screen = await on_screen(pilot, PlayScreen)
    await until(pilot, "a painted claim or reading page", lambda: screen.attention.painted)
    await settled(pilot)
    return screen


def session_of(pilot: Sight) -> RoundSession:
    """The session of the round at play."""
    return next(screen.table.session for screen in reversed(pilot.app.screen_stack) if isinstance(screen, PlayScreen))


def answers(pilot: Sight) -> list[Sequence[tuple[Ask, object]]]:
    """What was answered so far, card by card."""
    cards = session_of(pilot).round.cards
    return [tuple((answer.ask, answer.chosen) for answer in card.answers) for card in cards]


def standing(pilot: Sight) -> tuple[int, Ask | Phase]:
    """The card at hand and its open step; or FEEDBACK, OVERVIEW, RESULT."""
    session = session_of(pilot)
    step = session.cursor.asked_step(session.round)
    return session.cursor.at, step if step is not None else session.cursor.phase


def told(pilot: Sight) -> list[str]:
    """What was told in passing so far."""
    return [str(notification.message) for notification in app_of(pilot)._notifications]


async def resize(pilot: Sight, size: tuple[int, int]) -> None:
    """As the terminal tells it; Pilot's own way waits for the processor to rest."""
    app = app_of(pilot)
    assert isinstance(app._driver, HeadlessDriver)
    app._driver._size = Size(*size)
    app.post_message(events.Resize(Size(*size), Size(*size)))
    # The app gathers resizes for a moment, and then hands the last one to its screens.
    await settled(pilot)
    await until(pilot, f"a window of {size}", lambda: app._resize_event is None and app._resize_timer is None)
    await settled(pilot)
