"""A home with banks on the disk and a record of them, for what there is to do today."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from quiz.bank.read import read_bank
from quiz.game.plan import Options
from quiz.game.view import Choose, Next, Phase
from quiz.record.desk import Desk
from quiz.record.library import Library, What
from quiz.record.rounds import OpenedRound
from quiz.record.settings import Settings
from quiz.record.store import Store
from tests.game.make import Clock
from tests.record.mixing import write_bank


@dataclass
class Home:
    """A library and a record; every call sits down anew."""

    folder: Path
    clock: Clock = field(default_factory=Clock)

    @property
    def banks(self) -> Path:
        return self.folder / "banks"

    def desk(self) -> Desk:
        return Desk(Store(self.folder / "home"), self.clock, Settings(), folder=self.banks)

    def library(self) -> Library:
        return self.desk().library()

    def today(self) -> tuple[What, str | None] | None:
        """What there is to do, and the id of its bank."""
        today = self.library().today()
        return (today.what, today.entry.head.id if today.entry else None) if today else None

    def write(self, name: str, *, course: tuple[str, int] | None = None, claims: int = 3, test: bool = False) -> Path:
        """A bank, perhaps a lesson of a course."""
        write_bank(self.banks, name, claims=claims, test=test)
        path = self.banks / f"{name}.toml"
        if course is not None:
            keys = f'course = "{course[0]}"\nlesson = {course[1]}\nstatuses'
            path.write_text(path.read_text(encoding="utf-8").replace("statuses", keys, 1), encoding="utf-8")
        return path

    def play(self, name: str, answers: int = 99, *, exam: bool = False) -> None:
        """A round of a bank, to its end or to so many answers."""
        bank = read_bank(self.banks / f"{name}.toml").bank
        assert bank is not None
        answer(self.desk().open_round(bank, Options(exam=exam), surface="plain"), answers)

    def mix(self, count: int = 6, answers: int = 99) -> None:
        """Likewise a mixed one."""
        answer(self.desk().open_mixed(Options(mix=count), surface="plain"), answers)


def answer(opened: OpenedRound | str, answers: int) -> None:
    """Play a round to its end or to so many answers."""
    assert not isinstance(opened, str), opened
    opened.start()
    while answers and opened.session.view().phase is Phase.STEP:
        opened.session.answer(Choose("confirmed"))
        if opened.session.view().phase is Phase.FEEDBACK:
            opened.session.answer(Next())
        answers -= 1


def spoil(path: Path) -> None:
    """Make a bank one that cannot be played."""
    path.write_text(path.read_text(encoding="utf-8").replace('"confirmed"', '"cofirmed"'), encoding="utf-8")
