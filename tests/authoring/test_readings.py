"""What the rules read in news prose, sentence by sentence: readings.txt says what a careful reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from quiz.authoring.propose.engine import propose
from quiz.text.sentences import split_sentences
from tests.authoring.measure import NONE, same, strongest, voices

STATUSES = {"c": "confirmed", "a": "attributed", "d": "denied", "l": "unresolved", "n": NONE}


class Reading(NamedTuple):
    letter: str
    speaker: str
    sentence: str


def articles() -> Iterator[list[list[Reading]]]:
    """Every article of readings.txt as paragraphs of sentences."""
    text = (Path(__file__).parent / "readings.txt").read_text(encoding="utf-8")
    for article in text.split("--\n")[1:]:
        yield [
            [Reading(*line.rstrip().split("|", 2)) for line in paragraph.splitlines()]
            for paragraph in article.strip().split("\n\n")
        ]


ARTICLES = list(articles())


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article[0][0].sentence[:30])
def test_each_sentence_is_read_as_a_careful_reader_reads_it(article: list[list[Reading]]) -> None:
    text = "\n\n".join(" ".join(reading.sentence for reading in paragraph) for paragraph in article)
    proposals = propose(text)
    readings = [reading for paragraph in article for reading in paragraph]
    wrong = []
    for sentence, reading in zip(split_sentences(text), readings, strict=True):
        best = strongest(proposals, sentence.start)
        status = best.status.value if best else NONE
        heard = best is not None and any(
            same(ours, reading.speaker, best, proposals) for ours in voices(proposals, best)
        )
        if status != STATUSES[reading.letter] or (reading.letter in "ad" and not heard):
            wrong.append(f"{status}, {voices(proposals, best) if best else []}: {reading.sentence}")
    assert wrong == []


def test_the_readings_hold_every_status() -> None:
    letters = [reading.letter for article in ARTICLES for paragraph in article for reading in paragraph]
    assert len(letters) > 300
    assert set(letters) == set(STATUSES)
