"""The list of all commands. What Textual's own (8.2.8) dies of is mended: clicks and searches that come too late."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.command import CommandList, CommandPalette
from textual.css.query import NoMatches
from textual.errors import NoWidget
from textual.events import Click


class _Commands(CommandList):
    """The palette's list. A click on a command that the search has replaced since is none (Textual: IndexError)."""

    async def _on_click(self, event: Click) -> None:
        clicked = event.style.meta.get("option")
        if clicked is not None and clicked >= self.option_count:
            event.prevent_default()


class Palette(CommandPalette):
    """The list of all commands: two clicks beside it leave it once."""

    # As in our dialogs; only the bindings of its class are added to Textual's own.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "app.interrupt", show=False)]

    def compose(self) -> ComposeResult:
        """As Textual's, with a list of ours."""
        for widget in super().compose():
            yield _Commands() if type(widget) is CommandList else widget

    def dismiss(self, result: None = None) -> AwaitComplete:
        """As Textual's the first time, with its search ended on every way out; nothing after that."""
        self._cancel_gather_commands()
        return super().dismiss(result) if self.is_active else AwaitComplete()

    async def _on_click(self, event: Click) -> None:  # type: ignore[override]  # Textual awaits both kinds
        """As Textual's, where a widget is: a click that comes after its window has shrunk finds none."""
        try:
            self.get_widget_at(event.screen_x, event.screen_y)
        except NoWidget:
            event.prevent_default()

    def _action_command_list(self, action: str) -> None:
        """As Textual's, where the list is laid out: a page of one that is not, as in a tiny window, is a KeyError."""
        commands = self.query_one(CommandList)
        if commands.option_count and commands.scrollable_content_region.area:
            super()._action_command_list(action)

    @work(exclusive=True, group=CommandPalette._GATHER_COMMANDS_GROUP)
    async def _gather_commands(self, search_value: str) -> None:
        """As Textual's, which looks for its list also when the palette has been left before the search began."""
        with suppress(NoMatches):
            await CommandPalette._gather_commands.__wrapped__(self, search_value)  # type: ignore[attr-defined]
