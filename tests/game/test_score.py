"""What a round came to: points, the table of statuses and verdicts, and what lazy readers get."""

from __future__ import annotations

from quiz.bank.lazy_readers import LazyReader, lazy_readers
from quiz.bank.model import Bank
from quiz.bank.status import CORE_STATUSES, Mark, Status
from quiz.game.events import Ask, Event, Plan
from quiz.game.mark import mark, right_choice
from quiz.game.round import replay
from quiz.game.score import Score, score
from quiz.game.session import deck_of
from tests.game.make import ARTICLE, BY_ID, CLAIMS, answered, bank, plan_of, skipped

BANK = bank()


def verdicts(plan: Plan, *given: str | tuple[int, ...] | None, banks: tuple[Bank, ...] = (BANK,)) -> Score:
    """The score after these first steps, None for a card that was skipped."""
    deck = deck_of(plan, {of.id: of for of in banks})
    events: list[Event] = []
    for at, (found, chosen) in enumerate(zip(deck, given, strict=False)):
        assert found is not None
        ask, right = found.steps[0], right_choice(found, found.steps[0])
        done = skipped(at, ask, right) if chosen is None else answered(at, ask, chosen, right, mark(found, ask, chosen))
        events.append(done)
    return score(replay(plan, events), deck)


def table(found: Score) -> dict[tuple[Status, Status], int]:
    return {(row, column): n for row, cells in found.table.items() for column, n in cells.items() if n}


def test_points_of_claims_stand_beside_all_points() -> None:
    found = verdicts(plan_of(BANK, "closed", "beams", "where"), "confirmed", "attributed", (1,))
    assert (found.points, found.of) == (2.5, 3)
    assert (found.claim_points, found.claims) == (1.5, 2)


def test_a_question_that_was_missed_costs_the_claims_nothing() -> None:
    found = verdicts(plan_of(BANK, "closed", "where"), "confirmed", (2,))
    assert (found.points, found.of, found.claim_points, found.claims) == (1, 2, 1, 1)


def test_the_table_counts_status_against_verdict() -> None:
    plan = plan_of(BANK, "closed", "guests", "june", "beams", "payer", "where")
    found = verdicts(plan, "confirmed", "confirmed", "confirmed", None, "denied", (1,))
    assert table(found) == {
        (Status.CONFIRMED, Status.CONFIRMED): 1,
        (Status.ATTRIBUTED, Status.CONFIRMED): 2,
        (Status.UNRESOLVED, Status.DENIED): 1,
    }
    assert list(found.table) == list(found.statuses) == list(Status)
    assert all(list(row) == list(Status) for row in found.table.values())


def test_the_table_has_no_row_for_a_status_that_the_bank_has_not() -> None:
    of = bank(CLAIMS[:4], statuses=CORE_STATUSES)
    found = verdicts(plan_of(of, "closed"), "denied", banks=(of,))
    assert tuple(found.table) == found.statuses == CORE_STATUSES
    assert table(found) == {(Status.CONFIRMED, Status.DENIED): 1}


def test_a_step_after_the_verdict_counts_nothing() -> None:
    plan = plan_of(BANK, "closed")
    deck = deck_of(plan, {BANK.id: BANK})
    given = [answered(0, ask, "x", "x", mark(found, ask, "x")) for found in deck if found for ask in (Ask.QUOTE,)]
    found = score(replay(plan, given), deck)
    assert (found.points, found.of, found.claims, table(found)) == (0, 0, 0, {})


def test_lazy_readers_are_compared_over_the_claims_answered() -> None:
    plan = plan_of(BANK, "closed", "guests", "june", "beams", "payer", "where")
    found = verdicts(plan, "denied", "denied", None, "denied", None, (1,))
    done = [BY_ID[id_] for id_ in ("closed", "guests", "beams")]
    assert found.lazy == lazy_readers(done, BANK.statuses, ARTICLE)
    assert {lazy.of for lazy in found.lazy} == {found.claims} == {3}
    assert found.lazy[0] == LazyReader("always Confirmed", 1, 3)


def test_without_an_answered_claim_there_is_no_lazy_reader() -> None:
    assert verdicts(plan_of(BANK, "where", "closed"), (1,), None).lazy == ()


def test_lazy_readers_of_two_banks_are_added_up_by_name() -> None:
    other = bank([BY_ID["closed"], BY_ID["payer"]], id="other")
    one, two = plan_of(BANK, "closed", "guests"), plan_of(other, "closed", "payer")
    both = Plan((*one.cards, *two.cards), one.mode, 1)
    found = verdicts(both, *["denied"] * 4, banks=(BANK, other))
    assert {lazy.name: lazy.of for lazy in found.lazy} == {"always Confirmed": 4, "cue spotter": 4}
    assert found.lazy[0].points == 2


def test_a_card_that_is_gone_keeps_its_points_but_is_in_no_table() -> None:
    plan = plan_of(BANK, "closed", "guests")
    without = bank([BY_ID["closed"]])
    deck = deck_of(plan, {without.id: without})
    right = [
        answered(0, Ask.STATUS, "confirmed", "confirmed", Mark.RIGHT),
        answered(1, Ask.STATUS, "attributed", "attributed", Mark.RIGHT),
    ]
    found = score(replay(plan, right), deck)
    assert (found.points, found.of, found.claim_points, found.claims) == (2, 2, 1, 1)
    assert table(found) == {(Status.CONFIRMED, Status.CONFIRMED): 1}


def test_a_verdict_that_the_bank_has_no_more_is_counted_all_the_same() -> None:
    of = bank(CLAIMS[:4], statuses=CORE_STATUSES)
    found = verdicts(plan_of(of, "closed"), "unstated", banks=(of,))
    assert table(found) == {(Status.CONFIRMED, Status.UNSTATED): 1}
