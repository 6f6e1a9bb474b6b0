"""When keys arrived, as the driver tells it: what was typed before a frame never seems to have been typed after it."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from typing import Any, cast

import pytest
from textual.events import Key
from textual.message import Message

if sys.platform == "win32":
    pytest.skip("there are no Unix terminals", allow_module_level=True)

from quiz.tui.terminal.driver import AT_ONCE, SteadyDriver

FRAME = "\x1b[1mA claim\x1b[0m\x1b[1;1H"
SLOWLY = 0.002
"""Seconds from one key to the next where the program is busy."""


class Outside:
    """What the driver asks of the app, and of the thread that writes."""

    def __init__(self) -> None:
        self.frames: list[float] = []

    def frame_drawn(self, at: float) -> None:
        self.frames.append(at)

    def write(self, text: str) -> None:
        del text


class Driver(SteadyDriver):
    """One that reads from a pipe, and ends once a number of keys has come."""

    def __init__(self, handle: int, outside: Outside) -> None:
        super().__init__(cast("Any", outside), size=(80, 24))
        self.fileno = handle
        self._writer_thread = cast("Any", outside)
        self.keys: list[Key] = []
        self.expected = 0

    def process_message(self, message: Message) -> None:
        assert isinstance(message, Key)
        time.sleep(SLOWLY)
        self.keys.append(message)
        if len(self.keys) >= self.expected:
            self.exit_event.set()

    def take(self, expected: int) -> list[float]:
        """The times of so many keys that come next."""
        self.keys.clear()
        self.expected = expected
        self.exit_event.clear()
        thread = threading.Thread(target=self.run_input_thread)
        thread.start()
        thread.join()
        return [key.time for key in self.keys]


Type = Callable[[str], None]


def _write(handle: int, keys: str) -> None:
    os.write(handle, keys.encode())


@pytest.fixture
async def outside() -> Outside:
    return Outside()


@pytest.fixture
async def desk(outside: Outside) -> AsyncIterator[tuple[Driver, Type]]:
    read, write = os.pipe()
    yield Driver(read, outside), lambda keys: _write(write, keys)
    os.close(read)
    os.close(write)


async def test_keys_of_one_go_have_one_time(desk: tuple[Driver, Type]) -> None:
    driver, type_ = desk
    type_("\r" + "1" * 30)
    assert len(set(driver.take(31))) == 1


async def test_keys_that_wait_while_a_frame_is_drawn_were_typed_before_it(
    desk: tuple[Driver, Type], outside: Outside
) -> None:
    driver, type_ = desk
    type_("111")
    driver.write(FRAME)
    driver.write(FRAME)
    times = driver.take(3)
    assert max(times) < outside.frames[0]
    type_("2")
    assert driver.take(1)[0] > outside.frames[1]


async def test_more_keys_than_are_read_in_one_go_were_typed_before_it_too(
    desk: tuple[Driver, Type], outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver, type_ = desk
    monkeypatch.setattr("tests.tui.test_driver.SLOWLY", 0)
    type_("1" * (AT_ONCE + 100))
    driver.write(FRAME)
    assert max(driver.take(AT_ONCE + 100)) < outside.frames[0]


async def test_a_key_that_comes_after_a_frame_is_later(desk: tuple[Driver, Type], outside: Outside) -> None:
    driver, type_ = desk
    driver.write(FRAME)
    type_("1")
    assert driver.take(1)[0] > outside.frames[0]
    driver.write("\x1b[?2026l")
    assert len(outside.frames) == 1, "only frames count as drawn"
