"""Banks made by hand, and rounds driven in memory: lines in, everything written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from quiz.bank.model import Article, Bank, Claim, Cue, Option, Origin, Question, Quote, Source
from quiz.bank.status import Status, Step
from quiz.game.mark import right_choice
from quiz.game.plan import Options
from quiz.game.view import Choose, Next, Phase
from quiz.plain.play import Ending, Ways, play
from quiz.record.clock import FixedClock
from quiz.record.rounds import OpenedRound, Seat, open_round
from quiz.record.store import Store
from quiz.record.values import NullStore
from tests.game.make import sentences_of

CLOCK = FixedClock(datetime(2026, 11, 24, 12, tzinfo=UTC))
WAYS = Ways("GO ON", "GO ON UNSAVED", "NEXT missed", "NEXT following")

TEXT = (
    "The footbridge at Alder Lock has been closed since Monday. A crane lifted its deck on to the bank.\n"
    "\n"
    "Rosa Finch, who runs the lock cafe, said half her guests stay away. "
    "The council confirmed that the bridge will open again in June. "
    "An engineer told the local paper that two beams were cracked, which the council denied."
)

SOURCES = (
    Source("finch", "Rosa Finch", "runs the lock cafe"),
    Source("council", "the council"),
    Source("engineer", "an engineer", unnamed=True),
    Source("paper", "the local paper"),
)


def article(text: str = TEXT, **changed: object) -> Article:
    """The article of these tests; `changed` are fields of Article."""
    plain = Article(text, "The footbridge at Alder Lock", "2026-05-03", Origin(note="Invented article"))
    return Article(**{**vars(plain), **changed})  # type: ignore[arg-type]


def quote(inside: Article, text: str) -> Quote:
    """A quote at its first place."""
    start = inside.text.index(text)
    return Quote(text, start, start + len(text), sentences_of(inside, start, start + len(text)))


def claim(id_: str, text: str, status: Status, quotes: Iterable[str], inside: Article, **changed: object) -> Claim:
    """A claim proved in an article; `cues` are texts inside the first quote."""
    proved = tuple(quote(inside, text) for text in quotes)
    cues = [
        Cue(cue, proved[0].start + proved[0].text.index(cue), proved[0].start + proved[0].text.index(cue) + len(cue))
        for cue in changed.pop("cues", ())  # type: ignore[attr-defined]
    ]
    made = Claim(id_, text, status, None, (), (), proved, tuple(cues), None, None, None, {}, None, (), (), False)
    return made._replace(**changed)  # type: ignore[arg-type]


def claims(inside: Article) -> tuple[Claim, ...]:
    """Four claims, each with other steps."""
    return (
        claim(
            "closed",
            "Nobody can cross at Alder Lock.",
            Status.CONFIRMED,
            ["The footbridge at Alder Lock has been closed since Monday."],
            inside,
            hint="Who speaks there?",
            why="Nobody speaks.",
        ),
        claim(
            "june",
            "The bridge opens again in June.",
            Status.ATTRIBUTED,
            ["The council confirmed that the bridge will open again in June."],
            inside,
            cues=["confirmed"],
            said_by=("council",),
            ask=(Step.QUOTE,),
            why="That is what the council did.",
        ),
        claim(
            "guests",
            "Half of the guests stay away.",
            Status.ATTRIBUTED,
            ["Rosa Finch, who runs the lock cafe, said half her guests stay away."],
            inside,
            cues=["said"],
            said_by=("finch",),
            ask=(Step.SOURCE,),
        ),
        claim(
            "beams",
            "Two beams have cracks.",
            Status.DENIED,
            ["An engineer told the local paper that two beams were cracked, which the council denied."],
            inside,
            cues=["denied"],
            said_by=("engineer",),
            denied_by=("council",),
            ask=(Step.DENIAL,),
        ),
    )


QUESTIONS = (
    Question(
        "where",
        "What lies on the bank?",
        (Option("The deck", True, None), Option("A boat", False, "No boat is told of."), Option("A beam", False, None)),
        (),
        "The crane put it there.",
    ),
    Question(
        "who",
        "Who speaks?",
        (Option("Rosa Finch", True, None), Option("The crane", False, None), Option("An engineer", True, None)),
        (),
        None,
    ),
)


def bank(**changed: object) -> Bank:
    """A bank of four claims and two questions; `changed` are fields of Bank."""
    inside = changed.get("article") or article()
    assert isinstance(inside, Article)
    fields: dict[str, object] = {
        "id": "alder-lock",
        "title": "Three ways to say it",
        "path": Path("alder-lock.toml"),
        "article": inside,
        "statuses": (Status.CONFIRMED, Status.ATTRIBUTED, Status.DENIED),
        "claims": claims(inside) if inside.text == TEXT else (),
        "questions": QUESTIONS,
        "sources": SOURCES,
        "intro": "Look for who speaks.\n\nThen decide.",
        "takeaway": "Ask who says so.",
    }
    return Bank(**{**fields, **changed})  # type: ignore[arg-type]


RIGHT = ["1", "a", "4", "att", "rosa", "den", "the c", "1", "1 3"]
"""A line for each step of the bank, all right."""


@dataclass
class Played:
    """What a round came to."""

    written: list[str] = field(default_factory=list)
    ending: Ending | None = None
    unread: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that was written."""
        return "\n".join(self.written)

    @property
    def lines(self) -> list[str]:
        """All that was written, line by line."""
        return self.text.split("\n")

    def last(self, beginning: str) -> str:
        """The last line that begins so."""
        return next(line for line in reversed(self.lines) if line.startswith(beginning))


def opened(
    of: Bank | None = None, options: Options | None = None, store: Store | NullStore | None = None
) -> OpenedRound:
    """A round of a bank, new or taken up."""
    return open_round(of or bank(), options or Options(), Seat(store or NullStore(), CLOCK, "plain"))


def played(
    typed: Iterable[str],
    of: Bank | None = None,
    options: Options | None = None,
    store: Store | NullStore | None = None,
) -> Played:
    """Play these lines."""
    after = Played()
    lines = iter(typed)
    after.ending = play(opened(of, options, store), after.written.append, lines, WAYS)
    after.unread = list(lines)
    return after


def interrupted(typed: Iterable[str]) -> Iterator[str]:
    """These lines, then Ctrl-C."""
    yield from typed
    raise KeyboardInterrupt


def right_lines(of: Bank, options: Options) -> list[str]:
    """A line for each step of a round, all right, all numbers, up to an exam's submit."""
    session = opened(of, options).session
    lines: list[str] = []
    view = session.view()
    while view.phase not in (Phase.RESULT, Phase.OVERVIEW):
        if view.phase is Phase.FEEDBACK:
            view = session.answer(Next())
            continue
        assert view.card is not None
        assert view.card.ask is not None
        card = session.deck[view.card.index]
        assert card is not None
        right = right_choice(card, view.card.ask)
        number = next((choice.number for choice in view.card.choices if choice.value == right), right)
        lines.append(" ".join(map(str, right)) if isinstance(right, tuple) else str(number))
        view = session.answer(Choose(right))
    return [*lines, "submit"] if view.phase is Phase.OVERVIEW else lines
