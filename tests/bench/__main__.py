"""`make bench`: speed and memory as ratios to a bare Textual app of the same, interleaved run.

Nothing here is a test: the bars are printed beside the figures, and who reads them judges.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import timeit
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from quiz.authoring.propose.engine import propose
from quiz.text.sentences import split_sentences
from tests.bench.banks import Banks, write_banks
from tests.terminal import Terminal

READY = "Enter when ready"
Figures = dict[str, list[float]]


def main() -> int:
    """Run every measurement `--runs` times, in turn, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="how often each is measured (9)")
    parser.add_argument("--only", help="only measurements whose name holds this")
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="factquiz-bench-"))
    try:
        banks = write_banks(folder)
        figures: Figures = defaultdict(list)
        memory: Figures = defaultdict(list)
        for number in range(arguments.runs + 1):
            for name, measure in _measurements(banks, folder).items():
                if not arguments.only or arguments.only in name or name in ("bare", "tomli alone", "python -c pass"):
                    measure(figures if number else defaultdict(list), memory if number else defaultdict(list))
            print(f"run {number} of {arguments.runs}" if number else "warmed up", file=sys.stderr)
        _print(figures, memory)
    finally:
        shutil.rmtree(folder)
    return 0


Measure = Callable[[Figures, Figures], None]


def _measurements(banks: Banks, folder: Path) -> dict[str, Measure]:
    return {
        "bare": lambda f, m: _bare(f, m, folder),
        "small bank": lambda f, m: _play("small bank", banks.small, f, m, folder),
        "2,000 words": lambda f, m: _play("2,000 words", banks.words_2000, f, m, folder),
        "10,000 claims": lambda f, m: _play("10,000 claims", banks.claims_10000, f, m, folder),
        "20,000 words": lambda f, m: _play("20,000 words", banks.words_20000, f, m, folder),
        "library of 500": lambda f, m: _library(banks.library, f, m, folder),
        "mixed round from 500": lambda f, m: _mixed(banks.library, f, m, folder),
        "tomli alone": lambda f, m: _command("tomli alone", _python(_TOMLI, str(banks.claims_10000)), f, folder),
        "check of 10,000": lambda f, m: _command("check of 10,000", _quiz("check", str(banks.claims_10000)), f, folder),
        "draft of 800 words": lambda f, m: _draft(f),
        "python -c pass": lambda f, m: _command("python -c pass", _python("pass"), f, folder),
        "--version": lambda f, m: _command("--version", _quiz("--version"), f, folder),
    }


_TOMLI = "import sys, tomli; tomli.loads(open(sys.argv[1], encoding='utf-8').read())"


def _python(program: str, *words: str) -> list[str]:
    return [sys.executable, "-c", program, *words]


def _quiz(*words: str) -> list[str]:
    return [sys.executable, "-m", "quiz", *words]


def _environment(folder: Path) -> dict[str, str]:
    home = Path(tempfile.mkdtemp(dir=folder))
    # Bytecode is written, as in an installed program: else every start would compile the sources anew.
    left_out = ("FACTQUIZ_", "PYTHONDONTWRITEBYTECODE", "NO_COLOR")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    return kept | {"FACTQUIZ_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def _bare(figures: Figures, memory: Figures, folder: Path) -> None:
    with Terminal([sys.executable, "-m", "tests.bench.bare"], _environment(folder)) as terminal:
        figures["bare"].append(terminal.wait_for("bare and painted") - terminal.started)
        memory["bare"].append(terminal.peak_memory())


def _play(name: str, bank: Path, figures: Figures, memory: Figures, folder: Path) -> None:
    """First paint of the reading page, Enter to the claim, a wrong key to its feedback with the quote marked."""
    with Terminal(_quiz("play", str(bank), "--order", "article"), _environment(folder)) as terminal:
        figures[name].append(terminal.wait_for(READY) - terminal.started)
        memory[name].append(terminal.peak_memory())
        # The bank is proved behind the painted page, which then tells how long the round is.
        terminal.wait_for("claims, about")
        terminal.settle()
        memory[f"{name}, proved"].append(terminal.peak_memory())
        place = terminal.mark()
        pressed = terminal.send("\r")
        painted = terminal.wait_for("How does the article put it?", place)
        figures[f"{name}: Enter to the claim"].append(painted - pressed)
        for _ in range(3):
            terminal.settle()
            place = terminal.mark()
            pressed = terminal.send("1")
            figures[f"{name}: key to feedback"].append(_feedback(terminal, place) - pressed)
            terminal.settle()
            if "Prove it" in terminal.text(place):
                terminal.send("n")
                terminal.settle()
            terminal.send("\r")
        memory[f"{name}, answered"].append(terminal.peak_memory())


def _feedback(terminal: Terminal, place: int) -> float:
    """The moment at which the feedback is drawn to its last line, or the next step's question is."""
    while True:
        text = terminal.text(place)
        if ("You answered" in text and ("next" in text)) or "Prove it" in text:
            return time.perf_counter()
        if not terminal.read(10):
            raise AssertionError(f"no feedback: {text[-500:]!r}")


def _library(library: Path, figures: Figures, memory: Figures, folder: Path) -> None:
    """Titles on screen; then keys while the rest fills in, the slowest of which is the longest stall."""
    with Terminal(_quiz(str(library)), _environment(folder)) as terminal:
        figures["library of 500"].append(terminal.wait_for("Bank 000") - terminal.started)
        slowest = 0.0
        for _ in range(12):
            while terminal.read(0):
                pass
            place = terminal.mark()
            pressed = terminal.send("\x1b[B")
            # The row that the mark moves to is drawn anew: the first bytes after the key that hold a title.
            while "Bank" not in terminal.text(place) and terminal.read(5):
                pass
            slowest = max(slowest, time.perf_counter() - pressed)
        figures["library of 500: slowest key"].append(slowest)
        memory["library of 500"].append(terminal.peak_memory())


def _mixed(library: Path, figures: Figures, memory: Figures, folder: Path) -> None:
    """A mixed round of twelve is planned from 500 banks, and its first article is on the screen; then its claim."""
    name = "mixed round from 500"
    with Terminal(_quiz("play", str(library), "--mix", "12"), _environment(folder)) as terminal:
        figures[name].append(terminal.wait_for(READY) - terminal.started)
        terminal.settle()
        place = terminal.mark()
        pressed = terminal.send("\r")
        figures[f"{name}: Enter to the claim"].append(
            terminal.wait_for("How does the article put it?", place) - pressed
        )
        memory[name].append(terminal.peak_memory())


def _command(name: str, command: list[str], figures: Figures, folder: Path) -> None:
    started = time.perf_counter()
    done = subprocess.run(command, env=_environment(folder), capture_output=True, check=False)
    figures[name].append(time.perf_counter() - started)
    if done.returncode:
        raise AssertionError(f"{name}: {done.stderr.decode()[-1000:]}")


def _draft(figures: Figures) -> None:
    """Proposals for 800 words of news, beside parting the same words into sentences; the best of 20."""
    articles = sorted((Path(__file__).parents[1] / "authoring" / "corpus").glob("*.txt"))
    words = "\n".join(path.read_text(encoding="utf-8") for path in articles).split(" ")
    text = " ".join(words[:800])
    for name, read in (("splitter alone", split_sentences), ("draft of 800 words", propose)):
        read(text)
        figures[name].append(min(timeit.repeat(partial(read, text), number=1, repeat=20)))


BARS: list[tuple[str, str, float]] = [
    ("small bank", "bare", 1.3),
    ("small bank: Enter to the claim", "bare", 0.12),
    ("small bank: key to feedback", "bare", 0.12),
    ("2,000 words", "bare", 1.4),
    ("2,000 words: key to feedback", "bare", 0.12),
    ("10,000 claims", "bare", 3.0),
    ("10,000 claims: Enter to the claim", "bare", 0.12),
    ("library of 500", "bare", 1.6),
    ("library of 500: slowest key", "bare", 0.5),
    ("mixed round from 500", "bare", 1.6),
    ("mixed round from 500: Enter to the claim", "bare", 0.12),
    ("20,000 words", "bare", 3.0),
    ("20,000 words: key to feedback", "bare", 0.12),
    ("check of 10,000", "tomli alone", 3.0),
    ("draft of 800 words", "splitter alone", 5.0),
    ("--version", "python -c pass", 4.0),
]

MEMORY: list[tuple[str, str, str]] = [
    ("small bank", "bare", "1.25"),
    ("small bank, proved", "bare", ""),
    ("small bank, answered", "bare", ""),
]
"""At the first question, as the bar has it; then with the whole bank read and proved, and after three answers."""


def _print(figures: Figures, memory: Figures) -> None:
    print(f"{'measured':<36}{'median':>9}{'ratio':>8}{'bar':>7}   beside")
    for name, beside, bar in BARS:
        if name in figures and beside in figures:
            median = statistics.median(figures[name])
            ratio = median / statistics.median(figures[beside])
            print(f"{name:<36}{median * 1000:>7.0f}ms{ratio:>8.2f}{bar:>7.2f}   {beside}")
    for beside in ("bare", "tomli alone", "python -c pass"):
        if beside in figures:
            print(f"{beside:<36}{statistics.median(figures[beside]) * 1000:>7.0f}ms")
    for name, beside, bar in MEMORY:
        if memory[name] and memory[beside]:
            peak = statistics.median(memory[name])
            ratio = peak / statistics.median(memory[beside])
            print(f"{f'peak memory: {name}':<36}{peak / 1024:>7.0f}MB{ratio:>8.2f}{bar:>7}   {beside}")


if __name__ == "__main__":
    sys.exit(main())
