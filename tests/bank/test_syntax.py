"""A refused text gives one fault for each broken block, at the line that was broken, and keeps all other blocks."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
import tomli
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz.bank.places import scan
from quiz.bank.scanner import Lines
from quiz.bank.syntax import Parsed, SyntaxFault, parse

TOP = '''# A bank for these tests.
format = 1
id = "alder-lock"
title = "Three ways to say it"
intro = """
The council spoke, and others spoke too.
Who says so?"""
statuses = [
  "confirmed",
  "attributed", # somebody says so
  "denied"
]
ask = ["status", "quote"]

[article]
title = "The footbridge at Alder Lock"
published = 2024-10-15
origin = { publisher = "Nobody", note = 'Invented "for" tests' }
text = """
The footbridge has been closed since Monday.

[[claims]]
The council confirmed that it = open in June, "in time".
"""

[[sources]]
id = "council"
name = "the council"
part_of = []

[[sources]]
id = "rosa"
name = "Rosa Finch"
unnamed = false
'''

CLAIM = '''
# Claim {n}
[[claims]]
id = "claim-{n}"
text = "The bridge opens again in June, take {n}."
status = "attributed"
said_by = ["council", "rosa"]
quotes = [
  "The council confirmed that it", # the first decides
  {{ text = "open in June", occurrence = 1 }},
  "in time"
]
cues = ["confirmed"]
why = """"Confirmed" is what the council did.
The article tells us \\"no more\\" \\
  than that."""
hint = \'\'\'
It's the verb that counts.
Read it again.
\'\'\'
level = {n}
{feedback}
'''

DOTTED = '''feedback.confirmed = "The council did."
feedback.denied = 'Nobody denies it.\''''
TABLE = '''[claims.feedback]
confirmed = "The council did."
denied = """
Nobody
denies it.
"""'''
QUESTIONS = '''
[[questions]]
id = "when"
prompt = "When does it open?"
options = [
  { text = "June", correct = true },
  { text = "May", feedback = "No." },
]

[[questions]]
id = "who"
prompt = "Who says so?"
[[questions.options]]
text = "The council"
correct = true
[[questions.options]]
text = "The heron"
'''

BANK = TOP + "".join(CLAIM.format(n=n, feedback=DOTTED if n % 2 else TABLE) for n in range(1, 13)) + QUESTIONS


def lines_told(parsed: Parsed, fault: SyntaxFault) -> set[int]:
    """The lines that a fault points at, with those that it names."""
    lines = Lines(parsed.text)
    named = re.findall(r"line (\d+)", f"{fault.message} {fault.help}")
    return {*range(lines.line(fault.start), lines.line(fault.end) + 1), *map(int, named)}


# Each breakage: where it may strike, and what it makes of the match there.
Change = Callable[[re.Match[str]], str]
BREAKAGES: dict[str, tuple[str, Change]] = {
    "closing quote mark lost": (r'(?m)^(\w+ = "[^"\n]+)"(?!")', lambda m: m[1]),
    "opening quote mark lost": (r'(?m)^(\w+ = )"(?!")', lambda m: m[1]),
    "single quote mark lost": (r"(?m)^(\S+ = '[^'\n]+)'(?!')|(?m:^(\S+ = )'(?!'))", lambda m: m[1] or m[2]),
    "quote mark in a list lost": (r'(?m)^(  |\w+ = \[)"([^"\n]+")|^(  "[^"\n]+)"', lambda m: (m[1] or "") + (m[2] or m[3])),
    "three marks not closed": (r'(?<=[\w."\\])(\n?)("""|\'\'\')(?=\n)', lambda m: m[1]),
    "one of three closing marks lost": (r'(?<=[\w.])(\n?)("""|\'\'\')(?=\n)', lambda m: m[1] + m[2][:2]),
    "three marks not opened": (r'(?m)(?<== )("""|\'\'\')', lambda m: ""),
    "one of three opening marks lost": (r'(?m)(?<== )("""|\'\'\')(?!")', lambda m: m[1][:2]),
    "list not closed": (r"(?m)(?<=[\"\n},])\](?=\n)", lambda m: ""),
    "list not opened": (r"(?m)(?<= = )\[", lambda m: ""),
    "inline table not closed": (r"\}", lambda m: ""),
    "inline table not opened": (r"\{ ", lambda m: ""),
    "comma in a list lost": (r"(?<=[\"}]),(?= #|\n| \")", lambda m: ""),
    "comma in an inline table lost": (r"(?<=[\"e]),(?= \w+ =)", lambda m: ""),
    "equals sign lost": (r" = ", lambda m: " "),
    "equals sign doubled": (r" = ", lambda m: " == "),
    "value lost": (r"(?m)^(\w+) = .+(?<!\[)(?<!\"\"\")(?<!''')$", lambda m: f"{m[1]} ="),
    "key lost": (r"(?m)^[\w.]+ = ", lambda m: "= "),
    "key doubled": (r"(?m)^([\w.]+ = (?:[\"'][^\"'\n]+[\"']|\d|\[[^\n]+\]))$", lambda m: f"{m[1]}\n{m[1]}"),
    "key of two words": (r"(?m)^(\w+) = ", lambda m: f"{m[1]} it = "),
    "colon for equals": (r"(?m)^(\w+) = ", lambda m: f"{m[1]}: "),
    "curly quote marks": (r'(?m)^(\w+ = )"([^"\n]+)"', lambda m: f"{m[1]}“{m[2]}”"),
    "bad escape": (r'(?m)^(\w+ = "[^"\n]+)"', lambda m: f'{m[1]}\\d"'),
    "bad escape in many lines": (r"(?m)^(The article tells)", lambda m: f"C:\\d {m[1]}"),
    "quote marks inside a text": (r'(?m)^(\w+ = "\w+) (\w+)', lambda m: f'{m[1]} "{m[2]}"'),
    "header not closed": (r"(?m)^(\[+[\w.]+)\]+$", lambda m: m[1]),
    "header half closed": (r"(?m)^(\[\[[\w.]+\])\]$", lambda m: m[1]),
    "header not opened": (r"(?m)^\[+([\w.]+\]+)$", lambda m: m[1]),
    "header half opened": (r"(?m)^\[(\[[\w.]+\]+)$", lambda m: m[1]),
    "one bracket for two": (r"(?m)^\[(\[[\w.]+\])\]$", lambda m: m[1]),
    "table doubled": (r"(?m)^(\[claims.feedback\])$", lambda m: f"{m[1]}\n{m[1]}"),
    "word for a number": (r"(?m)^(level = )(\d+)$", lambda m: f"{m[1]}{random.Random(m[0]).choice(['one', '0', '1,5', '.5'])}{m[2]}"),
    "True": (r"\b(true|false)\b", lambda m: m[1].title()),
    "control character": (r'(?m)^(\w+ = "\w+)', lambda m: f"{m[1]}\x07"),
    "comment without its sign": (r"# (?=[A-Z])", lambda m: ""),
    "two in a line": (r"(?m)^(\w+ = \"[^\"\n]+\")\n(?=\w)", lambda m: f"{m[1]} "),
    "no-break space": (r" = ", lambda m: " =\u00a0"),
}


def broken(kind: str, seed: int) -> tuple[str, int, int]:
    """The bank with one breakage of a kind, and the lines it changed."""
    pattern, change = BREAKAGES[kind]
    # The lines inside the article's text are no TOML, so that nothing can break there.
    inside = BANK.index("The footbridge has"), BANK.index('"in time".\n') + 9
    found = [m for m in re.finditer(pattern, BANK) if not inside[0] <= m.start() < inside[1]]
    assert found, kind
    match = random.Random(f"{kind} {seed}").choice(found)
    new = change(match)
    text = BANK[: match.start()] + new + BANK[match.end() :]
    first = BANK.count("\n", 0, match.start()) + 1
    return text, first, first + max(new.count("\n"), match[0].count("\n"))
