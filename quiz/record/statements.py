"""All SQL by which the record is written and read."""

from __future__ import annotations

from quiz.game.events import SCORING
from quiz.record import codec

SCORING_STEPS = ", ".join(f"'{ask}'" for ask in SCORING)

PLAN = ", ".join(codec.PlanRow._fields)

BEGIN = f"""
INSERT INTO rounds (id, bank, surface, version, started, {PLAN}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

ABANDON = "UPDATE rounds SET abandoned = 1 WHERE id = ? AND finished IS NULL"

ROUND = "SELECT seq FROM rounds WHERE id = ?"

CARD = "INSERT OR IGNORE INTO cards VALUES (?, ?, ?, ?, ?, ?)"

HASH = "INSERT OR IGNORE INTO round_banks VALUES (?, ?, ?)"

RENEW_POOL = "UPDATE rounds SET pool = ? WHERE seq = ?"

DROP_CARDS_OF_ROUND = "DELETE FROM cards WHERE round = ?"

DROP_HASHES_OF_ROUND = "DELETE FROM round_banks WHERE round = ?"

COLUMNS = ", ".join(codec.EventRow._fields)

# An answer is first where no earlier one to that bank id and claim id is stored, whatever its hash, mode or round;
# the later steps of a card, and a changed answer, share the value of the card's first answer.
KEEP = f"""
INSERT INTO events (round, {COLUMNS}, is_first, bank, item, item_hash, bank_hash, version)
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

FINISH = "UPDATE rounds SET finished = ?, points = ?, of_cards = ?, abandoned = 0 WHERE id = ?"

_UNFINISHED = f"SELECT seq, id, bank, {PLAN} FROM rounds WHERE finished IS NULL AND NOT abandoned"

NEWEST_UNFINISHED_OF = f"{_UNFINISHED} AND bank = ? ORDER BY seq DESC LIMIT 1"

UNFINISHED = f"{_UNFINISHED} AND seq = ?"

FINISHED_ONCE = "SELECT 1 FROM rounds WHERE bank = ? AND finished IS NOT NULL LIMIT 1"

# An exam is not marked before it is handed in: until then its answers count as met, and never as missed.
VERDICTS = f"""
SELECT e.item, e.item_hash, e.mark, NOT r.exam OR r.finished IS NOT NULL
FROM events e JOIN rounds r ON r.seq = e.round
WHERE e.bank = ? AND e.kind = 'answered' AND e.step IN ({SCORING_STEPS}) ORDER BY e.seq
"""

# A round of one bank has that bank's cards alone.
WAITING = """
SELECT r.seq, r.bank, c.bank FROM rounds r JOIN cards c ON c.round = r.seq
WHERE r.finished IS NULL AND NOT r.abandoned GROUP BY r.seq, c.bank ORDER BY r.seq DESC
"""

# SQLite takes the other columns of a max() from the same row.
LAST_SCORES = """
SELECT max(e.seq), r.bank, r.points, r.of_cards FROM rounds r JOIN events e ON e.round = r.seq
WHERE e.kind = 'finished' AND r.bank IS NOT NULL GROUP BY r.bank
"""

STARTED = """
SELECT bank, max(finished IS NULL AND NOT abandoned) FROM rounds WHERE bank IS NOT NULL GROUP BY bank
"""

MET = """
SELECT bank, count(DISTINCT item) FROM events WHERE kind = 'answered' AND step = 'status' GROUP BY bank
"""

# The newest answer to each claim's status in each round, of first meetings or of later ones; an exam's once it is
# handed in.
MEETINGS = """
WITH newest AS (
    SELECT max(seq) AS seq FROM events WHERE kind = 'answered' AND step = 'status' AND is_first = ? GROUP BY round, card
)
SELECT e.bank, e.item, e.item_hash, e.chosen, e.mark, e.hint, e.at
FROM newest JOIN events e ON e.seq = newest.seq JOIN rounds r ON r.seq = e.round
WHERE NOT r.exam OR r.finished IS NOT NULL ORDER BY e.seq DESC LIMIT ?
"""

BANK_IDS = """
SELECT bank FROM rounds WHERE bank IS NOT NULL UNION SELECT bank FROM events WHERE bank IS NOT NULL ORDER BY 1
"""

# What forgetting takes away: all rounds, or those of a bank and its answers in mixed rounds.

SECURELY = "PRAGMA secure_delete=ON"

DROP_ALL_ROUNDS = "DELETE FROM rounds"

DROP_ROUNDS_OF_BANK = "DELETE FROM rounds WHERE bank = ?"

ROUNDS_WITH_BANK = "SELECT DISTINCT round FROM events WHERE bank = ?"

DROP_EVENTS = "DELETE FROM events WHERE bank = ?"

UNCOUNT = "UPDATE rounds SET points = NULL, of_cards = NULL WHERE seq = ?"

HAS_EVENTS = "SELECT 1 FROM events WHERE round = ? AND card IS NOT NULL"

DROP_ROUND = "DELETE FROM rounds WHERE seq = ?"

DROP_CARDS = """
DELETE FROM cards WHERE bank = ? AND round IN (SELECT seq FROM rounds WHERE finished IS NOT NULL OR abandoned)
"""

DROP_HASHES = """
DELETE FROM round_banks
WHERE bank = ? AND NOT EXISTS (SELECT 1 FROM cards c WHERE c.round = round_banks.round AND c.bank = round_banks.bank)
"""

CARDS = "SELECT bank, item, kind, hash FROM cards WHERE round = ? ORDER BY position"

EVENTS = f"SELECT item_hash, {COLUMNS} FROM events WHERE round = ? ORDER BY seq"

# The reports.

PLANNED = "SELECT round, count(*) FROM cards GROUP BY round"

ROUNDS = """
SELECT seq, id, bank, mode, exam, started, finished, abandoned, seed, surface, points, of_cards FROM rounds ORDER BY seq
"""

# The newest answer to each step of each card; a skip only where there is none, as the game has it.
ANSWERS = """
WITH newest AS (
    SELECT coalesce(max(CASE WHEN kind = 'answered' THEN seq END), max(seq)) AS seq
    FROM events WHERE kind IN ('answered', 'skipped') GROUP BY round, card, step
)
SELECT e.round, e.seq, e.bank, e.bank_hash, e.item, e.item_hash, e.step, e.card, e.at, e.chosen, e.best, e.mark,
    e.is_first, e.hint, e.seconds,
    (SELECT o.note FROM events o
     WHERE o.round = e.round AND o.card = e.card AND o.kind = 'objected' ORDER BY o.seq DESC LIMIT 1),
    e.version
FROM newest JOIN events e ON e.seq = newest.seq ORDER BY e.seq
"""
