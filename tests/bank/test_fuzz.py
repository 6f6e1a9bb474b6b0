"""Nothing that a file may hold makes the reader raise, and the quick look at a table never disagrees with the rules."""

from __future__ import annotations

import datetime
import random
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz.bank.faults import Severity
from quiz.bank.keys import ARTICLE_FILE, TABLES, Kind, Table
from quiz.bank.read import read_bank
from quiz.bank.rules.reading import HARMLESS, LARGE, is_harmless, may_hold_control
from quiz.bank.rules.registry import Finding, KeyPath, Rule, Subject, rules_for
from quiz.bank.rules.tables import is_sound, judge_table
from quiz.text.clean import forbidden
from tests.bank.breakages import BREAKAGES
from tests.bank.sample import ARTICLE, ARTICLE_TOML, BANK, write_sample

quick = settings(max_examples=60, deadline=None)


def check_told(folder: Path) -> None:
    """Read the bank of a folder, and hold the reading to what it promises."""
    path = folder / "bank.toml"
    reading = read_bank(path, thorough=True)
    wrong = [fault for fault in reading.faults if fault.severity is Severity.ERROR]
    assert (reading.bank is None) == bool(wrong)
    for fault in reading.faults:
        if fault.place is not None:
            lines = reading.texts[fault.path].split("\n")
            assert 1 <= fault.place.line <= fault.place.end_line <= len(lines)
            assert fault.place.column <= len(lines[fault.place.line - 1]) + 1
        assert "\x1b" not in fault.message


@quick
@given(st.sampled_from(["bank.toml", "article.toml", "article.txt"]), st.binary(max_size=300))
def test_any_bytes_are_read(name: str, raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as home:
        write_sample(Path(home))
        (Path(home) / name).write_bytes(raw)
        check_told(Path(home))


@quick
@given(st.data())
def test_any_mutation_of_a_good_bank_is_read(data: st.DataObject) -> None:
    texts = [BANK, ARTICLE, ARTICLE_TOML]
    at = data.draw(st.integers(0, 2))
    text = texts[at]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 30))
        new = data.draw(st.text(max_size=6) | st.sampled_from(['"""', "[[claims]]\n", "[", "=", "\\u001b", "\r", "{"]))
        text = text[:start] + new + text[start + gone :]
    texts[at] = text
    with tempfile.TemporaryDirectory() as home:
        write_sample(Path(home), *texts)
        check_told(Path(home))


@pytest.mark.parametrize("seed", range(40))
def test_several_breakages_at_once_are_read(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    text = BANK
    for name in rng.sample(sorted(BREAKAGES), 12):
        try:
            text = BREAKAGES[name](text, rng).text
        except (IndexError, ValueError, AssertionError):
            continue  # an earlier breakage has taken away what this one breaks
    write_sample(tmp_path, text)
    check_told(tmp_path)


TEXTS = st.text(max_size=5) | st.sampled_from(["confirmed", "status", "a-b", "2024-10", "", "  ", "x" * 70])
TIMES = st.dates() | st.datetimes() | st.just(datetime.time())
SCALARS = TEXTS | st.integers(-3, 5) | st.booleans() | st.floats() | TIMES
NAMES = sorted({key.name for table in TABLES.values() for key in table.keys})
KEYS = st.sampled_from(NAMES) | st.sampled_from(["x-a", "q"])
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)


def typical(table: Table) -> st.SearchStrategy[dict[str, Any]]:
    """Tables whose values are mostly of their kinds, so that many are sound and the others are nearly so."""
    quote = TEXTS | st.fixed_dictionaries({"text": TEXTS}, optional={"occurrence": st.integers(0, 2)})
    by_kind: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.WHOLE: st.integers(0, 4),
        Kind.YES_NO: st.booleans(),
        Kind.TEXTS: st.lists(TEXTS, max_size=2),
        Kind.IDS: st.lists(TEXTS, max_size=2),
        Kind.STATUSES: st.lists(TEXTS, max_size=2),
        Kind.STEPS: st.lists(st.sampled_from(["status", "quote", "qote"]), max_size=2),
        Kind.QUOTES: st.lists(quote, max_size=3),
    }
    known = {key.name: by_kind.get(key.kind, TEXTS) for key in table.keys}
    needed = {key.name: known[key.name] for key in table.keys if key.required}
    optional = {name: value for name, value in known.items() if name not in needed}
    return st.fixed_dictionaries(needed, optional=optional | {"x-mine": VALUES})


@pytest.mark.parametrize("table", [*TABLES.values(), ARTICLE_FILE], ids=lambda table: table.name)
@quick
@given(data=st.data())
def test_the_quick_look_and_the_rules_of_shape_agree(table: Table, data: st.DataObject) -> None:
    value = data.draw(st.dictionaries(KEYS, VALUES, max_size=5) | typical(table))
    told: list[str] = []

    def report(rule: Rule, path: KeyPath, finding: Finding) -> None:
        told.append(rule.code)

    for rule in rules_for(Subject.TABLE):
        for finding in rule.judge(value, table):
            report(rule, (), finding)
    if is_sound(value, table):
        assert told == []
    told.clear()
    entry = judge_table(value, table, (), rules_for(Subject.TABLE), report)
    assert (entry.broken == frozenset()) or told


@settings(deadline=None)
@given(st.text() | st.text(alphabet="\t\n\r\x00\x1b\x7f\x85\xa0\u200b\u2028\u202e\u2066\ufeffa"))
@example("".join(map(chr, [*range(0xD800), *range(0xE000, 0x11000)])))
def test_the_quick_scan_for_acting_characters_and_the_list_of_them_agree(text: str) -> None:
    padded = "a" * LARGE + text
    assert is_harmless(text) == is_harmless(padded) == (not forbidden(text))


def test_the_quick_scan_knows_every_character() -> None:
    chars = [chr(code) for code in range(0x110000)]
    acting = [char for char in chars if forbidden(char)]
    assert is_harmless("".join(sorted(set(chars) - set(acting))))
    assert len(acting) > 60
    assert not any(is_harmless(char) for char in acting)
    assert re.findall(HARMLESS.removesuffix("*+"), "".join(acting)) == []


@given(st.text(alphabet='\\uUxebfrn0019d"\x1b a', max_size=12))
def test_an_escaped_acting_character_is_never_overlooked(text: str) -> None:
    toml = f'a = "{text}"'
    try:
        value = tomli.loads(toml)["a"]
    except tomli.TOMLDecodeError:
        return
    assert may_hold_control(toml) or not forbidden(value)


def test_an_article_that_is_no_table_is_told(tmp_path: Path) -> None:
    for value in ("5", "[1]", '["article.toml"]', "true", "{}", "{ file = 3 }", '{ title = "a", file = "bank.toml" }'):
        write_sample(tmp_path, BANK.replace('"article.toml"', value))
        check_told(tmp_path)
        assert read_bank(tmp_path / "bank.toml").bank is None
