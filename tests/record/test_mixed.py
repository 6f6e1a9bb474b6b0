"""A mixed round over banks on the disk: what it reads, what it asks, and that it is taken up again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from quiz.bank.find import library
from quiz.bank.status import Status, Step
from quiz.game.events import Mode
from quiz.game.plan import NothingToPlay, Options
from quiz.game.wording_course import MIXED_TITLE, WAITS_FOR_BANKS
from quiz.record import banks, mixed
from quiz.record.banks import Banks
from quiz.record.history import rounds
from quiz.record.mixed import open_mixed
from quiz.record.rounds import Seat
from quiz.record.store import NullStore, Store
from tests.game.make import NOW, Clock
from tests.record.mixing import STATUSES, Reader, asked, write_bank


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    for name in "abcd":
        write_bank(tmp_path / "banks", name)
    return Reader(tmp_path)


def test_a_round_of_several_banks_is_balanced_and_grouped(reader: Reader) -> None:
    opened = reader.open(9)
    deck = [card for card in opened.session.deck if card is not None]
    assert opened.session.round.plan.mode is Mode.MIX
    assert opened.is_mixed
    assert opened.bank is deck[0].bank
    assert reader.open(1).bank is not None
    assert set(Counter(card.item.status for card in deck).values()) == {3}  # type: ignore[union-attr]
    banks = [card.bank.id for card in deck]
    assert len(set(banks)) >= 3
    assert [bank for n, bank in enumerate(banks) if n == 0 or banks[n - 1] != bank] == list(dict.fromkeys(banks))


def test_nothing_comes_twice_until_all_was_met(reader: Reader) -> None:
    met: list[tuple[str, str]] = []
    for _ in range(4):
        met += asked(reader.play(6))
    assert len(set(met)) == len(met) == 24
    assert set(asked(reader.open(6))) <= set(met), "all 24 are met: now they come again"


def test_what_an_abandoned_round_never_asked_is_still_unmet(reader: Reader) -> None:
    first = reader.open(6)
    first.start()
    assert set(asked(first)) <= set(asked(reader.open(24, fresh=True)))


def test_an_unfinished_round_is_taken_up_at_its_card_past_a_claim_that_is_gone(reader: Reader) -> None:
    reader.play(9, answers=4)
    write_bank(reader.folder / "banks", "e")
    opened = reader.open(9)
    assert not opened.session.opening().new
    assert opened.session.view().number == 5
    bank, item = asked(opened)[5]
    path = reader.folder / "banks" / f"{bank}.toml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace(f'id = "{item}"', 'id = "renamed"'), encoding="utf-8")
    left = reader.open(9)
    assert left.session.view().total == 8
    assert "1 gone" in left.session.opening().told[0]


def misquote(path: Path) -> None:
    """The head can be read, and the bank cannot be played."""
    path.write_text(path.read_text(encoding="utf-8").replace('quotes = ["', 'quotes = ["Not '), encoding="utf-8")


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_text("x = = ", encoding="utf-8"), misquote])
def test_a_round_waits_for_a_bank_that_cannot_be_read_and_is_never_finished_without_it(
    spoil: Callable[[Path], object], reader: Reader
) -> None:
    begun = reader.play(9, answers=4)
    path = reader.folder / "banks" / f"{asked(begun)[5][0]}.toml"
    whole = path.read_text(encoding="utf-8")
    spoil(path)
    other = reader.open(9)
    assert other.session.opening().new
    other.start()
    path.write_text(whole, encoding="utf-8")
    assert asked(reader.open(9)) == asked(other), "the newest first"
    reader.play(9)
    back = reader.open(9)
    assert asked(back) == asked(begun)
    assert back.session.view().number == 5


def test_a_round_of_another_library_is_neither_taken_up_nor_given_up(reader: Reader) -> None:
    begun = reader.play(9, answers=2)
    for name in "xyz":
        write_bank(reader.folder / "others", name)
    seat = Seat(Store(reader.folder / "home"), reader.clock, "plain")
    open_mixed(library([reader.folder / "others"]), Options(), seat, 6).start()
    assert asked(reader.open(9)) == asked(begun)


def test_other_options_plan_a_new_round(reader: Reader) -> None:
    reader.play(9, answers=1, mix=9)
    assert not reader.open(9, mix=9).session.opening().new
    assert not reader.open(9).session.opening().new
    assert reader.open(5, mix=5).session.opening().new


def test_tests_and_broken_banks_are_never_drawn(reader: Reader) -> None:
    write_bank(reader.folder / "banks", "tested", test=True)
    (reader.folder / "banks" / "broken.toml").write_text('format = 1\nid = "broken"\nstatuses = 3\n', encoding="utf-8")
    assert {bank for bank, _ in asked(reader.open(40))} == set("abcd")


def test_filters_are_those_of_a_bank(reader: Reader) -> None:
    opened = reader.open(6, statuses=(Status.DENIED,))
    assert {card.item.status.value for card in opened.session.deck if card} == {"denied"}  # type: ignore[union-attr]
    with pytest.raises(NothingToPlay, match="no claim of these banks"):
        reader.open(6, tags=("no-such-tag",))
    with pytest.raises(NothingToPlay):
        reader.open(6, missed=True)
    reader.play(6, right=False)
    assert len(asked(reader.open(6, missed=True))) == 6


def test_the_next_round_leans_to_what_was_missed(tmp_path: Path) -> None:
    for name in "abc":
        write_bank(tmp_path / "banks", name, tag="denial", claims=9)
    reader = Reader(tmp_path)
    reader.play(9, right=False, seed=1)
    for name in "wxyz":
        write_bank(tmp_path / "banks", name, tag="foil", claims=9)
    seat = Seat(Store(tmp_path / "home"), reader.clock, "plain")
    weak = mixed.weak_devices(Banks(library([tmp_path / "banks"])), seat.store)
    assert weak == {"denial": 1.0}
    leaning = Counter(bank in "abc" for n in range(5) for bank, _ in asked(reader.open(6, seed=n, fresh=True)))
    assert leaning[True] == 25, "all but the one claim of the article in turn"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The banks that are read, as often as they are."""
    found: list[Path] = []
    real = banks.read_bank
    monkeypatch.setattr(banks, "read_bank", lambda path, **rest: (found.append(path), real(path, **rest))[1])
    return found


def test_a_large_library_is_not_read_whole(tmp_path: Path, read: list[Path]) -> None:
    for n in range(40):
        write_bank(tmp_path / "banks", f"b{n:02}")
    assert len(asked(Reader(tmp_path).open(12))) == 12
    assert len(read) == mixed.FEWEST_BANKS
    read.clear()
    assert len(asked(Reader(tmp_path).open(200))) == 200, "more is read where more is wanted"


@pytest.fixture
def two_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than two banks are read, unless something is missing."""
    monkeypatch.setattr(mixed, "FEWEST_BANKS", 2)


@pytest.mark.usefixtures("two_are_read")
def test_more_is_read_while_a_status_has_not_its_share(tmp_path: Path) -> None:
    for name in "abcdef":
        write_bank(tmp_path / "banks", name, statuses=STATUSES[:2])
    for name in ("rare", "scarce"):
        write_bank(tmp_path / "banks", name, claims=3)
    for seed in range(10):
        cards = Reader(tmp_path).open(6, seed=seed).session.deck
        assert Counter(card.item.status for card in cards if card) == dict.fromkeys(STATUSES, 2)  # type: ignore[union-attr]


def test_no_more_is_read_for_a_status_that_was_not_asked_for(tmp_path: Path, read: list[Path]) -> None:
    for n in range(20):
        write_bank(tmp_path / "banks", f"b{n:02}")
    Reader(tmp_path).open(12, statuses=(Status.CONFIRMED,))
    assert len(read) == mixed.FEWEST_BANKS


def test_a_bank_is_read_once_whatever_it_is_needed_for(reader: Reader, read: list[Path]) -> None:
    reader.play(6, answers=3)
    read.clear()
    reader.open(6, fresh=True)
    assert sorted(path.stem for path in read) == [*"abcd"]


@pytest.mark.usefixtures("two_are_read")
def test_more_is_read_until_one_status_alone_fills_the_round(tmp_path: Path) -> None:
    for name in "abcdef":
        write_bank(tmp_path / "banks", name)
    assert len(asked(Reader(tmp_path).open(12, statuses=(Status.CONFIRMED,)))) == 12


@pytest.mark.usefixtures("two_are_read")
def test_more_is_read_until_there_is_enough_that_was_not_met(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    for name in "abcd":
        write_bank(tmp_path / "banks", name, claims=3)
    reader.play(12)
    write_bank(tmp_path / "banks", "long", claims=12)
    first = asked(reader.play(6))
    second = asked(reader.open(6))
    assert {bank for bank, _ in first + second} == {"long"}
    assert len({*first, *second}) == 12, "the small banks were met less often, and whole"


# What a new round is


def test_a_fresh_round_gives_up_the_one_that_waits(reader: Reader) -> None:
    reader.play(6, answers=2)
    fresh = reader.open(6, fresh=True)
    assert fresh.session.opening().new
    fresh.start()
    store = Store(reader.folder / "home")
    assert [played.abandoned for played in rounds(store)] == [True, False]
    reader.play(6)
    assert reader.open(6).session.opening().new, "the one that was given up does not come back"


def test_a_fresh_round_that_is_never_begun_gives_up_nothing(reader: Reader) -> None:
    begun = reader.play(6, answers=2)
    reader.open(6, fresh=True)
    assert asked(reader.open(6)) == asked(begun)


def test_it_says_what_it_is_and_what_it_leans_to(tmp_path: Path) -> None:
    for name in "abc":
        write_bank(tmp_path / "banks", name, tag="denial")
    reader = Reader(tmp_path)
    plain = "Claims from the whole library, those not met yet first."
    assert reader.open(6).session.summary == plain
    reader.play(6, right=False)
    leaning = reader.open(6).session
    assert leaning.title == MIXED_TITLE
    assert leaning.summary == f"{plain} It leans to denials, where you slipped most."


def test_a_round_that_goes_on_has_the_same_title_and_tells_nothing_of_claims_that_it_does_not_ask(
    reader: Reader,
) -> None:
    reader.play(6, answers=1)
    session = reader.open(6).session
    assert session.title == MIXED_TITLE
    assert session.opening().told == ()


def test_that_another_round_waits_for_its_banks_is_told(reader: Reader) -> None:
    begun = reader.play(9, answers=4)
    misquote(reader.folder / "banks" / f"{asked(begun)[5][0]}.toml")
    assert reader.open(6, fresh=True).session.told == ()
    assert reader.open(9).session.told == (WAITS_FOR_BANKS,)


def test_steps_and_exam_are_those_asked_for(reader: Reader) -> None:
    plan = reader.open(6, exam=True, steps=(Step.STATUS, Step.QUOTE)).session.round.plan
    assert plan.exam
    assert plan.steps == (Step.STATUS, Step.QUOTE)
    assert not reader.open(6).session.round.plan.exam


def test_in_the_article_s_order_where_that_is_asked_for_and_else_shuffled(reader: Reader) -> None:
    def in_order(**options: Any) -> bool:
        items = asked(reader.open(12, **options))
        return all(one < two for (bank, one), (then, two) in pairwise(items) if bank == then)

    assert all(in_order(seed=seed, order="article") for seed in range(5))
    assert not any(in_order(seed=seed) for seed in range(5))


def test_the_record_names_the_banks_that_are_asked_and_no_others(reader: Reader) -> None:
    opened = reader.open(3)
    opened.start()
    named = Store(reader.folder / "home").rows("SELECT bank FROM round_banks")
    assert {bank for (bank,) in named} == {bank for bank, _ in asked(opened)} < set("abcd")


def test_of_two_banks_with_one_id_the_first_is_asked(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks", "a", claims=3)
    write_bank(tmp_path / "others", "a", claims=6)
    heads = [*library([tmp_path / "banks"]), *library([tmp_path / "others"])]
    for there, cards in ((heads, 3), (heads[::-1], 6)):
        opened = open_mixed(there, Options(), Seat(NullStore(), Clock(), "plain"), 40)
        assert len(asked(opened)) == cards


def test_a_clock_that_was_set_back_or_forward_a_year_does_no_harm(reader: Reader) -> None:
    reader.play(6, answers=2)
    for days in (-365, 365):
        reader.clock.time = NOW + timedelta(days=days)
        assert reader.open(6).session.view().number == 3 + (days > 0)
        reader.play(6, answers=1)
    met = asked(reader.play(6))
    reader.clock.time = NOW - timedelta(days=365)
    met += asked(reader.play(6))
    assert set(asked(reader.open(6, fresh=True))).isdisjoint(met)
