"""Banks built by hand on one article, and sessions over them that keep their events in a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from quiz.bank.model import Article, Bank, Claim, Cue, Option, Question, Quote, Source
from quiz.bank.status import Mark, Status, Step
from quiz.game.card import Card, card_of
from quiz.game.events import Answered, Ask, Chosen, Event, Finished, Mode, Plan, Planned, Shown, Skipped
from quiz.game.plan import pool_of
from quiz.game.round import replay
from quiz.game.session import RoundSession, deck_of
from quiz.game.view import Act, Choose, Next, View
from quiz.text.fold import Span

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)

CLOSED = "The footbridge at Alder Lock has been closed since Monday."
CRANE = "A crane lifted its deck on to the bank, where a heron has moved in."
GUESTS = "Rosa Finch, who runs the lock cafe, said half her guests stay away."
JUNE = "The council confirmed that the bridge will open again in June."
BEAMS = "An engineer told the local paper that two beams were cracked, which the council denied."
BARGE = "The lock keeper denied that a barge had struck the pier."
PAYER = "It is unclear who will pay for the work."
COST = "The mayor said that the work would cost forty thousand crowns."

ARTICLE = Article(
    f"{CLOSED} {CRANE}\n\n{GUESTS} {JUNE} {BEAMS}\n\n{BARGE} {PAYER} {COST}",
    "The footbridge at Alder Lock",
    published="2026-05-03",
    afterword="In July the bridge was still closed.",
)
"""Eight sentences; the constants above are sentences 1 to 8 in this order."""

SOURCES = (
    Source("council", "the council"),
    Source("mayor", "the mayor", part_of=("council",)),
    Source("keeper", "the lock keeper"),
    Source("finch", "Rosa Finch", "runs the lock cafe"),
    Source("engineer", "an engineer", unnamed=True),
    Source("paper", "the local paper"),
    Source("rowers", "the rowing club"),
    Source("school", "the school"),
)


def sentences_of(article: Article, start: int, end: int) -> tuple[int, ...]:
    """Numbers of the sentences between two offsets."""
    return tuple(one.number for one in article.sentences if one.start < end and one.end > start)


def quote(text: str, article: Article = ARTICLE) -> Quote:
    """A proved quote, at its first place."""
    start = article.text.index(text)
    span = Span(start, start + len(text))
    return Quote(text, *span, sentences_of(article, *span))


def cue(text: str, inside: str, article: Article = ARTICLE) -> Cue:
    """A signal word inside a quote."""
    start = article.text.index(inside) + inside.index(text)
    return Cue(text, start, start + len(text))


def claim(id_: str, text: str, status: Status, *quotes: str, **changed: object) -> Claim:
    """A claim proved by `quotes`; `changed` are other fields of Claim."""
    proved = tuple(quote(words) for words in quotes)
    plain = Claim(id_, text, status, None, (), (), proved, (), None, None, None, {}, None, (), (), draft=False)
    return plain._replace(**changed)  # type: ignore[arg-type]


CLAIMS = (
    claim(
        "closed",
        "Nobody can cross at Alder Lock.",
        Status.CONFIRMED,
        CLOSED,
        hint="Who speaks in sentence 1?",
        why="No speaker stands in sentence 1.",
        feedback={Status.ATTRIBUTED: "Sentence 1 holds nobody who speaks."},
    ),
    claim(
        "guests",
        "The cafe has lost one guest in two.",
        Status.ATTRIBUTED,
        GUESTS,
        said_by=("finch",),
        cues=(cue("said", GUESTS),),
    ),
    claim(
        "june",
        "People cross the water again from June on.",
        Status.ATTRIBUTED,
        JUNE,
        said_by=("council",),
        cues=(cue("confirmed", JUNE),),
        why="That is what the council did.",
        ask_next="what does the council rest it on?",
    ),
    claim(
        "beams",
        "Cracks ran through two beams.",
        Status.DENIED,
        BEAMS,
        said_by=("engineer",),
        denied_by=("council",),
        cues=(cue("denied", BEAMS),),
    ),
    claim("barge", "A boat hit the pier.", Status.DENIED, BARGE, denied_by=("keeper",)),
    claim("payer", "The town pays for the work.", Status.UNRESOLVED, PAYER),
    claim("ferry", "A ferry runs in place of the bridge.", Status.UNSTATED),
    claim("heron", "A heron lives on the bridge's deck.", Status.UNSTATED, CRANE),
)
BY_ID = {made.id: made for made in CLAIMS}

QUESTIONS = (
    Question(
        "where",
        "What lies on the bank?",
        (
            Option("The deck.", True, None),
            Option("A boat.", False, "No boat is told of."),
            Option("A beam", False, None),
        ),
        (quote(CRANE),),
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


def bank(claims: Iterable[Claim] = CLAIMS, **changed: object) -> Bank:
    """A bank with all five statuses and both questions; `changed` are other fields of Bank."""
    fields: dict[str, object] = {
        "id": "alder-lock",
        "title": "Three ways to say it",
        "path": Path("alder-lock.toml"),
        "article": ARTICLE,
        "statuses": tuple(Status),
        "claims": tuple(claims),
        "questions": QUESTIONS,
        "sources": SOURCES,
        "summary": "Eight claims about a bridge.",
        "intro": "Look for who speaks.",
        "takeaway": "Ask who says so.",
    }
    return Bank(**{**fields, **changed})  # type: ignore[arg-type]


def card(made: Claim, *ask: Step, **changed: object) -> Card:
    """The card of a claim in a bank that holds only it."""
    found = card_of(bank([made], **changed), made.id, ask or None)
    assert found is not None
    return found


def many(amount: int, **changed: object) -> tuple[Claim, ...]:
    """Claims c0, c1, … that are alike but for their ids and texts."""
    return tuple(
        claim(f"c{n}", f"Nobody has crossed for {n + 1} days.", Status.CONFIRMED, CLOSED, **changed)
        for n in range(amount)
    )


class Clock:
    """Time as the test sets it."""

    def __init__(self) -> None:
        self.passed = 0.0
        self.time = NOW

    def now(self) -> datetime:
        """Noon, unless the test says otherwise."""
        return self.time

    def ticks(self) -> float:
        """Seconds."""
        return self.passed


@dataclass
class Table:
    """A session, and what it kept."""

    session: RoundSession
    clock: Clock
    kept: list[Event] = field(default_factory=list)

    @property
    def view(self) -> View:
        """What is to be drawn now."""
        return self.session.view()

    def do(self, *acts: Act) -> View:
        """Do these one after the other."""
        for act in acts[:-1]:
            self.session.answer(act)
        return self.session.answer(acts[-1])

    def choose(self, *chosen: Chosen) -> View:
        """Answer steps; a card that is done is left first."""
        view = self.view
        for choice in chosen:
            if view.explanation is not None:
                self.do(Next())
            view = self.do(Choose(choice))
        return view


def plan_of(of: Bank, *ids: str, exam: bool = False, seed: int = 7, steps: tuple[Step, ...] | None = None) -> Plan:
    """A plan that asks these ids; without any, all that the bank has."""
    cards = [card_of(of, id_) for id_ in ids or pool_of(of)]
    planned = tuple(Planned(of.id, found.id, found.kind, found.hash) for found in cards if found is not None)
    assert len(planned) == len(cards), "an id that the bank has not"
    return Plan(planned, Mode.EXAM if exam else Mode.PRACTICE, seed, steps, exam, "", pool_of(of))


def sit(
    plan: Plan, *banks: Bank, events: Iterable[Event] = (), keep: Callable[[Event], str | None] | None = None
) -> Table:
    """A session over a plan after `events`. Without `keep`, new events are only listed in `kept`."""
    clock, kept = Clock(), list[Event]()
    deck = deck_of(plan, {of.id: of for of in banks})
    session = RoundSession(replay(plan, events), deck, keep or kept.append, clock, banks[0].title)
    session.start()
    return Table(session, clock, kept)


def play(of: Bank, *ids: str, exam: bool = False, steps: tuple[Step, ...] | None = None) -> Table:
    """A new round of one bank that asks these ids."""
    return sit(plan_of(of, *ids, exam=exam, steps=steps), of)


def answered(
    at: int, ask: Ask, chosen: Chosen, right: Chosen, mark: Mark, *, hint: bool = False, seconds: float = 0.0
) -> Answered:
    """An answer at noon."""
    return Answered(at, ask, chosen, right, mark, NOW, seconds, hint)


def shown(at: int, ask: Ask) -> Shown:
    """A later step was shown."""
    return Shown(at, ask, NOW)


def skipped(at: int, ask: Ask, right: Chosen, *, hint: bool = False) -> Skipped:
    """A card was skipped."""
    return Skipped(at, ask, right, NOW, hint)


def finished(points: float, of: int) -> Finished:
    """The end of a round."""
    return Finished(NOW, points, of)
