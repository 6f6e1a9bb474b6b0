"""A round by value: a plan, and what the events made of each card. State and event in, new state out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from typing import NamedTuple, assert_never

from quiz.game.events import (
    Answered,
    Ask,
    Event,
    Finished,
    Flagged,
    Hinted,
    Objected,
    Plan,
    Shown,
    Skipped,
)


class CardState(NamedTuple):
    """What happened to one card so far."""

    answers: tuple[Answered, ...] = ()
    skipped: bool = False
    hinted: bool = False
    flagged: bool = False
    objection: str | None = None

    def answer(self, ask: Ask) -> Answered | None:
        """The newest answer to a step, if any."""
        return next((answer for answer in reversed(self.answers) if answer.ask is ask), None)

    @property
    def scored(self) -> Answered | None:
        """The answer that carries the card's point, if any."""
        return next((answer for answer in reversed(self.answers) if answer.ask.scores), None)


class Round(NamedTuple):
    """A plan and the state of its cards, one for one."""

    plan: Plan
    cards: tuple[CardState, ...]
    finished: datetime | None = None

    def open_step(self, index: int, steps: tuple[Ask, ...]) -> Ask | None:
        """The first step of a card that is not answered; None where it is complete (or skipped, in practice)."""
        card = self.cards[index]
        if card.skipped and not self.plan.exam:
            return None
        return next((ask for ask in steps if card.answer(ask) is None), None)

    @property
    def points(self) -> float:
        """Points so far, from the status step (or a reading question) alone."""
        return sum(card.scored.mark.points for card in self.cards if card.scored is not None)

    @property
    def of(self) -> int:
        """Cards that count: answered ones; in an exam all of the plan (docs/data.md, A round)."""
        if self.plan.exam:
            return len(self.cards)
        return sum(card.scored is not None for card in self.cards)


def begin(plan: Plan) -> Round:
    """A round to which nothing has happened."""
    return Round(plan, tuple(CardState() for _ in plan.cards))


def replay(plan: Plan, events: Iterable[Event]) -> Round:
    """The round after these events, oldest first. Events of cards that the plan has not are passed over."""
    return reduce(apply, events, begin(plan))


def apply(round_: Round, event: Event) -> Round:
    """The round after one more event."""
    if isinstance(event, Finished):
        return round_._replace(finished=event.at)
    if not 0 <= event.card < len(round_.cards):
        return round_
    cards = list(round_.cards)
    cards[event.card] = _apply_to_card(cards[event.card], event)
    return round_._replace(cards=tuple(cards))


def _apply_to_card(card: CardState, event: Answered | Skipped | Hinted | Objected | Flagged | Shown) -> CardState:
    match event:
        case Answered():
            kept = tuple(answer for answer in card.answers if answer.ask is not event.ask)
            return card._replace(answers=(*kept, event), skipped=False)
        case Skipped():
            return card._replace(skipped=True)
        case Hinted():
            return card._replace(hinted=True)
        case Objected():
            return card._replace(objection=event.text)
        case Flagged():
            return card._replace(flagged=event.on)
        case Shown():
            # Kept for the record alone: that the verdict stands follows from its answer.
            return card
        case _:
            assert_never(event)
