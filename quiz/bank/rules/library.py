"""Rules on several banks of one run: what no bank can tell of itself alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from quiz.bank.faults import Severity
from quiz.bank.rules.registry import Finding, Findings, Subject, rule
from quiz.bank.rules.words import shown

_VOICES = ("said_by", "denied_by")
_ASKING = ("source", "denial")


@rule("doubled-bank-id", Severity.ERROR, Subject.LIBRARY)
def doubled_bank_id(name: str, first: Path) -> Findings:
    """Two banks have one id. Judged at the second one in the library's order; `first` is the one that plays."""
    message = f"The bank id {shown(name)} is taken: {first} has it."
    return [Finding(("id",), message, "Give one of the two banks another id: progress hangs on it.")]


@rule("unused-source", Severity.WARNING, Subject.LIBRARY)
def unused_source(sources: Sequence[Any], banks: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """No bank on the article names a source. Nothing to tell where one of them offers sources as choices."""
    if any(_asks_for_sources(bank) for bank in banks):
        return
    named = {name for bank in banks for claim in _tables(bank, "claims") for name in _voices(claim)}
    for number, source in enumerate(sources):
        name = source.get("id") if isinstance(source, dict) else None
        if isinstance(name, str) and name not in named and not _is_group(name, sources, named):
            message = f"No claim names the source {shown(name)}."
            yield Finding(("sources", number, "id"), message, "Take it out, or name it in said_by or denied_by.")


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
