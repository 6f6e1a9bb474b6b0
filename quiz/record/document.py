"""The JSON of `progress --json`, whose keys are promised; docs/data.md is the codebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quiz.game.habit import Habit, Sensitivity, Slips
from quiz.game.wording_habit import habit_sentence
from quiz.record.history import round_json, whole
from quiz.record.progress import Lesson, Progress
from quiz.record.shares import Share


def progress_json(found: Progress) -> dict[str, Any]:
    """The whole document."""
    return {
        "rounds": [round_json(one) for one in found.played],
        "course": [_lesson_json(one) for one in found.lessons],
        "statuses": {"first": _shares_json(found.first.statuses), "again": _shares_json(found.again.statuses)},
        "devices": {"first": _shares_json(found.first.devices), "again": _shares_json(found.again.devices)},
        "tens": {
            "claims": list(found.tens.claims),
            "statuses": {status.value: list(right) for status, right in found.tens.statuses.items()},
            "devices": {device: list(right) for device, right in found.tens.devices.items()},
        },
        "weak": list(found.weak),
        "habit": None if found.habit is None else _habit_json(found.habit),
        "sensitivity": None if found.sensitivity is None else _sensitivity_json(found.sensitivity),
    }


def _lesson_json(one: Lesson) -> dict[str, Any]:
    last, waits = one.score or (None, False)
    return {
        "course": one.course,
        "lesson": one.number,
        "bank": one.bank,
        "title": one.title,
        "last_score": None if last is None else {"points": whole(last.points), "of": last.of},
        "unfinished": waits,
    }


def _shares_json(shares: Mapping[Any, Share]) -> dict[str, dict[str, int]]:
    return {str(name): share._asdict() for name, share in shares.items()}


def _habit_json(habit: Habit) -> dict[str, Any]:
    return {
        "says": habit.says.value,
        "taken": _slips_json(habit.taken),
        "doubted": _slips_json(habit.doubted),
        "p": habit.p,
        "sentence": habit_sentence(habit),
    }


def _slips_json(slips: Slips) -> dict[str, int]:
    return {"n": slips.n, "of": slips.of}


def _sensitivity_json(found: Sensitivity) -> dict[str, float | int]:
    return {
        "d": found.d,
        "criterion": found.criterion,
        "n_confirmed": found.n_confirmed,
        "n_other": found.n_other,
    }
