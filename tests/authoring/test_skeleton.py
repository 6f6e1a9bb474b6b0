"""A file made from the table of keys holds each key once, live or waiting behind a #, and TOML reads all it writes."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quiz.authoring.scaffold import ARTICLE_TOML, BANK_TOML, Plan, files_of
from quiz.authoring.schema import article_schema, bank_schema
from quiz.authoring.skeleton import example, skeleton, toml
from quiz.bank.keys import ARTICLE_FILE, BANK, TABLES, Key, Kind, Table
from quiz.bank.rules.kinds import KIND_OF
from tests.authoring.test_schema import plain

WITH_ARTICLE = files_of(Plan("harbour", "The harbour", article="One sentence.\n"))
WITH_EXAMPLE = files_of(Plan("harbour", "The harbour"))
WAITS = re.compile(r"^#(?=[\w\[])", re.MULTILINE)


def awake(text: str) -> dict[str, Any]:
    """A file with all that waits in it taken in. TOML refuses a key that stands twice in a table."""
    return tomli.loads(WAITS.sub("", text))


def tables_of(files: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
    """Each table of the format by its name: as often as a file has it, the whole one first."""
    bank, about = awake(files[BANK_TOML]), awake(files[ARTICLE_TOML])
    quotes = [quote for claim in bank["claims"] + bank["questions"] for quote in claim["quotes"]]
    return {
        "bank": [bank],
        "article": [about["article"]],
        "origin": [about["article"]["origin"]],
        "sources": about["sources"],
        "claims": bank["claims"],
        "feedback": [bank["claims"][0]["feedback"]],
        "questions": bank["questions"],
        "options": bank["questions"][0]["options"],
        "quotes": [quote for quote in quotes if isinstance(quote, dict)],
    }


@pytest.mark.parametrize("files", [WITH_ARTICLE, WITH_EXAMPLE], ids=["article", "example"])
@pytest.mark.parametrize("name", TABLES)
def test_every_key_of_the_format_stands_once_in_the_files(files: dict[str, str], name: str) -> None:
    found = tables_of(files)[name]
    assert set(found[0]) == {key.name for key in TABLES[name].keys}
    text = files[BANK_TOML] + files[ARTICLE_TOML]
    for key in TABLES[name].keys:
        assert key.doc in " ".join(re.sub(r"^# ", "", text, flags=re.MULTILINE).split()), "each has its note"


def test_without_a_claim_each_table_stands_once() -> None:
    assert {name: len(found) for name, found in tables_of(WITH_ARTICLE).items()} == dict.fromkeys(TABLES, 1)


@pytest.mark.parametrize("files", [WITH_ARTICLE, WITH_EXAMPLE], ids=["article", "example"])
def test_what_is_live_is_of_good_shape(files: dict[str, str]) -> None:
    for name, schema in ((BANK_TOML, bank_schema()), (ARTICLE_TOML, article_schema())):
        data = plain(tomli.loads(files[name]))
        assert list(Draft202012Validator(schema).iter_errors(data)) == []


@pytest.mark.parametrize("files", [WITH_ARTICLE, WITH_EXAMPLE], ids=["article", "example"])
def test_what_waits_is_of_good_shape_but_for_what_excludes_another(files: dict[str, str]) -> None:
    bank, about = plain(awake(files[BANK_TOML])), plain(awake(files[ARTICLE_TOML]))
    bank["questions"][0]["options"] *= 2
    bank["sources"] = []
    del about["article"]["text"]
    assert [error.message for error in Draft202012Validator(bank_schema()).iter_errors(bank)] == []
    assert [error.message for error in Draft202012Validator(article_schema()).iter_errors(about)] == []


@pytest.mark.parametrize("kind", Kind)
def test_a_key_that_the_format_gets_later_is_there_too(kind: Kind) -> None:
    """Of whatever kind it is; a table with keys of its own too."""
    inner = "quotes" if kind in (Kind.QUOTES, Kind.TABLE, Kind.TABLES, Kind.TEXT_OR_TABLE) else None
    allowed = ("one", "two") if kind in (Kind.STATUS, Kind.STATUSES, Kind.STEPS) else ()
    key = Key("later", kind, "What it is for.", table=inner, allowed=allowed)
    lines = skeleton(Table("top", "this", "the top", "Doc.", (*BANK.keys, key)), {})
    assert "# What it is for." in " ".join(lines)
    if kind in (Kind.TABLE, Kind.TABLES):
        assert lines[lines.index("# What it is for.") + 1].startswith("#")
    else:
        (written,) = (line for line in lines if line.startswith("#later = "))
        assert KIND_OF[kind](tomli.loads(written[1:])["later"])


@pytest.mark.parametrize("key", [key for table in TABLES.values() for key in table.keys], ids=lambda key: key.name)
def test_an_example_is_of_the_key_s_kind(key: Key) -> None:
    if key.kind not in (Kind.TABLE, Kind.TABLES):
        assert KIND_OF[key.kind](example(key))


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.dates() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3),
    max_leaves=6,
)


@given(VALUES)
def test_toml_reads_back_what_was_written(value: Any) -> None:
    written = toml(value)
    assert "\n" not in written
    assert tomli.loads(f"x = {written}")["x"] == value


def test_notes_and_keys_that_wait_can_be_told_apart() -> None:
    for files in (WITH_ARTICLE, WITH_EXAMPLE):
        for line in (files[BANK_TOML] + files[ARTICLE_TOML]).splitlines():
            assert re.match(r"$|#:schema |# \S|#?[\w]+ = |#?\[", line), line
    assert toml(datetime.date(2026, 5, 3)) == "2026-05-03"
    assert ARTICLE_FILE.keys[0].doc in WITH_ARTICLE[ARTICLE_TOML]
