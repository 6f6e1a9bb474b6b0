"""A bank as the JSON of `show` (docs/commands.md, `factquiz show`): values only, nothing is printed here."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from quiz.bank.lazy_readers import LazyReader, lazy_readers
from quiz.bank.model import Article, Bank, Claim, Cue, Question, Quote, Source


def describe(bank: Bank, only: str | None = None) -> dict[str, Any]:
    """The promised keys. `only` narrows claims and questions to the one of that id; lazy readers stay the bank's."""
    lines = _LineStarts(bank.article.text)
    return {
        "id": bank.id,
        "title": bank.title,
        "intro": bank.intro,
        "article": _article(bank.article),
        "sources": [_source(source) for source in bank.sources],
        "claims": [_claim(claim, lines) for claim in bank.claims if only in (None, claim.id)],
        "questions": [_question(question, lines) for question in bank.questions if only in (None, question.id)],
        "lazy": [_lazy(lazy) for lazy in lazy_readers(bank.playable, bank.statuses, bank.article)],
    }


class _LineStarts:
    """Where the lines of a text begin, worked out once for all quotes."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _article(article: Article) -> dict[str, Any]:
    origin = article.origin
    return {
        "title": article.title,
        "published": article.published,
        "origin": {"publisher": origin.publisher, "url": origin.url, "note": origin.note},
        "licence": article.licence,
        "content": article.content,
        "text": article.text,
        "afterword": article.afterword,
        "sentences": [{"number": s.number, "start": s.start, "end": s.end} for s in article.sentences],
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "note": source.note,
        "unnamed": source.unnamed,
        "part_of": list(source.part_of),
    }


def _claim(claim: Claim, lines: _LineStarts) -> dict[str, Any]:
    return {
        "id": claim.id,
        "text": claim.text,
        "status": claim.status.value,
        "also": claim.also.value if claim.also else None,
        "disputed": claim.disputed,
        "said_by": list(claim.said_by),
        "denied_by": list(claim.denied_by),
        "quotes": [_quote(quote, lines) for quote in claim.quotes],
        "cues": [_cue(cue) for cue in claim.cues],
        "hint": claim.hint,
        "why": claim.why,
        "ask_next": claim.ask_next,
        "feedback": {status.value: text for status, text in claim.feedback.items()},
        "level": claim.level,
        "tags": list(claim.tags),
        "ask": [step.value for step in claim.ask],
        "draft": claim.draft,
    }


def _quote(quote: Quote, lines: _LineStarts) -> dict[str, Any]:
    line, column = lines.place(quote.start)
    return {
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "line": line,
        "column": column,
        "sentence": quote.sentences[0] if quote.sentences else None,
    }


def _cue(cue: Cue) -> dict[str, Any]:
    return {"text": cue.text, "start": cue.start, "end": cue.end}


def _question(question: Question, lines: _LineStarts) -> dict[str, Any]:
    return {
        "id": question.id,
        "prompt": question.prompt,
        "options": [{"text": o.text, "correct": o.correct, "feedback": o.feedback} for o in question.options],
        "quotes": [_quote(quote, lines) for quote in question.quotes],
        "why": question.why,
    }


def _lazy(lazy: LazyReader) -> dict[str, Any]:
    return {"name": lazy.name, "points": _number(lazy.points), "of": lazy.of}


def _number(points: float) -> float:
    """A whole number of points without its ".0"."""
    return int(points) if points == int(points) else points
