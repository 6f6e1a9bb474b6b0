"""The list of banks: what to do next, then all of them under their headings. Titles first; the rest fills in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.content import Content
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from quiz.game import wording
from quiz.record.library import Library, LibraryEntry, group_of
from quiz.tui.widgets.paper_list import PaperList
from quiz.tui.words import parts, wrapped

if TYPE_CHECKING:
    from quiz.bank.read import Shelf

FIRST_BATCH = 30
NEXT_BATCH = 250
"""Banks whose details are shown together: the first screen soon, the rest in few and large repaints."""


INDENT = "  "
BESIDE_TITLES = 3
"""Columns of the list beside its titles: its padding and the scroll bar."""


class Details(NamedTuple):
    """What only reading the whole bank tells."""

    claims: int
    questions: int
    errors: int


class BankList(PaperList):
    """The banks of a library that have some words in their texts. `library` is shown from the next fill() on."""

    def __init__(self, library: Library, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.library = library
        self._words: Sequence[str] = ()
        self._details: dict[Path, Details] = {}
        self._shown: list[LibraryEntry | None] = []
        self._filled_at = 0

    @property
    def is_complete(self) -> bool:
        """Whether the details of all banks are known."""
        return len(self._details) == len(self.library.entries)

    def entry_at(self, index: int | None) -> LibraryEntry | None:
        """The bank in one place of the list; None for a heading, and where there is none."""
        return self._shown[index] if index is not None and index < len(self._shown) else None

    # Rows

    def fill(self, words: Sequence[str], most: int | None = None) -> bool:
        """List the banks that have these words, or the first `most` of them; False where there is none."""
        self._words = words
        entries = self._found()[:most]
        marked = self.entry_at(self.highlighted) if self.highlighted else None
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

    def _rows(self, entries: Sequence[LibraryEntry]) -> Iterator[tuple[Option, LibraryEntry | None]]:
        following = self._next()
        if following is not None:
            yield Option(next_line(following)), following
        for heading, group in grouped(entries):
            rows = wrapped_rows([parts((heading, "bold"))], self._width())
            yield Option(wrapped([parts(""), *rows]), disabled=True), None
            for entry in group:
                yield Option(self._line(entry)), entry

    def _line(self, entry: LibraryEntry) -> Content:
        return entry_line(entry, self._details.get(entry.head.path), self._width())

    def _width(self) -> int:
        """Columns for a title: known from the window before the list is laid out, so that it is filled only once."""
        return self.app.size.width - BESIDE_TITLES

    def _mark(self, marked: LibraryEntry | None) -> None:
        paths = [entry.head.path if entry is not None else None for entry in self._shown]
        at = paths.index(marked.head.path, 1) if marked is not None and marked.head.path in paths[1:] else 0
        first = next((i for i, entry in enumerate(self._shown) if entry is not None), None)
        self.highlighted = at or first

    def _found(self) -> list[LibraryEntry]:
        return [entry for entry in self.library.entries if all(word in searched(entry) for word in self._words)]

    def _next(self) -> LibraryEntry | None:
        """What stands first: the next thing to do, as far as is known by now; nothing while a bank is sought."""
        if self._words:
            return None
        today = self.library.today({path for path, details in self._details.items() if details.errors})
        return today.entry if today is not None else None

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
        first = self._next()
        self._details.update(batch)
        if self._next() is not first:
            self.fill(self._words)
            return
        following = self._next()
        for index, entry in enumerate(self._shown):
            if entry is not None and entry.head.path in batch and not (index == 0 and entry is following):
                self.replace_option_prompt_at_index(index, self._line(entry))


def details_of(entry: LibraryEntry, shelf: Shelf) -> Details:
    """What the whole bank tells; a broken one has errors and nothing else."""
    from quiz.bank.faults import Severity
    from quiz.bank.read import read_bank

    reading = read_bank(entry.head.path, shelf=shelf, shipped=entry.head.shipped)
    if reading.bank is None:
        return Details(0, 0, sum(fault.severity is Severity.ERROR for fault in reading.faults))
    return Details(len(reading.bank.playable), len(reading.bank.questions), 0)


def grouped(entries: Sequence[LibraryEntry]) -> Iterator[tuple[str, list[LibraryEntry]]]:
    """Entries in their order, under their course's name or their article's title."""
    for heading, group in groupby(entries, key=_heading):
        yield heading, list(group)


def _heading(entry: LibraryEntry) -> str:
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


def next_line(entry: LibraryEntry) -> Content:
    """The first entry: the next thing to do."""
    title = entry.head.title or str(entry.head.path)
    word = "Go on with" if entry.unfinished else "Next"
    return parts((f"{word}: {title}", "bold"))


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
        facts.append("unfinished")
    elif entry.score is not None and entry.score.last_score is not None and entry.score.last_score.of:
        facts.append(f"last time {wording.points_line(*entry.score.last_score)}")
    return " · ".join(facts)
