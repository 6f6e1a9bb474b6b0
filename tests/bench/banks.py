"""The banks that are measured, made anew for each run of the bench."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tests.bench.big_bank import write_big_bank


class Banks(NamedTuple):
    """Paths of banks; `library` is a folder of 500 banks of 20 claims."""

    small: Path
    words_2000: Path
    words_20000: Path
    claims_10000: Path
    library: Path


def write_banks(folder: Path) -> Banks:
    """Write them all below `folder`."""
    library = folder / "library"
    for number in range(500):
        bank = write_big_bank(library / f"b{number:03}", claims=20, article_words=300, seed=number)
        text = bank.read_text(encoding="utf-8")
        text = text.replace('"big-bank"', f'"bank-{number:03}"').replace('"A big bank"', f'"Bank {number:03}"')
        bank.write_text(text, encoding="utf-8")
    return Banks(
        small=write_big_bank(folder / "small", claims=30, article_words=470),
        words_2000=write_big_bank(folder / "words-2000", claims=30, article_words=2000),
        words_20000=write_big_bank(folder / "words-20000", claims=30, article_words=20000),
        claims_10000=write_big_bank(folder / "claims-10000", claims=10000, article_words=2000),
        library=library,
    )
