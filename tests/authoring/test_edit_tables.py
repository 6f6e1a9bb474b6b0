"""Claims and sources added and dropped, ids changed with all that names them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli

from quiz.authoring.document import save
from quiz.authoring.edit import set_key
from quiz.authoring.edit_files import rename_source_of
from quiz.authoring.edit_ids import rename_claim, rename_source
from quiz.authoring.edit_tables import add_claim, add_source, drop_claim, number_of
from quiz.authoring.values import EditError
from quiz.bank.check import check
from tests.bank.sample import ARTICLE_TOML, BANK, write_sample

CLAIM = {
    "status": "confirmed",
    "id": "deck",
    "text": "It\nis",
    "quotes": ["A"],
    "x-a": 1,
    "feedback": {"denied": "No."},
}
WRITTEN = '''[[claims]]
id = "deck"
text = """
It
is"""
status = "confirmed"
quotes = ["A"]
x-a = 1

[claims.feedback]
denied = "No."'''
OPEN = "format = 1\n"
TWO = '[[claims]]\nid = "a"\n\n# on b\n# too\n[[claims]]\nid = "b"\n[claims.feedback]\nx = 1\n# end\n'


def ids(text: str, table: str = "claims") -> list[Any]:
    return [item["id"] for item in tomli.loads(text)[table]]


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [
        (OPEN, OPEN + "\n", "\n"),
        ("format = 1", "format = 1\n\n", ""),
        ("", "", "\n"),
        (OPEN + "claims = []\n", OPEN + "\n", "\n"),
        (TWO, TWO + "\n", "\n"),
        (TWO + "\n# on q\n[[questions]]\n", TWO + "\n", "\n\n# on q\n[[questions]]\n"),
        (TWO.replace("# end", "# on q") + "[[questions]]\n", TWO.replace("# end\n", "\n"), "\n# on q\n[[questions]]\n"),
        (OPEN + "\n# on q\n[[questions]]\n", OPEN + "\n", "\n\n# on q\n[[questions]]\n"),
        (TWO.rstrip("\n"), TWO + "\n", ""),
    ],
)
def test_a_claim_is_added_behind_the_others(text: str, before: str, behind: str) -> None:
    for newline in ("\n", "\r\n"):
        expected = (before + WRITTEN + behind).replace("\n", newline)
        if text and (newline == "\n" or "\n" in text):
            assert add_claim(text.replace("\n", newline), CLAIM) == expected
            assert tomli.loads(expected)["claims"][-1] == CLAIM


def test_a_claim_is_added_to_a_list_in_brackets_too() -> None:
    text = 'claims = [\n  { id = "a" }, # first\n]\n'
    assert add_claim(text, {"text": "T", "id": "b"}) == text[:-2] + '  { id = "b", text = "T" },\n]\n'


def test_a_source_is_added_where_sources_stand() -> None:
    heron = {"id": "heron", "name": "a heron", "unnamed": True}
    block = '\n[[sources]]\nid = "heron"\nname = "a heron"\nunnamed = true\n'
    assert add_source(ARTICLE_TOML, heron) == ARTICLE_TOML + block
    assert add_source('[article]\ntitle = "x"\n', heron) == '[article]\ntitle = "x"\n' + block
    assert add_source(OPEN + "\n" + TWO, heron) == OPEN + block + "\n" + TWO


def test_a_dropped_claim_takes_its_tables_its_comments_and_its_place_in_class_with_it() -> None:
    dropped = drop_claim(BANK, "closed")
    assert ids(dropped) == ids(BANK)[1:]
    start, end = BANK.index('[[claims]]\nid = "closed"'), BANK.index('[[claims]]\nid = "guests"')
    assert dropped == (BANK[:start] + BANK[end:]).replace('  "closed",\n', "")
    assert drop_claim(TWO, "b") == '[[claims]]\nid = "a"\n'
    assert drop_claim(TWO, "a") == TWO[TWO.index("# on b") :]
    assert drop_claim("x = 1\n\n" + TWO.replace("# on b", "# --- part two\n\n# on b"), "a").startswith(
        "x = 1\n\n# --- part"
    )


def test_a_claim_that_was_added_is_dropped_without_a_trace() -> None:
    for text in (BANK, TWO, BANK.replace("\n", "\r\n"), TWO.rstrip()):
        assert drop_claim(add_claim(text, CLAIM), "deck") == text
    with pytest.raises(EditError):
        drop_claim(BANK, "tenant")
    assert number_of(BANK, "questions", "tenant") == 0


def test_a_claim_is_renamed_with_its_place_in_class() -> None:
    renamed = rename_claim(BANK, "beams", "cracks")
    assert renamed == BANK.replace('"beams"', '"cracks"')
    assert rename_claim(BANK, "tenant", "bird") == BANK.replace('"tenant"', '"bird"')
    for taken in ("closed", "tenant"):
        with pytest.raises(EditError):
            rename_claim(BANK, "beams", taken)
    assert rename_claim(BANK, "beams", "beams") == BANK


def test_a_source_is_renamed_with_all_that_name_it_and_nothing_else() -> None:
    assert rename_source(BANK, "council", "town") == BANK.replace('["council"]', '["town"]')
    renamed = ARTICLE_TOML.replace('"council"', '"town"')
    assert rename_source(ARTICLE_TOML, "council", "town") == renamed
    assert 'name = "the council"' in renamed
    with pytest.raises(EditError):
        rename_source(ARTICLE_TOML, "council", "rosa")


def test_a_source_of_an_article_is_renamed_in_each_bank_on_it(tmp_path: Path) -> None:
    write_sample(tmp_path)
    (tmp_path / "second.toml").write_text(BANK.replace("alder-lock", "second"), encoding="utf-8")
    (tmp_path / "other.toml").write_text(BANK.replace('"article.toml"', '"else.toml"'), encoding="utf-8")
    edited = rename_source_of(tmp_path / "article.toml", "council", "town")
    assert [file.document.path.name for file in edited] == ["bank.toml", "second.toml", "article.toml"]
    before = [fault.code for fault in check([tmp_path / "bank.toml", tmp_path / "second.toml"]).faults]
    for file in edited:
        save(file.document, file.text)
    assert [fault.code for fault in check([tmp_path / "bank.toml", tmp_path / "second.toml"]).faults] == before
    with pytest.raises(EditError):
        rename_source_of(tmp_path / "article.toml", "town", "paper")


def test_a_table_is_changed_key_by_key() -> None:
    text = "# a\n[article]\ntitle = 'x' # t\n\n[article.origin]\n# p\npublisher = 'p'\nnote = 'n'\n"
    changed = set_key(text, ("article", "origin"), {"note": "m", "url": "u"})
    assert changed == "# a\n[article]\ntitle = 'x' # t\n\n[article.origin]\n# p\nurl = \"u\"\nnote = 'm'\n"
    short = "[article]\norigin = { publisher = 'p', note = 'n' } # o\n"
    assert set_key(short, ("article", "origin"), {"note": "m"}) == "[article]\norigin = { note = 'm' } # o\n"
    assert tomli.loads(set_key(text, ("article", "origin"), {}))["article"]["origin"] == {}
