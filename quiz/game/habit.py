"""A reader's habit: whether slips lean one way. Two directions, fixed beforehand, and a test that seldom errs.

Taken: attributed and left-open claims answered Confirmed, so taken for the article's own. Doubted: confirmed claims
answered anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from math import comb
from typing import NamedTuple

from quiz.bank.status import Status

LATEST = 60
"""Claims that are looked at: the newest that count."""
ENOUGH_OTHER = 20
"""Attributed and left-open claims that are needed."""
ENOUGH_CONFIRMED = 15
"""Confirmed claims that are needed."""
FEWEST_SLIPS = 4
"""Slips in a direction that are needed to speak of it."""
LEVEL = 0.05
"""The level of the test, for one direction."""
ENOUGH_FOR_SENSITIVITY = 40
"""Claims of either kind from which sensitivity and bias are told."""

_OTHER = (Status.ATTRIBUTED, Status.UNRESOLVED)


class Verdict(NamedTuple):
    """What was answered to a claim that counts for the habit: met first, no hint, one status only, nobody's dispute."""

    status: Status
    chosen: Status


class Says(StrEnum):
    """What the habit is, as `progress --json` calls it."""

    TRUSTING = "trusting"
    DOUBTING = "doubting"
    NONE = "none"
    EARLY = "too early"


class Slips(NamedTuple):
    """`n` slips in one direction among the `of` claims that could show them."""

    n: int
    of: int


class Habit(NamedTuple):
    """`p` is that of the direction told; None where none is."""

    says: Says
    taken: Slips
    doubted: Slips
    p: float | None


class Sensitivity(NamedTuple):
    """Telling the article's own statements from others (d') and leaning to Confirmed (criterion below 0) or from it."""

    d: float
    criterion: float
    n_confirmed: int
    n_other: int


def habit(verdicts: Sequence[Verdict]) -> Habit:
    """The habit that these verdicts show, oldest first."""
    latest = counted(verdicts)[-LATEST:]
    taken = _slips(latest, _OTHER, confirmed=True)
    doubted = _slips(latest, (Status.CONFIRMED,), confirmed=False)
    if taken.of < ENOUGH_OTHER or doubted.of < ENOUGH_CONFIRMED:
        return Habit(Says.EARLY, taken, doubted, None)
    for says, here, there in ((Says.TRUSTING, taken, doubted), (Says.DOUBTING, doubted, taken)):
        p = one_sided(here, there)
        if here.n >= FEWEST_SLIPS and p <= LEVEL:
            return Habit(says, taken, doubted, p)
    return Habit(Says.NONE, taken, doubted, None)


def counted(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Those on claims that can show a habit: confirmed, attributed, left open."""
    return [verdict for verdict in verdicts if verdict.status in (Status.CONFIRMED, *_OTHER)]


def _slips(verdicts: Iterable[Verdict], statuses: Sequence[Status], *, confirmed: bool) -> Slips:
    marks = [(one.chosen is Status.CONFIRMED) is confirmed for one in verdicts if one.status in statuses]
    return Slips(sum(marks), len(marks))


def one_sided(here: Slips, there: Slips) -> float:
    """Fisher's exact test: how likely luck alone makes at least so many of all slips fall `here`."""
    slips, all_of = here.n + there.n, here.of + there.of
    most = min(slips, here.of)
    ways = sum(comb(here.of, n) * comb(there.of, slips - n) for n in range(here.n, most + 1))
    return ways / comb(all_of, slips)


def sensitivity(verdicts: Sequence[Verdict]) -> Sensitivity | None:
    """d' and criterion over all that count, with the log-linear correction; None for too few of either kind."""
    taken = _slips(verdicts, _OTHER, confirmed=True)
    heard = _slips(verdicts, (Status.CONFIRMED,), confirmed=True)
    if min(taken.of, heard.of) < ENOUGH_FOR_SENSITIVITY:
        return None
    # Asked for by `progress --json` alone, and dear to import.
    from statistics import NormalDist

    z_heard, z_taken = (NormalDist().inv_cdf((rate.n + 0.5) / (rate.of + 1)) for rate in (heard, taken))
    return Sensitivity(z_heard - z_taken, -(z_heard + z_taken) / 2, heard.of, taken.of)
