"""What there is to do today, worked out from banks on the disk and a record of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from quiz.bank.read import Reading, read_bank
from quiz.game.events import Mode
from quiz.game.plan import Options
from quiz.record.library import Today, What, load_library, today_words
from quiz.record.store import Store
from quiz.record.values import NullStore
from tests.game.make import NOW
from tests.record.mixing import write_bank
from tests.record.reading_home import Home, answer, spoil
from tests.record.saved import newest_mixed


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Three banks of no course."""
    made = Home(tmp_path)
    for name in "abc":
        made.write(name)
    return made


def test_in_an_empty_library_there_is_nothing_to_do(tmp_path: Path) -> None:
    (tmp_path / "banks").mkdir()
    assert Home(tmp_path).today() is None


def test_without_a_course_the_first_bank_that_was_not_finished(home: Home) -> None:
    assert home.today() == (What.BANK, "a")
    home.play("a")
    assert home.today() == (What.BANK, "b")
    home.play("c")
    assert home.today() == (What.BANK, "b")


def test_lessons_come_first_in_their_order_and_banks_of_no_course_are_left_to_the_reader(home: Home) -> None:
    home.write("y", course=("course", 1))
    home.write("x", course=("course", 2))
    home.play("a")
    assert home.today() == (What.LESSON, "y")
    home.play("x")
    assert home.today() == (What.LESSON, "y")
    home.play("y")
    assert home.today() == (What.MIX, None)


def test_the_round_begun_last_is_gone_on_with_whatever_it_is(home: Home) -> None:
    home.play("b", answers=1)
    assert home.today() == (What.GO_ON, "b")
    home.play("c", answers=1)
    assert home.today() == (What.GO_ON, "c")
    home.mix(answers=2)
    assert home.today() == (What.GO_ON_MIXED, None)
    home.mix()
    assert home.today() == (What.GO_ON, "c"), "what waited before waits on"
    home.play("c")
    home.play("b")
    assert home.today() == (What.BANK, "a")


def test_a_mixed_round_comes_once_every_bank_was_finished(home: Home) -> None:
    for name in "ab":
        home.play(name)
    home.write("c", claims=14)
    assert home.today() == (What.BANK, "c")
    home.play("c")
    assert home.today() == (What.MIX, None), "a round has ten claims, and the bank four more"
    home.mix(4)
    assert home.today() == (What.ALL_MET, None)


def test_all_met_is_no_more_once_a_claim_is_new(home: Home) -> None:
    for name in "abc":
        home.play(name)
    assert home.today() == (What.ALL_MET, None)
    path = home.write("b", claims=4)
    assert home.today() == (What.MIX, None)
    home.mix(1)
    assert home.today() == (What.ALL_MET, None)
    path.write_text(path.read_text(encoding="utf-8").replace("Boat 3 is gone.", "Boat 3 has gone."), encoding="utf-8")
    assert home.today() == (What.MIX, None), "an edited claim counts as a new one"
    home.write("d")
    assert home.today() == (What.BANK, "d")


def counted_readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the banks that are read from now on to find out whether all was met."""
    read: list[str] = []

    def counted(path: Path, **how: Any) -> Reading:
        read.append(path.stem)
        return read_bank(path, **how)

    monkeypatch.setattr("quiz.record.meetings.read_bank", counted)
    return read


def test_whether_all_was_met_is_worked_out_once_a_library(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        home.play(name)
    read = counted_readings(monkeypatch)
    library = home.library()
    assert not read
    assert [library.today(), library.today()] == [Today(What.ALL_MET, None)] * 2
    assert sorted(read) == ["a", "b", "c"]


def test_a_desk_reads_each_bank_once_for_it_unless_it_was_edited(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        home.play(name)
    desk = home.desk()
    read = counted_readings(monkeypatch)
    for _ in range(3):
        assert desk.library().today() == Today(What.ALL_MET, None)
    assert sorted(read) == ["a", "b", "c"]
    home.write("b", claims=4)
    assert desk.library().today() == Today(What.MIX, None)
    assert read[3:] == ["b"]
    spoil(home.banks / "b.toml")
    assert desk.library().today() == Today(What.ALL_MET, None)


# Tests


def test_a_test_is_never_the_next_thing(home: Home) -> None:
    for name in "abc":
        home.write(name, test=True)
    assert home.today() is None
    home.write("d")
    assert home.today() == (What.BANK, "d")
    home.play("d")
    assert home.today() == (What.ALL_MET, None), "what a test asks is not to be met"


def test_a_test_that_was_begun_is_gone_on_with(home: Home) -> None:
    home.write("t", test=True)
    home.play("t", answers=1)
    assert home.today() == (What.GO_ON, "t")


# Broken banks


def test_a_bank_whose_head_cannot_be_read_is_passed_over(home: Home) -> None:
    (home.banks / "a.toml").write_text("rubbish", encoding="utf-8")
    assert home.today() == (What.BANK, "b")


def test_a_bank_known_to_be_broken_is_passed_over(home: Home) -> None:
    library = home.library()
    paths = [entry.head.path for entry in library.entries]
    assert _id(library.today(paths[:1])) == "b"
    assert library.today(paths) is None
    home.play("c", answers=1)
    assert _id(home.library().today([home.banks / "c.toml"])) == "a"


def test_broken_banks_have_no_claim_left_to_meet(home: Home) -> None:
    for name in "abc":
        home.play(name)
    home.write("d")
    home.play("d")
    home.write("d", claims=5)
    spoil(home.banks / "d.toml")
    assert home.today() == (What.ALL_MET, None)


def _id(today: Today | None) -> str | None:
    return today.entry.head.id if today is not None and today.entry is not None else None


# Folders and files


def test_a_mixed_round_of_other_banks_is_not_of_this_library(home: Home, tmp_path: Path) -> None:
    home.mix(answers=1)
    write_bank(tmp_path / "other", "z")
    library = load_library(Store(tmp_path / "home"), [tmp_path / "other"])
    today = library.today()
    assert today is not None
    assert today.what is What.BANK
    assert load_library(Store(tmp_path / "home"), [home.banks]).mixed_unfinished


def test_without_a_record_it_is_always_the_first(home: Home) -> None:
    home.play("a")
    today = load_library(NullStore(), [home.banks]).today()
    assert _id(today) == "a"


# Time


@pytest.mark.parametrize("days", [-3650, -1, 0, 1, 3650])
def test_a_clock_that_was_set_back_or_forward_changes_nothing(home: Home, days: int) -> None:
    home.play("a")
    home.play("b", answers=1)
    home.clock.time = NOW + timedelta(days=days)
    assert home.today() == (What.GO_ON, "b")
    home.mix(answers=1)
    assert home.today() == (What.GO_ON_MIXED, None), "the newest is the one begun last, whatever the clock said"
    home.clock.time = NOW
    home.play("c", answers=1)
    assert home.today() == (What.GO_ON, "c")
    home.play("c")
    home.mix()
    home.play("b")
    assert home.today() == (What.ALL_MET, None)


# Words


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (lambda home: home.play("a", answers=1), "go on with Bank a"),
        (lambda home: home.mix(answers=1), "go on with the mixed round"),
        (lambda home: None, "Bank a"),
        (lambda home: home.write("y", course=("course", 3)), "lesson 3, Bank y"),
        (
            lambda home: (home.write("y", course=("course", 3)), home.play("y", answers=1)),
            "go on with lesson 3, Bank y",
        ),
        (
            lambda home: [home.play(name) for name in "abc"],
            "every claim was met; a mixed round asks some of them again",
        ),
    ],
)
def test_each_kind_has_its_words(home: Home, prepare: Callable[[Home], object], words: str) -> None:
    prepare(home)
    today = home.library().today()
    assert today is not None
    assert today_words(today) == words


def test_a_mixed_exam_waits_as_a_mixed_round_does(home: Home) -> None:
    answer(home.desk().open_mixed(Options(mix=6, exam=True), surface="plain"), 2)
    assert home.today() == (What.GO_ON_MIXED, None)
    saved = newest_mixed(Store(home.folder / "home"))
    assert saved is not None
    assert (saved.plan.mode, saved.plan.exam) == (Mode.MIX, True)


def test_what_cannot_be_played_is_passed_over(home: Home) -> None:
    path = home.write("a", course=("course", 1))
    home.write("b", course=("course", 2))
    path.write_text(
        path.read_text(encoding="utf-8").replace("[[claims]]", "[[claims]]\ndraft = true"), encoding="utf-8"
    )
    assert home.today() == (What.LESSON, "a"), "by the heads alone"
    found = home.library().playable_today()
    assert found is not None
    assert (found.what, found.entry.head.id if found.entry else None) == (What.LESSON, "b")
    spoil(home.banks / "b.toml")
    again = home.library().playable_today()
    assert again is not None
    assert (again.what, again.entry.head.id if again.entry else None) == (What.BANK, "c")
