"""Who says so: verbs of saying and believing with a speaker, in all the orders that news English puts them in."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.authoring.propose.clauses import aside_at, clause_end, has_clause, is_described
from quiz.authoring.propose.complements import TELLS_NOTHING, behind
from quiz.authoring.propose.line import SPEECH, Line
from quiz.authoring.propose.phrases import (
    Phrase,
    clause_subject,
    phrase_after,
    subject_before,
)
from quiz.authoring.propose.values import Finding
from quiz.authoring.propose.verbs import REPORTED, VERBS, Verb
from quiz.authoring.propose.words import (
    BE,
    DETERMINERS,
    DO,
    DOCUMENTS,
    FINITE,
    MODALS,
    NEGATIONS,
    PASTS,
    PREPOSITIONS,
    RELATIVES,
    SILENT,
    SPEAKERS,
    SUBORDINATORS,
    words_of,
)
from quiz.bank.status import Status

_NOT_NOUN_BEFORE = (
    DETERMINERS
    | PREPOSITIONS
    | frozenset(["of", "no", "any", "new", "own", "main", "latest", "official", "early", "recent"])
)

_ALONE = words_of("one two three four five some many most few several both all another")
_OF_THINGS = words_of("report reveal put describe estimate forecast confirm mention recall announce disclose attribute")
"""Verbs that things have too: what they take is speech only of somebody."""
_NOUNS = words_of("""
    claim report fear estimate forecast comment answer doubt state worry note point promise post hint guess signal
    reply rule show find hold mention stress rumour
""")

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
    if verb.form == "d" and at and (line.low[at - 1] in BE or line.low[at - 1] == "it's"):
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
    if verb.lemma == "say" and low[at + 1 : at + 2] and low[at + 1] in TELLS_NOTHING:
        return low[at + 1] in ("no", "nothing", "little") and has_clause(line, at + 1)
    if verb.lemma in _NOUNS and before.endswith("'s") and verb.form != "d":
        return False
    if verb.lemma in _NOUNS and low[at + 1 : at + 2] and _is_finite(low[at + 1]):
        return False
    return before not in _NOT_NOUN_BEFORE or (before in _ALONE and verb.lemma not in _NOUNS)


def _is_finite(word: str) -> bool:
    """Whether a word can be the verb of a sentence whose subject ends before it."""
    return word in FINITE or (word in VERBS and VERBS[word].form != "g")


def _speaker(line: Line, at: int, verb: Verb) -> Phrase | None:
    """Who stands before the verb, else who stands behind it: "said the mayor"."""
    low = line.low
    before = low[at - 1] if at else SPEECH
    inverted = before in (SPEECH, ",", "—", "–", ";", ":") and verb.form != "g"
    if inverted and not is_described(line, at):
        found = phrase_after(line, at + 1)
        if found is not None and _is_inverted(line, at, found):
            return found
    if verb.form == "g" and before in (",", SPEECH):
        return clause_subject(line, at)
    return subject_before(line, at)


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
        known = known or words[-1] in ("he", "she", "they", "we", "who", "it")
        return (known or named) and after[0] in ("that", "clause", "aside", "speech")
    if verb.takes == "h":
        return head in _COURTS and after[0] in ("that", "aside")
    if after[0] == "thing" and words[-1] not in ("he", "she", "they", "we", "i", "who"):
        unsure = verb.lemma in _OF_THINGS
        return known or named or not unsure or _is_personal(head) or (words[0] == "it" and verb.lemma != "put")
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
    low, end = line.low, clause_end(line)
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
    subject = "it" if low[at - 1] == "it's" else low[at - 2] if at > 1 else ""
    if low[at] in REPORTED and (following == "to" or (subject == "it" and following != "in")):
        it_is = ((at + 1 + (following == "that"), end),)
        words = it_is if subject == "it" else ((0, at - 1), (at + 2, end))
        return Finding(Status.ATTRIBUTED, "report-unnamed", 0.85, (at, at + 1), None, words)
    if verb.lemma == "tell" and subject in ("you", "i", "we"):
        return None
    if verb.lemma == "tell" and (following == "that" or has_clause(line, at + 1)):
        return Finding(Status.ATTRIBUTED, "report-unnamed", 0.75, (at, at + 1), None, ((at + 1, end),))
    if verb.lemma == "tell" and (aside := aside_at(line, at)) is not None:
        return Finding(Status.ATTRIBUTED, "report-unnamed", 0.75, (at, at + 1), None, aside)
    if verb.lemma == "accuse" and following == "of":
        return Finding(Status.ATTRIBUTED, "report-unnamed", 0.6, (at, at + 1), None, ((0, end),))
    return None
