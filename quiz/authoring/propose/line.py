"""One sentence as the rules read it: its words in order, with each piece of quoted speech as a single sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quiz.authoring.propose.quotations import Quotation
from quiz.text.characters import INVISIBLE

SPEECH = "\ue000"
"""Stands for a piece of quoted speech."""

_HIDDEN = re.compile(f"[{INVISIBLE}]")
_LETTER = f"\\w{INVISIBLE}"
TOKEN = re.compile(f"\\w[{_LETTER}]*(?:['’‐‑&./-]\\w[{_LETTER}]*|,\\d{{3}}\\b)*|[^\\w\\s{INVISIBLE}]")


class Line:
    """A sentence. `low` are its tokens in small letters, `raw` as they stand, `at` where each begins in the article."""

    __slots__ = ("_raw", "at", "end", "ends", "low", "speech", "start", "text")

    def __init__(self, text: str, start: int, end: int, speech: Sequence[Quotation] = ()) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.speech = speech
        frame = _framed(text, start, end, speech) if speech else text[start:end]
        spans = [match.span() for match in TOKEN.finditer(frame)]
        words = [frame[first:last] for first, last in spans]
        self._raw = words
        self.at = [start + first for first, _ in spans]
        self.ends = [start + last for _, last in spans]
        self.low = [word.lower() for word in words]
        if not frame.isascii():
            self.low = [_HIDDEN.sub("", word).replace("’", "'") for word in self.low]
        for quotation in speech:
            self._widen(quotation)

    def _widen(self, quotation: Quotation) -> None:
        """Let the sign of a quotation end where it ends, or where the sentence does."""
        first = max(quotation.start, self.start)
        if first in self.at:
            self.ends[self.at.index(first)] = min(quotation.end, self.end)

    @property
    def raw(self) -> list[str]:
        """The tokens as they stand."""
        return self._raw

    def is_name(self, number: int) -> bool:
        """Whether a token begins with a capital letter and is none of the marks."""
        return self._raw[number][:1].isupper()

    def slice(self, first: int, last: int) -> str:
        """The article's words of the tokens from `first`, up to `last`."""
        return self.text[self.at[first] : self.ends[last - 1]]


def _framed(text: str, start: int, end: int, speech: Sequence[Quotation]) -> str:
    pieces: list[str] = []
    done = start
    for quotation in speech:
        first, last = max(quotation.start, start), min(quotation.end, end)
        pieces += (text[done:first], SPEECH, " " * (last - first - 1))
        done = last
    pieces.append(text[done:end])
    return "".join(pieces)
