"""Rules on quotes that cannot be proved, and on signal words outside the quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from quiz.bank.evidence import (
    MOST_PLACES,
    Ambiguous,
    CutsCharacter,
    Evidence,
    NoSuchOccurrence,
    NotFound,
    OverParagraphs,
    find_cue,
)
from quiz.bank.faults import Severity
from quiz.bank.model import Quote
from quiz.bank.rules.messages import did_you_mean_help, shown
from quiz.bank.rules.registry import Finding, Subject, rule
from quiz.text.clean import one_line
from quiz.text.fold import Span, fold_text
from quiz.text.phrases import count_of, listed

if TYPE_CHECKING:
    from quiz.text.nearest import Passage

LONGEST_PASSAGE = 300
"""Characters of a nearest passage that are shown."""

MOST_DIFFERENCES = 4

_FINAL_MARKS = ".,;:!?\"'()[]{}- "


@rule("quote-not-found", Severity.ERROR, Subject.QUOTE, about=NotFound)
def quote_not_found(quote: NotFound, evidence: Evidence) -> Iterator[Finding]:
    """The words stand nowhere in the article."""
    passage = evidence.nearest(quote.text)
    if passage is None:
        advice = "Copy the words from the article: every word, digit, capital letter and accent counts."
    else:
        advice = f"The nearest passage, in {_place(passage.span, evidence)}: {shown(passage.text, LONGEST_PASSAGE)}."
        advice += f" {_difference(passage.differing)}" if passage.differing else ""
    mend = None if passage is None else _certain(quote.text, passage, evidence)
    yield Finding((), f"The article does not say {shown(quote.text)}.", advice, mend=mend)


def _certain(quote: str, passage: Passage, evidence: Evidence) -> str | None:
    """The words of a passage, where it differs in letter case or punctuation only and nothing else can be meant.

    A final full stop is never added or dropped: it says whether the quote is a whole sentence.
    """
    # Imported here: most articles never need it.
    from quiz.text.nearest import stands_once, words

    if words(quote) != words(passage.text) or _final_stops(quote) != _final_stops(passage.text):
        return None
    if not stands_once(evidence.article.text, quote):
        return None
    # In one line where that is the same to the proof.
    for text in (" ".join(passage.text.split()), passage.text):
        found = evidence.prove(text)
        if isinstance(found, Quote) and (found.start, found.end) == passage.span:
            return text
    return None


def _final_stops(text: str) -> int:
    """How many full stops stand behind the last word."""
    folded = fold_text(text)
    return folded[len(folded.rstrip(_FINAL_MARKS)) :].count(".")


def _difference(differing: Sequence[tuple[str, str]]) -> str:
    """Which words differ, the first few."""
    told = [_one_difference(*pair) for pair in differing[:MOST_DIFFERENCES]]
    more = len(differing) - len(told)
    return " ".join(told) + (f" And {count_of(more, 'other difference')}." if more else "")


def _one_difference(ours: str, theirs: str) -> str:
    if not theirs:
        return f"The article has no {shown(ours)} there."
    if not ours:
        return f"The quote lacks {shown(theirs)}."
    return f"The quote has {shown(ours)}, the article {shown(theirs)}."


@rule("quote-over-paragraphs", Severity.ERROR, Subject.QUOTE, about=OverParagraphs)
def quote_over_paragraphs(quote: OverParagraphs, evidence: Evidence) -> Iterator[Finding]:
    """The words run over an empty line of the article."""
    message = f"The quote {shown(quote.text)} runs over an empty line of the article."
    yield Finding((), message, "Make two quotes of it.")


@rule("quote-ambiguous", Severity.ERROR, Subject.QUOTE, about=Ambiguous)
def quote_ambiguous(quote: Ambiguous, evidence: Evidence) -> Iterator[Finding]:
    """The words stand in the article more than once, and nothing tells which place is meant."""
    count = len(quote.spans)
    times = f"at least {count} times" if count >= MOST_PLACES else _times(count)
    message = f"{shown(quote.text)} stands in the article {times}: {_lines(quote.spans, evidence)}."
    advice = 'Quote more of the sentence, or write which one: { text = "…", occurrence = 1 }.'
    yield Finding((), message, advice)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _lines(spans: Sequence[Span], evidence: Evidence) -> str:
    """Where the first few places are: the line for an editor, the sentence for a reader."""
    places = [
        f"{_place(span, evidence, name_file=number == 0)}{_sentence_beside(span, evidence)}"
        for number, span in enumerate(spans[:4])
    ]
    return listed([*places, "others"] if len(spans) > len(places) else places)


def _place(span: Span, evidence: Evidence, *, name_file: bool = True) -> str:
    """The line of the article's own file; where its text stands in a table, lines would be taken for those of there."""
    path = evidence.article.path
    if path is None:
        return f"sentence {evidence.sentence_at(span.start)}"
    line = f"line {evidence.line(span.start)}"
    return f"{line} of {one_line(path.name)}" if name_file else line


def _sentence_beside(span: Span, evidence: Evidence) -> str:
    return "" if evidence.article.path is None else f" (sentence {evidence.sentence_at(span.start)})"


@rule("bad-occurrence", Severity.ERROR, Subject.QUOTE, about=NoSuchOccurrence)
def bad_occurrence(quote: NoSuchOccurrence, evidence: Evidence) -> Iterator[Finding]:
    """`occurrence` counts further than the article does."""
    message = f"{shown(quote.text)} stands in the article only {_times(len(quote.spans))}."
    advice = f'It stands in {_lines(quote.spans, evidence)}. "occurrence" counts from 1.'
    yield Finding(("occurrence",), message, advice)


@rule("quote-cuts-character", Severity.ERROR, Subject.QUOTE, about=CutsCharacter)
def quote_cuts_character(quote: CutsCharacter, evidence: Evidence) -> Iterator[Finding]:
    """The words begin or end inside what a reader takes for one character."""
    raw = evidence.article.text[quote.span.start : quote.span.end]
    message = f"The quote {shown(quote.text)} begins or ends inside a character of the article."
    advice = f"In {_place(quote.span, evidence)} the article has {shown(raw)}. Quote whole characters."
    yield Finding((), message, advice)


@rule("cue-not-in-quote", Severity.ERROR, Subject.CUES)
def cue_not_in_quote(claim: Mapping[str, Any], quotes: Sequence[Quote]) -> Iterator[Finding]:
    """A signal word stands in none of the claim's quotes as whole words."""
    for number, cue in enumerate(claim.get("cues", ())):
        if cue is not None and find_cue(cue, quotes) is None:
            message = f"The signal word {shown(cue)} stands in no quote of this claim."
            yield Finding(("cues", number), message, _near(cue, quotes))


def _near(cue: str, quotes: Sequence[Quote]) -> str:
    words = {word.strip(".,;:!?\"'“”‘’()") for quote in quotes for word in quote.text.split()}
    near = did_you_mean_help(cue, sorted(words)) if " " not in cue else None
    if not quotes:
        return "This claim has no quote; a signal word is part of one."
    return near or "Copy it from a quote, as whole words, with the same capital letters."
