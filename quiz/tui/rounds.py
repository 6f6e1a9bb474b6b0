"""The one place where a screen begins a round: over the library, and again after a result."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual.screen import Screen

from quiz.text.clean import visible

if TYPE_CHECKING:
    from quiz.bank.model import Bank
    from quiz.game.plan import Options
    from quiz.record.rounds import OpenedRound
    from quiz.tui.app import FactquizApp

Done = Callable[[], None]


def play(app: FactquizApp, bank: Bank, options: Options, done: Done, *, fresh: bool = False) -> None:
    """Begin or take up a round of a bank; `done` is called when the reader is through with it."""
    from quiz.tui.screens.play import PlayScreen

    opened = app.desk.open_round(bank, options, surface="tui", fresh=fresh)
    if isinstance(opened, str):
        app.notify(visible(opened), markup=False)
        done()
    else:
        app.push_screen(PlayScreen(opened), lambda answer: play_again(app, opened, answer, done))


def play_again(app: FactquizApp, opened: OpenedRound, options: Options | None, done: Done) -> None:
    """Another round of the same bank with the options that its result gave, or nothing more."""
    bank = next((card.bank for card in opened.session.deck if card is not None), None)
    if options is None or bank is None:
        done()
    else:
        play(app, bank, options, done, fresh=True)


def app_of(screen: Screen[Any]) -> FactquizApp:
    """The running app by its own type."""
    return cast("FactquizApp", screen.app)
