"""The tables of statuses, marks, steps and signal words are those of the program."""

from __future__ import annotations

import pytest

from quiz.bank.lazy_readers import CUES
from quiz.bank.model import Claim
from quiz.bank.status import STATUSES, STEPS, Mark, Status
from quiz.game.card import claim_steps
from quiz.game.events import Ask
from quiz.game.wording import GLOSSES, LONG_NAMES, MARK_SIGNS, MARK_WORDS, NAMES, number
from tests.docs.pages import section, tables, text_of
from tests.game.make import BY_ID

PAGE = text_of("docs/statuses.md")


def test_the_readme_tells_the_statuses() -> None:
    rows = tables(section(text_of("README.md"), "The statuses"))[0]
    assert rows == [[f"{s.number}, {s.letter}", LONG_NAMES[s], GLOSSES[s]] for s in STATUSES]


def test_the_page_tells_the_statuses() -> None:
    rows = tables(section(PAGE, "The five"))[0]
    assert rows == [[f"{s.number}, {s.letter}", f"`{s.value}`", LONG_NAMES[s], GLOSSES[s]] for s in STATUSES]


def test_the_page_tells_the_marks() -> None:
    rows = tables(section(PAGE, "Marks"))[0]
    marks = [mark for mark in Mark if mark is not Mark.SKIPPED]
    points = {mark: number(mark.points) for mark in marks}
    assert [(row[0], row[1], row[3]) for row in rows] == [(MARK_SIGNS[m], MARK_WORDS[m], points[m]) for m in marks]


def test_the_page_prints_the_signal_words_in_their_order() -> None:
    rows = tables(section(PAGE, "Lazy readers"))[0]
    assert rows == [[NAMES[status].lower(), ", ".join(words)] for status, words in CUES.items()]


CLAIMS: dict[str, Claim] = {
    "confirmed": BY_ID["closed"],
    "attributed": BY_ID["guests"],
    "denied": BY_ID["beams"],
    "left open": BY_ID["payer"],
    "not in it": BY_ID["ferry"],
    "any, with a second status allowed": BY_ID["guests"]._replace(also=Status.DENIED),
}


@pytest.mark.parametrize("kind", CLAIMS)
def test_the_page_tells_which_steps_follow(kind: str) -> None:
    rows = {row[0]: row[1:] for row in tables(section(PAGE, "The steps of a card"))[0]}
    assert set(rows) == set(CLAIMS)
    told = [step for step, cell in zip((Ask.QUOTE, Ask.SOURCE, Ask.DENIAL), rows[kind], strict=True) if cell != "–"]
    assert (Ask.STATUS, *told) == claim_steps(CLAIMS[kind], STEPS)
