from __future__ import annotations

import pytest

from quiz.text.fold import FOLDS, Span, fold, fold_text

ARTICLE = (
    "“We won’t leave,” the mayor\u00a0said — twice…\n"
    "The well\u2011known Immo\u00ad\nbilien firm [sic] paid [1.3-1.7] million.[2]\n"
    "\n"
    "Nobody  was\thurt in the cafe\u0301."
)


def found(article: str, quote: str) -> list[str]:
    return [article[span.start : span.end] for span in fold(article).find_all(quote)]


@pytest.mark.parametrize(
    ("quote", "stands_as"),
    [
        ('"We won\'t leave," the mayor said', "“We won’t leave,” the mayor\u00a0said"),
        ("said - twice...", "said — twice…"),
        ("said -- twice...", "said — twice…"),
        ("well-known", "well\u2011known"),
        ("Immobilien firm", "Immo\u00ad\nbilien firm"),
        ("Immo\u00adbilien", "Immo\u00ad\nbilien"),
        ("firm [sic] paid [1.3-1.7] million.[2]", "firm [sic] paid [1.3-1.7] million.[2]"),
        ("twice... The well", "twice…\nThe well"),
        ("Nobody was hurt", "Nobody  was\thurt"),
        ("caf\u00e9.", "cafe\u0301."),
        ("  Nobody\n", "Nobody"),
    ],
)
def test_honest_quote_is_found_and_shown_as_it_stands(quote: str, stands_as: str) -> None:
    assert found(ARTICLE, quote) == [stands_as]


def test_typographic_quote_is_found_in_a_plain_article() -> None:
    assert found('"We won\'t," he said - twice...', "“We won’t,” he said – twice…") == [
        '"We won\'t," he said - twice...'
    ]


@pytest.mark.parametrize(
    "quote",
    [
        "We will leave",
        "We won't leave the mayor said",
        "the Mayor said",
        "paid [1.3-1.8] million",
        "in the cafe.",
        "in the cafe",
        "million.[2] Nobody was",
        "million.[2]\n\nNobody was",
        "mayorsaid",
        "",
        " \n",
        "\u00ad",
    ],
)
def test_changed_or_empty_quote_is_refused(quote: str) -> None:
    assert found(ARTICLE, quote) == []


def test_quotes_that_stand_twice_are_all_found() -> None:
    article = "The last bus leaves at ten. It is not so that the last bus leaves at ten."
    assert fold(article).find_all("last bus leaves at ten") == [Span(4, 26), Span(50, 72)]
    assert fold(article).find_all("last bus leaves at ten", limit=1) == [Span(4, 26)]


def test_overlapping_places_count_once() -> None:
    assert fold("no no no no").find_all("no no") == [Span(0, 5), Span(6, 11)]


def test_many_quotes_are_found_where_the_first_few_are() -> None:
    # A text that is asked for many quotes is searched by an index.
    article = "Ten soldiers left the port today. Ten soldiers left the port today, belief in them left."
    quotes = ["soldiers left the port", "ers left the port today.", "lief in them left.", "a quote that is not there"]
    folded = fold(article)
    first = [folded.find_all(quote) for quote in quotes]
    for _ in range(100):
        assert [folded.find_all(quote) for quote in quotes] == first
    assert [len(spans) for spans in first] == [2, 1, 1, 0]


@pytest.mark.parametrize(
    ("article", "quote"),
    [
        ("It ended…", "It ended."),
        ("an e\u0301clair", "an e"),
        ("cafe\u0301s", "cafe"),
        ("a \U0001f469\u200d\U0001f467 b", "a \U0001f469"),
        ("flag \U0001f1fa\U0001f1e6", "flag \U0001f1fa"),
        ("\u0915\u094d\u0937", "\u0915"),
    ],
)
def test_match_inside_a_character_is_none(article: str, quote: str) -> None:
    assert found(article, quote) == []


def test_later_place_is_found_where_the_first_would_cut_a_character() -> None:
    assert found("wait… or wait.", "wait.") == ["wait."]


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("Immo\u00ad\nbilien", "Immobilien"),
        ("Immo\u00ad \n  bilien", "Immobilien"),
        ("one\u200b\ntwo", "onetwo"),
        ("one\u200b two", "one two"),
        ("one\u00ad\n\ntwo", "one\n\ntwo"),
        ("one \n \u200b\n two", "one\n\ntwo"),
        ("one\r\ntwo", "one two"),
        ("\ufeffone\u2060two\u200e", "onetwo"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
        ("\U0001f469\u200d\U0001f467", "\U0001f469\u200d\U0001f467"),
        ("\U0001f469\U0001f3fb\u200d\u2764\ufe0f", "\U0001f469\U0001f3fb\u200d\u2764\ufe0f"),
        ("wo\u200drd", "word"),
        ("\u1112\u1161\u11ab\u212b", "한\u00c5"),
        ("a\u0301\u0323", "\u1ea1\u0301"),
        ("—— «yes»", '- "yes"'),
    ],
)
def test_each_step_of_folding(raw: str, folded: str) -> None:
    assert fold_text(raw) == folded
    assert fold(raw).text.strip() == folded


@pytest.mark.parametrize(("mark", "plain"), FOLDS.items())
def test_table_holds_on_both_sides(mark: str, plain: str) -> None:
    assert found(f"one {mark} two", f"one {plain} two") == [f"one {mark} two"]
    assert found(f"one {plain} two", f"one {mark} two") == [f"one {plain} two"]


def test_folded_offsets_lead_back_to_whole_raw_characters() -> None:
    folded = fold("a…  b\u00ad\nc")
    assert folded.text == "a... bc"
    assert folded.raw_span(0, 7) == Span(0, 8)
    assert folded.raw_span(1, 2) == Span(1, 2)
    assert folded.raw_span(4, 5) == Span(2, 4)
    assert folded.raw_span(6, 7) == Span(7, 8)
