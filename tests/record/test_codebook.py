"""docs/data.md names every key and column, and its recipe for reading the CSV back is tried as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quiz.bank.status import Mark
from quiz.game.events import Objected
from quiz.game.habit import Habit, Says, Sensitivity, Slips
from quiz.record.document import progress_json
from quiz.record.export import ROUND_COLUMNS, answers_csv
from quiz.record.history import rounds
from quiz.record.progress import Lesson, Progress
from quiz.record.settings import Settings

if TYPE_CHECKING:
    from tests.record.conftest import Kit

CODEBOOK = (Path(__file__).parents[2] / "docs" / "data.md").read_text("utf-8")


def test_every_key_and_column_is_in_the_codebook(kit: Kit) -> None:
    kit.played(Mark.RIGHT)
    habit = Habit(Says.EARLY, Slips(0, 0), Slips(0, 0), None)
    lesson = Lesson("the-sea", 1, "boats", "Boats", None)
    told = Progress(rounds(kit.store), lessons=[lesson], habit=habit, sensitivity=Sensitivity(0, 0, 40, 40))
    document = progress_json(told)
    one = document["rounds"][0]
    tables = ["statuses", "devices", "tens", "habit", "sensitivity"]
    nested = [f"{table}.{key}" for table in tables for key in document[table]]
    names = [
        *document,
        *nested,
        *document["course"][0],
        *one,
        *one["answers"][0],
        *ROUND_COLUMNS,
        *Settings.__dataclass_fields__,
    ]
    assert [name for name in names if f"`{name}`" not in CODEBOOK] == []


def test_the_recipe_reads_back_what_was_stored(kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    objections = ["=1+1", "'twas said", "-5 degrees", "Zoë, “no”", "\ttab"]
    round_id = kit.begin(kit.plan(*(f"c{n}" for n in range(len(objections)))))
    for card, text in enumerate(objections):
        kit.keep(round_id, kit.answer(card), Objected(card, text, kit.now()))
    (tmp_path / "answers.csv").write_text(answers_csv(rounds(kit.store)), "utf-8", newline="")
    monkeypatch.chdir(tmp_path)
    recipe = re.search(r"```python\n(.*?)```", CODEBOOK, re.DOTALL)
    assert recipe is not None
    names: dict[str, Any] = {}
    exec(recipe[1], names)
    assert [row["objection"] for row in names["rows"]] == objections
