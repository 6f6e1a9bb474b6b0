"""What the game says of a reader's way through many rounds: the habit, the course, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.game.devices import DEVICES
from quiz.game.habit import ENOUGH_CONFIRMED, ENOUGH_OTHER, Habit, Says
from quiz.text.phrases import count_of, listed

MIXED_TITLE = "Mixed round"
WAITS_FOR_BANKS = "A mixed round waits until all its banks can be read again; this is another one."
MIXED = "claims of several articles, those not met yet first"
MIXED_TODAY = f"a mixed round, {MIXED}"
GO_ON_MIXED = "go on with the mixed round"
ALL_MET = "every claim was met; a mixed round asks some of them again"


def page_of(number: int, total: int) -> str:
    """Which of a mixed round's articles is to be read now."""
    return f"Article {number} of {total}."


def go_on_with(title: str) -> str:
    """An unfinished round waits."""
    return f"go on with {title}"


def lesson_title(lesson: int, title: str) -> str:
    """A lesson's number and title."""
    return f"lesson {lesson}, {title}"


def lean_line(devices: Sequence[str]) -> str:
    """What a mixed round leans to, by the names of the devices; nothing where nothing is weak."""
    return f"It leans to {listed([DEVICES[one] for one in devices])}, where you slipped most." if devices else ""


def all_met(folder: str) -> str:
    """What is told where no claim is new any more. `folder`: the reader's own banks."""
    return (
        "Every claim of this library was met: from here on they come again. A quiz of an article of your own goes "
        f"into {folder}; docs/format.md shows how one is written."
    )


MOST_NAMED = 2
"""Weak devices that are named, as a mixed round does itself."""
NOT_BEGUN = "not begun yet"


def course_name(course: str) -> str:
    """A course by the name that banks give it, in words."""
    return course.replace("-", " ")


def course_line(finished: int, lessons: int) -> str:
    """How far a course has come."""
    return f"{finished} of {count_of(lessons, 'lesson')} finished"


def lesson_state(last: str | None, *, waits: bool) -> str:
    """How a lesson that was begun stands. `last`: what its newest finished round came to; `waits`: one goes on."""
    if last is None:
        return "begun, not finished" if waits else "not finished yet"
    return f"{last}, begun again" if waits else last


def leaning_line(devices: Sequence[str]) -> str:
    """Which devices, weakest first, mixed rounds lean to; nothing where none is weak."""
    names = listed([DEVICES[one] for one in devices[:MOST_NAMED]])
    return f"Mixed rounds lean to {names}, where you slipped most." if names else ""


TAKEN_LESSON = "Lesson 2, on unnamed reports, and lesson 3, on hedges, are about this."
DOUBTED_LESSON = "Lesson 6, on what is taken for granted, is about this."


def habit_sentence(habit: Habit) -> str:
    """The habit in words, with the counts that it rests on."""
    taken = f"{habit.taken.n} of {habit.taken.of}"
    doubted = f"{habit.doubted.n} of {habit.doubted.of}"
    match habit.says:
        case Says.TRUSTING:
            return (
                f"You took {taken} claims that belong to somebody else, or to nobody, for the article's own, and "
                f"doubted {doubted} that are its own. Luck alone rarely makes such a gap. {TAKEN_LESSON}"
            )
        case Says.DOUBTING:
            return (
                f"You doubted {doubted} claims that the article states itself, and took {taken} for its own that "
                f"are not. Luck alone rarely makes such a gap. {DOUBTED_LESSON}"
            )
        case Says.NONE if habit.taken.n == habit.doubted.n == 0:
            return f"No slip either way in the last {habit.taken.of + habit.doubted.of} claims that could show one."
        case Says.NONE:
            return (
                "You slipped both ways about equally, as far as so few claims can tell: "
                f"{taken} were taken for the article's own, and {doubted} of its own were doubted."
            )
        case Says.EARLY:
            return (
                "Too early to speak of a habit: "
                f"{min(habit.taken.of, ENOUGH_OTHER)} of {ENOUGH_OTHER} attributed or left-open claims and "
                f"{min(habit.doubted.of, ENOUGH_CONFIRMED)} of {ENOUGH_CONFIRMED} confirmed ones met."
            )
