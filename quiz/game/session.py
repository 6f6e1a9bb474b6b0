"""A round at play: the session that both surfaces drive. Its clock and its keeper are handed in; it touches no disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from quiz.bank.model import Article, Bank, Claim
from quiz.game import presenter, wording
from quiz.game.card import Card, card_of
from quiz.game.cursor import Clock, Cursor
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
from quiz.game.mark import is_choice, mark, right_choice
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


def deck_of(plan: Plan, banks: dict[str, Bank]) -> tuple[Card | None, ...]:
    """The cards of a plan as they now are; None where one is gone."""
    return tuple(
        card_of(banks[planned.bank], planned.item, plan.steps) if planned.bank in banks else None
        for planned in plan.cards
    )


@dataclass
class RoundSession:
    """A session over one plan. `told` are sentences for the opening, such as what changed in an edited bank.

    `summary` says what a round of several banks is about; a bank has its own.
    """

    round: Round
    deck: tuple[Card | None, ...]
    keep: Keep
    clock: Clock
    title: str
    told: tuple[str, ...] = ()
    new: bool = True
    summary: str | None = None
    cursor: Cursor = field(init=False)
    read: set[str] = field(default_factory=set, init=False)
    """The articles, by their identity, whose page was read: none of them is turned to again."""
    _notices: list[str] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self.cursor = Cursor(self.deck, self.round.plan.exam, self.clock)
        self.read = set(presenter.articles_begun(self))
        if self.round.finished is not None:
            self.cursor.phase = Phase.RESULT
        else:
            self.cursor.go_to_first_open(self.round)

    def start(self) -> None:
        """The first card is shown: the first answer's seconds count from here.

        A round of which nothing is left to ask, because its cards are gone, is finished.
        """
        self.cursor.since = self.clock.ticks()
        if not self.round.plan.exam:
            self._finish_if_done()

    # What is seen

    def opening(self) -> Opening:
        """What stands before the first card."""
        return presenter.opening(self)

    def page(self) -> Opening:
        """What stands before the article at hand where the round has turned to it."""
        return presenter.page(self)

    def page_read(self) -> None:
        """The article at hand was read: the seconds of its first claim count from here."""
        self.read.add(self.article(self.cursor.at).identity)
        self.cursor.since = self.clock.ticks()

    def view(self) -> View:
        """What is to be drawn now."""
        return presenter.view(self)

    def take_notices(self) -> tuple[str, ...]:
        """Sentences to tell once, such as that an answer could not be saved: they are handed over once."""
        told = tuple(self._notices)
        self._notices.clear()
        return told

    def article(self, card: int) -> Article:
        """The article of a card, or of the nearest card that is still there."""
        return presenter.article_of(self, card)

    def explanation(self, card: int) -> Explanation:
        """The feedback on a card, once it may be told."""
        joined = self.deck[card] if self.may_tell(card) else None
        if joined is None:
            raise NotNow(wording.NOT_EXPLAINED_YET)
        # As in the presenter: the first question is on the screen before anything is explained.
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
        return self.cursor.open_step(self.round, card)

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
            case _:
                assert_never(act)
        return self.view()

    def _choose(self, chosen: Chosen) -> None:
        card, ask = self.cursor.asked(self.round)
        if not is_choice(card, ask, chosen, self.round.plan.seed):
            raise NotNow(wording.NOT_A_CHOICE)
        seconds = max(0.0, round(self.clock.ticks() - self.cursor.since, 1))
        hinted = self.round.cards[self.cursor.at].hinted
        now = self.clock.now()
        right = right_choice(card, ask)
        self._do(Answered(self.cursor.at, ask, chosen, right, mark(card, ask, chosen), now, seconds, hinted))
        self._after_step()

    def _after_step(self) -> None:
        following = self.step_of(self.cursor.at)
        if following is not None:
            self._do(Shown(self.cursor.at, following, self.clock.now()))
            self.cursor.show(self.cursor.at)
        elif self.round.plan.exam:
            self.cursor.go_on(self.round)
        else:
            self._finish_if_done()
            self.cursor.phase = Phase.FEEDBACK

    def _skip(self) -> None:
        card, ask = self.cursor.asked(self.round)
        if self.step_of(self.cursor.at) is None:
            # An exam's card that could be answered again keeps the answer that it has.
            self.cursor.go_on(self.round)
            return
        hinted = self.round.cards[self.cursor.at].hinted
        self._do(Skipped(self.cursor.at, ask, right_choice(card, ask), self.clock.now(), hinted))
        if not self.round.plan.exam:
            self._finish_if_done()
            if self.round.cards[self.cursor.at].answers:
                # Its verdict was given and counts: whoever passes the steps after it over is owed the feedback.
                self.cursor.phase = Phase.FEEDBACK
                return
        self.cursor.go_on(self.round)

    def _hint(self) -> None:
        if self.round.plan.exam:
            raise NotNow(wording.NO_HINTS_IN_AN_EXAM)
        card, _ = self.cursor.asked(self.round)
        if not (isinstance(card.item, Claim) and card.item.hint):
            raise NotNow(wording.NO_HINT)
        if not self.round.cards[self.cursor.at].hinted:
            self._do(Hinted(self.cursor.at, self.clock.now()))

    def _next(self) -> None:
        if self.cursor.phase is Phase.FEEDBACK:
            self.cursor.go_on(self.round)
        elif self.cursor.phase is Phase.OVERVIEW:
            self.cursor.go_to_first_open(self.round)
        elif self.cursor.phase is Phase.STEP and self.round.plan.exam and self.step_of(self.cursor.at) is None:
            self.cursor.go_on(self.round)
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
        if not self.round.plan.exam or self.cursor.phase not in (Phase.STEP, Phase.OVERVIEW):
            raise NotNow(wording.NO_FLAGS)
        self._do(Flagged(self.cursor.at, not self.round.cards[self.cursor.at].flagged, self.clock.now()))

    def _back(self, card: int | None) -> None:
        if not self.round.plan.exam or self.cursor.phase is Phase.RESULT:
            raise NotNow(wording.NO_GOING_BACK)
        target = card if card is not None else self.cursor.before()
        if target is None and card is None:
            raise NotNow(wording.THE_FIRST_ONE)
        if target is None or not 0 <= target < len(self.deck) or self.deck[target] is None:
            raise NotNow(wording.NO_SUCH_CLAIM)
        self.cursor.show(target)

    def _submit(self) -> None:
        if not self.round.plan.exam or self.round.finished is not None:
            raise NotNow(wording.NOT_HANDED_IN)
        self._finish()
        self.cursor.phase = Phase.RESULT

    def _finish_if_done(self) -> None:
        if self.round.finished is None and all(self.step_of(i) is None for i in range(len(self.deck))):
            self._finish()

    def _finish(self) -> None:
        self._do(Finished(self.clock.now(), self.round.points, self.round.of))

    def _do(self, event: Event) -> None:
        """Keep an event, then let it be seen."""
        sentence = self.keep(event)
        if sentence:
            self._notices.append(sentence)
        self.round = apply(self.round, event)
        if not isinstance(event, Finished):
            # Whoever did something with a claim has seen what it is about.
            self.read.add(self.article(event.card).identity)

    def last_answered(self) -> int | None:
        """The card whose feedback is, or was last, on screen."""
        if self.cursor.phase is Phase.FEEDBACK:
            return self.cursor.at
        times = [
            (card.answers[-1].at, i) for i, card in enumerate(self.round.cards) if card.answers and self.may_tell(i)
        ]
        return max(times)[1] if times else None
