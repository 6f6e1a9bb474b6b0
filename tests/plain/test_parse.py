"""What a typed line means at each step (docs/playing.md, In plain lines)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Source
from quiz.bank.status import Status, Step
from quiz.game.plan import Options
from quiz.game.view import Back, Choose, Flag, Hint, Object, Skip, Submit, View
from quiz.plain.parse import Command, Refused, Text, parse
from tests.plain.make import article, bank, claim, claims, opened

FIVE = (Status.CONFIRMED, Status.ATTRIBUTED, Status.DENIED, Status.UNRESOLVED, Status.UNSTATED)


def at_step(*chosen: Choose, of: object = None, options: Options | None = None) -> View:
    """The view after these answers."""
    session = opened(of or bank(claims=claims(article())[1:]), options).session  # type: ignore[arg-type]
    for choice in chosen:
        session.answer(choice)
    return session.view()


def status_view() -> View:
    return at_step(of=bank(statuses=FIVE))


def quote_view() -> View:
    return at_step(Choose("attributed"))


def source_view(*sources: str) -> View:
    named = tuple(Source(f"s{n}", name) for n, name in enumerate(sources)) or bank().sources
    inside = article()
    first = claims(inside)[2]._replace(said_by=(named[0].id,))
    return at_step(Choose("attributed"), of=bank(claims=(first,), sources=named))


def question_view(several: bool) -> View:
    return at_step(of=bank(claims=(), questions=bank().questions[1 if several else 0 :][:1]))


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("1", Status.CONFIRMED),
        (" 2 ", Status.ATTRIBUTED),
        ("3\r\n", Status.DENIED),
        ("4.", Status.UNRESOLVED),
        ("05", Status.UNSTATED),
        ("c", Status.CONFIRMED),
        ("A", Status.ATTRIBUTED),
        ("d", Status.DENIED),
        ("l", Status.UNRESOLVED),
        ("n", Status.UNSTATED),
        ("conf", Status.CONFIRMED),
        ("Confirmed by the article", Status.CONFIRMED),
        ("attributed", Status.ATTRIBUTED),
        ("left  open", Status.UNRESOLVED),
        ("unres", Status.UNRESOLVED),
        ("not in it", Status.UNSTATED),
        ("unstated", Status.UNSTATED),
    ],
)
def test_a_status_is_a_number_a_letter_a_word_or_its_beginning(line: str, status: Status) -> None:
    assert parse(line, status_view()) == Choose(status.value)


@pytest.mark.parametrize(
    "line", ["0", "6", "²", "١", "２", "1 2", "u", "un", "e", "confirmedly", "-1", "1e0", "\0", "\ufffd1"]
)
def test_what_is_no_status_is_refused(line: str) -> None:
    assert isinstance(parse(line, status_view()), Refused)


@pytest.mark.parametrize("line", ["4", "5", "l", "n", "left open", "not"])
def test_a_status_that_the_bank_lacks_is_no_answer(line: str) -> None:
    assert isinstance(parse(line, at_step()), Refused)


@pytest.mark.parametrize(("line", "number"), [("1", 1), ("5", 5), ("0", 0), ("sentence 4", 4), ("no sentence", 0)])
def test_a_quote_is_a_sentence_number_or_0(line: str, number: int) -> None:
    assert parse(line, quote_view()) == Choose(number)


@pytest.mark.parametrize("line", ["6", "99999999999999999999", "4 5", "four", "c", "att", "٣"])
def test_what_is_no_sentence_of_the_article_is_refused(line: str) -> None:
    assert isinstance(parse(line, quote_view()), Refused)


def test_a_source_is_its_number_or_a_beginning_that_fits_one_name_only() -> None:
    view = source_view("Rosa Finch", "the council", "the courier", "Rosalind Bell")
    ids = {choice.label: choice.value for choice in view.card.choices}  # type: ignore[union-attr]
    for line, label in [
        ("1", "the article itself"),
        ("2", "Rosa Finch"),
        ("rosa ", "Rosa Finch"),
        ("rosal", "Rosalind Bell"),
        ("THE COUN", "the council"),
        ("coun", "the council"),
        ("article", "the article itself"),
    ]:
        expected = Choose(ids[label]) if line != "rosa " else None
        meaning = parse(line, view)
        assert meaning == expected if expected else isinstance(meaning, Refused), line
    for line in ("the", "the cou", "rosa", "cou", "x", "6"):
        assert isinstance(parse(line, view), Refused), line


def test_a_whole_name_wins_over_a_longer_one_that_begins_so() -> None:
    view = source_view("Anna", "Anna Smith")
    assert parse("anna", view) == Choose("s0")
    assert parse("anna s", view) == Choose("s1")


def test_curly_and_plain_apostrophes_name_the_same_source() -> None:
    assert parse("the mayor's", source_view("the mayor’s office", "Rosa Finch")) == Choose("s0")


@pytest.mark.parametrize("line", ["r", "a", "c", "é", "b"])
def test_in_steps_with_names_a_single_letter_is_never_an_answer(line: str) -> None:
    view = source_view("Rosa Finch", "Council", "Éva", "Aldo", "Bob")
    assert not isinstance(parse(line, view), Choose)


def test_a_command_is_tried_before_a_name_that_begins_so() -> None:
    view = source_view("Text Corporation", "Skip Jones", "Object Lessons", "Back Office")
    assert parse("text", view) == Text(None)
    assert parse("skip", view) == Skip()
    assert parse("hint", view) == Hint()
    assert parse("object lessons", view) == Object("lessons")
    assert parse("text c", view) == Choose("s0")
    assert parse("skip j", view) == Choose("s1")
    assert parse("back", view) == Choose("s3")


def test_one_option_of_a_reading_question_is_its_number() -> None:
    assert parse("2", question_view(several=False)) == Choose((2,))
    assert parse("2.", question_view(several=False)) == Choose((2,))
    for line in ("1 3", "4", "0", "the deck", "x", "1-3"):
        assert isinstance(parse(line, question_view(several=False)), Refused), line


@pytest.mark.parametrize("line", ["1 3", "3 1", "1,3", "1, 3", " 1  3 ", "1 3 3"])
def test_several_options_are_typed_in_one_line(line: str) -> None:
    assert parse(line, question_view(several=True)) == Choose((1, 3))


@pytest.mark.parametrize("line", ["1 4", "0 1", "1 and 3", "1;3", "13", "one three", "1 ³"])
def test_what_are_no_options_is_refused(line: str) -> None:
    assert isinstance(parse(line, question_view(several=True)), Refused)


@pytest.mark.parametrize("view", [status_view, quote_view, source_view, lambda: question_view(several=True)])
def test_the_commands_and_their_letters_are_the_same_in_every_step(view: object) -> None:
    seen = view()  # type: ignore[operator]
    for line, meaning in {
        "?": Command.HELP,
        "quit": Command.QUIT,
        "Q": Command.QUIT,
        "text": Text(None),
        "t": Text(None),
        "text 4": Text(4),
        "t 12": Text(12),
        "hint": Hint(),
        "h": Hint(),
        "skip": Skip(),
        "s": Skip(),
        "object I read  it so": Object("I read it so"),
        "o It’s theirs": Object("It’s theirs"),
        "object": Object(""),
    }.items():
        assert parse(line, seen) == meaning, line


def test_an_exam_has_four_commands_more() -> None:
    view = at_step(options=Options(exam=True))
    assert parse("flag", view) == Flag()
    assert parse("submit", view) == Submit()
    assert parse("back", view) == Back()
    assert parse("back 2", view) == Back(1)
    assert isinstance(parse("back 99", view), Refused)
    assert isinstance(parse("back 0", view), Refused)


def test_back_counts_cards_as_they_are_numbered_where_one_has_gone() -> None:
    view = at_step(options=Options(exam=True))
    view = view._replace(strip=view.strip[1:])
    assert parse("back 1", view) == Back(1)


NUMBERS = st.lists(st.integers(-1, 12).map(str), min_size=1, max_size=3).map(" ".join)
NAMES = st.sampled_from(["confirmed", "the council", "the local paper", "no sentence", "unstated", "article"])
TYPED = st.one_of(st.text(), NUMBERS, st.tuples(NAMES, st.integers(1, 15)).map(lambda cut: cut[0][: cut[1]]))


@given(TYPED)
def test_every_text_has_a_meaning_and_an_answer_is_always_on_offer(line: str) -> None:
    for view in (status_view(), source_view()):
        assert view.card is not None
        meaning = parse(line, view)
        if isinstance(meaning, Choose):
            assert meaning.chosen in [choice.value for choice in view.card.choices]
    quote = parse(line, view := quote_view())
    if isinstance(quote, Choose):
        assert quote.chosen in range(len(view.article.sentences) + 1)
    several = parse(line, view := question_view(several=True))
    if isinstance(several, Choose):
        assert view.card is not None
        offered = [choice.number for choice in view.card.choices]
        assert isinstance(several.chosen, tuple)
        assert [number for number in offered if number in several.chosen] == list(several.chosen) != []


def test_a_step_of_names_is_asked_after_the_quote_where_a_claim_asks_both() -> None:
    inside = article()
    both = claim(
        "june",
        "The bridge opens again in June.",
        Status.ATTRIBUTED,
        ["The council confirmed that the bridge will open again in June."],
        inside,
        said_by=("council",),
        ask=(Step.QUOTE, Step.SOURCE),
    )
    view = at_step(Choose("attributed"), Choose(4), of=bank(claims=(both,)))
    assert parse("the c", view) == Choose("council")
