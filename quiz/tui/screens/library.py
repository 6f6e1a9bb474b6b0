"""The library: what to do next, then every bank grouped by course or article. Titles first; the rest fills in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import events, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from quiz.bank.find import own_folder
from quiz.disk.homes import home
from quiz.game import wording
from quiz.record.library import Library, LibraryEntry, group_of
from quiz.tui import wording as says
from quiz.tui.commands import Place, bindings_for
from quiz.tui.rounds import app_of, play
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.headline import Headline
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.widgets.paper_list import PaperList
from quiz.tui.words import parts, wrapped

if TYPE_CHECKING:
    from quiz.bank.model import Bank
    from quiz.bank.read import Shelf
    from quiz.game.plan import Options

# Titles are painted without the reader of whole banks and without the game: these are imported when they are needed.

FIRST_ENTRIES = 60
"""Banks whose titles are in the first paint, unless the window is higher."""
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


class LibraryScreen(QuizScreen[None]):
    """Every bank that can be played. Enter plays the one that is marked."""

    BINDINGS = bindings_for([Place.LIBRARY, Place.FIND])
    DEFAULT_CSS = """
    LibraryScreen {
        #banks { height: 1fr; }
        #find { border: none; height: 1; padding: 0 1; background: $panel; }
        #find:focus { border: none; }
        #no-banks { padding: 0 2; height: auto; }
    }
    """

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self._details: dict[Path, Details] = {}
        self._shown: list[LibraryEntry | None] = []
        self._filled_at = 0

    def compose(self) -> ComposeResult:
        """The list; the field to find a bank is hidden until it is asked for."""
        yield Headline()
        yield Input(id="find", placeholder="find a bank")
        yield PaperList(id="banks")
        yield Static(id="no-banks")
        yield KeyLine()

    def on_mount(self) -> None:
        """Titles at once, details from a thread."""
        self.frame(wording.LINE, "library")
        self.query_one("#find").display = False
        # Lines for hundreds of banks take their time, and the first window shows a few of them.
        self._fill(most=max(FIRST_ENTRIES, self.app.size.height))
        self.query_one("#banks").focus()
        self.call_after_refresh(self._fill_in)

    def _fill_in(self) -> None:
        if len(self.library.entries) > FIRST_ENTRIES:
            self._fill()
        self._read_details()

    def refresh_library(self) -> None:
        """Scores and what to do next may have changed while a round was played."""
        self.library = app_of(self).desk.library()
        self._fill()

    def on_resize(self) -> None:
        """Titles and summaries are wrapped by hand, so that they hang under their heading."""
        if self._filled_at != self._width():
            self._fill()

    # Drawing

    def _fill(self, most: int | None = None) -> None:
        banks = self.query_one("#banks", PaperList)
        marked = self._marked()
        entries = self._found()[:most]
        self._shown = []
        options: list[Option] = []
        following = self._next()
        if following is not None:
            options.append(Option(next_line(following)))
            self._shown.append(following)
        for heading, group in grouped(entries):
            rows = wrapped_rows([parts((heading, "bold"))], self._width())
            options.append(Option(wrapped([parts(""), *rows]), disabled=True))
            self._shown.append(None)
            for entry in group:
                options.append(Option(self._line(entry)))
                self._shown.append(entry)
        banks.set_options(options)
        self._filled_at = self._width()
        self._mark(marked)
        empty = self.query_one("#no-banks", Static)
        empty.display = not entries
        empty.update(parts(says.NOTHING_FOUND if self._words() else f"{says.EMPTY_LIBRARY} {own_folder(home())}"))

    def _line(self, entry: LibraryEntry) -> Content:
        return entry_line(entry, self._details.get(entry.head.path), self._width())

    def _width(self) -> int:
        """Columns for a title: known from the window before the list is laid out, so that it is filled only once."""
        return self.app.size.width - BESIDE_TITLES

    def _mark(self, marked: LibraryEntry | None) -> None:
        banks = self.query_one("#banks", PaperList)
        paths = [entry.head.path if entry is not None else None for entry in self._shown]
        at = paths.index(marked.head.path, 1) if marked is not None and marked.head.path in paths[1:] else 0
        first = next((i for i, entry in enumerate(self._shown) if entry is not None), None)
        banks.highlighted = at or first

    def _marked(self) -> LibraryEntry | None:
        at = self.query_one("#banks", PaperList).highlighted
        return self._shown[at] if at and at < len(self._shown) else None

    def _words(self) -> list[str]:
        return self.query_one("#find", Input).value.casefold().split()

    def _found(self) -> list[LibraryEntry]:
        words = self._words()
        return [entry for entry in self.library.entries if all(word in searched(entry) for word in words)]

    def _next(self) -> LibraryEntry | None:
        """What stands first: the next thing to do, as far as is known by now; nothing while a bank is sought."""
        if self._words():
            return None
        return self.library.next_to_do({path for path, details in self._details.items() if details.errors})

    # The rest fills in

    @work(thread=True, exclusive=True, group="details")
    def _read_details(self) -> None:
        """Read every bank in a thread; each takes a millisecond or so, so that no key waits."""
        from quiz.bank.read import Shelf

        worker = get_current_worker()
        shelf = Shelf()
        batch: dict[Path, Details] = {}
        size = FIRST_BATCH
        for entry in self.library.entries:
            if worker.is_cancelled:
                return
            batch[entry.head.path] = read_details(entry, shelf)
            if len(batch) >= size:
                self.app.call_from_thread(self._take_details, batch)
                batch, size = {}, NEXT_BATCH
        if batch:
            self.app.call_from_thread(self._take_details, batch)

    def _take_details(self, batch: dict[Path, Details]) -> None:
        if not self.query("#banks"):
            # The program is ending: the list goes before the thread that reads for it.
            return
        first = self._next()
        self._details.update(batch)
        if self._next() is not first:
            self._fill()
            return
        banks = self.query_one("#banks", PaperList)
        following = self._next()
        for index, entry in enumerate(self._shown):
            if entry is not None and entry.head.path in batch and not (index == 0 and entry is following):
                banks.replace_option_prompt_at_index(index, self._line(entry))

    # Doing

    @on(OptionList.OptionSelected, "#banks")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        # The list may have been filled anew since the key or the click.
        if event.option_index < len(self._shown):
            self._open(self._shown[event.option_index], exam=False)

    def action_open(self) -> None:
        """Play the bank that is marked."""
        self._open(self._under_cursor(), exam=False)

    def action_exam(self) -> None:
        """Play it as an exam."""
        self._open(self._under_cursor(), exam=True)

    def _under_cursor(self) -> LibraryEntry | None:
        at = self.query_one("#banks", PaperList).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def _open(self, entry: LibraryEntry | None, *, exam: bool) -> None:
        if entry is None or not self.is_active:
            return
        from quiz.bank.read import read_bank
        from quiz.game.plan import Options

        reading = read_bank(entry.head.path, shipped=entry.head.shipped)
        if reading.bank is None:
            from quiz.tui.screens.faults import FaultsScreen

            self.app.push_screen(FaultsScreen(reading))
            return
        self._play(reading.bank, Options(exam=exam))

    def _play(self, bank: Bank, options: Options) -> None:
        app = app_of(self)
        if not app.desk.gives_up(bank, options):
            play(app, bank, options, self.refresh_library)
            return
        from quiz.tui.screens.giving_up import GivingUpScreen

        def answered(given_up: bool | None) -> None:
            if given_up:
                play(app, bank, options, self.refresh_library)

        app.push_screen(GivingUpScreen(), answered)

    def action_filter(self) -> None:
        """Find a bank by words."""
        field = self.query_one("#find", Input)
        field.display = True
        field.focus()

    @on(Input.Changed, "#find")
    def _find_changed(self) -> None:
        self._fill()

    @on(events.DescendantFocus)
    def _focus_moved(self, event: events.DescendantFocus) -> None:
        """While the field has the focus, keys are its own."""
        self.place = Place.FIND if event.widget.id == "find" else Place.LIBRARY
        self.query_one(KeyLine).place = self.place

    @on(Input.Submitted, "#find")
    def action_show_found(self) -> None:
        """From the field to the banks that have its words."""
        self.query_one("#banks").focus()

    def action_show_all(self) -> None:
        """Put the field away, and what it left out back."""
        field = self.query_one("#find", Input)
        field.value = ""
        field.display = False
        self.query_one("#banks").focus()

    def action_progress(self) -> None:
        """See rounds and shares."""
        from quiz.tui.screens.progress import ProgressScreen

        self.app.push_screen(ProgressScreen())

    def action_settings(self) -> None:
        """Theme, plain mode, claims a round."""
        from quiz.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen())

    def action_leave(self) -> None:
        """Back to all banks, else out of the program."""
        if self.query_one("#find").display:
            self.action_show_all()
        else:
            self.leave(None)


def read_details(entry: LibraryEntry, shelf: Shelf) -> Details:
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
