-- The record of one reader's answers. Times are UTC in ISO 8601; the order of things is that of `seq`, never of times.

CREATE TABLE rounds (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE,
    bank       TEXT,                        -- null for a mixed round
    mode       TEXT NOT NULL,               -- practice, exam, mix
    exam       INTEGER NOT NULL,            -- also 1 for a mixed round that is played as an exam
    seed       TEXT NOT NULL,               -- text, because a seed may be larger than SQLite's integers
    steps      TEXT,                        -- a JSON list, or null for those of each claim
    options    TEXT NOT NULL,
    pool       TEXT NOT NULL,               -- a JSON list: what the banks could have asked on that day
    surface    TEXT NOT NULL,               -- tui, plain
    version    TEXT NOT NULL,               -- of the program that began it
    started    TEXT NOT NULL,
    finished   TEXT,
    abandoned  INTEGER NOT NULL DEFAULT 0,
    points     REAL,                        -- of a finished round
    of_cards   INTEGER
);

CREATE TABLE round_banks (
    round  INTEGER NOT NULL REFERENCES rounds (seq) ON DELETE CASCADE,
    bank   TEXT NOT NULL,
    hash   TEXT NOT NULL,
    PRIMARY KEY (round, bank)
) WITHOUT ROWID;

CREATE TABLE cards (
    round     INTEGER NOT NULL REFERENCES rounds (seq) ON DELETE CASCADE,
    position  INTEGER NOT NULL,             -- from 0
    bank      TEXT NOT NULL,
    item      TEXT NOT NULL,                -- the id of a claim or a question
    kind      TEXT NOT NULL,                -- claim, question
    hash      TEXT NOT NULL,
    PRIMARY KEY (round, position)
) WITHOUT ROWID;

CREATE TABLE events (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    round      INTEGER NOT NULL REFERENCES rounds (seq) ON DELETE CASCADE,
    kind       TEXT NOT NULL,               -- answered, skipped, hinted, objected, flagged, shown, finished
    card       INTEGER,                     -- position in the round, from 0
    step       TEXT,
    at         TEXT NOT NULL,
    chosen     TEXT,                        -- JSON: a text, a number or a list of numbers
    best       TEXT,                        -- JSON: the right choice, the best one where several are right
    mark       TEXT,
    seconds    REAL CHECK (seconds >= 0),
    hint       INTEGER,
    note       TEXT,                        -- the text of an objection
    flag       INTEGER,                     -- 1 flagged, 0 flag taken away
    points     REAL,                        -- of a finished round
    of_cards   INTEGER,
    is_first   INTEGER,                     -- no earlier answer to this bank id and claim id
    bank       TEXT,                        -- these four as they were when it happened
    item       TEXT,
    item_hash  TEXT,
    bank_hash  TEXT,
    version    TEXT NOT NULL                -- of the program
);

CREATE INDEX events_of_round ON events (round);
CREATE INDEX events_of_item ON events (bank, item);
