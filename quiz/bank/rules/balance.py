"""Rules on a bank as a whole: its mix of statuses, its choices, its drafts, and what it ignores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from quiz.bank.asking import relatives, right_voices
from quiz.bank.faults import Severity
from quiz.bank.lazy_readers import lazy_readers
from quiz.bank.model import Bank
from quiz.bank.rules.messages import did_you_mean_help, one_near, shown
from quiz.bank.rules.registry import NOTHING, RULES, At, Finding, Findings, Subject, rule
from quiz.bank.rules.scope import Scope
from quiz.bank.status import ARTICLE_ITSELF
from quiz.text.phrases import count_of

ENOUGH_CLAIMS = 8
"""From so many claims on a bank's mix is judged."""

LARGEST_SHARE = 0.6
"""The largest share of one status."""

FEWEST_CHOICES = 3


@rule("one-sided", Severity.WARNING, Subject.BANK)
def one_sided(scope: Scope) -> Iterator[Finding]:
    """So many claims have one status that always giving it is a good answer."""
    played = [entry.data for entry in scope.claims if not entry.data.get("draft")]
    statuses = [claim["status"] for claim in played if "status" in claim]
    if not scope.whole or len(statuses) < ENOUGH_CLAIMS:
        return
    status, count = Counter(statuses).most_common(1)[0]
    if count > LARGEST_SHARE * len(statuses):
        message = f"{count} of {len(statuses)} claims are {status}."
        advice = "A reader who always answers so gets them all. Add claims of other statuses, or take some out."
        yield Finding(("statuses",), message, advice)


@rule("no-playable-claim", Severity.WARNING, Subject.BANK)
def no_playable_claim(scope: Scope) -> Iterator[Finding]:
    """There is no claim, or all are drafts."""
    if not scope.whole or scope.hidden_claims or any(not entry.data.get("draft") for entry in scope.claims):
        return
    if scope.claims:
        message = "All claims of this bank are drafts: there is none to play."
        yield Finding((), message, "Review a draft, then take draft = true out of it.", At.HEADER)
    else:
        yield Finding((), "This bank has no claim.", "Add a [[claims]] table.", At.HEADER)


@rule("few-choices", Severity.WARNING, Subject.BANK)
def few_choices(scope: Scope) -> Iterator[Finding]:
    """A step offers so few choices that it can be guessed. Told once a step, at the first claim."""
    if not scope.whole or scope.hidden_sources:
        return
    # Ten thousand claims may ask the same few sources.
    choices = cache(lambda right: _choices(right, scope))
    for step in ("source", "denial"):
        claims = [entry for entry in scope.claims if _asks(entry.data, step, scope)]
        few = [entry for entry in claims if choices(_right(entry.data, step)) < FEWEST_CHOICES]
        if few:
            number = choices(_right(few[0].data, step))
            message = f'The step "{step}" has only {count_of(number, "choice")} in {count_of(len(few), "claim")}.'
            advice = f"Add sources who speak in the article until there are {FEWEST_CHOICES}, or leave the step out."
            path = (*few[0].path, "ask") if "ask" in few[0].data else ("ask",)
            yield Finding(path, message, advice)


def _asks(claim: Mapping[str, Any], step: str, scope: Scope) -> bool:
    """Whether a claim's card has that step."""
    if step not in claim.get("ask", scope.ask) or "also" in claim or claim.get("draft"):
        return False
    return bool(_right(claim, step))


def _right(claim: Mapping[str, Any], step: str) -> tuple[str, ...]:
    return right_voices(step, claim.get("status", ""), claim.get("said_by", ()), claim.get("denied_by", ()))


def _choices(right: Sequence[str], scope: Scope) -> int:
    """The article itself, the right ones, and those that may stand beside them."""
    barred = relatives(right, {name: source.get("part_of", ()) for name, source in scope.sources.items()})
    return len({ARTICLE_ITSELF, *right, *(name for name in scope.sources if name not in barred)})


@rule("unknown-code", Severity.WARNING, Subject.BANK)
def unknown_code(scope: Scope) -> Iterator[Finding]:
    """`ignore` names what is no code of a warning or an info."""
    ignored = scope.top.data.get("ignore", ())
    known = [entry.code for entry in RULES.values() if entry.severity is not Severity.ERROR]
    for number, code in enumerate(ignored):
        if code is None or code in known:
            continue
        if code in RULES:
            message = f"{shown(code)} is an error, no warning."
            yield Finding(("ignore", number), message, "Only warnings and infos can be ignored.")
        else:
            message = f"There is no warning with the code {shown(code)}."
            advice = did_you_mean_help(code, known) or "Write the code that stands in brackets in the warning."
            yield Finding(("ignore", number), message, advice, mend=one_near(code, known, ignored))


@rule("draft", Severity.INFO, Subject.CLAIM, drafts=True)
def draft(claim: Mapping[str, Any], scope: Scope) -> Findings:
    """A claim that was proposed and that nobody has reviewed."""
    if not claim.get("draft"):
        return NOTHING
    advice = "Read it against the article, complete it, then take draft = true out."
    return [Finding(("draft",), "This claim is a draft: no round asks it.", advice, At.KEY)]


@rule("lazy-readers", Severity.INFO, Subject.SOUND)
def lazy(bank: Bank) -> Iterator[Finding]:
    """What two readers get who never ask who says so."""
    if len(bank.playable) < ENOUGH_CLAIMS:
        return
    told = [f"{reader.name} gets {reader.points:g} of {reader.of}" for reader in _lazy(bank)]
    yield Finding((), f"Lazy readers: {', '.join(told)}.", None, At.HEADER)


def _lazy(bank: Bank) -> Sequence[Any]:
    return lazy_readers(bank.playable, bank.statuses, bank.article)
