"""Whatever an article looks like, what `draft` proposes for it is no fault of a bank."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.authoring.propose import denials, hedges, reports
from quiz.authoring.propose.engine import propose
from quiz.authoring.propose.values import Proposals
from quiz.authoring.propose.verbs import VERBS
from quiz.bank.status import Status
from quiz.text.sentences import split_sentences
from tests.authoring.shapes import SHAPES, errors
from tests.text.any_text import any_text

WORDS = (
    """
    The mayor|Ida Marr|she|it|the council|residents|said|denied|that|told|according to|reportedly|appears|of|a lie|says
    |it is unclear whether|added|claims|and|but|in her view|Dr.|as|after|is said to|called|untrue|rejected|There was no
    |1,200|§|“|”|‘|’|"|,|.|?|;|—|not|had|was open|the bridge|who|went on|one of them|points out|put it to|on Monday
""".replace("\n    ", "")
    .strip()
    .split("|")
)
WORDS += ["\n", "\n\n", "\u00ad", ".", ","]
CUES = sorted({*VERBS, *reports.CUES, *hedges.CUES, *denials.CUES})
newslike = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(CUES)), max_size=60).map(" ".join)


@pytest.mark.parametrize("name", SHAPES)
def test_check_finds_no_error_in_what_is_proposed_for(name: str, tmp_path: Path) -> None:
    assert errors(tmp_path, SHAPES[name]) == []


@settings(max_examples=150, deadline=None)
@given(st.one_of(newslike, any_text, st.lists(st.one_of(newslike, any_text), max_size=3).map("\n".join)))
def test_check_finds_no_error_in_what_is_proposed_for_any_text(text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    with tempfile.TemporaryDirectory() as folder:
        assert errors(Path(folder), text) == []
    is_held_to_the_article(propose(text))


def is_held_to_the_article(proposals: Proposals) -> None:
    """Every quote is a whole sentence, every cue and speaker a slice inside one; a status has what it asks for."""
    text = proposals.text
    sentences = {(sentence.start, sentence.end) for sentence in split_sentences(text)}
    for claim in proposals.claims:
        assert {(quote.start, quote.end) for quote in claim.quotes} <= sentences
        for passage in (*claim.quotes, *claim.cues, *(speaker.place for speaker in claim.speakers)):
            assert passage.text == text[passage.start : passage.end]
        for cue in claim.cues:
            assert any(quote.start <= cue.start < cue.end <= quote.end for quote in claim.quotes)
        assert bool(claim.cues) == (claim.status is not Status.CONFIRMED)
        assert bool(claim.said_by) == (claim.status is Status.ATTRIBUTED)
        assert bool(claim.denied_by) == (claim.status is Status.DENIED)
        assert 0 < claim.confidence <= 1


@pytest.mark.parametrize("name", SHAPES)
def test_quotes_cues_and_speakers_are_slices_of_whole_sentences_in(name: str) -> None:
    is_held_to_the_article(propose(SHAPES[name]))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("empty", "empty"),
        ("blanks", "empty"),
        ("Russian", "not-english"),
        ("German", "not-english"),
        ("one word", "nothing-found"),
        ("only stops", "nothing-found"),
    ],
)
def test_where_the_rules_can_do_little_a_note_says_why(name: str, code: str) -> None:
    proposals = propose(SHAPES[name])
    assert not proposals.claims
    assert [note.code for note in proposals.notes] == [code]


def test_a_sentence_that_stands_twice_is_quoted_by_its_place() -> None:
    claims = propose(SHAPES["the same sentence three times"]).claims
    assert [claim.quotes[0].occurrence for claim in claims] == [1, 2, 3]
    assert len({claim.id for claim in claims}) == 3
