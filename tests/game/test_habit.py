"""The habit: what it counts, when it speaks, and, simulated, how often it errs and how often it finds one."""

from __future__ import annotations

import random

import pytest

from quiz.bank.status import Status
from quiz.game.habit import LATEST, Habit, Says, Slips, Verdict, habit, one_sided, sensitivity
from quiz.game.wording_habit import habit_sentence

C, A, D, U, N = Status


def verdicts(other: int, taken: int, own: int, doubted: int) -> list[Verdict]:
    return [
        *[Verdict(A, C)] * taken,
        *[Verdict(A, A)] * (other - taken),
        *[Verdict(C, A)] * doubted,
        *[Verdict(C, C)] * (own - doubted),
    ]


def test_a_gap_that_luck_rarely_makes_is_told() -> None:
    found = habit(verdicts(30, 12, 30, 1))
    assert (found.says, found.taken, found.doubted) == (Says.TRUSTING, Slips(12, 30), Slips(1, 30))
    assert found.p is not None
    assert found.p < 0.01
    assert habit(verdicts(30, 1, 30, 12)).says is Says.DOUBTING


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (verdicts(19, 19, 41, 0), Says.EARLY),
        (verdicts(46, 46, 14, 0), Says.EARLY),
        (verdicts(20, 4, 15, 0), Says.NONE),
        (verdicts(20, 20, 15, 0), Says.TRUSTING),
        (verdicts(40, 3, 20, 0), Says.NONE),
        (verdicts(20, 3, 40, 0), Says.NONE),
        (verdicts(20, 4, 40, 0), Says.TRUSTING),
        (verdicts(30, 8, 30, 2), Says.TRUSTING),
        (verdicts(30, 6, 30, 1), Says.NONE),
        (verdicts(30, 1, 30, 6), Says.NONE),
        (verdicts(30, 15, 30, 15), Says.NONE),
        (verdicts(30, 0, 30, 0), Says.NONE),
        ([], Says.EARLY),
    ],
)
def test_it_speaks_only_with_enough_to_go_by_and_where_luck_alone_is_unlikely(found: list[Verdict], says: Says) -> None:
    assert habit(found).says is says
    assert (habit(found).p is not None) == (says in (Says.TRUSTING, Says.DOUBTING))


def test_only_confirmed_attributed_and_left_open_claims_count_and_only_the_newest() -> None:
    old = verdicts(30, 30, 30, 0)
    fresh = verdicts(30, 0, 30, 0)
    beside = [Verdict(D, C), Verdict(N, C)] * 40
    assert habit(old + beside + fresh + beside) == habit(fresh)
    assert sum(habit(old + fresh)[1:3][i].of for i in (0, 1)) == LATEST


def test_left_open_claims_called_confirmed_are_taken_and_any_other_slip_on_them_is_none() -> None:
    found = habit([Verdict(U, C)] * 5 + [Verdict(U, A)] * 10 + [Verdict(A, D)] * 15 + [Verdict(C, C)] * 20)
    assert found.taken == Slips(5, 30)


def test_fishers_test_agrees_with_cases_worked_out_by_hand() -> None:
    # Tea: 3 of 4 right on one side, 1 of 4 on the other; 17 of 70 ways are at least so extreme.
    assert one_sided(Slips(3, 4), Slips(1, 4)) == pytest.approx(17 / 70)
    assert one_sided(Slips(0, 5), Slips(5, 5)) == 1
    assert one_sided(Slips(2, 2), Slips(0, 2)) == pytest.approx(1 / 6)


def test_simulated_readers_without_a_habit_are_seldom_accused_and_those_with_one_often_found() -> None:
    rng = random.Random(20261125)
    readers = 3000

    def share(taken: float, doubted: float, says: Says) -> float:
        return sum(habit(_played(rng, taken, doubted)).says is says for _ in range(readers)) / readers

    for rate in (0.1, 0.25, 0.4):
        assert share(rate, rate, Says.TRUSTING) <= 0.05
        assert share(rate, rate, Says.DOUBTING) <= 0.05
    assert share(0.4, 0.05, Says.TRUSTING) >= 0.7


def _played(rng: random.Random, taken: float, doubted: float) -> list[Verdict]:
    """35 attributed and 25 confirmed claims, as the shipped course has them, of one reader with these slips."""
    return [
        *(Verdict(A, C if rng.random() < taken else A) for _ in range(35)),
        *(Verdict(C, A if rng.random() < doubted else C) for _ in range(25)),
    ]


def test_sensitivity_needs_forty_of_either_kind_and_uses_the_log_linear_correction() -> None:
    assert sensitivity(verdicts(40, 0, 39, 0)) is None
    assert sensitivity(verdicts(39, 0, 40, 0)) is None
    whole = sensitivity(verdicts(40, 0, 40, 0))
    assert whole is not None
    # z(40.5 / 41) = 2.2508 (normal tables: 0.98780), twice that, and no lean.
    assert whole.d == pytest.approx(2 * 2.2507, abs=1e-3)
    assert whole.criterion == pytest.approx(0, abs=1e-9)
    leaning = sensitivity(verdicts(40, 20, 40, 0))
    assert leaning is not None
    assert leaning.criterion < 0 < leaning.d < whole.d


def test_sensitivity_says_how_many_of_either_kind_it_goes_by() -> None:
    found = sensitivity(verdicts(40, 3, 45, 3))
    assert found is not None
    assert (found.n_confirmed, found.n_other) == (45, 40)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (verdicts(30, 12, 30, 1), ["12 of 30", "1 of 30", "Luck alone rarely makes such a gap", "esson 2"]),
        (verdicts(30, 1, 30, 12), ["12 of 30", "Luck alone rarely makes such a gap", "esson 6"]),
        (verdicts(30, 10, 30, 10), ["10 of 30", "both ways about equally"]),
        (verdicts(10, 0, 8, 0), ["10 of 20", "8 of 15"]),
        (verdicts(50, 9, 3, 0), ["20 of 20", "3 of 15"]),
    ],
)
def test_the_sentence_holds_its_counts(found: list[Verdict], words: list[str]) -> None:
    sentence = habit_sentence(habit(found))
    assert [word for word in words if word not in sentence] == []
    assert isinstance(habit(found), Habit)
