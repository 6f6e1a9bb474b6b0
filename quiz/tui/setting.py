"""Changing a setting from the screens: by the settings' own screen, and by the list of all commands."""

from __future__ import annotations

from typing import Any

from textual.app import App

from quiz.disk.homes import home
from quiz.record.desk import Desk
from quiz.record.settings import SettingProblem, set_value
from quiz.text.clean import visible
from quiz.tui.themes import theme_name


def change_setting(app: App[Any], desk: Desk, key: str, value: str) -> None:
    """Set one key from now on, and save it; a home that cannot be written is told, and nothing changes."""
    try:
        desk.settings = set_value(home(), key, value)
    except SettingProblem as problem:
        app.notify(visible(problem.sentence), severity="warning", markup=False)
    except OSError as problem:
        app.notify(visible(f"Not saved: {problem.strerror}."), severity="warning", markup=False)
    app.theme = theme_name(desk.settings.theme)
