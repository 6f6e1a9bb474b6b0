"""The annotated article in its three forms."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Article, Bank, Claim, Origin, Quote
from quiz.bank.status import STATUSES, Status, Step
from quiz.exchange.annotation import Annotated, Run
from quiz.exchange.render import TEXT_WIDTH, annotate, as_html, as_svg, as_text, wrapped
from quiz.text.cells import cell_width

TEXT = (
    'The bridge is shut. Rosa said that guests\nstay away.\n\nTwo beams <cracked> & "bent", a report says, '
    "which the council denied. A crane came.\n"
)


def claim(name: str, status: Status, *words: str, draft: bool = False) -> Claim:
    """A claim whose quotes are `words`."""
    article = Article(TEXT, "x")
    quotes = []
    for quoted in words:
        start = TEXT.index(quoted)
        span = (start, start + len(quoted))
        touched = tuple(s.number for s in article.sentences if s.start < span[1] and s.end > span[0])
        quotes.append(Quote(quoted, *span, touched))
    return Claim(
        name, f"Claim <{name}>", status, None, (), (), tuple(quotes), (), None, None, None, {}, None, (),
        (Step.STATUS,), draft,
    )  # fmt: skip


CLAIMS = (
    claim("shut", Status.CONFIRMED, "The bridge is shut."),
    claim("shut-2", Status.CONFIRMED, "bridge is"),
    claim("guests", Status.ATTRIBUTED, "Rosa said that guests\nstay away."),
    claim("beams", Status.DENIED, "which the council denied", "Two beams <cracked>"),
    claim("report", Status.ATTRIBUTED, "Two beams <cracked>"),
    claim("fish", Status.UNSTATED, "A crane came."),
    claim("crane", Status.CONFIRMED, "A crane came.", draft=True),
)


def bank(text: str = TEXT, title: str = "The <bridge>", claims: tuple[Claim, ...] = CLAIMS) -> Bank:
    """A bank on the bridge."""
    article = Article(text, title, published="2026-05-03", origin=Origin(note="Invented"))
    return Bank("bridge", "Bridge", Path("bank.toml"), article, STATUSES, claims)


@pytest.fixture
def view() -> Annotated:
    return annotate(bank(), frozenset({"guests", "report", "fish"}))


def test_the_margin_has_one_letter_a_status_and_a_star_for_a_miss(view: Annotated) -> None:
    assert [sentence.signs for sentence in view.sentences] == ["c", "a*", "a* d", ""]
    assert view.dateline == "3 May 2026 · Invented"


def test_highlighted_is_what_claims_rest_on_and_no_more(view: Annotated) -> None:
    marked = [[run.text for run in sentence.runs() if run.highlighted] for sentence in view.sentences]
    assert marked == [
        ["The bridge is shut."],
        ["Rosa said that guests stay away."],
        ["Two beams <cracked>", "which the council denied"],
        [],
    ]
    for sentence in view.sentences:
        assert "".join(run.text for run in sentence.runs()) == " ".join(sentence.text.split())


def test_what_the_article_says_itself_is_counted_by_sentences(view: Annotated) -> None:
    assert (view.judged, view.itself) == (3, 1)
    assert view.summary == "Of 3 sentences judged here, the article says 1 itself."
    assert [(absent.text, absent.missed) for absent in view.absent] == [("Claim <fish>", True)]


def test_a_quote_over_two_sentences_is_cut_between_them() -> None:
    both = annotate(bank(claims=(claim("both", Status.CONFIRMED, "is shut. Rosa said"),)))
    assert [sentence.signs for sentence in both.sentences] == ["c", "c", "", ""]
    assert [sentence.spans for sentence in both.sentences[:2]] == [((11, 19),), ((0, 9),)]


def test_the_text_form_numbers_marks_and_explains(view: Annotated) -> None:
    text = as_text(view)
    assert "  c  1  [The bridge is shut.]" in text
    assert " a*  2  [Rosa said that guests stay away.]" in text
    assert "  n*  Claim <fish>" in text
    for status in STATUSES:
        assert re.search(rf"^ +{status.letter}  ", text, re.MULTILINE)
    assert "*  not answered right" in text
    assert max(map(len, text.splitlines())) <= TEXT_WIDTH


def test_without_misses_there_is_no_star() -> None:
    plain = annotate(bank())
    for form in (as_text, as_html, as_svg):
        assert "not answered right" not in form(plain)
    assert "*" not in as_text(plain)


class Seen(HTMLParser):
    """What a browser would show, the marked words, and every address that is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.marked: list[str] = []
        self.open: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            assert "url(" not in data
            assert "@import" not in data
            return
        self.text += data
        if "mark" in self.open:
            self.marked.append(data)


def test_the_page_is_whole_escaped_and_asks_for_nothing(view: Annotated) -> None:
    seen = Seen()
    seen.feed(as_html(view))
    assert seen.open == []
    assert seen.addresses == []
    assert "The <bridge>" in seen.text
    assert 'Two beams <cracked> & "bent", a report says' in seen.text
    assert "Two beams <cracked>" in seen.marked
    assert "Attributed, not answered right." in seen.text, "the letter is read out by its name"
    for wanted in ("prefers-color-scheme: dark", "@media print", "<meta charset"):
        assert wanted in as_html(view)


def test_the_picture_is_xml_with_every_word_in_its_place(view: Annotated) -> None:
    tree = ET.fromstring(as_svg(view))
    space = "{http://www.w3.org/2000/svg}"
    texts = tree.findall(f"{space}text")
    said = " ".join("".join(element.itertext()) for element in texts)
    assert "Two beams <cracked>" in said
    assert "Claim <fish>" in said
    assert len(tree.findall(f"{space}rect")) >= 4
    width, height = float(tree.attrib["width"]), float(tree.attrib["height"])
    for line in texts:
        right = [float(word.attrib["x"]) + float(word.attrib["textLength"]) for word in line]
        left = [float(word.attrib["x"]) for word in line]
        assert all(end < start for end, start in zip(right, left[1:], strict=False)), "words stand side by side"
        assert right[-1] <= width - 31
        assert float(line.attrib["y"]) < height
    assert "http" not in as_svg(view).replace("http://www.w3.org/2000/svg", "")


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_makes_sound_files(text: str, title: str) -> None:
    odd = annotate(bank(text, title, ()))
    ET.fromstring(as_svg(odd))
    as_html(odd).encode("utf-8")
    for form in (as_text, as_html, as_svg):
        assert not set("\x1b\x9b\u202e\u2066\x00\r\ufffe\uffff") & set(form(odd))


@given(st.lists(st.tuples(st.text(alphabet="ab 日\u0301", max_size=30), st.booleans()), max_size=5), st.integers(2, 20))
def test_wrapping_keeps_words_order_and_width(pieces: list[tuple[str, bool]], width: int) -> None:
    runs = [Run(*piece) for piece in pieces]
    lines = wrapped(runs, width)
    whole = "".join(run.text for run in runs)
    assert "".join(run.text for line in lines for run in line).replace(" ", "") == whole.replace(" ", "")
    for line in lines:
        text = "".join(run.text for run in line)
        assert sum(map(cell_width, text.rstrip(" "))) <= width
    flags = [run.highlighted for line in lines for run in line for character in run.text if character != " "]
    assert flags == [run.highlighted for run in runs for character in run.text if character != " "]


def test_an_article_without_sentences_or_dateline_is_drawn() -> None:
    empty = replace(annotate(bank("", "Empty", ())), dateline="")
    for form in (as_text, as_html, as_svg):
        assert "Empty" in form(empty)
