"""A player: takes a round up on screens or in plain lines, answers, and counts the answers it saw taken."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

from quiz.record.history import rounds
from quiz.record.store import Store, record_path
from tests.pty.stage import AT_REST, ENTER, MARKED, READY, Screen, answering, offered
from tests.terminal import NotSeenError

MARKS = ("Right.", "Also fair.", "Half of it.", "Not this one.")
NEXT_STEPS = ("Prove it: which sentence", "Who says so?", "Who says it is not so?")
PATIENCE = 20.0


class Player:
    """One program at play with a bank. Use it as a context: it kills what is still running."""

    def __init__(self, bank: Path, home: Path, plain: bool, *, waits: bool = True) -> None:
        """`waits`: until what the store offers is on the terminal; NotSeenError where it never comes."""
        self.bank, self.home, self.plain = bank, home, plain
        place = offered(home, bank) if record_path(home).exists() else None
        self.screen = Screen("play", bank, *(["--plain"] if plain else []), home=home)
        self.seen = self.repeated = 0
        if waits:
            self._stands_at(place)

    def __enter__(self) -> Player:
        return self

    def __exit__(self, *_: object) -> None:
        self.screen.kill()

    def answer(self, rng: random.Random, *, waits: bool) -> str | None:
        """Answer the step at hand, at random among statuses; its question, or None where the round is at its end."""
        place = offered(self.home, self.bank)
        if place is None:
            return None
        screen = self.screen
        drawn = screen.mark()
        screen.send(self._keys(place[1], rng))
        if waits:
            self._until_taken(drawn, place[1], rng)
            self.seen += 1
            if self.plain:
                screen.until("a prompt", lambda: screen.text().endswith("> ") or not screen.alive())
            elif MARKED in screen.text(drawn):
                screen.settle(AT_REST)
                screen.send(ENTER)
            screen.settle(AT_REST)
        return place[1]

    def taken(self, drawn: int, prompt: str) -> bool:
        """Whether what came since tells that the answer to a step was taken: a mark, or another step."""
        drawn_since = self.screen.text(drawn)
        return any(words in drawn_since for words in (*MARKS, *NEXT_STEPS) if not prompt.startswith(words))

    def _keys(self, prompt: str, rng: random.Random) -> str:
        keys = answering(prompt)
        if keys == "1" and prompt.startswith("How does"):
            keys = rng.choice("123")
        if not self.plain:
            return keys
        return f"{keys.replace('n', '0').strip()}\n"

    def _until_taken(self, drawn: int, prompt: str, rng: random.Random) -> None:
        """A key that came before the claim was painted does not count, and is pressed again."""
        for _ in range(4):
            try:
                self.screen.until("the answer is taken", lambda: self.taken(drawn, prompt), PATIENCE / 4)
            except NotSeenError:
                if not self.screen.alive():
                    raise
                self.repeated += 1
                self.screen.send(self._keys(prompt, rng))
            else:
                return
        raise NotSeenError(f"no answer is taken: {self.screen.text(drawn)[-800:]}")

    def _stands_at(self, place: tuple[str, str] | None) -> None:
        """Read until the exact card and step is there, or the beginning of a new round."""
        screen = self.screen
        where, prompt = place or ("claim 1 of ", "How does the article put it?")
        if not prompt:
            screen.see("Result: " if self.plain else " points")
        elif self.plain:
            screen.expect(f"{where.capitalize()}. " if place else where.capitalize())
            screen.expect(prompt)
            screen.expect("> ")
        else:
            screen.see("q leave")
            if place is None:
                screen.see(READY)
                screen.type(ENTER, where)
            screen.see(where, prompt)
            screen.settle(AT_REST)


def kept(home: Path) -> list[tuple[str, str, str, object]]:
    """Every answer of the record, oldest first: round, claim, step, choice."""
    store = Store.open(home)
    try:
        return [(one.id, a.item, a.step, str(a.chosen)) for one in rounds(store) for a in one.answers]
    finally:
        store.close()


def check_sound(home: Path) -> None:
    """AssertionError where the database is damaged."""
    connection = sqlite3.connect(record_path(home))
    try:
        told = connection.execute("PRAGMA integrity_check").fetchone()
    finally:
        connection.close()
    assert told == ("ok",), f"the record is damaged: {told}"


def check_kept(home: Path, before: list[tuple[str, str, str, object]], seen: int, most: int) -> None:
    """AssertionError where the killed program lost an answer: `seen` were taken since `before`, at `most` so many."""
    if not record_path(home).exists():
        assert not seen, f"{seen} answers were taken, and there is no record"
        return
    check_sound(home)
    after = kept(home)
    assert after[: len(before)] == before, "answers of before are gone"
    new = len(after) - len(before)
    assert seen <= new <= most, f"{seen} answers were seen to be taken, {new} are kept"
