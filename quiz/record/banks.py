"""The banks of a library, each read when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.bank.head import Head
from quiz.bank.model import Bank
from quiz.bank.read import Shelf, read_bank


class Banks:
    """Banks that are read when somebody asks for them, each once. One with an error is as if it were not there."""

    def __init__(self, heads: Iterable[Head]) -> None:
        self.all = tuple(heads)
        self.heads: dict[str, Head] = {}
        for head in self.all:
            if head.id is not None:
                self.heads.setdefault(head.id, head)
        self._shelf = Shelf()
        self._read: dict[str, Bank | None] = {}

    @property
    def read(self) -> list[Bank]:
        """Those that were read so far."""
        return [bank for bank in self._read.values() if bank is not None]

    def get(self, id_: str) -> Bank | None:
        """The bank of this id, if there is one that can be played."""
        if id_ not in self._read:
            head = self.heads.get(id_)
            reading = read_bank(head.path, shelf=self._shelf, shipped=head.shipped) if head is not None else None
            self._read[id_] = reading.bank if reading is not None else None
        return self._read[id_]

    def named(self, ids: Iterable[str]) -> list[Bank]:
        """Those of these ids that are there."""
        return [bank for id_ in ids if (bank := self.get(id_)) is not None]
