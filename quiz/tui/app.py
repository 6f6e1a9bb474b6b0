"""The app: themes, NO_COLOR, leaving. What happens on a screen is the screen's."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import Ready
from textual.filter import LineFilter
from textual.screen import Screen

from quiz.record.desk import Desk
from quiz.record.settings import THEMES
from quiz.text.clean import visible
from quiz.tui import wording as says
from quiz.tui.commands import COMMANDS, Place
from quiz.tui.screens.base import WIDE_FROM, QuizScreen
from quiz.tui.terminal.endings import INTERRUPTED
from quiz.tui.themes import DARK, LIGHT, theme_name

if TYPE_CHECKING:
    from quiz.record.keeper import Keeper
    from quiz.tui.pending import Refusal


class FactquizApp(App[None]):
    """Holds the desk; every screen asks it for what it needs. The app ends when its first screen is left."""

    CSS_PATH = "factquiz.tcss"
    TITLE = "factquiz"
    NOTIFICATION_TIMEOUT = 4
    # The breakpoints that docs/playing.md tells: side by side from 100 columns on; below 20 by 8 one line says so.
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny-x"), (20, "-narrow"), (WIDE_FROM, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny-y"), (8, "-low"), (20, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
        Binding("ctrl+c", "interrupt", show=False, system=True),
    ]

    def __init__(
        self, desk: Desk, first: Callable[[], QuizScreen[Any]], driver_class: type[Driver] | None = None
    ) -> None:
        super().__init__(driver_class=driver_class)
        # What was asked for is there at once: nothing glides.
        self.animation_level = "none"
        self.desk = desk
        self._first = first
        self.refusal: Refusal | None = None
        self.drawn_at: float | None = None
        """When the newest frame (at the start the first one) was handed to the terminal; None where no driver tells."""
        self._is_ready = False
        self.keepers: list[Keeper] = []
        """Of the rounds that were played: what they could not save is tried once more at the end."""
        self.register_theme(LIGHT)
        self.register_theme(DARK)
        # Set without its watcher: at this moment nothing is styled yet that would have to be styled again.
        self.set_reactive(FactquizApp.theme, theme_name(desk.settings.theme))
        self.stylesheet.set_variables(self.get_css_variables())
        # By the no-color.org rule an empty NO_COLOR counts as unset; Textual takes it for set.
        self.no_color = bool(os.environ.get("NO_COLOR"))
        self._filters = _filters(self._filters, self.no_color)

    def on_mount(self) -> None:
        """Tell what there is to tell of the home."""
        for sentence in self.desk.take_told():
            self.notify(visible(sentence), severity="warning", timeout=10, markup=False)

    def on_ready(self, event: Ready) -> None:
        """The first screen was painted: of that paint alone Textual tells the app, not the screen."""
        if isinstance(self.screen, QuizScreen):
            self.screen.painted(min(event.time, self.drawn_at or event.time))
        self._is_ready = True

    def frame_drawn(self, at: float) -> None:
        """A frame goes to the terminal. The start draws several, and whoever answers the first one is heard."""
        if self._is_ready or self.drawn_at is None:
            self.drawn_at = at

    def refuse(self, refusal: Refusal) -> None:
        """End because no round can be opened; `refusal` is told when the terminal is the shell's again."""
        self.refusal = refusal
        self.exit(return_code=refusal.code)

    def last_words(self) -> str:
        """What is to be told when the terminal is the shell's again; nothing where all is well."""
        if self.refusal is not None:
            return self.refusal.told
        for keeper in self.keepers:
            keeper.try_again()
        return says.NOT_ALL_SAVED if any(keeper.unsaved for keeper in self.keepers) else ""

    def get_default_screen(self) -> QuizScreen[Any]:
        """The first screen itself, in the place of an empty one that others would be pushed on."""
        return self._first()

    def action_command_palette(self) -> None:
        """Open the list of all commands, unless it is open."""
        from quiz.tui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_interrupt(self) -> None:
        """ctrl+c with nothing selected: leave, as from a shell."""
        self.exit(return_code=INTERRUPTED)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: the commands of the screen at hand, from the same table as its keys."""
        place = getattr(screen, "place", None)
        seen: set[str] = set()
        for command in COMMANDS:
            action = getattr(screen, f"action_{command.action}", None)
            here = place is None or not isinstance(place, Place) or place in command.places
            if action is not None and here and command.action not in seen:
                seen.add(command.action)
                yield SystemCommand(f"{command.word.capitalize()} ({command.shown})", command.help, action)
        for theme in THEMES:
            yield SystemCommand(
                f"Theme: {theme}", "Newsprint, light or dark.", lambda theme=theme: self.set_theme(theme)
            )
        yield SystemCommand("End the program (ctrl+q)", "All is saved.", self.exit)

    def set_theme(self, setting: str) -> None:
        """Use a theme and remember it."""
        from quiz.tui.setting import change_setting

        change_setting(self, self.desk, "theme", setting)


def _filters(present: Sequence[LineFilter], without_colour: bool) -> list[LineFilter]:
    """Textual's filters, with its monochrome one left out and ours put in where NO_COLOR asks for it."""
    from textual.filter import Monochrome, NoColor

    kept = [line_filter for line_filter in present if not isinstance(line_filter, Monochrome | NoColor)]
    if without_colour:
        from quiz.tui.terminal.nocolor import WithoutColour

        kept.append(WithoutColour())
    return kept
