"""What the article itself leaves open: its own hedges, and what it calls unclear."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.authoring.propose.line import Line
from quiz.authoring.propose.phrases import is_word
from quiz.authoring.propose.values import Finding
from quiz.authoring.propose.words import BE, DETERMINERS, FINITE, NEGATIONS, PREPOSITIONS, SUBORDINATORS, words_of
from quiz.bank.status import Status

_SEEMING = words_of("seem seems seemed appear appears appeared")
_ON_STAGE = words_of("in at on before with for alongside beside opposite from again between among as")
_PERHAPS = words_of("apparently perhaps possibly probably presumably seemingly maybe conceivably")
_OPEN = words_of("unclear unknown uncertain undecided unresolved unproven unconfirmed unsettled doubtful")
_WAITING = words_of("clear known certain settled decided established agreed determined answered proven resolved")
_SETTLED = words_of("established verified confirmed determined ruled proven told")
_IGNORANT = words_of("knows know knew say tell")
_GUESS = words_of("guess")
CUES = (
    _SEEMING
    | _PERHAPS
    | _OPEN
    | _WAITING
    | _SETTLED
    | _IGNORANT
    | _GUESS
    | words_of("may might question doubt whether seen likely")
)
"""A sentence without one of these has nothing for this module."""


def hedged(line: Line) -> Iterator[Finding]:
    """Every place at which a sentence hedges by itself."""
    for at, word in enumerate(line.low):
        if word in CUES:
            found = _judged(line, at, word)
            if found is not None:
                yield found


def _judged(line: Line, at: int, word: str) -> Finding | None:
    low = line.low
    following = low[at + 1] if at + 1 < len(low) else "."
    before = low[at - 1] if at else ""
    if word in _SEEMING:
        weight = 0.8 if is_word(following) and following not in _ON_STAGE and before != "to" else 0.0
    elif word in ("may", "might"):
        noun = before in DETERMINERS | PREPOSITIONS or line.raw[at] == "May" or not is_word(following)
        weight = 0.0 if noun or following.isdigit() or before in ("who", "which", "that") else 0.72
    elif word in _PERHAPS:
        weight = 0.72 if following not in DETERMINERS | {"as"} or word != "perhaps" or at == 0 else 0.4
    elif word == "whether":
        weight = 0.62 if at == 0 and "," not in low and not BE.isdisjoint(low) else 0.0
    elif word in _GUESS:
        weight = 0.75 if before.endswith("'s") and at > 1 and low[at - 2] in BE | {"remains"} else 0.0
    elif word == "likely":
        weight = 0.62 if before in BE and following in ("to", "that") else 0.0
    else:
        weight = _left_open(line, at, word)
    if not weight:
        return None
    if _is_aside(line, at):
        weight = min(weight, 0.45)
    return Finding(Status.UNRESOLVED, "hedge", weight, (at, at + 1), None, _words(line, at, word))


def _left_open(line: Line, at: int, word: str) -> float:
    """ "It is unclear whether", "remains unknown", "an open question", "could not be established", "nobody knows"."""
    low = line.low
    before = low[at - 1] if at else ""
    two = low[max(0, at - 4) : at]
    negated = any(other in NEGATIONS for other in two)
    if word in _OPEN:
        return 0.85 if before in BE | {"remain", "remains", "remained", "still", "as", "yet", "it"} or at < 2 else 0.0
    if word in _WAITING:
        waits = negated or two[-3:] in (["yet", "to", "be"], ["has", "yet", "to"]) or "yet" in two
        return 0.8 if waits and any(other in BE for other in two) else 0.0
    if word == "question":
        return 0.8 if before == "open" or "remains" in two else 0.0
    if word in ("doubt", "seen"):
        return 0.75 if before == "in" or two[-3:] == ["remains", "to", "be"] else 0.0
    if word in _SETTLED:
        able = "could" in two or "cannot" in two or "been" in two
        return 0.8 if negated and able and before in ("be", "independently", "been") else 0.0
    if word in _IGNORANT and "too" in two:
        return 0.75
    if word in _IGNORANT:
        nobody = any(other in ("nobody", "no-one", "no", "one", "we", "it") for other in low[max(0, at - 4) : at])
        cannot = negated or not {"nobody", "no-one"}.isdisjoint(two) or before == "one"
        return 0.7 if nobody and cannot and "there" not in two else 0.0
    return 0.0


def _is_aside(line: Line, at: int) -> bool:
    """Whether a hedge stands in a clause that only goes with the main one."""
    low = line.low
    for place in range(at - 1, -1, -1):
        if low[place] == ",":
            return False
        if low[place] in SUBORDINATORS and low[place] not in ("whether", "though", "although", "while"):
            return place > 0
        if low[place] in ("who", "which"):
            return place > 0 and not any(word in FINITE or word.endswith("ed") for word in low[place + 1 : at])
    return False


def _words(line: Line, at: int, word: str) -> tuple[tuple[int, int], ...]:
    low = line.low
    whether = next((place for place in range(len(low)) if low[place] in ("whether", "if")), None)
    if word in _SEEMING:
        return ((0, len(low)),)
    if whether is not None and whether > at:
        return ((whether + 1, len(low)),)
    if whether == 0:
        return ((1, at),)
    return ((0, at), (at + 1, len(low))) if word in _PERHAPS else ((0, len(low)),)
