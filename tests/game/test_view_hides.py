"""Before its feedback a card's view tells nothing of its answer, nor how many steps it has."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bank.model import Article, Bank, Claim, Cue, Question, Quote
from quiz.bank.status import STEPS, Mark, Status, Step
from quiz.game.explain import Explanation
from quiz.game.view import Act, Back, Choose, Flag, Hint, Next, NotNow, Phase, Skip, View
from tests.game.make import (
    ARTICLE,
    BARGE,
    BEAMS,
    CLAIMS,
    CLOSED,
    COST,
    GUESTS,
    JUNE,
    PAYER,
    SOURCES,
    Table,
    bank,
    claim,
    cue,
    plan_of,
    sit,
)

HIDDEN_FIELDS = {"status", "also", "said_by", "denied_by", "quotes", "cues", "why", "ask_next", "feedback", "ask"}
"""Of a claim: all that must not be seen. Level, tags and draft are no part of any view either, and no answer."""


def secret(made: Claim) -> Claim:
    """The claim with texts that stand nowhere else."""
    texts = {status: f"Secret feedback {status.value} of {made.id}." for status in Status}
    return made._replace(why=f"Secret why of {made.id}.", ask_next=f"secret question of {made.id}?", feedback=texts)


SECRET = bank([secret(made) for made in CLAIMS])


def secrets(made: Claim) -> list[str]:
    own = [made.why or "", made.ask_next or "", *made.feedback.values()]
    return [*own, *(quote.text for quote in made.quotes)]


def walk(value: object, path: str = "view") -> Iterator[tuple[str, object]]:
    """Every value inside a view with its path; of an article all but its text, and what is for after the round."""
    yield path, value
    if isinstance(value, Article):
        inside = {"title": value.title, "published": value.published, "licence": value.licence}
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        inside = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    elif isinstance(value, tuple) and hasattr(value, "_asdict"):
        inside = value._asdict()
    elif isinstance(value, (tuple, list, set, frozenset)):
        inside = {str(number): one for number, one in enumerate(value)}
    elif isinstance(value, dict):
        inside = {str(key): one for key, one in value.items()}
    else:
        inside = {}
    for name, one in inside.items():
        yield from walk(one, f"{path}.{name}")


def told_cards(table: Table) -> set[int]:
    """Indices of the cards whose feedback was due by now, worked out without may_tell."""
    state = table.session.round
    if state.finished is not None:
        return set(range(len(state.cards)))
    if state.plan.exam:
        return set()
    return {
        index
        for index, (found, one) in enumerate(zip(table.session.deck, state.cards, strict=True))
        if found is not None and (one.skipped or all(one.answer(step) is not None for step in found.steps))
    }


def hides(table: Table, of: Bank) -> None:
    view, told = table.view, told_cards(table)
    untold = [found for index, found in enumerate(table.session.deck) if found is not None and index not in told]
    forbidden = [text for found in untold if isinstance(found.item, Claim) for text in secrets(found.item)]
    for path, value in walk(view):
        assert not isinstance(value, (Claim, Question, Bank)), path
        if view.phase is not Phase.FEEDBACK:
            assert not isinstance(value, (Quote, Cue, Explanation)), path
        if isinstance(value, str) and not isinstance(value, Enum):
            assert not any(text in value for text in forbidden), path
        if isinstance(value, Status | Mark):
            line = path.split(".")[2] if path.startswith("view.strip.") else None
            known = line is not None and view.strip[int(line)].index in told
            assert known or path.startswith(("view.statuses.", "view.explanation.", "view.result.")), path
    assert (view.result is None) == (view.phase is not Phase.RESULT)
    if view.result is None:
        assert not any(value == of.takeaway for _, value in walk(view))


@pytest.mark.parametrize("exam", [False, True])
@settings(deadline=None)
@given(
    doings=st.lists(st.integers(0, 8) | st.sampled_from([Next(), Next(), Skip(), Hint(), Flag(), Back()]), max_size=30)
)
def test_no_view_of_a_card_that_is_not_told_holds_its_answer(exam: bool, doings: list[int | Act]) -> None:
    table = sit(plan_of(SECRET, steps=STEPS, exam=exam), SECRET)
    hides(table, SECRET)
    for doing in doings:
        with contextlib.suppress(NotNow):
            table.do(choice(table.view, doing) if isinstance(doing, int) else doing)
        hides(table, SECRET)


def choice(view: View, number: int) -> Act:
    """One of those on offer, or the sentence of that number."""
    choices = view.card.choices if view.card is not None else ()
    return Choose(choices[number % len(choices)].value if choices else number)


def test_the_walk_finds_what_the_feedback_tells() -> None:
    table = sit(plan_of(SECRET, "closed"), SECRET)
    view = table.choose("denied")
    strings = [value for _, value in walk(view) if isinstance(value, str)]
    assert {SECRET.claims[0].why, SECRET.claims[0].feedback[Status.DENIED], CLOSED} <= set(strings)


def test_the_hint_is_seen_only_once_it_was_asked_for() -> None:
    table = sit(plan_of(SECRET, "closed"), SECRET)
    assert SECRET.claims[0].hint not in [value for _, value in walk(table.view)]
    table.do(Hint())
    assert SECRET.claims[0].hint in [value for _, value in walk(table.view)]


# Two banks that differ in hidden things alone look alike

TEXTS = ("Nobody can cross at Alder Lock.", "The cafe has lost guests.", "A boat hit the pier.")
SOURCE_IDS = [source.id for source in SOURCES]


def some_sources(least: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(SOURCE_IDS), min_size=least, max_size=3, unique=True).map(tuple)


@st.composite
def hidden(draw: st.DrawFn, ask: Sequence[Step] | None = None) -> dict[str, Any]:
    """All hidden fields of a claim, as a bank may have them."""
    status = draw(st.sampled_from(Status))
    words = draw(st.sampled_from([CLOSED, GUESTS, JUNE, BEAMS, BARGE, PAYER, COST]))
    speaks, denies = status in (Status.ATTRIBUTED, Status.DENIED), status is Status.DENIED
    return {
        "status": status,
        "also": draw(st.none() | st.sampled_from([one for one in Status if one is not status])),
        "said_by": draw(some_sources(1)) if speaks else (),
        "denied_by": draw(some_sources(1)) if denies else (),
        "quotes": claim("x", "x", status, words).quotes,
        "cues": (cue(words.split()[0], words),),
        "why": draw(st.none() | st.just("No speaker stands there.")),
        "ask_next": draw(st.none() | st.just("who says so?")),
        "feedback": draw(st.dictionaries(st.sampled_from(Status), st.just("Look again."))),
        "ask": tuple(ask) if ask is not None else tuple(draw(st.lists(st.sampled_from(STEPS), unique=True))),
    }


def test_every_field_of_a_claim_is_either_drawn_or_no_answer() -> None:
    seen = {"id", "text", "hint"}
    harmless = {"level", "tags", "draft"}
    assert set(Claim._fields) == HIDDEN_FIELDS | seen | harmless


def bank_with(parts: Sequence[dict[str, Any]]) -> Bank:
    assert all(set(part) == HIDDEN_FIELDS for part in parts)
    plain = [claim(f"c{n}", TEXTS[n], Status.CONFIRMED, CLOSED, hint="Look closely.") for n in range(len(parts))]
    return bank([one._replace(**part) for one, part in zip(plain, parts, strict=True)], questions=())


def three(ask: Sequence[Step] | None = None) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(hidden(ask), min_size=3, max_size=3)


def views(parts: Sequence[dict[str, Any]], acts: Sequence[Act], *, exam: bool) -> list[View]:
    of = bank_with(parts)
    table = sit(plan_of(of, exam=exam), of)
    return [table.view, *(table.do(act) for act in acts)]


@settings(deadline=None)
@given(three(), three())
def test_the_first_view_is_the_same_whatever_the_answers_and_the_steps(
    one: list[dict[str, Any]], other: list[dict[str, Any]]
) -> None:
    for exam in (False, True):
        assert views(one, [], exam=exam) == views(other, [], exam=exam)
        acts = [Flag()] if exam else [Hint()]
        assert views(one, acts, exam=exam) == views(other, acts, exam=exam)


VERDICTS = st.lists(st.sampled_from([status.value for status in Status]), min_size=3, max_size=3)


@settings(deadline=None)
@given(three(ask=()), three(ask=()), VERDICTS)
def test_a_whole_exam_of_verdicts_looks_the_same_whatever_is_right(
    one: list[dict[str, Any]], other: list[dict[str, Any]], verdicts: list[str]
) -> None:
    acts: list[Act] = [Choose(verdicts[0]), Back(), Choose(verdicts[0]), *map(Choose, verdicts[1:]), Back(), Next()]
    assert views(one, acts, exam=True) == views(other, acts, exam=True)


@settings(deadline=None)
@given(three(ask=(Step.QUOTE,)), three(ask=(Step.QUOTE,)), VERDICTS, st.integers(0, 8))
def test_a_whole_exam_with_quotes_looks_the_same_whatever_is_right(
    one: list[dict[str, Any]], other: list[dict[str, Any]], verdicts: list[str], number: int
) -> None:
    acts: list[Act] = [act for verdict in verdicts for act in (Choose(verdict), Choose(number))]
    assert views(one, [*acts, Back(0)], exam=True) == views(other, [*acts, Back(0)], exam=True)


@settings(deadline=None)
@given(hidden(ask=(Step.QUOTE,)), hidden(ask=STEPS), st.sampled_from([status.value for status in Status]))
def test_a_second_step_tells_nothing_of_a_third(one: dict[str, Any], other: dict[str, Any], verdict: str) -> None:
    for exam in (False, True):
        assert views([one], [Choose(verdict)], exam=exam) == views([other], [Choose(verdict)], exam=exam)


@settings(deadline=None)
@given(hidden(ask=STEPS))
def test_which_step_follows_does_not_hang_on_the_verdict(part: dict[str, Any]) -> None:
    seen = [views([part], [Choose(verdict.value)], exam=True)[1].card for verdict in Status]
    assert len({(one.ask, one.choices) for one in seen if one is not None}) == 1
    assert None not in seen


def test_the_opening_tells_of_no_claim() -> None:
    table = sit(plan_of(SECRET), SECRET)
    strings = [value for _, value in walk(table.session.opening()) if isinstance(value, str)]
    assert not any(text in value for made in SECRET.claims for text in secrets(made) for value in strings)
    assert not any(made.text in strings for made in SECRET.claims)
    assert ARTICLE.afterword not in strings
    assert SECRET.takeaway not in strings
