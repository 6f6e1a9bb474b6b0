"""Characters that act on a terminal or turn words round are faults at their place, in whatever text they hide."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.bank.faults import Place
from quiz.bank.read import read_bank
from tests.bank.sample import ARTICLE, ARTICLE_TOML, BANK, write_sample

RAW = ["\x80", "\x9b", "\u202e", "\u2066", "\u2069"]
ESCAPED = [r"\u001b", r"\e", r"\x07", r"\b", r"\f", r"\r", r"\u0000", r"\u009b", r"\u202E", r"\U00002066"]


@pytest.mark.parametrize("acting", [*RAW, *ESCAPED])
def test_in_a_text_of_the_bank_it_is_told_at_its_place(tmp_path: Path, acting: str) -> None:
    old = 'why = "Rosa Finch says it."'
    path = write_sample(tmp_path, BANK.replace(old, f'why = "Rosa{acting} says it."'))
    (fault,) = read_bank(path).faults
    line = BANK[: BANK.index(old)].count("\n") + 1
    assert (fault.code, fault.place) == ("control-character", Place(line, 12, line, 12 + len(acting)))
    assert fault.message.isprintable()


@pytest.mark.parametrize("old", ["the council", "Invented", "https://example.org", "a bridge", "It opened in July."])
def test_every_text_of_the_articles_file_is_looked_at(tmp_path: Path, old: str) -> None:
    path = write_sample(tmp_path, article_toml=ARTICLE_TOML.replace(old, f"{old}\\u001b[2J"))
    assert [(fault.path.name, fault.code) for fault in read_bank(path).faults] == [
        ("article.toml", "control-character")
    ]


@pytest.mark.parametrize("new", ['"\\u001b]52;c;x" = 1', 'x-own = ["a", { b = "\\u009b2J" }]', "hnit = '\u202e'"])
def test_keys_and_values_that_nobody_reads_are_looked_at_too(tmp_path: Path, new: str) -> None:
    path = write_sample(tmp_path, BANK.replace("level = 1", f"{new}\nlevel = 1"))
    faults = read_bank(path, thorough=True).faults
    assert "control-character" in {fault.code for fault in faults}
    assert all(f"{fault.message}{fault.help}".isprintable() for fault in faults)


@pytest.mark.parametrize("acting", ["\x1b", "\x07", "\x9b", "\x00", "\u202e", "\u2067"])
def test_in_the_article_it_is_told_at_its_place(tmp_path: Path, acting: str) -> None:
    path = write_sample(tmp_path, article=ARTICLE.replace("crane", f"{acting}crane"))
    faults = [fault for fault in read_bank(path).faults if fault.code == "control-in-article"]
    column = ARTICLE.index("crane") + 1
    assert [(fault.path.name, fault.place) for fault in faults] == [("article.txt", Place(1, column, 1, column + 1))]


def test_line_ends_of_old_machines_are_line_ends(tmp_path: Path) -> None:
    bank = read_bank(write_sample(tmp_path, article=ARTICLE.replace("\n", "\r"))).bank
    assert bank is not None
    assert bank.article.text == ARTICLE


def test_a_file_full_of_them_is_told_fifty_times(tmp_path: Path) -> None:
    path = write_sample(tmp_path, BANK.replace("Rosa Finch says", "\\u001b" * 200))
    assert len(read_bank(path).faults) == 50


def test_tabs_line_ends_and_what_joins_letters_are_harmless(tmp_path: Path) -> None:
    why = '"""\nTab\\t, soft\u00adhyphen, \u200bzero, \u200cjoiner, \u200dother,\nline."""'
    assert read_bank(write_sample(tmp_path, BANK.replace('"Rosa Finch says it."', why))).bank is not None
