"""Random keys, bytes, mouse reports and window sizes: the program ends by its own keys only, and never by a fault."""

from __future__ import annotations

import random
from pathlib import Path

from tests.terminal import NotSeenError, Terminal, environment, factquiz

KEYS = (
    *"12345cadlnhsbfotemrpx,/?q0 ",
    "\r",
    "\r",
    "\t",
    "\x1b",
    "\x7f",
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[5~",
    "\x1b[6~",
    "\x10",
    "\x1b[<0;12;7M\x1b[<0;12;7m",
    "\x1b[<64;20;9M",
    "\x1b[200~pasted [text]\x1b[201~",
)
BAD_BYTES = (b"\xff", b"\xc3(", b"\xe2\x82")
SIZES = ((100, 30), (80, 24), (40, 15), (120, 40), (20, 8), (19, 7), (5, 2), (1, 1))
BURST = 12


def run(rng: random.Random, folder: Path, times: int) -> str:
    """Type `times` keys or sizes into programs that are begun anew where they end."""
    home = folder / "home"
    typed = starts = 0
    while typed < times:
        starts += 1
        # The keys may turn plain mode on in the settings, which are kept.
        with Terminal(factquiz(), environment(home, FACTQUIZ_PLAIN="0")) as terminal:
            terminal.wait_for("library")
            while typed < times and not terminal.ended():
                typed += _burst(rng, terminal, min(BURST, times - typed))
            _leaves_well(terminal, home / "error.log")
    return f"{typed} keys and sizes in {starts} programs, no fault"


def _burst(rng: random.Random, terminal: Terminal, count: int) -> int:
    for number in range(count):
        try:
            if rng.random() < 0.12:
                terminal.resize(*rng.choice(SIZES))
            elif rng.random() < 0.02:
                terminal.send(rng.choice(BAD_BYTES))
            else:
                terminal.send(rng.choice(KEYS))
        except OSError:
            # It has ended: one of the keys was to leave.
            return number
    # What was typed has to be worked off: a program that has ended would take no key.
    terminal.settle(0.03)
    if terminal.closed:
        terminal.wait_exit()
    return count


def _leaves_well(terminal: Terminal, log: Path) -> None:
    """ctrl+q ends it from wherever it is, and its exit code is a good one."""
    if not terminal.ended():
        terminal.resize(100, 30)
        terminal.settle()
        terminal.send("\x11")
    try:
        code = terminal.wait_exit()
    except NotSeenError as stuck:
        raise AssertionError(f"ctrl+q did not end it: {stuck}") from stuck
    fault = log.read_text(encoding="utf-8") if log.exists() else terminal.text()
    assert code == 0, f"it ended with {code}: {fault[-2500:]}"
