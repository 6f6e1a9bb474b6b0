"""Where the parts of a TOML text begin and end as an author sees them: lines, comments above, blocks below a header."""

from __future__ import annotations

from typing import NamedTuple

from quiz.authoring.values import EditError
from quiz.bank.places import KeyPath, Place, Statement, Walk, walk
from quiz.bank.scanner import line_end, line_start, read_key, skip_blanks


class Span(NamedTuple):
    """A stretch of a text, end exclusive."""

    start: int
    end: int


def readable(text: str) -> Walk:
    """The walk over a text that tomli accepts. EditError for another one."""
    walked = walk(text)
    if walked.stop is not None or walked.doubles:
        raise EditError("this text is not TOML, so nothing can be edited in it")
    return walked


def newline_at(text: str, pos: int) -> str:
    """The line end that is used where `pos` is: of its own line, else of the line before it."""
    end = text.find("\n", pos)
    if end < 0:
        end = text.rfind("\n")
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"


def next_line(text: str, pos: int) -> int:
    """Where the line after that of `pos` begins; the text's end where there is none."""
    end = text.find("\n", pos)
    return len(text) if end < 0 else end + 1


def is_value(place: Place) -> bool:
    """Whether a place is that of a value behind its key, or of a list's item: no table made by headers or dots."""
    return place.key_end <= place.start or (place.key_start, place.key_end) == (place.start, place.end)


def starts_with(path: KeyPath, beginning: KeyPath) -> bool:
    """Whether a path leads to `beginning` or to something in it."""
    return path[: len(beginning)] == beginning


def key_spans(text: str, walked: Walk, path: KeyPath) -> list[Span]:
    """Every place where the last name of `path` is written: headers and dotted keys repeat it."""
    below = [statement for statement in walked.statements if starts_with(statement.path, path)]
    spans = [_named_in(text, walked, statement, path) for statement in below]
    if below:
        return [span for span in spans if span is not None]
    place = walked.found.get(path)
    inside = place is not None and place.key_end <= place.start
    return [Span(place.key_start, place.key_end)] if place is not None and inside else []


def _named_in(text: str, walked: Walk, statement: Statement, path: KeyPath) -> Span | None:
    """Where a statement writes the last name of a path that it leads to or through; None where its header does."""
    table = () if statement.brackets else _table_of(walked, statement)
    parts, _ = read_key(text, skip_blanks(text, statement.start + statement.brackets))
    depth = len(table)
    for part in parts:
        if statement.path[: depth + 1] == path:
            return Span(part.start, part.end)
        depth += 1
        while depth < len(statement.path) and isinstance(statement.path[depth], int):
            depth += 1
    return None


def _table_of(walked: Walk, statement: Statement) -> KeyPath:
    """The table whose header stands above a statement."""
    above = [header.path for header in walked.headers if header.start < statement.start]
    return above[-1] if above else ()


def lines_of(text: str, start: int, end: int) -> Span:
    """The whole lines that hold a stretch, with the last one's line end."""
    return Span(line_start(text, start), next_line(text, end))


def block_of(text: str, walked: Walk, header: Statement) -> Span:
    """A header with the comments right above it and what belongs to it, without the empty lines below."""
    first, last = region(text, walked, header)
    own = [statement.end for statement in walked.statements if first <= statement.start < last]
    return Span(comments_above(text, header.start), _with_comments_below(text, max(own), last))


def region(text: str, walked: Walk, header: Statement | None) -> Span:
    """From a header, or the text's start for None, to the next header or the text's end."""
    start = 0 if header is None else header.start
    later = (s.start for s in walked.statements if s.brackets and (header is None or s.start > start))
    return Span(start, next(later, len(text)))


def comments_above(text: str, pos: int) -> int:
    """Where the comment lines begin that stand right above the line of `pos`; that line's start where there are none.

    A line such as `#:schema …`, which is meant for an editor, belongs to the file.
    """
    start = line_start(text, pos)
    while start > 0:
        above = line_start(text, start - 1)
        line = text[above:start].lstrip(" \t")
        if not line.startswith("#") or line.startswith("#:"):
            break
        start = above
    return start


def _with_comments_below(text: str, pos: int, limit: int) -> int:
    """Past the line of `pos` and the comment lines right below it, unless those stand right above what comes then."""
    own = end = next_line(text, pos)
    while end < limit and text[end : line_end(text, end)].lstrip(" \t").startswith("#"):
        end = next_line(text, end)
    touches = end < len(text) and end > own and bool(text[end : line_end(text, end)].strip())
    return own if touches else end


def cut_lines(text: str, span: Span) -> str:
    """Take out whole lines. A text that has no line end at its end keeps it so."""
    start, end = span
    if end == len(text) and not text.endswith("\n"):
        start = len(text[:start].rstrip("\r\n"))
    return text[:start] + text[end:]


def cut_block(text: str, span: Span) -> str:
    """Take out a block, with the empty lines below it; at the end of the text, with those above it."""
    start, end = span
    while end < len(text) and not text[end : line_end(text, end)].strip():
        end = next_line(text, end)
    if end < len(text):
        return text[:start] + text[end:]
    before = text[:start].rstrip(" \t\r\n")
    last = text[len(before) :][: len(newline_at(text, len(before)))] if text.endswith("\n") and before else ""
    return before + last
