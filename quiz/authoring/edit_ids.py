"""The edit core, by ids: an id changed together with everything that refers to it, and with nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import tomli

from quiz.authoring.layout import readable
from quiz.authoring.values import EditError, write_in_style
from quiz.bank.places import KeyPath

_NAMING = {"claims": ("said_by", "denied_by"), "sources": ("part_of",)}
"""Lists of source ids, by the table whose items have them."""


def rename_claim(text: str, old: str, new: str) -> str:
    """Another id for a claim or question, also where `class` names it. EditError where the new id is taken."""
    data = tomli.loads(text)
    ids = [*_ids(data, "claims"), *_ids(data, "questions")]
    _refuse_taken(new, old, ids)
    named = [*ids, *_texts(data.get("class"), ("class",))]
    return replace_texts(text, {path: new for path, name in named if name == old})


def rename_source(text: str, old: str, new: str) -> str:
    """Another id for a source, also in `said_by`, `denied_by` and `part_of`. EditError where the new id is taken.

    A source of article.toml is named in each bank on the article: this is for one file, and has to be done in each.
    """
    data = tomli.loads(text)
    ids = list(_ids(data, "sources"))
    _refuse_taken(new, old, ids)
    named = [*ids, *_references(data)]
    return replace_texts(text, {path: new for path, name in named if name == old})


def replace_texts(text: str, new: Mapping[KeyPath, str]) -> str:
    """Put another text in the place of each that is named by its path."""
    found = readable(text).found
    for path in sorted(new, key=lambda path: found[path].start, reverse=True):
        start, end = found[path].start, found[path].end
        text = text[:start] + write_in_style(text[start:end], new[path]) + text[end:]
    return text


def _refuse_taken(new: str, old: str, ids: list[tuple[KeyPath, str]]) -> None:
    if new != old and any(name == new for _, name in ids):
        raise EditError(f"the id {new} is taken")


def _tables(data: Mapping[str, Any], key: str) -> Iterator[tuple[KeyPath, Mapping[str, Any]]]:
    value = data.get(key)
    for at, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, dict):
            yield (key, at), item


def _ids(data: Mapping[str, Any], key: str) -> Iterator[tuple[KeyPath, str]]:
    for path, item in _tables(data, key):
        if isinstance(item.get("id"), str):
            yield (*path, "id"), item["id"]


def _references(data: Mapping[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    for table, keys in _NAMING.items():
        for path, item in _tables(data, table):
            for key in keys:
                yield from _texts(item.get(key), (*path, key))


def _texts(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    for at, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, str):
            yield (*path, at), item
