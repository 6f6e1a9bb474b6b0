from __future__ import annotations

import pytest

from quiz.text.fold import fold
from quiz.text.nearest import did_you_mean, is_sure_slip, nearest_passage, words

KEYS = ["status", "text", "also", "said_by", "denied_by", "quotes", "hint", "why", "confirmed", "attributed", "denied"]
ARTICLE = (
    "The clerk said on Monday: “The last bus leaves at ten.” Nobody was hurt, he added.\n"
    "\n"
    "In Quillbury the “deal” was not signed. The mayor’s office denied it, and 1,300 people left at 3:00 p.m.\n"
    "\n"
    "They paid $5 for it."
)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("stauts", "status"),
        ("Status", "status"),
        ("quote", "quotes"),
        ("said-by", "said_by"),
        ("saidby", "said_by"),
        ("wyh", "why"),
        ("confrimd", "confirmed"),
        ("denied", "denied"),
        ("unclear", None),
        ("what", None),
        ("x", None),
        ("", None),
        ("s" * 1000, None),
    ],
)
def test_only_a_slip_is_taken_for_a_known_word(word: str, meant: str | None) -> None:
    assert did_you_mean(word, KEYS) == meant


def test_two_equally_near_candidates_are_none() -> None:
    assert did_you_mean("bridge-3", ["bridge-1", "bridge-2"]) is None
    assert did_you_mean("bridge-3", ["bridge-1", "bridge-1"]) == "bridge-1"
    assert did_you_mean("WHY", ["Why", "why"]) is None
    assert did_you_mean("why", ["Why", "why"]) == "why"


@pytest.mark.parametrize(
    ("quote", "text", "differing"),
    [
        ("the last bus leaves at ten", "The last bus leaves at ten", (("the", "The"),)),
        ("The last bus left at ten.", "The last bus leaves at ten.", (("left", "leaves"),)),
        ('"The last bus leaves at six."', "“The last bus leaves at ten.”", (("six", "ten"),)),
        ("Nobody was hurt he added", "Nobody was hurt, he added", (("", ","),)),
        ("Nobody was badly hurt, he added.", "Nobody was hurt, he added.", (("badly", ""),)),
        ('the "deal" was signed', "the “deal” was not signed", (("", "not"),)),
        ("1,400 people left", "1,300 people left", (("1,400", "1,300"),)),
        ("In Quilbury", "In Quillbury", (("Quilbury", "Quillbury"),)),
        (
            "The mayor's office confirmed it!",
            "The mayor’s office denied it,",
            (("confirmed", "denied"), ("!", ",")),
        ),
    ],
)
def test_the_nearest_passage_and_what_differs(quote: str, text: str, differing: tuple[tuple[str, str], ...]) -> None:
    passage = nearest_passage(ARTICLE, quote)
    assert passage is not None
    assert (passage.text, passage.differing) == (text, differing)
    assert ARTICLE[passage.span.start : passage.span.end] == text
    assert fold(ARTICLE).find_all(passage.text)[0] == passage.span


def test_a_passage_stays_inside_one_paragraph() -> None:
    passage = nearest_passage(ARTICLE, "hurt, he added. In Quillbury the deal was not signed")
    assert passage is not None
    assert passage.text == "In Quillbury the “deal” was not signed"


@pytest.mark.parametrize("quote", ["He went shopping in Paris", "the and of at", "", "?!", "word " * 3000])
def test_far_quotes_have_no_passage(quote: str) -> None:
    assert nearest_passage(ARTICLE, quote) is None


def test_an_empty_article_has_no_passage() -> None:
    assert nearest_passage("", "They paid") is None


def test_only_letter_case_and_punctuation_leave_the_words_alike() -> None:
    assert words("They paid: $5 for it") == words("they PAID, $5, for\n“it”!")
    assert words("They paid $5") != words("They paid €5")
    assert words("its 1.5") != words("it's 1.5")
    assert words("at -5") != words("at 5")
    assert words("it is 1.5") != words("it is 15")


def test_words_of_many_scripts() -> None:
    assert words("Don’t North-Korean 1,300km 3:00 [sic] हिन\u094dदी 中文") == [
        "don't",
        "north",
        "korean",
        "1,300",
        "km",
        "3:00",
        "sic",
        "हिन\u094dदी",
        "中",
        "文",
    ]


@pytest.mark.parametrize(
    ("word", "candidate"),
    [("deneid", "denied"), ("sumary", "summary"), ("counci", "council"), ("unresolvd", "unresolved")],
)
def test_one_slip_is_sure(word: str, candidate: str) -> None:
    assert is_sure_slip(word, candidate)


@pytest.mark.parametrize(
    ("word", "candidate"),
    [
        *(("incorrect", "correct"), ("unconfirmed", "confirmed"), ("resolved", "unresolved"), ("nodraft", "draft")),
        *(("north-korea", "south-korea"), ("witness-2", "witness-1"), ("lawyer-a", "lawyer-b"), ("rob-low", "bob-low")),
        *(("mr-lee", "ms-lee"), ("best", "test"), ("paid_by", "said_by"), ("no-key", "no-why"), ("why2", "why")),
    ],
)
def test_a_word_of_its_own_is_no_sure_slip(word: str, candidate: str) -> None:
    assert not is_sure_slip(word, candidate)
