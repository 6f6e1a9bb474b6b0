"""The reader's few settings, in settings.toml in the home; what else stands in that file stays as it is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from quiz.bank.files import read_ordinary

THEMES = ("auto", "light", "dark")
"""What the theme may be: the first is that of who chose none."""
MOST_CARDS = 1000


@dataclass(frozen=True, slots=True)
class Settings:
    """`plain` None: decided by the terminal. `count`: cards of a round that does not say how many."""

    plain: bool | None = None
    theme: str = THEMES[0]
    count: int = 10


class Loaded(NamedTuple):
    """The settings, and the one sentence to tell where something in the file was passed over."""

    settings: Settings
    problem: str | None


class SettingProblem(Exception):  # noqa: N818 - it is told, not raised to the top
    """A setting that cannot be set; `sentence` says why, with the choices."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class SettingsFileProblem(SettingProblem):
    """The key and its value may be as they should: it is the file that cannot be read, or not be changed."""


class _Key(NamedTuple):
    choices: str
    holds: Callable[[Any], bool]
    parse: Callable[[str], Any]
    written: Callable[[Any], str]


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_CARDS


def _whole_number(text: str) -> int | None:
    # isdecimal() alone would let other scripts' digits in, which TOML has not; ten digits are out of range anyway.
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


_KEYS: Mapping[str, _Key] = {
    "plain": _Key(
        "true or false",
        lambda value: isinstance(value, bool),
        lambda text: {"true": True, "false": False}.get(text),
        lambda value: "true" if value else "false",
    ),
    "theme": _Key(
        f"{', '.join(THEMES[:-1])} or {THEMES[-1]}",
        lambda value: value in THEMES,
        lambda text: text,
        lambda value: f'"{value}"',
    ),
    "count": _Key(f"a whole number from 1 to {MOST_CARDS}", _is_count, _whole_number, str),
}
"""The keys in the order in which they are printed."""


def settings_path(home: Path) -> Path:
    """Where the settings lie."""
    return home / "settings.toml"


def load(home: Path) -> Loaded:
    """The settings. A file, or a value, that cannot be read is passed over and told."""
    path = settings_path(home)
    try:
        data = _read(path)
    except SettingProblem as problem:
        return Loaded(Settings(), problem.sentence)
    known = {key: data[key] for key in _KEYS if key in data}
    wrong = [key for key, value in known.items() if not _KEYS[key].holds(value)]
    good = {key: value for key, value in known.items() if key not in wrong}
    if not wrong:
        return Loaded(Settings(**good), None)
    rules = "; ".join(f"{key} is {_KEYS[key].choices}" for key in wrong)
    return Loaded(Settings(**good), f"{path}: passed over what it says of {' and '.join(wrong)} ({rules}).")


def set_value(home: Path, key: str, text: str) -> Settings:
    """Set one key and save. Raises SettingProblem for a key or value that cannot be, SettingsFileProblem, OSError."""
    # Settings are read at every start, and seldom written.
    from quiz.disk.atomic import make_private_folder, write_atomic

    rule = _rule(key)
    value = rule.parse(text.strip().lower())
    if not rule.holds(value):
        raise SettingProblem(f"{key} cannot be {text.strip() or 'empty'}: it is {rule.choices}.")
    path = settings_path(home)
    data = _read(path)
    old = _source(path)
    new = _with_value(old, key, rule.written(value), {**data, key: value})
    if new != old:
        make_private_folder(home)
        write_atomic(path, new)
    return load(home).settings


def lines(settings: Settings, key: str | None = None) -> list[str]:
    """The settings, or one of them, as TOML. Raises SettingProblem for an unknown key."""
    shown = list(_KEYS) if key is None else [key]
    # Unset and false are the same to the program: it is plain only where the terminal asks for it.
    return [f"{name} = {_rule(name).written(getattr(settings, name))}" for name in shown]


def _rule(key: str) -> _Key:
    if key in _KEYS:
        return _KEYS[key]
    # Comparing is imported here, because a right key is the rule.
    from quiz.text.nearest import did_you_mean

    meant = did_you_mean(key, list(_KEYS))
    hint = f" Did you mean {meant}?" if meant else ""
    raise SettingProblem(f"There is no setting {key}.{hint} The settings are {', '.join(_KEYS)}.")


def _source(path: Path) -> str:
    """Every character of the file, line ends as they are; nothing where there is none."""
    try:
        return read_ordinary(path).decode("utf-8")
    except FileNotFoundError:
        return ""


def _read(path: Path) -> dict[str, Any]:
    """What the file says. Raises SettingProblem where it cannot be read."""
    import tomli  # only a home that has settings needs it

    try:
        source = _source(path).removeprefix("\ufeff")
        return tomli.loads(source) if source else {}
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    # tomli lets these two out for numbers of thousands of digits and for deep nesting.
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, tomli.TOMLDecodeError) else "it is no TOML that can be read"
    raise SettingsFileProblem(f"{path} cannot be read and is left as it is: {reason}.")


def _with_value(source: str, key: str, written: str, wanted: Mapping[str, Any]) -> str:
    """The text with one value changed in place, or put in front. Tried, not trusted: it must read as `wanted`."""
    import tomli  # as in _read

    mark, body = ("\ufeff", source[1:]) if source.startswith("\ufeff") else ("", source)
    value = r"\"[^\"\n]*\"|'[^'\n]*'|[^\s#]+"
    assignment = re.compile(rf"^([ \t]*(?:{key}|\"{key}\"|'{key}')[ \t]*=[ \t]*)({value})", re.MULTILINE)
    changed = [body[: match.start(2)] + written + body[match.end(2) :] for match in assignment.finditer(body)]
    line_end = "\r\n" if "\r\n" in body else "\n"
    for candidate in (*changed, f"{key} = {written}{line_end}{body}"):
        try:
            if _alike(tomli.loads(candidate), wanted):
                return mark + candidate
        except tomli.TOMLDecodeError:
            continue
    raise SettingsFileProblem(f"{key} stands in settings.toml in a way that cannot be changed here; change it by hand.")


def _alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Compared as they are written, because a `nan` is not equal to itself."""
    return {key: repr(value) for key, value in one.items()} == {key: repr(value) for key, value in other.items()}
