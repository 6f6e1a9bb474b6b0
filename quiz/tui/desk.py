"""What the screens work with: store, clock, settings; and the one place where a screen begins a round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from textual.screen import Screen

from quiz.bank.model import Bank
from quiz.game.plan import NothingToPlay, Options
from quiz.text.clean import visible

if TYPE_CHECKING:
    from quiz.game.session import Clock
    from quiz.record.library import Library
    from quiz.record.rounds import OpenedRound
    from quiz.record.settings import Settings
    from quiz.record.values import Record
    from quiz.tui.app import FactquizApp

Done = Callable[[], None]


@dataclass
class Desk:
    """Handed to the app at its start. `reload` reads the library again, for a library screen that is returned to.

    `told` are sentences on the home, to be told once on the first screen.
    """

    store: Record
    clock: Clock
    settings: Settings
    reload: Callable[[], Library]
    told: list[str] = field(default_factory=list)

    def play(self, app: FactquizApp, bank: Bank, options: Options, done: Done, *, fresh: bool = False) -> None:
        """Begin or take up a round of a bank; `done` is called when the reader is through with it."""
        from quiz.record.rounds import open_round

        try:
            opened = open_round(
                bank,
                options,
                self.store,
                self.clock,
                surface="tui",
                fresh=fresh,
                default_count=self.settings.count,
            )
        except NothingToPlay as reason:
            app.notify(visible(str(reason)), markup=False)
            done()
            return
        self.show(app, opened, done)

    def show(self, app: FactquizApp, opened: OpenedRound, done: Done) -> None:
        """Put a round on the screen. It returns the options of another round of its bank, or None."""
        from quiz.tui.screens.play import PlayScreen

        app.push_screen(PlayScreen(opened), lambda options: self.again(app, opened, options, done))

    def again(self, app: FactquizApp, opened: OpenedRound, options: Options | None, done: Done) -> None:
        """Another round of the same bank, or nothing more."""
        bank = next((card.bank for card in opened.session.deck if card is not None), None)
        if options is None or bank is None:
            done()
        else:
            self.play(app, bank, options, done, fresh=True)

    def take_told(self) -> list[str]:
        """The sentences on the home, handed over once."""
        told, self.told = self.told, []
        return told


def desk_of(screen: Screen[Any]) -> Desk:
    """The desk of the running app."""
    return app_of(screen).desk


def app_of(screen: Screen[Any]) -> FactquizApp:
    """The running app by its own type."""
    return cast("FactquizApp", screen.app)
