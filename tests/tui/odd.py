"""Banks with odd letters, and with a long article: texts for make.py."""

from __future__ import annotations

ODD_TEXT = """\
The note [0] says [b]x[/b] and [/] in one breath. 橋は月曜日から閉まっています、と市の人が言った。 A 👩‍🔧 \
fixed it, the paper said [sic].

The cafe\u0301 at the Immo\u00adbilien\u00ad
haus is open, the own\u00ader said. The [red]red[/red] door
stays as it is.
"""

ODD = """\
format = 1
id = "odd-letters"
title = "Odd [0] letters [/]"
summary = "Brackets [b]bold[/b], 橋 and 👩‍🔧 stand as they are [/]."
intro = "An intro with [red]red[/red] and [/] in it."
takeaway = "Take [/] along."
statuses = ["confirmed", "attributed", "denied"]
ask = ["status", "source"]

[article]
file = "article.txt"
title = "[1] see note [/]"
published = 2026-05-03
origin = { publisher = "The [b]Daily[/b]", note = "[/]" }
afterword = "Later [0] nothing [/] was found."

[[sources]]
id = "paper"
name = "the [b]paper[/b]"
note = "[0]"

[[sources]]
id = "city"
name = "市の人 [/]"

[[claims]]
id = "note"
text = "A note [0] holds [b]x[/b] and [/]."
status = "confirmed"
quotes = ["The note [0] says [b]x[/b] and [/] in one breath."]
hint = "A hint [/] with [0]."
why = "Because [/] it [b]says[/b] so."
ask_next = "who wrote [/] it?"
feedback.attributed = "Not [/] this [0]."

[[claims]]
id = "bridge"
text = "橋は閉まっている [0]。"
status = "attributed"
said_by = ["city"]
quotes = ["橋は月曜日から閉まっています、と市の人が言った。"]
cues = []
why = "市の人 [/] 。"

[[claims]]
id = "house"
text = "The house of the broker is open [/]."
status = "attributed"
said_by = ["paper"]
quotes = ["The café at the Immobilienhaus is open, the owner said."]
cues = ["said"]
why = "[/] said."

[[questions]]
id = "door"
prompt = "Which [/] door?"
options = [
  { text = "the [red]red[/red] one", correct = true },
  { text = "none [/]", feedback = "One [0] is told of [/]." },
]
quotes = ["The [red]red[/red] door stays as it is."]
why = "It [/] stays."
"""

FAR_QUOTE = "Only on the last page did the harbour master say that the boats were counted twice."

LONG = f"""\
format = 1
id = "long-read"
title = "A long read"
statuses = ["confirmed", "attributed", "denied"]

[article]
file = "article.txt"
title = "The harbour in a hundred pages"

[[sources]]
id = "master"
name = "the harbour master"

[[claims]]
id = "twice"
text = "No boat was counted only once."
status = "attributed"
said_by = ["master"]
quotes = ["{FAR_QUOTE}"]
cues = ["say"]
why = "He says it, at the very end."

[[claims]]
id = "first"
text = "A count of boats took place."
status = "confirmed"
quotes = ["Page 1 of the book counts boats"]
why = "The first sentence tells it."
"""


def long_text() -> str:
    """An article of some 2,000 words; the quote of its first claim is its last sentence."""
    pages = [
        f"Page {n} of the book counts boats, sails and nets that came in with the tide on day {n}."
        for n in range(1, 111)
    ]
    return "\n\n".join(" ".join(pages[at : at + 5]) for at in range(0, len(pages), 5)) + f"\n\n{FAR_QUOTE}\n"
