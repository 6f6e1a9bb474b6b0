"""Rules on statuses: which a bank may have, and what each asks of its claims (the table of the statuses)."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from quiz.bank.faults import Severity
from quiz.bank.rules.messages import did_you_mean_help, one_near, shown
from quiz.bank.rules.registry import NOTHING, At, Finding, Findings, Subject, rule
from quiz.bank.rules.scope import Scope
from quiz.bank.status import ARTICLE_ITSELF, CORE_STATUSES, STATUSES
from quiz.text.phrases import listed

Claim = Mapping[str, Any]


class Row(NamedTuple):
    """What a status asks of a claim: True for at least one, False for none, None for any number."""

    quotes: bool | None
    said_by: bool | None
    denied_by: bool | None


ROWS: dict[str, Row] = {
    "confirmed": Row(True, False, False),
    "attributed": Row(True, True, False),
    "denied": Row(True, None, True),
    "unresolved": Row(True, False, False),
    "unstated": Row(None, False, False),
}
"""The table of the statuses. A status that the bank does not have is told by its own rule, and judged by no other."""

_CORE = tuple(str(status) for status in CORE_STATUSES)
_ORDER = tuple(str(status) for status in STATUSES)
_SETS = {frozenset(_CORE).union(extra) for extra in ((), _ORDER[3:4], _ORDER[4:], _ORDER[3:])}
_VOICES = ("status", "also", "said_by", "denied_by")


@rule("bad-statuses", Severity.ERROR, Subject.BANK, reads=("statuses",))
def bad_statuses(scope: Scope) -> Findings:
    """`statuses` is none of the four sets that a bank may have."""
    named = scope.top.data.get("statuses")
    if named is None or is_status_set(named):
        return NOTHING
    for number, name in enumerate(named):
        if name not in _ORDER:
            advice = did_you_mean_help(name, _ORDER) or f"There are {listed(_ORDER)}."
            mend = one_near(name, _ORDER, named)
            return [Finding(("statuses", number), f"{shown(name)} is not a status.", advice, mend=mend)]
        if name in named[:number]:
            return [Finding(("statuses", number), f"{shown(name)} stands twice in the statuses.")]
    missing = [name for name in _CORE if name not in named]
    advice = 'Every bank has the first three; it may also have "unresolved", "unstated" or both.'
    verb = "is" if len(missing) == 1 else "are"
    message = f"{listed([shown(name) for name in missing])} {verb} missing in the statuses."
    return [Finding(("statuses",), message, advice)]


def is_status_set(named: Sequence[str]) -> bool:
    """Whether a bank may have these statuses."""
    return frozenset(named) in _SETS and len(set(named)) == len(named)


@rule("unknown-status", Severity.ERROR, Subject.CLAIM, drafts=True)
def unknown_status(claim: Claim, scope: Scope) -> Findings:
    """A claim's status, or its second one, is none of this bank's."""
    status, also = claim.get("status"), claim.get("also")
    known = scope.statuses
    if (status is None or status in known) and (also is None or also in known):
        return NOTHING
    return [_unknown(key, claim, known) for key in ("status", "also") if claim.get(key, known[0]) not in known]


def _unknown(key: str, claim: Claim, known: Sequence[str]) -> Finding:
    name = claim[key]
    has = f"This bank has {listed(known)}."
    near = did_you_mean_help(name, known)
    message = f"The status {shown(name)} is not one of this bank's statuses."
    mend = one_near(name, known, (claim.get("status"), claim.get("also")))
    return Finding((key,), message, f"{near} {has}" if near else has, mend=mend)


@rule("also-same", Severity.ERROR, Subject.CLAIM, reads=("status", "also"))
def also_same(claim: Claim, scope: Scope) -> Findings:
    """The second status is the first one again."""
    also = claim.get("also")
    if also is None or also != claim.get("status"):
        return NOTHING
    return [Finding(("also",), f'"also" repeats the status {shown(also)}.', "Leave it out, or name the other reading.")]


@rule("no-quote", Severity.ERROR, Subject.CLAIM, reads=("status", "quotes"))
def no_quote(claim: Claim, scope: Scope) -> Findings:
    """A status that must be proved has no quote."""
    row = ROWS.get(claim.get("status", ""))
    if row is None or not row.quotes or claim.get("quotes") or claim["status"] not in scope.statuses:
        return NOTHING
    message = f"A claim that is {claim['status']} needs a quote that proves it."
    return [_lacks(claim, "quotes", message, "Copy the deciding sentence from the article, word for word.")]


@rule("no-speaker", Severity.ERROR, Subject.CLAIM, reads=("status", "said_by"))
def no_speaker(claim: Claim, scope: Scope) -> Findings:
    """An attributed claim names nobody who says so."""
    row = ROWS.get(claim.get("status", ""))
    if row is None or not row.said_by or claim.get("said_by") or claim["status"] not in scope.statuses:
        return NOTHING
    advice = "Name the source that says so. Where the article says so itself, the claim is confirmed."
    return [_lacks(claim, "said_by", "A claim that is attributed needs somebody in said_by.", advice)]


@rule("no-denier", Severity.ERROR, Subject.CLAIM, reads=("status", "denied_by"))
def no_denier(claim: Claim, scope: Scope) -> Findings:
    """A denied claim names nobody who says no."""
    row = ROWS.get(claim.get("status", ""))
    if row is None or not row.denied_by or claim.get("denied_by") or claim["status"] not in scope.statuses:
        return NOTHING
    advice = 'Name the source that says it is not so; "article" where the article says so itself.'
    return [_lacks(claim, "denied_by", "A claim that is denied needs somebody in denied_by.", advice)]


def _lacks(claim: Claim, key: str, message: str, advice: str) -> Finding:
    """At the empty list where there is one, else at the status that asks for it."""
    return Finding((key if key in claim else "status",), message, advice)


@rule("idle-speaker", Severity.ERROR, Subject.CLAIM, reads=_VOICES)
def idle_speaker(claim: Claim, scope: Scope) -> Findings:
    """Somebody says so, and neither status has room for that."""
    if not claim.get("said_by"):
        return NOTHING
    row = ROWS.get(claim.get("status", ""))
    if row is None or row.said_by is not False or _second(claim).said_by is not False:
        return NOTHING
    if claim["status"] not in scope.statuses:
        return NOTHING
    advice = "A claim that somebody says is attributed; one that somebody else says is not so is denied."
    return [Finding(("said_by",), f"A claim that is {_statuses(claim)} has nobody in said_by.", advice)]


@rule("idle-denier", Severity.ERROR, Subject.CLAIM, reads=_VOICES)
def idle_denier(claim: Claim, scope: Scope) -> Findings:
    """Somebody says no, and neither status has room for that."""
    if not claim.get("denied_by"):
        return NOTHING
    row = ROWS.get(claim.get("status", ""))
    if row is None or row.denied_by is not False or _second(claim).denied_by is not False:
        return NOTHING
    if claim["status"] not in scope.statuses:
        return NOTHING
    advice = "A claim that somebody in the article says is not so is denied, whoever else says it is."
    return [Finding(("denied_by",), f"A claim that is {_statuses(claim)} has nobody in denied_by.", advice)]


def _second(claim: Claim) -> Row:
    """The row of the second status: one without room where there is none, one with room where it is not known."""
    also = claim.get("also")
    return Row(None, False, False) if also is None else ROWS.get(also, Row(None, None, None))


def _statuses(claim: Claim) -> str:
    return listed([claim[key] for key in ("status", "also") if key in claim], "or")


@rule("article-speaks", Severity.ERROR, Subject.CLAIM, reads=("status", "also", "said_by"))
def article_speaks(claim: Claim, scope: Scope) -> Findings:
    """The article itself stands among the speakers of a claim that nobody denies."""
    if ARTICLE_ITSELF not in claim.get("said_by", ()) or "denied" in (claim.get("status"), claim.get("also")):
        return NOTHING
    place = ("said_by", claim["said_by"].index(ARTICLE_ITSELF))
    advice = "Take it out; where nobody else says so, make the claim confirmed."
    return [Finding(place, "The article itself is no speaker: what it says is confirmed.", advice)]


@rule("idle-feedback", Severity.WARNING, Subject.CLAIM, reads=("status",))
def idle_feedback(claim: Claim, scope: Scope) -> Findings:
    """A sentence for a verdict that is right, or that this bank does not have: nobody ever reads it."""
    found = []
    for name in claim.get("feedback", ()):
        if name == claim.get("status"):
            message = f"Nobody reads this sentence: {name} is the right verdict."
            found.append(Finding(("feedback", name), message, 'What everybody should read belongs in "why".', At.KEY))
        elif name not in scope.statuses:
            message = f"Nobody reads this sentence: this bank does not have the status {name}."
            found.append(Finding(("feedback", name), message, f"This bank has {listed(scope.statuses)}.", At.KEY))
    return found
