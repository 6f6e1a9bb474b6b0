"""Small banks for mixed rounds, and a reader who plays such rounds."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quiz.bank.find import library
from quiz.game.plan import Options
from quiz.game.session import RoundSession
from quiz.game.view import Choose, Next, Phase
from quiz.record.mixed import open_mixed
from quiz.record.rounds import OpenedRound, Seat
from quiz.record.store import Store
from tests.game.make import Clock

STATUSES = ("confirmed", "attributed", "denied")


def write_bank(
    folder: Path,
    name: str,
    *,
    claims: int = 6,
    test: bool = False,
    tag: str = "plain-statement",
    statuses: tuple[str, ...] = STATUSES,
) -> None:
    """A bank of claims that take these of its three statuses in turn, on an article of its own."""
    lines = [
        "format = 1",
        f'id = "{name}"',
        f'title = "Bank {name}"',
        f"statuses = {list(STATUSES)}",
        f"test = {str(test).lower()}",
    ]
    sentences = []
    blocks = []
    for n in range(claims):
        status = statuses[n % len(statuses)]
        sentence = {
            "confirmed": f"Boat {n} of {name} has left.",
            "attributed": f"Ann said that boat {n} of {name} had left.",
            "denied": f"Ann denied that boat {n} of {name} had left.",
        }[status]
        sentences.append(sentence)
        voice = {"confirmed": "", "attributed": 'said_by = ["ann"]', "denied": 'denied_by = ["ann"]'}[status]
        blocks.append(
            f'[[claims]]\nid = "boat-{n}"\ntext = "Boat {n} is gone."\nstatus = "{status}"\n{voice}\n'
            f'quotes = ["{sentence}"]\ntags = ["{tag}"]\n'
        )
    article = f'[article]\ntitle = "On {name}"\ntext = "{" ".join(sentences)}"\n[[sources]]\nid = "ann"\nname = "Ann"\n'
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.toml").write_text("\n".join([*lines, article, *blocks]), encoding="utf-8")


@dataclass
class Reader:
    """A reader of the banks in a folder, whose every call sits down anew."""

    folder: Path
    clock: Clock = field(default_factory=Clock)

    def open(self, count: int = 6, *, fresh: bool = False, **options: Any) -> OpenedRound:
        seat = Seat(Store(self.folder / "home"), self.clock, "plain")
        return open_mixed(library([self.folder / "banks"]), Options(**options), seat, count, fresh=fresh)

    def play(self, count: int = 6, answers: int = 99, *, right: bool = True, **options: Any) -> RoundSession:
        opened = self.open(count, **options)
        opened.start()
        session = opened.session
        while session.view().phase is not Phase.RESULT and answers:
            card = session.deck[session.cursor.at]
            assert card is not None
            status = card.item.status.value  # type: ignore[union-attr]
            wrong = "denied" if status != "denied" else "confirmed"
            session.answer(Choose(status if right else wrong))
            session.answer(Next())
            answers -= 1
        return session


def asked(of: OpenedRound | RoundSession) -> list[tuple[str, str]]:
    """Bank and claim of each card, in order."""
    session = of.session if isinstance(of, OpenedRound) else of
    return [(card.bank, card.item) for card in session.round.plan.cards]
