"""What the rules hand on to one another, and what is proposed in the end."""

from __future__ import annotations

from typing import NamedTuple

from quiz.bank.status import Status
from quiz.text.fold import Span


class Finding(NamedTuple):
    """What one rule found in one sentence. All places are numbers of tokens, ends exclusive.

    `speaker` is None where nobody is named. `words` are the parts that say what is claimed. `weight` from 0 to 1.
    `inner`: the words are those of the quotations in the sentence.
    """

    status: Status
    rule: str
    weight: float
    cue: tuple[int, int]
    speaker: tuple[int, int] | None
    words: tuple[tuple[int, int], ...]
    inner: bool = False


class Voice(NamedTuple):
    """Somebody who speaks: the name at its fullest, whether nobody is named, and where that stands in the article."""

    name: str
    unnamed: bool
    place: Span | None


class Source(NamedTuple):
    """A source to be written into a bank."""

    id: str
    name: str
    unnamed: bool


class Passage(NamedTuple):
    """A slice of the article. `occurrence` counts its places from 1; None where there is one only."""

    text: str
    start: int
    end: int
    occurrence: int | None = None


class Speaker(NamedTuple):
    """Where the article names the source of a claim."""

    source: str
    place: Passage


class Proposal(NamedTuple):
    """One proposed claim."""

    id: str
    text: str
    status: Status
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    quotes: tuple[Passage, ...]
    cues: tuple[Passage, ...]
    speakers: tuple[Speaker, ...]
    confidence: float
    rule: str


class Note(NamedTuple):
    """What an author should know of the proposals as a whole."""

    code: str
    message: str


class Proposals(NamedTuple):
    """All that is proposed for one article."""

    text: str
    sources: tuple[Source, ...] = ()
    claims: tuple[Proposal, ...] = ()
    notes: tuple[Note, ...] = ()
