"""Meetings: which answers are a claim's first, in which order they are told, and what is learned from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quiz.bank.find import library
from quiz.bank.hashes import claim_hash
from quiz.bank.read import Reading, Shelf, read_bank
from quiz.bank.status import Mark, Status
from quiz.disk.homes import home
from quiz.game.devices import Attempt
from quiz.game.events import Answered, Ask
from quiz.game.habit import Verdict
from quiz.record import meetings
from quiz.record.banks import Banks
from quiz.record.meetings import (
    LATEST,
    Meeting,
    MetClaim,
    any_unmet,
    device_attempts,
    first_meetings,
    repeats,
    still_there,
    verdicts_of,
)
from quiz.record.mixed import weak_devices
from quiz.record.progress import gather_progress
from tests.record.reader import Said, Written, play, write_bank

if TYPE_CHECKING:
    from tests.record.conftest import Kit

C, A, D, U, N = Status
FLEET = tuple(Written(f"n{n}", C, ("denial",)) for n in range(6))
WRONG, RIGHT = ([Said(one.id, chosen) for one in FLEET] for chosen in (D, C))


def told(found: tuple[Meeting, ...]) -> list[tuple[str, Status]]:
    return [(one.item, one.chosen) for one in found]


def weak(kit: Kit) -> dict[str, float]:
    """As mixed rounds have it; the progress has to say the same."""
    found = weak_devices(Banks(library([home() / "banks"])), kit.store)
    assert gather_progress(kit.store).weak == tuple(found)
    return found


# First meetings and later ones


def test_first_meetings_are_told_oldest_first_and_of_too_many_the_newest(kit: Kit) -> None:
    play(kit, write_bank("fleet", FLEET), WRONG[:4])
    assert told(first_meetings(kit.store)) == [(f"n{n}", D) for n in range(4)]
    assert told(first_meetings(kit.store, 2)) == [("n2", D), ("n3", D)]


def test_later_meetings_are_told_oldest_first(kit: Kit) -> None:
    bank = write_bank("fleet", FLEET)
    play(kit, bank, WRONG[:3])
    play(kit, bank, [Said("n1", C), Said("n0", A)])
    play(kit, bank, [Said("n1", U)])
    assert told(repeats(kit.store)) == [("n1", C), ("n0", A), ("n1", U)]
    assert told(first_meetings(kit.store)) == [("n0", D), ("n1", D), ("n2", D)]


def test_an_answer_that_was_changed_in_an_exam_counts_as_it_was_handed_in(kit: Kit) -> None:
    bank = write_bank("fleet", FLEET)
    exam = play(kit, bank, [Said("n0", D), Said("n1", D)], exam=True, finished=False)
    kit.keep(exam, Answered(0, Ask.STATUS, C, C, Mark.RIGHT, kit.now(), 1.0, False), kit.finish(1, 2))
    assert sorted(told(first_meetings(kit.store))) == [("n0", C), ("n1", D)]
    assert repeats(kit.store) == ()


@pytest.mark.parametrize("given_up", [False, True])
def test_an_exam_that_was_not_handed_in_tells_nothing(kit: Kit, given_up: bool) -> None:
    bank = write_bank("fleet", FLEET)
    exam = play(kit, bank, WRONG[:2], exam=True, finished=False)
    if given_up:
        play(kit, bank, WRONG[4:], abandons=exam)
    assert told(first_meetings(kit.store)) == ([("n4", D), ("n5", D)] if given_up else [])


def test_what_was_answered_in_a_practice_round_that_was_left_tells_as_much(kit: Kit) -> None:
    play(kit, write_bank("fleet", FLEET), WRONG[:2], finished=False)
    assert told(first_meetings(kit.store)) == [("n0", D), ("n1", D)]


# What of them still holds


def test_only_meetings_with_a_claim_as_it_still_is_are_there(kit: Kit) -> None:
    bank = write_bank("fleet", FLEET)
    play(kit, bank, [*RIGHT[:2], Said("n2", C, old=True)])
    kit.played(Mark.RIGHT, bank="gone")
    found = still_there(first_meetings(kit.store), {"fleet": bank})
    assert [(one.claim, one.meeting.item) for one in found] == [(bank.claim_by_id[id_], id_) for id_ in ("n0", "n1")]
    fewer = write_bank("fleet", FLEET[1:])
    assert [one.claim.id for one in still_there(first_meetings(kit.store), {"fleet": fewer})] == ["n1"]


def met(bank_claims: list[Written], *encounters: tuple[str, Status, bool]) -> list[MetClaim]:
    bank = write_bank("harbour", bank_claims)
    return [
        MetClaim(Meeting("harbour", id_, claim_hash(claim), chosen, claim.mark(chosen), hint, "2026-11-24"), claim)
        for id_, chosen, hint in encounters
        for claim in [bank.claim_by_id[id_]]
    ]


def test_a_meeting_with_a_hint_is_none_for_the_devices_and_half_a_point_is_not_right() -> None:
    harbour = [
        Written("plain", C, ("denial",)),
        Written("hinted", C, ("denial",)),
        Written("fought", D, ("dispute",), 'said_by = ["ben"]\ndenied_by = ["ann"]'),
        Written("twice", C, ("hedge-article",), 'also = "attributed"'),
    ]
    found = met(harbour, ("plain", C, False), ("hinted", C, True), ("fought", A, False), ("twice", A, False))
    assert [one.meeting.mark for one in found] == [Mark.RIGHT, Mark.RIGHT, Mark.HALF, Mark.FAIR]
    assert device_attempts(found) == [
        Attempt(("denial",), True),
        Attempt(("dispute",), False),
        Attempt(("hedge-article",), True),
    ]


def test_the_habit_leaves_out_hints_second_statuses_and_disputes() -> None:
    harbour = [
        Written("plain", C),
        Written("hinted", A),
        Written("fought", D, (), 'said_by = ["ben"]\ndenied_by = ["ann"]'),
        Written("twice", C, (), 'also = "attributed"'),
        Written("open", U),
    ]
    chosen = (("plain", D, False), ("hinted", C, True), ("fought", C, False), ("twice", D, False), ("open", C, False))
    assert verdicts_of(met(harbour, *chosen)) == [Verdict(C, D), Verdict(U, C)]


# What mixed rounds lean to


def test_a_weakness_is_shown_by_first_meetings_alone(kit: Kit) -> None:
    bank = write_bank("fleet", FLEET)
    play(kit, bank, RIGHT)
    play(kit, bank, WRONG)
    assert weak(kit) == {}


def test_answers_after_a_hint_show_no_weakness(kit: Kit) -> None:
    play(kit, write_bank("fleet", FLEET), [one._replace(hint=True) for one in WRONG])
    assert weak(kit) == {}


def test_answers_to_claims_that_were_edited_since_show_no_weakness(kit: Kit) -> None:
    play(kit, write_bank("fleet", FLEET), [one._replace(old=True) for one in WRONG])
    assert weak(kit) == {}


def test_an_exam_shows_no_weakness_before_it_is_handed_in(kit: Kit) -> None:
    exam = play(kit, write_bank("fleet", FLEET), WRONG, exam=True, finished=False)
    assert weak(kit) == {}
    kit.keep(exam, kit.finish(0, 6))
    assert weak(kit) == {"denial": 1.0}


def test_a_weakness_is_forgotten_once_enough_other_claims_were_met(kit: Kit) -> None:
    old = [Written(f"old{n}", C, ("belief",)) for n in range(3)]
    new = [Written(f"new{n}", C, ("denial",)) for n in range(LATEST)]
    bank = write_bank("fleet", [*old, *new])
    play(kit, bank, [Said(one.id, D) for one in old])
    play(kit, bank, [Said(one.id, C) for one in new[:-3]])
    assert weak(kit) == {"belief": 1.0}
    play(kit, bank, [Said(one.id, C) for one in new[-3:]])
    assert weak(kit) == {}


def test_a_test_shows_no_weakness_as_nothing_is_drawn_from_it(kit: Kit) -> None:
    write_bank("fleet", FLEET)
    test = write_bank("proof", [Written(f"n{n}", C, ("dispute",)) for n in range(4)], more="test = true")
    play(kit, test, [Said(f"n{n}", D) for n in range(4)], exam=True)
    assert weak(kit) == {}


# Whether something is left to meet


def unmet(kit: Kit) -> bool:
    return any_unmet(kit.store, library([home() / "banks"]), {})


def test_something_is_unmet_until_every_claim_was_met_as_it_now_is(kit: Kit) -> None:
    bank = write_bank("fleet", FLEET)
    assert unmet(kit)
    play(kit, bank, [*WRONG[:5], RIGHT[5]._replace(old=True)])
    assert unmet(kit)
    play(kit, bank, [RIGHT[5]])
    assert not unmet(kit)
    write_bank("fleet", [*FLEET, Written("new", A)])
    assert unmet(kit)


def test_drafts_and_broken_banks_are_not_to_be_met(kit: Kit) -> None:
    draft = Written("draft", A, (), 'said_by = ["ann"]\ndraft = true')
    play(kit, write_bank("fleet", [*FLEET, draft]), RIGHT)
    assert not unmet(kit)
    path = home() / "banks" / "fleet" / "broken.toml"
    path.write_text('format = 1\nid = "broken"\nstatuses = 3\n', encoding="utf-8")
    assert not unmet(kit)


def test_an_exam_s_answers_are_met_before_it_is_handed_in(kit: Kit) -> None:
    play(kit, write_bank("fleet", FLEET), RIGHT, exam=True, finished=False)
    assert not unmet(kit)


def test_the_bank_that_was_met_least_is_read_first_and_alone_where_it_has_something_new(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    for id_, amount in (("a", 5), ("b", 1), ("c", 3)):
        play(kit, write_bank(id_, FLEET), RIGHT[:amount])
    read: list[str] = []

    def counted(path: Path, *, shelf: Shelf, shipped: bool = False) -> Reading:
        read.append(path.stem)
        return read_bank(path, shelf=shelf, shipped=shipped)

    monkeypatch.setattr(meetings, "read_bank", counted)
    assert unmet(kit)
    assert read == ["b"]
