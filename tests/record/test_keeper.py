"""The keeper begins late, commits before it returns, and goes on with a round that was taken up or forgotten."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quiz.game.events import Plan
from quiz.record.keeper import Keeper
from quiz.record.store import Store
from quiz.record.values import NullStore

if TYPE_CHECKING:
    from tests.record.conftest import Kit


def keeper_of(kit: Kit, plan: Plan, *, abandons: str | None = None, round_id: str | None = None) -> Keeper:
    return Keeper(
        kit.store,
        plan,
        bank="news",
        bank_hashes={"news": "n"},
        surface="plain",
        clock=kit,
        abandons=abandons,
        round_id=round_id,
    )


def test_nothing_is_stored_before_the_first_card_is_shown(kit: Kit) -> None:
    keeper = keeper_of(kit, kit.plan("a"))
    assert not kit.home.exists()
    keeper.begin()
    assert (saved := kit.store.unfinished("news")) is not None
    assert saved.id == keeper.round_id


def test_a_second_beginning_does_nothing_and_a_missing_one_is_made_up_for(kit: Kit) -> None:
    keeper = keeper_of(kit, kit.plan("a"))
    keeper(kit.answer(0))
    keeper.begin()
    keeper.begin()
    assert len(kit.store.rows("SELECT 1 FROM rounds")) == 1
    assert len(kit.store.rows("SELECT 1 FROM events")) == 1


def test_the_old_round_is_abandoned_only_when_the_new_one_begins(kit: Kit) -> None:
    old = kit.begin(kit.plan("a"))
    keeper = keeper_of(kit, kit.plan("b"), abandons=old)
    assert (saved := kit.store.unfinished("news")) is not None
    assert saved.id == old
    keeper.begin()
    assert (saved := kit.store.unfinished("news")) is not None
    assert saved.id == keeper.round_id
    assert kit.store.rows("SELECT abandoned FROM rounds ORDER BY seq") == [(1,), (0,)]


def test_a_round_that_is_taken_up_goes_on_with_the_hashes_of_today(kit: Kit) -> None:
    round_id = kit.begin(kit.plan("a", "b"))
    kit.keep(round_id, kit.answer(0))
    keeper = keeper_of(kit, kit.plan("a", "b#2"), round_id=round_id)
    keeper(kit.answer(1))
    found = kit.store.rows("SELECT card, item_hash, bank_hash FROM events ORDER BY seq")
    assert found == [(0, "hash-a", "bank-news"), (1, "hash-b2", "n")]


@pytest.mark.parametrize("taken_up", [True, False])
def test_a_round_forgotten_by_another_program_goes_on_as_a_new_one(kit: Kit, taken_up: bool) -> None:
    plan = kit.plan("a", "b")
    keeper = keeper_of(kit, plan, round_id=kit.begin(plan) if taken_up else None)
    keeper(kit.answer(0))
    other = Store(kit.home)
    other.forget("news")
    other.close()
    assert keeper(kit.answer(1)) is None
    assert kit.store.rows("SELECT card FROM events") == [(1,)]
    assert (saved := kit.store.unfinished("news")) is not None
    assert saved.plan == plan


def test_a_mixed_round_whose_cards_were_forgotten_keeps_later_answers(kit: Kit) -> None:
    plan = kit.plan("news/a", "other/a")
    keeper = Keeper(kit.store, plan, bank=None, bank_hashes={}, surface="tui", clock=kit)
    keeper(kit.answer(0))
    keeper(kit.answer(1))
    kit.keep(kit.begin(kit.plan("a"), abandons=keeper.round_id), kit.finish(0, 0))
    kit.store.forget("news")
    assert keeper(kit.answer(0)) is None
    assert kit.store.rows("SELECT bank FROM events ORDER BY seq") == [("other",), ("news",)]


def test_a_record_that_keeps_nothing_is_silent(kit: Kit) -> None:
    keeper = Keeper(NullStore(), kit.plan("a"), bank="news", bank_hashes={}, surface="tui", clock=kit)
    assert (keeper.begin(), keeper(kit.answer(0)), keeper.unsaved) == (None, None, 0)
    assert not kit.home.exists()


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from quiz.bank.status import Mark
from quiz.game.events import Answered, Ask, Kind, Mode, Plan, Planned
from quiz.record.store import Store

store = Store(Path(sys.argv[1]))
plan = Plan(tuple(Planned("news", f"c{n}", Kind.CLAIM, "h") for n in range(9)), Mode.PRACTICE, 7)
now = datetime.now(UTC)
round_id = store.begin(plan, bank="news", bank_hashes={"news": "n"}, at=now, surface="plain")
for card in range(int(sys.argv[2])):
    store.keep(round_id, Answered(card, Ask.STATUS, "denied", "denied", Mark.RIGHT, now, None, False))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
@pytest.mark.parametrize("answers", [0, 1, 7])
def test_a_kill_right_after_an_answer_loses_nothing(tmp_path: Path, answers: int) -> None:
    ended = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "home"), str(answers)], check=False)
    assert ended.returncode == -signal.SIGKILL
    saved = Store(tmp_path / "home").unfinished("news")
    assert saved is not None
    assert len(saved.events) == answers
