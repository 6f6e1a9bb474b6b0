"""The clock that rounds are played by; FACTQUIZ_NOW fixes it for tests and demonstrations."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta

_FIRST = datetime.min.replace(tzinfo=UTC) + timedelta(days=1)
_LAST = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)
"""Between these a moment has a day in every zone."""


class SystemClock:
    """The machine's clock. Durations come from the monotonic one, which nobody can set back."""

    def now(self) -> datetime:
        """The time of day in UTC."""
        return datetime.now(UTC)

    def ticks(self) -> float:
        """Seconds that never go back."""
        return time.monotonic()


class FixedClock:
    """A clock that stands still."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        """Always the same moment, in UTC."""
        return self._now

    def ticks(self) -> float:
        """Always 0: no time passes."""
        return 0.0


def clock_from_environment() -> SystemClock | FixedClock:
    """The fixed clock of FACTQUIZ_NOW, else the machine's. A value that is no moment is passed over."""
    moment = _moment(_told_now())
    return SystemClock() if moment is None else FixedClock(moment)


def clock_problem() -> str | None:
    """The one sentence to tell where FACTQUIZ_NOW is passed over."""
    text = _told_now()
    if not text or _moment(text) is not None:
        return None
    span = f"from {_FIRST.date()} to {_LAST.date()}"
    return f"FACTQUIZ_NOW is passed over: {text} is no time {span} (UTC) such as 2026-11-24T12:00:00Z."


def _told_now() -> str:
    return os.environ.get("FACTQUIZ_NOW", "").strip()


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return moment if _FIRST <= moment <= _LAST else None
