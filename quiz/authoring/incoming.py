"""An author's article on its way in: text as it is, Markdown and web pages as the paragraphs that they show."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from quiz.bank.files import Failure, read_text
from quiz.text.clean import forbidden

_TEXT = (".txt", ".text", "")
_MARKDOWN = (".md", ".markdown")
_PAGE = (".html", ".htm", ".xhtml")


class Incoming(NamedTuple):
    """An article's text. `title` is what the file itself calls it; `as_is` is true where no character was changed."""

    text: str
    title: str | None
    as_is: bool


class OtherKind:
    """A file of a kind that is not read."""


class NoText:
    """A page in which no article was found."""


class NeedsHtml:
    """The library that reads web pages is not installed."""


Refusal = Failure | OtherKind | NoText | NeedsHtml


def read_incoming(path: Path) -> Incoming | Refusal:
    """The article of a file, which is UTF-8, by the kind that its name tells."""
    kind = path.suffix.lower()
    if kind not in (*_TEXT, *_MARKDOWN, *_PAGE):
        return OtherKind()
    text = read_text(path)
    if not isinstance(text, str):
        return text
    if kind in _TEXT:
        return Incoming(text, None, as_is=True)
    return _joined(*_markdown(_clean(text))) if kind in _MARKDOWN else _page(_clean(text))


def _markdown(text: str) -> tuple[str | None, list[str]]:
    # Each of the two kinds imports a library that the others do without.
    from quiz.authoring.markdown import read_markdown

    return read_markdown(text)


def _page(text: str) -> Incoming | NoText | NeedsHtml:
    try:
        from quiz.authoring.webpage import read_page
    except ImportError:
        return NeedsHtml()
    return _joined(*read_page(text))


def _joined(title: str | None, paragraphs: list[str]) -> Incoming | NoText:
    """Paragraphs as an article has them. A heading that repeats the title is none."""
    if paragraphs and title is not None and paragraphs[0].casefold() == title.casefold():
        paragraphs = paragraphs[1:]
    if not paragraphs:
        return NoText()
    return Incoming("\n\n".join(paragraphs) + "\n", title, as_is=False)


def _clean(text: str) -> str:
    """Without the characters that an article may not hold: nobody sees them in a page, to take them out."""
    bad = {at for at, _ in forbidden(text)}
    return "".join(char for at, char in enumerate(text) if at not in bad) if bad else text
