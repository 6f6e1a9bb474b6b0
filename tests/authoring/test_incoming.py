"""An author's article on its way in: paragraphs stay, what stands round them goes, and only UTF-8 is read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.authoring.incoming import Incoming, NeedsHtml, NoText, OtherKind, read_incoming
from quiz.bank.files import Missing, NotUtf8, Unreadable
from quiz.text.clean import forbidden

PAGE = """\
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Footbridge shut - The Alder Post</title>
<meta property="og:title" content="Footbridge shut after beams crack">
<script>var x = "tracking words";</script><style>.a{color:red}</style></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<div class="cookie">We use cookies. <button>Accept</button></div>
<main><article><h1>Footbridge shut after beams crack</h1>
<figure><img src="a.jpg" alt="A bridge"><figcaption>The bridge on Monday. Photo: Ann Reed</figcaption></figure>
<p>The footbridge at <a href="/alder">Alder Lock</a> has been closed since Monday, when a crane lifted its deck on to
the bank &amp; left it there.</p>
<p>Rosa Finch, who runs the lock cafe, said half her guests stay away.<br>An engineer told the local paper that two
beams were cracked, which the council denied.</p>
<p><a href="/other">Read more: The ten loveliest bridges of the county</a></p>
<blockquote><p>“We have not asked anybody for money,” said the council's spokeswoman, Ida Pell, on Thursday.</p>
</blockquote>
<ul><li>The deck weighs nine tonnes, and the crane that lifted it weighs forty.</li><li>The lock is old.</li></ul>
<p>It is unclear whether the bridge will open again in June. The heron has not been asked, the mayor said.</p>
<aside><h3>Related</h3><ul><li><a href="/1">Ferry late</a></li></ul></aside></article>
<section id="comments"><h2>Comments</h2><div class="comment"><p>First! I never liked that bridge, to be honest.</p>
</div></section></main><footer><p>© 2026 The Alder Post. All rights reserved.</p></footer></body></html>
"""

MARKDOWN = """\
---
title: Not this
tags: [a, b]
---

# Footbridge *shut* after beams crack

![A bridge](a.jpg "On Monday")

The footbridge at [Alder Lock](http://x.example) has been **closed** since Monday,
when a crane lifted its deck &amp; left `it`.

[Read more](http://y.example)

Read more: [The ten loveliest bridges](http://z.example)

## Who pays

> “We have not asked anybody,” said Ida Pell.

- One thing, she said.
- Another, he denied.

    An indented paragraph is no code.

<div>markup</div>

See [this report](http://q.example), the mayor said.
"""


def read(folder: Path, name: str, text: str | bytes) -> object:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_incoming(path)


def paragraphs(found: object) -> list[str]:
    assert isinstance(found, Incoming), found
    assert found.text.endswith("\n")
    return [" ".join(part.split()) for part in found.text.split("\n\n")]


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a", "a.text"])
def test_a_text_stays_as_it_is(tmp_path: Path, name: str) -> None:
    text = "  # One.\r\n\r\n<p>Two [three](four).\n\n\n* five *"
    assert read(tmp_path, name, text) == Incoming(text, None, as_is=True)
    assert read(tmp_path, name, b"\xef\xbb\xbf" + text.encode()) == Incoming(text, None, as_is=True)


def test_of_a_page_the_paragraphs_of_its_article_stay(tmp_path: Path) -> None:
    found = read(tmp_path, "page.html", PAGE)
    assert paragraphs(found) == [
        "The footbridge at Alder Lock has been closed since Monday, when a crane lifted its deck on to the bank & left "
        "it there.",
        "Rosa Finch, who runs the lock cafe, said half her guests stay away. An engineer told the local paper that two "
        "beams were cracked, which the council denied.",
        "“We have not asked anybody for money,” said the council's spokeswoman, Ida Pell, on Thursday.",
        "The deck weighs nine tonnes, and the crane that lifted it weighs forty.",
        "The lock is old.",
        "It is unclear whether the bridge will open again in June. The heron has not been asked, the mayor said.",
    ]
    assert isinstance(found, Incoming)
    assert found.title == "Footbridge shut after beams crack"


def test_a_page_may_say_another_encoding_than_it_has(tmp_path: Path) -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="windows-1252"').replace("The lock is old", "The café is old")
    assert "The café is old." in paragraphs(read(tmp_path, "page.htm", page))
    strict = f'<?xml version="1.0" encoding="utf-8"?>{page}'
    assert "The café is old." in paragraphs(read(tmp_path, "page.xhtml", strict))


def test_of_markdown_the_paragraphs_stay_without_markup(tmp_path: Path) -> None:
    found = read(tmp_path, "a.md", MARKDOWN)
    assert paragraphs(found) == [
        "The footbridge at Alder Lock has been closed since Monday, when a crane lifted its deck & left it.",
        "Who pays",
        "“We have not asked anybody,” said Ida Pell.",
        "One thing, she said.",
        "Another, he denied.",
        "An indented paragraph is no code.",
        "See this report, the mayor said.",
    ]
    assert isinstance(found, Incoming)
    assert found.title == "Footbridge shut after beams crack"
    assert read(tmp_path, "b.markdown", MARKDOWN.replace("\n", "\r\n")) == found


def test_a_heading_further_down_is_no_title(tmp_path: Path) -> None:
    found = read(tmp_path, "a.md", "One.\n\n# Two\n\n---\n\nThree: four.\n")
    assert found == Incoming("One.\n\nTwo\n\nThree: four.\n", None, as_is=False)


@pytest.mark.parametrize("name", ["a.md", "a.html"])
@pytest.mark.parametrize("text", ["", "   \n", "<script>var x = 1;</script>", "<div></div>"])
def test_where_there_is_no_article_none_is_made_up(tmp_path: Path, name: str, text: str) -> None:
    assert isinstance(read(tmp_path, name, text), NoText)


def test_lines_of_nothing_but_links_are_no_paragraphs(tmp_path: Path) -> None:
    assert isinstance(read(tmp_path, "a.md", "[a](b)\n\nMore: [c](d)\n\n[e](f) | [g](h)\n"), NoText)
    found = read(tmp_path, "a.md", "[She](b) said so.\n\nThe mayor said that it was in the book: [c](d)\n")
    assert paragraphs(found) == ["She said so.", "The mayor said that it was in the book: c"]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_what_is_no_utf_8_is_not_guessed_at(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, name, b"One \x93two\x94.") == NotUtf8(b"One \x93two\x94.", 4)
    assert isinstance(read(tmp_path, name, "One.".encode("utf-16")), NotUtf8)


def test_other_files_are_told_by_what_they_are(tmp_path: Path) -> None:
    assert isinstance(read_incoming(tmp_path / "gone.txt"), Missing)
    (tmp_path / "folder.txt").mkdir()
    assert isinstance(read_incoming(tmp_path / "folder.txt"), Unreadable)
    assert isinstance(read(tmp_path, "a.docx", b"PK\x03\x04"), OtherKind)


def test_without_the_library_a_page_is_refused_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.delitem(sys.modules, "quiz.authoring.webpage", raising=False)
    assert isinstance(read(tmp_path, "a.html", PAGE), NeedsHtml)
    assert isinstance(read(tmp_path, "a.md", MARKDOWN), Incoming)


@pytest.mark.parametrize(("name", "form"), [("a.md", "{}\n"), ("a.html", "<body><p>{}</p></body>")])
def test_characters_that_no_article_may_hold_are_left_out_of_what_is_made_plain(
    tmp_path: Path, name: str, form: str
) -> None:
    text = "One \u202etwo\u202c is here, she said.\x07 Three is not, she said, nor is four."
    found = read(tmp_path, name, form.format(text))
    assert paragraphs(found) == ["One two is here, she said. Three is not, she said, nor is four."]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_markdown_breaks_it_and_no_paragraph_is_empty(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    found = read(tmp_path_factory.mktemp("any"), "a.md", text)
    assert isinstance(found, (Incoming, NoText))
    if isinstance(found, Incoming):
        assert all(part.strip() for part in found.text.split("\n\n"))
        assert forbidden(found.text) == []


MARKUP = [
    *(
        "<p>",
        "</p>",
        "<div>",
        "<article>",
        "</article>",
        "<table><tr><td>",
        "<ul><li>",
        "<h1>",
        "<br>",
        "<base href='::'>",
    ),
    *(
        "<html>",
        "</html>",
        "<body>",
        "<svg>",
        "<math>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<![CDATA[",
        "</a></div>",
    ),
    *(
        "<a href='http://[::1'>",
        "<meta charset='x'>",
        "<?xml version='1.0' encoding='utf-16'?>",
        "&#0;",
        "&amp;",
        "\x00",
    ),
    *(
        "<time datetime='99-99'>",
        "<meta property='og:title' content=' '>",
        "She said so. ",
        "It was late, he denied. ",
        "\n",
    ),
]


@given(st.lists(st.sampled_from(MARKUP), max_size=40).map("".join))
def test_no_page_breaks_it_and_no_paragraph_is_empty(tmp_path_factory: pytest.TempPathFactory, page: str) -> None:
    found = read(tmp_path_factory.mktemp("any"), "a.html", page)
    assert isinstance(found, (Incoming, NoText))
    if isinstance(found, Incoming):
        assert all(part.strip() for part in found.text.split("\n\n"))
        assert forbidden(found.text) == []
