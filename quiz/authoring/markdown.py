"""The article in a Markdown text: its title and its paragraphs, without markup, pictures and lines of links.

Read by markdown-it-py, which the screens bring along (Textual needs it), so it costs nobody another package.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:\w[\w-]*:.*\n|[ \t#-].*\n|\n)*?(?:---|\.\.\.)[ \t]*\n")
_MOST_WORDS = 4
"""Words before a link that only lead up to it, as in "Read more:"."""


def read_markdown(text: str) -> tuple[str | None, list[str]]:
    """The title, where a heading of the first level comes first, and the paragraphs. HTML and code are left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    tokens = MarkdownIt("commonmark").parse(_FRONT_MATTER.sub("", text))
    title: str | None = None
    paragraphs: list[str] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "code_block":
            # Four blanks before a paragraph are a typist's indent rather than code.
            paragraphs += [lines(part) for part in re.split(r"\n\s*\n", token.content)]
        if token.type != "inline":
            continue
        words = lines("".join(_visible(token.children or ())))
        if title is None and not paragraphs and before is not None and before.tag == "h1":
            title = words or None
        elif words and not _leads_away(token.children or ()):
            paragraphs.append(words)
    return title, [paragraph for paragraph in paragraphs if paragraph]


def lines(text: str) -> str:
    """A paragraph's words, its own line ends kept, without blanks at their ends and without empty lines."""
    return "\n".join(line for line in (" ".join(part.split(" ")).strip() for part in text.split("\n")) if line)


def _visible(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "code_inline"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"


def _leads_away(tokens: Sequence[Token]) -> bool:
    """Whether a paragraph is nothing but links, and perhaps a few words that lead up to them."""
    depth, linked, own = 0, False, ""
    for token in tokens:
        depth += token.nesting if token.type in ("link_open", "link_close") else 0
        linked = linked or token.type == "link_open"
        if depth == 0 and token.type in ("text", "code_inline"):
            own += token.content
    own = own.strip(" \t*|·•,-–—>»")
    return linked and (not own or (own.endswith(":") and len(own.split()) <= _MOST_WORDS))
