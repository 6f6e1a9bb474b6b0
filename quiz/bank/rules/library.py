"""Rules on several banks of one run: what no bank can tell of itself alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from quiz.bank.faults import Severity
from quiz.bank.rules.messages import shown
from quiz.bank.rules.registry import Finding, Findings, Subject, rule
from quiz.bank.status import ARTICLE_ITSELF

_VOICES = ("said_by", "denied_by")
_ASKING = ("source", "denial")


@rule("doubled-bank-id", Severity.ERROR, Subject.LIBRARY)
def doubled_bank_id(name: str, first: Path) -> Findings:
    """Two banks have one id. Judged at the second one in the library's order; `first` is the one that plays."""
    message = f"The bank id {shown(name)} is taken: {first} has it."
    return [Finding(("id",), message, "Give one of the two banks another id: progress hangs on it.")]


@rule("unused-source", Severity.WARNING, Subject.LIBRARY)
def unused_source(
    sources: Sequence[Any], banks: Sequence[Mapping[str, Any]], others: Sequence[Any] = ()
) -> Iterator[Finding]:
    """No claim of the banks names a source. `others` are sources of another file that these banks may name too.

    Nothing to tell where a bank offers sources as choices, nor before all claims name their voices as they should.
    """
    known = _ids(sources) | _ids(others)
    if any(_asks_for_sources(bank) or not _voices_in_order(bank, known) for bank in banks):
        return
    named = {name for bank in banks for claim in _tables(bank, "claims") for name in _voices(claim)}
    for number, source in enumerate(sources):
        name = source.get("id") if isinstance(source, dict) else None
        if isinstance(name, str) and name not in (ARTICLE_ITSELF, *named) and not _is_group(name, sources, named):
            message = f"No claim names the source {shown(name)}."
            yield Finding(("sources", number, "id"), message, "Take it out, or name it in said_by or denied_by.")


def _voices_in_order(bank: Mapping[str, Any], known: set[str]) -> bool:
    """Whether every claim names who it must, and nobody who is not there: any other voice may be the lacking one."""
    names = known | _ids(bank.get("sources")) | {ARTICLE_ITSELF}
    if not isinstance(bank.get("claims", []), list):
        return False
    return all(_is_voiced(claim, names) for claim in _tables(bank, "claims"))


def _is_voiced(claim: Mapping[str, Any], names: set[str]) -> bool:
    for key in _VOICES:
        listed = claim.get(key, [])
        if not isinstance(listed, list) or not all(isinstance(name, str) and name in names for name in listed):
            return False
    if claim.get("draft") is True:
        return True
    needed = {"attributed": "said_by", "denied": "denied_by"}.get(str(claim.get("status")))
    return "status" in claim and (needed is None or bool(claim.get(needed)))


def _ids(sources: Any) -> set[str]:
    tables = sources if isinstance(sources, list) else ()
    return {source["id"] for source in tables if isinstance(source, dict) and isinstance(source.get("id"), str)}


def _asks_for_sources(bank: Mapping[str, Any]) -> bool:
    return any(step in _texts(table, "ask") for table in (bank, *_tables(bank, "claims")) for step in _ASKING)


def _voices(claim: Mapping[str, Any]) -> Iterator[str]:
    for key in _VOICES:
        yield from _texts(claim, key)


def _is_group(name: str, sources: Iterable[Any], named: set[str]) -> bool:
    """Whether a source that is named belongs to this one."""
    members = (source for source in sources if isinstance(source, dict) and source.get("id") in named)
    return any(name in _texts(member, "part_of") for member in members)


def _tables(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = data.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _texts(data: Mapping[str, Any], key: str) -> list[str]:
    value = data.get(key)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
