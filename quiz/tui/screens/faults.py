"""The faults of a broken bank, each with its place: the bank cannot be played until its author mends them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.bank import report
from quiz.bank.faults import Fault, Severity
from quiz.bank.read import Reading
from quiz.tui.commands import Place, bindings_for
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.headline import Headline
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.words import plain


class FaultsScreen(QuizScreen[None]):
    """The same text as `factquiz check` prints."""

    place = Place.FAULTS
    BINDINGS = bindings_for([Place.FAULTS])
    DEFAULT_CSS = """
    FaultsScreen {
        #faults { padding: 0 1; height: 1fr; }
        #fault-text { height: auto; }
    }
    """

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading = reading

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield Headline()
        with VerticalScroll(id="faults"):
            yield Static(id="fault-text")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the errors."""
        self.frame(str(self._reading.path), to_mend(self._reading))
        self.query_one("#fault-text", Static).update(fault_text(self._reading))
        self.query_one(VerticalScroll).focus(scroll_visible=False)


def to_mend(reading: Reading) -> str:
    """How many errors a bank has."""
    return f"{len(_errors(reading))} to mend"


def fault_text(reading: Reading) -> Content:
    """The errors of a bank, as `factquiz check` prints them."""
    return plain(report.full(_errors(reading), reading.texts))


def _errors(reading: Reading) -> list[Fault]:
    return [fault for fault in reading.faults if fault.severity is Severity.ERROR]
