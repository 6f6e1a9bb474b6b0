"""Opening the reader's store; a home that cannot be used is told once, and the round goes on without a record."""

from __future__ import annotations

from quiz.disk.homes import home
from quiz.record.store import Store, open_patiently
from quiz.record.values import NullStore


def open_store(record: bool = True) -> tuple[Store | NullStore, str | None]:
    """The store of this home, and a sentence to tell where there is trouble; a NullStore without `record`."""
    return open_patiently(home()) if record else (NullStore(), None)
