"""Marking one step of one card: what may be chosen, what is right, how a choice counts (docs/statuses.md, Marks)."""

from __future__ import annotations

from quiz.bank.model import Claim, Question
from quiz.bank.status import Mark, Status
from quiz.game.card import Card, offered_sources, right_sources
from quiz.game.events import Ask, Chosen

NO_SENTENCE = 0
"""The choice "no sentence says it" of the quote step."""


def is_choice(card: Card, ask: Ask, chosen: Chosen, seed: int) -> bool:
    """Whether a choice was on offer: nothing else is ever stored."""
    if ask is Ask.QUESTION:
        return isinstance(chosen, tuple) and _are_options(card, chosen)
    if ask is Ask.QUOTE:
        return isinstance(chosen, int) and NO_SENTENCE <= chosen <= len(card.bank.article.sentences)
    if ask is Ask.STATUS:
        return chosen in [status.value for status in card.bank.statuses]
    return chosen in [offered.id for offered in offered_sources(card, ask, seed)]


def _are_options(card: Card, chosen: tuple[int, ...]) -> bool:
    item = card.item
    if not isinstance(item, Question) or list(chosen) != sorted(set(chosen)) or not chosen:
        return False
    fits = all(1 <= n <= len(item.options) for n in chosen)
    return fits and (len(item.right) > 1 or len(chosen) == 1)


def right_choice(card: Card, ask: Ask) -> Chosen:
    """The best choice, as the record stores it (docs/data.md, An answer)."""
    item = card.item
    if isinstance(item, Question):
        return item.right
    if ask is Ask.STATUS:
        return item.status.value
    if ask is Ask.QUOTE:
        return NO_SENTENCE if item.status is Status.UNSTATED else item.quotes[0].sentences[0]
    return right_sources(item, ask)[0]


def mark(card: Card, ask: Ask, chosen: Chosen) -> Mark:
    """How a choice counts. `chosen` must be of the step's kind; anything else is simply wrong."""
    item = card.item
    if isinstance(item, Question):
        return Mark.RIGHT if chosen == item.right else Mark.WRONG
    if ask is Ask.STATUS:
        return item.mark(chosen)
    if ask is Ask.QUOTE:
        return mark_sentence(item, chosen)
    return Mark.RIGHT if chosen in right_sources(item, ask) else Mark.WRONG


def mark_sentence(claim: Claim, chosen: Chosen) -> Mark:
    """A sentence of the first quote is right, one of another quote also fair; "no sentence" only where none says it."""
    if claim.status is Status.UNSTATED:
        return Mark.RIGHT if chosen == NO_SENTENCE else Mark.WRONG
    first, *others = claim.quotes
    if chosen in first.sentences:
        return Mark.RIGHT
    return Mark.FAIR if any(chosen in quote.sentences for quote in others) else Mark.WRONG
