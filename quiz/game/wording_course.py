"""What the game says of a reader's way through many rounds: the course, and what to do next."""

from __future__ import annotations

from quiz.text.phrases import count_of

MIXED_TITLE = "Mixed round"
WAITS_FOR_BANKS = "A mixed round waits until all its banks can be read again; this is another one."
MIXED = "claims from the whole library, those not met yet first"
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


def all_met(folder: str) -> str:
    """What is told where no claim is new any more. `folder`: the reader's own banks."""
    # Imported here, because hardly a start ever tells this.
    import shlex

    return (
        "For new ones make a quiz of an article of your own: "
        f"factquiz new {shlex.quote(f'{folder}/my-quiz')} begins one, docs/authoring.md tells how."
    )


NOT_BEGUN = "not begun yet"


def course_name(course: str) -> str:
    """A course by the name that banks give it, in words."""
    return course.replace("-", " ")


def course_line(finished: int, lessons: int) -> str:
    """How far a course has come."""
    return f"{finished} of {count_of(lessons, 'quiz', 'quizzes')} finished"


def lesson_state(last: str | None, *, waits: bool) -> str:
    """How a lesson that was begun stands. `last`: what its newest finished round came to; `waits`: one goes on."""
    if last is None:
        return "begun, not finished" if waits else "not finished yet"
    return f"{last}, begun again" if waits else last
