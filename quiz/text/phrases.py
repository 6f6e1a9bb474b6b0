"""Small words of English sentences: a count with its noun, a list with "and", a capital letter in front."""

from __future__ import annotations

from collections.abc import Sequence


def count_of(amount: int, one: str, many: str | None = None) -> str:
    """ "1 claim", "3 claims"; `many` where an s at the end is not enough."""
    return f"{amount} {one if amount == 1 else many or one + 's'}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Several words as one phrase: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capital(text: str) -> str:
    """The text with a capital letter in front."""
    return text[:1].upper() + text[1:]
