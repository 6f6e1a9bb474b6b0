"""About how long reading and answering take: told before a round, never held against anybody."""

from __future__ import annotations

import math

WORDS_A_MINUTE = 230
TENTHS_OF_A_MINUTE_A_CARD = 4


def minutes(words: int, cards: int) -> int:
    """About how long a round takes: reading, and 0.4 minutes a card; rounded up, at least 1."""
    # In whole numbers, because the noise of floats would add a minute here and there.
    tenths = words * 10 + cards * TENTHS_OF_A_MINUTE_A_CARD * WORDS_A_MINUTE
    return max(1, math.ceil(tenths / (10 * WORDS_A_MINUTE)))


def reading_minutes(words: int) -> int:
    """About how long reading an article takes, in minutes, at least 1."""
    return max(1, round(words / WORDS_A_MINUTE))
