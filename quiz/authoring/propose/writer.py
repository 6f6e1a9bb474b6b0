"""Giving findings their words, ids, sources and proof."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from quiz.authoring import wording
from quiz.authoring.propose.claims import Ids, bare, plain
from quiz.authoring.propose.line import Line
from quiz.authoring.propose.values import Finding, Note, Passage, Proposal, Proposals, Source, Speaker, Voice
from quiz.bank.evidence import Ambiguous, Evidence
from quiz.bank.model import Article, Quote
from quiz.bank.status import Status
from quiz.text.clean import drop_invisible, forbidden, one_line
from quiz.text.fold import PARAGRAPH_BREAK, Span, fold
from quiz.text.graphemes import is_boundary


class Found(NamedTuple):
    """A finding with its sentence, before it has words and ids. `line` is None where the sentence was not read closely.

    `proof` is the sentence in which its cue stands, where that is another one.
    """

    sentence: Span
    line: Line | None
    finding: Finding
    voice: Voice | None
    proof: Line | None = None


class Writer:
    """Gives findings their words, sources and proof."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._article = article
        self._folded = fold(article.text)
        self._evidence: Evidence | None = None
        self._sound = not forbidden(article.text)
        self._claim_ids = Ids(spare="claim")
        self._source_ids = Ids(spare="source")
        self._sources: dict[str, Source] = {}
        self._unproved = 0
        self._places: dict[str, dict[Span, int]] = {}
        """Where sentences stand that a quick look cannot be sure of, by their text."""

    def write(self, found: Iterable[Found]) -> Proposals:
        """All proposals in the order of the article."""
        claims = tuple(claim for one in found if (claim := self._claim(one)) is not None)
        notes = []
        if not claims:
            notes.append(Note("nothing-found", wording.NOTHING_FOUND))
        if self._unproved:
            notes.append(Note("not-quotable", wording.UNPROVED.format(count=self._unproved)))
        return Proposals(self._text, tuple(self._sources.values()), claims, tuple(notes))

    def _claim(self, found: Found) -> Proposal | None:
        finding, voice = found.finding, found.voice
        quotes = self._quotes(found)
        if None in quotes:
            self._unproved += 1
            return None
        text = self._words(found)
        source = self._source(voice) if voice is not None else None
        if not text or (voice is not None and source is None):
            return None
        ids = (source.id,) if source else ()
        denied = finding.status is Status.DENIED
        return Proposal(
            self._claim_ids.of(text),
            text,
            finding.status,
            () if denied else ids,
            ids if denied else (),
            tuple(quote for quote in quotes if quote is not None),
            self._cues(found),
            self._speakers(source, voice),
            round(finding.weight, 2),
            finding.rule,
        )

    def _words(self, found: Found) -> str:
        """What is claimed; nothing where there is nothing to read in it."""
        line, voice = found.line, found.voice
        if line is None or found.finding.status is Status.CONFIRMED:
            text = plain(self._text[found.sentence.start : found.sentence.end])
        else:
            text = bare(line, found.finding, voice.name if voice is not None and not voice.unnamed else None)
        if not text.isprintable():
            text = one_line(drop_invisible(text)[0])
        # Most texts begin with a letter.
        readable = text[:1].isalnum() or any(map(str.isalnum, text))
        return text if readable and (self._sound or not forbidden(text)) else ""

    def _quotes(self, found: Found) -> list[Passage | None]:
        """The sentence, and the one in which the cue stands, where that is another."""
        spans = [found.sentence]
        if found.proof is not None and found.proof.start != found.sentence.start:
            spans.append(Span(found.proof.start, found.proof.end))
        return [self._quote(span) for span in spans]

    def _quote(self, span: Span) -> Passage | None:
        """A whole sentence as a quote that can be proved."""
        start, end = span
        text = self._text[start:end]
        if not self._sound and forbidden(text):
            return None
        return Passage(text, start, end) if self._stands_once(start, end) else self._proved(text, span)

    def _stands_once(self, start: int, end: int) -> bool:
        """A quick look that surely finds a sentence there and nowhere else; False where it cannot tell."""
        if not self._folded.aligned:
            return False
        whole = self._folded.text
        needle = whole[start:end]
        if PARAGRAPH_BREAK in needle or whole.find(needle) != start or whole.find(needle, start + 1) >= 0:
            return False
        return is_boundary(self._text, start) and is_boundary(self._text, end)

    def _proved(self, text: str, span: Span) -> Passage | None:
        places = self._places.get(text)
        if places is None and self._folded.find_all(text, 2) == [span]:
            return Passage(text, *span)
        if places is None:
            if self._evidence is None:
                self._evidence = Evidence(self._article)
            proved = self._evidence.prove(text)
            found = self._folded.find_all(text) if isinstance(proved, Ambiguous) else []
            if isinstance(proved, Quote):
                found = [Span(proved.start, proved.end)]
            places = self._places[text] = {place: number for number, place in enumerate(found, 1)}
        number = places.get(span)
        return None if number is None else Passage(text, *span, number if len(places) > 1 else None)

    def _cues(self, found: Found) -> tuple[Passage, ...]:
        line = found.proof or found.line
        if line is None or found.finding.status is Status.CONFIRMED:
            return ()
        first, last = found.finding.cue
        start, end = line.at(first), line.ends(last - 1)
        return (Passage(self._text[start:end], start, end),)

    def _source(self, voice: Voice) -> Source | None:
        key = voice.name.lower()
        if key not in self._sources:
            name = one_line(drop_invisible(voice.name)[0])
            if not name or forbidden(name):
                return None
            self._sources[key] = Source(self._source_ids.of(name, 6), name, voice.unnamed)
        return self._sources[key]

    def _speakers(self, source: Source | None, voice: Voice | None) -> tuple[Speaker, ...]:
        if source is None or voice is None or voice.place is None:
            return ()
        start, end = voice.place
        return (Speaker(source.id, Passage(self._text[start:end], start, end)),)
