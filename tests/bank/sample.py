"""A sound bank that uses every key, for tests that break it in one place."""

from __future__ import annotations

from pathlib import Path

ARTICLE = """\
The footbridge at Alder Lock has been closed since Monday. A crane lifted its deck on to the bank, where a heron has \
moved in.

Rosa Finch, who runs the café, said half her 40 guests stay away. “The council”, she said, “has told nobody…”

The council confirmed that the bridge will open again in June. An engineer told the local paper that two beams were
cracked, which the council denied. It seems that the heron likes the deck. The heron has moved in.
"""

ARTICLE_TOML = """\
[article]
file = "article.txt"
title = "The footbridge at Alder Lock"
published = 2026-05-03
origin = { publisher = "Nobody", url = "https://example.org", note = "Invented" }
licence = "CC-BY-4.0"
content = "a bridge"
afterword = "It opened in July."

[[sources]]
id = "rosa"
name = "Rosa Finch"
note = "runs the café"

[[sources]]
id = "council"
name = "the council"

[[sources]]
id = "engineer"
name = "an engineer"
unnamed = true
part_of = ["council"]
"""

BANK = '''\
# A sound bank.
format = 1
id = "alder-lock"
title = "Three ways to say it"
summary = "Six claims about a bridge."
intro = """
Read it once.
Then ask who says so."""
takeaway = "Ask of one sentence today: who says so?"
language = "en"
licence = "CC-BY-4.0"
article = "article.toml"
statuses = ["confirmed", "attributed", "denied", "unstated"]
ask = ["status"]
test = false
course = "reading-the-news"
lesson = 2
class = [
  "closed",
  "beams", # the denial
]
ignore = ["few-choices"]
x-mine = { anything = [1, 2] }

[[sources]]
id = "paper"
name = "the local paper"

[[claims]]
id = "closed"
text = "Nobody can cross at Alder Lock these days."
status = "confirmed"
quotes = ["The footbridge at Alder Lock has been closed since Monday."]
hint = "Who speaks in sentence 1?"
why = "No speaker stands in sentence 1."
ask_next = "how could the writer know?"
level = 1
tags = ["plain-statement"]

[claims.feedback]
attributed = "Nobody speaks there."
denied = "Nobody says no."

[[claims]]
id = "guests"
text = "The place by the lock serves only twenty people now."
status = "attributed"
said_by = ["rosa"]
quotes = ["Rosa Finch, who runs the café, said half her 40 guests stay away."]
cues = ["said"]
why = "Rosa Finch says it."
level = 2
ask = ["status", "quote", "source"]

[[claims]]
id = "june"
text = "People walk over the water there from the summer on."
status = "attributed"
said_by = ["council"]
quotes = ["The council confirmed that the bridge will open again in June."]
cues = ["confirmed"]
why = """
"Confirmed" is what the council did."""
feedback.confirmed = "The council did that."

[[claims]]
id = "beams"
text = "Cracks ran through a pair of beams."
status = "denied"
said_by = ["engineer"]
denied_by = ["council"]
quotes = [
  "An engineer told the local paper that two beams were cracked, which the council denied.",
  { text = "moved in", occurrence = 2 },
]
cues = ["denied"]
why = "The council says it is not so."
ask = ["status", "denial"]

[[claims]]
id = "heron"
text = "The bird is at ease on the structure."
status = "unstated"
also = "attributed"
said_by = ["paper"]
quotes = ["It seems that the heron likes the deck."]
why = "No sentence says how the bird feels; a reader may take the hedge for somebody's word."

[[claims]]
id = "goose"
text = "A goose lives there too."
status = "confirmed"
draft = true

[[questions]]
id = "tenant"
prompt = "Who moved in?"
options = [
  { text = "a heron", correct = true },
  { text = "a goose", feedback = "That is a claim of nobody." },
  { text = "a crane" },
]
quotes = ["The heron has moved in."]
why = "Sentence 8 says so."
'''


def write_sample(folder: Path, bank: str = BANK, article: str = ARTICLE, article_toml: str = ARTICLE_TOML) -> Path:
    """Write the three files into `folder`, and give the bank's path."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.txt").write_bytes(article.encode("utf-8", "surrogatepass"))
    (folder / "article.toml").write_bytes(article_toml.encode("utf-8", "surrogatepass"))
    path = folder / "bank.toml"
    path.write_bytes(bank.encode("utf-8", "surrogatepass"))
    return path
