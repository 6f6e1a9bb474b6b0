"""A thousand edits drawn at random: each is read back as it was meant, and the diff touches the edited lines only."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any

import pytest
import tomli

from quiz.authoring.edit import remove_key, set_key
from quiz.authoring.edit_ids import rename_claim, rename_source
from quiz.authoring.edit_tables import add_claim, add_source, drop_claim
from quiz.authoring.layout import is_value
from quiz.authoring.values import same
from quiz.bank.keys import TABLES, Kind
from quiz.bank.places import KeyPath, scan
from tests.authoring.layouts import any_layout

SEEDS, EDITS_A_TEXT = range(350), 4

TEXTS = (
    "",
    "plain",
    'with "marks"',
    "it's",
    "two\nlines\n",
    "back\\slash",
    'ends with "',
    "“typographic” – ä",
    "a\r\nb",
)


def value_for(rng: random.Random, kind: Kind) -> Any:
    words = ["s0", "s1", "c0", "new", "with, comma", "# no comment"]
    match kind:
        case Kind.WHOLE:
            return rng.randrange(-3, 4)
        case Kind.YES_NO:
            return rng.random() < 0.5
        case Kind.TEXTS | Kind.IDS | Kind.STATUSES | Kind.STEPS:
            return rng.sample(words, rng.randrange(4))
        case Kind.QUOTES:
            return [*rng.sample(TEXTS, 2), {"text": "R", "occurrence": rng.randrange(1, 3)}][rng.randrange(3) :]
        case _:
            return rng.choice(TEXTS)


def at(data: Any, path: KeyPath) -> Any:
    for part in path:
        data = data[part]
    return data


def tables_in(data: dict[str, Any]) -> list[tuple[KeyPath, str]]:
    """Every table that may be edited, and its name in the table of keys."""
    found: list[tuple[KeyPath, str]] = [((), "bank")]
    if isinstance(data.get("article"), dict):
        found += [(("article",), "article"), (("article", "origin"), "origin")]
    for name in ("sources", "claims", "questions"):
        for number in range(len(data.get(name, ()))):
            found.append(((name, number), name))
            if name == "claims":
                found.append(((name, number, "feedback"), "feedback"))
    return found


def shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    length = min(len(one), len(other))
    return next((number for number in range(length) if one[number] != other[number]), length)


def assert_one_stretch(old: str, new: str, start: int, end: int) -> None:
    """Nothing of the old text but what stands between start and end has changed."""
    assert new[:start] == old[:start]
    assert new[start:].endswith(old[end:])


def lines_of(text: str, start: int, end: int) -> tuple[int, int]:
    behind = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if behind < 0 else behind + 1


def set_one(rng: random.Random, old: str, data: dict[str, Any]) -> str:
    table, name = rng.choice(tables_in(data))
    keys = [key for key in TABLES[name].keys if key.kind not in (Kind.TABLE, Kind.TABLES, Kind.TEXT_OR_TABLE)]
    key = rng.choice(keys)
    path, value = (*table, key.name), value_for(rng, key.kind)
    new = set_key(old, path, value)
    place = scan(old).get(path)
    if place is None:
        assert shared(old, new) + shared(old[::-1], new[::-1]) >= len(old), "more than an insertion"
        around: Any = data
        for part in table:
            around = around.setdefault(part, {}) if isinstance(around, dict) else around[part]
        around[key.name] = value
    else:
        assert is_value(place)
        assert_one_stretch(old, new, place.start, place.end)
        at(data, table)[key.name] = value
    return new


def remove_one(rng: random.Random, old: str, data: dict[str, Any]) -> str:
    places = scan(old)
    path = rng.choice([path for path in places if path])
    place = places.nearest(path)
    new = remove_key(old, path)
    around = at(data, path[:-1])
    del around[path[-1]]
    above = places.nearest(path[:-1])
    if path[:-1] and not around and not is_value(above) and path[:-1] not in [header.path for header in places.headers]:
        # A table that dotted keys or the headers of its items made goes with the last of them.
        del at(data, path[:-2])[path[-2]]
    if path[:-1] and is_value(above):
        assert_one_stretch(old, new, above.start, above.end)
    elif is_value(place):
        start, end = lines_of(old, place.key_start, place.end)
        assert new in (old[:start] + old[end:], old[:start].rstrip("\r\n"))
    return new


def without(text: str, paths: list[KeyPath]) -> str:
    """A text without the values at some paths."""
    spans = [(place.start, place.end) for path in paths if (place := scan(text).get(path))]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text


def only_deletes(old: str, new: str, spared: tuple[int, int]) -> None:
    """The diff takes lines out and puts none in, but for those of `spared`."""
    ours, theirs = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for tag, first, last, *_ in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag in ("insert", "replace"):
            start = sum(map(len, ours[:first]))
            final = last == len(ours) and "".join(ours[first:last]).startswith(ours[first].rstrip("\r\n"))
            assert final or spared[0] <= start <= spared[1]


def drop_one(rng: random.Random, old: str, data: dict[str, Any]) -> str:
    claims = data.get("claims") or []
    named = [claim["id"] for claim in claims if "id" in claim]
    if not named:
        return old
    name = rng.choice(named)
    new = drop_claim(old, name)
    del claims[next(number for number, claim in enumerate(claims) if claim.get("id") == name)]
    if not claims and not (scan(old).get(("claims",)) and is_value(scan(old).nearest(("claims",)))):
        del data["claims"]
    spared = (-1, -1)
    if name in data.get("class", []):
        place = scan(old).nearest(("class",))
        spared = lines_of(old, place.start, place.end)
        data["class"] = [item for item in data["class"] if item != name]
    only_deletes(old, new, spared)
    return new


def add_one(rng: random.Random, old: str, data: dict[str, Any]) -> str:
    table, add = rng.choice([("claims", add_claim), ("sources", add_source)])
    content: dict[str, Any] = {"id": f"n{rng.randrange(10**6)}"}
    for key in TABLES[table].keys[1:]:
        if key.kind is not Kind.TABLE and rng.random() < 0.5:
            content[key.name] = value_for(rng, key.kind)
    if table == "claims" and rng.random() < 0.5:
        content["feedback"] = {"denied": "No.", "attributed": "Two\nlines"}
    new = add(old, content)
    if data.get(table) != []:
        assert shared(old, new) + shared(old[::-1], new[::-1]) >= len(old), "more than an insertion"
    data.setdefault(table, []).append(content)
    return new


def rename_one(rng: random.Random, old: str, data: dict[str, Any]) -> str:
    table, rename = rng.choice([("claims", rename_claim), ("sources", rename_source)])
    named = [item["id"] for item in data.get(table, ()) if "id" in item]
    if not named:
        return old
    name, fresh = rng.choice(named), f"r{rng.randrange(10**6)}"
    new = rename(old, name, fresh)
    before = copy.deepcopy(data)
    renamed(data, table, name, fresh)
    paths = [path for path in scan(old) if isinstance(at(before, path), str) and at(before, path) != at(data, path)]
    assert without(old, paths) == without(new, paths)
    return new


def renamed(data: dict[str, Any], table: str, name: str, fresh: str) -> None:
    def exchange(values: list[Any]) -> list[Any]:
        return [fresh if value == name else value for value in values]

    owners = ("claims", "questions") if table == "claims" else ("sources",)
    for owner in owners:
        for item in data.get(owner, ()):
            if item.get("id") == name:
                item["id"] = fresh
    if table == "claims" and "class" in data:
        data["class"] = exchange(data["class"])
    if table == "sources":
        for owner, keys in (("claims", ("said_by", "denied_by")), ("sources", ("part_of",))):
            for item in data.get(owner, ()):
                item.update({key: exchange(item[key]) for key in keys if key in item})


EDITS: tuple[Callable[[random.Random, str, dict[str, Any]], str], ...] = (
    set_one, set_one, set_one, remove_one, remove_one, drop_one, add_one, rename_one,
)  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_edit_is_read_back_and_touches_nothing_else(seed: int) -> None:
    rng = random.Random(seed)
    text = any_layout(rng)
    for _ in range(EDITS_A_TEXT):
        expected = copy.deepcopy(data := tomli.loads(text))
        edit = rng.choice(EDITS)
        changed = edit(rng, text, expected)
        assert same(tomli.loads(changed), expected), f"{edit.__name__} of\n{text}\n=>\n{changed}"
        if text.strip() and changed.strip():
            assert changed.endswith("\n") == text.endswith("\n")
        if "\n" in text and not re.search(r"(?<!\r)\n", text):
            assert not re.search(r"(?<!\r)\n", changed)
        del data
        text = changed


def test_there_are_a_thousand_that_change_something() -> None:
    made = 0
    for seed in SEEDS:
        rng = random.Random(seed)
        text = any_layout(rng)
        for _ in range(EDITS_A_TEXT):
            before, text = text, rng.choice(EDITS)(rng, text, tomli.loads(text))
            made += text != before
    assert made > 1_000
