"""The table of the statuses, held against every combination of what a claim may name."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from quiz.bank.faults import Severity
from quiz.bank.read import read_bank
from tests.bank.sample import ARTICLE, write_sample

TOP = """\
format = 1
id = "alder-lock"
title = "Three ways to say it"
article = "article.toml"
statuses = ["confirmed", "attributed", "denied", "unresolved", "unstated"]
"""
QUOTE = ARTICLE[: ARTICLE.index(".") + 1]

# What each status asks for, and what it has room for, written out once more.
NEEDS = {
    "confirmed": {"quotes"},
    "attributed": {"quotes", "said_by"},
    "denied": {"quotes", "denied_by"},
    "unresolved": {"quotes"},
    "unstated": set(),
}
ROOM = {"attributed": {"said_by"}, "denied": {"said_by", "denied_by"}}
CODES = {"quotes": "no-quote", "said_by": "no-speaker", "denied_by": "no-denier"}
VALUES = {"quotes": f'["{QUOTE}"]', "said_by": '["rosa"]', "denied_by": '["council"]'}


def told(folder: Path, status: str, also: str | None, named: set[str]) -> set[str]:
    lines = ["[[claims]]", 'id = "one"', 'text = "Nobody can cross."', f'status = "{status}"']
    lines += [f'also = "{also}"'] if also else []
    lines += [f"{key} = {VALUES[key]}" for key in sorted(named)]
    faults = read_bank(write_sample(folder, TOP + "\n".join(lines))).faults
    return {fault.code for fault in faults if fault.severity is Severity.ERROR}


@pytest.mark.parametrize("also", [None, *NEEDS])
@pytest.mark.parametrize("status", NEEDS)
def test_a_claim_needs_its_row_and_may_have_that_of_its_second_status(
    status: str, also: str | None, tmp_path: Path
) -> None:
    room = ROOM.get(status, set()) | ROOM.get(also or "", set())
    for chosen in product([False, True], repeat=3):
        named = {key for key, is_named in zip(VALUES, chosen, strict=True) if is_named}
        expected = {CODES[key] for key in NEEDS[status] - named}
        expected |= {
            f"idle-{who}" for key, who in (("said_by", "speaker"), ("denied_by", "denier")) if key in named - room
        }
        expected |= {"also-same"} if also == status else set()
        assert told(tmp_path, status, also, named) == expected, named


@pytest.mark.parametrize(
    ("statuses", "sound"),
    [
        (["confirmed", "attributed", "denied"], True),
        (["denied", "confirmed", "attributed"], True),
        (["confirmed", "attributed", "denied", "unstated"], True),
        (["confirmed", "attributed", "denied", "unresolved"], True),
        (["confirmed", "attributed", "denied", "unresolved", "unstated"], True),
        ([], False),
        (["confirmed"], False),
        (["confirmed", "attributed", "denied", "denied"], False),
        (["confirmed", "attributed", "denied", "true"], False),
        (["confirmed", "denied", "unresolved", "unstated"], False),
    ],
)
def test_a_bank_has_one_of_four_sets_of_statuses(statuses: list[str], sound: bool, tmp_path: Path) -> None:
    line = "statuses = [" + ", ".join(f'"{status}"' for status in statuses) + "]"
    text = "\n".join(line if old.startswith("statuses") else old for old in TOP.splitlines())
    reading = read_bank(write_sample(tmp_path, text))
    assert [fault.code for fault in reading.faults] == ([] if sound else ["bad-statuses"])
    if reading.bank is not None:
        assert [status.value for status in reading.bank.statuses] == [name for name in NEEDS if name in statuses]


@pytest.mark.parametrize(
    ("statuses", "message"),
    [
        ('["confirmed", "denied"]', '"attributed" is missing in the statuses.'),
        ('["confirmed"]', '"attributed" and "denied" are missing in the statuses.'),
        ("[]", '"confirmed", "attributed" and "denied" are missing in the statuses.'),
    ],
)
def test_what_is_missing_is_told_as_one_or_as_several(statuses: str, message: str, tmp_path: Path) -> None:
    text = "\n".join(f"statuses = {statuses}" if old.startswith("statuses") else old for old in TOP.splitlines())
    (fault,) = read_bank(write_sample(tmp_path, text)).faults
    assert fault.message == message
