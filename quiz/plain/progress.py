"""The reader's progress in lines of text: rounds, shares right by status, and the points as a small plot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quiz.bank.status import Status
from quiz.game.wording import NAMES, capital, count_of, points_line
from quiz.plain.lines import sentence
from quiz.record.shares import Share
from quiz.record.values import RoundRow

PLOT_ROUNDS = 20
"""Finished rounds that the plot shows at most, the newest."""

PLOT_WIDTH = 20
"""Signs for all points of a round. Letters, so that it means the same read aloud, in ASCII and in any font."""

NO_ROUNDS = "Progress: no rounds yet."


def progress_lines(played: Sequence[RoundRow], titles: Mapping[str, str], shares: Mapping[Status, Share]) -> list[str]:
    """All of it, rounds newest first; `played` is oldest first, `titles` by bank id. Each line begins with its role."""
    if not played:
        return [NO_ROUNDS]
    finished = sum(one.finished is not None for one in played)
    return [
        f"Progress: {count_of(len(played), 'round')}, {finished} finished.",
        *(_round_line(number, one, titles) for number, one in reversed(list(enumerate(played, 1)))),
        *_share_lines(shares),
        *_plot_lines(played),
    ]


def _round_line(number: int, one: RoundRow, titles: Mapping[str, str]) -> str:
    exam = "Exam. " if one.exam else ""
    return f"Round {number}, {one.day}: {sentence(one.title(titles))} {exam}{capital(one.state)}."


def _share_lines(shares: Mapping[Status, Share]) -> Iterator[str]:
    for status, share in shares.items():
        percent = "" if share.percent is None else f", {share.percent} per cent"
        yield f"Share: {NAMES[status]}, right {share.right} of {share.of}{percent}."


def _plot_lines(played: Sequence[RoundRow]) -> Iterator[str]:
    shown = [one for one in played if one.finished is not None and one.of][-PLOT_ROUNDS:]
    if len(shown) < 2:
        return
    yield f"Plot: points of the newest {len(shown)} finished rounds, oldest first; {PLOT_WIDTH} x are all points."
    for one in shown:
        bar = "x" * round(PLOT_WIDTH * one.points / one.of)
        yield f"Plot: {one.day}, {points_line(one.points, one.of)} {bar}".rstrip()
