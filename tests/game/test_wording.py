"""What the game says: whole sentences without praise, and nothing about truth."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from quiz.bank.status import Mark, Status
from quiz.game import wording
from quiz.game.events import Ask

FEEDBACK = [*wording.DEFAULT_FEEDBACK.values(), wording.HALF_FEEDBACK, wording.FAIR_FEEDBACK]
SENTENCES = [
    *FEEDBACK,
    *wording.DECIDING.values(),
    *wording.MARK_WORDS.values(),
    wording.NOT_TRUTH,
    wording.CHOOSE_ALL,
    wording.RIGHT_OTHER_SENTENCE,
]


def texts() -> Iterator[str]:
    """All fixed texts of the module."""
    for value in vars(wording).values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from (text for text in value.values() if isinstance(text, str))


def test_names_and_glosses_are_those_of_the_design() -> None:
    assert [wording.LONG_NAMES[status] for status in Status] == [
        *("Confirmed by the article", "Attributed", "Denied", "Left open", "Not in it"),
    ]
    assert {status: wording.LONG_NAMES[status].removesuffix(" by the article") for status in Status} == wording.NAMES
    assert [wording.GLOSSES[status] for status in Status] == [
        "it says so itself, naming nobody",
        "somebody, named or not, says so",
        "somebody in it says it is not so, whoever else says it is",
        "the article raises it and does not settle it",
        "no sentence says it",
    ]


def test_the_marks_are_those_of_the_design_each_with_a_sign_of_its_own() -> None:
    assert wording.MARK_WORDS == {
        Mark.RIGHT: "Right.",
        Mark.FAIR: "Also fair.",
        Mark.HALF: "Half of it.",
        Mark.WRONG: "Not this one.",
        Mark.SKIPPED: "Skipped.",
    }
    assert len(set(wording.MARK_SIGNS.values())) == len(wording.MARK_SIGNS) == len(Mark)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_begins_with_a_capital_and_ends_with_a_full_stop(sentence: str) -> None:
    assert re.fullmatch(r"[A-Z].*[^.]\.", sentence)


@pytest.mark.parametrize("question", [*wording.ASK_NEXT.values(), *(wording.PROMPTS[ask] for ask in list(Ask)[:4])])
def test_a_question_ends_with_a_question_mark(question: str) -> None:
    assert question.endswith("?")


def test_nothing_shouts_or_praises() -> None:
    found = list(texts())
    assert len(found) > 60
    for text in found:
        assert "!" not in text
        assert not re.search(r"\b(great|well done|good|excellent|perfect|sorry|correct|incorrect)\b", text, re.I)


def test_the_feedback_never_speaks_of_truth() -> None:
    for text in [*FEEDBACK, *wording.GLOSSES.values(), *wording.DECIDING.values(), *wording.ASK_NEXT.values()]:
        assert not re.search(r"\b(true|false|truth|untrue|fact-check|lie|lies|wrong)\b", text, re.I)


def test_every_table_of_statuses_steps_and_marks_is_whole() -> None:
    for by_status in (wording.NAMES, wording.LONG_NAMES, wording.GLOSSES, wording.DECIDING, wording.ASK_NEXT):
        assert set(by_status) == set(Status)
    for by_step in (wording.PROMPTS, wording.STEP_NAMES):
        assert set(by_step) == set(Ask)


def test_how_to_decide_is_told_in_at_most_sixty_words_in_the_order_of_the_design() -> None:
    told = " ".join([*wording.DECIDING.values(), wording.NOT_TRUTH])
    assert len(told.split()) <= 60
    assert list(wording.DECIDING)[:3] == [Status.UNSTATED, Status.DENIED, Status.CONFIRMED]
    for status in Status:
        assert wording.NAMES[status].lower() in wording.DECIDING[status].lower()


@pytest.mark.parametrize(
    ("numbers", "words"),
    [((), "no sentence"), ((0,), "no sentence"), ((4,), "sentence 4"), ((4, 5), "sentences 4 and 5")],
)
def test_sentences_by_their_numbers(numbers: tuple[int, ...], words: str) -> None:
    assert wording.sentence_words(numbers) == words


def test_lists_in_words() -> None:
    assert wording.sentence_words((1, 2, 3)) == "sentences 1, 2 and 3"
    assert wording.you_answered(["A", "B"]) == "You answered: A and B."
    assert wording.voices([], ["the council", "Rosa"]) == "Says so: nobody. Says no: the council and Rosa."
    assert wording.signal_words(["said"]) == "Signal words: “said”."
    assert wording.signal_words([]) == ""


@pytest.mark.parametrize(
    ("points", "of", "line"), [(0, 0, "0 of 0"), (7, 10, "7 of 10"), (0.5, 1, "½ of 1"), (7.5, 10, "7½ of 10")]
)
def test_points_are_told_whole_or_with_a_half(points: float, of: int, line: str) -> None:
    assert wording.points_line(points, of) == line


@pytest.mark.parametrize(
    ("claims", "questions", "minutes", "line"),
    [
        (1, 0, 1, "1 claim, about 1 minute"),
        (10, 0, 6, "10 claims, about 6 minutes"),
        (10, 4, 6, "10 claims and 4 questions, about 6 minutes"),
        (0, 1, 2, "1 question, about 2 minutes"),
        (0, 0, 1, "0 claims, about 1 minute"),
    ],
)
def test_the_size_of_a_round(claims: int, questions: int, minutes: int, line: str) -> None:
    assert wording.round_size(claims, questions, minutes) == line


def test_a_fair_sentence_beside_a_quote_of_several() -> None:
    assert wording.quote_result(Mark.FAIR, 3, (1, 2), True) == "Sentence 3 supports it; sentences 1 and 2 decide it."


def test_another_sentence_after_a_right_verdict_is_told_as_that() -> None:
    assert wording.quote_result(Mark.WRONG, 3, (1, 2), True) == (
        "Right verdict, other sentence. You pointed at sentence 3; sentences 1 and 2 decide it."
    )
    assert wording.quote_result(Mark.WRONG, 0, (1,), False) == "You pointed at no sentence; sentence 1 decides it."


def test_no_sentence_ends_twice() -> None:
    assert wording.you_answered(["Is it so?"]) == "You answered: Is it so?"
    assert wording.voices(["Ann Reed Jr."], []) == "Says so: Ann Reed Jr. Says no: nobody."
    assert (
        wording.source_result(Mark.WRONG, "the mayor", ["Ann Reed Jr."])
        == "You answered: the mayor. It is Ann Reed Jr."
    )


@pytest.mark.parametrize(
    ("points", "of", "standing", "told"),
    [
        (3.5, 6, {"finished": True}, "3½ of 6"),
        (0, 0, {"finished": True}, "nothing was answered"),
        (1, 2, {"given_up": True, "exam": True}, "given up for another round"),
        (1, 6, {"exam": True}, "not handed in yet"),
        (1, 2, {}, "unfinished, 1 of 2 so far"),
        (0, 0, {}, "unfinished"),
    ],
)
def test_how_a_round_stands(points: float, of: int, standing: dict[str, bool], told: str) -> None:
    as_begun = {"finished": False, "given_up": False, "exam": False}
    assert wording.round_state(points, of, **as_begun | standing) == told
