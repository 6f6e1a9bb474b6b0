"""What the reader did so far, gathered for whoever tells it: rounds, the banks' titles, shares by status."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from quiz.bank.head import Head
from quiz.bank.status import Status
from quiz.record.history import rounds
from quiz.record.library import load_library
from quiz.record.shares import Share, shares
from quiz.record.values import NullStore, Record, RoundRow


class Progress(NamedTuple):
    """`played` is oldest first; `titles` is by bank id."""

    played: tuple[RoundRow, ...]
    titles: Mapping[str, str]
    shares: Mapping[Status, Share]


def gather_progress(store: Record, folder: Path | None = None) -> Progress:
    """The progress over the shipped banks, the reader's own, and then those at `folder`. Raises StoreProblem.

    Where two banks share an id, the first one counts.
    """
    played = rounds(store)
    if not played:
        return Progress((), {}, {})
    places = (None,) if folder is None else (None, [folder])
    heads = [entry.head for place in places for entry in load_library(NullStore(), place).entries]
    titles = {head.id: head.title for head in reversed(heads) if head.id and head.title}
    present = _present_hashes(heads, {answer.bank for one in played for answer in one.answers})
    return Progress(played, titles, shares(played, present))


def _present_hashes(heads: Iterable[Head], wanted: Collection[str]) -> dict[str, Mapping[str, str]]:
    """Present hashes of the items of these banks, by bank id; a bank that is gone or has an error is left out."""
    from quiz.bank.read import Shelf, read_bank
    from quiz.record.rounds import ItemHashes

    shelf = Shelf()
    found: dict[str, Mapping[str, str]] = {}
    for head in heads:
        if head.id not in wanted or head.id in found:
            continue
        bank = read_bank(head.path, shelf=shelf, shipped=head.shipped).bank
        if bank is not None:
            found[bank.id] = ItemHashes(bank)
    return found
