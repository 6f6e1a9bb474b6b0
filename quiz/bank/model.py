"""What a bank is, once read: values only. How a file becomes one is in `read`, what may be wrong with it in `rules`."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from quiz.bank.status import Mark, Status, Step
from quiz.text.fold import Span
from quiz.text.sentences import Sentence, split_sentences


class Quote(NamedTuple):
    """A quote proved in the article: `text` is `article.text[start:end]`, offsets in code points."""

    text: str
    start: int
    end: int
    sentences: tuple[int, ...]

    @property
    def span(self) -> Span:
        """Where it stands in the article."""
        return Span(self.start, self.end)


class Cue(NamedTuple):
    """A signal word inside a quote, as it stands in the article."""

    text: str
    start: int
    end: int


class Claim(NamedTuple):
    """One claim. A NamedTuple, because a bank may hold ten thousand and a frozen dataclass costs four times as much."""

    id: str
    text: str
    status: Status
    also: Status | None
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    quotes: tuple[Quote, ...]
    cues: tuple[Cue, ...]
    hint: str | None
    why: str | None
    ask_next: str | None
    feedback: dict[Status, str]
    level: int | None
    tags: tuple[str, ...]
    ask: tuple[Step, ...]
    draft: bool

    @property
    def disputed(self) -> bool:
        """Denied by one and said by another."""
        return self.status is Status.DENIED and bool(self.said_by)

    def mark(self, verdict: object) -> Mark:
        """Right, also fair (before half), half (a disputed claim called attributed), or wrong."""
        if verdict == self.status:
            return Mark.RIGHT
        if self.also is not None and verdict == self.also:
            return Mark.FAIR
        if self.disputed and verdict == Status.ATTRIBUTED:
            return Mark.HALF
        return Mark.WRONG


class Option(NamedTuple):
    """One choice of a reading question."""

    text: str
    correct: bool
    feedback: str | None


class Question(NamedTuple):
    """An ordinary reading question: choose one, or all that are right."""

    id: str
    prompt: str
    options: tuple[Option, ...]
    quotes: tuple[Quote, ...]
    why: str | None

    @property
    def right(self) -> tuple[int, ...]:
        """Numbers of the right options, from 1 in the bank's order."""
        return tuple(n for n, option in enumerate(self.options, 1) if option.correct)


class Source(NamedTuple):
    """Somebody who speaks in an article."""

    id: str
    name: str
    note: str | None = None
    unnamed: bool = False
    part_of: tuple[str, ...] = ()


class Origin(NamedTuple):
    """Where an article comes from, as far as it is known."""

    publisher: str | None = None
    url: str | None = None
    note: str | None = None


NO_ORIGIN = Origin()


@dataclass(frozen=True)
class Article:
    """An article. Not slotted, so that its sentences are split once, when somebody first asks."""

    text: str
    title: str
    published: str | None = None
    origin: Origin = NO_ORIGIN
    licence: str | None = None
    content: str | None = None
    afterword: str | None = None
    path: Path | None = None

    @property
    def identity(self) -> str:
        """What two banks on the same article share, whatever else each of them says of it."""
        return self.text

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its numbered sentences, from 1."""
        return split_sentences(self.text)

    def sentence_text(self, number: int) -> str:
        """The article's own characters of sentence `number`. IndexError for a number it has not."""
        if number < 1:
            raise IndexError(number)
        sentence = self.sentences[number - 1]
        return self.text[sentence.start : sentence.end]


@dataclass(frozen=True)
class Bank:
    """A bank without an error. `claims` holds drafts too; `playable` does not."""

    id: str
    title: str
    path: Path
    article: Article
    statuses: tuple[Status, ...]
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...] = ()
    sources: tuple[Source, ...] = ()
    summary: str | None = None
    intro: str | None = None
    takeaway: str | None = None
    language: str = "en"
    licence: str | None = None
    ask: tuple[Step, ...] = (Step.STATUS,)
    test: bool = False
    course: str | None = None
    lesson: int | None = None
    class_set: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    shipped: bool = field(default=False, compare=False)

    @cached_property
    def playable(self) -> tuple[Claim, ...]:
        """The claims that a round may ask: all but drafts."""
        return tuple(claim for claim in self.claims if not claim.draft)

    @cached_property
    def claim_by_id(self) -> dict[str, Claim]:
        """Playable claims by id."""
        return {claim.id: claim for claim in self.playable}

    @cached_property
    def question_by_id(self) -> dict[str, Question]:
        """Reading questions by id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Sources by id, those of article.toml first."""
        return {source.id: source for source in self.sources}
