"""The clock that rounds are played by; FACTQUIZ_NOW fixes it for tests and demonstrations."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime


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
    """The fixed clock of FACTQUIZ_NOW, else the machine's. A value that is no ISO time is passed over."""
    text = os.environ.get("FACTQUIZ_NOW", "").strip()
    if not text:
        return SystemClock()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return SystemClock()
    return FixedClock(moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC))
