"""Forgetting is for good: nothing of it is left in any file, and nothing else is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quiz.bank.status import Mark
from quiz.game.events import Mode, Objected
from quiz.record.history import rounds
from quiz.record.store import Store
from quiz.record.values import ANY, Forgotten
from tests.record.saved import newest_mixed

if TYPE_CHECKING:
    from tests.record.conftest import Kit


def in_files(kit: Kit, text: str) -> bool:
    return any(text.encode() in path.read_bytes() for path in kit.home.iterdir())


@pytest.mark.parametrize("everything", [True, False])
@pytest.mark.parametrize("other_open", [True, False])
def test_nothing_is_left_in_any_file(kit: Kit, everything: bool, other_open: bool) -> None:
    round_id = kit.begin(kit.plan("claim-to-forget", bank="bank-to-forget"), "bank-to-forget")
    kit.keep(round_id, kit.answer(0), Objected(0, "words to forget " * 500, kit.now()), kit.finish(1, 1))
    other = Store(kit.home)
    assert other.bank_ids() == ["bank-to-forget"]
    (kit.home / "record.db.version-0.backup").write_text("words to forget")
    if not other_open:
        other.close()
    assert in_files(kit, "words to forget")
    assert kit.store.forget(ANY if everything else "bank-to-forget") == Forgotten(1, 0, scrubbed=True)
    assert not any(in_files(kit, text) for text in ("words to forget", "claim-to-forget", "bank-to-forget"))
    assert other.bank_ids() == []
    other.close()


def test_other_banks_stay(kit: Kit) -> None:
    kit.played(Mark.RIGHT)
    kit.played(Mark.WRONG)
    kit.played(Mark.RIGHT, bank="other")
    assert kit.store.forget("news").rounds == 2
    assert kit.store.bank_ids() == ["other"]
    assert list(kit.store.scores()) == ["other"]


def test_of_a_finished_mixed_round_only_that_banks_answers_go(kit: Kit) -> None:
    round_id = kit.begin(kit.plan("news/a", "other/b", "news/c", "other/d", mode=Mode.MIX), None)
    marks = [Mark.RIGHT, Mark.HALF, Mark.RIGHT, Mark.RIGHT]
    kit.keep(round_id, *(kit.answer(card, mark) for card, mark in enumerate(marks)), kit.finish(3.5, 4))
    assert kit.store.forget("news") == Forgotten(0, 1, scrubbed=True)
    (left,) = rounds(kit.store)
    assert [(answer.bank, answer.position) for answer in left.answers] == [("other", 2), ("other", 4)]
    assert (left.points, left.of, left.finished is not None) == (1.5, 2, True)
    assert not in_files(kit, "news")


def test_an_unfinished_mixed_round_goes_on_as_if_they_were_never_asked(kit: Kit) -> None:
    plan = kit.plan("news/a", "other/b", mode=Mode.MIX)
    round_id = kit.begin(plan, None)
    kit.keep(round_id, kit.answer(0), kit.answer(1))
    kit.store.forget("news")
    assert (saved := newest_mixed(kit.store)) is not None
    assert (saved.plan, [event.card for event in saved.events]) == (plan, [1])  # type: ignore[union-attr]
    kit.keep(round_id, kit.answer(0))
    (left,) = rounds(kit.store)
    assert {answer.bank: answer.bank_hash for answer in left.answers} == {"news": "bank-news", "other": "bank-other"}


def test_of_a_mixed_round_that_was_given_up_nothing_of_the_bank_is_left(kit: Kit) -> None:
    given_up = kit.begin(kit.plan("news/a", "other/b", mode=Mode.MIX), None)
    kit.keep(given_up, kit.answer(0), kit.answer(1))
    kit.begin(kit.plan("other/c", mode=Mode.MIX), None, abandons=given_up)
    kit.store.forget("news")
    assert not in_files(kit, "news")
    assert kit.store.bank_ids() == ["other"]


def test_a_mixed_round_with_nothing_else_is_forgotten_whole(kit: Kit) -> None:
    kit.keep(kit.begin(kit.plan("news/a", "other/b", mode=Mode.MIX), None), kit.answer(0))
    kit.store.forget("news")
    assert rounds(kit.store) == ()


def test_a_bank_that_only_stood_in_a_plan_was_never_answered(kit: Kit) -> None:
    kit.keep(kit.begin(kit.plan("news/a", "other/b", mode=Mode.MIX), None), kit.answer(0))
    assert kit.store.bank_ids() == ["news"]


def test_nothing_to_forget_makes_nothing(kit: Kit) -> None:
    assert kit.store.forget(ANY) == Forgotten(0, 0, scrubbed=True)
    assert not kit.home.exists()


def test_while_another_program_reads_it_says_that_traces_may_stay(kit: Kit) -> None:
    kit.played(Mark.RIGHT)
    other = Store.open(kit.home)
    database = other._database
    assert database is not None
    database._connection.execute("BEGIN")
    assert other.bank_ids() == ["news"]
    database._connection.execute("SELECT 1").fetchall()
    kit.store.rows("PRAGMA busy_timeout=50")
    assert kit.store.forget("news") == Forgotten(1, 0, scrubbed=False)
    other.close()
    assert kit.store.bank_ids() == []
