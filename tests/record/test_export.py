"""X07: the CSV opens in a spreadsheet with its accents and without a formula, and reads back to the very texts."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.status import Mark
from quiz.game.events import Ask, Kind, Mode, Objected, Plan, Planned
from quiz.record.document import progress_json
from quiz.record.export import COLUMNS, ROUND_COLUMNS, answers_csv, cell, csv_text
from quiz.record.history import rounds
from quiz.record.progress import Progress

if TYPE_CHECKING:
    from tests.record.conftest import Kit

texts = st.text(st.characters(exclude_categories=["Cs"]))


def read_back(text: str) -> list[dict[str, str]]:
    """As docs/data.md says: the BOM off, then one apostrophe off each cell that begins with one."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return [{name: value.removeprefix("'") for name, value in row.items()} for row in reader]


@pytest.mark.parametrize("text", ["=1+1", "-5 degrees is the record", "@home", "+cmd", "\t=1", "\r=1", "\n=1"])
def test_no_text_can_act_as_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"


@given(st.lists(texts, min_size=1))
def test_every_text_reads_back(given_texts: list[str]) -> None:
    text = csv_text(["text"], [[one] for one in given_texts])
    cells = [row[0] if row else "" for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]
    assert not any(one.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for one in cells[1:])
    assert [one.removeprefix("'") for one in cells[1:]] == given_texts


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, ""), (True, "true"), (False, "false"), (0, 0), (1.5, 1.5), ([1, 3], "1 3"), ("", ""), ("Zoë", "Zoë")],
)
def test_every_kind_of_value_has_its_cell(value: Any, shown: Any) -> None:
    assert cell(value) == shown


def test_the_file_is_utf_8_with_a_mark_for_excel() -> None:
    assert csv_text(["name"], [["Zoë"]]).encode() == b"\xef\xbb\xbfname\r\nZo\xc3\xab\r\n"


def test_without_answers_there_are_only_names() -> None:
    assert answers_csv(()) == "\ufeff" + ",".join(COLUMNS) + "\r\n"


def test_exams_are_told_apart_in_a_column_behind_those_that_were_there_before(kit: Kit) -> None:
    plan = kit.plan("a", mode=Mode.MIX)._replace(exam=True)
    kit.keep(kit.begin(plan, None), kit.answer(0))
    (row,) = read_back(answers_csv(rounds(kit.store)))
    assert (row["mode"], row["exam"]) == ("mix", "true")
    assert COLUMNS[:11] == (*ROUND_COLUMNS, "bank")
    assert COLUMNS[-1] == "exam"


def test_each_answer_is_one_row_that_says_what_the_json_says(kit: Kit) -> None:
    kit.played(Mark.RIGHT, Mark.HALF)
    plan = Plan((*kit.plan("a").cards, Planned("other", "q", Kind.QUESTION, "hash-q")), Mode.MIX, -5)
    mixed = kit.begin(plan, None)
    kit.keep(mixed, kit.answer(0), Objected(0, '=HYPERLINK("x")', kit.now()))
    kit.keep(mixed, kit.answer(1, ask=Ask.QUESTION, chosen=(1, 3)), kit.skip(0, Ask.QUOTE))
    played = rounds(kit.store)
    rows = read_back(answers_csv(played))
    expected = [
        (one["id"], one["bank"] or "", str(one["points"]), answer["claim"], answer["step"], answer["mark"])
        for one in progress_json(Progress(played))["rounds"]
        for answer in one["answers"]
    ]
    columns = ("round", "round_bank", "points", "claim", "step", "mark")
    assert [tuple(row[column] for column in columns) for row in rows] == expected
    assert len(rows) == 5
    assert {row["exam"] for row in rows} == {"false"}
    assert [row["chosen"] for row in rows] == ["denied", "denied", "denied", "1 3", ""]
    assert {row["objection"] for row in rows[2:]} == {'=HYPERLINK("x")', ""}
    assert {row["finished"] for row in rows[2:]} == {""}
