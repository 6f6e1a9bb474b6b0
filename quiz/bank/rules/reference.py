"""Rules on ids: each stands for one thing, and each that is referred to is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from quiz.bank.faults import Severity
from quiz.bank.rules.messages import did_you_mean_help, one_near, shown
from quiz.bank.rules.registry import NOTHING, Finding, Findings, Subject, rule
from quiz.bank.rules.scope import Scope
from quiz.bank.rules.tables import Entry
from quiz.bank.status import ARTICLE_ITSELF
from quiz.text.phrases import listed

Data = Mapping[str, Any]


@rule("doubled-id", Severity.ERROR, Subject.BANK)
def doubled_id(scope: Scope) -> Iterator[Finding]:
    """Two claims or questions have one id. Told at the second one."""
    entries = (*scope.questions, *scope.claims) if scope.questions_first else (*scope.claims, *scope.questions)
    if len({entry.data.get("id") for entry in entries}) < len(entries):
        yield from _doubled(entries, {})


@rule("doubled-source", Severity.ERROR, Subject.SOURCES)
def doubled_source(scope: Scope) -> Iterator[Finding]:
    """Two sources have one id. Told at the second one."""
    yield from _doubled(scope.bank_sources, dict.fromkeys(scope.article_sources, "a source of the article's file"))


def _doubled(entries: Iterable[Entry], owners: dict[str, str]) -> Iterator[Finding]:
    """Findings from the top of the file. `owners` says who has an id already."""
    for entry in entries:
        name = entry.data.get("id")
        if name in owners:
            message = f"The id {shown(name)} is taken: {owners[name]} has it."
            yield Finding((*entry.path, "id"), message, "Give the second one another id.")
        elif name is not None:
            owners[name] = f"the {str(entry.path[0]).removesuffix('s')} above"


@rule("reserved-id", Severity.ERROR, Subject.SOURCE)
def reserved_id(source: Data, scope: Scope) -> Findings:
    """A source takes the id that stands for the article itself."""
    if source.get("id") != ARTICLE_ITSELF:
        return NOTHING
    return [Finding(("id",), f'The id "{ARTICLE_ITSELF}" is reserved: it stands for the article itself.')]


@rule("unknown-source", Severity.ERROR, Subject.CLAIM, drafts=True)
def unknown_source(claim: Data, scope: Scope) -> Findings:
    """A claim names a source that is not there."""
    sources = scope.sources
    for name in claim.get("said_by", NOTHING):
        if name not in sources and name != ARTICLE_ITSELF:
            return _strangers(claim, scope)
    for name in claim.get("denied_by", NOTHING):
        if name not in sources and name != ARTICLE_ITSELF:
            return _strangers(claim, scope)
    return NOTHING


def _strangers(claim: Data, scope: Scope) -> Findings:
    found: list[Finding] = []
    for key, other in (("said_by", "denied_by"), ("denied_by", "said_by")):
        found += _unknown(key, claim.get(key, ()), scope, claim.get(other, ()))
    return found


def _unknown(
    key: str, names: Sequence[str | None], scope: Scope, beside: Sequence[str | None] = ()
) -> Iterator[Finding]:
    """`beside`: who takes the other side of the claim. No mend has one source both say and deny a thing."""
    if scope.hidden_sources:
        return
    for number, name in enumerate(names):
        if name is not None and name not in scope.sources and name != ARTICLE_ITSELF:
            message = f"There is no source {shown(name)}."
            mend = _meant_source(key, name, [*names, *beside], scope)
            yield Finding((key, number), message, _near_source(name, scope), mend=mend)


def _meant_source(key: str, name: str, there: Sequence[str | None], scope: Scope) -> str | None:
    """The one source whose id is near, or whose very name was written."""
    read = name.casefold().strip()
    named = [known for known, source in scope.sources.items() if str(source.get("name", "")).casefold() == read]
    if named:
        return named[0] if len(named) == 1 and named[0] not in there else None
    near = one_near(name, [*scope.sources, ARTICLE_ITSELF], there)
    # The article speaks only where somebody is denied: elsewhere it cannot have been meant.
    return None if near == ARTICLE_ITSELF and key != "denied_by" else near


def _near_source(name: str, scope: Scope) -> str:
    """By the id, by the name as it is read, or all there are."""
    names = {str(source.get("name", "")).casefold(): known for known, source in scope.sources.items()}
    by_name = names.get(name.casefold().strip())
    if by_name is not None:
        return f"Write the source's id: {shown(by_name)}."
    near = did_you_mean_help(name, [*scope.sources, ARTICLE_ITSELF])
    known = list(scope.sources)
    if near or not known:
        return near or "Add a [[sources]] table with this id and a name."
    if len(known) == 1:
        return f"The only source is {known[0]}."
    return (
        f"The sources are {', '.join(known[:8])} and others." if len(known) > 8 else f"The sources are {listed(known)}."
    )


@rule("unknown-group", Severity.ERROR, Subject.SOURCE)
def unknown_group(source: Data, scope: Scope) -> Findings:
    """A source is part of one that is not there."""
    if "part_of" not in source:
        return NOTHING
    found = _unknown("part_of", source["part_of"], scope)
    return [finding._replace(mend=None) if finding.mend == source.get("id") else finding for finding in found]


@rule("unknown-claim", Severity.ERROR, Subject.BANK)
def unknown_claim(scope: Scope) -> Iterator[Finding]:
    """`class` names a claim that is not there."""
    named = scope.top.data.get("class", ())
    ids = scope.claim_ids
    known = set(ids) if named else set()
    for number, name in enumerate(named):
        if name is not None and name not in known and not scope.hidden_claims:
            advice = did_you_mean_help(name, ids) or "Write the id of a claim of this bank."
            mend = one_near(name, ids, named)
            yield Finding(("class", number), f"There is no claim {shown(name)}.", advice, mend=mend)


@rule("draft-in-class", Severity.WARNING, Subject.BANK)
def draft_in_class(scope: Scope) -> Iterator[Finding]:
    """`class` names a draft, which is never played."""
    named = scope.top.data.get("class", ())
    drafts = {entry.data.get("id") for entry in scope.claims if entry.data.get("draft")} if named else set()
    for number, name in enumerate(named):
        if name in drafts and name is not None:
            message = f"The claim {shown(name)} is a draft: no lesson asks it."
            yield Finding(("class", number), message, "Review the draft, or take it out of the class.")


@rule("doubled-item", Severity.WARNING, Subject.CLAIM)
def doubled_item(claim: Data, scope: Scope) -> Findings:
    """A list of a claim holds the same thing twice."""
    found: list[Finding] = []
    for key in ("said_by", "denied_by", "quotes", "cues", "tags", "ask"):
        items = claim.get(key, NOTHING)
        # Most lists hold one or two: a bank of ten thousand claims should not pay for the rest.
        if len(items) > 2 or (len(items) == 2 and items[0] == items[1]):
            found += _repeated(key, items)
    return found


@rule("doubled-in-class", Severity.WARNING, Subject.BANK)
def doubled_in_class(scope: Scope) -> Iterator[Finding]:
    """`class` names a claim twice; it is asked once."""
    yield from _repeated("class", scope.top.data.get("class", ()))


def _repeated(key: str, items: Sequence[Any]) -> Iterator[Finding]:
    for number, item in enumerate(items):
        if item is not None and item in items[:number]:
            name = item["text"] if isinstance(item, dict) else item
            yield Finding((key, number), f'{shown(name)} stands twice in "{key}".', "Take one of them out.")
