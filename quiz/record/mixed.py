"""A mixed round: which banks are read for it, what of them is asked, and taking one up again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from quiz.bank.head import Head
from quiz.bank.status import Status
from quiz.game.devices import device_shares, weakness
from quiz.game.mix import Candidate, candidates, make_mixed_plan
from quiz.game.plan import Known, NothingToPlay, Options
from quiz.game.wording_course import MIXED, MIXED_TITLE, WAITS_FOR_BANKS
from quiz.game.wording_habit import lean_line
from quiz.record.banks import Banks
from quiz.record.meetings import LATEST, device_attempts, first_meetings, still_there
from quiz.record.rounds import ItemHashes, OpenedRound, Seat, fits, new_round, new_seed, take_up
from quiz.record.turns import Turns, in_turn
from quiz.record.values import Record
from quiz.record.waiting import mixed_here
from quiz.text.phrases import capital

FEWEST_BANKS = 16
"""Banks that are read, where there are so many: proving all of a large library would take seconds."""


def open_mixed(
    heads: Sequence[Head],
    options: Options,
    seat: Seat,
    count: int,
    *,
    fresh: bool = False,
    seed: int | None = None,
    folder: Path | None = None,
) -> OpenedRound:
    """The unfinished mixed round where these options fit it, else a new one of `count` cards from these banks.

    One that asks claims of other banks too, or of a bank that has an error now, waits until they are there again.
    It begins with the first bank in turn that has a claim not yet met. NothingToPlay where no claim fits; an old round
    stays as it is then. `seed`: that of the new round, where it is settled already. `folder`: where these banks are,
    where that was named.
    """
    banks = Banks(heads)
    found = mixed_here(seat.store, banks.heads)
    saved = seat.store.saved_round(found.seq) if found is not None else None
    told: tuple[str, ...] = ()
    if found is not None and saved is not None and not fresh and fits(saved.plan, options):
        there = banks.named(found.banks)
        if len(there) == len(found.banks):
            return take_up(saved, there, MIXED_TITLE, seat)
        # It would be finished without the claims of a bank that is only broken for now.
        saved, told = None, (WAITS_FOR_BANKS,)
    seed = new_seed(options) if seed is None else seed
    pool = _Pool(banks, options, seat.store, count, in_turn(heads, seat.store, seed)).read()
    if not pool:
        # Most rounds have something to ask.
        from quiz.record.nothing import why_nothing

        why = why_nothing(banks, folder)
        if why is not None:
            raise NothingToPlay(why)
    weak = weak_devices(banks, seat.store)
    first = next((one for one in pool if not one.met), pool[0] if pool else None)
    plan = make_mixed_plan(pool, count, options, seed, weak, begin=first.article if first is not None else None)
    asked = {card.bank for card in plan.cards}
    there = [bank for bank in banks.read if bank.id in asked]
    summary = " ".join(filter(None, [f"{capital(MIXED)}.", lean_line(list(weak))]))
    abandons = saved.id if saved is not None else None
    return new_round(plan, there, MIXED_TITLE, seat, abandons, told=told, summary=summary)


def weak_devices(banks: Banks, store: Record) -> dict[str, float]:
    """The devices that the reader is weak in, weakest first, and how weak."""
    meetings = first_meetings(store, LATEST)
    there = banks.named({meeting.bank for meeting in meetings})
    # As in progress: a test shows how far somebody came, and nothing is drawn from it.
    met = list(still_there(meetings, {bank.id: bank for bank in there if not bank.test}))
    return weakness(device_shares(device_attempts(met)))


class _Pool:
    """Reads banks until there is enough to choose from: least met first, so that what is new is found at once."""

    def __init__(self, banks: Banks, options: Options, store: Record, count: int, turns: Turns) -> None:
        self.banks = banks
        self.options = options
        self.store = store
        self.count = count
        self.turns = turns
        self.fresh: Counter[Status] = Counter()
        self.pool: list[Candidate] = []

    def read(self) -> list[Candidate]:
        """What may be asked, met or not."""
        for number, head in enumerate(self.turns.now):
            if number >= FEWEST_BANKS and not self._wanting(self.turns.now[number:]):
                break
            self._take(head)
        for head in self.turns.later:
            if self.fresh.total() >= self.count and len({one.bank.id for one in self.pool if not one.met}) > 1:
                break
            self._take(head)
        return self.pool

    def _wanting(self, left: Sequence[Head]) -> bool:
        """Whether something is missing that the banks which are left may have: claims not met, or a status."""
        if self.fresh.total() < self.count:
            return True
        statuses = {status for head in left for status in head.statuses if status in set(Status)}
        share = -(-self.count // max(1, len(statuses | set(self.fresh))))
        wanted = {Status(status) for status in statuses}
        if self.options.statuses:
            wanted &= set(self.options.statuses)
        return any(self.fresh[status] < share for status in wanted)

    def _take(self, head: Head) -> None:
        bank = self.banks.get(head.id or "")
        if bank is None:
            return
        known: Known = self.store.known(bank.id, ItemHashes(bank))
        found = candidates(bank, self.options, known)
        self.pool += found
        self.fresh.update(one.claim.status for one in found if not one.met)
