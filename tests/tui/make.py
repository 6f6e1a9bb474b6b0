"""Banks written to a folder and read by the real reader, for tests of the screens. All texts are invented here."""

from __future__ import annotations

from pathlib import Path

from quiz.bank.model import Bank
from quiz.bank.read import read_bank
from tests.tui.odd import LONG, ODD, ODD_TEXT, long_text

BRIDGE_TEXT = """\
The footbridge at Alder Lock has been closed since Monday. A crane lifted its deck on to the bank, where a heron has \
moved in.

Rosa Finch, who runs the lock cafe, said half her guests stay away. The council confirmed that the bridge will open \
again in June. An engineer told the local paper that two beams were cracked, which the council denied.

It is unclear who will pay for the repair. A second crane is due on Friday. The heron, for its part, seems to be in \
no hurry.
"""

BRIDGE_ARTICLE = """\
[article]
file = "article.txt"
title = "The footbridge at Alder Lock"
published = 2026-05-03
origin = { note = "Invented article" }
afterword = "The bridge opened again on 12 June, without its heron."

[[sources]]
id = "finch"
name = "Rosa Finch"
note = "runs the lock cafe"

[[sources]]
id = "council"
name = "the council"

[[sources]]
id = "engineer"
name = "an engineer"
note = "not named"
unnamed = true
"""

BRIDGE = """\
format = 1
id = "alder-lock"
title = "Three ways to say it"
summary = "Four claims about a bridge that is closed: who says so?"
intro = "Look for the verb of speaking. Whoever stands before it is the one who says so."
takeaway = "In one news story today, pick one sentence and ask: who says so?"
article = "article.toml"
statuses = ["confirmed", "attributed", "denied"]

[[claims]]
id = "closed"
text = "Nobody can cross the water at Alder Lock these days."
status = "confirmed"
quotes = ["The footbridge at Alder Lock has been closed since Monday."]
hint = "Does anybody speak in sentence 1?"
why = "Nobody speaks in sentence 1: the article tells it outright."

[[claims]]
id = "june"
text = "From June on, people walk over the water again."
status = "attributed"
said_by = ["council"]
quotes = ["The council confirmed that the bridge will open again in June."]
cues = ["confirmed"]
why = "“Confirmed” is what the council did. The article tells us that it spoke, and vouches for no more."
ask_next = "what does the council rest that on?"
ask = ["status", "quote", "source"]
feedback.confirmed = "The word “confirmed” belongs to the council here, not to the article."

[[claims]]
id = "beams"
text = "Cracks ran through two beams."
status = "denied"
said_by = ["engineer"]
denied_by = ["council"]
quotes = ["which the council denied", "An engineer told the local paper that two beams were cracked"]
cues = ["denied", "told"]
why = "The engineer says so, the council says no. A denial decides, whoever is right."
ask = ["status", "quote", "source", "denial"]

[[claims]]
id = "friday"
text = "Another crane arrives at the end of the week."
status = "confirmed"
also = "attributed"
quotes = ["A second crane is due on Friday."]
why = "“Due” may be somebody's plan; but nobody is named, so the article says it itself."

[[questions]]
id = "heron"
prompt = "Where does the heron live now?"
options = [
  { text = "on the deck of the bridge", correct = true },
  { text = "in the lock cafe", feedback = "The cafe has lost guests, and won no bird." },
  { text = "under the second crane" },
]
quotes = ["A crane lifted its deck on to the bank, where a heron has moved in."]
why = "The deck lies on the bank, and the heron has moved in there."

[[questions]]
id = "speakers"
prompt = "Who is heard in this article?"
options = [
  { text = "the keeper of the cafe", correct = true },
  { text = "the driver of the crane" },
  { text = "an engineer", correct = true },
]
quotes = ["An engineer told the local paper", "Rosa Finch, who runs the lock cafe, said"]
why = "Both have a verb of speaking; the driver is not even mentioned."
"""

FIVE = """\
format = 1
id = "five-ways"
title = "Five ways to say it"
summary = "The same bridge, with what is left open and what is not in it."
article = "article.toml"
statuses = ["confirmed", "attributed", "denied", "unresolved", "unstated"]
takeaway = "What is missing from a page is worth a question."

[[claims]]
id = "costs"
text = "The county pays for the works."
status = "unresolved"
quotes = ["It is unclear who will pay for the repair."]
cues = ["unclear"]
why = "Sentence 6 raises the bill and leaves it there."

[[claims]]
id = "fish"
text = "The fish in the lock have gone."
status = "unstated"
quotes = ["where a heron has moved in"]
why = "A heron eats fish, but no sentence says how they fare."
ask = ["status", "quote"]

[[claims]]
id = "guests"
text = "One guest in two has left the cafe."
status = "attributed"
said_by = ["finch"]
quotes = ["Rosa Finch, who runs the lock cafe, said half her guests stay away."]
cues = ["said"]
why = "It is her count."
"""

DRAFTED = BRIDGE.replace(
    "[[questions]]",
    """\
[[claims]]
id = "heron-left"
text = "The heron will soon move on."
status = "unresolved"
hint = "Is anybody in a hurry?"
draft = true

[[questions]]""",
    1,
).replace('"denied"]', '"denied", "unresolved"]')
"""The bridge with a draft that has no quote yet."""

BROKEN = """\
format = 1
id = "broken"
title = "A bank to mend"
article = "article.toml"
statuses = ["confirmed", "attributed", "denied"]

[[claims]]
id = "nobody"
text = "The lock is empty."
status = "attributed"
quotes = ["The lock is quite empty."]
why = "It is not."

[[claims]]
id = "status"
text = "The lock is full."
status = "cofirmed"
quotes = ["A crane lifted its deck on to the bank"]
"""


def write_banks(folder: Path) -> Path:
    """All the banks of these tests but the broken one, below one folder."""
    lock = folder / "alder-lock"
    write(lock, "article.txt", BRIDGE_TEXT)
    write(lock, "article.toml", BRIDGE_ARTICLE)
    write(lock, "bridge.toml", BRIDGE)
    write(lock, "five.toml", FIVE)
    write(folder / "odd", "article.txt", ODD_TEXT)
    write(folder / "odd", "odd.toml", ODD)
    write(folder / "long", "article.txt", long_text())
    write(folder / "long", "long.toml", LONG)
    return folder


def write_broken(folder: Path) -> Path:
    """A bank with three faults, beside the sound ones; gives its path."""
    return write(folder / "alder-lock", "broken.toml", BROKEN)


def write(folder: Path, name: str, text: str) -> Path:
    """Write one file, as UTF-8 and with its own line ends."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def bank_at(path: Path) -> Bank:
    """The bank at a path, which must be sound."""
    reading = read_bank(path)
    assert reading.bank is not None, [fault.message for fault in reading.faults]
    return reading.bank
