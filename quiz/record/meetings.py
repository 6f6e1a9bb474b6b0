"""Meetings: what was answered to a claim when it was met for the first time, and when it was met again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from quiz.bank.hashes import claim_hash
from quiz.bank.head import Head
from quiz.bank.model import Bank, Claim
from quiz.bank.read import Shelf, read_bank
from quiz.bank.status import Mark, Status
from quiz.game.devices import Attempt
from quiz.game.habit import Verdict
from quiz.record.codec import choice_of
from quiz.record.statements import MEETINGS
from quiz.record.turns import met_counts
from quiz.record.values import Record

LATEST = 200
"""Meetings that weakness is worked out from, newest first: older ones weigh next to nothing."""


class Stamp(NamedTuple):
    """Which writing of a bank's file was read: another one has, as a rule, another time or size."""

    path: Path
    time: int
    size: int


Proved = dict[Stamp, dict[str, str]]
"""The hashes of the playable claims of sound banks, by claim id."""


def any_unmet(store: Record, heads: Iterable[Head], proved: Proved) -> bool:
    """Whether one of these banks has a claim that was never met as it now is. Broken banks are passed over.

    The bank that was met least is read first, so that a large library, which takes seconds to prove, is seldom read.
    What is read is noted in `proved`, so that who asks again with it need not wait again.
    """
    counts, shelf = met_counts(store), Shelf()
    known = [head for head in heads if head.id is not None]
    return any(
        _has_unmet(store, head, proved, shelf) for head in sorted(known, key=lambda head: counts.get(head.id or "", 0))
    )


def _has_unmet(store: Record, head: Head, proved: Proved, shelf: Shelf) -> bool:
    hashes = _claim_hashes(head, proved, shelf)
    return not hashes.keys() <= store.known(head.id or "", hashes).met


def _claim_hashes(head: Head, proved: Proved, shelf: Shelf) -> dict[str, str]:
    """Nothing where the bank is broken: that may be mended by another file than its own, so it is not noted."""
    stamp = _stamp(head.path)
    if stamp in proved:
        return proved[stamp]
    bank = read_bank(head.path, shelf=shelf, shipped=head.shipped).bank
    if bank is None:
        return {}
    hashes = {claim.id: claim_hash(claim) for claim in bank.playable}
    if stamp is not None:
        proved[stamp] = hashes
    return hashes


def _stamp(path: Path) -> Stamp | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return Stamp(path, state.st_mtime_ns, state.st_size)


class Meeting(NamedTuple):
    """The verdict on a claim when it was met. `at` is UTC text; `item_hash` is the claim's of that day."""

    bank: str
    item: str
    item_hash: str
    chosen: Status
    mark: Mark
    hint: bool
    at: str


class MetClaim(NamedTuple):
    """A meeting, and the claim as it still is."""

    meeting: Meeting
    claim: Claim


def first_meetings(store: Record, most: int = -1) -> tuple[Meeting, ...]:
    """Oldest first; the newest `most` of them, or all. Raises StoreProblem."""
    return tuple(reversed(store.read(_meeting, MEETINGS, (1, most))))


def repeats(store: Record) -> tuple[Meeting, ...]:
    """All later meetings of claims, oldest first. Raises StoreProblem."""
    return tuple(reversed(store.read(_meeting, MEETINGS, (0, -1))))


def still_there(meetings: Iterable[Meeting], banks: Mapping[str, Bank]) -> Iterator[MetClaim]:
    """Those whose claim is in its bank and is what it was then."""
    for meeting in meetings:
        bank = banks.get(meeting.bank)
        claim = bank.claim_by_id.get(meeting.item) if bank is not None else None
        if claim is not None and claim_hash(claim) == meeting.item_hash:
            yield MetClaim(meeting, claim)


def verdicts_of(met: Sequence[MetClaim]) -> list[Verdict]:
    """What the habit counts: no hint, no second status, nobody's dispute."""
    return [
        Verdict(one.claim.status, one.meeting.chosen)
        for one in met
        if not one.meeting.hint and one.claim.also is None and not one.claim.disputed
    ]


def device_attempts(met: Sequence[MetClaim]) -> list[Attempt]:
    """What weakness counts: no hint."""
    return [Attempt(one.claim.tags, one.meeting.mark.counts) for one in met if not one.meeting.hint]


def _meeting(bank: str, item: str, item_hash: str, chosen: str, mark: str, hint: int, at: str) -> Meeting:
    return Meeting(bank, item, item_hash, Status(str(choice_of(chosen))), Mark(mark), bool(hint), at)
