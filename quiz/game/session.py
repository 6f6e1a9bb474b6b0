"""A round at play: the session that both surfaces drive. Its clock and its keeper are handed in; it touches no disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from quiz.bank.model import Bank, Claim
from quiz.game import views, wording
from quiz.game.card import Card, card_of
from quiz.game.events import (
    Answered,
    Ask,
    Chosen,
    Event,
    Finished,
    Flagged,
    Hinted,
    Objected,
    Plan,
    Shown,
    Skipped,
)
from quiz.game.mark import mark, right_choice
from quiz.game.round import Round, apply
from quiz.game.view import (
    MOST_OBJECTION,
    Act,
    Back,
    Choose,
    Flag,
    Hint,
    Next,
    NotNow,
    Object,
    Opening,
    Phase,
    Skip,
    Submit,
    View,
)

if TYPE_CHECKING:
    from quiz.game.explain import Explanation

Keep = Callable[[Event], "str | None"]
"""Commits an event before it shows; returns a sentence to tell where it could not be saved."""


class Clock(Protocol):
    """Time, handed in."""

    def now(self) -> datetime:
        """The time of day, with a zone."""
        ...

    def ticks(self) -> float:
        """Seconds that never go back, for durations."""
        ...


def deck_of(plan: Plan, banks: dict[str, Bank]) -> tuple[Card | None, ...]:
    """The cards of a plan as they now are; None where one is gone."""
    return tuple(
        card_of(banks[planned.bank], planned.item, plan.steps) if planned.bank in banks else None
        for planned in plan.cards
    )


@dataclass
class RoundSession:
    """A session over one plan. `told` are sentences for the opening, such as what changed in an edited bank."""

    round: Round
    deck: tuple[Card | None, ...]
    keep: Keep
    clock: Clock
    title: str
    told: tuple[str, ...] = ()
    new: bool = True
    at: int = 0
    phase: Phase = Phase.STEP
    notices: list[str] = field(default_factory=list)
    shown_at: float = 0.0

    def __post_init__(self) -> None:
        if self.round.finished is not None:
            self.phase = Phase.RESULT
        else:
            self._go_to_open(0)
        self.shown_at = self.clock.ticks()

    # What is seen

    def opening(self) -> Opening:
        """What stands before the first card."""
        return views.opening(self)

    def view(self) -> View:
        """What is to be drawn now. Sentences to tell once are handed over once."""
        view = views.view(self)
        self.notices.clear()
        return view

    def explanation(self, card: int) -> Explanation:
        """The feedback on a card, once it may be told."""
        joined = self.deck[card] if self.may_tell(card) else None
        if joined is None:
            raise NotNow(wording.NOT_EXPLAINED_YET)
        # As in views: the first question is on the screen before anything is explained.
        from quiz.game.explain import explain

        return explain(joined, self.round.cards[card])

    def may_tell(self, card: int) -> bool:
        """Whether marks and explanations of a card may be shown; never of one that is not there."""
        if not 0 <= card < len(self.deck) or self.deck[card] is None:
            return False
        if self.round.finished is not None:
            return True
        return not self.round.plan.exam and self.step_of(card) is None

    def step_of(self, card: int) -> Ask | None:
        """The first open step of a card; None where it is complete or gone."""
        joined = self.deck[card]
        return None if joined is None else self.round.open_step(card, joined.steps)

    def step_shown(self) -> Ask | None:
        """The step of the card at hand that is asked; an unlocked exam card with one step may be answered again."""
        step = self.step_of(self.at)
        card = self.deck[self.at]
        if step is None and card is not None and self.round.plan.exam and len(card.steps) == 1:
            return card.steps[0]
        return step

    # What is done

    def answer(self, act: Act) -> View:
        """Do something; NotNow where it does not fit, and nothing is changed."""
        match act:
            case Choose(chosen):
                self._choose(chosen)
            case Skip():
                self._skip()
            case Hint():
                self._hint()
            case Next():
                self._next()
            case Object(text, card):
                self._object(text, card)
            case Flag():
                self._flag()
            case Back(card):
                self._back(card)
            case Submit():
                self._submit()
        return self.view()

    def _choose(self, chosen: Chosen) -> None:
        card, ask = self._asked()
        if not views.is_choice(card, ask, chosen, self.round.plan.seed):
            raise NotNow(wording.NOT_A_CHOICE)
        seconds = max(0.0, round(self.clock.ticks() - self.shown_at, 1))
        hinted = self.round.cards[self.at].hinted
        now = self.clock.now()
        right = right_choice(card, ask)
        self._do(Answered(self.at, ask, chosen, right, mark(card, ask, chosen), now, seconds, hinted))
        self._after_step()

    def _after_step(self) -> None:
        following = self.step_of(self.at)
        if following is not None:
            self._do(Shown(self.at, following, self.clock.now()))
            self.shown_at = self.clock.ticks()
        elif self.round.plan.exam:
            self._forward()
        else:
            self._finish_if_done()
            self.phase = Phase.FEEDBACK

    def _skip(self) -> None:
        card, ask = self._asked()
        if self.step_of(self.at) is None:
            # An exam's card that could be answered again keeps the answer that it has.
            self._forward()
            return
        self._do(Skipped(self.at, ask, right_choice(card, ask), self.clock.now(), self.round.cards[self.at].hinted))
        if not self.round.plan.exam:
            self._finish_if_done()
        self._forward()

    def _hint(self) -> None:
        if self.round.plan.exam:
            raise NotNow(wording.NO_HINTS_IN_AN_EXAM)
        card, _ = self._asked()
        if not (isinstance(card.item, Claim) and card.item.hint):
            raise NotNow(wording.NO_HINT)
        if not self.round.cards[self.at].hinted:
            self._do(Hinted(self.at, self.clock.now()))

    def _next(self) -> None:
        if self.phase is Phase.FEEDBACK:
            self._forward()
        elif self.phase is Phase.OVERVIEW:
            self._go_to_open(0)
        elif self.phase is Phase.STEP and self.round.plan.exam and self.step_of(self.at) is None:
            self._forward()
        else:
            raise NotNow(wording.ANSWER_FIRST)

    def _object(self, text: str, card: int | None) -> None:
        index = self.last_answered() if card is None else card
        if index is None or not self.may_tell(index):
            raise NotNow(wording.NOTHING_TO_OBJECT_TO)
        line = " ".join(text.split())
        if not line:
            raise NotNow(wording.EMPTY_OBJECTION)
        if len(line) > MOST_OBJECTION:
            raise NotNow(wording.too_long(MOST_OBJECTION))
        self._do(Objected(index, line, self.clock.now()))

    def _flag(self) -> None:
        if not self.round.plan.exam or self.phase not in (Phase.STEP, Phase.OVERVIEW):
            raise NotNow(wording.NO_FLAGS)
        self._do(Flagged(self.at, not self.round.cards[self.at].flagged, self.clock.now()))

    def _back(self, card: int | None) -> None:
        if not self.round.plan.exam or self.phase is Phase.RESULT:
            raise NotNow(wording.NO_GOING_BACK)
        target = card if card is not None else self._before()
        if target is None and card is None:
            raise NotNow(wording.THE_FIRST_ONE)
        if target is None or not 0 <= target < len(self.deck) or self.deck[target] is None:
            raise NotNow(wording.NO_SUCH_CLAIM)
        self._show(target)

    def _before(self) -> int | None:
        end = len(self.deck) if self.phase is Phase.OVERVIEW else self.at
        return next((i for i in range(end - 1, -1, -1) if self.deck[i] is not None), None)

    def _submit(self) -> None:
        if not self.round.plan.exam or self.round.finished is not None:
            raise NotNow(wording.NOT_HANDED_IN)
        self._finish()
        self.phase = Phase.RESULT

    # How it moves

    def _asked(self) -> tuple[Card, Ask]:
        card, ask = self.deck[self.at] if self.deck else None, None
        if self.phase is Phase.STEP and card is not None:
            ask = self.step_shown()
        if card is None or ask is None:
            raise NotNow(wording.NOTHING_TO_ANSWER)
        return card, ask

    def _forward(self) -> None:
        """To the next open card; after the last one to an exam's overview, else to those left open, else the result."""
        if self.round.plan.exam:
            following = next((i for i in range(self.at + 1, len(self.deck)) if self.step_of(i) is not None), None)
            self._show(following) if following is not None else self._set_phase(Phase.OVERVIEW)
        else:
            self._go_to_open(self.at + 1)

    def _go_to_open(self, start: int) -> None:
        following = next((i for i in range(start, len(self.deck)) if self.step_of(i) is not None), None)
        if following is None and start > 0 and not self.round.plan.exam:
            following = next((i for i in range(start) if self.step_of(i) is not None), None)
        if following is not None:
            self._show(following)
        elif self.round.plan.exam:
            self._set_phase(Phase.OVERVIEW)
        else:
            self._finish_if_done()
            self._set_phase(Phase.RESULT)

    def _show(self, index: int) -> None:
        self.at = index
        self._set_phase(Phase.STEP)
        self.shown_at = self.clock.ticks()

    def _set_phase(self, phase: Phase) -> None:
        self.phase = phase

    def _finish_if_done(self) -> None:
        if self.round.finished is None and all(self.step_of(i) is None for i in range(len(self.deck))):
            self._finish()

    def _finish(self) -> None:
        self._do(Finished(self.clock.now(), self.round.points, self.round.of))

    def _do(self, event: Event) -> None:
        """Keep an event, then let it be seen."""
        sentence = self.keep(event)
        if sentence:
            self.notices.append(sentence)
        self.round = apply(self.round, event)

    def last_answered(self) -> int | None:
        """The card whose feedback is, or was last, on screen."""
        if self.phase is Phase.FEEDBACK:
            return self.at
        times = [
            (card.answers[-1].at, i) for i, card in enumerate(self.round.cards) if card.answers and self.may_tell(i)
        ]
        return max(times)[1] if times else None
