"""Making the folder of a new bank: nothing that is there is lost, and either all of its files are made or none.

What is made was read once by the reader of `play` and `check`, so a bank that is made has no error.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from quiz.authoring.scaffold import ARTICLE_TXT, BANK_TOML
from quiz.bank.faults import Fault
from quiz.bank.read import read_bank
from quiz.disk.together import put_in_place, staged


class InTheWay(NamedTuple):
    """Files that would be overwritten, and what is no file and never is overwritten."""

    files: tuple[Path, ...]
    others: tuple[Path, ...]


class Faulty(NamedTuple):
    """The article has faults, so no bank on it can be played; with the texts that they stand in."""

    faults: tuple[Fault, ...]
    texts: Mapping[Path, str]


def in_the_way(folder: Path, names: tuple[str, ...], article: Path | None = None) -> InTheWay:
    """What stands where files of a new bank go. The author's own `article` may lie there already."""
    there = [folder / name for name in names if os.path.lexists(folder / name)]
    others = [path for path in there if not path.is_file()]
    # A file where a folder of ours goes.
    above = {path.parent for path in (folder / name for name in names)}
    others += sorted(path for path in above if path != folder and os.path.lexists(path) and not path.is_dir())
    files = [path for path in there if path.is_file() and not is_article_at_home(path, article)]
    return InTheWay(tuple(files), tuple(others))


def is_article_at_home(path: Path, article: Path | None) -> bool:
    """Whether `path` is the author's article itself, under the very name that it has in a bank."""
    if article is None or path.name != ARTICLE_TXT:
        return False
    try:
        return path.samefile(article)
    except OSError:
        return False


def make(folder: Path, files: Mapping[str, str], article: Path | None = None) -> Faulty | None:
    """Make the bank's folder, or put its files into one that is there, over what is there. Raises OSError.

    `article` is where the author has the text; its faults are told there. What it tells is at home already stays.
    """
    with staged(folder, files) as stage:
        reading = read_bank(stage / BANK_TOML)
        if reading.bank is None:
            return _at(article, stage / ARTICLE_TXT, reading.faults, reading.texts)
        put_in_place(stage, folder, [name for name in files if not is_article_at_home(folder / name, article)])
    return None


def _at(article: Path | None, made: Path, faults: tuple[Fault, ...], texts: Mapping[Path, str]) -> Faulty:
    """Faults of the article, told of the author's own file."""
    if article is None:
        return Faulty(faults, texts)
    moved = tuple(replace(fault, path=article) if fault.path == made else fault for fault in faults)
    return Faulty(moved, {article if path == made else path: text for path, text in texts.items()})
