"""Proposals as JSON (docs/commands.md, `factquiz draft`) and as TOML to be pasted into a bank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from quiz.authoring import wording
from quiz.authoring.propose.values import Passage, Proposal, Proposals, Source
from quiz.bank.status import STATUSES


def as_json(proposals: Proposals) -> dict[str, Any]:
    """The promised keys."""
    return {
        "article": {"text": proposals.text},
        "sources": [source._asdict() for source in proposals.sources],
        "claims": [_claim(claim) for claim in proposals.claims],
        "notes": [note._asdict() for note in proposals.notes],
    }


def _claim(claim: Proposal) -> dict[str, Any]:
    return {
        "id": claim.id,
        "text": claim.text,
        "status": claim.status.value,
        "said_by": list(claim.said_by),
        "denied_by": list(claim.denied_by),
        "quotes": [_passage(quote) for quote in claim.quotes],
        "cues": [_passage(cue) for cue in claim.cues],
        "speakers": [{"source": speaker.source} | _passage(speaker.place) for speaker in claim.speakers],
        "confidence": claim.confidence,
        "rule": claim.rule,
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {"text": passage.text, "start": passage.start, "end": passage.end}


def as_toml(proposals: Proposals) -> str:
    """Sources and claims as tables of a bank, each claim a draft. Nothing proposed gives an empty text."""
    if not proposals.claims:
        return ""
    used = {claim.status for claim in proposals.claims}
    named = ", ".join(status.value for status in STATUSES if status in used)
    blocks = [wording.DRAFT_HEAD.format(statuses=named)]
    blocks += ["\n".join(source_lines(source)) for source in proposals.sources]
    blocks += ["\n".join(claim_lines(claim)) for claim in proposals.claims]
    return "\n\n".join(blocks)


def source_lines(source: Source) -> Iterator[str]:
    """One [[sources]] table."""
    yield "[[sources]]"
    yield f"id = {toml_text(source.id)}"
    yield f"name = {toml_text(source.name)}"
    if source.unnamed:
        yield "unnamed = true"


def claim_lines(claim: Proposal) -> Iterator[str]:
    """One [[claims]] table, with how sure the rules are in a comment above it."""
    yield wording.DRAFT_CLAIM.format(confidence=f"{claim.confidence:.0%}", rule=claim.rule)
    yield "[[claims]]"
    yield f"id = {toml_text(claim.id)}"
    yield f"text = {toml_text(claim.text)}"
    yield f"status = {toml_text(claim.status.value)}"
    if claim.said_by:
        yield f"said_by = {_listed(map(toml_text, claim.said_by))}"
    if claim.denied_by:
        yield f"denied_by = {_listed(map(toml_text, claim.denied_by))}"
    yield f"quotes = {_listed(map(_quote, claim.quotes))}"
    if claim.cues:
        yield f"cues = {_listed(toml_text(cue.text) for cue in claim.cues)}"
    yield "draft = true"


def _listed(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def _quote(quote: Passage) -> str:
    text = toml_text(quote.text)
    return text if quote.occurrence is None else f"{{ text = {text}, occurrence = {quote.occurrence} }}"


def toml_text(text: str) -> str:
    """A text as TOML writes it in one line; what cannot be seen is written by its number."""
    return '"' + "".join(map(_written, text)) + '"'


_SHORT = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def _written(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    if character.isprintable():
        return character
    number = ord(character)
    return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"
