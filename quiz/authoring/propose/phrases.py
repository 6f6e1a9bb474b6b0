"""Noun phrases: who stands before a verb, who stands after it, and where a clause has its subject."""

from __future__ import annotations

from quiz.authoring.propose.line import SPEECH, Line
from quiz.authoring.propose.verbs import VERBS
from quiz.authoring.propose.words import (
    ARTICLES,
    DAYS,
    DETERMINERS,
    DOCUMENTS,
    FINITE,
    INSIDE_NAMES,
    JOINERS,
    MONTHS,
    NEGATIONS,
    PARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SPEAKERS,
    STOPS,
    SUBORDINATORS,
    TIMES,
    TITLES,
    words_of,
)

Phrase = tuple[int, int]
"""A noun phrase as numbers of tokens, the end exclusive."""

_BEFORE_VERB = words_of("""
    has have had later also then once again now still often always first already repeatedly previously both all
    would did has since long himself herself themselves privately publicly even recently earlier yesterday today
    afterwards meanwhile once soon finally sometimes never not reportedly rightly is are was were
""")
_SUBJECTS = frozenset(["he", "she", "they", "we", "i", "there", "it"])
_TIME_AT_END = DAYS | MONTHS | frozenset(["morning", "afternoon", "evening", "week", "month", "year", "night"])


def is_word(token: str) -> bool:
    """Whether a token is a word, not a mark."""
    return token[0].isalnum()


def subject_before(line: Line, verb: int) -> Phrase | None:
    """The subject of a verb that follows it; None where none stands right before it."""
    low = line.low
    at = verb - 1
    while at >= 0 and (low[at] in _BEFORE_VERB or (low[at].endswith("ly") and not line.is_name(at))):
        at -= 1
    if at < 0 or low[at] in (SPEECH, ":", ";", "—", "–", '"', "”"):
        return None
    if low[at] == ",":
        return _before_apposition(line, at)
    if low[at] in RELATIVES:
        before = at - 1 if at and low[at - 1] != "," else at - 2
        return phrase_before(line, before) if before >= 0 else None
    if low[at] in JOINERS:
        return clause_subject(line, at)
    if low[at] == ")":
        return _before_bracket(line, at)
    return phrase_before(line, at)


def _before_bracket(line: Line, at: int) -> Phrase | None:
    while at > 0 and line.low[at] != "(":
        at -= 1
    return phrase_before(line, at - 1) if at > 0 else None


def _before_apposition(line: Line, comma: int) -> Phrase | None:
    """The phrase whose description stands between commas: "Ida Marr, the mayor, said"."""
    low = line.low
    opening = [at for at in range(comma) if low[at] == ","]
    for first in reversed(opening):
        inner = low[first + 1]
        describes = inner in RELATIVES or inner in DETERMINERS or inner.isdigit() or line.is_name(first + 1)
        describes = describes or inner in PREPOSITIONS or inner in TITLES or comma - first <= 8
        if not describes or first == 0 or not is_word(low[first - 1]):
            continue
        phrase = phrase_before(line, first - 1)
        if phrase is None or low[phrase[0]] in TIMES or (phrase[0] and low[phrase[0] - 1] in PREPOSITIONS):
            return None
        if first - 1 in opening or (phrase[0] > 1 and low[phrase[0] - 1] == "," and _is_part_of_series(line, phrase)):
            continue
        return phrase
    return None


def _is_part_of_series(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase itself stands between commas as part of a description: "Liv, 40, a cook, of Brenholt, said"."""
    first = line.low[phrase[0]]
    return first in ARTICLES or first.isdigit() or first in RELATIVES


def phrase_before(line: Line, last: int) -> Phrase | None:
    """The noun phrase whose last token is `last`."""
    low = line.low
    at = last
    if at < 0 or not is_word(low[at]):
        return None
    if low[at] in PRONOUNS:
        beside = at > 1 and low[at - 1] in PREPOSITIONS
        return phrase_before(line, at - 2) if beside else (at, at + 1)
    if low[at] in STOPS:
        return None
    return _before_time(line, at) if low[at] in _TIME_AT_END else _leftwards(line, at)


def _leftwards(line: Line, last: int) -> Phrase | None:
    """A noun phrase word by word to the left."""
    low = line.low
    start = at = last
    while at >= 0:
        word = low[at]
        if word == "that":
            break
        if word in DETERMINERS or word.endswith(("'s", "s'")):
            start = at
            if not _goes_on(line, at):
                break
        elif not _belongs(line, at, last):
            if at and _is_participle(line, at):
                return phrase_before(line, at - 1)
            break
        else:
            start = at
        at -= 1
    return _settled(line, start, last)


def _settled(line: Line, start: int, last: int) -> Phrase | None:
    """The whole of a phrase: what it hangs on in its place, what is joined to it taken in."""
    low = line.low
    while start <= last and low[start] in PREPOSITIONS:
        start += 1
    hangs = _hung_on(line, start)
    if hangs is not None:
        return phrase_before(line, hangs - 1)
    if start > 1 and low[start - 1].endswith("ing") and low[start - 2] in SPEAKERS:
        return phrase_before(line, start - 2)
    described = _described_by(line, start)
    if described is not None:
        return phrase_before(line, described)
    return _with_partner(line, start, last + 1) if start <= last else None


def _before_time(line: Line, at: int) -> Phrase | None:
    """The phrase before "on Tuesday" or "last week", and before what hangs on it: "figures released on Thursday"."""
    low = line.low
    start = at
    while start > 0 and (low[start] in TIMES or low[start] in ("on", "in", "the", "this") or low[start].isdigit()):
        start -= 1
    if start == 0 or not is_word(low[start]):
        return None
    return phrase_before(line, start - 1 if _is_participle(line, start) else start)


def _described_by(line: Line, start: int) -> int | None:
    """The end of the phrase that a short clause without commas describes: "the trust | that runs the hospital"."""
    low = line.low
    if start > 1 and low[start - 1] in ("i", "we", "he", "she", "they") and low[start].endswith("ed"):
        return start - 2 if is_word(low[start - 2]) and low[start - 2] not in STOPS else None
    for back in (2, 3):
        at = start - back
        if at > 0 and low[at] in ("that", "who", "which") and is_word(low[at - 1]) and low[at - 1] not in VERBS:
            return at - 1
    return None


def _hung_on(line: Line, start: int) -> int | None:
    """The participle that a phrase behind a preposition hangs on: "a study published on Monday in | the journal"."""
    low = line.low
    if start < 3 or low[start - 1] not in PREPOSITIONS:
        return None
    for at in range(start - 1, max(0, start - 8), -1):
        if not is_word(low[at]) or low[at] in STOPS:
            return None
        if _is_participle(line, at):
            return at
    return None


def _goes_on(line: Line, at: int) -> bool:
    """Whether a phrase that began at a determiner has more before it: "the head | of the union", "all | the staff"."""
    if at == 0:
        return False
    before = line.low[at - 1]
    if before in INSIDE_NAMES and at > 1 and _carries_phrase(line, at - 2):
        return True
    if before in DETERMINERS or line.low[at].endswith(("'s", "s'")):
        return is_word(before) and before not in STOPS and before not in PREPOSITIONS
    return False


def _carries_phrase(line: Line, at: int) -> bool:
    word = line.low[at]
    if not is_word(word) or word in STOPS or word in PREPOSITIONS or word in TIMES:
        return False
    return word not in VERBS or word in DOCUMENTS or word in SPEAKERS


def _belongs(line: Line, at: int, last: int) -> bool:
    word = line.low[at]
    if not is_word(word) or word in STOPS or word in TIMES or word in PRONOUNS:
        return word in (".", "&") or (word == "'" and at > 0 and line.low[at - 1].endswith("s"))
    if word in INSIDE_NAMES:
        return at > 0 and at < last and _carries_phrase(line, at - 1)
    if word in PREPOSITIONS:
        return False
    return not (word.endswith("ed") and at < last and not line.is_name(at) and _is_verb_like(line, at))


def _is_participle(line: Line, at: int) -> bool:
    """Whether a word hangs what follows on a noun before it: "a study published in the journal"."""
    word = line.low[at]
    hangs = word in _HANGING or (word.endswith("ed") and line.low[at + 1] in PREPOSITIONS | TIMES)
    return hangs and is_word(line.low[at - 1]) and line.low[at - 1] not in STOPS


_NEVER_FIRST = words_of("afterward afterwards later yesterday today then again earlier recently bluntly quietly simply")
_HANGING = words_of("led written seen sent made given held living working speaking close familiar based")


def _is_verb_like(line: Line, at: int) -> bool:
    """Whether a word in "ed" is a verb and no adjective: it then has a phrase before it."""
    return at > 0 and is_word(line.low[at - 1]) and line.low[at - 1] not in DETERMINERS


def _with_partner(line: Line, start: int, end: int) -> Phrase:
    """Take in what is joined by "and", where the whole begins a clause: "police and residents"."""
    low = line.low
    if start < 2 or low[start - 1] != "and":
        return start, end
    first = start - 2
    while first >= 0 and is_word(low[first]) and low[first] not in STOPS and start - first < 7:
        first -= 1
    partner = low[first + 1 : start - 1]
    if first >= 0 and low[first] not in SUBORDINATORS and low[first] not in (",", SPEECH):
        return start, end
    plain = all(word not in VERBS and not word.endswith("ed") and word not in PREPOSITIONS for word in partner)
    return (first + 1, end) if partner and plain else (start, end)


def phrase_after(line: Line, first: int) -> Phrase | None:
    """The noun phrase that begins with the token `first`."""
    low = line.low
    at, stop = first, len(low)
    if at >= stop or not is_word(low[at]) or low[at] in PREPOSITIONS or low[at] in _NEVER_FIRST:
        return None
    if low[at] in PRONOUNS:
        return at, at + 1
    while at < stop:
        word = low[at]
        if word == "." and at + 1 < stop and low[at - 1] in TITLES:
            at += 1
            continue
        if word == "&" and at > first and at + 1 < stop and line.is_name(at - 1) and line.is_name(at + 1):
            at += 1
            continue
        if not is_word(word) or (word in STOPS and not _joins_names(line, at)) or (word in DAYS and at > first):
            break
        if at > first and (word in _SUBJECTS or (word in PREPOSITIONS and not _phrase_follows(line, at))):
            break
        if word in TIMES and at > first and not line.is_name(at):
            break
        if at > first and word.endswith(("ed", "ing")) and not line.is_name(at) and low[at - 1] not in DETERMINERS:
            break
        at += 1
    while at > first and low[at - 1] in PREPOSITIONS | ARTICLES:
        at -= 1
    return (first, at) if at > first else None


def _joins_names(line: Line, at: int) -> bool:
    return line.low[at] == "and" and at + 1 < len(line.low) and line.is_name(at - 1) and line.is_name(at + 1)


def _phrase_follows(line: Line, at: int) -> bool:
    """Whether a preposition carries a noun phrase on: "of the union", never "on Tuesday" or "in a statement"."""
    low = line.low
    if low[at] not in INSIDE_NAMES or at + 1 >= len(low):
        return False
    following = low[at + 1]
    if following in DAYS or following in MONTHS or following.isdigit() or low[at] == "on":
        return False
    if low[at] in ("of", "for", "from"):
        return is_word(following)
    return line.is_name(at + 1) or (low[at] in ("at", "behind") and following == "the")


def clause_subject(line: Line, before: int) -> Phrase | None:
    """The subject of the clause that `before` stands in: the phrase at its beginning, behind what leads it in."""
    low = line.low
    start = 0
    while start < before and (not is_word(low[start]) or low[start] in JOINERS or low[start] == SPEECH):
        start += 1
    if start < before and (low[start] in PREPOSITIONS or low[start] in SUBORDINATORS or low[start] in DAYS):
        comma = next((at for at in range(start, before) if low[at] == ","), None)
        start = comma + 1 if comma is not None else start
    if start >= before or low[start] in FINITE:
        return None
    found = _leading(line, start, before)
    return found if found and low[found[0]] not in PREPOSITIONS else None


def _leading(line: Line, start: int, before: int) -> Phrase | None:
    """A noun phrase from the left, up to what may be its verb."""
    low = line.low
    if low[start] in PRONOUNS:
        return start, start + 1
    at = start
    while at < before and is_word(low[at]) and low[at] not in STOPS and not _may_be_verb(line, at, start):
        at += 1
        ended = at == before or not (low[at] in SPEAKERS or low[at] in PREPOSITIONS or line.is_name(at))
        if low[at - 1] in SPEAKERS and ended:
            break
    while at > start and low[at - 1] in PREPOSITIONS | NEGATIONS:
        at -= 1
    return (start, at) if at > start else None


def _may_be_verb(line: Line, at: int, start: int) -> bool:
    if at == start or line.is_name(at):
        return False
    word = line.low[at]
    if word in TIMES or (word.endswith("ly") and word not in SPEAKERS):
        return True
    before = line.low[at - 1]
    if before in DETERMINERS or before in POSSESSIVES or before.endswith("'s") or word in DOCUMENTS:
        return False
    noun = word in SPEAKERS or word.removesuffix("s") in SPEAKERS
    named = (
        line.is_name(at - 1)
        and line.low[start] not in DETERMINERS
        and not (at == 1 and noun)
        and word not in PREPOSITIONS
        and word not in PARTICLES
    )
    return word in VERBS or word.endswith("ed") or named
