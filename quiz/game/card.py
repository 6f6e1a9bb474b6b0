"""A card: a claim with its steps, or a reading question. Which steps follow hangs on the claim, not on the verdict."""

import random
from typing import NamedTuple

from quiz.bank.asking import relatives, right_voices
from quiz.bank.hashes import claim_hash, question_hash
from quiz.bank.model import Bank, Claim, Question, Source
from quiz.bank.status import ARTICLE_ITSELF, STEPS, Status, Step
from quiz.game.events import Ask, Kind

MOST_CHOICES = 5
"""Choices of a source or denial step, the article itself among them."""


class Card(NamedTuple):
    """One card of a round, joined with its bank. `steps` is what it asks, in order."""

    bank: Bank
    item: Claim | Question
    kind: Kind
    steps: tuple[Ask, ...]

    @property
    def id(self) -> str:
        """The claim's or the question's id."""
        return self.item.id

    @property
    def hash(self) -> str:
        """Its present hash."""
        return claim_hash(self.item) if isinstance(self.item, Claim) else question_hash(self.item)

    @property
    def text(self) -> str:
        """The claim, or the question's prompt."""
        return self.item.text if isinstance(self.item, Claim) else self.item.prompt


def card_of(bank: Bank, item_id: str, override: tuple[Step, ...] | None = None) -> Card | None:
    """The card of a claim or question by id, or None where the bank has it no more (a draft counts as gone)."""
    claim = bank.claim_by_id.get(item_id)
    if claim is not None:
        return Card(bank, claim, Kind.CLAIM, claim_steps(claim, override or claim.ask or bank.ask))
    question = bank.question_by_id.get(item_id)
    if question is not None:
        return Card(bank, question, Kind.QUESTION, (Ask.QUESTION,))
    return None


def claim_steps(claim: Claim, ask: tuple[Step, ...]) -> tuple[Ask, ...]:
    """The steps of `ask` that the claim's status lets be asked (docs/format.md has the table); status is always one."""
    wanted = {Step.STATUS, *ask}
    return tuple(Ask(step.value) for step in STEPS if step in wanted and _is_asked(claim, step))


def _is_asked(claim: Claim, step: Step) -> bool:
    if step in (Step.STATUS, Step.QUOTE):
        return step is Step.STATUS or bool(claim.quotes) or claim.status is Status.UNSTATED
    return claim.also is None and bool(right_sources(claim, Ask(step.value)))


def right_sources(claim: Claim, ask: Ask) -> tuple[str, ...]:
    """The source ids that are right in step source or denial, the best one first; none where it is not asked."""
    return right_voices(ask.value, claim.status, claim.said_by, claim.denied_by)


class Offered(NamedTuple):
    """A source as a choice. `source` is None for the article itself."""

    id: str
    source: Source | None


def offered_sources(card: Card, ask: Ask, seed: int) -> tuple[Offered, ...]:
    """At most five choices: the article itself, then sources in the bank's order, never a member beside its group.

    Of the right ones and of the rest the round's seed draws, so that a resumed card offers the same. Of the rest those
    come first who may well be mistaken for a right one: the claim's other side, and whoever its sentence names.
    """
    claim = card.item
    if not isinstance(claim, Claim):
        return ()
    rng = random.Random(f"{seed}:{card.bank.id}:{claim.id}:{ask}")
    right = [id_ for id_ in right_sources(claim, ask) if id_ != ARTICLE_ITSELF]
    others = [source.id for source in card.bank.sources if source.id not in right]
    rng.shuffle(right)
    rng.shuffle(others)
    near = _near(card.bank, claim)
    drawn = _draw(card.bank, right, sorted(others, key=lambda id_: id_ not in near))
    listed = (Offered(s.id, s) for s in card.bank.sources if s.id in drawn)
    return (Offered(ARTICLE_ITSELF, None), *listed)


def _near(bank: Bank, claim: Claim) -> set[str]:
    """The sources on either side of a claim, and those whose name stands in the sentences that decide it."""
    sentences = claim.quotes[0].sentences if claim.quotes else ()
    told = " ".join(bank.article.sentence_text(number) for number in sentences).casefold()
    named = {source.id for source in bank.sources if source.name.casefold().split()[-1] in told}
    return {*claim.said_by, *claim.denied_by, *named}


def _draw(bank: Bank, right: list[str], others: list[str]) -> set[str]:
    """Right ones first, one place kept for a wrong one; a wrong one is never a relation of any right one."""
    room = MOST_CHOICES - 1
    part_of = {source.id: source.part_of for source in bank.sources}
    drawn: list[str] = []
    barred: set[str] = set()
    for id_ in right:
        if len(drawn) < (room - 1 if others else room) and id_ not in barred:
            drawn.append(id_)
            barred |= relatives([id_], part_of)
    barred |= relatives(right, part_of)
    for id_ in others:
        if len(drawn) < room and id_ not in barred:
            drawn.append(id_)
            barred |= relatives([id_], part_of)
    return set(drawn)
