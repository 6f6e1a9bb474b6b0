"""docs/playing.md tells every key of every screen as the table of commands has it."""

from __future__ import annotations

from quiz.tui.commands import COMMANDS, Command, Place, commands_at
from tests.docs.pages import section, tables, text_of

by_screen, by_key = tables(section(text_of("docs/playing.md"), "Keys"))
KEY_NAMES = {"enter": "Enter", "slash": "/", "comma": ",", "question_mark": "?", "f1": "F1", "escape": "Escape"}


def test_each_screen_has_its_keys_in_the_order_of_the_key_line() -> None:
    for place, row in zip(Place, by_screen, strict=True):
        keys = ", ".join(f"`{command.shown}` {command.word}" for command in commands_at(place))
        assert row == [place.value, keys]


def test_each_key_is_told_with_where_it_works_and_what_it_does() -> None:
    assert by_key == [[_keys(command), _where(command), command.help] for command in COMMANDS]


def _keys(command: Command) -> str:
    return " or ".join(f"`{KEY_NAMES.get(key, key)}`" for key in command.keys.split(","))


def _where(command: Command) -> str:
    missing = [place.value for place in Place if place not in command.places]
    if len(missing) < 3:
        return " but ".join(["everywhere", " and ".join(missing)]) if missing else "everywhere"
    return ", ".join(place.value for place in Place if place in command.places)
