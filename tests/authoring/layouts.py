"""Banks in every layout that TOML allows, for edits in place: drawn at random, or shipped ones with noise in them."""

from __future__ import annotations

import random
from typing import Any

import tomli

from quiz.authoring.values import write_key, write_value
from quiz.bank.find import find_banks, shipped_folder
from tests.bank.sample import ARTICLE_TOML, BANK

SHIPPED = [
    path.read_bytes().decode()
    for bank in find_banks(shipped_folder()).paths
    for path in (bank, bank.parent / "article.toml")
]
SHORT = [text for text in SHIPPED if len(text) < 6_000]


def any_layout(rng: random.Random) -> str:
    """A text to edit."""
    kind = rng.random()
    if kind < 0.5:
        text = drawn(rng)
    elif kind < 0.7:
        text = noisy(rng, rng.choice([BANK, ARTICLE_TOML]))
    else:
        text = noisy(rng, rng.choice(SHORT if rng.random() < 0.8 else SHIPPED))
    if rng.random() < 0.4:
        text = text.replace("\n", "\r\n")
    return text if rng.random() < 0.7 else text.rstrip()


def noisy(rng: random.Random, text: str) -> str:
    """With comments, empty lines, blanks and other quotation marks strewn in, wherever tomli still reads it."""
    for number in range(rng.randrange(12)):
        lines = text.split("\n")
        at = rng.randrange(len(lines))
        kind = rng.randrange(4)
        if kind == 0:
            lines.insert(at, f"# note {number}")
        elif kind == 1:
            lines.insert(at, "")
        elif kind == 2:
            lines[at] = f"  {lines[at]}  # aside {number}"
        else:
            lines[at] = lines[at].replace('"', "'")
        text = _if_read("\n".join(lines), text)
    return text


def _if_read(text: str, else_text: str) -> str:
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError:
        return else_text
    return text


def drawn(rng: random.Random) -> str:
    """A small bank whose tables stand in any form: headers, dotted keys, braces, lists of them."""
    writer = _Writer(rng)
    writer.pairs("", {"format": 1, "id": "drawn", "title": "T", "class": ["c0", "c1"]})
    if rng.random() < 0.3:
        writer.table("article", {"title": "A"}, {"origin": {"note": "N"}})
    for number in range(rng.randrange(4)):
        writer.item("sources", {"id": f"s{number}", "name": "N", "part_of": ["s0"]}, {})
    tables = ["claims"] * rng.randrange(4) + ["questions"] * rng.randrange(2)
    if rng.random() < 0.2:
        rng.shuffle(tables)
    for number, table in enumerate(tables):
        feedback = {"denied": "No.", "confirmed": "Yes."} if table == "claims" and rng.random() < 0.5 else {}
        content = {"id": f"c{number}", "text": "T\nU" if rng.random() < 0.3 else "T", "status": "denied"}
        content |= {"said_by": ["s0", "s1"], "quotes": ["Q", {"text": "R", "occurrence": 2}], "level": 1, "x-y": 2}
        kept = {key: value for key, value in content.items() if key == "id" or rng.random() < 0.7}
        writer.item(table, kept, {"feedback": feedback} if feedback else {})
    return "\n".join(writer.lines) + "\n"


class _Writer:
    """Lines of TOML, now and then with comments and empty lines between them."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.lines: list[str] = []
        self.notes = 0

    def chance(self, part: float) -> bool:
        return self.rng.random() < part

    def line(self, text: str) -> None:
        self.notes += 1
        if self.chance(0.15):
            self.lines.append(f"# note {self.notes}")
        if self.chance(0.15):
            self.lines.append("")
        indent = "  " if self.chance(0.1) else ""
        self.lines.append(indent + text + (f" # aside {self.notes}" if self.chance(0.2) else ""))

    def pairs(self, prefix: str, content: dict[str, Any]) -> None:
        names = list(content)
        if self.chance(0.3):
            self.rng.shuffle(names)
        for name in names:
            key = prefix + (write_key(name) if self.chance(0.9) else f'"{name}"')
            self.line(f"{key}{self.rng.choice([' = ', '=', '  =  '])}{self.value(content[name])}")

    def value(self, value: Any) -> str:
        if isinstance(value, list) and self.chance(0.4):
            items = [f"{write_value(item)}" for item in value]
            ends = self.rng.choice([",", ", # why"])
            return "[\n" + "".join(f"  {item}{ends}\n" for item in items[:-1]) + f"  {items[-1]}\n]"
        if isinstance(value, str) and self.chance(0.3) and "\n" not in value:
            return self.rng.choice([f"'{value}'", f'"""{value}"""', f"'''\n{value}'''"])
        return write_value(value)

    def table(self, name: str, content: dict[str, Any], inner: dict[str, dict[str, Any]]) -> None:
        self.lines.append("")
        self.line(f"[{name}]")
        self.body(name, content, inner)

    def item(self, name: str, content: dict[str, Any], inner: dict[str, dict[str, Any]]) -> None:
        if self.chance(0.9):
            self.lines.append("")
        if self.chance(0.3):
            self.lines += [f"# on {content.get('id')}", "# too"]
        self.line(f"[[{name}]]")
        self.body(name, content, inner)

    def body(self, name: str, content: dict[str, Any], inner: dict[str, dict[str, Any]]) -> None:
        form = self.rng.randrange(3)
        for key, table in inner.items() if form < 2 else ():
            if form == 0:
                self.line(f"{key} = {write_value(table)}")
            else:
                self.pairs(f"{key}.", table)
        self.pairs("", content)
        for key, table in inner.items() if form == 2 else ():
            self.lines.append("")
            self.line(f"[{name}.{key}]")
            self.pairs("", table)
