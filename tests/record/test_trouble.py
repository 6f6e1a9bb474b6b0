"""A record that cannot be used: one sentence, the file untouched, and saving again once the trouble has passed."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quiz.disk import sqlite
from quiz.disk.sqlite import DatabaseFault, Trouble
from quiz.game.events import Objected
from quiz.record.history import rounds
from quiz.record.keeper import Keeper
from quiz.record.problems import Doing, problem_of
from quiz.record.store import Store, open_patiently, record_path
from quiz.record.values import NewerStore, NullStore, StoreProblem, UnusableStore

if TYPE_CHECKING:
    from tests.record.conftest import Kit


def keeper_of(kit: Kit, store: Store | NullStore, told: bool = False) -> Keeper:
    plan = kit.plan("a", "b", "c", "d", "e")
    return Keeper(store, plan, bank="news", bank_hashes={"news": "n"}, surface="plain", clock=kit, told=told)


def cards(store: Store) -> list[int]:
    return [card for (card,) in store.rows("SELECT card FROM events ORDER BY seq")]


def is_one_sentence(text: str | None) -> bool:
    return text is not None and text.endswith(".") and "\n" not in text and ". " not in text


@contextlib.contextmanager
def locked(kit: Kit, how: str = "IMMEDIATE") -> Iterator[None]:
    """Another program holds the record."""
    with contextlib.closing(sqlite3.connect(record_path(kit.home), isolation_level=None)) as holder:
        holder.execute(f"BEGIN {how}")
        yield


def set_newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=99")
    connection.close()


def damage(path: Path) -> None:
    path.write_bytes(b"\x00garbage" * 999)


@pytest.mark.parametrize(("spoil", "kind"), [(set_newer, NewerStore), (damage, UnusableStore)])
def test_a_newer_or_damaged_record_is_told_and_left_as_it_is(
    kit: Kit, spoil: Callable[[Path], None], kind: type[StoreProblem]
) -> None:
    kit.begin(kit.plan("a"))
    kit.store.close()
    path = record_path(kit.home)
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(kind) as caught:
        Store.open(kit.home)
    assert is_one_sentence(caught.value.sentence)
    assert caught.value.lasting
    store, sentence = open_patiently(kit.home)
    assert is_one_sentence(sentence)
    keeper = keeper_of(kit, store, told=True)
    assert (keeper.begin(), keeper(kit.answer(0)), store.unfinished("news")) == (None, None, None)
    assert path.read_bytes() == before
    assert [entry.name for entry in kit.home.iterdir()] == [path.name]


def test_damage_that_shows_in_the_middle_of_a_round_is_told_once(kit: Kit) -> None:
    keeper = keeper_of(kit, kit.store)
    keeper.begin()
    kit.store.close()
    damage(record_path(kit.home))
    assert is_one_sentence(keeper(kit.answer(0)))
    assert [keeper(kit.answer(card)) for card in (1, 2)] == [None, None]


def damage_behind_the_head(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


def write_what_nobody_writes(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE events SET mark = 'splendid'")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("spoil", [damage_behind_the_head, write_what_nobody_writes])
def test_damage_that_shows_only_in_reading(kit: Kit, spoil: Callable[[Path], None]) -> None:
    kit.keep(kit.begin(kit.plan("a")), kit.answer(0))
    kit.store.close()
    path = record_path(kit.home)
    spoil(path)
    before = path.read_bytes()
    for read in (lambda: kit.store.unfinished("news"), lambda: rounds(kit.store)):
        with pytest.raises(UnusableStore):
            read()
    store, sentence = open_patiently(kit.home)
    assert (sentence, store.unfinished("news"), rounds(store)) == (None, None, ())
    keeper = keeper_of(kit, store)
    told = [keeper.begin(), keeper(kit.answer(0))]
    store.close()
    assert [is_one_sentence(text) for text in told] == [True, False]
    assert path.read_bytes() == before


def test_a_full_disk_is_told_once_and_later_answers_are_saved_in_order(kit: Kit) -> None:
    keeper = keeper_of(kit, kit.store)
    assert keeper.begin() is None
    kit.store.rows("PRAGMA max_page_count=1")
    # Long, because a short one still fits into pages that are there.
    told = [keeper(Objected(0, "long " * 20_000, kit.now())), keeper(kit.answer(1)), keeper(kit.answer(2))]
    assert is_one_sentence(told[0])
    assert "disk is full" in str(told[0])
    assert (told[1:], keeper.unsaved, cards(kit.store)) == ([None, None], 3, [])
    kit.store.rows("PRAGMA max_page_count=1000000")
    assert [keeper(kit.answer(card)) for card in (3, 4)] == [None, None]
    assert (keeper.unsaved, cards(kit.store)) == (0, [0, 1, 2, 3, 4])
    assert kit.store.rows("PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("known_before", [True, False])
def test_a_home_that_is_no_folder_is_told_once_and_used_once_it_is_one(kit: Kit, known_before: bool) -> None:
    kit.home.write_text("a file")
    store, sentence = open_patiently(kit.home) if known_before else (kit.store, None)
    keeper = keeper_of(kit, store, told=known_before)
    told = [sentence, keeper.begin(), keeper(kit.answer(0)), keeper(kit.answer(1))]
    assert [is_one_sentence(text) for text in told] == [known_before, not known_before, False, False]
    kit.home.unlink()
    assert keeper(kit.answer(2)) is None
    assert isinstance(store, Store)
    assert (keeper.unsaved, cards(store)) == (0, [0, 1, 2])
    store.close()


def test_a_record_that_is_taken_away_during_a_round_is_made_anew_for_what_follows(kit: Kit) -> None:
    keeper = keeper_of(kit, kit.store)
    assert [keeper.begin(), keeper(kit.answer(0))] == [None, None]
    for path in kit.home.glob("record.db*"):
        path.unlink()
    assert keeper(kit.answer(1)) is None
    with contextlib.closing(Store(kit.home)) as anew:
        assert cards(anew) == [1]


def test_a_record_that_cannot_be_opened_for_now_reads_as_empty(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    kit.played(kit.answer(0).mark)
    kit.store.close()

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise DatabaseFault(path, Trouble.UNREACHABLE)

    with monkeypatch.context() as patch:
        patch.setattr("quiz.record.store.open_database", refuse)
        store, sentence = open_patiently(kit.home)
        assert is_one_sentence(sentence)
        assert (store.unfinished("news"), store.scores(), store.known("news", {}).finished_once) == (None, {}, False)
    assert list(store.scores()) == ["news"]
    store.close()


@pytest.mark.parametrize("trouble", Trouble)
@pytest.mark.parametrize("doing", ["saved", "read", "changed"])
def test_each_trouble_is_one_sentence_that_names_the_file(tmp_path: Path, trouble: Trouble, doing: Doing) -> None:
    path = record_path(tmp_path)
    told = problem_of(DatabaseFault(path, trouble), doing)
    assert is_one_sentence(told.sentence)
    assert str(path) in told.sentence
    assert told.lasting is trouble.lasting


def test_what_cannot_be_read_is_not_said_to_lack_the_right_to_be_written(tmp_path: Path) -> None:
    told = {trouble: problem_of(DatabaseFault(tmp_path, trouble), "read").sentence for trouble in Trouble}
    assert told[Trouble.FORBIDDEN].endswith("because this account has no right to it.")
    assert "because it may not be written to" not in " ".join(told.values())
    assert "limit" in told[Trouble.REFUSED]


def test_after_waiting_in_vain_it_waits_briefly_until_something_is_written_again(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 0.3)
    keeper = keeper_of(kit, kit.store)
    keeper.begin()
    waits = [kit.store.rows("PRAGMA busy_timeout")]
    with locked(kit):
        for card in (0, 1):
            keeper(kit.answer(card))
            waits.append(kit.store.rows("PRAGMA busy_timeout"))
    keeper.try_again()
    waits.append(kit.store.rows("PRAGMA busy_timeout"))
    assert waits == [[(300,)], [(200,)], [(200,)], [(300,)]]
    assert (keeper.unsaved, cards(kit.store)) == (0, [0, 1])


def test_a_file_that_cannot_even_be_opened_is_waited_for_once(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[bool] = []

    def refuse(path: Path, *_: object, briefly: bool, **__: object) -> None:
        waits.append(briefly)
        raise DatabaseFault(path, Trouble.BUSY)

    monkeypatch.setattr("quiz.record.store.open_database", refuse)
    store, _ = open_patiently(kit.home)
    keeper = keeper_of(kit, store, told=True)
    keeper.begin()
    keeper(kit.answer(0))
    assert waits == [False, True, True]
    assert keeper.nothing_saved


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_a_record_that_another_program_locks_is_told_once_and_saved_once_it_lets_go(
    kit: Kit, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 0.1)
    kit.begin(kit.plan("a"))
    kit.store.rows(f"PRAGMA journal_mode={mode}")
    kit.store.close()
    with locked(kit, "EXCLUSIVE"):
        store, sentence = open_patiently(kit.home)
        keeper = keeper_of(kit, store, told=sentence is not None)
        told = [sentence, keeper.begin(), keeper(kit.answer(0)), keeper(kit.answer(1))]
        assert sum(is_one_sentence(text) for text in told) == 1
        assert not keeper.all_saved
    keeper.try_again()
    assert keeper.all_saved
    assert cards(kit.store) == [0, 1]
    store.close()


def test_a_program_that_never_lets_go_does_not_lose_the_answer(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 0.1)
    keeper = keeper_of(kit, kit.store)
    keeper.begin()
    with locked(kit):
        told = keeper(kit.answer(0))
    assert is_one_sentence(told)
    assert "locked" not in str(told)
    assert keeper(kit.answer(1)) is None
    assert cards(kit.store) == [0, 1]
