"""What typed sequences mean.

Textual's parser (8.2.8) raises at codes that are no character, and takes what it does not know for the keys it is
spelled with. Both may come from a terminal, or from a program that writes to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual import events
from textual._xterm_parser import XTermParser
from textual.keys import Keys
from textual.message import Message

_SEQUENCE = re.compile(r"\x1b\[[0-9;:]*[ -/]*[@-~]")
_READ_ELSEWHERE = re.compile(r"\x1b\[(?:\[|[0-9;]*[Mm]|[0-9;]+R|48;[0-9;:]*t|I|O|20[01]~)")
"""What Textual reads not as a key: mouse, cursor, size, focus, paste; and the beginning of a console's own keys."""


def is_unknown(sequence: str) -> bool:
    """Whether a sequence that is no key is whole and means nothing. Textual takes it for what it is spelled with."""
    return bool(_SEQUENCE.fullmatch(sequence)) and not _READ_ELSEWHERE.fullmatch(sequence)


class Parser(XTermParser):
    """As Textual's, except that what means nothing is a key that is ignored."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        try:
            keys = list(super()._sequence_to_key_events(sequence, alt))
        except (ValueError, OverflowError):
            # Numbers beyond Unicode, or parted by colons: a key that is none.
            keys = [events.Key(Keys.Ignore, sequence)]
        return keys or ([events.Key(Keys.Ignore, sequence)] if is_unknown(sequence) else [])

    def parse_mouse_code(self, code: str) -> Message | None:
        """A mouse event; None where the terminal has told a size of nothing, by which no place can be worked out."""
        try:
            return super().parse_mouse_code(code)
        except ZeroDivisionError:
            return None
