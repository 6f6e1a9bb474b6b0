"""docs/format.md is held to the tables of keys, of statuses and of folding, and its example is read."""

from __future__ import annotations

import re
from pathlib import Path
from unicodedata import name

import pytest

from quiz.bank.asking import RIGHT, right_voices
from quiz.bank.keys import ARTICLE_FILE, BANK, FREE_PREFIX, TABLES, Key, Kind, Table
from quiz.bank.read import read_bank
from quiz.bank.rules.status import ROWS
from quiz.text.fold import FOLDS, fold_text
from tests.bank.sample import ARTICLE_TOML
from tests.bank.sample import BANK as SAMPLE

DOCS = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")


def row(key: Key) -> str:
    """A key as docs/format.md prints it."""
    if key.required:
        need = "required"
    elif key.default is None or key.default == ():
        need = ""
    elif isinstance(key.default, tuple):
        need = "else " + ", ".join(f'`["{item}"]`' for item in key.default)
    elif isinstance(key.default, bool):
        need = f"else `{str(key.default).lower()}`"
    else:
        need = f'else `"{key.default}"`'
    kind = f"{key.kind} from {key.low} to {key.high}" if key.high else str(key.kind)
    return f"| `{key.name}` | {kind} | {need} | {key.doc} |"


def section(heading: str) -> str:
    found = re.search(rf"^(#+) {re.escape(heading)}$(.*?)(?=^#|\Z)", DOCS, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[2]


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_the_docs_list_the_keys_of_each_table_in_order(table: Table) -> None:
    heading = table.header[0].upper() + table.header[1:] if table is BANK else f"`{table.header}`"
    rows = [line for line in section(heading).splitlines() if line.startswith("| `")]
    assert rows == [row(key) for key in table.keys]


@pytest.mark.parametrize("table", [*TABLES.values(), ARTICLE_FILE], ids=lambda table: table.name)
def test_the_table_of_keys_is_whole(table: Table) -> None:
    names = [key.name for key in table.keys]
    assert len(set(names)) == len(names)
    for key in table.keys:
        assert key.doc.endswith(".")
        assert not key.name.startswith(FREE_PREFIX)
        assert key.table is None or key.table in TABLES
        assert (key.table is not None) == (key.kind in (Kind.TABLE, Kind.TABLES, Kind.TEXT_OR_TABLE, Kind.QUOTES))
        assert not (key.required and key.default is not None)
    assert table.inside is None or table.inside in TABLES


def test_the_sample_uses_every_key() -> None:
    words = set(re.findall(r"[a-z_]+", SAMPLE + ARTICLE_TOML))
    missing = {key.name for table in TABLES.values() for key in table.keys} - words
    assert missing <= {"unresolved"}


def test_the_docs_print_the_table_of_the_statuses() -> None:
    told = {True: "one or more", False: "none", None: "any"}
    for status, needs in ROWS.items():
        cells = [told[need] for need in needs]
        assert re.search(rf"^\| `{status}` \| {cells[0]}.* \| {cells[1]} \| {cells[2]} \|", DOCS, re.MULTILINE), status


@pytest.mark.parametrize("status", ROWS)
def test_the_docs_print_who_is_right_in_a_step_and_where_it_is_not_asked(status: str) -> None:
    row = next(line for line in DOCS.splitlines() if re.match(rf"\| `{status}` \| (one or more|any)", line))
    for step, cell in zip(("source", "denial"), row.strip("| ").split(" | ")[-2:], strict=True):
        right = RIGHT[step].get(status)
        assert cell.removesuffix(", else not asked") == (right or "not asked")
        named = {"the article itself": ("article",), "`said_by`": ("rosa",), "`denied_by`": ("council",)}
        assert right_voices(step, status, ["rosa"], ["council"]) == named.get(right or "", ())


def test_the_docs_print_the_table_of_folding() -> None:
    printed: dict[str, str] = {}
    for stands_for, codes in re.findall(r"^\| `([^`]+)` \| ((?:U\+[0-9A-F]{4} [^|]+)+)\|$", DOCS, re.MULTILINE):
        for code, described in re.findall(r"U\+([0-9A-F]{4}) ([^,|]+)", codes):
            char = chr(int(code, 16))
            assert described.strip() == name(char).lower()
            printed[char] = stands_for
    assert printed == {char: plain for char, plain in FOLDS.items() if len(char) == 1}
    assert all(fold_text(f"a{char}b") == f"a{plain}b" for char, plain in printed.items())


def test_the_example_of_the_docs_is_a_sound_bank(tmp_path: Path) -> None:
    files = re.findall(r"^`([a-z.-]+)`:\n\n```\w*\n(.*?)```$", DOCS, re.MULTILINE | re.DOTALL)
    assert [file for file, _ in files] == ["article.txt", "article.toml", "bank.toml"]
    for file, text in files:
        (tmp_path / file).write_text(text, encoding="utf-8")
    reading = read_bank(tmp_path / "bank.toml", thorough=True)
    assert reading.faults == ()
    assert reading.bank is not None
    assert {claim.status for claim in reading.bank.claims} == set(reading.bank.statuses)


def test_the_docs_name_the_texts_of_one_line() -> None:
    sentence = re.search(r"shown in one line have no line end: ([^.]+)\.", DOCS)
    assert sentence
    lines = {key.name for table in TABLES.values() for key in table.keys if key.line}
    assert set(re.findall(r"`(\w+)`", sentence[1])) == lines
