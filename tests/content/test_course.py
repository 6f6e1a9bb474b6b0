"""The course is what docs/content.md says: its size, its balance, and how little a lazy reader gets by it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from quiz.bank.lazy_readers import lazy_readers
from quiz.bank.model import Bank
from quiz.bank.status import Status
from quiz.game.devices import DEVICES
from quiz.text.nearest import words
from tests.content.by_words import Known, features, outcome
from tests.content.course import InBank, claims, course, lessons, parallel_tests

LESSONS = [pytest.param(bank, id=bank.id) for bank in lessons(1, 8)]
ALL = [pytest.param(bank, id=bank.id) for bank in course()]
INVENTED = [*LESSONS, *(pytest.param(bank, id=bank.id) for bank in parallel_tests())]
CUED = (Status.ATTRIBUTED, Status.DENIED, Status.UNRESOLVED)


def statuses(found: tuple[InBank, ...]) -> Counter[Status]:
    return Counter(one.claim.status for one in found)


def test_there_are_nine_lessons_and_two_parallel_tests() -> None:
    assert Counter(bank.lesson for bank in course()) == {**dict.fromkeys(range(1, 9), 1), 9: 2, None: 2}
    before, after = sorted(parallel_tests(), key=lambda bank: "after" in bank.id)
    assert "before" in before.id
    assert "after" in after.id
    assert statuses(claims((before,))) == statuses(claims((after,))), "as hard as one another"


def test_the_lessons_hold_enough_of_each_status() -> None:
    count = statuses(claims(lessons(1, 8)))
    assert count.total() >= 75
    assert count[Status.DENIED] >= 15
    assert count[Status.UNRESOLVED] >= 10
    assert count[Status.UNSTATED] >= 10


@pytest.mark.parametrize("bank", INVENTED)
def test_an_invented_article_is_short_and_says_so(bank: Bank) -> None:
    assert 150 <= len(bank.article.text.split()) <= 260
    assert bank.article.origin.note is not None
    assert "nvented" in bank.article.origin.note
    assert bank.article.published is not None


@pytest.mark.parametrize("bank", LESSONS)
def test_a_lesson_teaches_with_eight_to_eleven_claims(bank: Bank) -> None:
    assert 8 <= len(bank.playable) <= 11
    assert bank.intro is not None
    assert len(bank.intro.split()) <= 80
    assert bank.takeaway
    assert all(claim.hint and claim.why and len(claim.feedback) >= 2 for claim in bank.playable)
    if bank.lesson is not None and bank.lesson >= 3:
        assert sum("quote" in claim.ask for claim in bank.playable) * 2 >= len(bank.playable), "prove it"


@pytest.mark.parametrize("bank", ALL)
def test_an_intro_is_read_at_a_glance(bank: Bank) -> None:
    paragraphs = (bank.intro or "").split("\n\n")
    assert 2 <= len(paragraphs) <= 4
    assert max(len(paragraph.split()) for paragraph in paragraphs) <= 45


def test_the_first_lesson_tells_of_the_test_before_it() -> None:
    assert "first test" in (lessons(1, 1)[0].intro or "")


@pytest.mark.parametrize("bank", ALL)
def test_a_hint_asks_and_leaves_the_sentence_to_be_found(bank: Bank) -> None:
    hints = {claim.id: claim.hint for claim in bank.playable if claim.hint}
    assert [id_ for id_, hint in hints.items() if "?" not in hint] == []
    asked = {claim.id for claim in bank.playable if "quote" in claim.ask}
    assert [id_ for id_ in asked & hints.keys() if re.search(r"[Ss]entence \d", hints[id_])] == []


@pytest.mark.parametrize("bank", ALL)
def test_every_claim_names_the_device_that_it_trains(bank: Bank) -> None:
    assert [claim.id for claim in bank.playable if not DEVICES.keys() & set(claim.tags)] == []
    assert len(bank.class_set) in (0, 6, 7)


def test_the_two_tests_ask_ten_claims_each_by_themselves() -> None:
    for bank in parallel_tests():
        assert len(bank.playable) == 10
        assert all(claim.why and claim.feedback for claim in bank.playable)


def test_the_words_of_a_claim_do_not_give_its_status_away() -> None:
    found = claims((*lessons(1, 8), *parallel_tests()))
    known = [Known(features(one.claim.text), one.bank.article.title, one.claim.status) for one in found]
    assert outcome(known, seed=20261125, shuffles=199).p > 0.05


def test_signal_words_are_not_enough() -> None:
    banks = (*lessons(3, 3), *lessons(5, 8), *parallel_tests())
    readers = [lazy_readers(bank.playable, bank.statuses, bank.article)[1] for bank in banks]
    points, of = sum(reader.points for reader in readers), sum(reader.of for reader in readers)
    assert of >= 60
    assert points / of <= 0.7


@pytest.mark.parametrize("status", CUED)
def test_no_signal_word_carries_its_status(status: Status) -> None:
    found = [one for one in claims(lessons(1, 9)) if one.claim.status is status]
    cues = Counter(word for one in found for word in {cue.text.casefold() for cue in one.claim.cues})
    assert [word for word, count in cues.items() if count > 0.4 * len(found)] == []


def test_claims_of_all_statuses_are_about_as_long() -> None:
    by_status: dict[Status, list[int]] = {}
    for one in claims((*lessons(1, 8), *parallel_tests())):
        by_status.setdefault(one.claim.status, []).append(len(words(one.claim.text)))
    means = [sum(lengths) / len(lengths) for lengths in by_status.values()]
    assert max(means) - min(means) < 2
