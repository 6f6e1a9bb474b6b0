"""Bytes on stdin that are no UTF-8, and codes that are no key, are passed over; the keys among them count."""

from __future__ import annotations

import random
from pathlib import Path

from tests.pty.stage import CTRL_Q, ENTER, MARKED, answers, playing

BAD = {
    "no start of a character": b"\xff\xfe\x80\xbf",
    "a character cut short": b"\xe2\x82",
    "half of a pair": b"\xed\xa0\x80",
    "beyond Unicode": b"\xf4\x90\x80\x80",
    "eight-bit controls": b"\x9b2J\x90\x9c",
    "a key beyond Unicode": b"\x1b[1114112u\x1b[99999999999u",
    "a key with an event": b"\x1b[97;1:3u\x1b[97:65;2u",
    "a mouse in no window": b"\x1b[48;0;0;0;0t\x1b[<35;5;5M\x1b[48;30;100;0;0t",
    "a place far away": b"\x1b[<0;99999;99999M\x1b[<0;99999;99999m",
}


def test_bad_bytes_are_passed_over(bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        screen.type("3", MARKED)
        for kind, sent in BAD.items():
            screen.send(sent)
            screen.settle(0.25)
            assert not screen.ended(), kind
            screen.see("claim 1 of 6", MARKED)
        screen.type(ENTER, "claim 2 of 6")
        screen.send(CTRL_Q)
        assert screen.wait_exit() == 0
        assert b"Traceback" not in screen.raw


def test_keys_among_bad_bytes_count(bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        screen.type(b"\xff\xc3\x283\xf8", MARKED)
        assert [answer.chosen for answer in answers(home)] == ["denied"]


def test_a_character_that_comes_in_two_parts_is_one(bridge: Path, home: Path) -> None:
    with playing(home, bridge) as screen:
        screen.type("2", MARKED)
        screen.type("o", "because:")
        first, rest = b"caf\xc3", b"\xa9"
        screen.type(first, "caf")
        screen.type(rest, "café")


def test_a_flood_of_any_bytes_ends_nothing_but_by_a_key(bridge: Path, home: Path) -> None:
    flood = bytes(random.Random(8).choices([byte for byte in range(256) if byte not in b"\x03\x10\x11q\x1b"], k=6000))
    with playing(home, bridge) as screen:
        for at in range(0, len(flood), 500):
            screen.send(flood[at : at + 500])
            screen.settle(0.02)
        assert not screen.ended()
        screen.send(CTRL_Q)
        assert screen.wait_exit() == 0
