"""A bank's TOML text made data. A text that tomli accepts costs nothing more than tomli; the others go to `rescue`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import tomli

from quiz.bank.faults import SyntaxFault

if TYPE_CHECKING:
    from quiz.bank.places import KeyPath, Places

__all__ = ["Block", "Parsed", "SyntaxFault", "parse"]


class Block(NamedTuple):
    """A part of the text that was read: the path of its table in the data (`()` for keys of the top), and its span."""

    path: KeyPath
    start: int
    end: int


class Parsed(NamedTuple):
    """What could be read of a text. All offsets are in `text`, which has no byte order mark."""

    text: str
    data: dict[str, Any]
    """Lists hold only what was read, without gaps; `number` tells which one of the file an item is."""
    faults: tuple[SyntaxFault, ...] = ()
    refused: frozenset[str] = frozenset()
    """Ids that stand in refused blocks: a reference to one of them is not unknown."""
    holes: frozenset[str] = frozenset()
    """Names of the tables of which a block was refused, "" for the top: nothing in them can be called missing."""
    blocks: tuple[Block, ...] = ()
    """The blocks that were read, where the whole was refused; empty where the whole was accepted."""
    numbers: dict[KeyPath, int] = {}  # noqa: RUF012  # never written to

    def places(self) -> Places:
        """Where the keys and values of `data` stand in `text`. Slow: only once a fault is known."""
        # Imported here and in parse(): a text without a fault, which is the rule, needs neither.
        from quiz.bank.places import scan

        return scan(self.text, self.spans())

    def spans(self) -> list[tuple[int, int]] | None:
        """The parts of `text` that were read; None for all of it."""
        return [(block.start, block.end) for block in self.blocks] if self.faults else None

    def number(self, path: KeyPath) -> int:
        """The number, from 1, that a list's item has in the file: 5 for ("claims", 3) below one broken claim."""
        return self.numbers.get(path[:2], int(path[1]) + 1)


def parse(text: str) -> Parsed:
    """Read a TOML text, whatever is wrong with it. Never raises."""
    text = text.removeprefix("\ufeff")
    data, error = load(text)
    if error is None:
        return Parsed(text, data)
    # Most texts are TOML.
    from quiz.bank.rescue import rescue

    return rescue(text)


def load(text: str) -> tuple[dict[str, Any], Exception | None]:
    """The one call of tomli. It raises bare ValueErrors for numbers too long and RecursionErrors for deep nesting."""
    try:
        return tomli.loads(text), None
    except (ValueError, RecursionError) as error:
        return {}, error
