"""What the game says of a reader's slips: the devices that practice leans to, and the habit.

Apart from wording_course, which every start needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from quiz.game.devices import DEVICES
from quiz.game.habit import ENOUGH_CONFIRMED, ENOUGH_OTHER, Habit, Says
from quiz.text.phrases import listed

MOST_NAMED = 2
"""Weak devices that are named."""


def lean_line(devices: Sequence[str]) -> str:
    """What a mixed round leans to, by the names of the devices; nothing where nothing is weak."""
    return f"It leans to {_names(devices)}, where you slipped most." if devices else ""


def leaning_line(devices: Sequence[str]) -> str:
    """Which devices, weakest first, mixed rounds lean to; nothing where none is weak."""
    return f"Mixed rounds lean to {_names(devices)}, where you slipped most." if devices else ""


def _names(devices: Sequence[str]) -> str:
    return listed([DEVICES[one] for one in devices[:MOST_NAMED]])


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
        case _:
            assert_never(habit.says)
