"""An older file comes up to the present schema in one step that leaves a backup, or not at all."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.disk.sqlite import Database, DatabaseFault, Migration, Shape, Trouble, open_database


def opened(path: Path, shape: Shape) -> Database:
    database = open_database(path, shape)
    assert database is not None
    return database


def add(database: Database, word: str) -> None:
    with database.atomic() as connection:
        connection.execute("INSERT INTO words VALUES (?)", (word,))


def with_words(path: Path, shape: Shape, *given: str) -> None:
    database = opened(path, shape)
    for word in given:
        add(database, word)
    database.close()


def to_pairs(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE words ADD COLUMN twin TEXT")
    connection.execute("UPDATE words SET twin = word || word")


def to_nothing(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM words WHERE word = 'b'")
    raise sqlite3.OperationalError("no such thing")


def migrated(shape: Shape, *steps: Callable[[sqlite3.Connection], None]) -> Shape:
    steps_named = [Migration(n, step.__name__, step) for n, step in enumerate(steps, 2)]
    return Shape(shape.application, 1 + len(steps), shape.schema, steps_named)


def test_an_older_file_is_backed_up_and_migrated(path: Path, shape: Shape) -> None:
    with_words(path, shape, "a", "b")
    database = opened(path, migrated(shape, to_pairs))
    assert database.rows("SELECT * FROM words") == [("a", "aa"), ("b", "bb")]
    assert database.rows("PRAGMA user_version") == [(2,)]
    copy = sqlite3.connect(path.with_name("some.db.version-1.backup"))
    assert copy.execute("SELECT * FROM words").fetchall() == [("a",), ("b",)]
    assert copy.execute("PRAGMA user_version").fetchall() == [(1,)]
    copy.close()


def test_a_backup_holds_what_was_not_yet_in_the_main_file(path: Path, shape: Shape) -> None:
    other = opened(path, shape)
    add(other, "in the log")
    opened(path, migrated(shape, to_pairs)).close()
    copy = sqlite3.connect(path.with_name("some.db.version-1.backup"))
    assert copy.execute("SELECT * FROM words").fetchall() == [("in the log",)]
    copy.close()


def test_a_migration_that_fails_leaves_the_old_file(path: Path, shape: Shape) -> None:
    with_words(path, shape, "a", "b")
    with pytest.raises(DatabaseFault):
        open_database(path, migrated(shape, to_pairs, to_nothing))
    assert opened(path, shape).rows("SELECT * FROM words") == [("a",), ("b",)]


def test_without_room_for_the_backup_nothing_is_migrated(
    path: Path, shape: Shape, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_words(path, shape, "a")

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", no_room)
    with pytest.raises(DatabaseFault) as caught:
        open_database(path, migrated(shape, to_pairs))
    assert caught.value.trouble is Trouble.FULL
    assert opened(path, shape).rows("SELECT * FROM words") == [("a",)]
    assert sorted(entry.name for entry in path.parent.iterdir() if "backup" in entry.name) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from quiz.disk.sqlite import Migration, Shape, open_database

def half(connection):
    connection.execute("ALTER TABLE words ADD COLUMN twin TEXT")
    connection.execute("DELETE FROM words")
    os.kill(os.getpid(), signal.SIGKILL)

open_database(Path(sys.argv[1]), Shape(77, 2, Path("none"), [Migration(2, "half", half)]))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_a_kill_in_the_middle_of_a_migration_leaves_the_old_file(path: Path, shape: Shape) -> None:
    with_words(path, shape, "a", "b")
    ended = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert ended.returncode == -signal.SIGKILL
    shutil.copytree(path.parent, path.parent.parent / "copy")
    assert opened(path.parent.parent / "copy" / path.name, shape).rows("SELECT * FROM words") == [("a",), ("b",)]
    assert opened(path, migrated(shape, to_pairs)).rows("SELECT * FROM words") == [("a", "aa"), ("b", "bb")]


def test_scrubbing_leaves_nothing_of_what_was_deleted(path: Path, shape: Shape) -> None:
    with_words(path, shape, "a")
    database = opened(path, migrated(shape, to_pairs))
    secret = "something that nobody should find"
    with database.atomic() as connection:
        connection.executemany("INSERT INTO words VALUES (?, '')", [(f"{secret} {n}",) for n in range(500)])
    with database.atomic() as connection:
        connection.execute("DELETE FROM words")
    assert database.scrub()
    assert all(secret.encode() not in entry.read_bytes() for entry in path.parent.iterdir())
    assert not list(path.parent.glob("*.backup"))
