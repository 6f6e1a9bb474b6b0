"""The record on the disk: every event is committed before keep() returns, so that a kill after it loses nothing."""

from __future__ import annotations

import contextlib
import sqlite3
import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from quiz import __version__
from quiz.disk.sqlite import Database, DatabaseFault, Trouble, open_database
from quiz.game.events import Event, Finished, Mark, Plan
from quiz.record import codec
from quiz.record.migrations import SHAPE
from quiz.record.values import (
    ANY,
    BankScore,
    Forgotten,
    NewerStore,
    NullStore,
    Record,
    Saved,
    Score,
    StoreProblem,
    UnknownRound,
    UnusableStore,
    Which,
)

if TYPE_CHECKING:
    from quiz.game.plan import Known

__all__ = [
    "ANY",
    "BankScore",
    "Forgotten",
    "NewerStore",
    "NullStore",
    "Record",
    "Saved",
    "Score",
    "Store",
    "StoreProblem",
    "UnknownRound",
    "UnusableStore",
    "open_patiently",
    "record_path",
]


_Doing = Literal["saved", "read", "changed"]


def record_path(home: Path) -> Path:
    """Where the record lies."""
    return home / "record.db"


def open_patiently(home: Path) -> tuple[Store | NullStore, str | None]:
    """A record to play with, whatever state the home is in, and the one sentence to tell where there is trouble.

    Where the trouble may pass, the record reads as empty and goes on trying to save.
    """
    try:
        return Store.open(home), None
    except StoreProblem as problem:
        return (NullStore() if problem.lasting else Store(home, patient=True)), problem.sentence


class Store:
    """The record of one home. Folder and file are made by the first begin(). Any method may raise StoreProblem."""

    def __init__(self, home: Path, *, create: bool = True, patient: bool = False) -> None:
        """`patient`: a record that cannot be read for now reads as empty."""
        self.path = record_path(home)
        self._create = create
        self._patient = patient
        self._database: Database | None = None
        self._to_write = False

    @classmethod
    def open(cls, home: Path, *, create: bool = True) -> Store:
        """Open what is there. Without `create` nothing is ever made, and nothing can be kept."""
        store = cls(home, create=create)
        store._reading()
        return store

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
        """Keep a new round, abandon another one, and give the new id. One that is there only gets back lost cards."""
        new = round_id or uuid.uuid4().hex
        with self._writing() as connection:
            if abandons is not None:
                connection.execute(_ABANDON, (abandons,))
            if _round(connection, new) is None:
                values = (new, bank, surface, __version__, codec.time_text(at), *codec.plan_row(plan))
                connection.execute(_BEGIN, values)
            _write_cards(connection, new, plan, bank_hashes)
        return new

    def keep(self, round_id: str, event: Event) -> None:
        """Commit one event. UnknownRound where the round, or the card, was forgotten meanwhile."""
        row = codec.event_row(event)
        with self._writing() as connection:
            # A named style, because several values are used twice.
            values = row._asdict() | {"id": round_id, "version": __version__}
            if not connection.execute(_KEEP, values).rowcount:
                raise UnknownRound(f"Round {round_id}, or a card of it, is not in the record.")
            if isinstance(event, Finished):
                connection.execute(_FINISH, (row.at, row.points, row.of_cards, round_id))

    def renew(self, round_id: str, plan: Plan, bank_hashes: Mapping[str, str]) -> None:
        """The hashes of what is asked from here on. Answers keep the hashes that they were given with."""
        with self._writing() as connection:
            seq = _round(connection, round_id)
            if seq is None:
                raise UnknownRound(f"Round {round_id} is not in the record.")
            connection.execute("UPDATE rounds SET pool = ? WHERE seq = ?", (codec.plan_row(plan).pool, seq))
            connection.execute("DELETE FROM cards WHERE round = ?", (seq,))
            connection.execute("DELETE FROM round_banks WHERE round = ?", (seq,))
            _write_cards(connection, round_id, plan, bank_hashes)

    def abandon(self, round_id: str) -> None:
        """Never offer an unfinished round again. One that is finished stays finished."""
        with self._writing() as connection:
            connection.execute(_ABANDON, (round_id,))

    def unfinished(self, bank: str | Literal[Which.ANY] | None = ANY, options: str | None = None) -> Saved | None:
        """The newest round that is neither finished nor abandoned: of all, of one bank, or (None) a mixed one."""
        wanted, values = ["finished IS NULL", "abandoned = 0"], list[str | None]()
        if bank is not ANY:
            wanted.append("bank IS ?")
            values.append(bank)
        if options is not None:
            wanted.append("options = ?")
            values.append(codec.storable(options))
        found = self.rows(f"{_SAVED} WHERE {' AND '.join(wanted)} ORDER BY seq DESC LIMIT 1", values)
        return self._saved(found[0]) if found else None

    def load(self, round_id: str) -> Saved | None:
        """One round by its id, whatever state it is in."""
        found = self.rows(f"{_SAVED} WHERE id = ?", (round_id,))
        return self._saved(found[0]) if found else None

    def known(self, bank: str, hashes: Mapping[str, str]) -> Known:
        """What the reader did with a bank; answers count while their item's hash is the present one."""
        from quiz.game.plan import Known  # planning is not needed by those who only read the record

        # Rows come oldest first, so that the newest mark of an item is what remains.
        newest = {item: mark for item, digest, mark in self.rows(_VERDICTS, (bank,)) if hashes.get(item) == digest}
        missed = frozenset(item for item, mark in newest.items() if mark in (Mark.WRONG, Mark.HALF))
        finished = self.rows("SELECT 1 FROM rounds WHERE bank = ? AND finished IS NOT NULL LIMIT 1", (bank,))
        return Known(bool(finished), frozenset(newest), missed)

    def scores(self) -> dict[str, BankScore]:
        """Per bank that has a round of its own."""
        last = {bank: Score(points, of) for bank, points, of, _ in self.rows(_LAST_SCORES)}
        return {bank: BankScore(last.get(bank), bool(unfinished), True) for bank, unfinished in self.rows(_STARTED)}

    def bank_ids(self) -> list[str]:
        """Every bank that something is stored about, installed or not."""
        return [bank for (bank,) in self.rows(_BANK_IDS)]

    def forget(self, bank: str | Literal[Which.ANY]) -> Forgotten:
        """Forget the rounds of a bank and its answers in mixed rounds, or (ANY) all rounds, for good.

        An unfinished mixed round goes on without those answers. One that holds no other answers is forgotten whole.
        """
        if self._reading() is None:
            return Forgotten(0, 0, True)
        with self._writing("changed") as connection:
            # Deleted text is overwritten, also in copies of pages that scrub() would not reach for another reader.
            connection.execute("PRAGMA secure_delete=ON")
            gone, touched = _forget(connection, bank)
        with self._told("changed"):
            scrubbed = self._database is None or self._database.scrub()
        return Forgotten(gone, touched, scrubbed)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """All rows of one query, none where there is no record yet."""
        with self._told("read"):
            database = self._reading()
            return [] if database is None else database.rows(sql, parameters)

    def close(self) -> None:
        """Close it; it may be closed twice, and opens again by itself where it is used again."""
        if self._database is not None:
            self._database.close()
        self._database = None
        self._to_write = False

    def _saved(self, row: Sequence[Any]) -> Saved:
        seq, round_id, bank, started, surface, *plan = row
        cards = self.rows("SELECT bank, item, kind, hash FROM cards WHERE round = ? ORDER BY position", (seq,))
        events = self.rows(f"SELECT {_COLUMNS} FROM events WHERE round = ? ORDER BY seq", (seq,))
        hashes = self.rows("SELECT bank, hash FROM round_banks WHERE round = ?", (seq,))
        try:
            return Saved(
                id=round_id,
                plan=codec.plan_of(codec.PlanRow(*plan), cards),
                events=tuple(codec.event_of(codec.EventRow(*event)) for event in events),
                bank=bank,
                bank_hashes=dict(hashes),
                started=codec.time_of(started),
                surface=surface,
            )
        except (ValueError, TypeError) as error:
            raise _problem(DatabaseFault(self.path, Trouble.DAMAGED), "read") from error

    def _reading(self) -> Database | None:
        with self._told("saved" if self._create else "read"):
            if self._database is None:
                try:
                    self._database = open_database(self.path, SHAPE, create=False)
                except DatabaseFault as fault:
                    if fault.trouble.lasting or not self._patient:
                        raise
            return self._database

    @contextlib.contextmanager
    def _writing(self, doing: _Doing = "saved") -> Iterator[sqlite3.Connection]:
        with self._told(doing):
            database = self._database
            if database is None or database.trouble is not None or not self._to_write:
                # Opened for reading, or in trouble that may have passed by now.
                self.close()
                self._database = database = open_database(self.path, SHAPE, create=self._create)
                self._to_write = True
            if database is None:
                raise DatabaseFault(self.path, Trouble.UNREACHABLE)
            with database.atomic() as connection:
                yield connection

    @contextlib.contextmanager
    def _told(self, doing: _Doing) -> Iterator[None]:
        try:
            yield
        except DatabaseFault as fault:
            if fault.trouble not in (Trouble.FULL, Trouble.BUSY):
                # After any other error the connection is not to be trusted.
                self.close()
            raise _problem(fault, doing) from fault


def _problem(fault: DatabaseFault, doing: _Doing) -> StoreProblem:
    """The one sentence that is told."""
    path = fault.path
    match fault.trouble:
        case Trouble.NEWER:
            sentence = f"The record of your answers, {path}, was written by a newer factquiz and is left as it is"
            return NewerStore(
                f"{sentence}; nothing is saved in it." if doing == "saved" else f"{sentence}.", lasting=True
            )
        case Trouble.DAMAGED:
            sentence = f"The record of your answers, {path}, is damaged or no record, and is left as it is"
            ending = (
                "; nothing is saved until you move it away."
                if doing == "saved"
                else "; move it away to begin a new one."
            )
            return UnusableStore(sentence + ending, lasting=True)
        case Trouble.FULL:
            reason = "the disk is full"
        case Trouble.READ_ONLY:
            reason = "it may not be written to"
        case Trouble.BUSY:
            reason = "another program keeps it busy"
        case Trouble.UNREACHABLE:
            reason = "it cannot be opened"
    if doing == "saved":
        return UnusableStore(f"Your answers cannot be saved in {path} for now, because {reason}; the quiz goes on.")
    return UnusableStore(f"The record of your answers, {path}, cannot be {doing}, because {reason}.")


def _round(connection: sqlite3.Connection, round_id: str) -> int | None:
    row = connection.execute("SELECT seq FROM rounds WHERE id = ?", (round_id,)).fetchone()
    return None if row is None else int(row[0])


def _write_cards(connection: sqlite3.Connection, round_id: str, plan: Plan, bank_hashes: Mapping[str, str]) -> None:
    seq = _round(connection, round_id)
    cards = [(seq, n, card.bank, card.item, card.kind.value, card.hash) for n, card in enumerate(plan.cards)]
    connection.executemany("INSERT OR IGNORE INTO cards VALUES (?, ?, ?, ?, ?, ?)", cards)
    banks = [(seq, bank, digest) for bank, digest in bank_hashes.items()]
    connection.executemany("INSERT OR IGNORE INTO round_banks VALUES (?, ?, ?)", banks)


def _forget(connection: sqlite3.Connection, bank: str | Literal[Which.ANY]) -> tuple[int, int]:
    """How many rounds are gone, and how many mixed ones lost some answers."""
    if bank is ANY:
        return connection.execute("DELETE FROM rounds").rowcount, 0
    gone = connection.execute("DELETE FROM rounds WHERE bank = ?", (bank,)).rowcount
    mixed = connection.execute("SELECT DISTINCT round FROM events WHERE bank = ?", (bank,)).fetchall()
    connection.execute("DELETE FROM events WHERE bank = ?", (bank,))
    for (seq,) in mixed:
        # Counted anew from what is left.
        connection.execute("UPDATE rounds SET points = NULL, of_cards = NULL WHERE seq = ?", (seq,))
        if not connection.execute("SELECT 1 FROM events WHERE round = ? AND card IS NOT NULL", (seq,)).fetchone():
            connection.execute("DELETE FROM rounds WHERE seq = ?", (seq,))
    # A round that nobody will go on with needs no cards of the bank; one that goes on asks them as if never asked.
    connection.execute(_DROP_CARDS, (bank,))
    connection.execute(_DROP_HASHES, (bank,))
    return gone, len(mixed)


_PLAN = ", ".join(codec.PlanRow._fields)

_BEGIN = f"""
INSERT INTO rounds (id, bank, surface, version, started, {_PLAN}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_ABANDON = "UPDATE rounds SET abandoned = 1 WHERE id = ? AND finished IS NULL"

_COLUMNS = ", ".join(codec.EventRow._fields)

# An answer is first where no earlier one to that bank id and claim id is stored, whatever its hash, mode or round;
# the later steps of a card, and a changed answer, share the value of the card's first answer.
_KEEP = f"""
INSERT INTO events (round, {_COLUMNS}, is_first, bank, item, item_hash, bank_hash, version)
SELECT r.seq, {", ".join(f":{name}" for name in codec.EventRow._fields)},
    CASE WHEN :mark IS NOT NULL THEN coalesce(
        (SELECT e.is_first FROM events e WHERE e.round = r.seq AND e.card = :card AND e.kind = 'answered' LIMIT 1),
        NOT EXISTS (SELECT 1 FROM events e WHERE e.bank = c.bank AND e.item = c.item AND e.kind = 'answered'))
    END,
    c.bank, c.item, c.hash, b.hash, :version
FROM rounds r
LEFT JOIN cards c ON c.round = r.seq AND c.position = :card
LEFT JOIN round_banks b ON b.round = r.seq AND b.bank = c.bank
WHERE r.id = :id AND (:card IS NULL OR c.bank IS NOT NULL)
"""

_FINISH = "UPDATE rounds SET finished = ?, points = ?, of_cards = ?, abandoned = 0 WHERE id = ?"

_SAVED = f"SELECT seq, id, bank, started, surface, {_PLAN} FROM rounds"

_VERDICTS = """
SELECT item, item_hash, mark FROM events
WHERE bank = ? AND kind = 'answered' AND step IN ('status', 'question') ORDER BY seq
"""

# SQLite takes the other columns of a max() from the same row.
_LAST_SCORES = """
SELECT r.bank, r.points, r.of_cards, max(e.seq) FROM rounds r JOIN events e ON e.round = r.seq
WHERE e.kind = 'finished' AND r.bank IS NOT NULL GROUP BY r.bank
"""

_STARTED = """
SELECT bank, max(finished IS NULL AND NOT abandoned) FROM rounds WHERE bank IS NOT NULL GROUP BY bank
"""

_BANK_IDS = """
SELECT bank FROM rounds WHERE bank IS NOT NULL UNION SELECT bank FROM events WHERE bank IS NOT NULL ORDER BY 1
"""

_DROP_CARDS = """
DELETE FROM cards WHERE bank = ? AND round IN (SELECT seq FROM rounds WHERE finished IS NOT NULL OR abandoned)
"""

_DROP_HASHES = """
DELETE FROM round_banks
WHERE bank = ? AND NOT EXISTS (SELECT 1 FROM cards c WHERE c.round = round_banks.round AND c.bank = round_banks.bank)
"""
