"""Plans and events as rows of the record, and back."""

import json
import math
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple, assert_never

from quiz.bank.status import Mark, Step
from quiz.game.events import (
    Answered,
    Ask,
    Chosen,
    Event,
    Finished,
    Flagged,
    Hinted,
    Kind,
    Mode,
    Objected,
    Plan,
    Planned,
    Shown,
    Skipped,
)


class EventRow(NamedTuple):
    """An event in the order of the columns that the store writes; what a kind of event has not is None."""

    kind: str
    card: int | None
    at: str
    step: str | None = None
    chosen: str | None = None
    best: str | None = None
    mark: str | None = None
    seconds: float | None = None
    hint: int | None = None
    note: str | None = None
    flag: int | None = None
    points: float | None = None
    of_cards: int | None = None


class PlanRow(NamedTuple):
    """A plan in the order of the columns that the store writes."""

    mode: str
    exam: int
    seed: str
    steps: str | None
    options: str
    pool: str


def event_row(event: Event) -> EventRow:
    """The event as the record keeps it."""
    at = time_text(event.at)
    match event:
        case Answered():
            return EventRow(
                "answered",
                event.card,
                at,
                step=event.ask.value,
                chosen=_choice_text(event.chosen),
                best=_choice_text(event.right),
                mark=event.mark.value,
                seconds=_measured(event.seconds),
                hint=int(event.hint),
            )
        case Skipped():
            best = _choice_text(event.right)
            mark, hint = Mark.SKIPPED.value, int(event.hint)
            return EventRow("skipped", event.card, at, step=event.ask.value, best=best, mark=mark, hint=hint)
        case Hinted():
            return EventRow("hinted", event.card, at)
        case Objected():
            return EventRow("objected", event.card, at, note=storable(event.text))
        case Flagged():
            return EventRow("flagged", event.card, at, flag=int(event.on))
        case Shown():
            return EventRow("shown", event.card, at, step=event.ask.value)
        case Finished():
            return EventRow("finished", None, at, points=event.points, of_cards=event.of)
        case _ as never:
            assert_never(never)


def event_of(row: EventRow) -> Event:
    """The event that was kept as this row. ValueError for a row that no version of the program writes."""
    at = time_of(row.at)
    if row.kind == "finished":
        return Finished(at, row.points or 0.0, row.of_cards or 0)
    card, step = row.card, row.step or ""
    if card is None:
        raise ValueError(row)
    match row.kind:
        case "answered":
            chosen, right, mark = choice_of(row.chosen), choice_of(row.best), Mark(row.mark or "")
            return Answered(card, Ask(step), chosen, right, mark, at, row.seconds, bool(row.hint))
        case "skipped":
            return Skipped(card, Ask(step), choice_of(row.best), at, bool(row.hint))
        case "hinted":
            return Hinted(card, at)
        case "objected":
            return Objected(card, row.note or "", at)
        case "flagged":
            return Flagged(card, bool(row.flag), at)
        case "shown":
            return Shown(card, Ask(step), at)
    raise ValueError(row)


@lru_cache(maxsize=2)
def pool_text(pool: tuple[str, ...]) -> str:
    """The ids of a bank as JSON. Kept: of ten thousand ids it is made while somebody reads, not while they wait."""
    return json.dumps(pool)


def plan_row(plan: Plan) -> PlanRow:
    """A plan without its cards, which have a table of their own."""
    steps = None if plan.steps is None else json.dumps([step.value for step in plan.steps])
    options = storable(plan.options)
    return PlanRow(plan.mode.value, int(plan.exam), str(plan.seed), steps, options, pool_text(plan.pool))


def planned_of(bank: str, item: str, kind: str, digest: str) -> Planned:
    """A card that was kept."""
    return Planned(bank, item, Kind(kind), digest)


def plan_of(row: PlanRow, cards: Iterable[Planned]) -> Plan:
    """The plan that was kept, with its cards."""
    return Plan(
        cards=tuple(cards),
        mode=Mode(row.mode),
        seed=int(row.seed),
        steps=None if row.steps is None else tuple(Step(step) for step in json.loads(row.steps)),
        exam=bool(row.exam),
        options=row.options,
        pool=tuple(json.loads(row.pool)),
    )


def choice_of(text: str | None) -> Chosen:
    """A choice as the game knows it. ValueError where there is none."""
    value = None if text is None else json.loads(text)
    if isinstance(value, list):
        return tuple(int(number) for number in value)
    if isinstance(value, str | int):
        return value
    raise ValueError(text)


def time_text(at: datetime) -> str:
    """UTC in ISO 8601 with a Z; a time without a zone is taken as UTC."""
    aware = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat().replace("+00:00", "Z")


def time_of(text: str) -> datetime:
    """The time that time_text() wrote."""
    return datetime.fromisoformat(text)


def storable(text: str) -> str:
    """Text that UTF-8 can hold: what came from bytes that are no text (a folder's name) is spelled out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _choice_text(choice: Chosen) -> str:
    return json.dumps(choice)


def _measured(seconds: float | None) -> float | None:
    """A clock that was set back, or that jumped out of all bounds, has measured nothing."""
    return seconds if seconds is not None and math.isfinite(seconds) and seconds >= 0 else None
