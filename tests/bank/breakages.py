"""Named ways to break the sample bank in one line: what an author's slip looks like.

Each is a function of the bank's text and a random generator; it gives the broken text and the line that was changed
(of a line that was dropped: the header of its table, or the first line of the file for the top of it).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple


class Broken(NamedTuple):
    """A broken text and the number of the line at fault, from 1."""

    text: str
    line: int


Breakage = Callable[[str, random.Random], Broken]
BREAKAGES: dict[str, Breakage] = {}

_HEADER = re.compile(r"\[\[?[a-z.]+\]\]?$")
_WORD = re.compile(r"[A-Za-z]{4,}")


def _named(name: str) -> Callable[[Breakage], Breakage]:
    def register(breakage: Breakage) -> Breakage:
        BREAKAGES[name] = breakage
        return breakage

    return register


def _lines(text: str) -> list[str]:
    return text.split("\n")


def _pick(text: str, rng: random.Random, pattern: str, below: str | None = None) -> int:
    """The number from 0 of a line that fits; `below` names the header it must stand under, "" the top of the file."""
    header, fitting = "", []
    for number, line in enumerate(_lines(text)):
        if _HEADER.match(line):
            header = line.strip("[]")
        if re.search(pattern, line) and below in (None, header):
            fitting.append(number)
    return rng.choice(fitting)


def _change(text: str, number: int, change: Callable[[str], str]) -> Broken:
    lines = _lines(text)
    lines[number] = change(lines[number])
    return Broken("\n".join(lines), number + 1)


def _replace(pattern: str, new: str, below: str | None = None) -> Breakage:
    """In one of the lines that fit, put `new` for the pattern."""

    def breakage(text: str, rng: random.Random) -> Broken:
        number = _pick(text, rng, pattern, below)
        return _change(text, number, lambda line: re.sub(pattern, new, line, count=1))

    return breakage


def _drop(pattern: str, below: str) -> Breakage:
    """Take one of the lines that fit out; the header of its table is at fault."""

    def breakage(text: str, rng: random.Random) -> Broken:
        number = _pick(text, rng, pattern, below)
        lines = _lines(text)
        header = next((at for at in range(number, -1, -1) if below and _HEADER.match(lines[at])), 0)
        return Broken("\n".join(lines[:number] + lines[number + 1 :]), header + 1)

    return breakage


def _slip(word: str, rng: random.Random) -> str:
    """A word with two of its letters swapped, or one letter lost or doubled."""
    at = rng.randrange(1, len(word) - 1)
    swapped = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    slips = {swapped, word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]} - {word}
    return rng.choice(sorted(slips))


def _misspell(pattern: str, below: str | None = None) -> Breakage:
    """Make a slip in the first group of the pattern, in one of the lines that fit."""

    def breakage(text: str, rng: random.Random) -> Broken:
        number = _pick(text, rng, pattern, below)

        def change(line: str) -> str:
            found = re.search(pattern, line)
            assert found
            start, end = found.span(1)
            return line[:start] + _slip(found[1], rng) + line[end:]

        return _change(text, number, change)

    return breakage


def _insert(after: str, new: str, below: str | None = None) -> Breakage:
    """Put a new line after one of those that fit."""

    def breakage(text: str, rng: random.Random) -> Broken:
        number = _pick(text, rng, after, below)
        lines = _lines(text)
        return Broken("\n".join([*lines[: number + 1], new, *lines[number + 1 :]]), number + 2)

    return breakage


_QUOTE = r"^(?:quotes = \[| {2})\"[A-Z]"

BREAKAGES |= {
    "required key of the top dropped": _drop(r"^(id|title|format|article) = ", ""),
    "required key of a claim dropped": _drop(r"^(id|text|status) = ", "claims"),
    "required key of a question dropped": _drop(r"^(id|prompt) = ", "questions"),
    "required key of a source dropped": _drop(r"^(id|name) = ", "sources"),
    "key of the top misspelt": _misspell(r"^(title|summary|statuses|language|course|class) = ", ""),
    "key of a claim misspelt": _misspell(r"^(text|status|quotes|said_by|cues|hint|why|level|tags) = ", "claims"),
    "key of a source misspelt": _misspell(r"^(name) = ", "sources"),
    "feedback for a misspelt status": _misspell(r"^(attributed|denied) = ", "claims.feedback"),
    "status misspelt": _misspell(r"^status = \"(\w+)\"", "claims"),
    "second status misspelt": _misspell(r"^also = \"(\w+)\"", "claims"),
    "status that the bank does not have": _replace(r"^status = \"\w+\"", 'status = "unresolved"', "claims"),
    "statuses without one of the first three": _replace(r'"confirmed", "attributed"', '"confirmed"', ""),
    "speaker misspelt": _misspell(r"^said_by = \[\"(\w+)\"", "claims"),
    "denier misspelt": _misspell(r"^denied_by = \[\"(\w+)\"", "claims"),
    "step misspelt": _misspell(r"^ask = \[\"status\", \"(\w+)\"", "claims"),
    "claim of the class misspelt": _misspell(r"^ {2}\"(\w+)\",", ""),
    "word of a quote misspelt": _misspell(_QUOTE + r".*?\b([a-z]{4,})\b"),
    "digit of a quote changed": _replace(r"40 guests", "50 guests"),
    "capital of a quote lost": _replace(r"\"The council confirmed", '"the council confirmed'),
    "accent of a quote lost": _replace(r"^(quotes.*)café", r"\1cafe"),
    "quote that stands there twice": _replace(r"^quotes = \[\"The heron", 'quotes = ["heron'),
    "occurrence too large": _replace(r"occurrence = 2", "occurrence = 3"),
    "signal word misspelt": _misspell(r"^cues = \[\"(\w+)\"", "claims"),
    "signal word cut": _replace(r"^cues = \[\"(\w+)\w\"", r'cues = ["\1"', "claims"),
    "id with a capital": _replace(r"^id = \"(\w)", r'id = "X\1', "claims"),
    "level too high": _replace(r"^level = \d", "level = 7", "claims"),
    "level as a text": _replace(r"^level = (\d)", r'level = "\1"', "claims"),
    "list as a text": _replace(r"^said_by = \[(\"\w+\")\]", r"said_by = \1", "claims"),
    "text as a number": _replace(r"^(hint|why|text) = \"[^\"].*\"", r"\1 = 5", "claims"),
    "true as a text": _replace(r"^draft = true", 'draft = "true"', "claims"),
    "text emptied": _replace(r"^text = \".*\"", 'text = ""', "claims"),
    "control character": _replace(r"^text = \"", r'text = "\\u001b[2J', "claims"),
    "direction override": _replace(r"^why = \"(?!\")", 'why = "\u202e', "claims"),
    "article of another name": _replace(r"article\.toml", "artikel.toml", ""),
    "article outside the folder": _replace(r"article\.toml", "../article.toml", ""),
    "no right option": _replace(r", correct = true", "", "questions"),
    "denied claim without a denier": _replace(r"^denied_by = \[\"\w+\"\]", "denied_by = []", "claims"),
    "speaker of a confirmed claim": _insert(r'^quotes = \["The footbridge', 'said_by = ["rosa"]', "claims"),
    "key below the feedback": _insert(r"^denied = ", 'hint = "Who speaks?"', "claims.feedback"),
    "key twice": _insert(r"^why = \"[^\"]", 'why = "Again."', "claims"),
    "list not closed": _replace(r"^(cues = \[.*)\]$", r"\1", "claims"),
    "quotation mark lost": _replace(r"^(text = \".*)\"$", r"\1", "claims"),
    "equals sign lost": _replace(r"^(hint|why|text|status) =", r"\1", "claims"),
    "bracket of a header lost": _replace(r"^\[\[(claims|questions|sources)\]\]", r"[[\1]"),
    "format of another day": _replace(r"^format = 1", "format = 2", ""),
}


@_named("word of a quote dropped")
def _word_dropped(text: str, rng: random.Random) -> Broken:
    def change(line: str) -> str:
        start = line.index('"') + 1
        # Without its first word a quote would still stand in the article.
        word = rng.choice([word for word in _WORD.finditer(line, start) if word.start() > start])
        return line[: word.start()] + line[word.end() :].removeprefix(" ")

    return _change(text, _pick(text, rng, _QUOTE, "claims"), change)


@_named("claim's id twice")
def _id_twice(text: str, rng: random.Random) -> Broken:
    ids = re.findall(r"^\[\[(?:claims|questions)\]\]\nid = \"(\w+)\"", text, re.MULTILINE)
    first, second = sorted(rng.sample(range(len(ids)), 2))
    number = _pick(text, rng, f'^id = "{ids[second]}"')
    return _change(text, number, lambda line: line.replace(ids[second], ids[first]))
