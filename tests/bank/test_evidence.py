"""Quotes are proved in the article or refused: nothing honest is refused, nothing changed is forgiven."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bank import evidence
from quiz.bank.check import check
from quiz.bank.evidence import (
    Ambiguous,
    CutsCharacter,
    Evidence,
    NoSuchOccurrence,
    NotFound,
    OverParagraphs,
    Unproved,
    as_typed,
    find_cue,
)
from quiz.bank.model import Article, Quote
from quiz.bank.read import read_bank
from quiz.text.fold import Span, fold_text
from tests.bank.sample import ARTICLE, BANK, write_sample


def prove(article: str, quote: str, occurrence: int | None = None) -> Quote | Unproved:
    return Evidence(Article(article, "A")).prove(quote, occurrence)


TYPED = [
    # as the article has it, as somebody types it
    ("“It’s over—for good,” he said… twice", '"It\'s over-for good," he said... twice'),
    ("the bridge\u00a0is 2\u2011way", "the bridge is 2-way"),
    ("She wrote [sic] of 1.3–1.7 [2] and [[x]]", "She wrote [sic] of 1.3-1.7 [2] and [[x]]"),
    ("the im\u00admo\u00ad\nbilien market", "the immobilien market"),
    ("across\nthe line end", "across the line end"),
    ("the cafe\u0301 of Zoe\u0308", "the café of Zoë"),
    ("a heron\u200b in", "a heron in"),
]


@pytest.mark.parametrize(("stands", "typed"), [*TYPED, *(pair[::-1] for pair in TYPED)])
def test_honest_quotes_are_found_and_shown_as_the_article_has_them(stands: str, typed: str) -> None:
    article = f"Before. {stands} and after."
    found = prove(article, typed)
    assert isinstance(found, Quote)
    assert found.text == article[found.start : found.end] == stands


@pytest.mark.parametrize("text", ["[0]", "[/]", "a\\b", "100 %", "{x}", "(?:", "*", "$1", "[b]bold[/b]"])
def test_what_is_the_same_is_found_whatever_it_holds(text: str) -> None:
    found = prove(f"Here is {text} once.", text)
    assert isinstance(found, Quote)
    assert found.text == text


@pytest.mark.parametrize(
    "changed",
    [
        "The council did deny it in 1999.",
        "The council did not deny it in 1998.",
        "the council did not deny it in 1999.",
        "The councíl did not deny it in 1999.",
        "The council did not deny in 1999.",
        "The council did not deny it in 1999!",
        "The council didn't deny it in 1999.",
    ],
)
def test_a_changed_word_digit_capital_or_accent_is_refused(changed: str) -> None:
    assert prove("Then: The council did not deny it in 1999. Good.", changed) == NotFound(changed)


BUS = "The mayor said: the last bus leaves at ten.\n\nHe denied that the last bus leaves at ten.\n"


def test_words_that_stand_there_twice_are_ambiguous_until_one_is_meant() -> None:
    words = "the last bus leaves at ten"
    found = prove(BUS, words)
    assert isinstance(found, Ambiguous)
    assert len(found.spans) == 2
    places = [prove(BUS, words, number) for number in (1, 2)]
    assert [place.start for place in places if isinstance(place, Quote)] == [BUS.index(words), BUS.rindex(words)]
    assert isinstance(prove(BUS, words, 3), NoSuchOccurrence)


def test_an_ambiguous_quote_names_the_lines_of_its_places(tmp_path: Path) -> None:
    text = BANK.replace('quotes = ["The heron has moved in."]', 'quotes = ["the heron", "moved in"]')
    path = write_sample(tmp_path, text)
    (fault,) = [fault for fault in read_bank(path).faults if "moved in" in fault.message]
    assert fault.code == "quote-ambiguous"
    assert "line 1 of article.txt (sentence 2)" in fault.message
    assert "line 6 (sentence 8)" in fault.message


INLINE = BANK.replace('article = "article.toml"\n', "").replace(
    "[[sources]]", f'[article]\ntitle = "A"\nlicence = "CC-BY-4.0"\ntext = """\n{ARTICLE}"""\n\n[[sources]]', 1
)
UNPROVED = [
    ('"the heron", "moved in"', "quote-ambiguous", "sentence 2 and sentence 8"),
    ('{ text = "moved in", occurrence = 3 }', "bad-occurrence", "sentence 2 and sentence 8"),
    ('"The heron has moved inn."', "quote-not-found", "in sentence 8: "),
    ('"has told nobody."', "quote-cuts-character", "In sentence 4 "),
]


@pytest.mark.parametrize(("quotes", "code", "place"), UNPROVED)
def test_places_in_an_article_that_stands_in_the_bank_are_told_by_sentences(
    tmp_path: Path, quotes: str, code: str, place: str
) -> None:
    text = INLINE.replace('quotes = ["The heron has moved in."]', f"quotes = [{quotes}]")
    told = [fault for fault in read_bank(write_sample(tmp_path, text)).faults if fault.code == code]
    (words,) = [f"{fault.message} {fault.help}" for fault in told]
    assert place in words
    assert "line " not in words, "lines would be taken for those of the bank's file"


def test_a_quote_ends_at_no_empty_line_and_in_no_character() -> None:
    assert isinstance(prove(BUS, "leaves at ten. He denied"), OverParagraphs)
    assert isinstance(prove("He waits… and waits", "He waits."), CutsCharacter)
    assert isinstance(prove("The \U0001f469\u200d\U0001f680 flew", "The \U0001f469"), NotFound | CutsCharacter)
    assert isinstance(prove("x", "\u200b"), NotFound)


def test_a_quote_touches_its_sentences() -> None:
    article = "One is here. Two is there. Three is gone."
    found = prove(article, "here. Two is there.")
    assert isinstance(found, Quote)
    assert found.sentences == (1, 2)


@given(st.data())
def test_a_stretch_touches_the_sentences_that_it_shares_a_character_with(data: st.DataObject) -> None:
    article = Article("One is here.  Two is there!\n\nThree is gone. Four", "A")
    start = data.draw(st.integers(0, len(article.text) - 1))
    end = data.draw(st.integers(start + 1, len(article.text)))
    shared = [s.number for s in article.sentences if set(range(s.start, s.end)) & set(range(start, end))]
    assert list(Evidence(article).sentences(Span(start, end))) == shared


def test_the_nearest_passage_is_told_with_the_words_that_differ(tmp_path: Path) -> None:
    path = write_sample(tmp_path, BANK.replace("half her 40 guests", "half of her 50 guests"))
    (fault,) = read_bank(path).faults
    assert fault.code == "quote-not-found"
    assert fault.help is not None
    for part in ("line 3 of article.txt", "half her 40 guests stay away", '"of"', '"50"', '"40"'):
        assert part in fault.help


def test_nearest_passages_are_sought_for_the_first_fifty_only(tmp_path: Path) -> None:
    wrong = ", ".join(f'"The footbridge at Alder Lock has been shut {n} days."' for n in range(60))
    path = write_sample(tmp_path, BANK.replace('quotes = ["The foot', f'quotes = [{wrong}, "The foot'))
    faults = read_bank(path).faults
    assert len(faults) == 60
    assert sum("nearest" in (fault.help or "") for fault in faults) == evidence.MOST_NEAREST == 50


def test_the_first_fifty_are_those_of_a_run_whichever_articles_they_are_of(tmp_path: Path) -> None:
    for name in ("one", "two"):
        wrong = ", ".join(f'"The footbridge at Alder Lock has been shut {n} days."' for n in range(40))
        text = BANK.replace('quotes = ["The foot', f'quotes = [{wrong}, "The foot').replace("alder-lock", name)
        write_sample(tmp_path / name, text, ARTICLE + f"That is {name}.")
    run = check([tmp_path])
    near = [fault.path.parent.name for fault in run.faults if "nearest passage" in (fault.help or "")]
    assert (near.count("one"), near.count("two")) == (40, 10)


CUES = [
    ("said", "she said so", "said"),
    ("said", "it is unsaid, he said", "said"),
    ("says", "she said so", None),
    ("sai", "she said so", None),
    ("Said", "she said so", None),
    ("didn't", "he didn’t say", "didn’t"),
    ("said that", "she said\nthat it is", "said\nthat"),
    ("immo", "the immo\u00adbilien", None),
    ("Zoe", "then Zoe\u0308 spoke", None),
    ("according to", "according to", "according to"),
    ("说", "他 说 了", "说"),
]


@pytest.mark.parametrize(("cue", "quote", "stands"), CUES)
def test_signal_words_stand_in_a_quote_as_whole_words(cue: str, quote: str, stands: str | None) -> None:
    found = find_cue(cue, [as_typed("nothing here"), as_typed(quote)])
    assert (found.text if found else None) == stands
    assert found is None or quote[found.start : found.end] == stands


@pytest.mark.parametrize(
    ("cue", "quotes", "first"),
    [
        ("didn't", ["he didn’t say", "he didn't say"], (3, 9)),
        ("didn't", ["he didn’t, he didn't"], (3, 9)),
        ("said that", ["she said\nthat it said that"], (4, 13)),
        ("said", ["it is un\u00adsaid", "so he sa\u00adid and said"], (19, 24)),
        ("it's", ["nothing", "it's it’s"], (7, 11)),
    ],
)
def test_the_first_place_of_a_signal_word_counts_however_it_is_typed(
    cue: str, quotes: list[str], first: tuple[int, int]
) -> None:
    starts = [sum(map(len, quotes[:at])) for at in range(len(quotes))]
    placed = [Quote(text, start, start + len(text), ()) for text, start in zip(quotes, starts, strict=True)]
    found = find_cue(cue, placed)
    assert found is not None
    assert (found.start, found.end) == first


PIECES = st.lists(
    st.sampled_from(["the ", "heron ", "said ", "“no” ", "it's ", "— ", "a\n", "b.\n\n", "é", "The heron said ", "  "])
)


@settings(deadline=None)
@given(PIECES, st.data())
def test_the_index_finds_what_the_search_finds(pieces: list[str], data: st.DataObject) -> None:
    article = "".join(pieces)
    start = data.draw(st.integers(0, len(article)))
    quote = article[start : start + data.draw(st.integers(0, 60))]
    searched = Evidence(Article(article, "A"))
    indexed = Evidence(Article(article, "A"))
    for number in range(evidence.SEARCHES_BEFORE_INDEX):
        indexed.prove(f"none {number}")
    found = searched.prove(quote)
    assert indexed.prove(quote) == found
    if isinstance(found, Quote):
        assert fold_text(found.text) == fold_text(quote)
