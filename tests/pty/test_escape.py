"""T05: nothing that a bank, its file's name or the clipboard holds acts on the terminal."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.pty.stage import ASKED, ENTER, MARKED, READY, Screen, playing
from tests.terminal import ROOT, environment, factquiz
from tests.tui.make import BRIDGE, BRIDGE_ARTICLE, BRIDGE_TEXT, write

EVIL = "\x1b]52;c;cHduZWQ=\x07\x1b[2J\x1b]0;pwned\x07\x9b31m\x90q\x9c\b\x7f\u202e\u2066pwned"
ESCAPED = "".join(f"\\u{ord(char):04x}" if not char.isascii() or not char.isprintable() else char for char in EVIL)
_ACTS = re.compile(r"\x1b\](?!22;)|\x1bP|\x1b\[2J|\x1b\[31m|[\x80-\x9f\u202a-\u202e\u2066-\u2069]")
"""What the program itself never sends: of all OSC codes Textual uses 22, the pointer's shape, alone."""


def acts(raw: bytes | bytearray) -> list[str]:
    """What of a bank has reached the terminal."""
    return _ACTS.findall(bytes(raw).decode("utf-8", "replace"))


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """A folder with a bank that holds control characters wherever a text may stand, and a sound bank beside it."""
    folder = tmp_path / "banks"
    bank = re.sub(
        '^(?:title|summary|text|why|hint|prompt) = "', lambda key: key[0] + ESCAPED, BRIDGE, flags=re.MULTILINE
    )
    write(folder / "evil", "article.txt", EVIL + BRIDGE_TEXT)
    write(folder / "evil", "article.toml", BRIDGE_ARTICLE.replace('title = "', f'title = "{ESCAPED}'))
    write(folder / "evil", "evil.toml", bank.replace('id = "alder-lock"', 'id = "evil"'))
    write(folder / "alder-lock", "article.txt", BRIDGE_TEXT)
    write(folder / "alder-lock", "article.toml", BRIDGE_ARTICLE)
    write(folder / "alder-lock", "bridge.toml", BRIDGE)
    return folder


@pytest.mark.parametrize("argv", [["check"], ["list"], ["play"], ["check", "--format", "lines"], []])
def test_no_command_lets_it_out(argv: list[str], evil: Path, home: Path) -> None:
    path = evil / "evil" / "evil.toml" if argv == ["play"] else evil
    done = subprocess.run(
        factquiz(*argv, path), env=environment(home), cwd=ROOT, capture_output=True, timeout=30, check=False
    )
    assert done.returncode == (1 if argv and argv[0] in ("check", "play") else 0)
    assert acts(done.stdout + done.stderr) == []
    assert b"Traceback" not in done.stderr
    if argv and argv[0] in ("check", "play"):
        assert b"control" in done.stdout + done.stderr
        assert b"(U+001B)" in done.stdout + done.stderr


def test_the_library_lists_it_and_shows_its_faults(evil: Path, home: Path) -> None:
    with Screen(evil, home=home) as screen:
        screen.see("cannot be played", "Three ways to say it   4 claims")
        screen.type("/", "find a quiz")
        screen.type("pwned", "cannot be played")
        screen.type(ENTER)
        screen.type(ENTER, "U+001B")
        for key in ("\x1b[B", "\x1b[6~", "\x1b[F"):
            screen.type(key)
        assert acts(screen.raw) == []


def test_a_path_with_an_escape_in_it(evil: Path, home: Path) -> None:
    bank = (evil / "alder-lock").rename(evil / f"lock {EVIL[:24]}") / "bridge.toml"
    with playing(home, bank) as screen:
        screen.type("2", MARKED)
        assert acts(screen.raw) == []
    with Screen("play", bank, "--plain", home=home) as screen:
        screen.expect("Claim 2 of 6.")
        screen.send("quit\n")
        assert screen.wait_exit() == 0
        assert acts(screen.raw) == []
    bank.write_text("format = 1\n", encoding="utf-8")
    with Screen(evil, home=home) as screen:
        screen.see("cannot be played")
        screen.type(ENTER)
        screen.settle()
        assert acts(screen.raw) == []


def test_what_is_pasted_into_a_field_does_not_act(banks: Path, home: Path) -> None:
    paste = "\x1b[200~" + EVIL.replace("\x1b", "") + "\x1b[201~"
    with Screen(banks, home=home) as screen:
        screen.see("Three ways to say it")
        for keys, field in (("/", "find a quiz"), ("\x10", "Search for commands")):
            screen.type(keys, field)
            screen.type(paste, "pwned")
            screen.send("\x1b")
            screen.gone("pwned")
        screen.type(ENTER, READY)
        screen.type(ENTER, ASKED)
        screen.type("1", MARKED)
        screen.type("o", "because:")
        screen.type(paste, "pwned")
        screen.type(ENTER, "Kept.")
        screen.type(ENTER, "claim 2 of 2")
        screen.type("s", "You read it differently:")
        assert acts(screen.raw) == []
