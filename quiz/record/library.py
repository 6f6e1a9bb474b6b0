"""The library: the banks that are there, in order, joined with what the record knows of each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from quiz.bank.find import library as heads_of
from quiz.bank.find import library_folders
from quiz.bank.head import Head
from quiz.disk.homes import home
from quiz.record.values import BankScore, Record


class Group(NamedTuple):
    """What a bank stands under in the library: its course, in words, else its article's title, else nothing."""

    course: str | None
    article: str | None


def group_of(head: Head) -> Group:
    """The group of a bank. The library's order keeps those of one group together."""
    return Group(head.course.replace("-", " "), None) if head.course else Group(None, head.article_title or None)


class LibraryEntry(NamedTuple):
    """A bank's head, and the reader's score of it (None where it was never begun)."""

    head: Head
    score: BankScore | None

    @property
    def unfinished(self) -> bool:
        """Whether a round of it waits to be taken up."""
        return self.score is not None and self.score.unfinished

    @property
    def finished_once(self) -> bool:
        """Whether a round of it was finished."""
        return self.score is not None and self.score.last_score is not None


@dataclass(frozen=True, slots=True)
class Library:
    """Entries in the library's order."""

    entries: tuple[LibraryEntry, ...]
    newest_unfinished: str | None = None

    def next_to_do(self, broken: Collection[Path] = ()) -> LibraryEntry | None:
        """The bank of the newest unfinished round, else the first not yet finished, else the first; tests never.

        `broken`: the files of banks that are known to have an error, and cannot be played.
        """
        sound = [e for e in self.entries if e.head.id is not None and e.head.path not in broken]
        waiting = [e for e in sound if e.head.id == self.newest_unfinished]
        usable = [e for e in sound if not e.head.test]
        fresh = [e for e in usable if not e.finished_once]
        return next(iter([*waiting, *fresh, *usable]), None)

    def by_id(self, id_: str) -> LibraryEntry | None:
        """The entry of a bank id; the first in the library's order where two share it."""
        return next((entry for entry in self.entries if entry.head.id == id_), None)


def load_library(store: Record, folders: Sequence[Path] | None = None) -> Library:
    """The library of these folders (default: shipped and own), joined with the store. Reads heads, never claims."""
    scores = store.scores()
    heads = heads_of(folders if folders is not None else library_folders(home()))
    entries = tuple(LibraryEntry(head, scores.get(head.id) if head.id else None) for head in heads)
    saved = store.unfinished()
    return Library(entries, saved.bank if saved is not None else None)
