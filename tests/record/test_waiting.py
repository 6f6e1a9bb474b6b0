"""Rounds that wait: the newest first, and only those that lose no claim with the banks at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quiz.bank.status import Mark
from quiz.game.events import Mode
from quiz.record.waiting import mixed_here, newest_here, waiting

if TYPE_CHECKING:
    from tests.record.conftest import Kit


def begin_mixed(kit: Kit, *cards: str, abandons: str | None = None) -> str:
    return kit.begin(kit.plan(*cards, mode=Mode.MIX), None, abandons)


def test_each_has_the_banks_of_its_cards_and_the_newest_is_first(kit: Kit) -> None:
    kit.begin(kit.plan("c0", "c1"))
    begin_mixed(kit, "a/c0", "b/c0", "a/c1")
    assert [(one.bank, one.banks) for one in waiting(kit.store)] == [(None, {"a", "b"}), ("news", {"news"})]


def test_what_is_finished_or_given_up_waits_no_more(kit: Kit) -> None:
    kit.played(Mark.RIGHT)
    given_up = begin_mixed(kit, "a/c0")
    kit.keep(begin_mixed(kit, "b/c0", abandons=given_up), kit.finish(0, 1))
    assert waiting(kit.store) == []


@pytest.mark.parametrize(
    ("ids", "found"),
    [("ab", True), ("abc", True), ("a", False), ("b", False), ("ac", False), ("", False)],
)
def test_a_mixed_round_is_here_where_all_its_banks_are(kit: Kit, ids: str, found: bool) -> None:
    begin_mixed(kit, "a/c0", "b/c0")
    assert (mixed_here(kit.store, ids) is not None) == found
    assert (newest_here(kit.store, ids) is not None) == found


def test_an_older_round_is_found_behind_one_of_other_banks_and_a_mixed_one_behind_one_of_a_bank(kit: Kit) -> None:
    begin_mixed(kit, "a/c0")
    kit.begin(kit.plan("c0", bank="b"), "b")
    begin_mixed(kit, "a/c0", "z/c0")
    mixed, newest = mixed_here(kit.store, "ab"), newest_here(kit.store, "ab")
    assert mixed is not None
    assert (mixed.bank, mixed.banks) == (None, {"a"})
    assert newest is not None
    assert newest.bank == "b"
