"""The feedback on a card: its parts, their order, and which sentence each verdict gets."""

from __future__ import annotations

from itertools import product

import pytest

from quiz.bank.model import Claim, Source
from quiz.bank.status import STEPS, Mark, Status, Step
from quiz.game import wording
from quiz.game.card import card_of
from quiz.game.events import Ask, Chosen
from quiz.game.explain import Explanation, explain, source_name, verdict_feedback, voices_of
from quiz.game.mark import mark, right_choice
from quiz.game.round import CardState
from tests.game.make import (
    BARGE,
    BEAMS,
    BY_ID,
    CLOSED,
    COST,
    CRANE,
    GUESTS,
    JUNE,
    SOURCES,
    answered,
    bank,
    card,
    claim,
    cue,
)


def told(
    made: Claim, *chosen: Chosen, steps: tuple[Step, ...] = (), sources: tuple[Source, ...] = SOURCES
) -> Explanation:
    """The feedback on a claim whose steps were answered so."""
    asked = card(made, *steps, sources=sources)
    answers = tuple(
        answered(0, ask, choice, right_choice(asked, ask), mark(asked, ask, choice))
        for ask, choice in zip(asked.steps, chosen, strict=False)
    )
    return explain(asked, CardState(answers=answers))


def asked_of(id_: str, *chosen: int) -> Explanation:
    found = card_of(bank(), id_)
    assert found is not None
    done = answered(0, Ask.QUESTION, chosen, right_choice(found, Ask.QUESTION), mark(found, Ask.QUESTION, chosen))
    return explain(found, CardState(answers=(done,)))


def test_the_parts_stand_in_the_order_in_which_they_are_shown() -> None:
    order = ["mark", "answer", "right", "proof", "voices", "why", "ask_next"]
    assert [name for name in Explanation._fields if name in order] == order


def test_a_whole_explanation() -> None:
    found = told(BY_ID["june"], "confirmed", 4, "council", steps=STEPS)
    assert found.verdict_line == "Not this one. You answered: Confirmed."
    assert found.feedback == wording.DEFAULT_FEEDBACK[Status.CONFIRMED, Status.ATTRIBUTED]
    assert (found.status, found.also) == (Status.ATTRIBUTED, None)
    assert found.right == "Attributed: somebody, named or not, says so."
    assert [shown.quote.text for shown in found.proof] == [JUNE]
    assert found.where == "Sentence 4."
    assert found.signal_words == "Signal words: “confirmed”."
    assert found.voices == "Says so: the council. Says no: nobody."
    assert [step.line for step in found.steps] == ["Quote: Right. Sentence 4.", "Source: Right. The council."]
    assert found.why == "That is what the council did."
    assert found.ask_next == "what does the council rest it on?"


@pytest.mark.parametrize(("verdict", "status"), list(product(Status, Status)))
def test_without_a_text_of_the_author_each_verdict_gets_the_default_for_it(verdict: Status, status: Status) -> None:
    made = claim("a", "It is so.", status, CLOSED)
    assert told(made, verdict.value).feedback == wording.DEFAULT_FEEDBACK[verdict, status]


def test_there_are_twenty_five_defaults_and_no_two_are_alike() -> None:
    assert set(wording.DEFAULT_FEEDBACK) == set(product(Status, Status))
    assert len(set(wording.DEFAULT_FEEDBACK.values())) == 25


def test_the_authors_text_goes_before_every_default_but_not_to_a_right_verdict() -> None:
    own = {status: f"On {status.value}." for status in Status}
    disputed = BY_ID["beams"]._replace(feedback=own, also=Status.UNRESOLVED)
    texts = {verdict: told(disputed, verdict.value).feedback for verdict in Status}
    assert texts == own | {Status.DENIED: wording.DEFAULT_FEEDBACK[Status.DENIED, Status.DENIED]}


def test_a_right_verdict_with_a_why_needs_no_other_sentence() -> None:
    assert told(BY_ID["closed"], "confirmed").feedback == ""
    assert told(BY_ID["closed"], "confirmed").why == "No speaker stands in sentence 1."
    assert told(BY_ID["closed"], "attributed").feedback == "Sentence 1 holds nobody who speaks."


def test_half_and_fair_have_sentences_of_their_own() -> None:
    half = told(BY_ID["beams"], "attributed")
    assert (half.mark_words, half.feedback) == ("Half of it.", wording.HALF_FEEDBACK)
    fair = told(BY_ID["guests"]._replace(also=Status.UNRESOLVED), "unresolved")
    assert (fair.mark_words, fair.feedback) == ("Also fair.", wording.FAIR_FEEDBACK)
    assert (fair.status, fair.also) == (Status.ATTRIBUTED, Status.UNRESOLVED)
    assert verdict_feedback(BY_ID["beams"], Status.ATTRIBUTED, Mark.HALF) == wording.HALF_FEEDBACK


@pytest.mark.parametrize("status", list(Status))
def test_each_status_has_a_question_to_ask_next_and_the_authors_goes_before_it(status: Status) -> None:
    made = claim("a", "It is so.", status, CLOSED)
    assert told(made, "denied").ask_next == wording.ASK_NEXT[status]
    assert told(made._replace(ask_next="who told whom?"), "denied").ask_next == "who told whom?"


VOICES = [
    (BY_ID["closed"], "Says so: the article itself. Says no: nobody."),
    (BY_ID["guests"], "Says so: Rosa Finch. Says no: nobody."),
    (BY_ID["beams"], "Says so: an engineer. Says no: the council."),
    (BY_ID["barge"], "Says so: nobody. Says no: the lock keeper."),
    (BY_ID["payer"], "Says so: nobody. Says no: nobody."),
    (BY_ID["ferry"], ""),
    (
        claim("a", "x", Status.ATTRIBUTED, GUESTS, said_by=("finch", "paper", "keeper")),
        "Says so: Rosa Finch, the local paper and the lock keeper. Says no: nobody.",
    ),
    (claim("a", "x", Status.DENIED, BARGE, denied_by=("article",)), "Says so: nobody. Says no: the article itself."),
    (
        claim("a", "x", Status.CONFIRMED, CLOSED, also=Status.DENIED, said_by=("finch",), denied_by=("council",)),
        "Says so: the article itself and Rosa Finch. Says no: the council.",
    ),
    (
        claim("a", "x", Status.UNRESOLVED, CLOSED, also=Status.ATTRIBUTED, said_by=("finch",)),
        "Says so: Rosa Finch. Says no: nobody.",
    ),
]


@pytest.mark.parametrize(("made", "voices"), VOICES)
def test_who_says_so_and_who_says_no(made: Claim, voices: str) -> None:
    assert told(made, "denied").voices == voices


def test_a_source_that_is_gone_is_told_by_its_id() -> None:
    assert source_name(card(BY_ID["guests"], sources=()), "finch") == "finch"
    assert told(BY_ID["guests"], "denied", sources=()).voices == "Says so: finch. Says no: nobody."


WHERE = [
    (BY_ID["closed"], "Sentence 1."),
    (claim("a", "x", Status.ATTRIBUTED, f"stay away. {JUNE} An engineer", CRANE), "Sentences 3, 4 and 5."),
    (BY_ID["ferry"], "No sentence."),
    (BY_ID["heron"], "No sentence. The nearest is sentence 2."),
]


@pytest.mark.parametrize(("made", "where"), WHERE)
def test_where_the_article_puts_it(made: Claim, where: str) -> None:
    assert told(made, "denied").where == where


def test_signal_words_are_marked_in_the_quote_that_holds_them_and_told_once() -> None:
    made = claim(
        "a", "x", Status.DENIED, BEAMS, BARGE, cues=(cue("denied", BARGE), cue("denied", BEAMS), cue("told", BEAMS))
    )
    found = told(made, "denied")
    marked = [
        [shown.quote.text[a - shown.quote.start : b - shown.quote.start] for a, b in shown.cues]
        for shown in found.proof
    ]
    assert marked == [["denied", "told"], ["denied"]]
    assert found.signal_words == "Signal words: “denied” and “told”."
    assert told(BY_ID["closed"], "denied").signal_words == ""


def quote_line(made: Claim, *chosen: Chosen) -> str:
    (line,) = told(made, *chosen, steps=(Step.QUOTE,)).steps
    return line.line


def test_the_quote_is_told_after_the_verdict() -> None:
    june = BY_ID["june"]
    two = claim("a", "x", Status.ATTRIBUTED, JUNE, COST, said_by=("council",))
    long = claim("a", "x", Status.ATTRIBUTED, f"stay away. {JUNE}", said_by=("finch",))
    assert quote_line(june, "attributed", 4) == "Quote: Right. Sentence 4."
    assert quote_line(june, "attributed", 1) == (
        "Quote: Not this one. Right verdict, other sentence. You pointed at sentence 1; sentence 4 decides it."
    )
    assert quote_line(june, "denied", 1) == ("Quote: Not this one. You pointed at sentence 1; sentence 4 decides it.")
    assert quote_line(june, "denied", 0).endswith("You pointed at no sentence; sentence 4 decides it.")
    assert quote_line(two, "denied", 8) == "Quote: Also fair. Sentence 8 supports it; sentence 4 decides it."
    assert quote_line(long, "denied", 1).endswith("You pointed at sentence 1; sentences 3 and 4 decide it.")
    assert quote_line(BY_ID["ferry"], "denied", 0) == "Quote: Right. No sentence."
    assert quote_line(BY_ID["heron"], "denied", 2).endswith("You pointed at sentence 2; no sentence decides it.")


def test_source_and_denial_are_told_after_the_verdict() -> None:
    found = told(BY_ID["beams"], "denied", 5, "finch", "engineer", steps=STEPS)
    assert [step.line for step in found.steps[1:]] == [
        "Source: Not this one. You answered: Rosa Finch. It is an engineer.",
        "Denial: Not this one. You answered: an engineer. It is the council.",
    ]
    found = told(BY_ID["closed"], "confirmed", "council", steps=(Step.SOURCE,))
    assert found.steps[0].text == "You answered: the council. It is the article itself."
    several = claim("a", "x", Status.ATTRIBUTED, GUESTS, said_by=("finch", "paper", "keeper"))
    assert told(several, "attributed", "paper", steps=(Step.SOURCE,)).steps[0].line == "Source: Right. The local paper."
    assert (
        told(several, "denied", "council", steps=(Step.SOURCE,))
        .steps[0]
        .text.endswith("It is Rosa Finch, the local paper or the lock keeper.")
    )


def test_only_the_status_makes_the_mark_of_the_card() -> None:
    found = told(BY_ID["beams"], "denied", 1, "finch", "engineer", steps=STEPS)
    assert found.mark is Mark.RIGHT
    assert [step.mark for step in found.steps] == [Mark.WRONG] * 3


def test_a_skipped_card_is_explained_without_an_answer() -> None:
    found = told(BY_ID["guests"])
    assert (found.verdict_line, found.feedback, found.steps) == ("Skipped.", "", ())
    assert found.voices == "Says so: Rosa Finch. Says no: nobody."
    where = card_of(bank(), "where")
    assert where is not None
    assert explain(where, CardState(skipped=True)).verdict_line == "Skipped."


def test_a_question_tells_what_was_chosen_what_is_right_and_where_it_stands() -> None:
    found = asked_of("where", 2)
    assert found.verdict_line == "Not this one. You answered: A boat."
    assert (found.feedback, found.right) == ("No boat is told of.", "1. The deck.")
    assert (found.where, [shown.quote.text for shown in found.proof]) == ("Sentence 2.", [CRANE])
    assert (found.why, found.ask_next, found.voices, found.status) == ("The crane put it there.", "", "", None)
    found = asked_of("who", 1, 3)
    assert found.verdict_line == "Right. You answered: Rosa Finch and An engineer."
    assert (found.feedback, found.right, found.where) == ("", "1. Rosa Finch; 3. An engineer", "")


def test_the_article_and_whoever_else_says_so_are_both_named() -> None:
    claim = BY_ID["closed"]._replace(also=Status.ATTRIBUTED, said_by=("finch",))
    assert voices_of(bank([claim]), claim) == "Says so: the article itself and Rosa Finch. Says no: nobody."
