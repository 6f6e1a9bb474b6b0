"""The schema says of every bank what the reader says of its shape."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import tomli
from jsonschema import Draft202012Validator

from quiz.authoring.schema import article_schema, bank_schema
from quiz.bank.find import find_banks, shipped_folder
from quiz.bank.keys import ARTICLE_FILE, BANK, TABLES

BANKS = Path(__file__).parents[1] / "banks"
SHAPE = {
    "bad-date",
    "bad-format",
    "bad-id",
    "bad-statuses",
    "empty-text",
    "few-options",
    "missing-key",
    "misplaced-key",
    "no-article-text",
    "out-of-range",
    "several-lines",
    "two-article-texts",
    "unknown-key",
    "unknown-step",
    "wrong-kind",
}
"""The rules that a schema can tell: they look at one value, or at the keys of one table."""


def plain(value: Any) -> Any:
    """A value as JSON has it: dates are texts there."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def faults(path: Path, schema: dict[str, Any]) -> list[str]:
    data = plain(tomli.loads(path.read_text(encoding="utf-8")))
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


@pytest.mark.parametrize("schema", [bank_schema(), article_schema()], ids=["bank", "article"])
def test_it_is_a_schema(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("path", find_banks(shipped_folder()).paths, ids=lambda path: path.stem)
def test_shipped_banks_are_valid(path: Path) -> None:
    assert faults(path, bank_schema()) == []
    assert faults(path.parent / "article.toml", article_schema()) == []


@pytest.mark.parametrize("code", sorted(SHAPE))
def test_a_bank_of_bad_shape_is_invalid(code: str) -> None:
    assert faults(BANKS / f"{code}.toml", bank_schema())


def test_every_other_bad_bank_is_sound_in_shape() -> None:
    """What a schema refuses beyond the rules of shape would be a promise that `check` does not make."""
    refused = {}
    for path in BANKS.glob("*.toml"):
        if path.stem in SHAPE:
            continue
        try:
            found = faults(path, bank_schema())
        except tomli.TOMLDecodeError:
            continue
        if found:
            refused[path.stem] = found[0]
    assert set(refused) <= {"unknown-status", "article-no-toml"}, refused


def test_it_names_every_key_of_the_format_and_lets_free_ones_pass() -> None:
    schema = bank_schema()
    assert list(schema["properties"]) == [key.name for key in BANK.keys]
    for name, table in TABLES.items():
        if table is not BANK:
            assert list(schema["$defs"][name]["properties"]) == [key.name for key in table.keys]
    assert list(article_schema()["properties"]) == [key.name for key in ARTICLE_FILE.keys]
    assert schema["patternProperties"] == {"^x-": {}}
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("published", ["2026-05-03", '"2026-05"', '"2026-05-03"'])
def test_a_day_or_a_month_may_be_a_date_or_a_text(published: str) -> None:
    article = {"title": "T", "text": "One.", "published": plain(tomli.loads(f"x = {published}"))["x"]}
    assert list(Draft202012Validator(article_schema()).iter_errors({"article": article})) == []
    article["published"] = "soon"
    assert list(Draft202012Validator(article_schema()).iter_errors({"article": article}))


def test_tools_that_know_dates_are_told_of_one() -> None:
    published = article_schema()["$defs"]["article"]["properties"]["published"]
    assert "date" in [choice.get("format") for choice in published["anyOf"]]
