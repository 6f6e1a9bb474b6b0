"""One key set or taken out in place: it is read back as it was meant, and every other byte stays."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import tomli

from quiz.authoring.edit import remove_key, set_key
from quiz.authoring.values import EditError
from quiz.bank.find import shipped_folder
from tests.bank.sample import ARTICLE_TOML, BANK

SHIPPED = shipped_folder() / "first-steps" / "first-steps.toml"


def test_one_key_of_a_shipped_bank_changes_one_line() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    changed = set_key(text, ("claims", 1, "status"), "denied")
    lines, new = text.split("\n"), changed.split("\n")
    (at,) = [number for number, pair in enumerate(zip(lines, new, strict=True)) if pair[0] != pair[1]]
    assert new[at] == 'status = "denied"'
    assert tomli.loads(changed)["claims"][1]["status"] == "denied"


@pytest.mark.parametrize(
    ("text", "path", "value", "expected"),
    [
        ("a = 1 # one\nb = 2\n", ("a",), 12, "a = 12 # one\nb = 2\n"),
        ("a   =  'x'\r\n# y", ("a",), "z", "a   =  'z'\r\n# y"),
        ("a = 'x'\n", ("a",), "it's", 'a = "it\'s"\n'),
        ("a = true", ("a",), False, "a = false"),
        ("a = 1", ("a",), True, "a = true"),
        ('a = """\nx\n"""  # c\n', ("a",), "y", 'a = "y"  # c\n'),
        ("a = 'x'\r\nb = 1\r\n", ("a",), "one\ntwo", 'a = """\r\none\r\ntwo"""\r\nb = 1\r\n'),
        ('a = "x"\n', ("a",), "x", 'a = "x"\n'),
        ("a = 2024-10-15\n", ("a",), datetime.date(2026, 1, 2), "a = 2026-01-02\n"),
        ('q = [ "a",\n  "b", # why\n]\n', ("q",), ["a", "b", "c"], 'q = [ "a",\n  "b", # why\n  "c",\n]\n'),
        ('q = [\n  "a", # first\n  "b", # second\n]\n', ("q",), ["b"], 'q = [\n  "b", # second\n]\n'),
        ('q = [\n  "a",\n  "b" # second\n]\n', ("q",), ["a", "b", "c"], 'q = [\n  "a",\n  "b", # second\n  "c"\n]\n'),
        ('q = ["a", "b", "c"]\n', ("q",), ["a", "c"], 'q = ["a", "c"]\n'),
        ('q = ["a", "b", "c"]\n', ("q",), ["a", "b"], 'q = ["a", "b"]\n'),
        ('q = ["a"]\n', ("q",), [], "q = []\n"),
        ('q = ["a", "b", # on b\n  "c"]\n', ("q",), ["a", "c"], 'q = ["a", # on b\n  "c"]\n'),
        ('q = ["a", # on a\n  "b"]\n', ("q",), ["a"], 'q = ["a", # on a\n  ]\n'),
        ("q = []\n", ("q",), ["a", "b"], 'q = ["a", "b"]\n'),
        ("q = [ # none yet\n]\n", ("q",), ["a"], 'q = [ # none yet\n  "a",\n]\n'),
        ("q = ['a', 'b']\n", ("q", 1), "c", "q = ['a', 'c']\n"),
        ('q = ["a"]\n', ("q",), ["z", "a"], 'q = ["z", "a"]\n'),
        ('q = [\n  # note\n  "a",\n]\n', ("q",), ["z", "a"], 'q = [\n  # note\n  "z",\n  "a",\n]\n'),
        ('t = { x = 1, y = "b" }\n', ("t", "y"), "c", 't = { x = 1, y = "c" }\n'),
        ("t = { x = 1 }\n", ("t", "y"), "c", 't = { x = 1, y = "c" }\n'),
        ("t = {}\n", ("t", "y"), "c", 't = { y = "c" }\n'),
        ("f.a = 'x'\n[t]\n", ("f", "b"), "y", "f.a = 'x'\nf.b = \"y\"\n[t]\n"),
        ("[t]\n  x = 1", ("t", "y"), 2, "[t]\n  x = 1\n  y = 2"),
        ("[t]", ("t", "y"), 2, "[t]\ny = 2"),
        ("", ("id",), "a", 'id = "a"\n'),
        ("# top\n", ("id",), "a", '# top\nid = "a"\n'),
        ("#:schema x\n# on t\n[t]\n", ("id",), "a", '#:schema x\nid = "a"\n\n# on t\n[t]\n'),
        ("[[q]]\nx = 1\n\n[[q]]\nx = 2\n", ("q",), ["a"], 'q = ["a"]\n'),
    ],
)  # fmt: skip
def test_what_a_set_key_looks_like(text: str, path: tuple[str | int, ...], value: Any, expected: str) -> None:
    changed = set_key(text, path, value)
    assert changed == expected
    read: Any = tomli.loads(changed)
    for part in path:
        read = read[part]
    assert read == value


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("a = 1 # one\nb = 2\n", ("a",), "b = 2\n"),
        ("a = 1\r\nb = 2", ("b",), "a = 1"),
        ("# above\na = 1\n", ("a",), "# above\n"),
        ('a = """\nx\n"""\nb = 2\n', ("a",), "b = 2\n"),
        ("t = { x = 1, y = 2 }\n", ("t", "x"), "t = { y = 2 }\n"),
        ("t = { x = 1, y = 2 }\n", ("t", "y"), "t = { x = 1 }\n"),
        ("f.a = 1\nx = 1\nf.b = 2\n", ("f",), "x = 1\n"),
        ("[t]\nx = 1\n\n# on u\n[u]\ny = 1\n\n[v]\n", ("u",), "[t]\nx = 1\n\n[v]\n"),
        ("[t]\nx = 1\n\n[u]\ny = 1\n", ("u",), "[t]\nx = 1\n"),
        ("[t]\n\n[u]\ny = 1\n\n# on u\n\n[u.v]\n\n# on w\n\n[w]\n", ("u",), "[t]\n\n# on w\n\n[w]\n"),
        ("[t]\r\nx = 1\r\n\r\n[u]\r\ny = 1", ("u",), "[t]\r\nx = 1"),
        ("a = 1\n", ("b",), "a = 1\n"),
    ],
)
def test_what_a_removed_key_leaves(text: str, path: tuple[str | int, ...], expected: str) -> None:
    assert remove_key(text, path) == expected


def test_a_new_key_comes_where_the_table_of_keys_has_it() -> None:
    changed = set_key(BANK, ("claims", 0, "cues"), ["since"])
    assert 'since Monday."]\ncues = ["since"]\nhint = ' in changed
    assert 'licence = "CC-BY-4.0"\ncontent' not in remove_key(ARTICLE_TOML, ("article", "licence"))
    assert (
        set_key(remove_key(ARTICLE_TOML, ("article", "licence")), ("article", "licence"), "CC-BY-4.0") == ARTICLE_TOML
    )


def test_feedback_gets_a_header_below_its_claim() -> None:
    changed = set_key(BANK, ("claims", 1, "feedback", "denied"), "Nobody says no.")
    expected = 'ask = ["status", "quote", "source"]\n\n[claims.feedback]\ndenied = "Nobody says no."\n\n[[claims]]'
    assert expected in changed
    assert tomli.loads(changed)["claims"][1]["feedback"] == {"denied": "Nobody says no."}
    assert remove_key(changed, ("claims", 1, "feedback")) == BANK


ODD_TEXTS = (
    '"',
    '""',
    '"""',
    'a"""b',
    'a\n"',
    '"\n""',
    "\\",
    "a\\\nb",
    "\r\nb",
    'a\n"""b""""\n',
    "a\r",
    "\n",
    "\x00\x1f\x7f",
    "\tx\n\t",
    "“\u2028",
)


@pytest.mark.parametrize("text", ODD_TEXTS)
@pytest.mark.parametrize("old", ["'x'", '"x"', '"""x"""', "3"])
def test_any_text_is_read_back(text: str, old: str) -> None:
    for newline in ("\n", "\r\n"):
        changed = set_key(f"a = {old}{newline}b = 1{newline}", ("a",), text)
        assert tomli.loads(changed) == {"a": text, "b": 1}


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("a = = 1", ("a",), 1),
        ("a = 1\na = 2", ("a",), 1),
        ("a = [1]", ("a", 1), 1),
        ("[[q]]\nx = 1", ("q", "x"), 1),
        ("a = 1", (), {}),
        ("a = 1", ("a", "b"), 1),
        ("a = 'x'", ("a",), "\ud800"),
    ],
)
def test_what_cannot_be_edited_is_refused(text: str, path: tuple[str | int, ...], value: Any) -> None:
    with pytest.raises(EditError):
        set_key(text, path, value)
