"""The library: what to do next, then every bank grouped by course or article; from here everything is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input, OptionList, Static

from quiz.bank.find import own_folder
from quiz.disk.homes import home
from quiz.game import wording
from quiz.record.library import Library
from quiz.tui import wording as says
from quiz.tui.commands import Place, bindings_for
from quiz.tui.own_app import app_of
from quiz.tui.rounds import play_entry, play_mixed
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.bank_list import BankList, Mixed, Row
from quiz.tui.widgets.headline import Headline
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.words import parts

if TYPE_CHECKING:
    from collections.abc import Callable

# Titles are painted without the reader of whole banks and without the game: these are imported when they are needed.

FIRST_ENTRIES = 60
"""Banks whose titles are in the first paint, unless the window is higher."""


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
        self._library = library

    def compose(self) -> ComposeResult:
        """The list; the field to find a bank is hidden until it is asked for."""
        yield Headline()
        yield Input(id="find", placeholder="find a quiz")
        yield BankList(self._library, id="banks")
        yield Static(id="no-banks")
        yield KeyLine()

    def on_mount(self) -> None:
        """Titles at once, details from a thread."""
        self.frame(wording.LINE, "library")
        self.query_one("#find").display = False
        self.banks.mixed_waits = app_of(self).desk.mixed_waits_behind(self._library)
        # Lines for hundreds of banks take their time, and the first window shows a few of them.
        self._fill(most=max(FIRST_ENTRIES, self.app.size.height))
        self.banks.focus(scroll_visible=False)
        self.call_after_refresh(self._fill_in)

    @property
    def banks(self) -> BankList:
        """The list."""
        return self.query_one(BankList)

    def _fill_in(self) -> None:
        if len(self.banks.library.entries) > FIRST_ENTRIES:
            self._fill()
        self.banks.read_details()

    def refresh_library(self) -> None:
        """Scores, what to do next and the banks themselves may have changed while a round was played."""
        desk = app_of(self).desk
        self.banks.library = desk.library()
        self.banks.mixed_waits = desk.mixed_waits_behind(self.banks.library)
        self._fill()
        self.banks.read_details()

    def on_resize(self) -> None:
        """Titles and summaries are wrapped by hand, so that they hang under their heading."""
        self.banks.fit()

    def _fill(self, most: int | None = None) -> None:
        words = self.query_one("#find", Input).value.casefold().split()
        filled = self.banks.fill(words, most)
        empty = self.query_one("#no-banks", Static)
        empty.display = not filled
        empty.update(parts(says.NOTHING_FOUND if words else f"{says.EMPTY_LIBRARY} {own_folder(home())}"))

    @on(OptionList.OptionSelected, "#banks")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        # The list may have been filled anew since the key or the click.
        self._open(self.banks.row_at(event.option_index), exam=False)

    def action_open(self) -> None:
        """Play the bank that is marked."""
        self._open(self.banks.row_at(self.banks.highlighted), exam=False)

    def action_exam(self) -> None:
        """Play it as an exam."""
        self._open(self.banks.row_at(self.banks.highlighted), exam=True)

    def _open(self, row: Row | None, *, exam: bool) -> None:
        if row is None or not self.is_active:
            return
        # Titles are painted without the game.
        from quiz.game.plan import Options

        app, options = app_of(self), Options(exam=exam)
        if isinstance(row, Mixed):
            self._begin(app.desk.gives_up(None, options), lambda: play_mixed(app, options, self.refresh_library))
        else:
            gives_up = row.head.id is not None and app.desk.gives_up(row.head.id, options)
            self._begin(gives_up, lambda: play_entry(app, row, options, self.refresh_library))

    def _begin(self, gives_up: bool, begin: Callable[[], None]) -> None:
        """Begin a round; where that gives up one that waits, somebody is asked before."""
        if not gives_up:
            begin()
            return
        from quiz.tui.screens.giving_up import GivingUpScreen

        def answered(given_up: bool | None) -> None:
            if given_up:
                begin()

        self.app.push_screen(GivingUpScreen(), answered)

    def action_filter(self) -> None:
        """Find a bank by words."""
        field = self.query_one("#find", Input)
        field.display = True
        field.focus(scroll_visible=False)

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
        self.banks.focus(scroll_visible=False)

    def action_show_all(self) -> None:
        """Put the field away, and what it left out back."""
        field = self.query_one("#find", Input)
        field.value = ""
        field.display = False
        self.banks.focus(scroll_visible=False)

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
