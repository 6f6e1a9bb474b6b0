"""A mixed round whose cards are known: two claims on one article, three of two banks on the next, one on the last."""

from __future__ import annotations

from quiz.bank.model import Bank
from quiz.game.card import card_of
from quiz.game.cursor import Clock
from quiz.game.events import Mode, Plan, Planned
from quiz.game.plan import Options
from quiz.game.view import Act, Choose, Next, Phase
from quiz.game.wording_course import MIXED_TITLE
from quiz.record.mixed import open_mixed
from quiz.record.rounds import OpenedRound, Seat, new_round
from tests.tui.conftest import CLOCK, SEED, Stage

CARDS = (
    ("odd", "note"),
    ("odd", "house"),
    ("bridge", "closed"),
    ("bridge", "june"),
    ("five", "fish"),
    ("long", "first"),
)
"""By the names of the banks' files. The last of the second article is of another bank, with five statuses."""
SECOND_ARTICLE, LAST_ARTICLE = 2, 5
"""The cards that are the first on their articles."""

LAST_OF_FIRST: tuple[Act, ...] = (
    *(Choose("confirmed"), Choose("article"), Next()),
    *(Choose("attributed"), Choose("paper")),
)
"""To the feedback on the last claim of the first article; both right."""
EXAM_OF_FIRST: tuple[Act, ...] = tuple(act for act in LAST_OF_FIRST if not isinstance(act, Next))
"""The same answers in an exam, which goes on by itself to the second article."""
TURNED: tuple[Act, ...] = (*LAST_OF_FIRST, Next())
"""To where the second article is to be read."""
MISSED: tuple[Act, ...] = (*TURNED, Choose("confirmed"), Next(), Choose("confirmed"))
"""To the step that proves the second claim on the second article, whose verdict is wrong."""
WHOLE: tuple[Act, ...] = (
    *MISSED,
    *(Choose(4), Choose("council"), Next()),
    *(Choose("unstated"), Choose(0), Next()),
    *(Choose("denied"), Next()),
)
"""To the result: one claim on the second article missed, and the one on the last."""


def mixed(stage: Stage, *acts: Act, exam: bool = False, new: bool = False, clock: Clock = CLOCK) -> OpenedRound:
    """A new round of these cards after some acts; `new`: at its reading page."""
    assert stage.folder
    banks = {name: stage.bank(name) for name, _ in CARDS}
    cards = tuple(_planned(banks[name], item) for name, item in CARDS)
    options = Options(exam=exam).key()
    plan = Plan(cards, Mode.MIX, SEED, exam=exam, options=options)
    opened = new_round(plan, list(banks.values()), MIXED_TITLE, Seat(stage.store, clock, "tui"), None)
    opened.session.new = new
    if acts:
        opened.start()
    for act in acts:
        opened.session.answer(act)
    return opened


def _planned(bank: Bank, item: str) -> Planned:
    card = card_of(bank, item)
    assert card is not None
    return Planned(bank.id, item, card.kind, card.hash)


def taken_up(stage: Stage) -> OpenedRound:
    """The mixed round that waits, as the program takes it up."""
    heads = [entry.head for entry in stage.library().entries]
    return open_mixed(heads, Options(), Seat(stage.store, CLOCK, "tui"), 10)


def play_out(opened: OpenedRound) -> None:
    """Answer whatever is asked, to the end."""
    opened.start()
    session = opened.session
    while session.view().phase is not Phase.RESULT:
        card = session.view().card
        assert card is not None
        first = card.choices[0].value if card.choices else 1
        session.answer(Next() if card.ask is None else Choose(first))
