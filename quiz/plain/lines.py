"""Lines in and lines out: reading stdin whatever it holds, and making any text one line."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO

from quiz.text.clean import drop_invisible

Write = Callable[[str], None]
"""Writes one text and ends its line."""

LONGEST = 65_536
"""Bytes of a line that are read; what is beyond them is passed over."""

MOST_REPEATED = 40
"""Characters of a line that are told again where it was not understood."""

# White space that holds a line end or a tab. Other white space (a no-break space, a double one) stays as it stands.
_BREAK = re.compile("[^\\S\t-\r\x1c-\x1f\x85\u2028\u2029]*[\t-\r\x1c-\x1f\x85\u2028\u2029]\\s*")


def flat(text: str) -> str:
    """A text in one line: line ends become spaces; soft hyphens and zero-width characters, which are no words, go."""
    if text.isprintable() and text.isascii():
        return text
    return _BREAK.sub(" ", drop_invisible(text)[0]).strip()


def sentence(text: str) -> str:
    """A text in one line that ends as a sentence does."""
    line = flat(text)
    return line if not line or line[-1] in ".!?…:”\"')" else f"{line}."


def clipped(text: str) -> str:
    """A text in one line of at most MOST_REPEATED characters, for repeating what somebody typed."""
    line = flat(text)
    return line if len(line) <= MOST_REPEATED else f"{line[: MOST_REPEATED - 1]}…"


def typed_lines() -> Iterator[str]:
    """Lines of stdin until it ends, with a prompt before each where somebody sits at a terminal.

    Bytes that are no UTF-8 become U+FFFD, which is part of no command and of no choice. A stdin that is closed, or
    whose terminal has gone, has ended.
    """
    if sys.stdin is None or sys.stdin.closed:
        return
    prompted = _prompted()
    while True:
        try:
            if prompted:
                sys.stdout.write("> ")
                sys.stdout.flush()
            raw = _read_line(sys.stdin.buffer)
        except OSError:
            return
        if not raw:
            if prompted:
                # The cursor stands behind the prompt.
                sys.stdout.write("\n")
            return
        yield raw.decode("utf-8", "replace")


def _prompted() -> bool:
    return sys.stdout is not None and not sys.stdout.closed and sys.stdin.isatty() and sys.stdout.isatty()


def _read_line(stream: BinaryIO) -> bytes:
    """One line, of which at most LONGEST bytes are kept; nothing at the end of the input."""
    line = stream.readline(LONGEST)
    rest = line
    while len(rest) == LONGEST and not rest.endswith(b"\n"):
        rest = stream.readline(LONGEST)
    return line
