"""From an article to proposals: sentence by sentence, the rules in turn, then speakers, words and ids."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from quiz.authoring import wording
from quiz.authoring.propose import denials, hedges, reports
from quiz.authoring.propose.line import SPEECH, TOKEN, Line
from quiz.authoring.propose.people import UNNAMED_REPORT, People
from quiz.authoring.propose.phrases import clause_subject, is_word, phrase_after
from quiz.authoring.propose.quotations import Quotation, quotations, speech_in
from quiz.authoring.propose.speech import spoken
from quiz.authoring.propose.values import (
    Finding,
    Note,
    Proposals,
    Voice,
)
from quiz.authoring.propose.verbs import VERBS
from quiz.authoring.propose.words import FINITE, PASTS, words_of
from quiz.authoring.propose.writer import Found, Writer
from quiz.bank.model import Article
from quiz.bank.status import Status
from quiz.text.fold import Span
from quiz.text.sentences import Sentence, paragraphs

LONGEST = 120
"""Words in the longest sentence that is looked at: what is longer is no sentence."""
SHORTEST = 4
"""Words and marks in the shortest sentence that is proposed as told by the article itself."""

_SURELY = 4
"""Words in a sentence that tells something, whether a verb in it is known or not."""

_SPOKEN = frozenset(VERBS)
_CUES = _SPOKEN | reports.CUES | hedges.CUES | denials.CUES
_COMMON = words_of("the of and to in a is was that for on with as by at it has had from were are not he she they said")
_SAMPLE = 4000
"""Characters by which the language is judged."""
_FEW = 12
"""Words below which no share is counted."""
_ENGLISH = 0.12
"""The least share of the commonest words in English prose."""


def propose(text: str) -> Proposals:
    """Sources and claims for an article. Never raises for anything that a text may hold."""
    article = Article(text, "")
    if not text.strip():
        return Proposals(text, notes=(Note("empty", wording.EMPTY),))
    if not _reads_english(text):
        return Proposals(text, notes=(Note("not-english", wording.NOT_ENGLISH),))
    found = list(_Reader(article).read())
    return Writer(article).write(found)


def _reads_english(text: str) -> bool:
    """Whether the commonest words of English have their share among the first words of a text."""
    words = text[:_SAMPLE].lower().split()
    if len(words) < _FEW:
        return text[:_SAMPLE].isascii() or not any(map(str.isalnum, text)) or not _COMMON.isdisjoint(words)
    return sum(map(_COMMON.__contains__, words)) >= _ENGLISH * len(words)


class _Reader:
    """Reads an article once, and keeps who spoke last."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._sentences = article.sentences
        self._people = People(article.text)
        self._spans = [Span(sentence.start, sentence.end) for sentence in article.sentences]
        spans = quotations(article.text, paragraphs(article.text))
        self._speech = list(speech_in(article.text, spans))
        self._ends = [quotation.end for quotation in self._speech]
        self._before: tuple[Line, Finding, Voice] | None = None

    def read(self) -> Iterator[Found]:
        """What is found, sentence by sentence."""
        for number, sentence in enumerate(self._sentences):
            yield from self._of(number, sentence)

    def _of(self, number: int, sentence: Sentence) -> Iterable[Found]:
        _, start, end, _ = sentence
        speech = self._quoted(start, end) if self._speech else ()
        words = TOKEN.findall(self._text[start:end].lower())
        if len(words) > LONGEST * 2:
            return ()
        if not speech and _CUES.isdisjoint(words):
            return self._plain(number, words)
        line = Line(self._text, start, end, speech, words)
        if speech and not any(map(is_word, line.low)):
            return self._carried(number, line)
        return self._judged(number, line)

    def _quoted(self, start: int, end: int) -> list[Quotation]:
        first = bisect_left(self._ends, start + 1)
        found: list[Quotation] = []
        while first < len(self._speech) and self._speech[first].start < end:
            found.append(self._speech[first])
            first += 1
        return found

    def _plain(self, number: int, words: Sequence[str]) -> list[Found]:
        self._before = None
        if len(words) < SHORTEST or not _tells(words):
            return []
        return [Found(self._spans[number], None, _TOLD, None)]

    def _carried(self, number: int, line: Line) -> list[Found]:
        """A sentence inside quotation marks alone: it belongs to who spoke before in the paragraph, or was led in."""
        before = self._before
        if before is None:
            return []
        proof, finding, voice = before
        if line.low.count(SPEECH) == 0:
            return []
        words = ((0, len(line.low)),)
        carried = Finding(Status.ATTRIBUTED, "carried-on", 0.85, finding.cue, None, words, inner=True)
        turned = [found._replace(rule="carried-on-no") for found in denials.denied(line, [carried])]
        self._people.heard(voice, number)
        span = self._spans[number]
        return [Found(span, line, found, voice, proof) for found in turned or [carried]]

    def _judged(self, number: int, line: Line) -> list[Found]:
        low = line.low
        said = list(spoken(line)) if not _SPOKEN.isdisjoint(low) else []
        if not reports.CUES.isdisjoint(low):
            said += reports.reported(line)
        if line.speech and not said:
            said = self._led_in(line)
        found = [*denials.denied(line, said), *said]
        if not found and not hedges.CUES.isdisjoint(low):
            found += hedges.hedged(line)
        if len(found) > 1:
            found = _strongest_first(list(_innermost_first(found)))
        if not any(finding.weight > _PLAIN for finding in found) and _tells(line.low):
            found.append(_TOLD)
        results = []
        span = self._spans[number]
        for finding in found:
            voice = None
            if finding.status in (Status.ATTRIBUTED, Status.DENIED):
                voice = self._people.voice(line, finding.speaker, number, self._spans)
            results.append(Found(span, line, finding, voice))
        self._remember(line, results)
        return results

    def _remember(self, line: Line, results: Sequence[Found]) -> None:
        self._before = None
        for found in results:
            if found.voice is not None and found.voice.name != UNNAMED_REPORT and found.finding.weight >= 0.5:
                self._before = (line, found.finding, found.voice)
                return

    def _led_in(self, line: Line) -> list[Finding]:
        """A quotation beside a sentence of its speaker's that has no verb of saying: "Blix is cautious: “…”"."""
        low = line.low
        place = low.index(SPEECH)
        subject = clause_subject(line, len(low))
        colon = place > 0 and low[place - 1] in (":", ",")
        tagged = self._text[line.ends(place) - 2] in ",!?" and place + 1 < len(low) and is_word(low[place + 1])
        if tagged:
            subject = _tag_subject(line, place + 1)
        if subject is None or not (tagged or (subject[0] < place and colon)):
            return []
        words = ((place, place + 1),)
        return [Finding(Status.ATTRIBUTED, "quotation-led-in", 0.8, (subject[1] - 1, subject[1]), subject, words, True)]


def _tag_subject(line: Line, first: int) -> tuple[int, int] | None:
    """Who a few words behind a quotation name, whatever the verb: "she clarifies"."""
    subject = phrase_after(line, first)
    if subject is None or len(line.low) - first > _LONGEST_TAG:
        return None
    person = line.low[first] in ("he", "she", "they") or line.is_name(first)
    return (first, first + 1) if person and line.low[first] in ("he", "she", "they") else subject if person else None


_LONGEST_TAG = 8
"""Words and marks behind a quotation that may be its speaker with a verb that no list has."""

_PLAIN = 0.6
"""How sure it is that a sentence without a sign of anything else is told by the article itself."""


_TOLD = Finding(Status.CONFIRMED, "plain-statement", _PLAIN, (0, 0), None, ())


def _tells(words: Sequence[str]) -> bool:
    """Whether words are a sentence that tells something: it ends like one, asks nothing and has a verb."""
    last = next((word for word in reversed(words) if word not in "”\"’')]»"), "")
    if last in ("?", ":") or is_word(last or "?"):
        return False
    if len(words) > 2 * _SURELY or sum(map(is_word, words)) > _SURELY:
        return True
    return any(word in FINITE or word in PASTS or word in VERBS or word[-2:] in ("ed", "es") for word in words) or any(
        word.endswith("s") and len(word) > 3 for word in words
    )


def _innermost_first(found: Sequence[Finding]) -> Iterator[Finding]:
    """Of a voice within a voice the inner one counts: whoever only passes it on is made less sure."""
    for finding in found:
        first = finding.words[0][0] if finding.words and finding.rule in ("verb-that", "verb-clause") else -1
        within = any(other.rule in _TELLING and other.speaker and other.speaker[0] == first for other in found)
        yield finding._replace(weight=finding.weight - _PASSED_ON) if within else finding


_PASSED_ON = 0.2
_TELLING = ("verb-that", "verb-clause", "belief", "denial-verb", "denial-said")


def _strongest_first(found: Sequence[Finding]) -> list[Finding]:
    """One finding a status and speaker, the surest first; a denial takes its own speech away."""
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda one: -one.weight):
        same = any(other.status is finding.status and _same(other, finding) for other in kept)
        turned = finding.status is Status.ATTRIBUTED and any(
            other.status is Status.DENIED and other.cue == finding.cue for other in kept
        )
        hedge = finding.status is Status.UNRESOLVED and any(o.status is not Status.UNRESOLVED for o in kept)
        if not same and not turned and not hedge:
            kept.append(finding)
    return kept


def _same(one: Finding, other: Finding) -> bool:
    return one.speaker == other.speaker or one.cue == other.cue or one.status is Status.UNRESOLVED
