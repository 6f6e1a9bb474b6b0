"""Judging texts as they stand in an editor, by the very run that `factquiz check` makes of files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from quiz.bank.check import check, is_article
from quiz.bank.faults import Fault
from quiz.bank.files import reading_instead
from quiz.bank.find import holds_bank
from quiz.bank.head import state_of
from quiz.bank.keys import BANK_MARKS
from quiz.bank.read import read_bank
from quiz.bank.syntax import parse


class Judged(NamedTuple):
    """The faults of a file and of what it names, with the texts that they are counted in."""

    faults: tuple[Fault, ...] = ()
    texts: Mapping[Path, str] = {}  # never written to


NOTHING = Judged()


def judge(path: Path, texts: Mapping[Path, str], library_folders: Sequence[Path] = ()) -> Judged:
    """What `check` tells of `path` where these texts are read in place of the files.

    NOTHING for a file that is neither a bank nor an article's. One that was never saved is read all the same.
    """
    if path.suffix.lower() != ".toml":
        return NOTHING
    with reading_instead({file: text.encode("utf-8", "surrogatepass") for file, text in texts.items()}):
        if state_of(path) is None:
            return _unsaved(path, texts.get(path, ""))
        if not holds_bank(path) and not is_article(path):
            return NOTHING
        run = check([path], library_folders)
        return Judged(run.faults, run.texts)


def _unsaved(path: Path, text: str) -> Judged:
    if BANK_MARKS.isdisjoint(parse(text).data):
        return NOTHING
    reading = read_bank(path, thorough=True)
    return Judged(reading.faults, reading.texts)
