"""The reader's progress in lines of text: rounds, the course, shares, the way over time, the habit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from quiz.game.devices import DEVICES
from quiz.game.wording import NAMES, capital, count_of
from quiz.game.wording_habit import habit_sentence, leaning_line
from quiz.plain import wording as says
from quiz.plain.lines import sentence
from quiz.record.progress import Course, Progress
from quiz.record.shares import Share, Shares, Tens
from quiz.record.values import RoundRow


def progress_lines(found: Progress) -> list[str]:
    """All of it, rounds newest first, each line with its role in front.

    The rounds come first and the habit last, so that what sums up stands above the prompt however many they are.
    """
    if not found.played:
        return [says.NO_ROUNDS]
    finished = sum(one.finished is not None for one in found.played)
    return [
        f"Progress: {count_of(len(found.played), 'round')}, {finished} finished.",
        *(_round_line(number, one, found.titles) for number, one in reversed(list(enumerate(found.played, 1)))),
        *_course_lines(found.courses),
        *_share_lines(says.FIRST_MET, found.first),
        *_share_lines(says.MET_AGAIN, found.again),
        *_over_time_lines(found.tens),
        *_closing_lines(found),
    ]


def _round_line(number: int, one: RoundRow, titles: Mapping[str, str]) -> str:
    exam = "Exam. " if one.exam else ""
    return f"Round {number}, {one.day}: {sentence(one.title(titles))} {exam}{capital(one.state)}."


def _course_lines(courses: Iterable[Course]) -> Iterator[str]:
    for course in courses:
        yield f"Course: {sentence(course.title)}"
        yield from (f"Lesson {one.number}: {sentence(one.title)} {capital(one.state)}." for one in course.lessons)


def _share_lines(role: str, shares: Shares) -> Iterator[str]:
    for status, share in shares.statuses.items():
        yield _share_line(role, NAMES[status], share)
    for device, share in shares.devices.items():
        yield _share_line(role, DEVICES[device], share)


def _share_line(role: str, name: str, share: Share) -> str:
    percent = "" if share.percent is None else f", {share.percent} per cent"
    return f"{role}: {name}, right {share.right} of {share.of}{percent}."


def _over_time_lines(tens: Tens) -> Iterator[str]:
    """One ten alone is no way over time."""
    if len(tens.claims) > 1:
        yield says.over_time(says.EVERY_CLAIM, tens.claims)
    yield from (says.over_time(name, right) for name, right in tens.ways())


def _closing_lines(found: Progress) -> Iterator[str]:
    leaning = leaning_line(found.weak)
    if leaning:
        yield f"Practice: {leaning}"
    if found.habit is not None:
        yield f"Habit: {habit_sentence(found.habit)}"
