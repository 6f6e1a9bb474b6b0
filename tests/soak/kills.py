"""SIGKILL at random moments, on screens and in plain lines: what was shown is kept, the next start goes on there."""

from __future__ import annotations

import random
from pathlib import Path

from quiz.bank.read import read_bank
from quiz.game.plan import Options
from quiz.record.clock import SystemClock
from quiz.record.rounds import open_round
from quiz.record.store import Store
from tests.bench.big_bank import write_big_bank
from tests.terminal import NotSeenError, Terminal, environment, factquiz

FEEDBACK = "Ask next:"
STEP = "How does the article put it?"


def run(rng: random.Random, folder: Path, times: int) -> str:
    """Kill `times` programs at random moments after a key."""
    bank = write_big_bank(folder / "bank", claims=400, article_words=600, seed=rng.randrange(10_000))
    bank.write_text(bank.read_text().replace('ask = ["status", "quote"]\n', ""), encoding="utf-8")
    home = folder / "home"
    shown = 0
    for number in range(times):
        plain = rng.random() < 0.3
        shown += _killed(rng, bank, home, plain, number == 0)
        kept = _kept(home)
        assert kept >= shown, f"{shown} answers were shown with their feedback, {kept} are kept"
        shown = kept
        _resumes(bank, home)
    return f"{times} kills, {shown} answers kept, none lost that was shown"


def _killed(rng: random.Random, bank: Path, home: Path, plain: bool, first: bool) -> int:
    """Answer once or twice, kill within 20 ms of a key (or right after the feedback); how many feedbacks were drawn."""
    command = factquiz("play", bank, "--all", *(["--plain"] if plain else []))
    with Terminal(command, environment(home)) as terminal:
        if first and not plain:
            terminal.wait_for("claims, about")
            terminal.settle()
            terminal.send("\r")
        terminal.wait_for(STEP)
        seen = place = 0
        waits = True
        for _ in range(rng.randint(1, 2)):
            if not plain:
                terminal.settle(0.05)
            place = terminal.mark()
            terminal.send("1\r" if plain else "1")
            waits = rng.random() < 0.5
            if not waits:
                break
            _until_feedback(terminal, place, "1\r" if plain else "1")
            seen += 1
            if not plain:
                terminal.settle(0.05)
                terminal.send("\r")
        terminal.read(rng.random() * 0.02)
        drawn = not waits and FEEDBACK in terminal.text(place)
        terminal.kill()
        return seen + drawn


def _until_feedback(terminal: Terminal, place: int, key: str) -> None:
    """Wait for it. A key that came before the claim was painted does not count, and is pressed again."""
    for _ in range(4):
        try:
            terminal.wait_for(FEEDBACK, place, timeout=3)
        except NotSeenError:
            terminal.send(key)
        else:
            return
    terminal.wait_for(FEEDBACK, place)


def _kept(home: Path) -> int:
    store = Store.open(home, create=False)
    try:
        return int(store.rows("SELECT count(*) FROM events WHERE kind = 'answered'")[0][0])
    finally:
        store.close()


def _resumes(bank: Path, home: Path) -> None:
    """The next start stands at the first claim without an answer."""
    read = read_bank(bank).bank
    assert read is not None, "the soak's bank is sound"
    store = Store.open(home)
    try:
        saved = store.unfinished(read.id)
        assert saved is not None, "the round waits to be taken up"
        opened = open_round(read, Options(all=True), store, SystemClock(), surface="tui")
        card = opened.session.view().card
        answered = sum(bool(state.answers) for state in opened.session.round.cards)
        assert card is not None, "a claim is left"
        assert card.index == answered, f"after {answered} answers the round goes on at card {card.index + 1}"
    finally:
        store.close()
