"""One SQLite file: opened in the best journal mode that the disk allows, migrated with a backup, written atomically."""

import contextlib
import errno
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from quiz.disk.atomic import make_private_folder

PATIENCE = 2.0
"""Seconds that a program waits for another one before it gives up on the file."""

BRIEF = 0.2
"""The same where it was waited for in vain before: whoever answers shall not wait at each answer."""


class Trouble(Enum):
    """Why a database cannot be used. NEWER and DAMAGED stay so; the others may pass.

    READ_ONLY can be looked at, FORBIDDEN not even that; REFUSED is a disk, or a limit, that fails a read or a write.
    """

    NEWER = "newer"
    DAMAGED = "damaged"
    FULL = "full"
    READ_ONLY = "read-only"
    FORBIDDEN = "forbidden"
    REFUSED = "refused"
    BUSY = "busy"
    UNREACHABLE = "unreachable"

    @property
    def lasting(self) -> bool:
        """Whether trying again is of no use."""
        return self in (Trouble.NEWER, Trouble.DAMAGED)


class DatabaseFault(Exception):  # noqa: N818 - a fault of the file is meant
    """A database that cannot be used, or could not take what was to be written; it is as it was before."""

    def __init__(self, path: Path, trouble: Trouble) -> None:
        super().__init__(f"{path}: {trouble.value}")
        self.path = path
        self.trouble = trouble


class Migration(NamedTuple):
    """The step that leads to schema `version` from the one before; `run` only executes statements."""

    version: int
    name: str
    run: Callable[[sqlite3.Connection], None]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a file has to be: whose it is, the version of its schema, and how an older one comes up to it."""

    application: int
    version: int
    schema: Path
    migrations: Sequence[Migration] = ()


class Database:
    """An open database. Where it can only be read, `trouble` says why, and atomic() raises it."""

    def __init__(self, path: Path, connection: sqlite3.Connection, trouble: Trouble | None = None) -> None:
        self.path = path
        self.trouble = trouble
        self._connection = connection

    @contextlib.contextmanager
    def atomic(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is committed at the end, or none of it. Raises DatabaseFault."""
        if self.trouble is not None:
            raise DatabaseFault(self.path, self.trouble)
        with _translated(self.path), _transaction(self._connection):
            yield self._connection

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """All rows of one query. Raises DatabaseFault."""
        with _translated(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    def scrub(self) -> bool:
        """Leave nothing of what was deleted in the file, and no copies that migrations left beside it.

        False where another program or a full disk kept that from being done.
        """
        with _translated(self.path):
            for backup in self.path.parent.glob(f"{self.path.name}.version-*.backup"):
                backup.unlink()
        try:
            self.rows("VACUUM")
            return not self.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]
        except DatabaseFault as fault:
            if fault.trouble not in (Trouble.BUSY, Trouble.FULL):
                raise
        return False

    def wait(self, *, briefly: bool) -> None:
        """How long to wait for another program from now on."""
        _wait(self._connection, _seconds(briefly))

    def close(self) -> None:
        """Close it; it may be closed twice."""
        self._connection.close()


def open_database(path: Path, shape: Shape, *, create: bool = True, briefly: bool = False) -> Database | None:
    """Open the file, made or migrated where needed; None where there is none and none is to be made.

    `create` also asks that it can be written at once. One that can only be read is opened for reading, and says so
    by its `trouble`. `briefly`: another program was waited for in vain before. Raises DatabaseFault; the file is
    then untouched.
    """
    deadline = time.monotonic() + _seconds(briefly)
    while True:
        try:
            database = _open_once(path, shape, create, max(0.0, deadline - time.monotonic()))
            if database is not None:
                database.wait(briefly=briefly)
            return database
        except DatabaseFault as fault:
            # Not every lock waits by itself: the first opening and the last closing of a WAL file refuse at once.
            if fault.trouble is not Trouble.BUSY or time.monotonic() > deadline:
                raise
        time.sleep(0.02)


def _seconds(briefly: bool) -> float:
    return min(BRIEF, PATIENCE) if briefly else PATIENCE


def _wait(connection: sqlite3.Connection, seconds: float) -> None:
    connection.execute(f"PRAGMA busy_timeout={round(seconds * 1000)}")


def _open_once(path: Path, shape: Shape, create: bool, patience: float) -> Database | None:
    with _translated(path):
        if not _is_there(path):
            if not create:
                return None
            make_private_folder(path.parent)
            # Made before SQLite would, because the folder may be one that others look into.
            path.touch(mode=0o600)
    try:
        return _open_to_write(path, shape, create, patience)
    except DatabaseFault as fault:
        if fault.trouble not in (Trouble.FULL, Trouble.READ_ONLY, Trouble.REFUSED, Trouble.UNREACHABLE):
            raise
        reading = _open_to_read(path, shape, fault.trouble)
        if reading is None:
            raise
        return reading


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return False
    return True


def _open_to_write(path: Path, shape: Shape, create: bool, patience: float) -> Database | None:
    try:
        return _prepared(path, shape, create, patience, _connect)
    except DatabaseFault as fault:
        # Network and shared folders often lack the shared memory that WAL needs, or its locks.
        passing = (Trouble.UNREACHABLE, Trouble.REFUSED, Trouble.READ_ONLY)
        if fault.trouble not in passing or not os.access(path, os.W_OK):
            raise
    return _prepared(path, shape, create, patience, _connect_without_wal)


def _prepared(
    path: Path, shape: Shape, create: bool, patience: float, connect: Callable[[Path, float], sqlite3.Connection]
) -> Database | None:
    with _translated(path):
        connection = connect(path, patience)
        try:
            found = _version(connection, path, shape)
            if found is None and not create:
                connection.close()
                return None
            _set_durability(connection, wal=connect is _connect and found is None)
            if found != shape.version:
                _bring_up(connection, path, shape)
            elif create:
                # Whether it can be written shows only here: a read-only log refuses no reader.
                with _transaction(connection):
                    pass
        except BaseException:
            connection.close()
            raise
    return Database(path, connection)


def _connect(path: Path, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


def _connect_without_wal(path: Path, patience: float) -> sqlite3.Connection:
    """The exclusive lock lets a WAL file be opened without shared memory, and so be turned into an ordinary one."""
    connection = _connect(path, patience)
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        connection.execute("PRAGMA locking_mode=NORMAL")
        # The exclusive lock is given back by the first read after the mode is normal again.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _set_durability(connection: sqlite3.Connection, *, wal: bool) -> None:
    """`wal`: try to turn WAL on, which stays in the file."""
    mode = _turn_on_wal(connection) if wal else connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode == "wal":
        # A killed process loses nothing that it has committed: the write is with the kernel by then. NORMAL leaves
        # out only the fsync of each commit, so that a power cut may cost the last answers, never the file.
        connection.execute("PRAGMA synchronous=NORMAL")
    else:
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        # Without WAL, leaving out an fsync could cost the file in a power cut.
        connection.execute("PRAGMA synchronous=FULL")


def _turn_on_wal(connection: sqlite3.Connection) -> str:
    deadline = time.monotonic() + 1.0
    while True:
        try:
            return str(connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]).lower()
        except sqlite3.OperationalError as error:
            # Busy: another program is creating the file right now, or this disk cannot lock: one second tells which.
            if _trouble(error, Path()) is not Trouble.BUSY or time.monotonic() > deadline:
                return "refused"
        time.sleep(0.02)


def _open_to_read(path: Path, shape: Shape, trouble: Trouble) -> Database | None:
    """For a read-only or full disk, where WAL cannot make the files it needs beside the database.

    A log with something in it must not be passed over: without it the file may be half of a checkpoint.
    """
    log = path.with_name(f"{path.name}-wal")
    if not path.is_file() or (log.is_file() and log.stat().st_size):
        return None
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with _translated(path), contextlib.ExitStack() as stack:
        connection = stack.enter_context(contextlib.closing(sqlite3.connect(address, uri=True, isolation_level=None)))
        if _version(connection, path, shape) != shape.version:
            return None
        stack.pop_all()
    return Database(path, connection, trouble)


def _version(connection: sqlite3.Connection, path: Path, shape: Shape) -> int | None:
    """Schema version of the file, None for an empty one. Raises DatabaseFault for a newer or a foreign file."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version == 0 and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return None
    if connection.execute("PRAGMA application_id").fetchone()[0] != shape.application:
        raise DatabaseFault(path, Trouble.DAMAGED)
    if version > shape.version:
        raise DatabaseFault(path, Trouble.NEWER)
    return version


def _bring_up(connection: sqlite3.Connection, path: Path, shape: Shape) -> None:
    """Create the schema, or migrate to it, in one transaction."""
    with _transaction(connection):
        # Asked again inside the transaction: another program may have done it meanwhile.
        found = _version(connection, path, shape)
        if found == shape.version:
            return
        if found is None:
            for statement in _statements(shape.schema.read_text("utf-8")):
                connection.execute(statement)
        else:
            _back_up(path, found)
            for migration in shape.migrations:
                if migration.version > found:
                    migration.run(connection)
        connection.execute(f"PRAGMA application_id={shape.application}")
        connection.execute(f"PRAGMA user_version={shape.version}")


def _statements(script: str) -> Iterator[str]:
    """One at a time, because sqlite3's own executescript() commits the transaction it is called in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _back_up(path: Path, version: int) -> None:
    """Copy the file beside itself. Through a second connection: the one that is about to write may not be copied."""
    backup = path.with_name(f"{path.name}.version-{version}.backup")
    partial = path.with_name(f".{backup.name}.tmp")
    partial.unlink(missing_ok=True)
    try:
        with contextlib.closing(sqlite3.connect(path)) as source, contextlib.closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
        partial.replace(backup)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    # Immediate: a lock that is asked for only at the first write cannot be waited for.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # Some errors have already rolled back by themselves.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Errors of SQLite and of the disk as a DatabaseFault; mistakes of ours stay what they are."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError, sqlite3.InterfaceError):
        raise
    except (sqlite3.DatabaseError, OSError) as error:
        raise DatabaseFault(path, _trouble(error, path)) from error


_BY_CODE = {
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
    # A file of the right version without our tables or columns.
    sqlite3.SQLITE_ERROR: Trouble.DAMAGED,
}
_BY_ERRNO = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EACCES: Trouble.FORBIDDEN,
    errno.EPERM: Trouble.FORBIDDEN,
    errno.EFBIG: Trouble.REFUSED,
    errno.EIO: Trouble.REFUSED,
}


def _trouble(error: sqlite3.DatabaseError | OSError, path: Path) -> Trouble:
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, Trouble.UNREACHABLE)
    code = getattr(error, "sqlite_errorcode", None)
    trouble = Trouble.UNREACHABLE if code is None else _BY_CODE.get(code & 0xFF, Trouble.UNREACHABLE)
    if trouble is not Trouble.UNREACHABLE:
        return trouble
    # These two also show as "disk I/O error" or "unable to open", where SQLite could not make its other files.
    if _disk_is_full(path.parent):
        return Trouble.FULL
    if os.access(path, os.F_OK) and not os.access(path, os.R_OK):
        return Trouble.FORBIDDEN
    if os.access(path, os.R_OK) and not os.access(path.parent, os.W_OK):
        return Trouble.READ_ONLY
    return Trouble.REFUSED if code is not None and code & 0xFF == sqlite3.SQLITE_IOERR else Trouble.UNREACHABLE


def _disk_is_full(folder: Path) -> bool:
    import shutil  # only trouble needs it

    try:
        return shutil.disk_usage(folder).free < 65536
    except OSError:
        return False
