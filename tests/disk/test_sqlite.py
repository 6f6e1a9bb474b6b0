"""The one SQLite file: journal modes, versions and every trouble named and harmless."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quiz.disk import sqlite
from quiz.disk.sqlite import Database, DatabaseFault, Shape, Trouble, open_database


def opened(path: Path, shape: Shape) -> Database:
    database = open_database(path, shape)
    assert database is not None
    return database


def add(database: Database, word: str) -> None:
    with database.atomic() as connection:
        connection.execute("INSERT INTO words VALUES (?)", (word,))


def words(database: Database) -> list[str]:
    return [word for (word,) in database.rows("SELECT word FROM words ORDER BY rowid")]


def with_words(path: Path, shape: Shape, *given: str) -> None:
    database = opened(path, shape)
    for word in given:
        add(database, word)
    database.close()


def test_reading_makes_neither_file_nor_folder(path: Path, shape: Shape) -> None:
    assert open_database(path, shape, create=False) is None
    assert not path.parent.exists()


def test_a_new_file_has_schema_version_and_wal(path: Path, shape: Shape) -> None:
    database = opened(path, shape)
    add(database, "a")
    assert words(database) == ["a"]
    assert database.rows("PRAGMA user_version") == [(1,)]
    assert database.rows("PRAGMA journal_mode") == [("wal",)]


def test_only_its_owner_can_read_a_new_file(path: Path, shape: Shape) -> None:
    path.parent.mkdir(mode=0o755)
    database = opened(path, shape)
    add(database, "a")
    assert {stat.S_IMODE(entry.stat().st_mode) for entry in path.parent.iterdir()} == {0o600}


def test_an_exception_takes_everything_of_a_transaction_back(path: Path, shape: Shape) -> None:
    database = opened(path, shape)

    def interrupted() -> None:
        with database.atomic() as connection:
            connection.execute("INSERT INTO words VALUES ('lost')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    add(database, "kept")
    assert words(database) == ["kept"]


def test_eight_programs_may_create_it_at_once(path: Path, shape: Shape) -> None:
    troubles: list[BaseException] = []
    start = threading.Barrier(8)

    def create(word: str) -> None:
        try:
            start.wait()
            with_words(path, shape, word)
        except (DatabaseFault, sqlite3.Error) as error:
            troubles.append(error)

    threads = [threading.Thread(target=create, args=(str(n),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert sorted(words(opened(path, shape))) == [str(n) for n in range(8)]


class Refusing(sqlite3.Connection):
    """A disk on which WAL is refused, in one of the ways that were met."""

    answer: str | None = None

    def execute(self, sql: str, *more: Any) -> sqlite3.Cursor:
        if sql == "PRAGMA journal_mode=WAL":
            if self.answer is not None:
                raise sqlite3.OperationalError(self.answer)
            sql = "PRAGMA journal_mode"
        return super().execute(sql, *more)


@pytest.mark.parametrize("answer", [None, "locking protocol", "database is locked", "unable to open database file"])
def test_where_wal_is_refused_another_journal_keeps_the_answers(
    path: Path, shape: Shape, monkeypatch: pytest.MonkeyPatch, answer: str | None
) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(Refusing, "answer", answer)
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, factory=Refusing, **k))
    with_words(path, shape, "a")
    database = opened(path, shape)
    add(database, "b")
    assert words(database) == ["a", "b"]
    assert database.rows("PRAGMA journal_mode") == [("truncate",)]
    assert database.rows("PRAGMA synchronous") == [(2,)]


@pytest.mark.parametrize("there", [True, False])
def test_where_shared_memory_cannot_be_had_another_journal_keeps_the_answers(
    path: Path, shape: Shape, there: bool
) -> None:
    if there:
        with_words(path, shape, "old")
    path.with_name("some.db-shm").mkdir(parents=True)
    with_words(path, shape, "new")
    other, database = opened(path, shape), opened(path, shape)
    add(other, "other")
    assert words(database) == [*(["old"] if there else []), "new", "other"]
    assert database.rows("PRAGMA journal_mode") == [("truncate",)]


def damage_head(path: Path) -> None:
    path.write_bytes(b"no database at all" * 500)


def make_foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()


def make_newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=2")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "trouble"),
    [(damage_head, Trouble.DAMAGED), (make_foreign, Trouble.DAMAGED), (make_newer, Trouble.NEWER)],
)
@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_not_ours_is_named_and_untouched(
    path: Path, shape: Shape, spoil: Callable[[Path], None], trouble: Trouble, create: bool
) -> None:
    with_words(path, shape, "a")
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(DatabaseFault) as caught:
        open_database(path, shape, create=create)
    assert caught.value.trouble is trouble
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == ["some.db"]


def test_damage_behind_a_whole_head_is_named(path: Path, shape: Shape) -> None:
    with_words(path, shape, "a")
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    database = opened(path, shape)
    with pytest.raises(DatabaseFault) as caught:
        words(database)
    assert caught.value.trouble is Trouble.DAMAGED


@pytest.mark.parametrize("spot", ["home", "file", "dangling"])
def test_a_path_that_cannot_be_is_unreachable(path: Path, shape: Shape, spot: str) -> None:
    if spot == "home":
        path.parent.write_text("a file where the folder should be")
    elif spot == "file":
        path.mkdir(parents=True)
    else:
        path.parent.mkdir()
        path.symlink_to(path.parent / "gone" / "some.db")
    with pytest.raises(DatabaseFault) as caught:
        open_database(path, shape)
    assert caught.value.trouble is Trouble.UNREACHABLE


def test_a_folder_without_any_rights_is_named(path: Path, shape: Shape, monkeypatch: pytest.MonkeyPatch) -> None:
    # Permissions do not bind root, who may run the tests.
    def forbidden(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    with_words(path, shape, "a")
    monkeypatch.setattr(Path, "stat", forbidden)
    for create in (True, False):
        with pytest.raises(DatabaseFault) as caught:
            open_database(path, shape, create=create)
        assert caught.value.trouble is Trouble.FORBIDDEN


def test_a_file_without_any_rights_is_named(path: Path, shape: Shape, monkeypatch: pytest.MonkeyPatch) -> None:
    with_words(path, shape, "a")
    connect_as(monkeypatch, path, opens=False)
    monkeypatch.setattr("os.access", lambda _, right: right == os.F_OK)
    with pytest.raises(DatabaseFault) as caught:
        open_database(path, shape)
    assert caught.value.trouble is Trouble.FORBIDDEN


def test_a_disk_that_fails_a_write_is_named_and_the_file_stays_whole(
    path: Path, shape: Shape, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource = pytest.importorskip("resource")
    with_words(path, shape, "a")
    before = path.stat().st_size
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (before, old[1]))
    try:
        database = opened(path, shape)
        with pytest.raises(DatabaseFault) as caught:
            add(database, "b" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    assert caught.value.trouble is Trouble.REFUSED
    assert words(opened(path, shape)) == ["a"]


def test_a_full_disk_is_told_and_the_file_stays_whole(path: Path, shape: Shape) -> None:
    database = opened(path, shape)
    add(database, "a")
    database.rows("PRAGMA max_page_count=1")
    with pytest.raises(DatabaseFault) as caught:
        add(database, "b" * 100_000)
    assert caught.value.trouble is Trouble.FULL
    database.rows("PRAGMA max_page_count=1000000")
    add(database, "c")
    assert words(database) == ["a", "c"]
    assert database.rows("PRAGMA integrity_check") == [("ok",)]


def test_another_program_that_never_lets_go_is_told(path: Path, shape: Shape, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 0.1)
    holder, database = opened(path, shape), opened(path, shape)
    with holder.atomic(), pytest.raises(DatabaseFault) as caught:
        add(database, "b")
    assert caught.value.trouble is Trouble.BUSY
    add(database, "c")
    assert words(database) == ["c"]


def connect_as(monkeypatch: pytest.MonkeyPatch, path: Path, *, opens: bool) -> None:
    """A disk that takes no write, and on which a WAL file opens or not. Permissions would not bind root."""
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def connect_to_read(place: str | Path, **more: Any) -> sqlite3.Connection:
        if "uri" in more:
            return connect(place, **more)
        if not opens:
            raise sqlite3.OperationalError("unable to open database file")
        return connect(f"{path.as_uri()}?mode=ro", uri=True, **more)

    monkeypatch.setattr(sqlite3, "connect", connect_to_read)


@pytest.mark.parametrize(("opens", "trouble"), [(True, Trouble.READ_ONLY), (False, Trouble.UNREACHABLE)])
def test_a_read_only_disk_can_still_be_read(
    path: Path, shape: Shape, monkeypatch: pytest.MonkeyPatch, opens: bool, trouble: Trouble
) -> None:
    with_words(path, shape, "a")
    connect_as(monkeypatch, path, opens=opens)
    database = opened(path, shape)
    assert words(database) == ["a"]
    with pytest.raises(DatabaseFault) as caught:
        add(database, "b")
    assert caught.value.trouble is trouble


def test_a_log_that_cannot_be_read_is_not_passed_over(
    path: Path, shape: Shape, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = opened(path, shape)
    add(other, "only in the log")
    connect_as(monkeypatch, path, opens=False)
    with pytest.raises(DatabaseFault):
        open_database(path, shape)
