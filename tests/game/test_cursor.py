"""Which card comes into view, going on and going back, over cards that are answered, open or gone."""

from __future__ import annotations

import pytest

from quiz.bank.status import Mark
from quiz.game.cursor import Cursor
from quiz.game.events import Ask
from quiz.game.round import Round, replay
from quiz.game.session import deck_of
from quiz.game.view import NotNow, Phase
from tests.game.make import Clock, answered, bank, plan_of

BANK = bank()
IDS = ("closed", "guests", "june", "beams")


def at(
    place: int, *, done: tuple[int, ...] = (), gone: tuple[int, ...] = (), exam: bool = False
) -> tuple[Cursor, Round]:
    """A cursor on a card of four."""
    plan = plan_of(BANK, *IDS, exam=exam)
    left = bank([claim for claim in BANK.claims if claim.id not in [IDS[card] for card in gone]])
    events = [answered(card, Ask.STATUS, "confirmed", "confirmed", Mark.RIGHT) for card in done]
    return Cursor(deck_of(plan, {left.id: left}), exam, Clock(), place), replay(plan, events)


@pytest.mark.parametrize(
    ("done", "gone", "exam", "place"),
    [
        ((1,), (), False, (2, Phase.STEP)),
        ((1,), (2,), False, (3, Phase.STEP)),
        ((1, 2, 3), (), False, (0, Phase.STEP)),
        ((0, 1, 2, 3), (), False, (1, Phase.RESULT)),
        ((1, 2, 3), (), True, (1, Phase.OVERVIEW)),
        ((1, 2), (), True, (3, Phase.STEP)),
    ],
)
def test_going_on(done: tuple[int, ...], gone: tuple[int, ...], exam: bool, place: tuple[int, Phase]) -> None:
    cursor, round_ = at(1, done=done, gone=gone, exam=exam)
    cursor.go_on(round_)
    assert (cursor.at, cursor.phase) == place


def test_the_first_open_card_is_sought_from_the_beginning() -> None:
    cursor, round_ = at(3, done=(0,), gone=(1,))
    cursor.go_to_first_open(round_)
    assert (cursor.at, cursor.phase) == (2, Phase.STEP)


def test_before_passes_over_what_is_gone_and_leads_from_the_overview_to_the_last_card() -> None:
    cursor, round_ = at(2, done=(0, 1, 2), gone=(1, 3), exam=True)
    assert cursor.before() == 0
    cursor.go_on(round_)
    assert (cursor.phase, cursor.before()) == (Phase.OVERVIEW, 2)
    cursor.show(0)
    assert cursor.before() is None


def test_time_counts_from_when_a_card_is_shown() -> None:
    cursor, _ = at(0)
    cursor.clock = clock = Clock()
    clock.passed = 8.0
    cursor.show(1)
    assert (cursor.at, cursor.since) == (1, 8.0)


@pytest.mark.parametrize(("exam", "asked"), [(True, Ask.STATUS), (False, None)])
def test_a_card_of_one_step_is_asked_again_in_an_exam_only(exam: bool, asked: Ask | None) -> None:
    cursor, round_ = at(0, done=(0,), exam=exam)
    assert cursor.asked_step(round_) is asked


@pytest.mark.parametrize("phase", [Phase.FEEDBACK, Phase.OVERVIEW, Phase.RESULT])
def test_nothing_is_asked_where_no_step_is_in_view(phase: Phase) -> None:
    cursor, round_ = at(0)
    assert cursor.asked(round_)[1] is Ask.STATUS
    cursor.phase = phase
    with pytest.raises(NotNow):
        cursor.asked(round_)
