"""Who says so: verbs of saying and believing with a speaker, in all the orders that news English puts them in."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.authoring.propose.line import SPEECH, Line
from quiz.authoring.propose.phrases import (
    Phrase,
    clause_subject,
    is_word,
    phrase_after,
    phrase_before,
    subject_before,
)
from quiz.authoring.propose.values import Finding
from quiz.authoring.propose.verbs import REPORTED, VERBS, Verb
from quiz.authoring.propose.words import (
    ARTICLES,
    BE,
    DETERMINERS,
    DO,
    DOCUMENTS,
    FINITE,
    JOINERS,
    MODALS,
    NEGATIONS,
    PASTS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SILENT,
    SPEAKERS,
    SUBJECT_STARTS,
    SUBORDINATORS,
    TIMES,
)
from quiz.bank.status import Status

_NOT_NOUN_BEFORE = (
    DETERMINERS
    | PREPOSITIONS
    | frozenset(["of", "no", "any", "new", "own", "main", "latest", "official", "early", "recent"])
)
_TELLS_NOTHING = frozenset(
    ["nothing", "little", "goodbye", "hello", "sorry", "thank", "thanks", "farewell", "no", "yes", "grace", "mass"]
)
_CLAUSE_WORDS = frozenset(["how", "why", "what", "where", "whether", "who", "when"])
_COURTS = frozenset(
    [
        "court",
        "jury",
        "tribunal",
        "inquest",
        "inquiry",
        "hearing",
        "meeting",
        "committee",
        "councillors",
        "jurors",
        "judges",
    ]
)
_STATEMENT = frozenset(
    ["statement", "email", "letter", "interview", "post", "report", "message", "reporters", "journalists", "parliament"]
)
_LONGEST_ASIDE = 14
_LOOK = 14
"""Tokens behind a verb within which its clause has to begin."""


def spoken(line: Line) -> Iterator[Finding]:
    """What the verbs of a sentence attribute to somebody."""
    low = line.low
    for at, word in enumerate(low):
        if word in VERBS and at < len(low) - 1 + bool(at):
            verb = VERBS[word]
            found = _judged(line, at, verb)
            if found is not None:
                yield found


def _judged(line: Line, at: int, verb: Verb) -> Finding | None:
    if verb.form == "d" and at and line.low[at - 1] in BE:
        return _passive(line, at, verb)
    if not _is_verb(line, at, verb):
        return None
    after = behind(line, at, verb)
    if after is None:
        return None
    speaker = _speaker(line, at, verb)
    if speaker is None and verb.form != "g":
        return None
    if speaker is not None and not _can_speak(line, speaker, verb, after):
        return None
    if verb.takes == "h":
        return Finding(Status.ATTRIBUTED, "report-unnamed", 0.85, (at, at + 1), None, after[1])
    return _finding(line, at, verb, speaker, after)


def _is_verb(line: Line, at: int, verb: Verb) -> bool:
    """Whether a word is a verb here that tells what was said: no noun, no plan to say, nothing that was not said."""
    low = line.low
    before = low[at - 1] if at else ""
    if low[at + 1 : at + 2] == ["to"] and "t" not in verb.takes and verb.lemma != "expect":
        return False
    if before == "to":
        return at > 1 and low[at - 2] in ("went", "goes", "go", "on")
    if before in MODALS and verb.lemma == "say":
        return low[at + 1 : at + 3] == ["only", "that"]
    if before in MODALS or before in DO or before in NEGATIONS or (at > 1 and low[at - 2] in NEGATIONS):
        return False
    if verb.form == "g":
        return not before or before not in PREPOSITIONS or before in ("as", "than")
    if verb.form == "b" and (not before or before == "and"):
        return False
    if verb.lemma == "say" and low[at + 1 : at + 2] and low[at + 1] in _TELLS_NOTHING:
        return len(low) > at + 3 and low[at + 2] not in (".", ",") and low[at + 1] in ("no", "nothing", "little")
    return before not in _NOT_NOUN_BEFORE


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
    end = _end(line)
    that = _that(line, at)
    if that is not None:
        return "that", ((that + 1, end),)
    aside = _aside(line, at)
    if aside is not None and takes not in ("e", "h"):
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
    if takes == "d" and "to" in low[at + 1 : at + _LOOK] and _finds(line, at):
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
        and following not in _TELLS_NOTHING
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
    low, end = line.low, _end(line)
    rest = low[at + 1 : at + _LOOK]
    if verb.lemma == "accuse" and "of" in rest:
        return "thing", ((at + 1, end),)
    if verb.lemma == "blame" and ("for" in rest or "on" in rest):
        return "thing", ((at + 1, end),)
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
        return "aside" if (aside := _aside(line, at + 1)) else "", aside or ()
    return None


def _told(line: Line, at: int) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """What somebody is told: behind the one who is told, as a clause or with "of"."""
    low, end = line.low, _end(line)
    that = _that(line, at)
    if that is not None:
        return "that", ((that + 1, end),)
    aside = _aside(line, at)
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
    rest = line.low[at + 1 : at + _LOOK]
    finite = next((place for place, word in enumerate(rest) if word in FINITE or word in PASTS), None)
    stop = next((place for place, word in enumerate(rest) if not is_word(word) or word == "to"), len(rest))
    return finite is not None and 2 <= finite < stop


def _that(line: Line, at: int) -> int | None:
    """The "that" which begins what is said, within a few words of the verb and before any other verb."""
    low = line.low
    for place in range(at + 1, min(at + _LOOK, len(low))):
        word = low[place]
        if word == "that":
            following = low[place + 1] if place + 1 < len(low) else "."
            return place if is_word(following) and following not in FINITE else None
        if word in FINITE or word in (".", ";", ":", SPEECH, "to") or (word == "," and place == at + 1 and False):
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
    for place in range(first + 1, min(first + _LOOK, len(low))):
        word = low[place]
        if word in FINITE or word in PASTS or _is_past(line, place):
            return low[place - 1] not in JOINERS
        if not is_word(word) or word in RELATIVES or word in SUBORDINATORS:
            return False
    return False


def _is_past(line: Line, at: int) -> bool:
    """Whether a word in "ed" is the verb of a clause: a noun before it, no noun behind it."""
    low = line.low
    before, following = low[at - 1], low[at + 1] if at + 1 < len(low) else "."
    if not low[at].endswith("ed") or before in DETERMINERS or before.isdigit() or before in PREPOSITIONS:
        return False
    return not is_word(following) or following in PREPOSITIONS | DETERMINERS | TIMES


def _aside(line: Line, at: int) -> tuple[tuple[int, int], ...] | None:
    """Where a verb of saying is thrown in between commas or stands at the end, what stands round it."""
    low, end = line.low, _end(line)
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
        or not _ends_there(line, at, first == at and not _is_described(line, at))
    ):
        return _aside_with_description(line, at)
    if (low[first] in SUBORDINATORS and low[first] != "as") or not (last < end or _is_clause(line, 0, first - 1)):
        return None
    return ((0, first - 1), (min(last + 1, end), end)) if last + 1 < end else ((0, first - 1),)


def _ends_there(line: Line, at: int, inverted: bool) -> bool:
    """Whether nothing that is said follows a verb that is thrown in: a time, a place, a listener may."""
    low = line.low
    if VERBS[low[at]].lemma in ("tell", "assure", "inform", "remind") or inverted:
        return True
    following = low[at + 1] if at + 1 < len(low) else "."
    return not is_word(following) or following in PREPOSITIONS | TIMES | SUBORDINATORS or following.endswith("ly")


def _aside_with_description(line: Line, at: int) -> tuple[tuple[int, int], ...] | None:
    """ "…, Ida Marr, the mayor, said." and "…, said Ida Marr, who …": described on the way."""
    subject = subject_before(line, at)
    if subject is None or subject[0] < 3 or line.low[subject[0] - 1] != "," or line.low[at - 1] != ",":
        return None
    return ((0, subject[0] - 1),) if _is_clause(line, 0, subject[0] - 1) else None


def _describes(line: Line, comma: int) -> bool:
    """Whether a comma opens a description of the one before it: ", the mayor" or ", who has"."""
    following = line.low[comma + 1 : comma + 2]
    return bool(following) and (following[0] in ARTICLES or following[0] in ("who", "whose", "which"))


def _is_clause(line: Line, first: int, last: int) -> bool:
    words = line.low[first:last]
    return any(word in FINITE or word in PASTS or word.endswith(("ed", "n't")) for word in words)


def _end(line: Line) -> int:
    """Where the last clause ends: before the sentence's own stop."""
    end = len(line.low)
    while end > 0 and not is_word(line.low[end - 1]) and line.low[end - 1] not in (SPEECH, ")"):
        end -= 1
    return end


def _speaker(line: Line, at: int, verb: Verb) -> Phrase | None:
    """Who stands before the verb, else who stands behind it: "said the mayor"."""
    low = line.low
    before = low[at - 1] if at else SPEECH
    inverted = before in (SPEECH, ",", "—", "–", ";", ":") and verb.form != "g"
    if inverted and not _is_described(line, at):
        found = phrase_after(line, at + 1)
        if found is not None and _is_inverted(line, at, found):
            return found
    if verb.form == "g" and before in (",", SPEECH):
        return clause_subject(line, at)
    return subject_before(line, at)


def _is_described(line: Line, at: int) -> bool:
    """Whether what stands before the comma at a verb describes a subject that begins the sentence."""
    if line.low[at - 1] != ",":
        return False
    first = line.low.index(",")
    if first == at - 1 or first == 0:
        return False
    start = 1 if line.low[0] in JOINERS else 0
    subject = phrase_before(line, first - 1)
    return subject is not None and subject[0] == start and not _is_clause(line, 0, first)


def _is_inverted(line: Line, at: int, found: Phrase) -> bool:
    """Whether the phrase behind a verb is its subject: what was said stands before, and nothing said follows."""
    following = line.low[found[1]] if found[1] < len(line.low) else "."
    if following in FINITE or following in PASTS or following == "that":
        return False
    return line.low[at - 1] != "," or following not in VERBS


def _can_speak(line: Line, speaker: Phrase, verb: Verb, after: tuple[str, object]) -> bool:
    """Whether this subject with this verb is speech: a sign says nothing, and only a study shows."""
    words = line.low[speaker[0] : speaker[1]]
    head = _head(line, speaker)
    if any(word in SILENT for word in (head, words[-1])):
        return False
    known = head in SPEAKERS or head in DOCUMENTS or words[-1] in SPEAKERS or words[-1] in DOCUMENTS
    named = line.is_name(speaker[1] - 1) or (line.is_name(speaker[0]) and len(words) == 1)
    if verb.takes == "d":
        known = known or words[-1] in ("he", "she", "they", "we", "who")
        return (known or named) and after[0] in ("that", "clause", "aside", "speech")
    if verb.takes == "h":
        return head in _COURTS and after[0] in ("that", "aside")
    if after[0] == "thing" and words[-1] not in ("he", "she", "they", "we", "i", "who"):
        return known or named or _is_personal(head) or (words[0] == "it" and verb.lemma not in ("put", "report"))
    return words[-1] not in ("there", "nothing", "nobody") and words != ["you"]


def _is_personal(noun: str) -> bool:
    """Whether a noun looks like somebody by its ending."""
    return noun.removesuffix("s").endswith(("er", "or", "ist", "man", "woman", "men", "women", "ian", "eer", "people"))


def _head(line: Line, phrase: Phrase) -> str:
    """The noun that a phrase is about: the last one before "of" or "for"."""
    for at in range(phrase[0] + 1, phrase[1]):
        if line.low[at] in PREPOSITIONS:
            return line.low[at - 1]
    return line.low[phrase[1] - 1]


_WEIGHTS = {"speech": 0.95, "that": 0.92, "clause": 0.9, "aside": 0.9, "question": 0.7, "promise": 0.7, "thing": 0.75}


def _finding(
    line: Line, at: int, verb: Verb, speaker: Phrase | None, after: tuple[str, tuple[tuple[int, int], ...]]
) -> Finding:
    form, words = after
    weight = _WEIGHTS.get(form, 0.7)
    if form != "speech" and (verb.form == "g" or _is_subordinate(line, at, speaker)):
        weight = 0.5
    rule = "quotation" if form == "speech" else f"verb-{form or 'aside'}"
    return Finding(Status.ATTRIBUTED, rule, weight, (at, at + 1), speaker, words, inner=form == "speech")


def _is_subordinate(line: Line, at: int, speaker: Phrase | None) -> bool:
    """Whether the speech stands in a clause that only goes with the main one: "after the mayor said", "who said"."""
    low = line.low
    if at and low[at - 1] in RELATIVES:
        return True
    first = speaker[0] if speaker else at
    lead = low[first - 1] if first else ""
    return lead in SUBORDINATORS and lead not in ("while", "whereas", "although", "though") and first < at


def _passive(line: Line, at: int, verb: Verb) -> Finding | None:
    """Reports that name nobody, "is said to", and those who are named behind "by"."""
    low, end = line.low, _end(line)
    following = low[at + 1] if at + 1 < len(low) else "."
    if low[at - 2 : at - 1] and low[at - 2] in NEGATIONS:
        return None
    if following == "by":
        agent = phrase_after(line, at + 2)
        if agent is None or not set("acn") & set(verb.takes):
            return None
        known = line.is_name(agent[0]) or _head(line, agent) in SPEAKERS | DOCUMENTS
        parts = ((0, at - 1), (agent[1], end))
        return Finding(Status.ATTRIBUTED, "verb-passive", 0.75, (at, at + 1), agent, parts) if known else None
    subject = low[at - 2] if at > 1 else ""
    if low[at] in REPORTED and (following == "to" or (subject == "it" and following != "in")):
        it_is = ((at + 1 + (following == "that"), end),)
        words = it_is if subject == "it" else ((0, at - 1), (at + 2, end))
        return Finding(Status.ATTRIBUTED, "report-unnamed", 0.85, (at, at + 1), None, words)
    if verb.lemma == "tell" and (following == "that" or has_clause(line, at + 1)):
        return Finding(Status.ATTRIBUTED, "report-unnamed", 0.75, (at, at + 1), None, ((at + 1, end),))
    if verb.lemma == "accuse" and following == "of":
        return Finding(Status.ATTRIBUTED, "report-unnamed", 0.6, (at, at + 1), None, ((0, end),))
    return None
