"""What a surface is shown, and what it may do: the values that the screens and plain mode trade with a session."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from quiz.bank.model import Article
from quiz.bank.status import Mark, Status
from quiz.game.events import Ask, Chosen, Kind

if TYPE_CHECKING:
    from quiz.game.explain import Explanation
    from quiz.game.score import Score


class Phase(Enum):
    """Where a session stands."""

    STEP = auto()
    FEEDBACK = auto()
    OVERVIEW = auto()
    RESULT = auto()


class Choice(NamedTuple):
    """One choice. `value` is what is answered; `number` the digit; `letter` only in the step status."""

    value: Chosen
    number: int
    letter: str | None
    label: str
    gloss: str


@dataclass(frozen=True, slots=True)
class CardView:
    """The card at hand. Holds nothing of the answer: no status, quote, source or explanation.

    `choices` is empty in the step quote: its choices are the article's sentences and "no sentence".
    `chosen` are the answers already given to this card's steps, newest each.
    """

    index: int
    kind: Kind
    text: str
    ask: Ask | None
    prompt: str
    choices: tuple[Choice, ...]
    several: bool
    chosen: tuple[tuple[Ask, Chosen], ...]
    has_hint: bool
    hint: str | None
    flagged: bool

    @property
    def verdict(self) -> Status | None:
        """The status chosen so far, if any."""
        return next((Status(str(value)) for ask, value in self.chosen if ask is Ask.STATUS), None)

    def picked(self, ask: Ask) -> Chosen | None:
        """The answer given to a step, if any."""
        return next((value for asked, value in self.chosen if asked is ask), None)


@dataclass(frozen=True, slots=True)
class CardLine:
    """One card in the overview, the strip and the result. `mark` is None while nothing may be told.

    `article` is its article's title in a round of several, else None.
    """

    index: int
    kind: Kind
    text: str
    answered: bool
    flagged: bool
    skipped: bool
    mark: Mark | None
    status: Status | None
    objection: str | None
    article: str | None


class Result(NamedTuple):
    """What stands after the last card. `afterword` and `takeaway` are never shown before."""

    score: "Score"
    cards: tuple[CardLine, ...]
    afterword: str | None
    takeaway: str | None

    @property
    def missed(self) -> tuple[CardLine, ...]:
        """Claims and questions whose point was not whole."""
        return tuple(card for card in self.cards if card.mark is not None and card.mark.is_missed)

    @property
    def objections(self) -> tuple[CardLine, ...]:
        """Cards that the reader read differently."""
        return tuple(card for card in self.cards if card.objection)


class Opening(NamedTuple):
    """What stands before the first card. `new` is False where a round is taken up again: then it is not shown.

    `claims` is None while the bank is still being read: then nothing of the round's size is known. `left` counts the
    bank's cards that wait for another round, where nothing but the number of cards was chosen. `reading_minutes` are
    those of the first of its `articles`.
    """

    title: str
    summary: str | None
    intro: str | None
    claims: int | None
    questions: int
    minutes: int
    reading_minutes: int
    new: bool
    exam: bool
    statuses: tuple[Status, ...]
    told: tuple[str, ...]
    left: int = 0
    articles: int = 1


class View(NamedTuple):
    """Everything a surface needs to draw. `number` counts cards from 1; `article` is the card's own.

    `turned`: the article is one that was not read yet: its page comes before the card.
    """

    phase: Phase
    title: str
    exam: bool
    number: int
    total: int
    statuses: tuple[Status, ...]
    article: Article
    card: CardView | None
    explanation: "Explanation | None"
    strip: tuple[CardLine, ...]
    result: Result | None
    turned: bool = False


class Choose(NamedTuple):
    """Answer the step at hand."""

    chosen: Chosen


class Skip(NamedTuple):
    """Pass the card over."""


class Hint(NamedTuple):
    """Show the hint."""


class Next(NamedTuple):
    """Go on: from the feedback to the next card, from a done exam card likewise, from the last one to the result."""


MOST_OBJECTION = 500
"""Characters of an objection that are kept."""


class Object(NamedTuple):
    """ "I read it differently", on the card answered last (or, in a finished round, on `card`)."""

    text: str
    card: int | None = None


class Flag(NamedTuple):
    """Flag the card at hand for a second look, or take the flag away (exam)."""


class Back(NamedTuple):
    """Go to a card of an exam by its index, or with None to the one before."""

    card: int | None = None


class Submit(NamedTuple):
    """Hand in the exam."""


Act = Choose | Skip | Hint | Next | Object | Flag | Back | Submit


class NotNow(Exception):  # noqa: N818 - it is told, not raised to the top
    """The act does not fit the moment; the sentence says why. Nothing was changed."""
