"""A sound bank of any size, made from a seed: for benches, and for tests of what must hold in a large bank too."""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

from quiz.bank.status import CORE_STATUSES, Status

_SYLLABLES = [consonant + vowel for consonant in "bdfghklmnprt" for vowel in "aeio"]
_NAMES = ("Ada Brook", "Ben Carver", "Cleo Dunn", "Dan Ebbs", "Eve Ford", "Finn Gale")
_CUES = {Status.ATTRIBUTED: "said", Status.DENIED: "denied"}
_SHORTEST_QUOTE = 8


class _Line(NamedTuple):
    """One sentence of the article: its status, its words, and who speaks in it (the index of a name)."""

    status: Status
    words: list[str]
    speaker: int


def write_big_bank(folder: Path, claims: int, article_words: int, seed: int = 1) -> Path:
    """Write article.txt, article.toml and bank.toml into `folder`, and give the path of the bank.

    The bank has no error and no warning. Each claim has one or two quotes, hint, why, feedback, tags and, where
    somebody speaks, a signal word: about 600 bytes.
    """
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    lines = _lines(rng, article_words)
    article = _article(lines)
    (folder / "article.txt").write_text(article, encoding="utf-8")
    (folder / "article.toml").write_text(_article_toml(), encoding="utf-8")
    maker = _Maker(rng, lines, article)
    bank = folder / "bank.toml"
    bank.write_text("\n".join([_HEAD, *(maker.claim(number) for number in range(claims))]), encoding="utf-8")
    return bank


_HEAD = """format = 1
id = "big-bank"
title = "A big bank"
summary = "Made for measuring."
language = "en"
licence = "CC0-1.0"
article = "article.toml"
statuses = ["confirmed", "attributed", "denied"]
ask = ["status", "quote"]
"""


def _word(rng: random.Random) -> str:
    return "".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4)))


def _lines(rng: random.Random, words: int) -> list[_Line]:
    """Sentences of the three statuses in turn, until there are `words` words, and one of each at least."""
    lines: list[_Line] = []
    count = 0
    while count < words or len(lines) < len(CORE_STATUSES):
        status = CORE_STATUSES[len(lines) % len(CORE_STATUSES)]
        speaker = rng.randrange(len(_NAMES))
        told = [_word(rng) for _ in range(rng.randint(14, 22))]
        lead = [*_NAMES[speaker].split(), _CUES[status], "that"] if status in _CUES else ["The"]
        lines.append(_Line(status, [*lead, *told], speaker))
        count += len(lines[-1].words)
    return lines


def _article(lines: list[_Line]) -> str:
    sentences = [f"{' '.join(line.words)}." for line in lines]
    paragraphs = [" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5)]
    return "\n\n".join(paragraphs) + "\n"


def _article_toml() -> str:
    sources = [f'\n[[sources]]\nid = "{_source(at)}"\nname = "{name}"\n' for at, name in enumerate(_NAMES)]
    return '[article]\nfile = "article.txt"\ntitle = "Made from a seed"\npublished = 2026-05-03\n' + "".join(sources)


def _source(speaker: int) -> str:
    return _NAMES[speaker].lower().replace(" ", "-")


class _Maker:
    """Makes claims on one article."""

    def __init__(self, rng: random.Random, lines: list[_Line], article: str) -> None:
        self.rng = rng
        self.article = article
        self.by_status = {status: [line for line in lines if line.status is status] for status in CORE_STATUSES}

    def claim(self, number: int) -> str:
        """One claim as TOML."""
        status = CORE_STATUSES[number % len(CORE_STATUSES)]
        line = self.rng.choice(self.by_status[status])
        quotes = [self.quote(line)]
        if self.rng.random() < 0.5 and (second := self.quote(self.rng.choice(self.by_status[status]))) not in quotes:
            quotes.append(second)
        others = [other for other in CORE_STATUSES if other is not status]
        rows = [
            "[[claims]]",
            f'id = "claim-{number}"',
            f'text = "{self.prose(12)}."',
            f'status = "{status}"',
            *self.voices(line),
            "quotes = [" + ", ".join(f'"{quote}"' for quote in quotes) + "]",
            f'hint = "{self.prose(8)}."',
            f'why = "{self.prose(20)}."',
            f"level = {number % 3 + 1}",
            f'tags = ["{_word(self.rng)}", "{_word(self.rng)}-x"]',
            "",
            "[claims.feedback]",
            *(f'{other} = "{self.prose(7)}."' for other in others),
            "",
        ]
        return "\n".join(rows)

    def voices(self, line: _Line) -> list[str]:
        """Who says so or says no, and the signal word."""
        if line.status not in _CUES:
            return []
        key = "said_by" if line.status is Status.ATTRIBUTED else "denied_by"
        return [f'{key} = ["{_source(line.speaker)}"]', f'cues = ["{_CUES[line.status]}"]']

    def quote(self, line: _Line) -> str:
        """The beginning of a sentence, long enough to stand there once."""
        length = self.rng.randint(_SHORTEST_QUOTE, len(line.words))
        while self.article.count(" ".join(line.words[:length])) > 1:
            length += 1
        return " ".join(line.words[:length])

    def prose(self, words: int) -> str:
        """Words that are in no article."""
        return " ".join(f"z{_word(self.rng)}" for _ in range(words))
