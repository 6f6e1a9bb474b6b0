"""What a round came to: points beside what lazy readers get, and the table status x verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quiz.bank.model import Claim
from quiz.bank.status import STATUSES, Status
from quiz.game.card import Card
from quiz.game.events import Ask
from quiz.game.round import Round

if TYPE_CHECKING:
    from quiz.bank.lazy_readers import LazyReader


class Score(NamedTuple):
    """`table[status][verdict]` counts claims answered, for the statuses that the round's banks have."""

    points: float
    of: int
    claim_points: float
    claims: int
    lazy: tuple[LazyReader, ...]
    statuses: tuple[Status, ...]
    table: dict[Status, dict[Status, int]]


def score(round_: Round, deck: tuple[Card | None, ...]) -> Score:
    """The score of a round as it stands. Lazy readers are compared over the claims that were answered."""
    answered = [
        (card, card.item, state)
        for card, state in zip(deck, round_.cards, strict=True)
        if card is not None and isinstance(card.item, Claim) and state.answer(Ask.STATUS) is not None
    ]
    statuses = tuple(s for s in STATUSES if any(card is not None and s in card.bank.statuses for card in deck))
    table = {status: dict.fromkeys(statuses, 0) for status in statuses}
    for _, claim, state in answered:
        given = state.answer(Ask.STATUS)
        if given is not None:
            row = table[claim.status]
            verdict = Status(str(given.chosen))
            row[verdict] = row.get(verdict, 0) + 1
    points = sum(given.mark.points for _, _, state in answered if (given := state.answer(Ask.STATUS)) is not None)
    return Score(
        round_.points, round_.of, points, len(answered), _lazy([(c, i) for c, i, _ in answered]), statuses, table
    )


def _lazy(answered: list[tuple[Card, Claim]]) -> tuple[LazyReader, ...]:
    """Lazy readers over all banks of the round, added up by name."""
    # Imported here, because it is the end of a round that asks: its word lists have no part in the first paint.
    from quiz.bank.lazy_readers import LazyReader, lazy_readers

    added: dict[str, LazyReader] = {}
    for bank in {id(card.bank): card.bank for card, _ in answered}.values():
        claims = tuple(claim for card, claim in answered if card.bank is bank)
        for lazy in lazy_readers(claims, bank.statuses, bank.article):
            old = added.get(lazy.name, LazyReader(lazy.name, 0, 0))
            added[lazy.name] = LazyReader(lazy.name, old.points + lazy.points, old.of + lazy.of)
    return tuple(added.values())
