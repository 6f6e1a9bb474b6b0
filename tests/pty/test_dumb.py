"""Plain mode where screens cannot be: a terminal without a cursor, or no terminal at all."""

from __future__ import annotations

import os
import pty
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.pty.stage import Screen, answers
from tests.terminal import ROOT, Terminal, environment, factquiz


@pytest.mark.parametrize("kind", ["dumb", "unknown"])
def test_a_terminal_without_a_cursor_gets_lines(kind: str, bridge: Path, home: Path) -> None:
    with Screen("play", bridge, home=home, TERM=kind) as screen:
        screen.expect("Claim 1 of 6.")
        screen.expect("> ")
        screen.send("a\n")
        screen.expect("Not this one. You answered: Attributed.")
        screen.send("quit\n")
        assert screen.wait_exit() == 0
        assert b"\x1b" not in screen.raw
    assert [answer.chosen for answer in answers(home)] == ["attributed"]


def test_a_library_without_a_cursor_is_a_list(banks: Path, home: Path) -> None:
    with Terminal(factquiz(banks), environment(home, TERM="dumb")) as terminal:
        terminal.expect("Three ways to say it")
        terminal.expect("> ")
        terminal.send("\x04")
        assert terminal.wait_exit() == 0
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize(("stdin", "stdout"), [(False, True), (True, False), (False, False)])
def test_without_a_terminal_there_are_lines(stdin: bool, stdout: bool, bridge: Path, home: Path) -> None:
    ours, theirs = pty.openpty()
    os.write(ours, b"\x04")  # ends the input, where it is read
    done = subprocess.run(
        factquiz("play", bridge),
        stdin=theirs if stdin else subprocess.DEVNULL,
        stdout=theirs if stdout else subprocess.PIPE,
        env=environment(home, FACTQUIZ_PLAIN="0"),
        cwd=ROOT,
        timeout=30,
        check=False,
    )
    told = os.read(ours, 65536) if stdout else done.stdout
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0
    assert b"Claim 1 of 6." in told or b"Article:" in told
    assert b"\x1b" not in told


def test_screens_are_drawn_where_stdout_leads_whatever_stderr_is(bridge: Path, home: Path, tmp_path: Path) -> None:
    for redirected in (f"2>'{tmp_path / 'err.log'}'", "2>&-"):
        command = " ".join(shlex.quote(str(word)) for word in factquiz("play", bridge, "--fresh"))
        with Terminal(["sh", "-c", f"exec {command} {redirected}"], environment(home)) as terminal:
            terminal.wait_for("Enter when ready")
            terminal.send("\x11")
            assert terminal.wait_exit() == 0
    assert (tmp_path / "err.log").read_bytes() == b""
