"""What the screens use of Textual that it does not promise is still there, and docs/architecture.md names it."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import signal
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.command import CommandPalette
from textual.drivers.linux_driver import LinuxDriver
from textual.widget import Widget
from textual.widgets import OptionList

from tests.cli.run import ROOT

SOURCES = sorted((ROOT / "quiz" / "tui").rglob("*.py"))
# What Textual's metaclass and abc write into every class.
WRITTEN_BY_METACLASSES = set(vars(type("Bare", (OptionList,), {}))) | {"_abc_impl"}


def function(kind: type, name: str) -> bool:
    return inspect.isfunction(inspect.getattr_static(kind, name))


def holds(thing: object, name: str, kind: type | tuple[type, ...]) -> bool:
    return isinstance(getattr(thing, name), kind)


async def driver() -> LinuxDriver:
    kept = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}
    made = LinuxDriver(App())
    for number, handler in kept.items():
        signal.signal(number, handler)
    return made


def wrapped_gatherer() -> bool:
    """The coroutine below the decorator, which takes the palette and what is searched."""
    inner = CommandPalette._gather_commands.__wrapped__  # type: ignore[attr-defined]
    return inspect.iscoroutinefunction(inner) and len(inspect.signature(inner).parameters) == 2


CLASSES: dict[str, dict[str, Callable[[], bool]]] = {
    "App": {
        "_filters": lambda: holds(App(), "_filters", list),
        "_exception": lambda: App()._exception is None,
        "_exit": lambda: App()._exit is False,
        "_handle_exception": lambda: list(inspect.signature(App._handle_exception).parameters) == ["self", "error"],
        "_fatal_error": lambda: list(inspect.signature(App._fatal_error).parameters) == ["self"],
        "_close_messages_no_wait": lambda: function(App, "_close_messages_no_wait"),
    },
    "CommandPalette": {
        "_cancel_gather_commands": lambda: function(CommandPalette, "_cancel_gather_commands"),
        "_GATHER_COMMANDS_GROUP": lambda: isinstance(CommandPalette._GATHER_COMMANDS_GROUP, str),
        "_gather_commands": wrapped_gatherer,
        "_action_command_list": lambda: function(CommandPalette, "_action_command_list"),
        "_on_click": lambda: function(CommandPalette, "_on_click"),
    },
    "OptionList": {
        "_on_click": lambda: inspect.iscoroutinefunction(OptionList._on_click),
        "_index_to_line": lambda: holds(OptionList, "_index_to_line", property),
        "_heights": lambda: holds(OptionList, "_heights", property),
    },
    "XTermParser": {
        "_sequence_to_key_events": lambda: inspect.isgeneratorfunction(XTermParser._sequence_to_key_events),
        "parse_mouse_code": lambda: function(XTermParser, "parse_mouse_code"),
        "feed": lambda: callable(XTermParser.feed),
        "tick": lambda: callable(XTermParser.tick),
    },
    "LinuxDriver": {
        "_sigcont_application": lambda: function(LinuxDriver, "_sigcont_application"),
        "_get_terminal_size": lambda: function(LinuxDriver, "_get_terminal_size"),
    },
}
DRIVER_HOLDS = ("_app", "_file", "_in_band_window_resize", "_loop", "_must_signal_resume")
NAMES = {(kind, name) for kind, names in CLASSES.items() for name in names}
NAMES |= {("LinuxDriver", name) for name in DRIVER_HOLDS}


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, names in CLASSES.items() for name in names], ids=lambda part: str(part)
)
def test_a_name_that_textual_does_not_promise_is_still_what_it_was(kind: str, name: str) -> None:
    assert CLASSES[kind][name]()


async def test_the_driver_still_holds_what_ours_reads() -> None:
    made = await driver()
    assert {name for name in DRIVER_HOLDS if name in vars(made)} == set(DRIVER_HOLDS)
    assert made._in_band_window_resize is False
    assert made._must_signal_resume is False
    assert hasattr(made._file, "write")
    assert hasattr(made._loop, "add_signal_handler")


def test_the_page_on_the_building_names_them_all() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    part = page.split("## What we use of Textual that it does not promise")[1].split("\n## ")[0]
    rows = [row for row in part.splitlines() if row.startswith("| `")]
    told = set()
    for row in rows:
        kind, names, files, _ = (cell.strip() for cell in row.strip("|").split("|"))
        told |= {(kind.strip("`"), name) for name in re.findall(r"`([^`]+)`", names)}
        texts = [(ROOT / path).read_text(encoding="utf-8") for path in re.findall(r"`([^`]+)`", files)]
        assert all(any(name in text for text in texts) for name in re.findall(r"`([^`]+)`", names)), row
    assert told == NAMES


def test_no_other_private_name_of_textual_is_used() -> None:
    assert set(used()) | set(overridden()) == {name for _, name in NAMES if is_private(name)}


def own_names(tree: ast.AST) -> Iterator[str]:
    """What a module defines or assigns."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        for target in targets(node):
            yield getattr(target, "attr", None) or getattr(target, "id", "")


def targets(node: ast.AST) -> list[ast.expr]:
    """What a statement assigns to."""
    if isinstance(node, ast.Assign):
        return [part for target in node.targets for part in getattr(target, "elts", [target])]
    return [node.target] if isinstance(node, ast.AnnAssign) else []


def used() -> Iterator[str]:
    """Private attributes that are read, and that no module of the screens makes."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
    ours = {name for tree in trees for name in own_names(tree)} | {"_replace"}
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Attribute) and is_private(node.attr) and node.attr not in ours:
            yield node.attr


def overridden() -> Iterator[str]:
    """Private names that a class of ours defines, or writes, and that a class of Textual below it has too."""
    for kind in classes():
        own = set(vars(kind)) - WRITTEN_BY_METACLASSES | set(own_names(ast.parse(source(kind))))
        below = [base for base in kind.__mro__ if base.__module__.startswith("textual")]
        for name in filter(is_private, own):
            if any(name in vars(base) or re.search(rf"self\.{name}\b", source(base)) for base in below):
                yield name


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name != "_"


def classes() -> Iterator[type]:
    for path in SOURCES:
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        module: Any = importlib.import_module(name.removesuffix(".__init__"))
        yield from (kind for kind in vars(module).values() if inspect.isclass(kind) and kind.__module__ == name)


def source(kind: type) -> str:
    return textwrap.dedent(inspect.getsource(kind))


class Below(Widget, can_focus=True):
    def __init__(self) -> None:
        super().__init__()
        self.called: list[str] = []

    def on_resize(self) -> None:
        self.called.append("below")


class Above(Below):
    def on_resize(self) -> None:
        self.called.append("above")

    def on_blur(self, event: events.Blur) -> None:
        event.prevent_default()


async def test_the_handlers_of_all_classes_run() -> None:
    async with App[None]().run_test() as pilot:
        widget = Above()
        await pilot.app.mount(widget)
        await pilot.pause()
        assert widget.called[:2] == ["above", "below"]


async def test_prevent_default_keeps_textuals_own_handler_from_running() -> None:
    async with App[None]().run_test() as pilot:
        plain, ours = Below(), Above()
        await pilot.app.mount(plain, ours)
        for widget in (plain, ours):
            widget.focus()
            await pilot.pause()
            assert widget.has_focus
            widget.post_message(events.Blur())
            await pilot.pause()
        assert (plain.has_focus, ours.has_focus) == (False, True)
