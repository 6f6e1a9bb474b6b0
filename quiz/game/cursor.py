"""Which card of a round is in view and since when: where going on and going back lead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from quiz.game import wording
from quiz.game.card import Card
from quiz.game.events import Ask
from quiz.game.round import Round
from quiz.game.view import NotNow, Phase


class Clock(Protocol):
    """Time, handed in."""

    def now(self) -> datetime:
        """The time of day, with a zone."""
        ...

    def ticks(self) -> float:
        """Seconds that never go back, for durations."""
        ...


@dataclass
class Cursor:
    """A place in a deck, which has None for a card that is gone. What is still open it is told by the round.

    `since` is when the step in view came into view, in the clock's ticks.
    """

    deck: tuple[Card | None, ...]
    exam: bool
    clock: Clock
    at: int = 0
    phase: Phase = Phase.STEP
    since: float = 0.0

    def show(self, card: int) -> None:
        """Bring a card into view, at its next step."""
        self.at = card
        self.phase = Phase.STEP
        self.since = self.clock.ticks()

    def go_on(self, round_: Round) -> None:
        """To the next open card; after the last one to an exam's overview, else to those left open, else the result."""
        behind = range(self.at + 1)
        self._show_first(round_, range(self.at + 1, len(self.deck)), () if self.exam else behind)

    def go_to_first_open(self, round_: Round) -> None:
        """To the first open card, if there is one; else to an exam's overview, or to the result."""
        self._show_first(round_, range(len(self.deck)))

    def _show_first(self, round_: Round, *stretches: Iterable[int]) -> None:
        waiting = (card for stretch in stretches for card in stretch if self.open_step(round_, card) is not None)
        following = next(waiting, None)
        if following is not None:
            self.show(following)
        else:
            self.phase = Phase.OVERVIEW if self.exam else Phase.RESULT

    def before(self) -> int | None:
        """The card before the one in view, or before the overview; None where there is none."""
        end = len(self.deck) if self.phase is Phase.OVERVIEW else self.at
        return next((card for card in range(end - 1, -1, -1) if self.deck[card] is not None), None)

    def open_step(self, round_: Round, card: int) -> Ask | None:
        """The first open step of a card; None where it is complete or gone."""
        joined = self.deck[card]
        return None if joined is None else round_.open_step(card, joined.steps)

    def asked_step(self, round_: Round) -> Ask | None:
        """The step of the card in view that is asked; an exam's card of one step may be answered again."""
        card = self.deck[self.at] if self.deck else None
        if card is None or self.phase is not Phase.STEP:
            return None
        again = card.steps[0] if self.exam and len(card.steps) == 1 else None
        return self.open_step(round_, self.at) or again

    def asked(self, round_: Round) -> tuple[Card, Ask]:
        """The card in view and its step that is asked. NotNow where nothing is."""
        card, ask = self.deck[self.at] if self.deck else None, self.asked_step(round_)
        if card is None or ask is None:
            raise NotNow(wording.NOTHING_TO_ANSWER)
        return card, ask
