"""The list of banks: what to do next, then all of them under their headings. Titles first; the rest fills in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.content import Content
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from quiz.game import wording
from quiz.record.library import Library, LibraryEntry, Today, What, group_of, today_words
from quiz.tui.later import after_refresh
from quiz.tui.widgets.paper_list import PaperList
from quiz.tui.words import parts, wrapped

if TYPE_CHECKING:
    from quiz.bank.read import Shelf

FIRST_BATCH = 30
NEXT_BATCH = 250
"""Banks whose details are shown together: the first screen soon, the rest in few and large repaints."""


MIXED_ROW = "Mixed round: claims from the whole library, those not met yet first"
UNFINISHED = "unfinished"
INDENT = "  "
BESIDE_TITLES = 3
"""Columns of the list beside its titles: its padding and the scroll bar."""


class Details(NamedTuple):
    """What only reading the whole bank tells."""

    claims: int
    questions: int
    errors: int

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to play: an error, or neither a claim nor a question."""
        return bool(self.errors) or not (self.claims or self.questions)


class Mixed(Enum):
    """The row of the mixed round."""

    ROUND = auto()


Row = LibraryEntry | Mixed


class BankList(PaperList):
    """The banks of a library that have some words in their texts.

    `library`, and whether a mixed round waits behind what it offers first, are shown from the next fill() on.
    """

    def __init__(self, library: Library, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.library = library
        self.mixed_waits = False
        self._words: Sequence[str] = ()
        self._details: dict[Path, Details] = {}
        self._shown: list[Row | None] = []
        self._filled_at = 0

    def row_at(self, index: int | None) -> Row | None:
        """The bank, or the mixed round, in one place of the list; None for a heading, and where there is none."""
        return self._shown[index] if index is not None and index < len(self._shown) else None

    # Rows

    def fill(self, words: Sequence[str], most: int | None = None) -> bool:
        """List the banks that have these words, or the first `most` of them; False where there is none."""
        self._words = words
        entries = self._found()[:most]
        marked = self.row_at(self.highlighted) if self.highlighted else None
        rows = list(self._rows(entries))
        self._shown = [entry for _, entry in rows]
        self.set_options([option for option, _ in rows])
        self._filled_at = self._width()
        self._mark(marked)
        return bool(entries)

    def fit(self) -> None:
        """List them anew, where the width is another one."""
        if self._filled_at != self._width():
            self.fill(self._words)
        # Another height leaves the list where it stood, and the mark perhaps out of sight.
        after_refresh(self, self.scroll_to_highlight)

    def _rows(self, entries: Sequence[LibraryEntry]) -> Iterator[tuple[Option, Row | None]]:
        today = self._today()
        if today is not None:
            yield Option(self._wrapped(today_texts(today))), today.entry or Mixed.ROUND
            several = self.mixed_waits or sum(not entry.head.test for entry in entries) > 1
            if today.entry is not None and several:
                yield Option(mixed_line(self.mixed_waits, self._width())), Mixed.ROUND
        for heading, group in groupby(entries, key=_heading):
            rows = wrapped_rows([parts((heading, "bold"))], self._width())
            yield Option(wrapped([parts(""), *rows]), disabled=True), None
            for entry in group:
                yield Option(self._line(entry)), entry

    def _line(self, entry: LibraryEntry) -> Content:
        return entry_line(entry, self._details.get(entry.head.path), self._width())

    def _wrapped(self, texts: Sequence[str]) -> Content:
        first, *rest = texts
        return wrapped(wrapped_rows([parts((first, "bold")), *(parts(text) for text in rest)], self._width()))

    def _width(self) -> int:
        """Columns for a title: known from the window before the list is laid out, so that it is filled only once."""
        return self.app.size.width - BESIDE_TITLES

    def _mark(self, marked: Row | None) -> None:
        """The row that was marked, below the first one, wherever it is now; else the first that can be chosen."""
        names = [_name(row) for row in self._shown]
        name = _name(marked)
        at = names.index(name, 1) if name is not None and name in names[1:] else 0
        first = next((i for i, row in enumerate(self._shown) if row is not None), None)
        self.highlighted = at or first

    def _found(self) -> list[LibraryEntry]:
        return [entry for entry in self.library.entries if all(word in searched(entry) for word in self._words)]

    def _today(self) -> Today | None:
        """What stands first: the next thing to do, as far as is known by now; nothing while a bank is sought."""
        if self._words:
            return None
        return self.library.today({path for path, details in self._details.items() if details.is_idle})

    # The rest fills in

    @work(thread=True, exclusive=True, group="details")
    def read_details(self) -> None:
        """Read every bank in a thread; each takes a millisecond or so, so that no key waits."""
        # Titles are painted without the reader of whole banks.
        from quiz.bank.read import Shelf

        worker = get_current_worker()
        shelf = Shelf()
        batch: dict[Path, Details] = {}
        size = FIRST_BATCH
        for entry in self.library.entries:
            if worker.is_cancelled:
                return
            batch[entry.head.path] = details_of(entry, shelf)
            if len(batch) >= size:
                self.app.call_from_thread(self._take_details, batch)
                batch, size = {}, NEXT_BATCH
        if batch:
            self.app.call_from_thread(self._take_details, batch)

    def _take_details(self, batch: dict[Path, Details]) -> None:
        if not self.is_attached:
            # The program is ending: the list goes before the thread that reads for it.
            return
        first = self._today()
        self._details.update(batch)
        if self._today() != first:
            self.fill(self._words)
            return
        for index, row in enumerate(self._shown):
            # The first row tells what there is to do today.
            is_today = index == 0 and first is not None
            if isinstance(row, LibraryEntry) and not is_today and row.head.path in batch:
                self.replace_option_prompt_at_index(index, self._line(row))


def details_of(entry: LibraryEntry, shelf: Shelf) -> Details:
    """What the whole bank tells; a broken one has errors and nothing else."""
    from quiz.bank.faults import Severity
    from quiz.bank.read import read_bank

    reading = read_bank(entry.head.path, shelf=shelf, shipped=entry.head.shipped)
    if reading.bank is None:
        return Details(0, 0, sum(fault.severity is Severity.ERROR for fault in reading.faults))
    return Details(len(reading.bank.playable), len(reading.bank.questions), 0)


def _heading(entry: LibraryEntry) -> str:
    """What a bank stands under: its course's name or its article's title."""
    head = entry.head
    group = group_of(head)
    if group.course is not None:
        return f"Course: {group.course}"
    title = group.article or "Without an article"
    return f"{title}  ({head.content})" if head.content else title


def searched(entry: LibraryEntry) -> str:
    """The words that a bank is found by."""
    head = entry.head
    return " ".join(
        text for text in (head.title or head.path.name, head.summary, head.article_title, head.id) if text
    ).casefold()


def _name(row: Row | None) -> Path | Mixed | None:
    """What tells a row from others."""
    return row.head.path if isinstance(row, LibraryEntry) else row


def today_line(today: Today) -> str:
    """What there is to do, in one line."""
    return f"Today: {today_words(today)}"


def today_texts(today: Today) -> list[str]:
    """The first entry: what there is to do; where every claim was met, also how to make a quiz of one's own."""
    if today.what is not What.ALL_MET:
        return [today_line(today)]
    from quiz.bank.find import own_folder
    from quiz.disk.homes import home
    from quiz.game.wording_course import all_met

    return [today_line(today), all_met(str(own_folder(home())))]


def mixed_line(waits: bool, width: int) -> Content:
    """The row of the mixed round; of one that waits it tells what a bank's row does."""
    return wrapped(wrapped_rows([parts((MIXED_ROW, "bold"), f"   {UNFINISHED}" if waits else "")], width))


def entry_line(entry: LibraryEntry, details: Details | None, width: int) -> Content:
    """Title and what is known of it; the summary below, both indented under their heading."""
    head = entry.head
    lesson = f"{head.lesson}. " if head.course and head.lesson is not None else ""
    title = head.title or head.id or head.path.name
    first = parts((f"{lesson}{title}", "bold"), f"   {_facts(entry, details)}".rstrip())
    rows = [first, *([parts(head.summary)] if head.summary else [])]
    return wrapped([parts(INDENT) + line for line in wrapped_rows(rows, width - len(INDENT))])


def wrapped_rows(rows: Sequence[Content], room: int) -> list[Content]:
    """Rows cut where a window of so many columns needs it."""
    return [line for row in rows for line in (row.wrap(room) if room > 0 else [row])]


def _facts(entry: LibraryEntry, details: Details | None) -> str:
    facts = []
    if details is not None and details.errors:
        return f"cannot be played: {wording.count_of(details.errors, 'fault')} (Enter shows them)"
    if details is not None:
        facts.append(wording.count_of(details.claims, "claim"))
        if details.questions:
            facts.append(wording.count_of(details.questions, "question"))
    if entry.head.test:
        facts.append("test")
    if entry.unfinished:
        facts.append(UNFINISHED)
    elif entry.score is not None and entry.score.last_score is not None and entry.score.last_score.of:
        facts.append(f"last time {wording.points_line(*entry.score.last_score)}")
    return " · ".join(facts)
