"""The library: the banks that are there, in order, joined with what the record knows of each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quiz.bank.find import library as heads_of
from quiz.bank.find import library_folders
from quiz.bank.head import Head
from quiz.disk.homes import home
from quiz.record.values import BankScore, Record
from quiz.record.waiting import newest_here

if TYPE_CHECKING:
    from quiz.record.meetings import Proved


class Group(NamedTuple):
    """What a bank stands under in the library: its course, in words, else its article's title, else nothing."""

    course: str | None
    article: str | None


def group_of(head: Head) -> Group:
    """The group of a bank. The library's order keeps those of one group together."""
    if not head.course:
        return Group(None, head.article_title or None)
    # Titles are painted without it where no bank is of a course.
    from quiz.game.wording_course import course_name

    return Group(course_name(head.course), None)


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


class What(Enum):
    """What there is to do today."""

    GO_ON = auto()
    """With the unfinished round of a bank."""
    GO_ON_MIXED = auto()
    LESSON = auto()
    """The next one of a course."""
    BANK = auto()
    """Where there is no course: the first bank not yet finished."""
    MIX = auto()
    ALL_MET = auto()
    """Every claim was met. A mixed round asks them once more."""


class Today(NamedTuple):
    """`entry` is None for what is mixed from several banks."""

    what: What
    entry: LibraryEntry | None


def today_words(today: Today) -> str:
    """What there is to do, as the rest of a sentence that begins with "Today:"."""
    # Titles are painted without it where nothing is there to do.
    from quiz.game import wording_course as says

    if today.entry is None:
        mixed = {What.GO_ON_MIXED: says.GO_ON_MIXED, What.ALL_MET: says.ALL_MET}
        return mixed.get(today.what, says.MIXED_TODAY)
    head = today.entry.head
    title = head.title or str(head.path)
    named = says.lesson_title(head.lesson, title) if head.course and head.lesson is not None else title
    return says.go_on_with(named) if today.what is What.GO_ON else named


@dataclass(frozen=True, slots=True)
class Library:
    """Entries in the library's order.

    `unmet` tells, when asked, whether any of these has a claim not yet met, `playable` whether a bank can be played.
    """

    entries: tuple[LibraryEntry, ...]
    newest_unfinished: str | None = None
    mixed_unfinished: bool = False
    unmet: Callable[[tuple[LibraryEntry, ...]], bool] = bool
    playable: Callable[[Head], bool] = bool

    def today(self, broken: Collection[Path] = ()) -> Today | None:
        """The newest unfinished round, else the next lesson, else a mixed round; None where nothing can be played.

        Tests are never the next thing to do. `broken`: files of banks that are known not to be playable.
        """
        sound = [e for e in self.entries if e.head.id is not None and e.head.path not in broken]
        if self.mixed_unfinished:
            return Today(What.GO_ON_MIXED, None)
        waiting = next((e for e in sound if e.head.id == self.newest_unfinished), None)
        if waiting is not None:
            return Today(What.GO_ON, waiting)
        return self._new([e for e in sound if not e.head.test])

    def _new(self, usable: Sequence[LibraryEntry]) -> Today | None:
        lessons = [e for e in usable if e.head.course is not None and e.head.lesson is not None]
        following = next((e for e in lessons or usable if not e.finished_once), None)
        if following is not None:
            return Today(What.LESSON if lessons else What.BANK, following)
        if not usable:
            return None
        return Today(What.MIX if self.unmet(tuple(usable)) else What.ALL_MET, None)

    def playable_today(self) -> Today | None:
        """As today(), but what is offered can be played: banks with an error, or with nothing to ask, are passed over.

        Reads the bank that it offers. Where none can be played it is the first one all the same, to tell its faults.
        """
        first = today = self.today()
        passed: set[Path] = set()
        while today is not None and today.entry is not None and not self.playable(today.entry.head):
            passed.add(today.entry.head.path)
            today = self.today(passed)
        return today or first

    def by_id(self, id_: str) -> LibraryEntry | None:
        """The entry of a bank id; the first in the library's order where two share it."""
        return next((entry for entry in self.entries if entry.head.id == id_), None)


def load_library(store: Record, folders: Sequence[Path] | None = None, proved: Proved | None = None) -> Library:
    """The library of these folders (default: shipped and own), joined with the store. Reads heads, never claims.

    `proved`: what its forerunners have proved already, and it adds to.
    """
    scores = store.scores()
    heads = heads_of(folders if folders is not None else library_folders(home()))
    entries = tuple(LibraryEntry(head, scores.get(head.id) if head.id else None) for head in heads)
    ids = {head.id for head in heads if head.id is not None}
    newest = newest_here(store, ids)
    # It is asked at each change of the list, and may read many banks.
    unmet = cache(partial(_any_unmet, store, {} if proved is None else proved))
    if newest is None:
        return Library(entries, unmet=unmet, playable=_is_playable)
    return Library(entries, newest.bank, newest.bank is None, unmet, _is_playable)


def _is_playable(head: Head) -> bool:
    # Titles are painted without the reader of whole banks.
    from quiz.bank.read import read_bank

    bank = read_bank(head.path, shipped=head.shipped).bank
    return bank is not None and bool(bank.playable or bank.questions)


def _any_unmet(store: Record, proved: Proved, entries: tuple[LibraryEntry, ...]) -> bool:
    """Whether one of these banks has a claim not yet met."""
    # Asked only after the last lesson, and titles are painted without it.
    from quiz.record.meetings import any_unmet

    return any_unmet(store, [entry.head for entry in entries], proved)
