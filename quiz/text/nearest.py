"""What an author may have meant: the candidate nearest to a word, the passage of an article nearest to a quote."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from quiz.text.characters import INVISIBLE, WHITE
from quiz.text.fold import PARAGRAPH_BREAK, Folded, Span, fold, fold_text
from quiz.text.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from difflib import SequenceMatcher

_IDEOGRAPHS = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PUNCTUATION = (
    f"{WHITE}{INVISIBLE}\0-\x08\x0e-\x1b!-/:-@\\[-`{{-\x9f\xa1-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb-\xbf\xd7\xf7"
    "\u2010-\u205e\u20a0-\u20bf\u2190-\u2bff\u3001-\u3003\u3008-\u3020\u3030\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
_LETTERS = f"[^{_PUNCTUATION}{_IDEOGRAPHS}]+"
# Signs that are read out, so that they count as words: a quote with another currency says another thing.
_SIGNS = "[$%+=<>\xa2-\xa5\xb0\u2030\u20a0-\u20bf]|(?<![^ \n(])-(?=\\d)"
# A number with its points, one character of a script that parts no words, or letters with apostrophes inside.
_ONE_WORD = f"\\d+(?:[.,:]\\d+)+|[{_IDEOGRAPHS}]|{_LETTERS}(?:'{_LETTERS})*|{_SIGNS}"
_WORD = lazy_pattern(_ONE_WORD)
_WORD_OR_MARK = lazy_pattern(f"{_ONE_WORD}|[^{WHITE}]")
_MARKS = lazy_pattern(f"(?:(?![{WHITE}])[{_PUNCTUATION}])*")

# Longer ones are no slips of the pen, and would take long to compare: characters of a word, words of a quote.
_LONGEST_WORD = 80
_LONGEST_QUOTE = 400
# A word that stands in the article more often than this says little about where a quote comes from.
_COMMON = 200
# How much of a quote must stand in a passage, word for word, for it to be called near.
_NEAR = 0.6


class Passage(NamedTuple):
    """A stretch of an article, in raw offsets and as it stands there, and how a quote differs from it.

    `differing` holds pairs (words in the quote, words in the article), folded, in order; one of a pair may be empty.
    `words(quote) == words(passage.text)` tells that they differ in letter case and punctuation only.
    """

    span: Span
    text: str
    differing: tuple[tuple[str, str], ...]


def words(text: str) -> list[str]:
    """The words of `text` in order, folded and without letter case; punctuation is left out."""
    return [match[0].casefold() for match in _WORD.finditer(fold_text(text))]


_LEAST_PART = 4
"""Letters of a part of an id, below which another letter makes another word."""


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """Give the one candidate that `word` may be a slip for; None if none is near, or if two are equally near."""
    known = dict.fromkeys(candidates)
    if word in known:
        return word
    wanted = _plain(word)
    best: list[str] = []
    allowed = _slips_allowed(len(wanted))
    for candidate in known:
        slips = _slips(wanted, _plain(candidate), allowed)
        if slips < allowed:
            allowed, best = slips, []
        if slips == allowed:
            best.append(candidate)
    return best[0] if len(best) == 1 else None


def is_sure_slip(word: str, candidate: str) -> bool:
    """Whether `word` can hardly have been meant as anything else: one slip, not in the first letter, in a digit or in
    a short part.

    "unconfirmed", "witness-2" and "rob-low" are words of their own beside "confirmed", "witness-1" and "bob-low".
    """
    one, other = _plain(word), _plain(candidate)
    if one[:1] != other[:1] or [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    parts, others = one.split("-"), other.split("-")
    short = len(parts) == len(others) and any(
        mine != theirs and min(len(mine), len(theirs)) < _LEAST_PART for mine, theirs in zip(parts, others, strict=True)
    )
    return not short and _slips(one, other, 1) <= 1


def _plain(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")


def _slips_allowed(length: int) -> int:
    if length < 3 or length > _LONGEST_WORD:
        return 0
    return 1 if length < 6 else 2 if length < 11 else 3


def _slips(one: str, other: str, allowed: int) -> int:
    """Count letters dropped, added, changed or swapped with their neighbour; `allowed + 1` if there are more."""
    if allowed == 0:
        return int(one != other)
    if abs(len(one) - len(other)) > allowed:
        return allowed + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > allowed:
            return allowed + 1
    return min(row[-1], allowed + 1)


class _Indexed(NamedTuple):
    """The words of an article: their offsets in the folded text, their places by word, the end of each paragraph."""

    folded: Folded
    keys: list[str]
    starts: list[int]
    ends: list[int]
    places: dict[str, list[int]]
    paragraph_ends: list[int]


@lru_cache(maxsize=4)
def _indexed(article: str) -> _Indexed:
    folded = fold(article)
    found = list(_WORD.finditer(folded.text))
    starts = [match.start() for match in found]
    keys = [match[0].casefold() for match in found]
    places: dict[str, list[int]] = {}
    for number, key in enumerate(keys):
        places.setdefault(key, []).append(number)
    breaks = re.finditer(PARAGRAPH_BREAK, folded.text)
    paragraph_ends = [bisect_left(starts, match.start()) for match in breaks]
    return _Indexed(folded, keys, starts, [match.end() for match in found], places, [*paragraph_ends, len(keys)])


def nearest_passage(article: str, quote: str) -> Passage | None:
    """Find the stretch of `article`, within one paragraph, whose words are most like those of `quote`; None if none is.

    The words of the article are kept for the next call with the same article.
    """
    index = _indexed(article)
    wanted = _corrected(words(quote)[:_LONGEST_QUOTE], index)
    best, place = 0.0, (0, 0)
    for window in _windows(index, wanted):
        likeness, found = _aligned(index, wanted, window)
        if likeness > best:
            best, place = likeness, found
    return _passage(index, quote, place) if best >= _NEAR else None


def stands_once(article: str, quote: str) -> bool:
    """Whether the words of `quote`, letter case and punctuation aside, stand in `article` in one place only."""
    keys, wanted = _indexed(article).keys, words(quote)
    starts = (at for at in range(len(keys) - len(wanted) + 1) if keys[at : at + len(wanted)] == wanted)
    return bool(wanted) and next(starts, None) is not None and next(starts, None) is None


def _corrected(wanted: list[str], index: _Indexed) -> list[str]:
    """In a quote too short to be known by its other words, take a misspelt word for the one it is a slip for."""
    if len(wanted) > 3:
        return wanted
    return [word if word in index.places else _respelt(word, index) for word in wanted]


def _respelt(word: str, index: _Indexed) -> str:
    alike = (known for known in index.places if known[0] == word[0] and abs(len(known) - len(word)) < 3)
    return did_you_mean(word, alike) or word


def _windows(index: _Indexed, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Stretches of words, each within one paragraph, where the rarer words of the quote stand in about its order."""
    votes: Counter[int] = Counter()
    width = max(4, len(wanted) // 4)
    known = sorted((len(index.places[word]), at, word) for at, word in enumerate(wanted) if word in index.places)
    for rank, (count, at, word) in enumerate(known):
        if count > _COMMON and rank > 1:
            break
        for place in index.places[word]:
            votes[(place - at) // width] += 1
            votes[(place - at) // width - 1] += 1
    for bucket, _ in votes.most_common(4):
        first, last = (bucket - 1) * width, (bucket + 3) * width + len(wanted)
        yield from _within_paragraphs(index, max(first, 0), min(last, len(index.keys)))


def _within_paragraphs(index: _Indexed, first: int, last: int) -> Iterator[tuple[int, int]]:
    for end in index.paragraph_ends[bisect_right(index.paragraph_ends, first) :]:
        yield first, min(end, last)
        first = end
        if first >= last:
            break


def _matcher(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    # Imported here: only a quote that is not found needs it.
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False)


def _aligned(index: _Indexed, wanted: Sequence[str], window: tuple[int, int]) -> tuple[float, tuple[int, int]]:
    """How like the quote the best stretch of a window is, from 0 to 1, and which words of the article it holds."""
    first, last = window
    blocks = [block for block in _matcher(wanted, index.keys[first:last]).get_matching_blocks() if block.size]
    if not blocks:
        return 0.0, window
    # Words of the quote before the first match and after the last one stand for as many of the article.
    start = max(first, first + blocks[0].b - blocks[0].a)
    final = blocks[-1]
    end = min(last, first + final.b + len(wanted) - final.a)
    matched = sum(block.size for block in blocks)
    return matched / max(len(wanted), end - start), (start, end)


def _passage(index: _Indexed, quote: str, place: tuple[int, int]) -> Passage:
    text, needle = index.folded.text, fold_text(quote)
    start, end = index.starts[place[0]], index.ends[place[1] - 1]
    start, end = _with_marks(text, needle, start, end)
    span = index.folded.raw_span(start, end)
    return Passage(span, index.folded.raw[span.start : span.end], _differing(needle, text[start:end]))


def _with_marks(text: str, needle: str, start: int, end: int) -> tuple[int, int]:
    """Take in as many punctuation marks before and after as the quote has there."""
    before, after = _MARKS.match(needle), _MARKS.match(needle[::-1])
    for _ in before[0] if before else "":
        start -= start > 0 and _is_mark(text[start - 1])
    for _ in after[0] if after else "":
        end += end < len(text) and _is_mark(text[end])
    return start, end


def _is_mark(char: str) -> bool:
    return _MARKS.fullmatch(char) is not None


def _differing(quote: str, passage: str) -> tuple[tuple[str, str], ...]:
    ours, theirs = list(_WORD_OR_MARK.finditer(quote)), list(_WORD_OR_MARK.finditer(passage))
    codes = _matcher([match[0] for match in ours], [match[0] for match in theirs]).get_opcodes()
    return tuple(
        (_stretch(quote, ours[a:b]), _stretch(passage, theirs[c:d])) for tag, a, b, c, d in codes if tag != "equal"
    )


def _stretch(text: str, tokens: Sequence[re.Match[str]]) -> str:
    return text[tokens[0].start() : tokens[-1].end()] if tokens else ""
