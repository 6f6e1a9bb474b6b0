"""Extended grapheme clusters (what a reader takes for one character), and where they may be parted."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from quiz.text.lazy_pattern import lazy_pattern

# Below U+0300 nothing joins with its neighbour but CR with LF.
_FIRST_JOINING = "\u0300"
# Further stretches where nothing joins: Greek, Cyrillic, Armenian, punctuation, currency, kana, ideographs, full width.
_PLAIN_PAIR = lazy_pattern(
    "[\0-\x0c\x0e-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205f\u20a0-\u20bf"
    "\u3001-\u3029\u3030-\u3098\u309b-\u9fff\uff01-\uff9d]{2}"
)


def is_boundary(text: str, offset: int) -> bool:
    """Tell whether `text` may be parted at `offset` (code points) without cutting through a grapheme."""
    if offset <= 0 or offset >= len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if before < _FIRST_JOINING and after < _FIRST_JOINING:
        return before != "\r" or after != "\n"
    return _PLAIN_PAIR.match(text, offset - 1) is not None or _clusters_meet(text, offset)


@cache
def _cluster_end() -> Callable[[str, int, int], int]:
    # Imported here, because most texts never need it and it costs several milliseconds.
    import regex  # type: ignore[import-untyped, unused-ignore]

    match = regex.compile(r"\X").match

    def end(text: str, start: int, stop: int) -> int:
        found = match(text, start, stop)
        return int(found.end()) if found else start + 1

    return end


def _clusters_meet(text: str, offset: int) -> bool:
    """Walk the clusters from the last place before `offset` that is a boundary in any surroundings."""
    ends = _cluster_end()
    start = offset - 1
    while start > 0 and not _surely_meet(text[start - 1], text[start]):
        start -= 1
    while start < offset:
        start = ends(text, start, len(text))
    return start == offset


def _surely_meet(before: str, after: str) -> bool:
    """Tell whether there is a boundary between two characters, whatever stands before them.

    Two characters alone decide, unless the first one leans on what stands before it (a mark, a joiner).
    """
    ends = _cluster_end()
    return ends(before + after, 0, 2) == 1 and ends("a" + before, 0, 2) == 1
