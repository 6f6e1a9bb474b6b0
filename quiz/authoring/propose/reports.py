"""What carries a claim without a verb of saying: "according to", "reportedly", "in the view of", sure minds."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.authoring.propose.clauses import has_clause
from quiz.authoring.propose.line import SPEECH, Line
from quiz.authoring.propose.phrases import is_word, phrase_after, subject_before
from quiz.authoring.propose.values import Finding
from quiz.authoring.propose.words import BE, NEGATIONS, SUBORDINATORS, words_of
from quiz.bank.status import Status

_NO_SOURCE = words_of("plan plans schedule type custom size age tradition taste need merit rank law whether how local")
_MINDS = words_of("convinced certain sure confident adamant worried afraid optimistic doubtful persuaded positive")
_ADVERBS = words_of("reportedly allegedly supposedly purportedly ostensibly")
_LORE = words_of("legend gossip tradition story word")
_OPINIONS = words_of("""
    view views opinion account words telling argument position contention belief finding findings conclusion conclusions
    message advice verdict estimate reckoning judgment evidence theory claim complaint fear answer case guess
""")
CUES = frozenset({"according", "fears", "rumours", "rumour", "reports", *_LORE, *_MINDS, *_ADVERBS, *_OPINIONS})
"""A sentence without one of these has nothing for this module."""


def reported(line: Line) -> Iterator[Finding]:
    """What a sentence hands over to somebody without a verb of saying."""
    low = line.low
    for at, word in enumerate(low):
        if word not in CUES:
            continue
        if word == "according":
            found = _according(line, at)
        elif word in _ADVERBS:
            words = ((0, at), (at + 1, len(low)))
            found = Finding(Status.ATTRIBUTED, "report-unnamed", 0.8, (at, at + 1), None, words)
        elif word in _MINDS:
            found = _mind(line, at)
        elif word in _LORE:
            told = low[at + 1 : at + 4] == ["has", "it", "that"]
            tale = ((at + 4, len(low)),)
            found = Finding(Status.ATTRIBUTED, "report-unnamed", 0.8, (at, at + 3), None, tale) if told else None
        elif word in ("fears", "rumours", "rumour", "reports"):
            found = _rumour(line, at)
        else:
            found = _opinion(line, at)
        if found is not None:
            yield found


def _according(line: Line, at: int) -> Finding | None:
    low = line.low
    if low[at + 1 : at + 2] != ["to"] or at + 2 >= len(low) or low[at + 2] in _NO_SOURCE:
        return None
    speaker = phrase_after(line, at + 2)
    if speaker is None or low[speaker[1] - 1] in _NO_SOURCE:
        return None
    if at == 0:
        comma = next((place for place in range(speaker[1], len(low)) if low[place] == ","), speaker[1])
        last = max((p for p in range(comma, len(low)) if low[p] == ","), default=comma)
        first = comma if not _is_description(line, comma) else last
        words: tuple[tuple[int, int], ...] = ((min(first + 1, len(low)), len(low)),)
    else:
        words = ((0, at),)
    return Finding(Status.ATTRIBUTED, "according-to", 0.93, (at, at + 2), speaker, words, inner=SPEECH in low)


def _is_description(line: Line, comma: int) -> bool:
    return line.low[comma + 1 : comma + 2] != [] and line.low[comma + 1] in ("who", "which", "whose", "a", "the")


def _mind(line: Line, at: int) -> Finding | None:
    """ "She is convinced that", where somebody is."""
    low = line.low
    before = at - 1
    while before > 0 and (low[before].endswith("ly") or low[before] in ("so", "quite", "very", "less", "still")):
        before -= 1
    if before < 1 or low[before] not in BE | {"remains", "remained", "seems", "feels"}:
        return None
    negated = low[before] in NEGATIONS or any(word in NEGATIONS for word in low[before + 1 : at])
    follows = low[at + 1 : at + 2] == ["that"] or has_clause(line, at + 1)
    speaker = subject_before(line, before)
    if negated or not follows or speaker is None or low[speaker[0]] in ("it", "what", "nobody"):
        return None
    first = at + 1 + (low[at + 1] == "that")
    return Finding(Status.ATTRIBUTED, "belief", 0.85, (at, at + 1), speaker, ((first, len(low)),))


def _rumour(line: Line, at: int) -> Finding | None:
    """ "There are fears that", "rumours that", "there have been reports of"."""
    low = line.low
    following = low[at + 1] if at + 1 < len(low) else "."
    told = low[0] == "there" and at > 1 and low[at - 1] in BE | {"growing", "some", "widespread", "unconfirmed"}
    if following != "that" and not (told and following == "of"):
        return None
    if at and low[at - 1] in ("despite", "no", "deny", "denied", "dismissed", "denies", "rejected", "rejects"):
        return None
    if low[at] == "reports" and not told:
        return None
    weight = 0.75 if at == 0 or told or low[at - 1] in BE else 0.5
    return Finding(Status.ATTRIBUTED, "report-unnamed", weight, (at, at + 1), None, ((at + 2, len(low)),))


def _opinion(line: Line, at: int) -> Finding | None:
    """ "In her view", "in the words of", "by the union's account", "the finding is that"."""
    low = line.low
    lead = next((place for place in range(at - 1, max(-1, at - 6), -1) if low[place] in ("in", "by")), None)
    if lead is not None and (lead == 0 or not is_word(low[lead - 1]) or lead > 3):
        owner = _owner(line, lead + 1, at)
        if owner is not None and _is_aside(line, lead, at):
            words = ((at + 2, len(low)),) if lead == 0 else ((0, lead),)
            return Finding(Status.ATTRIBUTED, "in-view-of", 0.85, (lead, at + 1), owner, words)
    if low[max(0, at - 2) : at] in (["is", "the"], ["was", "the"]) and low[at + 1 : at + 2] == ["of"]:
        owner = phrase_after(line, at + 2)
        if owner is not None and low[0] in ("that", "this", "such"):
            return Finding(Status.ATTRIBUTED, "in-view-of", 0.8, (at, at + 1), owner, ((0, at),))
    if low[at + 1 : at + 3] in (["is", "that"], ["was", "that"]) and at:
        owner = _owner(line, 0, at)
        if owner is not None and low[at - 1] not in SUBORDINATORS:
            return Finding(Status.ATTRIBUTED, "in-view-of", 0.8, (at, at + 1), owner, ((at + 3, len(low)),))
    return None


def _is_aside(line: Line, lead: int, at: int) -> bool:
    following = line.low[at + 1] if at + 1 < len(line.low) else "."
    return following in (",", ".", "of", ";", SPEECH, "the") and (line.low[lead] == "in" or following != "of")


def _owner(line: Line, first: int, at: int) -> tuple[int, int] | None:
    """Whose view it is: before the noun, or behind "of"."""
    low = line.low
    words = low[first:at]
    if low[at + 1 : at + 2] == ["of"]:
        return phrase_after(line, at + 2) if words in ([], ["the"]) else None
    if not words or words[-1] in ("the", "a", "this", "that", "any", "no"):
        return None
    for place in range(at - 1, first - 1, -1):
        if low[place].endswith(("'s", "s'")) or low[place] == "'":
            return first, place + 1
    if words[0] in ("his", "her", "their", "its"):
        return first, first + 1
    return None
