"""What is kept comes back as it was, in the order in which it happened, and only while it still counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.status import Mark, Step
from quiz.game.events import Answered, Ask, Event, Flagged, Hinted, Kind, Mode, Objected, Plan, Planned, Shown, Skipped
from quiz.record.codec import time_text
from quiz.record.store import Store
from quiz.record.values import BankScore, Points, UnknownRound, UnusableStore
from tests.record.saved import newest_mixed

if TYPE_CHECKING:
    from tests.record.conftest import Kit

texts = st.text(st.characters(exclude_categories=["Cs"]))
times = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=-9, minutes=-30))]))
cards = st.integers(0, 2)
asks = st.sampled_from(Ask)
choices = st.one_of(texts, st.integers(0, 10**6), st.lists(st.integers(1, 9)).map(tuple))
marks = st.sampled_from([mark for mark in Mark if mark is not Mark.SKIPPED])
seconds = st.one_of(st.none(), st.floats(0, 10**6))
events = st.one_of(
    st.builds(Answered, cards, asks, choices, choices, marks, times, seconds, st.booleans()),
    st.builds(Skipped, cards, asks, choices, times, st.booleans()),
    st.builds(Hinted, cards, times),
    st.builds(Objected, cards, texts, times),
    st.builds(Flagged, cards, st.booleans(), times),
    st.builds(Shown, cards, asks, times),
)
planned = st.builds(Planned, texts, texts, st.sampled_from(Kind), texts)
plans = st.builds(
    Plan,
    st.lists(planned, min_size=3, max_size=3).map(tuple),
    st.sampled_from(Mode),
    st.integers(),
    st.one_of(st.none(), st.lists(st.sampled_from(Step)).map(tuple)),
    st.booleans(),
    texts,
    st.lists(texts).map(tuple),
)


@given(plan=plans, happened=st.lists(events, max_size=12), at=times)
def test_every_round_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, plan: Plan, happened: list[Event], at: datetime
) -> None:
    """R06 too: the times are in no order, and the events keep theirs."""
    home = tmp_path_factory.mktemp("home")
    store = Store(home)
    hashes = {card.bank: "some" for card in plan.cards}
    round_id = store.begin(plan, bank=None, bank_hashes=hashes, at=at, surface="tui")
    for event in happened:
        store.keep(round_id, event)
    store.close()
    saved = Store.open(home).saved_round(1)
    assert saved is not None
    assert (saved.id, saved.plan, list(saved.events)) == (round_id, plan, happened)
    assert saved.bank is None
    assert store.rows("SELECT surface, started FROM rounds") == [("tui", time_text(at))]
    assert dict(store.rows("SELECT bank, hash FROM round_banks")) == hashes


@pytest.mark.parametrize("measured", [-7200.0, float("nan"), float("inf")])
def test_a_clock_that_was_set_back_has_measured_nothing(kit: Kit, measured: float) -> None:
    round_id = kit.begin(kit.plan("a"))
    kit.keep(round_id, kit.answer(0)._replace(seconds=measured))
    assert kit.store.rows("SELECT seconds FROM events") == [(None,)]


def test_times_are_stored_in_utc(kit: Kit) -> None:
    round_id = kit.begin(kit.plan("a"))
    there = datetime(2026, 11, 25, 1, 30, tzinfo=timezone(timedelta(hours=13)))
    kit.keep(round_id, Hinted(0, there), Hinted(0, there.replace(tzinfo=None)))
    assert kit.store.rows("SELECT at FROM events") == [("2026-11-24T12:30:00Z",), ("2026-11-25T01:30:00Z",)]


def test_text_that_is_no_unicode_is_spelled_out(kit: Kit) -> None:
    """A folder's name may hold any byte, and is part of a mixed round's options."""
    plan = kit.plan("a", options="mix 5 of /b\udcff")
    round_id = kit.begin(plan, None)
    kit.keep(round_id, Objected(0, "\ud800", kit.now()))
    saved = newest_mixed(kit.store)
    assert saved is not None
    assert saved.plan.options == "mix 5 of /b\\udcff"


def test_opening_and_reading_make_nothing(tmp_path: Path) -> None:
    for store in (Store(tmp_path / "home"), Store.open(tmp_path / "home")):
        assert store.unfinished("news") is None
        assert (store.scores(), store.bank_ids()) == ({}, [])
        assert store.known("news", {"a": "hash-a"}).met == frozenset()
    assert list(tmp_path.iterdir()) == []


def test_a_store_for_reading_keeps_nothing(kit: Kit) -> None:
    store = Store.open(kit.home)
    with pytest.raises(UnusableStore):
        store.begin(kit.plan("a"), bank="news", bank_hashes={}, at=kit.now(), surface="tui")
    assert not kit.home.exists()


class TestFirst:
    """`first`: no earlier answer, skips aside, to that bank id and claim id."""

    def firsts(self, kit: Kit) -> list[int]:
        return [first for (first,) in kit.store.rows("SELECT is_first FROM events WHERE mark NOT NULL ORDER BY seq")]

    def test_whatever_the_hash_the_mode_or_the_round(self, kit: Kit) -> None:
        kit.keep(kit.begin(kit.plan("a")), kit.answer(0))
        kit.keep(kit.begin(kit.plan("a#edited", mode=Mode.EXAM)), kit.answer(0))
        kit.keep(kit.begin(kit.plan("other/a", "news/a", mode=Mode.MIX), None), kit.answer(0), kit.answer(1))
        assert self.firsts(kit) == [1, 0, 1, 0]

    def test_a_skip_is_no_answer(self, kit: Kit) -> None:
        kit.keep(kit.begin(kit.plan("a")), kit.skip(0))
        kit.keep(kit.begin(kit.plan("a")), kit.answer(0))
        assert self.firsts(kit) == [1, 1]

    def test_one_value_for_all_steps_of_a_card(self, kit: Kit) -> None:
        one, two = kit.begin(kit.plan("a")), kit.begin(kit.plan("a"))
        kit.keep(one, kit.answer(0))
        kit.keep(two, kit.answer(0))
        kit.keep(one, kit.answer(0, ask=Ask.QUOTE), kit.skip(0, Ask.SOURCE))
        kit.keep(two, kit.answer(0, ask=Ask.QUOTE))
        kit.keep(one, kit.answer(0))
        assert self.firsts(kit) == [1, 0, 1, 1, 0, 1]

    def test_after_forgetting_it_is_first_again(self, kit: Kit) -> None:
        kit.keep(kit.begin(kit.plan("a")), kit.answer(0))
        kit.store.forget("news")
        kit.keep(kit.begin(kit.plan("a")), kit.answer(0))
        assert self.firsts(kit) == [1]


class TestKnown:
    def test_the_newest_verdict_decides(self, kit: Kit) -> None:
        kit.played(Mark.WRONG, Mark.RIGHT, Mark.HALF, Mark.FAIR, Mark.WRONG)
        round_id = kit.begin(kit.plan("c0", "c1", "c4", "c5"))
        kit.keep(round_id, kit.answer(0), kit.answer(1, Mark.WRONG), kit.skip(2), kit.skip(3))
        known = kit.store.known("news", {f"c{n}": f"hash-c{n}" for n in range(6)})
        assert known.missed == {"c1", "c2", "c4"}
        assert known.met == {"c0", "c1", "c2", "c3", "c4"}

    def test_other_steps_are_no_verdict(self, kit: Kit) -> None:
        round_id = kit.begin(kit.plan("a"))
        kit.keep(round_id, kit.answer(0), kit.answer(0, Mark.WRONG, Ask.QUOTE))
        assert kit.store.known("news", {"a": "hash-a"}).missed == frozenset()

    def test_answers_to_an_edited_or_missing_claim_do_not_count(self, kit: Kit) -> None:
        kit.played(Mark.WRONG, Mark.WRONG)
        known = kit.store.known("news", {"c0": "hash-of-today", "c9": "hash-c9"})
        assert (known.met, known.missed) == (frozenset(), frozenset())

    def test_answers_in_mixed_rounds_count_and_those_of_other_banks_do_not(self, kit: Kit) -> None:
        round_id = kit.begin(kit.plan("other/a", "news/b", mode=Mode.MIX), None)
        kit.keep(round_id, kit.answer(0, Mark.WRONG), kit.answer(1, Mark.WRONG), kit.finish(0, 2))
        known = kit.store.known("news", {"a": "hash-a", "b": "hash-b"})
        assert known.missed == {"b"}
        assert not known.finished_once

    def test_finished_once(self, kit: Kit) -> None:
        kit.begin(kit.plan("a"))
        assert not kit.store.known("news", {}).finished_once
        kit.played(Mark.RIGHT)
        assert kit.store.known("news", {}).finished_once


class TestUnfinished:
    def test_the_newest_that_is_neither_finished_nor_abandoned(self, kit: Kit) -> None:
        first, second, third = (kit.begin(kit.plan("a")) for _ in range(3))
        kit.played(Mark.RIGHT)
        kit.keep(kit.begin(kit.plan("a"), abandons=third), kit.finish(0, 0))
        assert (found := kit.store.unfinished("news")) is not None
        assert found.id == second
        kit.keep(second, kit.answer(0), kit.finish(1, 1))
        assert (found := kit.store.unfinished("news")) is not None
        assert found.id == first

    def test_of_one_bank_whatever_else_waits(self, kit: Kit) -> None:
        news = kit.begin(kit.plan("a"))
        kit.begin(kit.plan("a", mode=Mode.MIX), None)
        kit.begin(kit.plan("a", bank="third"), "third")
        found = [kit.store.unfinished(bank) for bank in ("news", "other")]
        assert [one and one.id for one in found] == [news, None]

    def test_of_one_number_unless_it_is_finished_or_given_up(self, kit: Kit) -> None:
        mixed = kit.begin(kit.plan("a", mode=Mode.MIX), None)
        given_up = kit.begin(kit.plan("a"))
        kit.begin(kit.plan("a"), abandons=given_up)
        kit.played(Mark.RIGHT)
        found = [kit.store.saved_round(number) for number in (1, 2, 4, 5)]
        assert [one and one.id for one in found] == [mixed, None, None, None]

    def test_a_new_round_abandons_the_one_it_replaces(self, kit: Kit) -> None:
        old = kit.begin(kit.plan("a"))
        new = kit.store.begin(kit.plan("b"), bank="news", bank_hashes={}, at=kit.now(), surface="tui", abandons=old)
        assert (found := kit.store.unfinished("news")) is not None
        assert found.id == new
        kit.keep(new, kit.finish(0, 0))
        assert kit.store.unfinished("news") is None

    def test_what_is_finished_is_not_abandoned(self, kit: Kit) -> None:
        left = kit.begin(kit.plan("a"), abandons=kit.played(Mark.RIGHT))
        kit.begin(kit.plan("a"), abandons=left)
        kit.keep(left, kit.answer(0), kit.finish(1, 1))
        assert kit.store.rows("SELECT abandoned FROM rounds") == [(0,), (0,), (0,)]


def test_scores_are_those_of_the_newest_finished_round(kit: Kit) -> None:
    early = kit.begin(kit.plan("c0"))
    kit.played(Mark.RIGHT, Mark.HALF)
    kit.played(Mark.WRONG, bank="other")
    kit.begin(kit.plan("a", bank="third"), "third")
    kit.begin(kit.plan("a", mode=Mode.MIX), None)
    assert kit.store.scores() == {
        "news": BankScore(Points(1.5, 2), unfinished=True),
        "other": BankScore(Points(0.0, 1), unfinished=False),
        "third": BankScore(None, unfinished=True),
    }
    kit.keep(early, kit.answer(0), kit.finish(1, 1))
    assert kit.store.scores()["news"] == BankScore(Points(1.0, 1), unfinished=False)


def test_a_renewed_plan_gives_later_answers_their_new_hashes(kit: Kit) -> None:
    plan = kit.plan("a", "b")
    round_id = kit.begin(plan)
    kit.keep(round_id, kit.answer(0))
    kit.store.renew(round_id, kit.plan("a#2", "b#2"), {"news": "bank-2"})
    kit.keep(round_id, kit.answer(1))
    found = kit.store.rows("SELECT item_hash, bank_hash FROM events ORDER BY seq")
    assert found == [("hash-a", "bank-news"), ("hash-b2", "bank-2")]
    assert (saved := kit.store.unfinished("news")) is not None
    assert saved.plan == kit.plan("a#2", "b#2")


def test_an_unknown_round_or_card_is_refused(kit: Kit) -> None:
    round_id = kit.begin(kit.plan("a"))
    with pytest.raises(UnknownRound):
        kit.store.keep("nobody", kit.answer(0))
    with pytest.raises(UnknownRound):
        kit.store.keep(round_id, kit.answer(1))
    with pytest.raises(UnknownRound):
        kit.store.renew("nobody", kit.plan("a"), {})
