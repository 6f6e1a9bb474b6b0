"""The article in a web page: its title and its paragraphs, without what stands round it. Imports trafilatura.

Trafilatura finds the article, and leaves out navigation, scripts, captions, comments and lines that lead elsewhere.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import trafilatura

from quiz.authoring.markdown import lines

_BLOCKS = frozenset(("p", "head", "quote", "list", "item", "ab", "div", "code", "body"))
_LEFT_OUT = frozenset(("table", "graphic"))

# What these have to say of a page is for their makers: an author is told what was found.
for _name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False


def read_page(html: str) -> tuple[str | None, list[str]]:
    """The title that the page gives itself, and the paragraphs of its article; none where none was found."""
    # Of a part of a page it would take a single paragraph for the whole, and find nothing in it.
    tree = trafilatura.load_html(html if "<html" in html.casefold() else f"<html><body>{html}</body></html>")
    if tree is None:
        return None, []
    title = _title(tree)
    # Without what it can tell of the page besides: reading dates and authors costs more than the article itself.
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False, favor_precision=True)
    if not isinstance(found, trafilatura.settings.Document) or found.body is None:
        return None, []
    blocks = [(head, words) for head, text in _paragraphs(found.body) if (words := lines(text))]
    if blocks and blocks[0][0]:
        return title or blocks[0][1], [words for _, words in blocks[1:]]
    return title, [words for _, words in blocks]


def _title(tree: Any) -> str | None:
    """What the page calls its article where it is passed on, else its first heading, else the window's title."""
    for path in ('//meta[@property="og:title"]/@content', "string(//h1[1])", "string(//title)"):
        found = tree.xpath(path)
        words = " ".join(str(found if isinstance(found, str) else "".join(found[:1])).split())
        if words:
            return words
    return None


def _paragraphs(element: Any) -> Iterator[tuple[bool, str]]:
    """The text of each block, and whether it is the page's first heading. Blocks inside a block are their own."""
    own = element.text or ""
    heading = element.tag == "head" and element.get("rend") == "h1"
    for child in element:
        if child.tag in _BLOCKS:
            yield heading, own
            own = ""
            yield from _paragraphs(child)
        elif child.tag == "lb":
            own += "\n"
        elif child.tag not in _LEFT_OUT:
            own += "".join(child.itertext())
        own += child.tail or ""
    yield heading, own
