"""A small database to try quiz/disk/sqlite.py on."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.disk.sqlite import Shape


@pytest.fixture
def shape(tmp_path: Path) -> Shape:
    schema = tmp_path / "schema.sql"
    schema.write_text(
        "-- words; with a semicolon\nCREATE TABLE words (word TEXT); \nCREATE INDEX by_word ON words (word);\n"
    )
    return Shape(77, 1, schema)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "some.db"
