"""Where what is said begins and ends: behind "that", as a clause of its own, or round a verb thrown in."""

from __future__ import annotations

from quiz.authoring.propose.line import SPEECH, Line
from quiz.authoring.propose.phrases import (
    is_word,
    phrase_before,
    subject_before,
)
from quiz.authoring.propose.verbs import VERBS
from quiz.authoring.propose.words import (
    ARTICLES,
    DETERMINERS,
    FINITE,
    JOINERS,
    PASTS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_STARTS,
    SUBORDINATORS,
    TIMES,
)

_STATEMENT = frozenset(
    ["statement", "email", "letter", "interview", "post", "report", "message", "reporters", "journalists", "parliament"]
)

_LONGEST_ASIDE = 14

LOOK = 14
"""Tokens behind a verb within which its clause has to begin."""


def that_behind(line: Line, at: int) -> int | None:
    """The "that" which begins what is said, within a few words of the verb and before any other verb."""
    low = line.low
    for place in range(at + 1, min(at + LOOK, len(low))):
        word = low[place]
        if word == "that":
            following = low[place + 1] if place + 1 < len(low) else "."
            return place if is_word(following) and following not in FINITE else None
        if word in FINITE or word in (".", ";", ":", SPEECH, "to"):
            if word == "to" and place + 1 < len(low) and low[place + 1] in _STATEMENT | DETERMINERS | frozenset("us"):
                continue
            return None
    return None


def has_clause(line: Line, first: int) -> bool:
    """Whether a clause of its own begins at a token: a subject, then a verb, with no mark between."""
    low = line.low
    while first < len(low) and (low[first] in TIMES or low[first] == "on"):
        first += 1
    if first >= len(low) or not is_word(low[first]) or low[first] in FINITE or low[first] in JOINERS:
        return False
    if low[first] in PREPOSITIONS and low[first] not in ("in", "after", "about", "over", "under", "at"):
        return False
    if low[first] in SUBJECT_STARTS and first + 2 < len(low) and is_word(low[first + 1]):
        return low[first + 1] not in PREPOSITIONS
    for place in range(first + 1, min(first + LOOK, len(low))):
        word = low[place]
        if word in FINITE or word in PASTS or _is_past(line, place):
            return low[place - 1] not in JOINERS
        if not is_word(word) or word in RELATIVES or word in SUBORDINATORS or word in ("with", "without", "during"):
            return False
    return False


def _is_past(line: Line, at: int) -> bool:
    """Whether a word in "ed" is the verb of a clause: a noun before it, no noun behind it."""
    low = line.low
    before, following = low[at - 1], low[at + 1] if at + 1 < len(low) else "."
    if not low[at].endswith("ed") or before in DETERMINERS or before.isdigit() or before in PREPOSITIONS:
        return False
    return not is_word(following) or following in PREPOSITIONS | DETERMINERS | TIMES


def aside_at(line: Line, at: int) -> tuple[tuple[int, int], ...] | None:
    """Where a verb of saying is thrown in between commas or stands at the end, what stands round it."""
    low, end = line.low, clause_end(line)
    first = at
    while first > 0 and is_word(low[first - 1]):
        first -= 1
    last = at + 1
    while last < end and (is_word(low[last]) or (low[last] == "," and _describes(line, last))):
        last += 1
    if first == 0 or low[first - 1] != "," or (last < end and low[last] not in (",", ";", ":")):
        return _aside_with_description(line, at)
    if (
        low[first] in RELATIVES | JOINERS
        or last - at > _LONGEST_ASIDE
        or not _ends_there(line, at, first == at and not is_described(line, at))
    ):
        return _aside_with_description(line, at)
    if (low[first] in SUBORDINATORS and low[first] != "as") or not (last < end or is_clause(line, 0, first - 1)):
        return None
    return ((0, first - 1), (min(last + 1, end), end)) if last + 1 < end else ((0, first - 1),)


def _ends_there(line: Line, at: int, inverted: bool) -> bool:
    """Whether nothing that is said follows a verb that is thrown in: a time, a place, a listener may."""
    low = line.low
    lemma = VERBS[low[at]].lemma if low[at] in VERBS else ""
    if lemma in ("tell", "assure", "inform", "remind") or inverted:
        return True
    following = low[at + 1] if at + 1 < len(low) else "."
    if following == "out" and lemma == "point":
        following = low[at + 2] if at + 2 < len(low) else "."
    return not is_word(following) or following in PREPOSITIONS | TIMES | SUBORDINATORS or following.endswith("ly")


def _aside_with_description(line: Line, at: int) -> tuple[tuple[int, int], ...] | None:
    """ "…, Ida Marr, the mayor, said." and "…, said Ida Marr, who …": described on the way."""
    subject = subject_before(line, at)
    if subject is None or subject[0] < 3 or line.low[subject[0] - 1] != "," or line.low[at - 1] != ",":
        return None
    return ((0, subject[0] - 1),) if is_clause(line, 0, subject[0] - 1) else None


def _describes(line: Line, comma: int) -> bool:
    """Whether a comma opens a description of the one before it: ", the mayor" or ", who has"."""
    following = line.low[comma + 1 : comma + 2]
    return bool(following) and (following[0] in ARTICLES or following[0] in ("who", "whose", "which"))


def is_clause(line: Line, first: int, last: int) -> bool:
    """Whether there is a verb among some tokens."""
    words = line.low[first:last]
    return any(word in FINITE or word in PASTS or word.endswith(("ed", "n't")) for word in words)


def clause_end(line: Line) -> int:
    """Where the last clause ends: before the sentence's own stop."""
    end = len(line.low)
    while end > 0 and not is_word(line.low[end - 1]) and line.low[end - 1] not in (SPEECH, ")"):
        end -= 1
    return end


def is_described(line: Line, at: int) -> bool:
    """Whether what stands before the comma at a verb describes a subject that begins the sentence.

    Behind a quotation it begins there: "“…,” the prosecutor, Neil Garrity, told the jury".
    """
    low = line.low
    if low[at - 1] != ",":
        return False
    start = max((place for place in range(at) if low[place] == SPEECH), default=-1) + 1
    while start < at - 1 and (low[start] == "," or low[start] in JOINERS):
        start += 1
    first = low.index(",", start)
    if first == at - 1 or first == start:
        return False
    subject = phrase_before(line, first - 1)
    return subject is not None and subject[0] == start and not is_clause(line, start, first)
