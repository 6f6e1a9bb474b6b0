"""The version of the record's schema, and the named steps by which an older file comes up to it."""

from __future__ import annotations

from pathlib import Path

from quiz.disk.sqlite import Migration, Shape

MIGRATIONS: tuple[Migration, ...] = ()
"""One for each version after 1, in order. A migration is never changed once it was published."""

SHAPE = Shape(
    application=0x46515A31,  # "FQZ1": tells our files from other programs' databases
    version=1 + len(MIGRATIONS),
    schema=Path(__file__).with_name("schema.sql"),
    migrations=MIGRATIONS,
)
