"""Opening a round: take up the unfinished one of a bank, or plan a new one; the session is given its keeper here."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from quiz.bank.hashes import bank_hash, claim_hash, question_hash
from quiz.bank.model import Bank
from quiz.game.card import Card
from quiz.game.cursor import Clock
from quiz.game.events import Event, Finished, Mode, Plan
from quiz.game.plan import DEFAULT_COUNT, Options, make_plan, pool_of
from quiz.game.round import begin, replay
from quiz.game.session import RoundSession, deck_of
from quiz.record.keeper import Keeper
from quiz.record.values import Record, Saved


class OpenedRound(NamedTuple):
    """A session and what keeps it. `start` is called when the first card is shown."""

    session: RoundSession
    keeper: Keeper

    @property
    def options(self) -> Options:
        """What it was asked for with, but for the seed: those of another such round."""
        return replace(Options.of_key(self.session.round.plan.options), seed=None)

    @property
    def is_mixed(self) -> bool:
        """Whether it asks claims of several banks."""
        return self.session.round.plan.mode is Mode.MIX

    @property
    def bank(self) -> Bank | None:
        """Its bank; of a mixed round the first. None where no card is left."""
        return next((card.bank for card in self.session.deck if card is not None), None)

    def prepare(self) -> None:
        """While the reader reads: open the record and import what the first answer needs."""
        from quiz.game import explain, score

        del explain, score
        self.keeper.prepare()

    def start(self) -> list[str]:
        """Create the round in the store, unless it is there; sentences to tell, such as that nothing is kept."""
        told = self.keeper.begin()
        self.session.start()
        return [*([told] if told else []), *self.session.take_notices()]


class Seat(NamedTuple):
    """What every round of a reader is played at: the record, the clock, and on which surface.

    `told`: whether the reader knows already that not everything can be saved.
    """

    store: Record
    clock: Clock
    surface: str
    told: bool = False


def open_round(
    bank: Bank, options: Options, seat: Seat, *, fresh: bool = False, default_count: int = DEFAULT_COUNT
) -> OpenedRound:
    """The bank's unfinished round where these options fit it, else a new one; the old one is abandoned then.

    NothingToPlay where no card fits: the old round stays as it is.
    """
    if bank.test:
        # A test bank is an exam however it is asked for: that must not look like another plan.
        options = replace(options, exam=False)
    saved = seat.store.unfinished(bank.id)
    # A round that was begun before its bank became a test would tell the test's answers.
    goes_on = saved is not None and (saved.plan.exam or not bank.test)
    if saved is not None and goes_on and not fresh and fits(saved.plan, options):
        return take_up(saved, [bank], bank.title, seat)
    known = seat.store.known(bank.id, ItemHashes(bank))
    plan = make_plan(bank, options, known, new_seed(options), default_count)
    return new_round(plan, [bank], bank.title, seat, saved.id if saved is not None else None)


def new_seed(options: Options) -> int:
    """The seed that was asked for, else one by chance."""
    return options.seed if options.seed is not None else random.SystemRandom().randrange(2**31)


def new_round(
    plan: Plan,
    banks: Sequence[Bank],
    title: str,
    seat: Seat,
    abandons: str | None,
    *,
    told: tuple[str, ...] = (),
    summary: str | None = None,
) -> OpenedRound:
    """A round that begins. `abandons`: the one that it takes the place of; `told` and `summary` are for the session."""
    keeper = Keeper(
        seat.store,
        plan,
        bank=_bank_of(plan, banks),
        bank_hashes=BankHashes(banks),
        surface=seat.surface,
        clock=seat.clock,
        abandons=abandons,
        told=seat.told,
    )
    deck = deck_of(plan, _by_id(banks))
    return OpenedRound(RoundSession(begin(plan), deck, keeper, seat.clock, title, told, summary=summary), keeper)


def _bank_of(plan: Plan, banks: Sequence[Bank]) -> str | None:
    return None if plan.mode is Mode.MIX else banks[0].id


def _by_id(banks: Iterable[Bank]) -> dict[str, Bank]:
    return {bank.id: bank for bank in banks}


def fits(plan: Plan, options: Options) -> bool:
    """Options that say nothing take up any round, `exam` alone any exam; others only what they would plan again."""
    return options == Options() or (options == Options(exam=True) and plan.exam) or options.key() == plan.options


def take_up(saved: Saved, banks: Sequence[Bank], title: str, seat: Seat) -> OpenedRound:
    """A round that goes on, with its banks as they now are."""
    plan = _as_it_now_is(saved.plan, banks)
    keeper = Keeper(
        seat.store,
        plan,
        bank=saved.bank,
        bank_hashes=BankHashes(banks),
        surface=seat.surface,
        clock=seat.clock,
        round_id=saved.id,
        told=seat.told,
    )
    deck = deck_of(plan, _by_id(banks))
    session = RoundSession(
        replay(plan, _still_good(saved, plan, deck)),
        deck,
        keeper,
        seat.clock,
        title,
        told=what_changed(saved.plan, banks),
        new=False,
    )
    return OpenedRound(session, keeper)


def _still_good(saved: Saved, plan: Plan, deck: Sequence[Card | None]) -> list[Event]:
    """The events but for the first steps of a card whose claim changed before its last: they were asked of another one.

    An answer that was complete keeps its mark.
    """
    before = replay(plan, saved.events)
    half = {
        index
        for index, card in enumerate(deck)
        if card is not None and before.cards[index].answers and before.open_step(index, card.steps) is not None
    }
    return [
        event
        for event, digest in zip(saved.events, saved.hashes, strict=True)
        if isinstance(event, Finished) or event.card not in half or digest in (None, plan.cards[event.card].hash)
    ]


def _as_it_now_is(plan: Plan, banks: Sequence[Bank]) -> Plan:
    """The plan with the present hashes: a changed card is asked, and kept, as it now is."""
    hashes = {bank.id: ItemHashes(bank) for bank in banks}
    cards = tuple(
        card._replace(hash=hashes[card.bank].get(card.item, card.hash)) if card.bank in hashes else card
        for card in plan.cards
    )
    return plan._replace(cards=cards, pool=_pool_of(plan, banks))


def _pool_of(plan: Plan, banks: Iterable[Bank]) -> tuple[str, ...]:
    """What the round's bank may ask by now; of a mixed one it is not kept, as any bank may join the next."""
    return () if plan.mode is Mode.MIX else tuple(id_ for bank in banks for id_ in pool_of(bank))


class ItemHashes(Mapping[str, str]):
    """Present hashes of a bank's playable claims and questions, by id; each worked out when somebody asks for it.

    A bank may hold ten thousand claims, of which a reader has met ten.
    """

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def __getitem__(self, id_: str) -> str:
        """KeyError for an id that the bank has not."""
        claim = self._bank.claim_by_id.get(id_)
        return claim_hash(claim) if claim is not None else question_hash(self._bank.question_by_id[id_])

    def __iter__(self) -> Iterator[str]:
        """Ids in the bank's order: claims, then questions."""
        return iter(pool_of(self._bank))

    def __len__(self) -> int:
        """How many claims and questions a round may ask."""
        return len(self._bank.playable) + len(self._bank.questions)


class BankHashes(Mapping[str, str]):
    """The present hash of each bank of a round by its id, worked out at the first asking."""

    def __init__(self, banks: Iterable[Bank]) -> None:
        self._banks = {bank.id: bank for bank in banks}
        self._known: dict[str, str] = {}

    def __getitem__(self, id_: str) -> str:
        """KeyError for a bank that is not in the round."""
        if id_ not in self._known:
            self._known[id_] = bank_hash(self._banks[id_])
        return self._known[id_]

    def __iter__(self) -> Iterator[str]:
        """Bank ids."""
        return iter(self._banks)

    def __len__(self) -> int:
        """How many banks."""
        return len(self._banks)


def what_changed(plan: Plan, banks: Sequence[Bank]) -> tuple[str, ...]:
    """One line that counts changed, gone and new cards since the round was planned; nothing where none did."""
    hashes = {bank.id: ItemHashes(bank) for bank in banks}
    now = [hashes[card.bank].get(card.item) if card.bank in hashes else None for card in plan.cards]
    gone = now.count(None)
    changed = sum(digest not in (None, card.hash) for card, digest in zip(plan.cards, now, strict=True))
    new = len(set(_pool_of(plan, banks)) - set(plan.pool))
    if not (gone or changed or new):
        return ()
    what = "The banks of this round were" if plan.mode is Mode.MIX else "This bank was"
    return (f"{what} edited since: {changed} changed, {gone} gone, {new} new.",)
