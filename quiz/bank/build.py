"""Making model values out of tables that no rule has found an error in."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from quiz.bank.model import Article, Bank, Claim, Cue, Option, Origin, Question, Quote, Source
from quiz.bank.status import STEPS, Status, Step
from quiz.text.clean import one_line

Data = Mapping[str, Any]

_STATUS: dict[str | None, Status | None] = {None: None} | {str(status): status for status in Status}


@lru_cache(maxsize=64)
def steps(ask: tuple[str, ...]) -> tuple[Step, ...]:
    """The steps of `ask` in their own order; the step status is always one."""
    return tuple(step for step in STEPS if step in ask or step is Step.STATUS)


def build_claim(data: Data, quotes: tuple[Quote, ...], cues: tuple[Cue, ...], default: tuple[Step, ...]) -> Claim:
    """One claim with its proved quotes and found signal words; `default` is what it asks unless it says otherwise."""
    get = data.get
    status = _STATUS[data["status"]]
    assert status is not None
    feedback = get("feedback")
    return Claim(
        data["id"],
        data["text"],
        status,
        _STATUS[get("also")],
        tuple(get("said_by", ())),
        tuple(get("denied_by", ())),
        quotes,
        cues,
        get("hint"),
        get("why"),
        get("ask_next"),
        _feedback(feedback) if feedback else {},
        get("level"),
        tuple(get("tags", ())),
        steps(tuple(data["ask"])) if "ask" in data else default,
        get("draft", False),
    )


def _line(data: Data, key: str) -> str | None:
    """A text that is shown in one line (`line` in the table of keys), None where there is none."""
    text = data.get(key)
    return None if text is None else one_line(text)


def _feedback(data: Mapping[str, str]) -> dict[Status, str]:
    return {_STATUS[name]: text for name, text in data.items() if name in _STATUS}  # type: ignore[misc]


def build_question(data: Data, quotes: tuple[Quote, ...]) -> Question:
    """One reading question."""
    options = tuple(
        Option(one_line(option["text"]), option.get("correct", False), option.get("feedback"))
        for option in data["options"]
    )
    return Question(data["id"], data["prompt"], options, quotes, data.get("why"))


def build_source(data: Data) -> Source:
    """One source."""
    return Source(
        data["id"],
        one_line(data["name"]),
        _line(data, "note"),
        data.get("unnamed", False),
        tuple(data.get("part_of", ())),
    )


def build_article(data: Data, text: str, path: Path | None) -> Article:
    """An article out of its table and its text; `path` is the file of the text, None where the table holds it."""
    origin = data.get("origin", {})
    published = data.get("published")
    return Article(
        text=text,
        title=one_line(data["title"]),
        published=published.isoformat() if isinstance(published, datetime.date) else published,
        origin=Origin(_line(origin, "publisher"), _line(origin, "url"), _line(origin, "note")),
        licence=_line(data, "licence"),
        content=_line(data, "content"),
        afterword=data.get("afterword"),
        path=path,
    )


def build_bank(
    data: Data,
    path: Path,
    article: Article,
    sources: Sequence[Source],
    claims: Sequence[Claim],
    questions: Sequence[Question],
    *,
    shipped: bool,
) -> Bank:
    """The bank itself out of the top of its file."""
    return Bank(
        id=data["id"],
        title=one_line(data["title"]),
        path=path,
        article=article,
        statuses=tuple(status for status in Status if status in data["statuses"]),
        claims=tuple(claims),
        questions=tuple(questions),
        sources=tuple(sources),
        summary=data.get("summary"),
        intro=data.get("intro"),
        takeaway=data.get("takeaway"),
        language=_line(data, "language") or "en",
        licence=_line(data, "licence"),
        ask=steps(tuple(data.get("ask", ()))),
        test=data.get("test", False),
        course=data.get("course"),
        lesson=data.get("lesson"),
        class_set=tuple(dict.fromkeys(data.get("class", ()))),
        ignore=tuple(data.get("ignore", ())),
        shipped=shipped,
    )
