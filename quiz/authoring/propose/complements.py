"""What has to follow a verb for it to be speech, by the kind of verb."""

from __future__ import annotations

from quiz.authoring.propose.clauses import LOOK, aside_at, clause_end, has_clause, that_behind
from quiz.authoring.propose.line import SPEECH, Line
from quiz.authoring.propose.phrases import (
    is_word,
    phrase_after,
)
from quiz.authoring.propose.verbs import VERBS, Verb
from quiz.authoring.propose.words import (
    FINITE,
    PASTS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
)

TELLS_NOTHING = frozenset(
    ["nothing", "little", "goodbye", "hello", "sorry", "thank", "thanks", "farewell", "no", "yes", "grace", "mass"]
)


def behind(line: Line, at: int, verb: Verb) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """How what is said stands to the verb at `at`, and where it stands; None where nothing is said."""
    low = line.low
    takes = verb.takes
    if SPEECH in low and _by_speech(line, at):
        return "speech", ()
    if takes == "q":
        return None
    if verb.lemma in ("tell", "assure", "inform", "remind"):
        return _told(line, at)
    if takes in ("x", "p", "on", "m", "qx"):
        return _special(line, at, verb)
    end = clause_end(line)
    that = that_behind(line, at)
    if that is not None:
        return "that", ((that + 1, end),)
    aside = aside_at(line, at)
    if aside is not None and takes != "e":
        return "aside", aside
    return _bare(line, at, verb, end)


def _bare(line: Line, at: int, verb: Verb, end: int) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """What follows without "that"."""
    low, takes = line.low, verb.takes
    following = low[at + 1] if at + 1 < len(low) else "."
    if takes == "a":
        return ("clause", ((at + 1, end),)) if is_word(following) else None
    if following in ("how", "why", "what", "where") and ("w" in takes):
        return "question", ((at + 1, end),)
    if has_clause(line, at + 1):
        return "clause", ((at + 1, end),)
    if takes == "d" and "to" in low[at + 1 : at + LOOK] and _finds(line, at):
        return "that", ((at + 1, end),)
    if takes == "e":
        return ("wish", ((at + 1, end),)) if "to" in low[at + 2 : at + 6] and following != "to" else None
    if "o" in takes and following in ("of", "about"):
        return "thing", ((at + 2, end),)
    if "t" in takes and following == "to":
        return "promise", ((at + 2, end),)
    if "g" in takes and following.endswith("ing"):
        return "thing", ((at + 1, end),)
    if (
        "n" in takes
        and following not in TELLS_NOTHING
        and following not in PREPOSITIONS
        and following not in TIMES
        and is_word(following)
    ):
        return "thing", ((at + 1, end),)
    return None


def _finds(line: Line, at: int) -> bool:
    """ "Found the plan to be sound", where somebody judges."""
    low = line.low
    place = low.index("to", at)
    return low[at] in ("found", "finds") and low[place + 1 : place + 2] in (["be"], ["have"]) and is_word(low[at + 1])


def _by_speech(line: Line, at: int) -> bool:
    """Whether a quotation belongs to this verb: no other verb of saying lies between them."""
    low = line.low
    for place, sign in enumerate(low):
        if sign != SPEECH:
            continue
        first, last = sorted((place, at))
        between = low[first + 1 : last]
        if any(VERBS.get(word, _NOBODY).takes[:1] in "aq" for word in between if word in VERBS):
            continue
        if place > at or not any(word in FINITE for word in between):
            return True
    return False


_NOBODY = Verb("", "-", "")


def _special(line: Line, at: int, verb: Verb) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """Verbs with ways of their own: accused X of, blamed X for, citing X, put the cost at, pointed out, made clear."""
    low, end = line.low, clause_end(line)
    rest = low[at + 1 : at + LOOK]
    if verb.lemma == "accuse" and "of" in rest[1:]:
        return "thing", ((at + 1, end),)
    if verb.lemma in ("attribute", "ascribe") and "to" in rest:
        return "thing", ((at + 1, end),)
    if verb.lemma == "blame" and rest and is_word(rest[0]):
        return "thing", ((at + 1, end),)
    if verb.lemma == "put" and rest[:2] == ["it", "to"] and "that" in rest:
        return "that", ((at + 2 + rest.index("that"), end),)
    if verb.lemma == "put" and "at" in rest and low[at - 1] not in PRONOUNS:
        place = at + 1 + rest.index("at")
        number = low[place + 1] if place + 1 < len(low) else ""
        number = low[place + 2] if number in ("about", "around", "some", "nearly", "£", "$", "€") else number
        return ("thing", ((at + 1, end),)) if number[:1].isdigit() or number in ("£", "$", "€") else None
    if verb.lemma in ("call", "brand", "label", "dub", "term") and set(rest) & {"“", "‘", '"'}:
        return "thing", ((at + 1, end),)
    if verb.lemma == "make" and rest[:2] == ["clear", "that"]:
        return "that", ((at + 3, end),)
    if verb.lemma == "go" and rest[:1] == ["on"]:
        return "aside" if (aside := aside_at(line, at + 1)) else "", aside or ()
    return None


def _told(line: Line, at: int) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """What somebody is told: behind the one who is told, as a clause or with "of"."""
    low, end = line.low, clause_end(line)
    that = that_behind(line, at)
    if that is not None:
        return "that", ((that + 1, end),)
    aside = aside_at(line, at)
    if aside is not None:
        return "aside", aside
    listener = phrase_after(line, at + 1)
    if listener is None:
        return None
    following = low[listener[1]] if listener[1] < len(low) else "."
    if following in ("of", "about", "how", "why"):
        return "thing", ((listener[1] + 1, end),)
    if following != "to" and (has_clause(line, listener[1]) or _ends_in_clause(line, at)):
        return "clause", ((listener[1], end),)
    return None


def _ends_in_clause(line: Line, at: int) -> bool:
    """Whether the one who is told and what is told run together without a sign: "told the court the yard was his"."""
    rest = line.low[at + 1 : at + LOOK]
    finite = next((place for place, word in enumerate(rest) if word in FINITE or word in PASTS), None)
    stop = next((place for place, word in enumerate(rest) if not is_word(word) or word == "to"), len(rest))
    return finite is not None and 2 <= finite < stop
