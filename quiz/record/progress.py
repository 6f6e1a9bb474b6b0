"""What the reader did so far, gathered once for whoever tells it: rounds, the course, shares, the habit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from quiz.bank.head import Head
from quiz.bank.model import Bank
from quiz.game import wording_course as says
from quiz.game.devices import device_shares, weakness
from quiz.game.habit import Habit, Sensitivity, habit, sensitivity
from quiz.game.wording import came_to
from quiz.record.banks import Banks
from quiz.record.history import rounds
from quiz.record.library import load_library
from quiz.record.meetings import LATEST, Meeting, device_attempts, first_meetings, repeats, still_there, verdicts_of
from quiz.record.shares import Shares, Tens, shares, tens
from quiz.record.values import BankScore, NullStore, Record, RoundRow


class Lesson(NamedTuple):
    """A lesson of a course, and the reader's score of it (None where it was never begun)."""

    course: str
    number: int
    bank: str
    title: str
    score: BankScore | None

    @property
    def finished(self) -> bool:
        """Whether a round of it was finished."""
        return self.score is not None and self.score.last_score is not None

    @property
    def state(self) -> str:
        """What the reader did with it, in words."""
        if self.score is None:
            return says.NOT_BEGUN
        last, waits = self.score
        return says.lesson_state(came_to(*last) if last is not None else None, waits=waits)


class Course(NamedTuple):
    """The lessons of a course, which is named in words."""

    name: str
    lessons: Sequence[Lesson]

    @property
    def title(self) -> str:
        """Its name, and how far it has come."""
        finished = sum(one.finished for one in self.lessons)
        return f"{self.name}, {says.course_line(finished, len(self.lessons))}"


class Progress(NamedTuple):
    """`played` is oldest first; `titles` is by bank id; `lessons` are in the library's order.

    `first` and `again` tell first meetings of claims from later ones, `tens` tells of first ones only. `weak`: the
    devices that mixed rounds lean to, weakest first. Without a course there is no `habit`.
    """

    played: Sequence[RoundRow] = ()
    titles: Mapping[str, str] = {}
    lessons: Sequence[Lesson] = ()
    first: Shares = Shares()
    again: Shares = Shares()
    tens: Tens = Tens()
    weak: Sequence[str] = ()
    habit: Habit | None = None
    sensitivity: Sensitivity | None = None

    @property
    def courses(self) -> list[Course]:
        """The lessons by course, in their order."""
        names = dict.fromkeys(one.course for one in self.lessons)
        return [Course(says.course_name(name), [one for one in self.lessons if one.course == name]) for name in names]


def gather_progress(store: Record, folder: Path | None = None) -> Progress:
    """The progress over the shipped banks, the reader's own, and then those at `folder`. Raises StoreProblem.

    Where two banks share an id, the first one counts.
    """
    places = (None,) if folder is None else (None, [folder])
    banks = Banks(entry.head for place in places for entry in load_library(NullStore(), place).entries)
    heads = banks.heads.values()
    lessons = tuple(_lessons(heads, store.scores()))
    first, later = first_meetings(store), repeats(store)
    there = {bank.id: bank for bank in banks.named({one.bank for one in (*first, *later)})}
    met, again = list(still_there(first, there)), list(still_there(later, there))
    has_course = any(head.course for head in heads)
    verdicts = verdicts_of(met) if has_course else []
    return Progress(
        played=rounds(store),
        titles={head.id: head.title for head in heads if head.id and head.title},
        lessons=lessons,
        first=shares(met),
        again=shares(again),
        tens=tens(met),
        weak=tuple(_weak(first, there)),
        habit=habit(verdicts) if has_course else None,
        sensitivity=sensitivity(verdicts),
    )


def _lessons(heads: Iterable[Head], scores: Mapping[str, BankScore]) -> Iterator[Lesson]:
    for head in heads:
        if head.id is not None and head.course and head.lesson is not None:
            yield Lesson(head.course, head.lesson, head.id, head.title or head.id, scores.get(head.id))


def _weak(first: Sequence[Meeting], banks: Mapping[str, Bank]) -> dict[str, float]:
    """As a mixed round has it, which never draws from a test, and so learns nothing from one."""
    drawn = {id_: bank for id_, bank in banks.items() if not bank.test}
    return weakness(device_shares(device_attempts(list(still_there(first[-LATEST:], drawn)))))
