"""A reader of real banks: written to the home's own banks, answered through the store with the claims' own hashes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from quiz.bank.hashes import claim_hash
from quiz.bank.model import Bank
from quiz.bank.read import read_bank
from quiz.bank.status import Mark, Status
from quiz.disk.homes import home
from quiz.game.events import Answered, Ask, Finished, Kind, Mode, Plan, Planned
from tests.record.conftest import Kit

VOICES = {
    Status.CONFIRMED: ("Boat {} has left.", ""),
    Status.ATTRIBUTED: ("Ann said that boat {} had left.", 'said_by = ["ann"]'),
    Status.DENIED: ("Ann denied that boat {} had left.", 'denied_by = ["ann"]'),
    Status.UNRESOLVED: ("It is unclear whether boat {} has left.", ""),
}


class Written(NamedTuple):
    """A claim to write; `more` are further keys."""

    id: str
    status: Status
    tags: tuple[str, ...] = ()
    more: str = ""


class Said(NamedTuple):
    """A verdict to give; `old`: on the claim as it was before an edit."""

    item: str
    chosen: Status
    hint: bool = False
    old: bool = False


def write_bank(
    id_: str, claims: Iterable[Written], *, folder: Path | None = None, title: str = "", more: str = ""
) -> Bank:
    """A bank on an article of its own; `more` are top-level keys."""
    sentences, blocks = [], []
    for one in claims:
        sentence, voice = VOICES[one.status]
        sentences.append(sentence.format(one.id))
        keys = (f'id = "{one.id}"', f'text = "Boat {one.id} is gone."', f'status = "{one.status}"', one.more or voice)
        tags = ", ".join(f'"{tag}"' for tag in one.tags)
        blocks.append("\n".join(["[[claims]]", *keys, f'quotes = ["{sentences[-1]}"]', f"tags = [{tags}]"]))
    text = f"""format = 1
id = "{id_}"
title = "{title or f"The {id_}"}"
statuses = ["confirmed", "attributed", "denied", "unresolved", "unstated"]
{more}
[article]
title = "On boats"
text = "{" ".join(sentences)}"
[[sources]]
id = "ann"
name = "Ann"
[[sources]]
id = "ben"
name = "Ben"
"""
    path = (folder or home() / "banks") / id_ / f"{id_}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([text, *blocks]), encoding="utf-8")
    reading = read_bank(path)
    assert reading.bank is not None, [fault.message for fault in reading.faults]
    return reading.bank


def play(
    kit: Kit,
    bank: Bank,
    said: Iterable[Said],
    *,
    exam: bool = False,
    finished: bool = True,
    abandons: str | None = None,
) -> str:
    """A round of these verdicts; its id."""
    said = list(said)
    claims = [bank.claim_by_id[one.item] for one in said]
    cards = tuple(
        Planned(bank.id, one.item, Kind.CLAIM, "before" if one.old else claim_hash(claim))
        for one, claim in zip(said, claims, strict=True)
    )
    plan = Plan(cards, Mode.EXAM if exam else Mode.PRACTICE, 7, exam=exam)
    round_id = kit.begin(plan, bank.id, abandons)
    points = 0.0
    for card, (one, claim) in enumerate(zip(said, claims, strict=True)):
        mark: Mark = claim.mark(one.chosen)
        points += mark.points
        kit.keep(round_id, Answered(card, Ask.STATUS, one.chosen, claim.status, mark, kit.now(), 1.0, one.hint))
    if finished:
        kit.keep(round_id, Finished(kit.now(), points, len(said)))
    return round_id
