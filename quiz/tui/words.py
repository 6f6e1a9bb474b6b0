"""Text that came from a bank, made ready for the screen: Content only, never markup, no control characters."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.content import Span as StyleSpan
from textual.css.styles import RulesMap

from quiz.text.clean import visible

Part = str | tuple[str, str]


def plain(text: str) -> Content:
    """Text as it stands, safe to draw."""
    return Content(visible(text))


def parts(*pieces: Part) -> Content:
    """Pieces of text, each alone or with a style, drawn one after the other."""
    text: list[str] = []
    spans: list[StyleSpan] = []
    at = 0
    for piece in pieces:
        words, style = (piece, "") if isinstance(piece, str) else piece
        words = visible(words)
        text.append(words)
        if style and words:
            spans.append(StyleSpan(at, at + len(words), style))
        at += len(words)
    return Content("".join(text), spans)


class Wrapped(Content):
    """Text that was wrapped by hand for the width it is shown in.

    Its height is the number of its lines: a list of a thousand need not wrap them all again to know where each stands.
    """

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The number of lines, whatever the width."""
        del rules, width
        return self.plain.count("\n") + 1


def wrapped(rows: Iterable[Content]) -> Wrapped:
    """Rows one below the other."""
    joined = Content("\n").join(rows)
    return Wrapped(joined.plain, list(joined.spans))


def lines(contents: Iterable[Content]) -> Content:
    """Contents one below the other."""
    return Content("\n").join(contents)
