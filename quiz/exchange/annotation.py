"""The annotated article as values: which sentences a bank judges, how, and which words of theirs its claims rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quiz.bank.dateline import dateline
from quiz.bank.model import Bank, Claim
from quiz.bank.status import STATUSES, Status
from quiz.game.wording import GLOSSES, LONG_NAMES
from quiz.text.clean import visible


class Margin(NamedTuple):
    """A status in the margin of a sentence, and whether a claim of it was missed."""

    letter: str
    status: Status
    missed: bool

    @property
    def sign(self) -> str:
        """The letter, with a star where a claim was missed."""
        return f"{self.letter}*" if self.missed else self.letter


class Run(NamedTuple):
    """A stretch of text, highlighted or not."""

    text: str
    highlighted: bool


class Absent(NamedTuple):
    """A claim that no sentence states."""

    text: str
    missed: bool


@dataclass(frozen=True, slots=True)
class AnnotatedSentence:
    """A sentence with its margin. `spans` are offsets in `text`, in order, never overlapping, end exclusive."""

    number: int
    paragraph: int
    text: str
    marks: tuple[Margin, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def signs(self) -> str:
        """The margin in one line."""
        return " ".join(mark.sign for mark in self.marks)

    def runs(self) -> Iterator[Run]:
        """The text cut where highlighting begins and ends, safe to show."""
        at = 0
        for start, end in self.spans:
            if at < start:
                yield Run(safe(self.text[at:start]), False)
            yield Run(safe(self.text[start:end]), True)
            at = end
        if at < len(self.text):
            yield Run(safe(self.text[at:]), False)


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with what a bank says of its sentences. All three forms are made from this."""

    title: str
    dateline: str
    language: str
    statuses: tuple[Status, ...]
    sentences: tuple[AnnotatedSentence, ...]
    absent: tuple[Absent, ...]
    credit: str
    """Whose judgements these are, and under which licences article and quiz stand."""

    @property
    def judged(self) -> int:
        """How many sentences decide a claim."""
        return sum(bool(sentence.marks) for sentence in self.sentences)

    @property
    def itself(self) -> int:
        """How many of them state all that was asked of them in the article's own voice."""
        confirmed = [Status.CONFIRMED]
        return sum([mark.status for mark in sentence.marks] == confirmed for sentence in self.sentences)

    @property
    def summary(self) -> str:
        """How much of what was judged the article says itself."""
        noun = "sentence" if self.judged == 1 else "sentences"
        return f"Of {self.judged} {noun} judged here, the article says {self.itself} itself."

    @property
    def has_missed(self) -> bool:
        """Whether any claim was missed."""
        marks = (mark for sentence in self.sentences for mark in sentence.marks)
        return any(mark.missed for mark in marks) or any(absent.missed for absent in self.absent)

    def legend(self) -> list[tuple[str, str]]:
        """The letters of the bank's statuses with their meaning, and the star where there is one."""
        rows = [(status.letter, f"{LONG_NAMES[status]}: {GLOSSES[status]}") for status in self.statuses]
        return [*rows, ("*", "not answered right")] if self.has_missed else rows

    def absent_rows(self) -> list[tuple[str, str]]:
        """The letter and text of each claim that no sentence states."""
        unstated = Status.UNSTATED
        return [(Margin(unstated.letter, unstated, absent.missed).sign, absent.text) for absent in self.absent]

    def paragraphs(self) -> Iterator[list[AnnotatedSentence]]:
        """The sentences, paragraph by paragraph."""
        here: list[AnnotatedSentence] = []
        for sentence in self.sentences:
            if here and here[-1].paragraph != sentence.paragraph:
                yield here
                here = []
            here.append(sentence)
        if here:
            yield here


HIGHLIGHTED = "the words that claims rest on"
"""What the legend says of highlighted words."""

ABSENT_TITLE = "In no sentence"
"""What stands above the claims that are not in the article."""


def annotate(bank: Bank, missed: frozenset[str] = frozenset(), asked: frozenset[str] | None = None) -> Annotated:
    """The annotated article of a bank. `missed` holds the ids of the claims to be starred; drafts are left out.

    `asked`: only these claims, so that a reader is not told what a later round will ask; None for all.
    """
    claims = [claim for claim in bank.playable if asked is None or claim.id in asked]
    stated = [claim for claim in claims if claim.status is not Status.UNSTATED]
    article = bank.article
    margins = _margins(stated, missed)
    # The first quote decides; a further one has no letter, and highlighted it would only be a riddle.
    spans = _merged((quote.start, quote.end) for claim in stated for quote in claim.quotes[:1])
    sentences = tuple(
        AnnotatedSentence(
            number=sentence.number,
            paragraph=sentence.paragraph,
            text=article.text[sentence.start : sentence.end],
            marks=margins.get(sentence.number, ()),
            spans=_within(spans, sentence.start, sentence.end),
        )
        for sentence in article.sentences
    )
    absent = (claim for claim in claims if claim.status is Status.UNSTATED)
    return Annotated(
        title=article.title,
        dateline=dateline(article),
        language=bank.language,
        statuses=bank.statuses,
        sentences=sentences,
        absent=tuple(Absent(claim.text, claim.id in missed) for claim in absent),
        credit=_credit(bank),
    )


def _credit(bank: Bank) -> str:
    licences = [
        f"{what}: {licence}" for what, licence in (("Article", bank.article.licence), ("quiz", bank.licence)) if licence
    ]
    told = f" {', '.join(licences)}." if licences else ""
    return f"Judged by the quiz “{bank.title}”.{told}"


def _margins(claims: Iterable[Claim], missed: frozenset[str]) -> dict[int, tuple[Margin, ...]]:
    """By sentence number, one mark a status. The first quote decides, so its sentences are the judged ones."""
    found: dict[int, dict[Status, bool]] = {}
    for claim in claims:
        for number in claim.quotes[0].sentences if claim.quotes else ():
            here = found.setdefault(number, {})
            here[claim.status] = here.get(claim.status, False) or claim.id in missed
    return {
        number: tuple(Margin(status.letter, status, here[status]) for status in STATUSES if status in here)
        for number, here in found.items()
    }


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _within(spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The parts of `spans` inside a sentence, counted from its beginning."""
    return tuple((max(s, start) - start, min(e, end) - start) for s, e in spans if s < end and e > start)


def safe(text: str) -> str:
    """Text in one line that any form may hold: white space as single cells, controls as stand-ins."""
    plain = "".join(" " if character.isspace() else character for character in text)
    # No XML file may hold these two.
    return visible(plain).translate({0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD})
