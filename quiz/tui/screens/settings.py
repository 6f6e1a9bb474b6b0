"""Settings: Enter goes to the next value, and it is saved at once."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quiz.record.settings import THEMES, Settings
from quiz.tui.commands import Place, bindings_for
from quiz.tui.own_app import app_of
from quiz.tui.screens.base import QuizScreen
from quiz.tui.setting import change_setting
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
            ("Theme", settings.theme, "light or dark newsprint; auto follows the terminal"),
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
        change_setting(self.app, app_of(self).desk, *following(app_of(self).desk.settings, event.option_index))
        self._fill(event.option_index)


def following(settings: Settings, row: int) -> tuple[str, str]:
    """The key in one row, and the value after the present one."""
    if row == 0:
        return "theme", THEMES[(THEMES.index(settings.theme) + 1) % len(THEMES)]
    if row == 1:
        return "count", str(next((count for count in COUNTS if count > settings.count), COUNTS[0]))
    return "plain", "false" if settings.plain else "true"
