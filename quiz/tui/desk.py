"""What the screens work with: store, clock, settings; and the one place where a screen begins a round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from quiz.bank.model import Bank
from quiz.game.plan import NothingToPlay, Options
from quiz.text.clean import visible

if TYPE_CHECKING:
    from typing import Any

    from quiz.game.session import Clock
    from quiz.record.library import Library
    from quiz.record.settings import Settings
    from quiz.record.store import NullStore, Store
    from quiz.tui.app import FactquizApp


@dataclass
class Desk:
    """Handed to the app at its start. `reload` reads the library again, for a library screen that is returned to."""

    store: Store | NullStore
    clock: Clock
    settings: Settings
    reload: Callable[[], Library]
    told: list[str] = field(default_factory=list)

    def play(
        self, screen: Screen[Any], bank: Bank, options: Options, done: Callable[[None], None] | None = None
    ) -> None:
        """Begin or take up a round of a bank on top of `screen`; what cannot be played is told."""
        play_screen = self._opened(screen, bank, options, fresh=False)
        if play_screen is not None:
            screen.app.push_screen(play_screen, done)

    def play_after(self, screen: Screen[Any], bank: Bank, options: Options) -> None:
        """Begin a new round in the place of `screen`."""
        play_screen = self._opened(screen, bank, options, fresh=True)
        if play_screen is not None:
            screen.app.switch_screen(play_screen)

    def _opened(self, screen: Screen[Any], bank: Bank, options: Options, *, fresh: bool) -> Screen[None] | None:
        from quiz.record.rounds import open_round
        from quiz.tui.screens.play import PlayScreen

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
            screen.app.notify(visible(str(reason)), markup=False)
            return None
        return PlayScreen(opened)


def desk_of(screen: Screen[Any]) -> Desk:
    """The desk of the running app."""
    return cast("FactquizApp", screen.app).desk
