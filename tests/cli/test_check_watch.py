"""`factquiz check --watch`: each change of a file of the run is checked and told, until Ctrl-C."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz.disk.watch import State, state_of, wait_for_change
from tests.bank.sample import ARTICLE, BANK, write_sample
from tests.cli.run import ROOT

GOOD = "1 bank with 5 claims: no error, 1 info."
PATIENCE = 30
"""Seconds after which a line that does not come is missed: a machine may be busy."""


class Watched:
    """A run of its own, and what it tells on stderr, line by line."""

    def __init__(self, *argv: str | Path, home: Path) -> None:
        env = os.environ | {"FACTQUIZ_HOME": str(home)}
        self.program = subprocess.Popen(
            [sys.executable, "-m", "quiz", "check", "--watch", *map(str, argv)],
            cwd=ROOT, env=env, text=True, encoding="utf-8", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.program.stderr is not None
        for line in self.program.stderr:
            self.lines.put(line.rstrip("\n"))

    def told(self, line: str) -> None:
        """Wait for a line; what comes before it is read past."""
        seen = []
        while line not in seen:
            try:
                seen.append(self.lines.get(timeout=PATIENCE))
            except queue.Empty:
                pytest.fail(f"{line!r} was not told, but {seen}")

    def ended(self, number: int) -> int:
        self.program.send_signal(number)
        return self.program.wait(timeout=PATIENCE)


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Callable[..., Watched]]:
    started: list[Watched] = []

    def start(*argv: str | Path) -> Watched:
        started.append(Watched(*argv, home=tmp_path / "home"))
        started[-1].told("Checked anew whenever a file changes; Ctrl-C ends.")
        return started[-1]

    yield start
    for run in started:
        run.program.kill()
        run.program.wait()


def replace(path: Path, text: str) -> None:
    """Save as many editors do: write beside, then rename."""
    beside = path.parent / "beside.tmp"
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


@pytest.mark.parametrize("named", ["bank.toml", "."])
def test_each_change_is_told_however_it_is_saved(tmp_path: Path, watch: Callable[..., Watched], named: str) -> None:
    path = write_sample(tmp_path / "bank")
    run = watch(path.parent / named)
    path.write_text(BANK.replace('"denied"\n', '"deneid"\n', 1), encoding="utf-8")
    run.told("1 error, 1 info in 1 bank.")
    replace(path, BANK)
    run.told(GOOD)
    replace(path.parent / "article.txt", ARTICLE.replace("June", "July"))
    run.told("1 error, 1 info in 1 bank.")
    (path.parent / "article.txt").write_text(ARTICLE, encoding="utf-8")
    run.told(GOOD)
    path.write_text("format = [", encoding="utf-8")
    run.told("1 error in 1 bank.")
    replace(path, BANK)
    run.told(GOOD)
    assert run.ended(signal.SIGINT) == 130


def test_a_file_that_goes_and_comes_back_and_a_new_bank_are_told(tmp_path: Path, watch: Callable[..., Watched]) -> None:
    path = write_sample(tmp_path / "banks" / "one")
    run = watch(tmp_path / "banks")
    (path.parent / "article.toml").rename(tmp_path / "away")
    run.told("1 error, 1 info in 1 bank.")
    (tmp_path / "away").rename(path.parent / "article.toml")
    run.told(GOOD)
    write_sample(tmp_path / "banks" / "two", BANK.replace("alder-lock", "other"))
    run.told("2 banks with 10 claims: no error, 2 infos.")
    assert run.ended(signal.SIGTERM) == 143


def test_every_form_tells_that_a_save_was_noticed(tmp_path: Path, watch: Callable[..., Watched]) -> None:
    path = write_sample(tmp_path / "bank")
    run = watch(path, "--format", "lines")
    path.write_text(BANK + "\n", encoding="utf-8")
    run.told(GOOD)


def test_nothing_to_check_ends_at_once(tmp_path: Path) -> None:
    run = Watched(tmp_path / "gone", home=tmp_path / "home")
    assert run.program.wait(timeout=PATIENCE) == 2


def test_a_state_is_given_once_it_has_come_to_rest(tmp_path: Path) -> None:
    file = tmp_path / "file"
    looks = iter(["", "a", "ab", "abc", "abc"])

    def look() -> State:
        file.write_text(next(looks))
        return {name: found and (0, found[1], 0) for name, found in state_of([tmp_path]).items() if "file" in name}

    assert wait_for_change(look(), look, pause=0) == {str(file): (0, 3, 0)}


def test_dot_names_are_no_part_of_a_folders_state(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.toml").write_text("")
    (tmp_path / ".swp").write_text("")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "x.toml").write_text("")
    state = state_of([tmp_path, tmp_path / "gone"])
    assert set(state) == {
        str(path) for path in (tmp_path, tmp_path / "sub", tmp_path / "sub" / "x.toml", tmp_path / "gone")
    }
    assert state[str(tmp_path / "gone")] is None
