"""The JSON of `progress`: its keys, which answers it lists, and how unfinished rounds are counted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from quiz.bank.status import Mark
from quiz.game.events import Answered, Ask, Flagged, Hinted, Kind, Mode, Objected, Plan, Planned, Shown
from quiz.record.document import progress_json
from quiz.record.history import rounds
from quiz.record.progress import Progress

if TYPE_CHECKING:
    from tests.record.conftest import Kit

ROUND_KEYS = [
    *("id", "bank", "mode", "exam", "started", "finished", "abandoned", "seed", "surface", "points", "of", "answers")
]
ANSWER_KEYS = [
    *("bank", "bank_hash", "claim", "claim_hash", "step", "position", "at", "chosen", "right", "mark"),
    *("first", "hint", "seconds", "objection", "version"),
]


def document(kit: Kit) -> dict[str, Any]:
    """As a reader of the JSON has it."""
    found: dict[str, Any] = json.loads(json.dumps(progress_json(Progress(rounds(kit.store))), allow_nan=False))
    return found


def the_round(kit: Kit) -> dict[str, Any]:
    (only,) = document(kit)["rounds"]
    assert isinstance(only, dict)
    return only


def listed(kit: Kit, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(answer[key] for key in keys) for answer in the_round(kit)["answers"]]


def test_without_a_record_there_are_no_rounds(kit: Kit) -> None:
    assert document(kit)["rounds"] == []


def test_a_whole_round(kit: Kit) -> None:
    round_id = kit.played(Mark.RIGHT, Mark.HALF)
    found = the_round(kit)
    answers = found.pop("answers")
    assert list(found) == ROUND_KEYS[:-1]
    assert found == {
        "id": round_id,
        "bank": "news",
        "mode": "practice",
        "exam": False,
        "started": "2026-11-24T12:00:01Z",
        "finished": "2026-11-24T12:00:04Z",
        "abandoned": False,
        "seed": 7,
        "surface": "plain",
        "points": 1.5,
        "of": 2,
    }
    assert [list(answer) for answer in answers] == [ANSWER_KEYS] * 2
    answers[1].pop("version")
    assert answers[1] == {
        "bank": "news",
        "bank_hash": "bank-news",
        "claim": "c1",
        "claim_hash": "hash-c1",
        "step": "status",
        "position": 2,
        "at": "2026-11-24T12:00:03Z",
        "chosen": "denied",
        "right": "attributed",
        "mark": "half",
        "first": True,
        "hint": False,
        "seconds": 1.5,
        "objection": None,
    }


def test_rounds_come_oldest_first_and_unfinished_ones_at_once(kit: Kit) -> None:
    first = kit.begin(kit.plan("a"))
    ids = [first, kit.played(Mark.RIGHT), kit.begin(kit.plan("a", mode=Mode.MIX), None, abandons=first)]
    found = document(kit)["rounds"]
    assert [one["id"] for one in found] == ids
    assert [(one["bank"], one["mode"], one["abandoned"], one["finished"] is None) for one in found] == [
        ("news", "practice", True, True),
        ("news", "practice", False, False),
        (None, "mix", False, True),
    ]


def test_every_kind_of_choice_has_its_json(kit: Kit) -> None:
    plan = Plan((*kit.plan("a").cards, Planned("news", "q", Kind.QUESTION, "hash-q")), Mode.PRACTICE, 7)
    now = kit.now()
    kit.keep(
        kit.begin(plan),
        Answered(0, Ask.STATUS, "denied", "attributed", Mark.WRONG, now, None, False),
        Answered(0, Ask.QUOTE, 0, 14, Mark.WRONG, now, 0.0, True),
        Answered(0, Ask.SOURCE, "article", "mayor", Mark.WRONG, now, None, False),
        Answered(1, Ask.QUESTION, (1, 3), (1,), Mark.WRONG, now, None, False),
    )
    assert listed(kit, "claim", "step", "chosen", "right", "hint", "seconds") == [
        ("a", "status", "denied", "attributed", False, None),
        ("a", "quote", 0, 14, True, 0.0),
        ("a", "source", "article", "mayor", False, None),
        ("q", "question", [1, 3], [1], False, None),
    ]


def test_of_changed_answers_only_the_newest_is_listed(kit: Kit) -> None:
    round_id = kit.begin(kit.plan("a", "b", mode=Mode.EXAM))
    kit.keep(
        round_id,
        kit.answer(0, Mark.WRONG, chosen="confirmed"),
        kit.skip(1),
        Flagged(0, True, kit.now()),
        kit.answer(0, Mark.RIGHT, chosen="attributed"),
        kit.answer(1, Mark.HALF),
    )
    assert listed(kit, "position", "chosen", "mark") == [(1, "attributed", "right"), (2, "denied", "half")]
    assert len(kit.store.rows("SELECT 1 FROM events WHERE kind = 'answered'")) == 3


def test_an_answer_stands_when_its_card_is_skipped_later(kit: Kit) -> None:
    round_id = kit.begin(kit.plan("a", mode=Mode.EXAM))
    kit.keep(round_id, kit.answer(0), kit.skip(0))
    assert listed(kit, "step", "mark") == [("status", "right")]


def test_only_answers_and_skips_are_listed(kit: Kit) -> None:
    round_id = kit.begin(kit.plan("a", "b"))
    now = kit.now()
    kit.keep(round_id, Hinted(0, now), Shown(0, Ask.QUOTE, now), kit.skip(0), Objected(1, "no", now))
    assert listed(kit, "position", "chosen", "right", "mark", "seconds") == [(1, None, "attributed", "skipped", None)]


def test_the_newest_objection_stands_on_the_cards_answers(kit: Kit) -> None:
    round_id = kit.begin(kit.plan("a", "b"))
    kit.keep(round_id, kit.answer(0), kit.answer(0, ask=Ask.QUOTE, chosen=2), kit.answer(1))
    kit.keep(round_id, Objected(0, "first thought", kit.now()), Objected(0, "I read it differently", kit.now()))
    expected = "I read it differently"
    assert listed(kit, "position", "objection") == [(1, expected), (1, expected), (2, None)]


def test_an_unfinished_round_is_counted_by_verdicts_without_skips(kit: Kit) -> None:
    round_id = kit.begin(kit.plan("a", "b", "c", "d"))
    kit.keep(round_id, kit.answer(0), kit.answer(0, ask=Ask.QUOTE), kit.skip(1), kit.answer(2, Mark.HALF))
    assert (the_round(kit)["points"], the_round(kit)["of"]) == (1.5, 2)


def test_a_mixed_exam_is_told_from_another_mixed_round(kit: Kit) -> None:
    for exam in (False, True):
        kit.begin(kit.plan("a", mode=Mode.MIX)._replace(exam=exam), None)
    kit.begin(kit.plan("a", mode=Mode.EXAM))
    found = [(one["mode"], one["exam"]) for one in document(kit)["rounds"]]
    assert found == [("mix", False), ("mix", True), ("exam", True)]


def test_an_unfinished_exam_is_out_of_all_its_cards(kit: Kit) -> None:
    kit.keep(kit.begin(kit.plan("a", "b", "c", mode=Mode.EXAM)), kit.answer(0), kit.skip(1))
    assert (the_round(kit)["points"], the_round(kit)["of"]) == (1, 3)


def test_a_finished_round_has_the_points_that_were_told(kit: Kit) -> None:
    kit.keep(kit.begin(kit.plan("a", "b", mode=Mode.EXAM)), kit.answer(0), kit.finish(1.0, 2))
    assert json.dumps([the_round(kit)["points"], the_round(kit)["of"]]) == "[1, 2]"


def test_a_seed_may_be_larger_than_the_databases_numbers(kit: Kit) -> None:
    kit.begin(Plan(kit.plan("a").cards, Mode.PRACTICE, 10**30))
    assert the_round(kit)["seed"] == 10**30
