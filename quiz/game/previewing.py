"""A claim as its author looks at it: its feedback with the text for every verdict at once, and what its steps want."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quiz.bank.model import Bank, Claim
from quiz.bank.status import Mark, Status
from quiz.game import wording
from quiz.game.card import Card, claim_steps, right_sources
from quiz.game.events import Ask, Kind
from quiz.game.explain import Explanation, explain, source_name, verdict_feedback
from quiz.game.round import CardState
from quiz.text.phrases import listed


class VerdictText(NamedTuple):
    """What a reader is told who gives this verdict. `own`: by the author's text, else by the program's."""

    verdict: Status
    mark: Mark
    text: str
    own: bool


class Previewed(NamedTuple):
    """One claim with all that its feedback may hold. `told` is that of a reader who gave no answer."""

    claim: Claim
    told: Explanation
    verdicts: tuple[VerdictText, ...]
    steps: tuple[str, ...]
    """A line for each step after the first, with what is right in it."""
    own_ask_next: bool


def preview(bank: Bank, claim: Claim) -> Previewed:
    """A claim of a bank, draft or not."""
    card = Card(bank, claim, Kind.CLAIM, claim_steps(claim, claim.ask or bank.ask))
    return Previewed(
        claim=claim,
        told=explain(card, CardState()),
        verdicts=tuple(_verdict_text(claim, verdict) for verdict in bank.statuses),
        steps=tuple(_step_lines(card, claim)),
        own_ask_next=bool(claim.ask_next),
    )


def _verdict_text(claim: Claim, verdict: Status) -> VerdictText:
    mark = claim.mark(verdict)
    own = mark is not Mark.RIGHT and verdict in claim.feedback
    return VerdictText(verdict, mark, verdict_feedback(claim, verdict, mark), own)


def _step_lines(card: Card, claim: Claim) -> Iterator[str]:
    for ask in card.steps:
        if ask is Ask.QUOTE:
            numbers = () if claim.status is Status.UNSTATED or not claim.quotes else claim.quotes[0].sentences
            yield f"{wording.STEP_NAMES[ask]}: {wording.capital(wording.sentence_words(numbers))}."
        elif ask is not Ask.STATUS:
            names = listed([source_name(card, id_) for id_ in right_sources(claim, ask)])
            yield f"{wording.STEP_NAMES[ask]}: {wording.capital(names).removesuffix('.')}."
