"""A small sound bank on disk for tests, with whatever a test changes in it."""

from __future__ import annotations

from pathlib import Path

ARTICLE = """\
The footbridge at Alder Lock has been closed since Monday. A crane lifted its deck on to the bank.

Rosa Finch, who runs the cafe, said half her guests stay away. The council confirmed that the bridge
will open again in June. An engineer told the local paper that two beams were cracked, which the council denied.
"""

ARTICLE_TOML = """\
[article]
file = "article.txt"
title = "The footbridge at Alder Lock"
published = 2026-05-03
origin = { note = "Invented" }
licence = "CC-BY-4.0"

[[sources]]
id = "rosa"
name = "Rosa Finch"

[[sources]]
id = "council"
name = "the council"

[[sources]]
id = "engineer"
name = "an engineer"
unnamed = true
"""

CLAIMS = """
[[claims]]
id = "closed"
text = "Nobody can cross at Alder Lock these days."
status = "confirmed"
quotes = ["The footbridge at Alder Lock has been closed since Monday."]
why = "No speaker stands in sentence 1."

[[claims]]
id = "guests"
text = "The lock cafe has lost one guest in two."
status = "attributed"
said_by = ["rosa"]
quotes = ["Rosa Finch, who runs the cafe, said half her guests stay away."]
cues = ["said"]
why = "Rosa Finch says it."

[[claims]]
id = "june"
text = "People cross the water there from June on."
status = "attributed"
said_by = ["council"]
quotes = ["The council confirmed that the bridge\\nwill open again in June."]
cues = ["confirmed"]
why = "The council says it."

[[claims]]
id = "beams"
text = "Cracks ran through two beams."
status = "denied"
said_by = ["engineer"]
denied_by = ["council"]
quotes = ["An engineer told the local paper that two beams were cracked, which the council denied."]
cues = ["denied"]
why = "The council says it is not so."
"""


def top(
    *, name: str = "alder-lock", title: str = "Three ways to say it", article: str = '"article.toml"', more: str = ""
) -> str:
    """What stands above the first claim."""
    return f"""\
format = 1
id = "{name}"
title = "{title}"
summary = "Four claims about a bridge."
licence = "CC-BY-4.0"
article = {article}
statuses = ["confirmed", "attributed", "denied"]
{more}
"""


def make_bank(
    folder: Path,
    *,
    file: str = "bank.toml",
    name: str = "alder-lock",
    title: str = "Three ways to say it",
    more: str = "",
    claims: str = CLAIMS,
    article: str = ARTICLE,
    article_toml: str = ARTICLE_TOML,
    text: str | None = None,
) -> Path:
    """Write a bank with its article into `folder`, and give the bank's path. `text` replaces the bank's whole text."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.txt").write_text(article, encoding="utf-8")
    (folder / "article.toml").write_text(article_toml, encoding="utf-8")
    path = folder / file
    path.write_text(top(name=name, title=title, more=more) + claims if text is None else text, encoding="utf-8")
    return path
