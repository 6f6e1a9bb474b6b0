"""The article that a new bank begins with where its author brings none, and a claim of each status that it needs."""

from __future__ import annotations

from typing import Any

TITLE = "The clock in the market hall"

TEXT = """\
The clock in the market hall stopped at noon on Tuesday. Mara Lind, who sells bread below it, said that mice had \
gnawed through a cord. The town office denied that it had sold the clock.
"""

ORIGIN = {"note": "Invented as an example"}

SOURCES: tuple[dict[str, Any], ...] = (
    {"id": "mara-lind", "name": "Mara Lind", "note": "sells bread in the market hall"},
    {"id": "town-office", "name": "the town office"},
)

CLAIMS: tuple[dict[str, Any], ...] = (
    {
        "id": "stopped",
        "text": "On Tuesday at midday the market hall's timepiece came to a halt.",
        "status": "confirmed",
        "quotes": ["The clock in the market hall stopped at noon on Tuesday."],
        "why": "Sentence 1 names nobody who speaks: the article says it itself.",
        "level": 1,
        "tags": ["plain-statement"],
    },
    {
        "id": "mice",
        "text": "Mice bit a cord in two.",
        "status": "attributed",
        "said_by": ["mara-lind"],
        "quotes": ["Mara Lind, who sells bread below it, said that mice had gnawed through a cord."],
        "cues": ["said"],
        "why": "“Said” hands it over to Mara Lind. The article vouches only for her words.",
        "level": 1,
        "tags": ["named-speaker"],
    },
    {
        "id": "sale",
        "text": "The town office has sold the clock.",
        "status": "denied",
        "denied_by": ["town-office"],
        "quotes": ["The town office denied that it had sold the clock."],
        "cues": ["denied"],
        "why": "The town office says that it is not so. One denial is enough.",
        "level": 1,
        "tags": ["denial"],
    },
)
