"""The rounds played so far, as values and as they stand in JSON; docs/data.md is the codebook."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from quiz.bank.status import Mark
from quiz.game.events import SCORING, Chosen, Mode
from quiz.record.codec import choice_of
from quiz.record.statements import ANSWERS, PLANNED, ROUNDS
from quiz.record.values import AnswerRow, Record, RoundRow


def rounds(store: Record) -> tuple[RoundRow, ...]:
    """Every round with its answers, oldest first, unfinished ones at once. Raises StoreProblem."""
    answers: dict[int, list[AnswerRow]] = defaultdict(list)
    for round_seq, answer in store.read(_answer_of, ANSWERS):
        answers[round_seq].append(answer)
    planned = dict(store.read(_planned_of, PLANNED))

    def whole_round(*columns: Any) -> RoundRow:
        row = _StoredRound(*columns)
        return _round(row, tuple(answers[row.seq]), planned.get(row.seq, 0))

    return tuple(store.read(whole_round, ROUNDS))


def round_json(one: RoundRow) -> dict[str, Any]:
    """One round of `progress --json`."""
    return {
        "id": one.id,
        "bank": one.bank,
        "mode": one.mode.value,
        "exam": one.exam,
        "started": one.started,
        "finished": one.finished,
        "abandoned": one.abandoned,
        "seed": one.seed,
        "surface": one.surface,
        "points": whole(one.points),
        "of": one.of,
        "answers": [answer_json(answer) for answer in one.answers],
    }


def answer_json(answer: AnswerRow) -> dict[str, Any]:
    """One answer of `progress --json`."""
    return {
        "bank": answer.bank,
        "bank_hash": answer.bank_hash,
        "claim": answer.item,
        "claim_hash": answer.item_hash,
        "step": answer.step,
        "position": answer.position,
        "at": answer.at,
        "chosen": answer.chosen,
        "right": answer.right,
        "mark": answer.mark.value,
        "first": answer.first,
        "hint": answer.hint,
        "seconds": answer.seconds,
        "objection": answer.objection,
        "version": answer.version,
    }


def whole(points: float) -> float | int:
    """Points as people write them: 7, 7.5."""
    return int(points) if points == int(points) else points


class _StoredRound(NamedTuple):
    """A row of ROUNDS."""

    seq: int
    id: str
    bank: str | None
    mode: str
    exam: int
    started: str
    finished: str | None
    abandoned: int
    seed: str
    surface: str
    points: float | None
    of_cards: int | None


def _round(row: _StoredRound, answers: tuple[AnswerRow, ...], planned: int) -> RoundRow:
    points, of = row.points, row.of_cards
    if points is None or of is None:
        # Not finished, or some of its answers were forgotten since: what is there is counted.
        verdicts = [answer.mark for answer in answers if is_verdict(answer)]
        points, of = sum(mark.points for mark in verdicts), planned if row.exam else len(verdicts)
    return RoundRow(
        id=row.id,
        bank=row.bank,
        mode=Mode(row.mode),
        exam=bool(row.exam),
        started=row.started,
        finished=row.finished,
        abandoned=bool(row.abandoned),
        seed=int(row.seed),
        surface=row.surface,
        points=points,
        of=of,
        answers=answers,
    )


def is_verdict(answer: AnswerRow) -> bool:
    """Whether the answer carries its card's point, and was not skipped."""
    return answer.step in SCORING and answer.mark is not Mark.SKIPPED


def _planned_of(round_seq: int, cards: int) -> tuple[int, int]:
    return round_seq, cards


class _StoredAnswer(NamedTuple):
    """A row of ANSWERS."""

    round: int
    seq: int
    bank: str
    bank_hash: str | None
    item: str
    item_hash: str
    step: str
    card: int
    at: str
    chosen: str | None
    best: str | None
    mark: str
    is_first: int
    hint: int
    seconds: float | None
    objection: str | None
    version: str


def _answer_of(*columns: Any) -> tuple[int, AnswerRow]:
    row = _StoredAnswer(*columns)
    return row.round, _answer(row)


def _answer(row: _StoredAnswer) -> AnswerRow:
    return AnswerRow(
        seq=row.seq,
        bank=row.bank,
        bank_hash=row.bank_hash or "",
        item=row.item,
        item_hash=row.item_hash,
        step=row.step,
        position=row.card + 1,
        at=row.at,
        chosen=None if row.chosen is None else _plain(choice_of(row.chosen)),
        right=_plain(choice_of(row.best)),
        mark=Mark(row.mark),
        first=bool(row.is_first),
        hint=bool(row.hint),
        seconds=row.seconds,
        objection=row.objection,
        version=row.version,
    )


def _plain(choice: Chosen) -> str | int | list[int]:
    return list(choice) if isinstance(choice, tuple) else choice
