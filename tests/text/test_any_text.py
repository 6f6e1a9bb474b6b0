"""What holds for every text there is."""

from __future__ import annotations

import unicodedata
from itertools import accumulate

import regex
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quiz.text.clean import ascii_standin, drop_invisible, forbidden, visible
from quiz.text.fold import PARAGRAPH_BREAK, fold, fold_text
from quiz.text.graphemes import is_boundary
from quiz.text.nearest import nearest_passage, words
from quiz.text.sentences import paragraphs, split_sentences
from tests.text.any_text import any_text, cuts_cleanly

ACTING = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0))} - {"\n", "\t"} | set("\u061c\u200e\u200f\u2028\u2029")
ACTING |= set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def cut(data: st.DataObject, text: str) -> tuple[int, int]:
    """Draw two offsets between graphemes."""
    ends = [0, *accumulate(map(len, regex.findall(r"\X", text)))]
    first, second = data.draw(st.sampled_from(ends)), data.draw(st.sampled_from(ends))
    return min(first, second), max(first, second)


@settings(deadline=None)
@given(any_text, st.data())
def test_every_slice_between_graphemes_is_found(text: str, data: st.DataObject) -> None:
    start, end = cut(data, text)
    quote = text[start:end]
    needle = fold_text(quote)
    assume(cuts_cleanly(text, start) and cuts_cleanly(text, end))
    assume(needle and PARAGRAPH_BREAK not in needle)
    assert fold(text).find_all(quote)


@settings(deadline=None)
@given(any_text, any_text, st.data())
def test_what_is_found_is_the_quote(text: str, other: str, data: st.DataObject) -> None:
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    for quote in (text[start:end], other):
        free = 0
        for span in fold(text).find_all(quote):
            assert fold_text(text[span.start : span.end]) == fold_text(quote)
            assert is_boundary(text, span.start)
            assert is_boundary(text, span.end)
            assert free <= span.start < span.end
            free = span.end


@settings(deadline=None)
@given(any_text)
def test_folding_is_done_once(text: str) -> None:
    folded = fold(text)
    assert folded.raw == text
    assert folded.raw_span(0, len(folded.text)).end <= len(text)
    assert unicodedata.is_normalized("NFC", folded.text)
    assert fold_text(folded.text) == folded.text.strip(" \n") == fold_text(text)


@settings(deadline=None)
@given(any_text)
def test_boundaries_are_those_between_graphemes(text: str) -> None:
    ends = {0, *accumulate(map(len, regex.findall(r"\X", text)))}
    assert [offset for offset in range(len(text) + 1) if is_boundary(text, offset)] == sorted(ends)


@settings(deadline=None)
@given(any_text)
def test_sentences_partition_the_text(text: str) -> None:
    sentences = split_sentences(text)
    assert [sentence.number for sentence in sentences] == list(range(1, len(sentences) + 1))
    parts = paragraphs(text)
    done = 0
    for sentence in sentences:
        part = parts[sentence.paragraph]
        assert part.start <= sentence.start < sentence.end <= part.end
        assert not fold_text(text[done : sentence.start])
        assert fold_text(text[sentence.start : sentence.end])
        assert PARAGRAPH_BREAK not in fold_text(text[sentence.start : sentence.end])
        assert not text[sentence.start].isspace()
        assert not text[sentence.end - 1].isspace()
        done = sentence.end
    assert not fold_text(text[done:])
    assert {sentence.paragraph for sentence in sentences} == set(range(len(parts)))


@settings(deadline=None)
@given(any_text)
def test_nothing_that_acts_is_shown(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not ACTING & set(shown)
    assert all(new == old or not old.isprintable() for old, new in zip(text, shown, strict=True))
    assert visible(shown) == shown
    assert not forbidden(shown)
    assert ascii_standin(text).replace("\n", "").replace("\t", "").isprintable()
    assert ascii_standin(text).isascii()


@settings(deadline=None)
@given(any_text)
def test_dropping_the_invisible_keeps_offsets_and_quotes(text: str) -> None:
    shown, offsets = drop_invisible(text)
    kept = range(len(text)) if offsets is None else offsets
    assert "".join(text[offset] for offset in kept) == shown
    assert fold_text(shown) == fold_text(text)
    assert drop_invisible(shown) == (shown, None)


@settings(deadline=None)
@given(any_text, any_text)
def test_a_passage_is_a_slice_of_the_article(text: str, quote: str) -> None:
    passage = nearest_passage(text, quote)
    if passage is not None:
        assert text[passage.span.start : passage.span.end] == passage.text
        assert set(words(passage.text)) & set(words(quote)) or passage.differing
    assert words(quote) == words(fold_text(quote))
