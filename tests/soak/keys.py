"""Random keys, bytes, mouse reports and window sizes: the program ends by its own keys only, and never by a fault."""

from __future__ import annotations

import random
from collections import deque
from contextlib import suppress
from pathlib import Path

from tests.pty.stage import CTRL_Q, Screen
from tests.terminal import ROOT, NotSeenError
from tests.tui.make import write_banks, write_broken

KEYS = (
    *"12345cadlnhsbfotemrpx,/?0 " * 2,
    *"q\r\r\r\r\r\r\r\t\x7f\x1b\x10\x01\x0b",
    *("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~") * 2,
    *("\x1b[Z", "\x1b[I", "\x1b[O", "\x1bOP", "\x1b[1;2B", "\x1b[3~"),
    *("\x1b[200~pasted [text] \x1b[201~", "\x1b[200~two\rlines\x1b[201~", "\x1b[200~\x1b[201~", "é", "橋", "👩‍🔧"),
)
LEAVING = ("\x03", "\x11")
BAD_BYTES = (b"\xff", b"\xc3(", b"\xe2\x82", b"\x1b[1114112u", b"\x1b[97;1:3u", b"\x9b", b"\x00", b"\x1b[<0;0;0M")
SIZES = ((100, 30), (80, 24), (40, 15), (120, 40), (20, 8), (19, 7), (5, 2), (1, 1), (200, 1), (1, 50))
BURST = 12
BURSTS_A_LIFE = 60
"""After so many a program is ended by ctrl+q, so that starts and all banks have their share."""


def run(rng: random.Random, folder: Path, times: int) -> str:
    """Type `times` keys or sizes into programs that are begun anew where they end."""
    banks = write_banks(folder / "banks")
    write_broken(banks)
    # Pages are saved in the folder at hand.
    (folder / "desk").mkdir()
    typed = starts = 0
    while typed < times:
        starts += 1
        typed += _life(rng, folder, _command(rng, banks), times - typed)
    return f"{typed} keys and sizes in {starts} programs, no fault"


def _command(rng: random.Random, banks: Path) -> list[str | Path]:
    """The library, mostly; else a round with some options."""
    if rng.random() < 0.5:
        return [banks]
    bank = banks / rng.choice(("alder-lock/bridge.toml", "alder-lock/five.toml", "odd/odd.toml", "long/long.toml"))
    options = rng.choice(("", "--exam", "--steps status,quote", "--fresh", "--fresh --exam", "--no-record"))
    return ["play", bank, *options.split()]


def _life(rng: random.Random, folder: Path, command: list[str | Path], most: int) -> int:
    """One program, from its first picture to its end; how many keys and sizes it was given."""
    newest: deque[str | bytes | tuple[int, int]] = deque(maxlen=5 * BURST)
    home = folder / "home"
    # The keys may turn plain mode on in the settings, which are kept.
    changes = {"FACTQUIZ_PLAIN": "0", "PYTHONPATH": str(ROOT)} | rng.choice(({}, {}, {"NO_COLOR": "1"}))
    with Screen(*command, home=home, folder=folder / "desk", **changes) as screen:
        screen.until("something", lambda: "leave" in screen.text())
        given = 0
        for _ in range(BURSTS_A_LIFE):
            if given < most and not screen.ended():
                given += _burst(rng, screen, min(BURST, most - given), newest)
        try:
            _leaves_well(screen)
        except AssertionError as failure:
            log = home / "error.log"
            told = log.read_text(encoding="utf-8")[-3000:] if log.exists() else ""
            words = " ".join(map(str, command))
            raise AssertionError(f"{failure}\n{told}\n{words}, then at last {list(newest)}") from failure
    return given


def _burst(rng: random.Random, screen: Screen, count: int, newest: deque[str | bytes | tuple[int, int]]) -> int:
    for number in range(count):
        given = _something(rng)
        newest.append(given)
        try:
            if isinstance(given, tuple):
                # Not Screen's own, which draws: this is only about going on.
                super(Screen, screen).resize(*given)
            else:
                screen.send(given)
        except OSError:
            # It has ended: one of the keys was to leave.
            return number
        if rng.random() < 0.3:
            screen.read(0.02)
    # What was typed has to be worked off: a program that has ended would take no key.
    screen.settle(0.03)
    return count


def _something(rng: random.Random) -> str | bytes | tuple[int, int]:
    chance = rng.random()
    if chance < 0.1:
        return rng.choice(SIZES)
    if chance < 0.12:
        return rng.choice(BAD_BYTES)
    if chance < 0.22:
        column, row = rng.randint(1, 100), rng.randint(1, 30)
        button = rng.choice((0, 0, 0, 2, 35, 64, 65))
        let_go = f"\x1b[<{button};{column};{row}m" if button < 3 else ""
        return f"\x1b[<{button};{column};{row}M{let_go}"
    return rng.choice(LEAVING) if chance > 0.999 else rng.choice(KEYS)


def _leaves_well(screen: Screen) -> None:
    """ctrl+q ends it from wherever it is; an end of its own is one by a key; the terminal is as it was."""
    if not screen.ended():
        super(Screen, screen).resize(100, 30)
        screen.settle()
        with suppress(OSError):
            screen.send(CTRL_Q)
    try:
        code = screen.wait_exit()
    except NotSeenError as stuck:
        raise AssertionError(f"ctrl+q did not end it: {stuck}") from stuck
    assert code in (0, 130), f"it ended with {code}"
    assert "fault of its own" not in screen.text()
    assert screen.left_tidy(), "the terminal is not as it was"
