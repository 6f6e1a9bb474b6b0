"""Lazy readers: what somebody gets who never asks "who says so?", so that a bank's points can be weighed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from quiz.bank.model import Article, Claim
from quiz.bank.status import STATUSES, Status
from quiz.text.nearest import words


class LazyReader(NamedTuple):
    """One lazy reader's points over `of` claims."""

    name: str
    points: float
    of: int


def _phrases(listed: str) -> tuple[str, ...]:
    return tuple(listed.split(", "))


CUES: dict[Status, tuple[str, ...]] = {
    Status.DENIED: _phrases(
        "contest, contested, contests, contradict, contradicted, contradicts, denial, denials, denied, denies, "
        "deny, denying, disavowed, dismiss, dismissed, dismisses, dismissing, dispute, disputed, disputes, "
        "disputing, false, no truth, not true, rebut, rebutted, refute, refuted, refutes, refuting, reject, "
        "rejected, rejecting, rejects, untrue"
    ),
    Status.UNRESOLVED: _phrases(
        "apparently, appear, appeared, appears, doubtful, in doubt, in question, may, maybe, might, not clear, "
        "not known, open question, perhaps, possibly, remains to be seen, seem, seemed, seemingly, seems, "
        "uncertain, unclear, unconfirmed, undecided, unknown, unproven, unresolved"
    ),
    Status.ATTRIBUTED: _phrases(
        "according to, acknowledge, acknowledged, acknowledges, add, added, adds, admit, admits, admitted, "
        "allege, alleged, allegedly, alleges, announce, announced, announces, argue, argued, argues, assert, "
        "asserted, asserts, believe, believed, believes, believing, claim, claimed, claiming, claims, confirm, "
        "confirmed, confirming, confirms, convinced, declare, declared, declares, estimate, estimated, estimates, "
        "expect, expected, expects, explain, explained, explains, fear, feared, fears, hold, holds, in the view "
        "of, in the words of, insist, insisted, insists, maintain, maintained, maintains, mention, mentioned, "
        "mentions, predict, predicted, predicts, promise, promised, promises, quoted, recalled, report, reported, "
        "reportedly, reporting, reports, reveal, revealed, reveals, said, say, saying, says, stated, stating, "
        "suggest, suggested, suggests, suspect, suspected, suspects, tell, telling, tells, think, thinks, "
        "thought, told, warn, warned, warning, warns, write, writes, wrote"
    ),
}
"""The signal words that the cue spotter looks for: its printed table, sought in this order, as whole words.

They are in lower case; a capital counts only at a sentence's beginning, so that the month of May is no hedge.
"""

SPOTTER = "cue spotter"
"""The name of the reader that goes by the table."""

_ALWAYS = dict(zip(STATUSES, ("Confirmed", "Attributed", "Denied", "Left open", "Not in it"), strict=True))


def lazy_readers(claims: Sequence[Claim], statuses: Iterable[Status], article: Article) -> tuple[LazyReader, ...]:
    """What each lazy reader gets over `claims`: one who always gives their commonest status, and the cue spotter.

    Points are those of the step status. Nothing for no claims.
    """
    if not claims:
        return ()
    common = commonest(claims)
    spotter = _Spotter(article, frozenset(statuses))
    always = sum(claim.mark(common).points for claim in claims)
    spotted = sum(claim.mark(spotter.verdict(claim.text)).points for claim in claims)
    return LazyReader(f"always {_ALWAYS[common]}", always, len(claims)), LazyReader(SPOTTER, spotted, len(claims))


def commonest(claims: Iterable[Claim]) -> Status:
    """The status that most claims have; of equally common ones the first in the order of the statuses."""
    counted = Counter(claim.status for claim in claims)
    return max(STATUSES, key=lambda status: counted[status])


def cue_verdict(sentence: str, statuses: Iterable[Status] = STATUSES) -> Status:
    """What the first signal word found makes of a sentence: confirmed where there is none."""
    plain = sentence[:1].lower() + sentence[1:]
    return next((status for status in CUES if status in statuses and _pattern(status).search(plain)), Status.CONFIRMED)


@cache
def _pattern(status: Status) -> re.Pattern[str]:
    """The phrases of one status. Built when first needed, because most starts of the program never need it."""
    phrases = "|".join(CUES[status]).replace(" ", r"\s+")
    return re.compile(rf"\b(?:{phrases})\b")


class _Spotter:
    """The cue spotter over one article: its words are indexed once, however many claims it is asked about."""

    def __init__(self, article: Article, statuses: frozenset[Status]) -> None:
        self._verdicts = []
        self._holding: dict[str, list[int]] = {}
        for place, sentence in enumerate(article.sentences):
            text = article.text[sentence.start : sentence.end]
            self._verdicts.append(cue_verdict(text, statuses))
            for word in set(words(text)):
                self._holding.setdefault(word, []).append(place)

    def verdict(self, claim: str) -> Status:
        """By the sentence that shares most words with the claim, the first of several such."""
        shared = Counter(place for word in set(words(claim)) for place in self._holding.get(word, ()))
        if not shared:
            return Status.CONFIRMED
        return self._verdicts[min(shared, key=lambda place: (-shared[place], place))]
