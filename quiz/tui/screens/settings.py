"""Settings: Enter goes to the next value, and it is saved at once."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quiz.disk.homes import home
from quiz.record.settings import THEMES, SettingProblem, Settings, set_value
from quiz.text.clean import visible
from quiz.tui.commands import Place, bindings_for
from quiz.tui.rounds import app_of
from quiz.tui.screens.base import QuizScreen
from quiz.tui.themes import theme_name
from quiz.tui.widgets.headline import Headline
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.widgets.paper_list import PaperList
from quiz.tui.words import parts

COUNTS = (5, 10, 15, 20, 30)


class SettingsScreen(QuizScreen[None]):
    """Three settings, one a line."""

    place = Place.SETTINGS
    BINDINGS = bindings_for([Place.SETTINGS])
    DEFAULT_CSS = """
    SettingsScreen {
        #settings { height: 1fr; }
    }
    """

    def compose(self) -> ComposeResult:
        """A list."""
        yield Headline()
        yield PaperList(id="settings")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what is set."""
        self.frame("Settings")
        self._fill(0)
        self.query_one(PaperList).focus(scroll_visible=False)

    def _fill(self, marked: int) -> None:
        settings = app_of(self).desk.settings
        rows = [
            ("Theme", settings.theme, "newsprint, light or dark; auto follows the terminal where it tells"),
            ("Claims a round", str(settings.count), "how many claims and questions a new round has"),
            ("Plain mode", "on" if settings.plain else "off", "lines of text in place of screens, from the next start"),
        ]
        options = self.query_one(PaperList)
        options.set_options([Option(parts((f"{name}: {value}", "bold"), f"  {help_}")) for name, value, help_ in rows])
        options.highlighted = marked

    def action_change(self) -> None:
        """The next value of the setting that is marked."""
        self.query_one(PaperList).action_select()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        change_setting(self, *following(app_of(self).desk.settings, event.option_index))
        self._fill(event.option_index)


def following(settings: Settings, row: int) -> tuple[str, str]:
    """The key in one row, and the value after the present one."""
    if row == 0:
        return "theme", THEMES[(THEMES.index(settings.theme) + 1) % len(THEMES)]
    if row == 1:
        return "count", str(next((count for count in COUNTS if count > settings.count), COUNTS[0]))
    return "plain", "false" if settings.plain else "true"


def change_setting(screen: Screen[Any], key: str, value: str) -> None:
    """Set one key from now on, and save it; a home that cannot be written is told, and nothing changes."""
    desk = app_of(screen).desk
    try:
        desk.settings = set_value(home(), key, value)
    except SettingProblem as problem:
        screen.app.notify(visible(problem.sentence), severity="warning", markup=False)
    except OSError as problem:
        screen.app.notify(visible(f"Not saved: {problem.strerror}."), severity="warning", markup=False)
    screen.app.theme = theme_name(desk.settings.theme)
