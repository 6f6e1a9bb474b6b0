"""The record on the disk: every event is committed before keep() returns, so that a kill after it loses nothing."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from quiz import __version__
from quiz.disk.sqlite import Database, DatabaseFault, Trouble, open_database
from quiz.game.events import Event, Finished, Plan
from quiz.record import codec
from quiz.record import statements as sql
from quiz.record.migrations import SHAPE
from quiz.record.problems import Doing, problem_of
from quiz.record.values import (
    ANY,
    BankScore,
    Forgotten,
    NullStore,
    Points,
    Saved,
    StoreProblem,
    UnknownRound,
    Which,
    new_id,
)

if TYPE_CHECKING:
    from quiz.game.plan import Known


T = TypeVar("T")


def record_path(home: Path) -> Path:
    """Where the record lies."""
    return home / "record.db"


def open_patiently(home: Path) -> tuple[Store | NullStore, str | None]:
    """A record to play with, whatever state the home is in, and the one sentence to tell where there is trouble.

    Its reading never raises: what cannot be read is as if empty. Where the trouble may pass, it goes on trying to save.
    """
    store = Store(home, patient=True)
    try:
        store._reading()
    except StoreProblem as problem:
        return (NullStore() if problem.lasting else store), problem.sentence
    return store, None


class Store:
    """The record of one home. Folder and file are made by prepare(), or else by the first begin().

    Any method may raise StoreProblem.
    """

    keeps = True

    def __init__(self, home: Path, *, create: bool = True, patient: bool = False) -> None:
        """`patient`: a record that cannot be read is as if empty, and is not written to where it is damaged."""
        self.path = record_path(home)
        self._create = create
        self._patient = patient
        self._database: Database | None = None
        self._to_write = False
        self._damaged = False
        self._briefly = False

    @classmethod
    def open(cls, home: Path) -> Store:
        """Open what is there, for reading and forgetting: nothing is ever made."""
        store = cls(home, create=False)
        store._reading()
        return store

    def prepare(self) -> None:
        """Open or make the file now, so that the first begin() need not; what fails is told then."""
        with contextlib.suppress(StoreProblem), self._writing():
            pass

    def begin(
        self,
        plan: Plan,
        *,
        bank: str | None,
        bank_hashes: Mapping[str, str],
        at: datetime,
        surface: str,
        round_id: str | None = None,
        abandons: str | None = None,
    ) -> str:
        """Keep a round, give up another one, and give the kept one's id.

        A round that is there already gets back cards that it has lost, and is else left as it is.
        """
        new = round_id or new_id()
        with self._writing() as connection:
            if abandons is not None:
                connection.execute(sql.ABANDON, (abandons,))
            if _round(connection, new) is None:
                values = (new, bank, surface, __version__, codec.time_text(at), *codec.plan_row(plan))
                connection.execute(sql.BEGIN, values)
            _write_cards(connection, new, plan, bank_hashes)
        return new

    def keep(self, round_id: str, event: Event) -> None:
        """Commit one event. UnknownRound where the round, or the card, was forgotten meanwhile."""
        row = codec.event_row(event)
        with self._writing() as connection:
            # A named style, because several values are used twice.
            values = row._asdict() | {"id": round_id, "version": __version__}
            if not connection.execute(sql.KEEP, values).rowcount:
                raise UnknownRound(f"Round {round_id}, or a card of it, is not in the record.")
            if isinstance(event, Finished):
                connection.execute(sql.FINISH, (row.at, row.points, row.of_cards, round_id))

    def renew(self, round_id: str, plan: Plan, bank_hashes: Mapping[str, str]) -> None:
        """A round is taken up: put its cards, the hashes of what is asked from here on, and its pool in their place.

        Answers keep the hashes that they were given with. UnknownRound where it was forgotten meanwhile.
        """
        with self._writing() as connection:
            seq = _round(connection, round_id)
            if seq is None:
                raise UnknownRound(f"Round {round_id} is not in the record.")
            connection.execute(sql.RENEW_POOL, (codec.plan_row(plan).pool, seq))
            connection.execute(sql.DROP_CARDS_OF_ROUND, (seq,))
            connection.execute(sql.DROP_HASHES_OF_ROUND, (seq,))
            _write_cards(connection, round_id, plan, bank_hashes)

    def unfinished(self, bank: str) -> Saved | None:
        """The newest round of a bank that is neither finished nor given up."""
        return self._one_saved(sql.NEWEST_UNFINISHED_OF, bank)

    def saved_round(self, seq: int) -> Saved | None:
        """The round of this number, as record.waiting gives it."""
        return self._one_saved(sql.UNFINISHED, seq)

    def known(self, bank: str, hashes: Mapping[str, str]) -> Known:
        """What the reader did with a bank; answers count while their item's hash is the present one."""
        # Planning is not needed by those who only read the record.
        from quiz.record.known import StoredVerdict, known_of

        finished = bool(self.rows(sql.FINISHED_ONCE, (bank,)))
        return known_of(self.read(StoredVerdict, sql.VERDICTS, (bank,)), hashes, finished_once=finished)

    def scores(self) -> dict[str, BankScore]:
        """Per bank that has a round of its own."""
        last = dict(self.read(lambda _, bank, *points: (bank, Points(*points)), sql.LAST_SCORES))
        return dict(self.read(lambda bank, waits: (bank, BankScore(last.get(bank), bool(waits))), sql.STARTED))

    def bank_ids(self) -> list[str]:
        """Every bank that something is stored about, installed or not."""
        return self.read(str, sql.BANK_IDS)

    def forget(self, bank: str | Literal[Which.ANY]) -> Forgotten:
        """Forget the rounds of a bank and its answers in mixed rounds, or (ANY) all rounds, for good.

        An unfinished mixed round goes on without those answers. One that holds no other answers is forgotten whole.
        """
        if self._reading() is None:
            return Forgotten(0, 0, True)
        with self._writing("changed") as connection:
            # Deleted text is overwritten, also in copies of pages that scrub() would not reach for another reader.
            connection.execute(sql.SECURELY)
            gone, touched = _forget(connection, bank)
        with self._told("changed"):
            scrubbed = self._database is None or self._database.scrub()
        return Forgotten(gone, touched, scrubbed)

    def rows(self, query: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """All rows of one query, none where there is no record yet."""
        try:
            with self._told("read"):
                database = self._reading()
                return [] if database is None or self._damaged else database.rows(query, parameters)
        except StoreProblem as problem:
            self._bear(problem)
            return []

    def read(self, make: Callable[..., T], query: str, parameters: Sequence[Any] = ()) -> list[T]:
        """All rows of one query, each made into a value of its columns; a row that no version wrote is damage."""
        try:
            return [make(*row) for row in self.rows(query, parameters)]
        except (ValueError, TypeError) as error:
            problem = problem_of(DatabaseFault(self.path, Trouble.DAMAGED), "read")
            problem.__cause__ = error
            self._bear(problem)
            return []

    def close(self) -> None:
        """Close it; it may be closed twice, and opens again by itself where it is used again."""
        if self._database is not None:
            self._database.close()
        self._database = None
        self._to_write = False

    def _one_saved(self, query: str, *values: Any) -> Saved | None:
        found = self.read(self._saved, query, values)
        return found[0] if found and not self._damaged else None

    def _saved(self, seq: int, round_id: str, bank: str | None, *plan: Any) -> Saved:
        events = self.read(_with_hash, sql.EVENTS, (seq,))
        return Saved(
            id=round_id,
            plan=codec.plan_of(codec.PlanRow(*plan), self.read(codec.planned_of, sql.CARDS, (seq,))),
            events=tuple(event for event, _ in events),
            hashes=tuple(digest for _, digest in events),
            bank=bank,
        )

    def _reading(self) -> Database | None:
        if self._database is None:
            with self._told("saved" if self._create else "read"):
                self._database = open_database(self.path, SHAPE, create=False, briefly=self._briefly)
        return self._database

    def _bear(self, problem: StoreProblem) -> None:
        """Let a patient record read as empty. Damage is kept in mind, so that nothing is written over it."""
        if not self._patient:
            raise problem
        self._damaged = self._damaged or problem.lasting

    @contextlib.contextmanager
    def _writing(self, doing: Doing = "saved") -> Iterator[sqlite3.Connection]:
        with self._told(doing):
            database = self._writable()
            with database.atomic() as connection:
                yield connection
            self._wait(briefly=False)

    def _wait(self, *, briefly: bool) -> None:
        """Until something could be written again, another program that keeps the file busy is waited for briefly."""
        if briefly is not self._briefly and self._database is not None:
            self._database.wait(briefly=briefly)
        self._briefly = briefly

    def _writable(self) -> Database:
        if self._damaged:
            raise DatabaseFault(self.path, Trouble.DAMAGED)
        if self._database is not None and not self.path.exists():
            # Taken away while it was open: what is written from here on belongs into a file that is there.
            self.close()
        database = self._database
        if database is not None and not self._to_write:
            try:
                with database.atomic():
                    self._to_write = True
            except DatabaseFault as fault:
                if fault.trouble is Trouble.BUSY:
                    raise
                # Opened for reading, or in trouble that may have passed by now.
                self.close()
        if self._database is None:
            self._database = open_database(self.path, SHAPE, create=self._create, briefly=self._briefly)
            self._to_write = self._database is not None and self._database.trouble is None
        if self._database is None:
            raise DatabaseFault(self.path, Trouble.UNREACHABLE)
        return self._database

    @contextlib.contextmanager
    def _told(self, doing: Doing) -> Iterator[None]:
        try:
            yield
        except DatabaseFault as fault:
            if fault.trouble is Trouble.BUSY:
                self._wait(briefly=True)
            elif fault.trouble is not Trouble.FULL:
                # After any other error the connection is not to be trusted.
                self.close()
            raise problem_of(fault, doing) from fault


def _with_hash(digest: str | None, *columns: Any) -> tuple[Event, str | None]:
    return codec.event_of(codec.EventRow(*columns)), digest


def _round(connection: sqlite3.Connection, round_id: str) -> int | None:
    row = connection.execute(sql.ROUND, (round_id,)).fetchone()
    return None if row is None else int(row[0])


def _write_cards(connection: sqlite3.Connection, round_id: str, plan: Plan, bank_hashes: Mapping[str, str]) -> None:
    seq = _round(connection, round_id)
    cards = [(seq, n, card.bank, card.item, card.kind.value, card.hash) for n, card in enumerate(plan.cards)]
    connection.executemany(sql.CARD, cards)
    banks = [(seq, bank, digest) for bank, digest in bank_hashes.items()]
    connection.executemany(sql.HASH, banks)


def _forget(connection: sqlite3.Connection, bank: str | Literal[Which.ANY]) -> tuple[int, int]:
    """How many rounds are gone, and how many mixed ones lost some answers."""
    if bank is ANY:
        return connection.execute(sql.DROP_ALL_ROUNDS).rowcount, 0
    gone = connection.execute(sql.DROP_ROUNDS_OF_BANK, (bank,)).rowcount
    mixed = connection.execute(sql.ROUNDS_WITH_BANK, (bank,)).fetchall()
    connection.execute(sql.DROP_EVENTS, (bank,))
    for (seq,) in mixed:
        # Counted anew from what is left.
        connection.execute(sql.UNCOUNT, (seq,))
        if not connection.execute(sql.HAS_EVENTS, (seq,)).fetchone():
            connection.execute(sql.DROP_ROUND, (seq,))
    # A round that nobody will go on with needs no cards of the bank; one that goes on asks them as if never asked.
    connection.execute(sql.DROP_CARDS, (bank,))
    connection.execute(sql.DROP_HASHES, (bank,))
    return gone, len(mixed)
