"""The words of a proposed claim: without speaker, hedge and no, as far as that can simply be left out; and its id."""

from __future__ import annotations

import pytest

from quiz.authoring.propose.claims import LONGEST_ID, Ids, is_id
from quiz.authoring.propose.engine import propose
from tests.authoring.measure import strongest


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The mayor, Ida Marr, said that the bridge was open.", "The bridge was open."),
        ("“So did our radar,” she said.", "So did our radar."),
        ("The bridge, the mayor argued, was open.", "The bridge was open."),
        ("Ida Marr denied that she had closed the bridge.", "Ida Marr had closed the bridge."),
        ("The council said there had been no leak at the works.", "There had been a leak at the works."),
        ("Marr said it was not true that the bridge was shut.", "The bridge was shut."),
        ("Marr said that she had not closed the bridge.", "She had closed the bridge."),
        ("The bridge seems to be open.", "The bridge is open."),
        ("Its piers appeared to have moved.", "Its piers had moved."),
        ("It is unclear whether the bridge will open.", "The bridge will open."),
        ("According to the clerk, the bridge is shut.", "The bridge is shut."),
        ("The bridge has stood there since 1911.", "The bridge has stood there since 1911."),
    ],
)
def test_a_claim_is_bare(sentence: str, words: str) -> None:
    best = strongest(propose(sentence + " It rained on the town for a week."), 0)
    assert best is not None
    assert best.text == words


def test_ids_come_from_the_words_that_carry_meaning() -> None:
    assert Ids().of("There was a leak at the works in Marl.") == "leak-works-marl"


@pytest.mark.parametrize("text", ["", "桥已经开放。", "Éva Németh’s bridge", "a" * 500, "The of and", "-- --", "İ"])
def test_any_text_gives_an_id_and_none_twice(text: str) -> None:
    ids = Ids()
    given = [ids.of(text) for _ in range(12)]
    assert len(set(given)) == 12
    assert all(is_id(name) and len(name) <= LONGEST_ID for name in given)


def test_the_id_of_the_article_itself_is_never_given() -> None:
    assert Ids().of("The article") != "article"
