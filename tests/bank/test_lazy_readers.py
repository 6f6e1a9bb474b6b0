"""What readers get who never ask who says so."""

from __future__ import annotations

import pytest

from quiz.bank.lazy_readers import CUES, SPOTTER, LazyReader, commonest, cue_verdict, lazy_readers
from quiz.bank.model import Article, Claim
from quiz.bank.status import CORE_STATUSES, STATUSES, Status, Step

ARTICLE = Article(
    "The bridge is shut. Rosa said that guests stay away. Reportedly two beams cracked, which the council denied. "
    "The fair takes place in May. It seems that the crane is rented.",
    "Bridge",
)


def claim(text: str, status: Status, *, also: Status | None = None, said_by: tuple[str, ...] = ()) -> Claim:
    """A claim with what lazy readers look at."""
    return Claim(
        text, text, status, also, said_by, (), (), (), None, None, None, {}, None, (), (Step.STATUS,), draft=False
    )


CLAIMS = (
    claim("The bridge is shut", Status.CONFIRMED),
    claim("Guests of Rosa stay away", Status.ATTRIBUTED),
    claim("Two beams cracked", Status.DENIED, said_by=("engineer",)),
    claim("The crane is rented", Status.UNRESOLVED),
)


def test_the_cue_spotter_reads_the_sentence_with_most_words_in_common() -> None:
    readers = lazy_readers(CLAIMS, STATUSES, ARTICLE)
    assert readers == (LazyReader("always Confirmed", 1, 4), LazyReader(SPOTTER, 4, 4))


def test_a_status_that_the_bank_has_not_is_never_spotted() -> None:
    assert lazy_readers(CLAIMS[3:], CORE_STATUSES, ARTICLE)[1] == LazyReader(SPOTTER, 0, 1)


def test_a_second_status_counts_in_full_and_a_disputed_claim_called_attributed_half() -> None:
    claims = (
        claim("x", Status.ATTRIBUTED),
        claim("x", Status.ATTRIBUTED),
        claim("x", Status.CONFIRMED, also=Status.ATTRIBUTED),
        claim("x", Status.DENIED, said_by=("a",)),
        claim("x", Status.DENIED),
    )
    assert lazy_readers(claims, CORE_STATUSES, ARTICLE)[0] == LazyReader("always Attributed", 3.5, 5)


def test_of_equally_common_statuses_the_first_in_the_order_counts() -> None:
    assert commonest([claim("x", Status.DENIED), claim("x", Status.ATTRIBUTED)]) is Status.ATTRIBUTED


def test_nothing_is_told_of_no_claims() -> None:
    assert lazy_readers((), STATUSES, ARTICLE) == ()


def test_a_claim_that_shares_no_word_is_called_confirmed() -> None:
    assert lazy_readers([claim("Zebras", Status.CONFIRMED)], STATUSES, ARTICLE)[1].points == 1


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The council denied that it seems shut, Rosa said.", Status.DENIED),
        ("It seems shut, Rosa said.", Status.UNRESOLVED),
        ("Rosa said it was shut.", Status.ATTRIBUTED),
        ("According\nto Rosa it was shut.", Status.ATTRIBUTED),
        ("Reportedly it was shut.", Status.ATTRIBUTED),
        ("The fair takes place in May.", Status.CONFIRMED),
        ("Rain may fall.", Status.UNRESOLVED),
        ("The unsaid word.", Status.CONFIRMED),
        ("", Status.CONFIRMED),
    ],
)
def test_signal_words_are_sought_in_order_as_whole_words(sentence: str, status: Status) -> None:
    assert cue_verdict(sentence) is status


def test_the_printed_table_is_in_the_order_in_which_it_is_sought() -> None:
    assert list(CUES) == [Status.DENIED, Status.UNRESOLVED, Status.ATTRIBUTED]
    for phrases in CUES.values():
        assert list(phrases) == sorted({phrase.lower() for phrase in phrases})
    assert not set(CUES[Status.DENIED]) & set(CUES[Status.ATTRIBUTED])
