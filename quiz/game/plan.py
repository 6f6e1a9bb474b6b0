"""Planning a round: which cards, in which order. Seed and what is known of the reader are arguments."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import NamedTuple

from quiz.bank.model import Bank, Claim, Question
from quiz.bank.status import Status, Step
from quiz.game.card import card_of
from quiz.game.events import Mode, Plan, Planned

DEFAULT_COUNT = 10


@dataclass(frozen=True, slots=True)
class Options:
    """What the reader asked for. `count` None means the default; `levels` is (lowest, highest), both included.

    `mix`: a mixed round of so many cards, from several banks.
    """

    exam: bool = False
    order: str | None = None
    seed: int | None = None
    count: int | None = None
    all: bool = False
    statuses: tuple[Status, ...] = ()
    levels: tuple[int, int] | None = None
    tags: tuple[str, ...] = ()
    steps: tuple[Step, ...] | None = None
    missed: bool = False
    class_set: bool = False
    mix: int | None = None

    @property
    def filtered(self) -> bool:
        """Whether the choice leaves the reading questions out (docs/playing.md, Options of `play`)."""
        return bool(self.statuses or self.levels or self.tags or self.steps or self.missed or self.class_set)

    def key(self) -> str:
        """The text that tells one choice of options from another."""
        told = asdict(self)
        if self.mix is None:
            # Rounds that were begun before there were mixed ones do not name it.
            del told["mix"]
        return json.dumps(told, sort_keys=True, separators=(",", ":"))

    @classmethod
    def of_key(cls, key: str) -> Options:
        """The options that gave this key; none for a text that is no key of this version."""
        try:
            told = json.loads(key)
            low_high, steps = told["levels"], told["steps"]
            return cls(
                **told
                | {
                    "statuses": tuple(Status(name) for name in told["statuses"]),
                    "levels": tuple(low_high) if low_high is not None else None,
                    "tags": tuple(told["tags"]),
                    "steps": tuple(Step(name) for name in steps) if steps is not None else None,
                }
            )
        except (ValueError, KeyError, TypeError):
            return cls()


class Known(NamedTuple):
    """What the record knows of a reader and a bank: ids whose newest answer counts today."""

    finished_once: bool = False
    met: frozenset[str] = frozenset()
    missed: frozenset[str] = frozenset()


class NothingToPlay(Exception):  # noqa: N818 - it is told, not raised to the top
    """No card fits; the sentence says why, and no round is begun."""


def make_plan(bank: Bank, options: Options, known: Known, seed: int, default_count: int = DEFAULT_COUNT) -> Plan:
    """A plan of one bank. NothingToPlay where no card is left."""
    claims = list(fitting(bank, options, known))
    questions = [] if options.filtered else list(bank.questions)
    if not claims and not questions:
        raise NothingToPlay(_why_nothing(bank, options, known))
    whole = options.all or (options.count is None and (options.missed or options.class_set or bank.test))
    picked = _pick(claims, questions, known, None if whole else options.count or default_count)
    rng = random.Random(seed)
    asked = _ordered([claim for claim in claims if claim.id in picked], bank, options, known, rng)
    closing = [question for question in questions if question.id in picked]
    cards = [_planned(bank, item.id) for item in asked] + [_planned(bank, item.id) for item in closing]
    exam = options.exam or bank.test
    mode = Mode.EXAM if exam else Mode.PRACTICE
    return Plan(tuple(cards), mode, seed, options.steps, exam, options.key(), pool_of(bank))


def fitting(bank: Bank, options: Options, known: Known) -> Iterable[Claim]:
    """The claims of a bank that fit the options."""
    pool: Iterable[Claim] = bank.playable
    if options.class_set:
        pool = (bank.claim_by_id[id_] for id_ in bank.class_set if id_ in bank.claim_by_id)
    return (claim for claim in pool if all(test(claim) for test in _tests(options, known)))


def _tests(options: Options, known: Known) -> list[Callable[[Claim], bool]]:
    tests: list[Callable[[Claim], bool]] = []
    if options.statuses:
        tests.append(lambda claim: claim.status in options.statuses)
    if options.levels is not None:
        low, high = options.levels
        tests.append(lambda claim: claim.level is not None and low <= claim.level <= high)
    if options.tags:
        tests.append(lambda claim: any(tag in claim.tags for tag in options.tags))
    if options.missed:
        tests.append(lambda claim: claim.id in known.missed)
    return tests


def pool_of(bank: Bank) -> tuple[str, ...]:
    """The ids that a round of this bank may ask: claims, then questions."""
    return (*(claim.id for claim in bank.playable), *(question.id for question in bank.questions))


def _pick(claims: list[Claim], questions: list[Question], known: Known, room: int | None) -> frozenset[str]:
    """The ids that are asked: claims not yet met, then questions not yet met, then the rest, `room` in all."""
    claim_ids = [claim.id for claim in claims]
    question_ids = [question.id for question in questions]
    ranked = [
        *(id_ for id_ in (*claim_ids, *question_ids) if id_ not in known.met),
        *(id_ for id_ in (*claim_ids, *question_ids) if id_ in known.met),
    ]
    return frozenset(ranked[:room])


def _ordered(claims: list[Claim], bank: Bank, options: Options, known: Known, rng: random.Random) -> list[Claim]:
    order = options.order or ("shuffled" if known.finished_once and not options.class_set else "article")
    if order == "article":
        return claims
    # Only a later round is shuffled: the first one starts without it.
    from quiz.game.neighbours import keep_apart

    shuffled = claims[:]
    rng.shuffle(shuffled)
    return keep_apart(shuffled, [frozenset(c.quotes[0].sentences) if c.quotes else frozenset() for c in shuffled])


def _planned(bank: Bank, item_id: str) -> Planned:
    card = card_of(bank, item_id)
    assert card is not None, "a plan is made of the bank's own cards"
    return Planned(bank.id, item_id, card.kind, card.hash)


def _why_nothing(bank: Bank, options: Options, known: Known) -> str:
    if not bank.claims:
        return f"Nothing to play: “{bank.title}” has no claims."
    if not bank.playable:
        return f"Nothing to play: every claim of “{bank.title}” is a draft."
    if options.missed and not any(claim.id in known.missed for claim in bank.playable):
        return f"Nothing to play: you have missed no claim of “{bank.title}”."
    if options.class_set and not bank.class_set:
        return f"Nothing to play: “{bank.title}” has no class set."
    return f"Nothing to play: no claim of “{bank.title}” fits these options."
