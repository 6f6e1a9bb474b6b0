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
TOKEN = re.compile(r"\w+(?:['’‐‑&./-]\w+|,\d{3}\b)*|[^\w\s]")
"""A word with what joins its parts, or a mark."""
_TOKEN_AMONG_HIDDEN = re.compile(f"\\w[{_LETTER}]*(?:['’‐‑&./-]\\w[{_LETTER}]*|,\\d{{3}}\\b)*|[^\\w\\s{INVISIBLE}]")


class Line:
    """A sentence. `low` are its tokens in small letters, `raw` as they stand."""

    __slots__ = ("_frame", "_hidden", "_places", "end", "low", "raw", "speech", "start", "text")

    def __init__(
        self, text: str, start: int, end: int, speech: Sequence[Quotation] = (), low: list[str] | None = None
    ) -> None:
        """`low`: the tokens of the sentence in small letters, where they are known and it holds no speech."""
        self.text = text
        self.start = start
        self.end = end
        self.speech = speech
        frame = self._frame = _framed(text, start, end, speech) if speech else text[start:end]
        self._places: list[tuple[int, int]] | None = None
        self._hidden = False
        if frame.isascii():
            self.raw: list[str] = TOKEN.findall(frame)
            self.low = low if low is not None and not speech else [word.lower() for word in self.raw]
        else:
            self._hidden = _HIDDEN.search(frame) is not None
            self.raw = self._pattern.findall(frame)
            self.low = [word.lower().replace("’", "'") for word in self.raw]
            if self._hidden:
                self.low = [_HIDDEN.sub("", word) for word in self.low]

    @property
    def _pattern(self) -> re.Pattern[str]:
        return _TOKEN_AMONG_HIDDEN if self._hidden else TOKEN

    def _located(self) -> list[tuple[int, int]]:
        """Where each token begins and ends in the sentence, worked out for the few sentences that are asked."""
        if self._places is None:
            places = self._places = [match.span() for match in self._pattern.finditer(self._frame)]
            for quotation in self.speech:
                # The sign of a quotation ends where it ends, or where the sentence does.
                first = max(quotation.start - self.start, 0)
                at = next((at for at, place in enumerate(places) if place[0] == first), None)
                if at is not None:
                    places[at] = first, min(quotation.end, self.end) - self.start
        return self._places

    def at(self, number: int) -> int:
        """Where a token begins in the article."""
        return self.start + self._located()[number][0]

    def ends(self, number: int) -> int:
        """Where a token ends in the article."""
        return self.start + self._located()[number][1]

    def is_name(self, number: int) -> bool:
        """Whether a token begins with a capital letter and is none of the marks."""
        return self.raw[number][:1].isupper()

    def slice(self, first: int, last: int) -> str:
        """The article's words of the tokens from `first`, up to `last`."""
        return self.text[self.at(first) : self.ends(last - 1)]


def _framed(text: str, start: int, end: int, speech: Sequence[Quotation]) -> str:
    pieces: list[str] = []
    done = start
    for quotation in speech:
        first, last = max(quotation.start, start), min(quotation.end, end)
        pieces += (text[done:first], SPEECH, " " * (last - first - 1))
        done = last
    pieces.append(text[done:end])
    return "".join(pieces)
