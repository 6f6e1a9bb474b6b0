"""Plain lines or screens."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from quiz.cli import surface
from quiz.cli.surface import wants_plain
from quiz.record.settings import Settings
from tests.terminal import Terminal, environment, factquiz


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surface, "sys", SimpleNamespace(stdin=Tty(), stdout=Tty()))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("FACTQUIZ_PLAIN", raising=False)


def test_a_terminal_gets_screens() -> None:
    assert not wants_plain(False, Settings())
    assert not wants_plain(False, Settings(plain=False))


def test_plain_is_asked_for_by_option_variable_or_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert wants_plain(True, Settings(plain=False))
    assert wants_plain(False, Settings(plain=True))
    monkeypatch.setenv("FACTQUIZ_PLAIN", "1")
    assert wants_plain(False, Settings(plain=False))


def test_the_variable_beats_the_setting_and_the_option_beats_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTQUIZ_PLAIN", "0")
    assert not wants_plain(False, Settings(plain=True))
    assert wants_plain(True, Settings())


@pytest.mark.parametrize("value", ["", "2", "perhaps"])
def test_any_other_value_of_the_variable_says_nothing(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTQUIZ_PLAIN", value)
    assert not wants_plain(False, Settings())
    assert wants_plain(False, Settings(plain=True))


def test_a_terminal_without_a_cursor_gets_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert wants_plain(False, Settings())
    assert wants_plain(False, Settings(plain=False))


@pytest.mark.parametrize("name", ["stdin", "stdout"])
def test_without_a_terminal_there_are_lines_whatever_is_asked(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTQUIZ_PLAIN", "0")
    monkeypatch.setattr(surface.sys, name, io.StringIO())
    assert wants_plain(False, Settings(plain=False))
    monkeypatch.setattr(surface.sys, name, None)
    assert wants_plain(False, Settings(plain=False))


@pytest.mark.parametrize("env", [{"FACTQUIZ_PLAIN": "1"}, {"TERM": "dumb"}])
def test_the_program_obeys(env: dict[str, str], tmp_path: Path) -> None:
    with Terminal(factquiz("play", "first-steps"), environment(tmp_path, **env)) as terminal:
        terminal.expect("Claim 1 of 8.")
        terminal.expect("> ")
        terminal.send("q\n")
        assert terminal.wait_exit() == 0
        assert b"\x1b" not in terminal.raw


def test_the_setting_is_obeyed(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("plain = true\n")
    with Terminal(factquiz(), environment(tmp_path)) as terminal:
        terminal.expect("A number or an id plays.")
        terminal.send("quit\n")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("argv", [[], ["play", "first-steps"]])
def test_plain_mode_is_named_before_the_screens_take_the_terminal(argv: list[str], tmp_path: Path) -> None:
    with Terminal(factquiz(*argv), environment(tmp_path)) as terminal:
        terminal.expect(f"{surface.NAMES_PLAIN}\n")
        terminal.expect("\x1b[?1049h")
        terminal.expect("q leave")
        terminal.send("\x11")
        assert terminal.wait_exit() == 0
