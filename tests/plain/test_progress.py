"""Progress in plain lines: each a sentence with its role in front, rounds first, what sums up last."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.bank.status import Mark, Status
from quiz.game.events import Mode
from quiz.game.habit import Habit, Says, Slips
from quiz.plain.progress import progress_lines
from quiz.plain.wording import NO_ROUNDS
from quiz.record.history import rounds
from quiz.record.progress import Lesson, Progress
from quiz.record.shares import Share, Shares, Tens
from quiz.record.values import BankScore, Points
from tests.record.conftest import Kit


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Kit]:
    kit = Kit(tmp_path / "home")
    yield kit
    kit.store.close()


def lines(kit: Kit, found: Progress | None = None) -> list[str]:
    return progress_lines((found or Progress())._replace(played=rounds(kit.store), titles={"news": "Who says\nso?"}))


def after_one_round(kit: Kit, found: Progress) -> list[str]:
    """What is told besides a round."""
    kit.played(Mark.RIGHT)
    return lines(kit, found)[2:]


def test_without_rounds_it_says_so_and_no_more(kit: Kit) -> None:
    early = Habit(Says.EARLY, Slips(0, 0), Slips(0, 0), None)
    assert lines(kit, Progress(lessons=[Lesson("sea", 1, "a", "A", None)], habit=early)) == [NO_ROUNDS]


def test_rounds_newest_first_each_in_one_line(kit: Kit) -> None:
    kit.played(Mark.RIGHT, Mark.HALF)
    kit.played(Mark.WRONG, bank="gone")
    given_up = kit.begin(kit.plan("a"))
    kit.keep(kit.begin(kit.plan("a", mode=Mode.EXAM), abandons=given_up), kit.answer(0, Mark.WRONG))
    kit.keep(kit.begin(kit.plan("a", mode=Mode.MIX), None), kit.answer(0))
    head, *told = lines(kit)
    assert head == "Progress: 5 rounds, 2 finished."
    assert [line.split(": ", 1)[1] for line in told] == [
        "Mixed round. Unfinished, 1 of 1 so far.",
        "Who says so? Exam. Not handed in yet.",
        "Who says so? Given up for another round.",
        "gone. 0 of 1.",
        "Who says so? 1½ of 2.",
    ]
    assert [line.split(",")[0] for line in told] == ["Round 5", "Round 4", "Round 3", "Round 2", "Round 1"]


def test_each_course_has_its_lessons(kit: Kit) -> None:
    lessons = [
        Lesson("reading-the-news", 1, "a", "Who speaks?", BankScore(Points(4.5, 6), False)),
        Lesson("reading-the-news", 2, "b", "Hedges", BankScore(Points(2, 3), True)),
        Lesson("the-sea", 1, "c", "Boats", None),
    ]
    assert after_one_round(kit, Progress(lessons=lessons)) == [
        "Course: reading the news, 2 of 2 quizzes finished.",
        "Lesson 1: Who speaks? 4½ of 6.",
        "Lesson 2: Hedges. 2 of 3, begun again.",
        "Course: the sea, 0 of 1 quiz finished.",
        "Lesson 1: Boats. Not begun yet.",
    ]


def test_shares_have_their_counts_and_a_percentage_only_with_enough(kit: Kit) -> None:
    first = Shares({Status.CONFIRMED: Share(7, 9), Status.ATTRIBUTED: Share(15, 20)}, {"denial": Share(1, 3)})
    again = Shares({Status.UNRESOLVED: Share(0, 1)}, {"belief": Share(19, 19)})
    assert after_one_round(kit, Progress(first=first, again=again)) == [
        "First met: Confirmed, right 7 of 9.",
        "First met: Attributed, right 15 of 20, 75 per cent.",
        "First met: denials, right 1 of 3.",
        "Met again: Left open, right 0 of 1.",
        "Met again: what somebody believes, right 19 of 19.",
    ]


def test_one_ten_is_no_way_over_time(kit: Kit) -> None:
    assert after_one_round(kit, Progress(tens=Tens((4,), {Status.CONFIRMED: (4,)}))) == []


def test_the_way_over_time_tells_how_many_of_each_ten(kit: Kit) -> None:
    more = Tens((4, 7, 10), {Status.CONFIRMED: (4, 9), Status.DENIED: (8,)}, {"belief": (0, 1)})
    assert after_one_round(kit, Progress(tens=more)) == [
        "Over time: all claims, right of each ten when first met, oldest first: 4, 7 and 10.",
        "Over time: Confirmed, right of each ten when first met, oldest first: 4 and 9.",
        "Over time: what somebody believes, right of each ten when first met, oldest first: 0 and 1.",
    ]


def test_only_the_newest_twenty_tens_are_told(kit: Kit) -> None:
    (told,) = after_one_round(kit, Progress(tens=Tens((0, *[5] * 20))))
    assert told.count("5") == 20
    assert "0" not in told


def test_what_to_practise_and_the_habit_come_last(kit: Kit) -> None:
    habit = Habit(Says.NONE, Slips(0, 30), Slips(0, 30), None)
    assert after_one_round(kit, Progress(weak=["denial", "belief", "foil"], habit=habit)) == [
        "Practice: Mixed rounds lean to denials and what somebody believes, where you slipped most.",
        "Habit: No slip either way in the last 60 claims that could show one.",
    ]
