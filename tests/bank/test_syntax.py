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

[[sources]]
id = "rosa"
name = "Rosa Finch"
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

DOTTED = """feedback.confirmed = "The council did."
feedback.denied = 'Nobody denies it.\'"""
TABLE = '''[claims.feedback]
confirmed = "The council did."
denied = """
Nobody
denies it.
"""'''
QUESTIONS = """
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
"""

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
    "opening quote mark in a list lost": (r'(?m)^(  |\w+ = \[)"(?!")', lambda m: m[1]),
    "closing quote mark in a list lost": (r'(?m)^((?:  |\w+ = \[)"[^"\n]+)"', lambda m: m[1]),
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
    "word for a number": (r"(?m)^(level = )(\d+)$", lambda m: f"{m[1]}three"),
    "number with a 0 before it": (r"(?m)^(level = )(\d+)$", lambda m: f"{m[1]}0{m[2]}"),
    "True": (r"\b(true|false)\b", lambda m: m[1].title()),
    "control character": (r'(?m)^(\w+ = "\w+)', lambda m: f"{m[1]}\x07"),
    "comment without its sign": (r"# (?=[A-Z])", lambda m: ""),
    "two in a line": (r"(?m)^(\w+ = \"[^\"\n]+\")\n(?=\w)", lambda m: f"{m[1]} "),
    "no-break space": (r" = ", lambda m: " =\u00a0"),
}


def accepted(text: str) -> bool:
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError:
        return False
    return True


def broken(kind: str, seed: int) -> tuple[str, int, int]:
    """The bank refused for one breakage of a kind, and the first and last line that it changed."""
    pattern, change = BREAKAGES[kind]
    # The lines inside the article's text are no TOML, so that nothing can break there.
    inside = range(BANK.index("The footbridge has"), BANK.index('"in time".\n') + 9)
    found = [match for match in re.finditer(pattern, BANK) if match.start() not in inside]
    for match in random.Random(f"{kind} {seed}").sample(found, len(found)):
        new = change(match)
        text = BANK[: match.start()] + new + BANK[match.end() :]
        if not accepted(text):
            first = BANK.count("\n", 0, match.start()) + 1
            return text, first, first + max(new.count("\n"), match[0].count("\n"))
    raise AssertionError(kind)


@pytest.mark.parametrize("kind", BREAKAGES)
def test_the_broken_line_is_told_and_the_other_blocks_stay(kind: str) -> None:
    for seed in range(20):
        text, first, last = broken(kind, seed)
        parsed = parse(text)
        told = set().union(*(lines_told(parsed, fault) for fault in parsed.faults))
        assert told & {*range(first, last + 1)}, (seed, first, parsed.faults)
        # A header inside the article's text can only be told from a real one while the text opens as it should.
        if BANK.split("\n")[first - 1] != 'text = """':
            assert len(parsed.faults) == 1
            assert_claims_stay(parsed, id_known=kind not in ("key lost", "value lost"))


def assert_claims_stay(parsed: Parsed, *, id_known: bool) -> None:
    whole = tomli.loads(BANK)["claims"]
    places = parsed.places()
    assert len(parsed.data["claims"]) == (11 if "claims" in parsed.holes else 12)
    for index, claim in enumerate(parsed.data["claims"]):
        assert claim == whole[parsed.number(("claims", index)) - 1]
        place = places.nearest(("claims", index, "text"))
        assert parsed.text[place.start : place.end] == f'"{claim["text"]}"'
    gone = {claim["id"] for claim in whole} - {claim["id"] for claim in parsed.data["claims"]}
    assert gone <= parsed.refused or not id_known


def test_an_accepted_text_is_taken_as_it_is() -> None:
    parsed = parse(BANK)
    assert parsed == Parsed(BANK, tomli.loads(BANK))
    assert parsed.number(("claims", 3)) == 4
    assert list(parsed.places()) == list(scan(BANK))


def test_every_broken_block_has_its_fault() -> None:
    text = BANK.replace('title = "Three', "title = Three").replace('"claim-3"', '"claim-3')
    text = text.replace("level = 9", "level 9")
    parsed = parse(text.replace('name = "Rosa Finch"', 'name = "Rosa Finch'))
    told = [min(lines_told(parsed, fault)) for fault in parsed.faults]
    assert [text.split("\n")[line - 1] for line in told] == [
        'title = Three ways to say it"',
        'name = "Rosa Finch"',
        'id = "claim-3',
        "level 9",
    ]
    assert parsed.holes == {"", "sources", "claims"}
    assert {"rosa", "claim-3", "claim-9"} <= parsed.refused
    assert [source["id"] for source in parsed.data["sources"]] == ["council"]
    assert [parsed.number(("claims", n)) for n in range(10)] == [1, 2, 4, 5, 6, 7, 8, 10, 11, 12]
    # Of a refused top the other keys are kept, so that the claims can be checked.
    assert parsed.data["statuses"] == ["confirmed", "attributed", "denied"]
    assert "title" not in parsed.data


def test_a_byte_order_mark_moves_nothing() -> None:
    assert parse("\ufeff" + BANK).data == tomli.loads(BANK)
    broken_text = BANK.replace("format = 1", "format = one")
    assert parse("\ufeff" + broken_text) == parse(broken_text)


def test_windows_line_ends_move_nothing_but_the_offsets() -> None:
    for kind in BREAKAGES:
        text = broken(kind, 1)[0]
        unix, windows = parse(text), parse(text.replace("\n", "\r\n"))
        assert [fault.message for fault in unix.faults] == [fault.message for fault in windows.faults], kind


def test_a_header_inside_a_text_is_no_header() -> None:
    text = 'intro = """\n[[claims]]\nid = "a"\n"""\ntitle = broken\n[[claims]]\nid = "b"\n'
    parsed = parse(text)
    assert len(parsed.faults) == 1
    assert parsed.data == {"intro": '[[claims]]\nid = "a"\n', "claims": [{"id": "b"}]}


def test_tables_far_from_their_claim_go_with_it() -> None:
    text = "[[claims]]\nid 'a'\n[article]\ntitle = 'x'\n[claims.feedback]\ndenied = 'x'\n[[claims]]\nid = 'b'\n"
    assert parse(text).data == {"article": {"title": "x"}, "claims": [{"id": "b"}]}
    assert len(parse(text).faults) == 1


TOKENS = re.findall(r'"{3}|\[\[?\w+\]\]?|\w+|\s|.', BANK + "“\x07\\u12 [x] 0x 1.2.3")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(TOKENS), max_size=25))
@example(["[", "x"])
def test_never_raises_and_always_tells(tokens: list[str]) -> None:
    text = "".join(tokens)
    parsed = parse(text)
    assert bool(parsed.faults) != accepted(text)
    for fault in parsed.faults:
        assert 0 <= fault.start < fault.end <= len(text)
    assert set(parsed.data) <= {path[0] for path in parsed.places() if path}
