"""Shares count what still counts; the text of `progress` says it in lines, newest round first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quiz.bank.status import Mark, Status
from quiz.game.events import Ask, Mode
from quiz.plain.progress import NO_ROUNDS, progress_lines
from quiz.record.history import rounds
from quiz.record.shares import Share, shares

if TYPE_CHECKING:
    from tests.record.conftest import Kit


def present(*names: str, bank: str = "news") -> dict[str, dict[str, str]]:
    return {bank: {name: f"hash-{name}" for name in names}}


def of(kit: Kit, hashes: dict[str, dict[str, str]]) -> dict[Status, Share]:
    return shares(rounds(kit.store), hashes)


def test_right_and_fair_are_right_and_half_is_not(kit: Kit) -> None:
    kit.played(Mark.RIGHT, Mark.FAIR, Mark.HALF, Mark.WRONG)
    assert of(kit, present("c0", "c1", "c2", "c3")) == {Status.ATTRIBUTED: Share(2, 4)}


def test_skips_and_other_steps_do_not_count(kit: Kit) -> None:
    round_id = kit.begin(kit.plan("a", "b"))
    kit.keep(round_id, kit.answer(0), kit.answer(0, Mark.WRONG, Ask.QUOTE, 3), kit.skip(1))
    assert of(kit, present("a", "b")) == {Status.ATTRIBUTED: Share(1, 1)}


def test_an_edited_claim_and_a_bank_that_is_gone_do_not_count(kit: Kit) -> None:
    kit.played(Mark.RIGHT, Mark.RIGHT)
    kit.played(Mark.RIGHT, bank="gone")
    assert of(kit, {"news": {"c0": "edited", "c1": "hash-c1"}}) == {Status.ATTRIBUTED: Share(1, 1)}


def test_an_exam_counts_once_it_is_handed_in(kit: Kit) -> None:
    round_id = kit.begin(kit.plan("a", mode=Mode.EXAM))
    kit.keep(round_id, kit.answer(0))
    assert of(kit, present("a")) == {}
    kit.keep(round_id, kit.finish(1, 1))
    assert of(kit, present("a")) == {Status.ATTRIBUTED: Share(1, 1)}


@pytest.mark.parametrize(("share", "percent"), [(Share(19, 19), None), (Share(15, 20), 75), (Share(0, 40), 0)])
def test_a_percentage_needs_twenty_answers(share: Share, percent: int | None) -> None:
    assert share.percent == percent


def lines(kit: Kit, found: dict[Status, Share] | None = None) -> list[str]:
    return progress_lines(rounds(kit.store), {"news": "Who says\nso?"}, found or {})


def test_without_rounds_it_says_so(kit: Kit) -> None:
    assert lines(kit) == [NO_ROUNDS]


def test_rounds_newest_first_each_in_one_line(kit: Kit) -> None:
    kit.played(Mark.RIGHT, Mark.HALF)
    kit.played(Mark.WRONG, bank="gone")
    given_up = kit.begin(kit.plan("a"))
    kit.keep(kit.begin(kit.plan("a", mode=Mode.EXAM), abandons=given_up), kit.answer(0, Mark.WRONG))
    kit.keep(kit.begin(kit.plan("a", mode=Mode.MIX), None), kit.answer(0))
    head, *told = lines(kit)[:6]
    assert head == "Progress: 5 rounds, 2 finished."
    assert [line.split(": ", 1)[1] for line in told] == [
        "Mixed round. Unfinished, 1 of 1 so far.",
        "Who says so? Exam. Not handed in yet.",
        "Who says so? Given up for another round.",
        "gone. 0 of 1.",
        "Who says so? 1½ of 2.",
    ]
    assert [line.split(",")[0] for line in told] == ["Round 5", "Round 4", "Round 3", "Round 2", "Round 1"]


def test_shares_have_their_counts_and_a_percentage_only_with_enough(kit: Kit) -> None:
    kit.played(Mark.RIGHT)
    told = lines(kit, {Status.CONFIRMED: Share(7, 9), Status.ATTRIBUTED: Share(15, 20)})
    assert told[2:] == ["Share: Confirmed, right 7 of 9.", "Share: Attributed, right 15 of 20, 75 per cent."]


def test_the_plot_goes_from_old_to_new_in_ascii(kit: Kit) -> None:
    kit.played(Mark.WRONG, Mark.WRONG)
    assert not any(line.startswith("Plot") for line in lines(kit))
    kit.played(Mark.WRONG, Mark.RIGHT)
    kit.played(Mark.RIGHT, Mark.RIGHT)
    plot = [line for line in lines(kit) if line.startswith("Plot")]
    assert len(plot) == 4
    assert [line.split(", ", 1)[1] for line in plot[1:]] == ["0 of 2", f"1 of 2 {'x' * 10}", f"2 of 2 {'x' * 20}"]


def test_the_plot_shows_the_newest_twenty(kit: Kit) -> None:
    for _ in range(21):
        kit.played(Mark.RIGHT)
    assert sum(line.startswith("Plot: 2026") for line in lines(kit)) == 20
