"""Putting proposals into a bank: what it has already is matched, ids and sources are made to fit, the rest is added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from quiz.authoring import wording
from quiz.authoring.document import Document, open_document
from quiz.authoring.edit_files import Edited
from quiz.authoring.edit_tables import add_claims, add_sources
from quiz.authoring.propose.claims import Ids
from quiz.authoring.propose.values import Note, Passage, Proposal, Proposals, Source
from quiz.authoring.values import EditError, Value
from quiz.bank.check import banks_on
from quiz.bank.model import Bank, Claim
from quiz.bank.status import STATUSES


class Change(NamedTuple):
    """What a bank and the file of its sources are to become. Nothing is saved; what is unchanged is not among `files`.

    `claims` are added, `proposed` were there to be added; the bank itself is the last of the files.
    """

    files: tuple[Edited, ...]
    claims: int
    proposed: int
    notes: tuple[Note, ...]


def sources_file(bank: Bank, data: Mapping[str, Any]) -> Path:
    """Where the sources of a bank stand: in the bank where it has any or holds its article, else in article.toml."""
    named = data.get("article")
    return bank.path if data.get("sources") or not isinstance(named, str) else bank.path.parent / named


def added_to(document: Document, bank: Bank, sources: Path, proposals: Proposals) -> Change:
    """The bank with all proposals that it has not yet. EditError where a file cannot be read or edited."""
    fitting = [claim for claim in proposals.claims if claim.status in bank.statuses]
    missing = _missing(fitting, bank.claims)
    home = document if sources == bank.path else _opened(sources)
    known, fresh = _sources(bank, [source for source in proposals.sources if _speaks(source, missing)], home)
    tables = [_table(claim, name, known) for claim, name in zip(missing, _ids(bank, missing), strict=True)]
    texts = {home.path: home.text, document.path: document.text}
    texts[home.path] = add_sources(texts[home.path], fresh)
    texts[document.path] = add_claims(texts[document.path], tables)
    documents = {home.path: home, document.path: document}
    files = tuple(Edited(one, texts[path]) for path, one in documents.items() if texts[path] != one.text)
    notes = (*proposals.notes, *_left_out(proposals.claims, bank))
    return Change(files, len(missing), len(fitting), notes)


def _left_out(claims: Iterable[Proposal], bank: Bank) -> Iterator[Note]:
    lacking = [claim.status for claim in claims if claim.status not in bank.statuses]
    if lacking:
        statuses = ", ".join(status.value for status in STATUSES if status in lacking)
        yield Note("no-status", wording.NO_STATUS.format(count=len(lacking), statuses=statuses))


def _opened(path: Path) -> Document:
    document = open_document(path)
    if not isinstance(document, Document):
        raise EditError(f"{path.name} cannot be read")
    return document


Match = Callable[[Proposal, Claim], bool]


def _missing(proposals: Sequence[Proposal], claims: Sequence[Claim]) -> list[Proposal]:
    """The proposals that no claim accounts for: the same, one of its status, or one on its very sentence.

    Each claim accounts for one proposal. So whatever an author makes of a draft, it does not come again.
    """
    left: Sequence[Proposal] = list(dict.fromkeys(proposals))
    free = dict(enumerate(claims))
    for match in (_is_same, _has_status_and_touches, _has_quotes):
        left = [proposal for proposal in left if not _taken(proposal, free, match)]
    return list(left)


def _taken(proposal: Proposal, free: dict[int, Claim], match: Match) -> bool:
    found = next((at for at, claim in free.items() if match(proposal, claim)), None)
    if found is not None:
        del free[found]
    return found is not None


def _is_same(proposal: Proposal, claim: Claim) -> bool:
    return claim.text == proposal.text and claim.status is proposal.status and _has_quotes(proposal, claim)


def _has_status_and_touches(proposal: Proposal, claim: Claim) -> bool:
    """A claim of the same status on part of the same sentence."""
    start, end = proposal.quotes[0].start, proposal.quotes[0].end
    touches = any(quote.start < end and start < quote.end for quote in claim.quotes)
    return touches and claim.status is proposal.status


def _has_quotes(proposal: Proposal, claim: Claim) -> bool:
    return {(q.start, q.end) for q in proposal.quotes} == {(q.start, q.end) for q in claim.quotes}


def _ids(bank: Bank, claims: Iterable[Proposal]) -> list[str]:
    ids = Ids([*(claim.id for claim in bank.claims), *(question.id for question in bank.questions)], "claim")
    return [ids.of(claim.text) for claim in claims]


def _speaks(source: Source, claims: Iterable[Proposal]) -> bool:
    return any(source.id in (*claim.said_by, *claim.denied_by) for claim in claims)


def _sources(
    bank: Bank, proposed: Iterable[Source], home: Document
) -> tuple[dict[str, str], list[Mapping[str, Value]]]:
    """The bank's own id of each proposed source, and the sources that are new to it."""
    by_name = {_name(source.name): source.id for source in bank.sources}
    ids = Ids([*(source.id for source in bank.sources), *_ids_beside(bank, home)], "source")
    known: dict[str, str] = {}
    fresh: list[Mapping[str, Value]] = []
    for source in proposed:
        name = by_name.get(_name(source.name))
        if name is None:
            name = ids.of(source.name, 6)
            fresh.append({"id": name, "name": source.name} | ({"unnamed": True} if source.unnamed else {}))
        known[source.id] = name
    return known, fresh


def _ids_beside(bank: Bank, home: Document) -> Iterator[str]:
    """Ids that the other banks on an article.toml give to sources of their own: one there must not collide."""
    if home.path == bank.path:
        return
    for path in banks_on(home.path):
        document = open_document(path)
        if isinstance(document, Document):
            yield from _source_ids(document.text)


def _source_ids(text: str) -> Iterator[str]:
    try:
        listed = tomli.loads(text.replace("\r\n", "\n")).get("sources")
    except (ValueError, RecursionError):
        # A bank beside this one may be broken; it tells so itself.
        return
    for item in listed if isinstance(listed, list) else ():
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            yield item["id"]


def _name(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _table(claim: Proposal, name: str, sources: Mapping[str, str]) -> dict[str, Value]:
    table: dict[str, Value] = {"id": name, "text": claim.text, "status": claim.status.value}
    if claim.said_by:
        table["said_by"] = [sources[source] for source in claim.said_by]
    if claim.denied_by:
        table["denied_by"] = [sources[source] for source in claim.denied_by]
    table["quotes"] = [_quote(quote) for quote in claim.quotes]
    if claim.cues:
        table["cues"] = [cue.text for cue in claim.cues]
    table["draft"] = True
    return table


def _quote(quote: Passage) -> Value:
    return quote.text if quote.occurrence is None else {"text": quote.text, "occurrence": quote.occurrence}
