"""The keys of a place, and how a status is decided: only the statuses that this bank has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.visual import Visual
from textual.widgets import Static

from quiz.bank.status import Status
from quiz.game import wording
from quiz.tui import wording as says
from quiz.tui.commands import Place, bindings_for, commands_at
from quiz.tui.screens.dialog import Dialog
from quiz.tui.widgets.hanging import Hanging
from quiz.tui.words import parts


class KeysScreen(Dialog[None]):
    """Help in one page, made from the table of commands and from game/wording."""

    BINDINGS = [*bindings_for([Place.KEYS]), ("question_mark,f1", "leave", "")]
    DEFAULT_CSS = """
    KeysScreen {
        align: center middle;
        & > VerticalScroll {
            width: 100%; max-width: 72; height: auto; max-height: 100%;
            background: $panel; padding: 0 1; border: solid $rule;
        }
    }
    """

    def __init__(self, place: Place, statuses: Sequence[Status]) -> None:
        super().__init__()
        self._place = place
        self._statuses = statuses

    def compose(self) -> ComposeResult:
        """Lines that scroll."""
        with VerticalScroll():
            for line in help_lines(self._place, self._statuses):
                yield Static(line)

    def on_mount(self) -> None:
        """Arrow keys scroll."""
        self.query_one(VerticalScroll).focus(scroll_visible=False)

    def action_leave(self) -> None:
        """Back to where the reader was."""
        if self.is_active:
            self.dismiss()


def help_lines(place: Place, statuses: Sequence[Status]) -> Iterator[Visual]:
    """The keys that work at a place, then the statuses, their glosses, and the order in which to decide."""
    yield parts((f"Keys here: {place.value}", "bold"), (says.HELP_KEYS, "$quiet"))
    for shown, told in says.ANSWERING.get(place, {}).items():
        yield Hanging(parts((f"{shown:>6}  ", "bold")), parts(told))
    for command in commands_at(place):
        yield Hanging(parts((f"{command.shown:>6}  ", "bold")), parts(command.help))
    yield parts(("ctrl+q", "bold"), "  End the program from anywhere.  ", ("ctrl+p", "bold"), "  All commands.")
    if not statuses:
        return
    yield parts("")
    yield parts((wording.LINE, "bold"))
    for status in statuses:
        key = f"{status.number} {status.letter}"
        meaning = parts((wording.LONG_NAMES[status], "bold"), f": {wording.GLOSSES[status]}")
        yield Hanging(parts((f"{key:>6}  ", "bold")), meaning)
    yield parts("")
    yield parts((says.IN_THIS_ORDER, "bold"))
    for status, sentence in wording.DECIDING.items():
        if status in statuses:
            yield parts(sentence)
    yield parts(wording.NOT_TRUTH)
    yield parts("")
    yield parts((wording.POINTS, "bold"))
    for sentence in wording.COUNTING:
        yield parts(sentence)
