"""The files of a new bank: sound, with an example of each status that every bank has, or on the author's article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from quiz.authoring.scaffold import NAMES, Plan, files_of, near_id, title_of
from quiz.authoring.schema import article_schema, bank_schema
from quiz.bank.check import check
from quiz.bank.faults import Severity
from quiz.bank.find import find_banks
from quiz.bank.read import read_bank
from quiz.bank.rules.kinds import is_id
from quiz.bank.status import CORE_STATUSES

LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), min_size=1).filter(str.strip)


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "bank.toml"


def test_the_example_passes_the_strict_check_with_one_claim_of_each_core_status(tmp_path: Path) -> None:
    path = write(tmp_path, files_of(Plan("harbour", "The harbour")))
    assert check([tmp_path]).faults == ()
    bank = read_bank(path).bank
    assert bank is not None
    assert [claim.status for claim in bank.claims] == list(CORE_STATUSES) == list(bank.statuses)
    assert len(bank.article.sentences) == 3
    assert (bank.id, bank.title) == ("harbour", "The harbour")
    assert find_banks(tmp_path).paths == (path,), "the other files are taken for no bank"


def test_on_an_article_there_is_no_claim_and_only_that_is_warned_of(tmp_path: Path) -> None:
    path = write(tmp_path, files_of(Plan("harbour", "The harbour", article="One. Two.\n")))
    assert [(fault.code, fault.severity) for fault in check([tmp_path]).faults] == [
        ("no-playable-claim", Severity.WARNING)
    ]
    bank = read_bank(path).bank
    assert bank is not None
    assert (bank.claims, bank.article.text, bank.article.title) == ((), "One. Two.\n", "The harbour")
    assert bank.article.licence is None, "nobody but its owner can tell the licence of an article"


@given(title=LINE, licence=LINE)
def test_any_title_and_licence_arrive(title: str, licence: str) -> None:
    files = files_of(Plan("harbour", title, licence, "One."))
    bank = tomli.loads(files["bank.toml"])
    assert (bank["title"], bank["licence"]) == (title, licence)
    assert tomli.loads(files["article.toml"])["article"]["title"] == title


@pytest.mark.parametrize(("name", "schema"), [("bank", bank_schema()), ("article", article_schema())])
def test_each_file_names_its_schema_and_the_schema_is_there(name: str, schema: dict[str, object]) -> None:
    files = files_of(Plan("harbour", "The harbour"))
    first, below, *_ = files[f"{name}.toml"].split("\n")
    assert (first, below) == (f"#:schema .schema/{name}.json", "")
    assert json.loads(files[first.removeprefix("#:schema ")]) == json.loads(json.dumps(schema))
    assert tuple(files) == NAMES


@pytest.mark.parametrize(
    ("name", "near"),
    [("My Bank", "my-bank"), ("Üben", "uben"), ("a.b", "a-b"), ("", None), ("橋", None), ("x" * 70, "x" * 64)],
)
def test_a_name_that_is_no_id_has_one_near_it(name: str, near: str | None) -> None:
    assert near_id(name) == near
    assert near is None or is_id(near)


def test_a_title_is_made_of_the_id() -> None:
    assert [title_of(name) for name in ("alder-lock", "2026-05", "a--b")] == ["Alder lock", "2026 05", "A  b"]
