"""What is gathered of a reader's progress, against histories whose counts were worked out by hand."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quiz.bank.find import library
from quiz.bank.hashes import claim_hash
from quiz.bank.status import Mark, Status
from quiz.disk.homes import home
from quiz.game.events import Ask, Kind, Mode, Plan, Planned
from quiz.game.habit import Habit, Says, Slips
from quiz.record.banks import Banks
from quiz.record.document import progress_json
from quiz.record.mixed import weak_devices
from quiz.record.progress import gather_progress
from quiz.record.shares import Share
from quiz.record.values import BankScore, NullStore, Points
from tests.record.reader import Said, Written, play, write_bank

if TYPE_CHECKING:
    from tests.record.conftest import Kit

C, A, D, U, N = Status
COURSE = 'course = "the-sea"\nlesson = 1'
HARBOUR = (
    Written("own", C, ("plain-statement",)),
    Written("said", A, ("named-speaker", "a-tag-of-the-author")),
    Written("rumour", A, ("unnamed-report",)),
    Written("open", U, ("left-open",)),
    Written("no", D, ("denial",)),
    Written("fought", D, ("denial", "dispute"), 'said_by = ["ben"]\ndenied_by = ["ann"]'),
    Written("twice", C, ("hedge-article",), 'also = "attributed"'),
    Written("edited", A, ("belief",)),
)


def lived(kit: Kit) -> None:
    """Six rounds of the harbour and one of a bank that is gone; what of it counts as what is worked out below."""
    bank = write_bank("harbour", HARBOUR, more=COURSE)
    helped = Said("rumour", A, hint=True)
    play(kit, bank, [Said("own", C), Said("said", C), helped, Said("fought", A), Said("twice", A)])
    play(kit, bank, [Said("edited", A, old=True), Said("edited", A)])
    given_up = play(kit, bank, [Said("open", U), Said("own", D)], exam=True, finished=False)
    play(kit, bank, [Said("open", C)], abandons=given_up)
    play(kit, bank, [Said("said", A)], exam=True)
    play(kit, bank, [Said("no", D), Said("said", A), Said("own", A)], finished=False)
    play(kit, bank, [Said("own", D), Said("fought", D)], exam=True, finished=False)
    kit.played(Mark.RIGHT, Mark.RIGHT, bank="gone")


def only_own_banks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library without the shipped banks, and so without their course."""
    monkeypatch.setattr("quiz.record.library.library_folders", lambda home: (home / "banks",))


def test_first_meetings_are_told_apart_from_repeats(kit: Kit) -> None:
    lived(kit)
    found = gather_progress(kit.store)
    # own right and twice also fair; said wrong and rumour right; fought half of it and no right. The first meeting of
    # "edited" was with another claim, that of "open" in an exam that was never handed in.
    assert found.first.statuses == {C: Share(2, 2), A: Share(1, 2), D: Share(1, 2)}
    # The hint leaves the rumour out; fought trains two devices.
    assert found.first.devices == {
        "plain-statement": Share(1, 1),
        "named-speaker": Share(0, 1),
        "hedge-article": Share(1, 1),
        "denial": Share(1, 2),
        "dispute": Share(0, 1),
    }
    # said twice, once in an exam that was handed in, and edited; own wrong; open wrong.
    assert found.again.statuses == {C: Share(0, 1), A: Share(3, 3), U: Share(0, 1)}
    assert found.again.devices == {
        "plain-statement": Share(0, 1),
        "named-speaker": Share(2, 2),
        "belief": Share(1, 1),
        "left-open": Share(0, 1),
    }
    assert list(found.first.devices)[:2] == ["plain-statement", "named-speaker"]


def test_the_habit_counts_first_meetings_without_hint_second_status_or_dispute(kit: Kit) -> None:
    lived(kit)
    assert gather_progress(kit.store).habit == Habit(Says.EARLY, Slips(1, 1), Slips(0, 1), None)


def test_lessons_have_what_the_reader_did(kit: Kit) -> None:
    lived(kit)
    write_bank("quay", HARBOUR, more='course = "the-sea"\nlesson = 2')
    write_bank("pier", HARBOUR)
    lessons = [one for one in gather_progress(kit.store).lessons if one.course == "the-sea"]
    assert [(one.number, one.bank, one.title, one.score, one.finished) for one in lessons] == [
        (1, "harbour", "The harbour", BankScore(Points(1, 1), True), True),
        (2, "quay", "The quay", None, False),
    ]
    assert [one.state for one in lessons] == ["1 of 1, begun again", "not begun yet"]


@pytest.mark.parametrize(
    ("finished", "state"), [(False, "begun, not finished"), (None, "not finished yet"), (True, "0 of 1")]
)
def test_the_state_of_a_lesson(kit: Kit, finished: bool | None, state: str) -> None:
    bank = write_bank("harbour", HARBOUR, more=COURSE)
    begun = play(kit, bank, [Said("own", D)], finished=bool(finished))
    if finished is None:
        kit.begin(kit.plan("c", bank="gone"), "gone", abandons=begun)
    (lesson,) = [one for one in gather_progress(kit.store).lessons if one.bank == "harbour"]
    assert lesson.state == state
    assert lesson.finished == bool(finished)


def test_a_bank_is_a_lesson_where_it_has_both_a_course_and_a_number_in_it(kit: Kit) -> None:
    for id_, keys in (("both", COURSE), ("course-alone", 'course = "the-sea"'), ("number-alone", "lesson = 2")):
        write_bank(id_, HARBOUR, more=keys)
    found = {one.bank for one in gather_progress(kit.store).lessons}
    assert found & {"both", "course-alone", "number-alone"} == {"both"}


def test_an_exam_counts_once_it_is_handed_in(kit: Kit) -> None:
    bank = write_bank("harbour", HARBOUR)
    play(kit, bank, [Said("own", C)], exam=True, finished=False)
    assert gather_progress(kit.store).first.statuses == {}
    kit.keep(gather_progress(kit.store).played[0].id, kit.finish(1, 1))
    assert gather_progress(kit.store).first.statuses == {C: Share(1, 1)}


def test_what_was_met_first_in_an_exam_that_was_given_up_counts_as_met_again(kit: Kit) -> None:
    bank = write_bank("harbour", HARBOUR)
    exam = play(kit, bank, [Said("own", C)], exam=True, finished=False)
    play(kit, bank, [Said("own", C)], abandons=exam)
    found = gather_progress(kit.store)
    assert (found.first.statuses, found.again.statuses) == ({}, {C: Share(1, 1)})


def test_it_goes_over_the_readers_own_banks_and_those_of_a_folder_the_own_one_first(kit: Kit, tmp_path: Path) -> None:
    write_bank("own", HARBOUR)
    write_bank("harbour", HARBOUR, title="The own harbour")
    elsewhere = write_bank("harbour", HARBOUR[:1], title="Another harbour", folder=tmp_path)
    play(kit, write_bank("folder", HARBOUR, folder=tmp_path), [Said("own", C)])
    play(kit, elsewhere, [Said("own", C)])
    found = gather_progress(kit.store, tmp_path)
    titles = {id_: found.titles[id_] for id_ in ("own", "harbour", "folder")}
    assert titles == {"own": "The own", "harbour": "The own harbour", "folder": "The folder"}
    assert found.first.statuses == {C: Share(2, 2)}


def test_skips_and_other_steps_do_not_count(kit: Kit) -> None:
    bank = write_bank("harbour", HARBOUR)
    cards = [Planned("harbour", id_, Kind.CLAIM, claim_hash(bank.claim_by_id[id_])) for id_ in ("own", "said")]
    round_id = kit.begin(Plan(tuple(cards), Mode.PRACTICE, 7), "harbour")
    kit.keep(round_id, kit.skip(0), kit.answer(1), kit.answer(1, ask=Ask.QUOTE, chosen=3))
    found = gather_progress(kit.store)
    assert (found.first.statuses, found.again.statuses) == ({A: Share(1, 1)}, {})


def test_the_way_over_time_goes_by_full_tens_of_first_meetings(kit: Kit) -> None:
    claims = [Written(f"n{n:02}", A if n % 2 else C, ("denial",)) for n in range(25)]
    bank = write_bank("fleet", claims)
    right = {*range(7), *range(10, 14), *range(20, 25)}
    play(kit, bank, [Said(one.id, one.status if n in right else D) for n, one in enumerate(claims)])
    play(kit, bank, [Said(one.id, D if n == 0 else one.status) for n, one in enumerate(claims)])
    # Confirmed are 0, 2, 4, 6, 8, 10 and so on: six of the first ten are right. Attributed: 1, 3, 5, 11, 13.
    found = gather_progress(kit.store).tens
    assert found == ((7, 4), {C: (6,), A: (5,)}, {"denial": (7, 4)})
    assert gather_progress(kit.store).again.statuses == {C: Share(12, 13), A: Share(12, 12)}


def test_the_weak_devices_are_those_that_mixed_rounds_lean_to(kit: Kit) -> None:
    claims = [Written(f"n{n}", C, ("belief" if n % 2 else "denial",)) for n in range(8)]
    play(kit, write_bank("fleet", claims), [Said(f"n{n}", D if n < 4 or n % 2 else C) for n in range(8)])
    tests = write_bank("proof", [Written(f"n{n}", C, ("dispute",)) for n in range(4)], more="test = true")
    play(kit, tests, [Said(f"n{n}", D) for n in range(4)], exam=True)
    found = gather_progress(kit.store)
    assert found.weak == ("belief", "denial")
    assert found.first.devices["dispute"] == Share(0, 4)
    drawn = Banks(head for head in library([home() / "banks"]) if not head.test)
    assert found.weak == tuple(weak_devices(drawn, kit.store))


def test_without_a_course_there_is_neither_habit_nor_sensitivity(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    only_own_banks(monkeypatch)
    everything(kit, course="")
    found = gather_progress(kit.store)
    assert (found.lessons, found.habit, found.sensitivity) == ((), None, None)
    assert found.first.statuses == {C: Share(36, 40), A: Share(20, 40)}


def test_a_course_anywhere_in_what_was_gathered_is_enough(
    kit: Kit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    only_own_banks(monkeypatch)
    write_bank("harbour", HARBOUR, folder=tmp_path / "elsewhere", more=COURSE)
    assert gather_progress(kit.store).habit is None
    assert gather_progress(kit.store, tmp_path / "elsewhere").habit == Habit(Says.EARLY, Slips(0, 0), Slips(0, 0), None)


def everything(kit: Kit, course: str = COURSE) -> None:
    """40 attributed claims, every other one taken for the article's own; 40 confirmed ones, the first four doubted."""
    claims = [Written(f"{kind.value}{n}", kind) for n in range(40) for kind in (A, C)]
    chosen = {A: lambda n: C if n % 2 else A, C: lambda n: A if n < 4 else C}
    said = [Said(f"{kind.value}{n}", chosen[kind](n)) for n in range(40) for kind in (A, C)]
    play(kit, write_bank("fleet", claims, more=course), said)


def document(kit: Kit) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(progress_json(gather_progress(kit.store)), allow_nan=False))
    return found


def test_habit_and_sensitivity_in_the_json(kit: Kit) -> None:
    everything(kit)
    found = document(kit)
    habit = found["habit"]
    assert list(habit) == ["says", "taken", "doubted", "p", "sentence"]
    # The newest sixty are the last thirty of either kind: fifteen taken, none doubted any more.
    assert (habit["says"], habit["taken"], habit["doubted"]) == ("trusting", {"n": 15, "of": 30}, {"n": 0, "of": 30})
    # Of all ways to spread fifteen slips over sixty claims, those that put all of them on these thirty.
    assert habit["p"] == pytest.approx(math.comb(30, 15) / math.comb(60, 15))
    assert habit["sentence"].startswith("You took 15 of 30 claims")
    sensitivity = found["sensitivity"]
    assert (sensitivity["n_confirmed"], sensitivity["n_other"]) == (40, 40)
    # z(36.5 / 41) = 1.2278 and z(20.5 / 41) = 0.
    assert sensitivity["d"] == pytest.approx(1.2278, abs=1e-3)
    assert sensitivity["criterion"] == pytest.approx(-1.2278 / 2, abs=1e-3)


def test_sensitivity_waits_for_forty_of_either_kind(kit: Kit) -> None:
    lived(kit)
    found = document(kit)
    assert found["sensitivity"] is None
    assert (found["habit"]["says"], found["habit"]["p"]) == ("too early", None)


def test_course_shares_and_tens_in_the_json(kit: Kit) -> None:
    lived(kit)
    found = document(kit)
    (lesson,) = [one for one in found["course"] if one["course"] == "the-sea"]
    assert lesson == {
        "course": "the-sea",
        "lesson": 1,
        "bank": "harbour",
        "title": "The harbour",
        "last_score": {"points": 1, "of": 1},
        "unfinished": True,
    }
    assert found["statuses"]["first"]["attributed"] == {"right": 1, "of": 2}
    assert found["statuses"]["again"]["attributed"] == {"right": 3, "of": 3}
    assert found["devices"]["first"]["denial"] == {"right": 1, "of": 2}
    assert found["devices"]["again"]["named-speaker"] == {"right": 2, "of": 2}
    assert found["tens"] == {"claims": [], "statuses": {}, "devices": {}}
    assert found["weak"] == []


def test_a_record_that_keeps_nothing_has_only_the_course() -> None:
    found = gather_progress(NullStore())
    assert (found.played, found.first.statuses, found.again.statuses) == ((), {}, {})
    assert found.lessons
    assert {one.score for one in found.lessons} == {None}
