"""What of a record waits to be gone on with, for tests that look at it from outside."""

from __future__ import annotations

from quiz.record.values import Record, Saved
from quiz.record.waiting import waiting


def newest_mixed(store: Record) -> Saved | None:
    """The newest mixed round that is neither finished nor given up, whichever banks are at hand."""
    found = next((one for one in waiting(store) if one.bank is None), None)
    return store.saved_round(found.seq) if found is not None else None
