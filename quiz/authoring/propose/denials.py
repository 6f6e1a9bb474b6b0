"""Who says no: verbs of denying, and speech that says of something that it is not so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quiz.authoring.propose.line import SPEECH, Line
from quiz.authoring.propose.phrases import Phrase, clause_subject, is_word, phrase_after, subject_before
from quiz.authoring.propose.values import Finding
from quiz.authoring.propose.words import (
    BE,
    DENIAL_OBJECTS,
    DETERMINERS,
    NEGATIONS,
    RELATIVES,
    SUBORDINATORS,
    UNTRUE,
    WITHHELD,
    words_of,
)
from quiz.bank.status import Status

_DENY = words_of("deny denies denied denying disavow disavows disavowed disavowing")
_REJECT = words_of("reject rejects rejected rejecting dismiss dismisses dismissed dismissing")
_DISPUTE = words_of("""
    dispute disputes disputed disputing contest contests contested contesting refute refutes refuted refuting
    rebut rebuts rebutted rebutting contradict contradicts contradicted contradicting
""")
_CALL = words_of("call calls called calling describe describes described describing brand branded branding")
CUES = _DENY | _REJECT | _DISPUTE | _CALL | words_of("rules ruled ruling denial denials guilty")
"""A sentence without one of these has no verb of denying."""

_SURE = 0.6
"""How sure it must be that something is said at all."""
# Without one of these in it a sentence says no to nothing: a look that spares most of them the others.
_HINTS = (
    *("no ", "not", "never", "none", "nothing", "n't", "n’t", "untrue", "false", "lie", "truth", "nonsense", "rubbish"),
    *("fiction", "baseless", "unfounded", "groundless", "fabricated", "inaccurate", "incorrect", "invent", "fake"),
    *("made up", "made it up", "fantasy", "speculation", "propaganda", "absurd"),
)
_FLAT_NO = re.compile(
    "^(?:nonsense|rubbish|lies|never(?=[,.!;]|$)|absolutely not|certainly not|not at all|of course not|not so"
    "|untrue|pure fiction|utter nonsense|complete nonsense|not true|a lie)\\b(?! (?:before|again|mind|in))"
)
_NEGATIVE_CLAUSE = "(?:was|were|is|are|has been|have been|had been|'s|be)"
_NOT_SO = re.compile(
    "\\b(?:not true|untrue|no truth|not so|isn't so|wasn't so|isn't true|wasn't true|aren't true|weren't true"
    "|not the case|isn't the case|nothing of the (?:kind|sort)|no such|nothing to do with|not correct"
    "|never happened|did not happen|didn't happen|never took place|made it up|made up|pure invention"
    f'|{_NEGATIVE_CLAUSE} [“‘"]?(?:(?:completely|simply|entirely|totally|wholly|quite|just|plainly|utterly|pure|total'
    "|complete|utter|absolute|nothing but) )?(?:a lie|lies|false|nonsense|rubbish|fiction|baseless|unfounded|groundless"
    "|fabricated|inaccurate|incorrect|invented|fake|fantasy|invention|inventions|speculation|propaganda|absurd))\\b"
)
_NONE = re.compile(
    "^(?:[^a-z]*(?:that|no|and|but) )*[^a-z]*there (?:is|are|was|were|has been|had been|have been|'s) "
    "(?:no|never(?: been)?(?: any)?|not(?: been)? an?y?|nothing)\\b(?! (?:evidence|reason|doubt|need|choice|way|time"
    "|money|point|sign|signs|guarantee|question|alternative|immediate|clear|simple|easy|one|injur|indication|risk"
    "|danger|rush|hurry|option|room|place|shame|better|substitute|excuse|more|other|longer|deadline|date|timetable"
    "|proof|proven|known|information|word|news|limit|hope|magic|single|surviv|casualt|victim|damage|answer|reply"
    "|response|food|water|bread|rain|snow|light|noise|music|warning|heating|electric|beds|staff|seats|tickets|signal"
    "|lack|fatal|death|arrest|suspect|witness|cure|treatment|vaccine|precedent|law|rule|legal|basis|mention|mood"
    "|contradiction|going|turning))"
)
_SELF = re.compile(
    "^(?:[^a-z]*(?:that|no|and|but) )*[^a-z]*(?P<who>he|she|it|they|i|we|(?:his|her|their|its|my|our) "
    "(?:client|clients|son|daughter|husband|wife|firm|company|team|men|staff|department|party|government))"
    "(?: had| has| have| did|'d|'ve)? "
    "?(?:(?:not|never|hadn't|hasn't|haven't|didn't) (?:even |once |ever |at any time |knowingly )?(?P<verb>[a-z]+)"
    "|(?P<done>[a-z]+) (?:no|nothing|none)\\b)"
)
_MENTAL = words_of("""
    know knew known think thought believe believed want wanted expect expected understand understood occur occurred
    remember remembered recall recalled mind care need needed have like liked feel felt realise realised realize
    decide decided seen see hear heard receive received rule ruled make get gone go forget forgotten regret yet
    come worry worried look imagine imagined doubt doubted hesitate lose lost stop experienced felt quite been
    intend mean sleep meet met look had notice noticed wait have agree agreed win won expect rush consider considered
    intended meant planned hoped liked dreamed dreamt slept waited doubted minded
""")
_DONE = words_of("""
    sold paid taken given put used stolen broken moved told promised offered touched sent signed bought hidden
    destroyed touch steal stole take sell give use break promise tell say do ask move sign offer buy destroy delete
    cause commit threaten threatened threat lie lied hit kill killed hurt cheat cheated order ordered authorise
    authorised ignore ignored slam slammed agree set approve approved mislead misled leak leaked bribe bribed fake
    faked shoot shot push pushed deleted added dumped fired hired caused committed accepted removed changed copied
    laid done did took gave planted
""")


def denied(line: Line, said: Sequence[Finding]) -> Iterator[Finding]:
    """Every denial of a sentence; `said` is what its verbs of saying attribute."""
    low = line.low
    if not CUES.isdisjoint(low):
        for at, word in enumerate(low):
            if word in CUES and (found := _judged(line, at, word)) is not None:
                yield found
    for finding in said if said and _hints(line) else ():
        if finding.speaker is not None or finding.rule == "carried-on":
            turned = _says_no(line, finding)
            if turned is not None:
                yield turned


def _hints(line: Line) -> bool:
    """Whether there is a word in a sentence, quotations and all, that a no may lie in."""
    text = line.text[line.start : line.end].lower()
    return any(map(text.__contains__, _HINTS))


def _judged(line: Line, at: int, word: str) -> Finding | None:
    low = line.low
    if at and (low[at - 1] in NEGATIONS | {"to"} or low[max(0, at - 2)] in NEGATIONS) and word != "guilty":
        return None
    if word in _DENY:
        words = _denies(line, at)
    elif word in _REJECT:
        words = _rejects(line, at)
    elif word in _DISPUTE:
        words = _disputes(line, at)
    elif word in _CALL:
        words = _calls_untrue(line, at)
    elif word in ("rules", "ruled", "ruling"):
        words = _rules_out(line, at)
    elif word in ("denial", "denials"):
        issued = any(w in ("issued", "repeated", "published") for w in low[max(0, at - 4) : at])
        words = (at + 1, len(low)) if issued else None
    else:
        pleads = low[max(0, at - 2) : at] in (["pleaded", "not"], ["pleads", "not"], ["pleading", "not"])
        words = (at + 1, len(low)) if pleads else None
    if words is None:
        return None
    speaker = _denier(line, at)
    weight = 0.96 if speaker is not None else 0.5
    if at and low[at - 1] in ("who", "which") and not _carries_main(line, at):
        weight = 0.5
    first = speaker[0] if speaker else at
    if first and low[first - 1] in SUBORDINATORS - {"while", "whereas", "although", "though"}:
        weight = 0.5
    return Finding(Status.DENIED, "denial-verb", weight, (at, at + 1), speaker, (words,))


def _carries_main(line: Line, at: int) -> bool:
    """Whether a relative clause with a denial ends the sentence, and so has the last word: ", which she denied."""
    return not any(word == "," for word in line.low[at:])


def _denier(line: Line, at: int) -> Phrase | None:
    low = line.low
    if low[at - 1 : at] == ["not"]:
        return subject_before(line, at - 2)
    if at and low[at - 1] in BE and "by" in low[at + 1 : at + 9]:
        return phrase_after(line, low.index("by", at) + 1)
    if at and low[at - 1] == "," and low[at].endswith("ing"):
        return clause_subject(line, at)
    return subject_before(line, at) or clause_subject(line, at)


def _denies(line: Line, at: int) -> tuple[int, int] | None:
    low, end = line.low, len(line.low)
    following = low[at + 1] if at + 1 < end else "."
    if at and low[at - 1] in BE:
        return (
            (0, at) if (following == "by" and low[at + 2 : at + 3] not in (["the"],)) or _by_speaker(line, at) else None
        )
    if following == "that":
        return at + 2, end
    if any(word in WITHHELD for word in low[at + 1 : at + 6]) and not any(
        word in DENIAL_OBJECTS for word in low[at + 1 : at + 6]
    ):
        return None
    if not is_word(following) or following in ("it", "this", "them", "both", "these", "and", "but"):
        return (0, at) if at > 3 else (at, end)
    if line.is_name(at + 1) and not _owned(low[at + 1]) and "," not in low[at + 1 : at + 4]:
        finite = any(word in BE or word in ("had", "has", "would", "did") for word in low[at + 2 : at + 8])
        return (at + 1, end) if finite else None
    return at + 1, end


def _by_speaker(line: Line, at: int) -> bool:
    agent = phrase_after(line, at + 2)
    return agent is not None and not {"post", "bar", "crossbar", "woodwork", "keeper", "goalkeeper", "offside"} & set(
        line.low[agent[0] : agent[1]]
    )


def _owned(word: str) -> bool:
    return word.endswith(("'s", "s'"))


_WEAK = words_of("report charge charges complaint complaints case version contention theft murder fraud assault")
"""What a court or a board dismisses without a word on whether it is so."""


def _rejects(line: Line, at: int) -> tuple[int, int] | None:
    low, end = line.low, len(line.low)
    rest = low[at + 1 : at + 12]
    if at and low[at - 1] in BE and "by" not in rest[:1] and "as" not in rest[:1]:
        return None
    as_untrue = any(word == "as" and set(rest[place + 1 : place + 5]) & UNTRUE for place, word in enumerate(rest))
    stop = next((place for place, word in enumerate(rest) if word in (",", ";", "by", "and", "that", "as")), len(rest))
    objects = set(rest[:stop]) & DENIAL_OBJECTS
    carries = "that" in rest or "of" in rest or bool(objects & {"claims", "allegations", "accusations", "rumours"})
    weak = objects <= _WEAK
    if as_untrue or (objects and (carries or not weak)):
        return at + 1, end
    return None


def _disputes(line: Line, at: int) -> tuple[int, int] | None:
    low, end = line.low, len(line.low)
    following = low[at + 1] if at + 1 < end else "."
    if at and low[at - 1] in DETERMINERS | BE:
        return None
    if following == "that":
        return at + 2, end
    plain = following in ("this", "it", "them", "the", "his", "her", "their", "its", "both", "any", "those", "these")
    if plain and not set(low[at + 2 : at + 5]) & {"election", "seat", "race", "final", "title", "match", "points"}:
        return at + 1, end
    return (at + 1, end) if set(low[at + 1 : at + 5]) & DENIAL_OBJECTS else None


def _calls_untrue(line: Line, at: int) -> tuple[int, int] | None:
    """ "Called the report nonsense", "called both accounts “inventions”"."""
    low = line.low
    rest = low[at + 1 : at + 16]
    for place, word in enumerate(rest):
        if word in UNTRUE and place > 0 and rest[place - 1] not in DETERMINERS - {"a", "an", "pure"}:
            return at + 1, at + 1 + place
        if word in ("a", "an") and rest[place + 1 : place + 2] in (["lie"], ["fabrication"], ["myth"], ["smear"]):
            return at + 1, at + 1 + place
        if word == SPEECH and place > 0 and _begins_untrue(line, at + 1 + place):
            return at + 1, at + 1 + place
        if word in (".", ";", "but"):
            return None
    if at > 1 and low[at - 1] not in BE and rest[:1] and rest[0] in UNTRUE and "which" in low[:at]:
        return 0, at
    return None


def _begins_untrue(line: Line, sign: int) -> bool:
    """Whether a quotation calls something untrue with its first words: "“a fabrication from start to finish”"."""
    words = line.text[line.at(sign) + 1 : line.ends(sign) - 1].lower().split()[:4]
    return not (UNTRUE | {"lie", "lies", "smear", "fantasy"}).isdisjoint(words)


def _rules_out(line: Line, at: int) -> tuple[int, int] | None:
    low, end = line.low, len(line.low)
    if low[at + 1 : at + 2] != ["out"] or (at and low[at - 1] in BE):
        return None
    following = set(low[at + 2 : at + 6])
    crimes = {"foul", "arson", "sabotage", "link", "involvement", "connection", "suicide", "explosion", "negligence"}
    if low[at + 2 : at + 3] == ["that"]:
        return at + 3, end
    barred = {"goal", "evidence", "penalty", "try", "effort", "strike"}
    return (at + 2, end) if following & crimes or (following & {"any", "a"} and not following & barred) else None


def _says_no(line: Line, finding: Finding) -> Finding | None:
    """A verb of saying whose words are a no, as a denial."""
    carried = finding.rule == "carried-on"
    if not carried and (finding.weight < _SURE or line.low[finding.cue[0]] == "put"):
        return None
    for text in (piece.strip() for said in said_words(line, finding) for piece in said.split(";")):
        plain = text.lower().replace("’", "'")
        no = (
            (finding.inner and _FLAT_NO.match(plain))
            or _NOT_SO.search(plain)
            or _NONE.search(plain)
            or _denies_itself(plain, finding.inner)
        )
        if no:
            return finding._replace(status=Status.DENIED, rule="denial-said", weight=min(0.97, finding.weight + 0.04))
    return None if carried else _elliptic(line, finding)


def _denies_itself(plain: str, quoted: bool) -> bool:
    """Whether a speaker says of his own doing that it was not: "I never touched it", "that he had not"."""
    found = _SELF.match(plain)
    if found is None or (found["who"].split(" ")[0] in ("i", "we", "my", "our")) != quoted:
        return False
    if found["verb"] is None:
        return found["done"] in _DONE
    # Who tells a story of himself in his own words says "I never" often, and denies nothing.
    return found["verb"] in _DONE if quoted else found["verb"] not in _MENTAL


def _elliptic(line: Line, finding: Finding) -> Finding | None:
    """ "… but the mayor said that it had not": a no that leans on what stands before it."""
    last = [word for word in line.low[-5:] if is_word(word)]
    if not _WILL.isdisjoint(last[-2:]):
        return None
    ends = last[-1:] == ["not"] or (last and last[-1].endswith("n't"))
    short = len(line.low) - finding.cue[1] <= _SHORT_NO
    if not ends or (finding.cue[0] < 3 and not short):
        return None
    return finding._replace(
        status=Status.DENIED, rule="denial-said", weight=0.93, words=((0, _clause_start(line, finding)),)
    )


_WILL = words_of("would will won't wouldn't shall may might could")
_SHORT_NO = 5
"""Words and marks of a no that leans on the sentence before: "they did not."."""


def _clause_start(line: Line, finding: Finding) -> int:
    first = finding.speaker[0] if finding.speaker else finding.cue[0]
    return first - 1 if first and line.low[first - 1] in ("but", "though", "although", "while", *RELATIVES) else first


def said_words(line: Line, finding: Finding) -> Iterator[str]:
    """What is said, piece by piece."""
    if finding.inner:
        for quotation in line.speech:
            yield line.text[max(quotation.start, line.start) + 1 : min(quotation.end, line.end)].strip("“”\"'‘’«» ")
    for first, last in finding.words:
        if last > first and SPEECH not in line.low[first:last]:
            yield line.slice(first, last)
