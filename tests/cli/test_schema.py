"""`factquiz schema` prints the schema of a bank, or of article.toml, as one JSON document."""

from __future__ import annotations

import json

import pytest

from quiz.authoring.schema import DIALECT, article_schema, bank_schema
from quiz.cli.exits import Exit
from tests.cli.run import command


@pytest.mark.parametrize(("options", "schema"), [((), bank_schema()), (("--article",), article_schema())])
def test_it_prints_the_schema(
    options: tuple[str, ...], schema: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("schema", *options) is Exit.GOOD
    told, talk = capsys.readouterr()
    assert json.loads(told) == json.loads(json.dumps(schema))
    assert json.loads(told)["$schema"] == DIALECT == "https://json-schema.org/draft/2020-12/schema"
    assert talk == ""
