"""The rounds played so far, as values and as they stand in JSON; docs/data.md is the codebook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from quiz.bank.status import Mark
from quiz.game.events import SCORING, Chosen, Mode
from quiz.record.codec import choice_of
from quiz.record.values import AnswerRow, Record, RoundRow


def rounds(store: Record) -> tuple[RoundRow, ...]:
    """Every round with its answers, oldest first, unfinished ones at once. Raises StoreProblem."""
    answers: dict[int, list[AnswerRow]] = defaultdict(list)
    for round_seq, answer in store.read(lambda row: (row[0], _answer(row[1:])), _ANSWERS):
        answers[round_seq].append(answer)
    planned = dict(store.rows("SELECT round, count(*) FROM cards GROUP BY round"))
    return tuple(store.read(lambda row: _round(row[1:], tuple(answers[row[0]]), planned.get(row[0], 0)), _ROUNDS))


def round_json(one: RoundRow) -> dict[str, Any]:
    """One round of `progress --json`."""
    return {
        "id": one.id,
        "bank": one.bank,
        "mode": one.mode.value,
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


def _round(row: Sequence[Any], answers: tuple[AnswerRow, ...], planned: int) -> RoundRow:
    round_id, bank, mode, exam, started, finished, abandoned, seed, surface, points, of = row
    if points is None:
        # Not finished, or some of its answers were forgotten since: what is there is counted.
        verdicts = [answer.mark for answer in answers if is_verdict(answer)]
        points, of = sum(mark.points for mark in verdicts), planned if exam else len(verdicts)
    return RoundRow(
        id=round_id,
        bank=bank,
        mode=Mode(mode),
        exam=bool(exam),
        started=started,
        finished=finished,
        abandoned=bool(abandoned),
        seed=int(seed),
        surface=surface,
        points=points,
        of=of,
        answers=answers,
    )


def is_verdict(answer: AnswerRow) -> bool:
    """Whether the answer carries its card's point, and was not skipped."""
    return answer.step in SCORING and answer.mark is not Mark.SKIPPED


def _answer(row: Iterable[Any]) -> AnswerRow:
    seq, bank, bank_hash, item, item_hash, step, card, at, chosen, best, mark, first, hint, seconds, note, version = row
    return AnswerRow(
        seq=seq,
        bank=bank,
        bank_hash=bank_hash or "",
        item=item,
        item_hash=item_hash,
        step=step,
        position=card + 1,
        at=at,
        chosen=None if chosen is None else _plain(choice_of(chosen)),
        right=_plain(choice_of(best)),
        mark=Mark(mark),
        first=bool(first),
        hint=bool(hint),
        seconds=seconds,
        objection=note,
        version=version,
    )


def _plain(choice: Chosen) -> str | int | list[int]:
    return list(choice) if isinstance(choice, tuple) else choice


_ROUNDS = """
SELECT seq, id, bank, mode, exam, started, finished, abandoned, seed, surface, points, of_cards FROM rounds ORDER BY seq
"""

# The newest answer to each step of each card; a skip only where there is none, as the game has it.
_ANSWERS = """
WITH newest AS (
    SELECT coalesce(max(CASE WHEN kind = 'answered' THEN seq END), max(seq)) AS seq
    FROM events WHERE kind IN ('answered', 'skipped') GROUP BY round, card, step
)
SELECT e.round, e.seq, e.bank, e.bank_hash, e.item, e.item_hash, e.step, e.card, e.at, e.chosen, e.best, e.mark,
    e.is_first, e.hint, e.seconds,
    (SELECT o.note FROM events o
     WHERE o.round = e.round AND o.card = e.card AND o.kind = 'objected' ORDER BY o.seq DESC LIMIT 1),
    e.version
FROM newest JOIN events e ON e.seq = newest.seq ORDER BY e.seq
"""
