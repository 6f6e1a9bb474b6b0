"""The reader by words alone finds what is there to be found, and nothing where there is nothing."""

from __future__ import annotations

import random

from tests.content.by_words import Known, features, guessed_right, outcome

WORDS = ["the", "a", "clock", "bell", "river", "council", "vote", "night", "of", "in", "and", "two"]


def known(seed: int, telling: bool) -> list[Known]:
    rng = random.Random(seed)
    made = []
    for article in "abcdefgh":
        for _ in range(10):
            status = rng.choice(["confirmed", "denied", "unstated"])
            text = " ".join(rng.sample(WORDS, 7)) + (f" {status}-word" if telling else "")
            made.append(Known(features(text), article, status))
    return made


def test_it_finds_a_word_that_gives_a_status_away() -> None:
    given_away = known(1, telling=True)
    assert guessed_right(given_away) > 70
    assert outcome(given_away, seed=1, shuffles=99).p == 0.01


def test_it_finds_nothing_in_chance() -> None:
    p_values = [outcome(known(seed, telling=False), seed=seed, shuffles=39).p for seed in range(12)]
    assert sum(p <= 0.05 for p in p_values) <= 2
    assert max(p_values) > 0.5


def test_claims_are_guessed_from_other_articles_alone() -> None:
    alone = [Known(features("only here"), "a", status) for status in ("confirmed", "denied")]
    twin = [one._replace(article="b") for one in alone]
    assert guessed_right(alone) <= 1
    assert guessed_right([*alone, *twin]) <= 2, "the same words for two statuses tell nothing"
