"""An article's day and where it comes from, in words: the same line on screens, in text and in what is saved."""

from __future__ import annotations

from quiz.bank.model import Article

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def dateline(article: Article) -> str:
    """Date, publisher and note in one line, as far as they are known; empty where nothing is."""
    parts = (day_words(article.published), article.origin.publisher, article.origin.note)
    return " · ".join(part for part in parts if part)


def day_words(published: str | None) -> str | None:
    """ "2026-04-12" as "12 April 2026", "2024-10" as "October 2024"; any other text as it stands."""
    if published is None:
        return None
    year, *rest = published.split("-")
    if not rest or not all(part.isdecimal() for part in rest) or not 1 <= int(rest[0]) <= len(_MONTHS):
        return published
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{_MONTHS[int(rest[0]) - 1]} {year}"
