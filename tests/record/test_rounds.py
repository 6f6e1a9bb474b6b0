"""Opening a round: the unfinished one is taken up at the exact step, or a new one is planned in its place."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quiz.bank.hashes import bank_hash, claim_hash, question_hash
from quiz.bank.model import Bank
from quiz.bank.status import Mark, Status, Step
from quiz.game.events import Answered, Ask, Event, Plan
from quiz.game.plan import NothingToPlay, Options, pool_of
from quiz.game.session import RoundSession
from quiz.game.view import Act, Choose, Flag, Hint, Next, Object, Phase, Skip, Submit, View
from quiz.record.rounds import BankHashes, ItemHashes, OpenedRound, Seat, open_round, what_changed
from quiz.record.store import Store
from quiz.record.values import NullStore, Record, UnusableStore
from tests.game.make import BY_ID, CLAIMS, QUESTIONS, Clock, answered, bank, plan_of

BANK = bank(CLAIMS[:4])


class Home:
    """One home, opened anew for each round as a new start of the program would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        self.stores: list[Store] = []

    @property
    def store(self) -> Store:
        self.stores.append(Store(self.folder))
        return self.stores[-1]

    def open(self, of: Bank = BANK, *, fresh: bool = False, default_count: int = 10, **options: Any) -> OpenedRound:
        return open_round(
            of, Options(**options), Seat(self.store, self.clock, "tui"), fresh=fresh, default_count=default_count
        )

    def play(self, *acts: Act, of: Bank = BANK, fresh: bool = False, **options: Any) -> RoundSession:
        """Open a round, show its first card, do these and leave."""
        opened = self.open(of, fresh=fresh, **options)
        opened.start()
        for act in acts:
            opened.session.answer(act)
        return opened.session

    def rounds(self) -> list[tuple[Any, ...]]:
        """(finished, abandoned) of each round, oldest first."""
        found: list[tuple[Any, ...]] = self.store.rows(
            "SELECT finished IS NOT NULL, abandoned FROM rounds ORDER BY seq"
        )
        return found


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path / "home")
    yield home
    for store in home.stores:
        store.close()


def place(view: View) -> tuple[str, Ask | None]:
    assert view.card is not None
    return view.card.text, view.card.ask


RIGHT: list[Act] = [Choose("confirmed"), Next(), Choose("attributed"), Next(), Choose("attributed"), Next()]
QUOTES: dict[str, Any] = {"steps": (Step.STATUS, Step.QUOTE)}


def test_nothing_is_stored_before_the_first_card_is_shown(home: Home) -> None:
    opened = home.open()
    assert opened.session.opening().new
    assert (opened.bank, opened.is_mixed) == (BANK, False)
    assert home.store.unfinished(BANK.id) is None
    assert opened.start() == []
    saved = home.store.unfinished(BANK.id)
    assert saved is not None
    assert (saved.plan, saved.events) == (opened.session.round.plan, ())
    assert home.store.rows("SELECT surface FROM rounds") == [("tui",)]
    assert home.store.rows("SELECT bank, hash FROM round_banks") == [(BANK.id, bank_hash(BANK))]


def test_a_round_left_after_any_act_is_taken_up_at_the_exact_step(home: Home) -> None:
    acts: list[Act] = [Hint(), Choose("denied"), Choose(1), Object("no"), Next(), Choose("attributed"), Skip()]
    for number, act in enumerate(acts):
        opened = home.open(**QUOTES)
        assert opened.session.opening().new == (number == 0)
        opened.start()
        if isinstance(act, Next):
            continue
        left = opened.session.answer(act)
        if left.phase is Phase.FEEDBACK:
            left = opened.session.answer(Next())
        assert home.open().session.view() == left
    assert home.rounds() == [(0, 0)]


def test_what_is_stored_is_what_happened(home: Home) -> None:
    session = home.play(Flag(), Choose("denied"), Skip(), exam=True)
    saved = home.store.unfinished(BANK.id)
    assert saved is not None
    assert [type(event).__name__ for event in saved.events] == ["Flagged", "Answered", "Skipped"]
    assert home.open().session.round == session.round


def test_an_exam_is_taken_up_at_its_first_open_card(home: Home) -> None:
    home.play(Choose("confirmed"), Skip(), Choose("attributed"), exam=True)
    assert place(home.open().session.view())[0] == BY_ID["guests"].text


def test_a_finished_round_is_not_taken_up(home: Home) -> None:
    home.play(*RIGHT, Choose("denied"), Next(), Skip(), Skip())
    assert home.rounds() == [(1, 0)]
    assert home.open().session.opening().new
    assert home.open().session.round.cards[0].answers == ()
    home.play(Submit(), exam=True)
    assert home.rounds() == [(1, 0), (1, 0)]


def test_a_round_whose_end_was_not_stored_is_ended_when_it_is_taken_up(home: Home) -> None:
    of = bank(CLAIMS[:1], questions=())
    opened = home.open(of)
    opened.start()
    home.store.keep(opened.keeper.round_id, answered(0, Ask.STATUS, "denied", "confirmed", Mark.WRONG))
    assert home.rounds() == [(0, 0)]
    again = home.open(of)
    assert again.session.view().phase is Phase.RESULT
    assert home.rounds() == [(0, 0)]
    assert again.start() == []
    assert home.rounds() == [(1, 0)]


def test_an_end_that_could_not_be_saved_is_told_at_the_start(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    of = bank(CLAIMS[:1], questions=())
    opened = home.open(of)
    opened.start()
    home.store.keep(opened.keeper.round_id, answered(0, Ask.STATUS, "denied", "confirmed", Mark.WRONG))
    again = home.open(of)
    monkeypatch.setattr(Store, "keep", FullDisk.keep)
    assert again.start() == ["The disk is full."]
    assert again.session.take_notices() == ()


@pytest.mark.parametrize(
    ("begun", "wanted", "fresh", "same"),
    [
        ({}, {}, False, True),
        ({"count": 2}, {}, False, True),
        ({"exam": True}, {}, False, True),
        ({"count": 2}, {"count": 2}, False, True),
        ({"statuses": (Status.DENIED,)}, {"statuses": (Status.DENIED,)}, False, True),
        ({}, {}, True, False),
        ({}, {"count": 2}, False, False),
        ({"count": 2}, {"count": 3}, False, False),
        ({}, {"exam": True}, False, False),
        ({"exam": True}, {"steps": (Step.STATUS,)}, False, False),
    ],
)
def test_options_that_give_another_plan_begin_a_new_round(
    home: Home, begun: dict[str, Any], wanted: dict[str, Any], fresh: bool, same: bool
) -> None:
    home.play(**begun)
    opened = home.open(fresh=fresh, **wanted)
    assert opened.session.opening().new != same
    assert home.rounds() == [(0, 0)]
    opened.start()
    assert home.rounds() == ([(0, 0)] if same else [(0, 1), (0, 0)])


@pytest.mark.parametrize("options", [{}, {"count": 2}])
@pytest.mark.parametrize(("begun", "wanted"), [(False, True), (True, False)])
def test_a_test_bank_asked_for_as_an_exam_is_the_same_exam(
    home: Home, options: dict[str, Any], begun: bool, wanted: bool
) -> None:
    of = dataclasses.replace(BANK, test=True)
    home.play(Choose("denied"), of=of, exam=begun, **options)
    assert not home.open(of, exam=wanted, **options).session.opening().new


@pytest.mark.parametrize("wanted", [{}, {"exam": True}])
def test_a_round_begun_before_its_bank_became_a_test_is_given_up_for_an_exam(
    home: Home, wanted: dict[str, Any]
) -> None:
    home.play(Choose("denied"))
    opened = home.open(dataclasses.replace(BANK, test=True), **wanted)
    assert opened.session.opening().new
    assert opened.session.round.plan.exam


def test_where_nothing_fits_the_old_round_stays(home: Home) -> None:
    home.play(Choose("denied"))
    with pytest.raises(NothingToPlay):
        home.open(tags=("nowhere",), fresh=True)
    assert home.rounds() == [(0, 0)]
    assert place(home.open().session.view())[0] == BY_ID["guests"].text


def test_another_banks_round_is_left_alone(home: Home) -> None:
    other = bank(CLAIMS[:2], id="other")
    home.play(Choose("denied"))
    assert home.open(other).session.opening().new
    home.play(of=other)
    assert home.rounds() == [(0, 0), (0, 0)]


def test_what_the_record_knows_decides_the_next_round(home: Home) -> None:
    home.play(Choose("denied"), Next(), Skip(), count=2)
    asked = [card.item for card in home.open(count=1).session.round.plan.cards]
    assert asked == ["guests"]
    missed = home.open(missed=True).session.round.plan.cards
    assert [card.item for card in missed] == ["closed"]


def test_what_is_wrong_in_an_exam_is_missed_once_it_is_handed_in_and_met_before(home: Home) -> None:
    home.play(Choose("denied"), exam=True, count=2)
    known = home.store.known(BANK.id, ItemHashes(BANK))
    assert (known.met, known.missed) == ({"closed"}, set())
    home.play(Submit(), exam=True, count=2)
    assert home.store.known(BANK.id, ItemHashes(BANK)).missed == {"closed"}


def test_seed_and_count_are_those_asked_for(home: Home) -> None:
    opened = home.open(seed=99, default_count=3)
    assert (opened.session.round.plan.seed, len(opened.session.round.plan.cards)) == (99, 3)
    seeds = {home.open().session.round.plan.seed for _ in range(4)}
    assert len(seeds) > 1


def test_another_such_round_has_the_same_options_but_for_the_seed(home: Home) -> None:
    opened = home.open(seed=99, count=2, statuses=(Status.DENIED,))
    assert opened.options == Options(count=2, statuses=(Status.DENIED,))


def test_seconds_count_from_the_first_card_not_from_the_reading_page(home: Home) -> None:
    opened = home.open()
    home.clock.passed += 120
    opened.start()
    home.clock.passed += 5
    opened.session.answer(Choose("confirmed"))
    (answer,) = opened.session.round.cards[0].answers
    assert answer.seconds == 5


# Edited banks


def edit(**claims: dict[str, Any]) -> Bank:
    """BANK with fields of some claims changed."""
    changed = (made._replace(**claims.get(made.id, {})) for made in BANK.claims)
    return dataclasses.replace(BANK, claims=tuple(changed))


def test_one_line_counts_changed_gone_and_new(home: Home) -> None:
    home.play(Choose("confirmed"))
    edited = edit(guests={"text": "Guests are back."}, beams={"draft": True})
    edited = dataclasses.replace(edited, claims=(*edited.claims, *CLAIMS[5:7]), questions=QUESTIONS[1:])
    session = home.open(edited).session
    assert session.opening().told == ("This bank was edited since: 1 changed, 2 gone, 2 new.",)
    assert place(session.view())[0] == "Guests are back."
    assert session.view().total == 4


def test_a_bank_that_is_as_it_was_is_not_spoken_of(home: Home) -> None:
    home.play()
    for same in (BANK, edit(closed={"why": "Because.", "hint": None, "level": 3}), edit(june={"said_by": ("mayor",)})):
        assert home.open(same).session.opening().told == ()


def test_a_change_is_told_once_and_what_is_answered_then_is_kept_as_it_then_was(home: Home) -> None:
    home.play(Choose("confirmed"))
    edited = edit(guests={"text": "Guests are back."})
    home.play(Choose("attributed"), of=edited)
    assert home.open(edited).session.opening().told == ()
    hashes = home.store.rows("SELECT item_hash, bank_hash FROM events WHERE kind = 'answered' ORDER BY seq")
    assert hashes == [
        (claim_hash(BY_ID["closed"]), bank_hash(BANK)),
        (claim_hash(edited.claims[1]), bank_hash(edited)),
    ]


def test_a_new_claim_is_told_once(home: Home) -> None:
    home.play(Choose("confirmed"))
    longer = dataclasses.replace(BANK, claims=CLAIMS[:5])
    assert home.open(longer).session.opening().told == ("This bank was edited since: 0 changed, 0 gone, 1 new.",)
    home.play(of=longer)
    assert home.open(longer).session.opening().told == ()


def test_a_claim_that_changed_between_its_steps_is_asked_from_the_first(home: Home) -> None:
    """Its verdict was given to another claim; with it the feedback would contradict itself."""
    home.play(Choose("confirmed"), **QUOTES)
    edited = edit(closed={"status": Status.DENIED, "denied_by": ("mayor",)})
    for _ in range(2):
        assert place(home.open(edited).session.view()) == (BY_ID["closed"].text, Ask.STATUS)
    session = home.play(Choose("denied"), Choose(1), of=edited)
    assert session.round.points == 1
    assert home.open(edited).session.round.points == 1


def test_a_flag_outlives_an_edit_of_its_claim(home: Home) -> None:
    home.play(Flag(), exam=True)
    assert home.open(edit(closed={"text": "The bridge is shut."})).session.round.cards[0].flagged


def test_what_changed_by_value() -> None:
    plan = plan_of(BANK, "closed", "guests")
    assert what_changed(plan, [BANK]) == ()
    assert what_changed(plan, [edit(closed={"status": Status.DENIED})]) == (
        "This bank was edited since: 1 changed, 0 gone, 0 new.",
    )
    assert what_changed(plan, [edit(june={"text": "Not asked in this round."})]) == ()


# What it is made of


def test_hashes_of_a_banks_items_by_id() -> None:
    hashes = ItemHashes(bank([*CLAIMS[:3], BY_ID["beams"]._replace(draft=True)]))
    expected = {made.id: claim_hash(made) for made in CLAIMS[:3]} | {one.id: question_hash(one) for one in QUESTIONS}
    assert dict(hashes) == expected
    assert list(hashes) == [*expected]
    assert len(hashes) == 5
    assert "beams" not in hashes
    assert hashes.get("gone") is None
    assert tuple(hashes) == pool_of(bank(CLAIMS[:3]))


def test_hashes_of_banks_by_id() -> None:
    other = bank(CLAIMS[:1], id="other")
    hashes = BankHashes([BANK, other])
    assert dict(hashes) == {BANK.id: bank_hash(BANK), "other": bank_hash(other)}
    assert len(hashes) == 2
    assert "gone" not in hashes


class FullDisk(NullStore):
    """A record that can take nothing just now."""

    def keep(self, round_id: str, event: Event) -> None:
        """Refuse."""
        raise UnusableStore("The disk is full.")


def test_a_record_in_trouble_is_told_once_and_the_round_goes_on() -> None:
    store: Record = FullDisk()
    opened = open_round(BANK, Options(), Seat(store, Clock(), "plain"))
    opened.start()
    acts: tuple[Act, ...] = (Choose("denied"), Next(), Choose("denied"))
    told = [opened.session.answer(act) and opened.session.take_notices() for act in acts]
    assert told == [("The disk is full.",), (), ()]
    assert opened.keeper.unsaved == 2
    assert all(isinstance(card.answers[0], Answered) for card in opened.session.round.cards[:2])


class NoRoom(NullStore):
    """A record that can take no round at all."""

    def begin(self, plan: Plan, **rest: Any) -> str:
        """Refuse."""
        raise UnusableStore("There is no room.")


def test_that_a_round_cannot_be_kept_is_told_when_it_starts() -> None:
    opened = open_round(BANK, Options(), Seat(NoRoom(), Clock(), "plain"))
    assert opened.start() == ["There is no room."]
    opened.session.answer(Choose("confirmed"))
    assert opened.session.take_notices() == (), "once is enough"


def test_without_a_record_every_round_is_new() -> None:
    opened = open_round(BANK, Options(), Seat(NullStore(), Clock(), "plain"))
    assert opened.start() == []
    opened.session.answer(Choose("denied"))
    assert open_round(BANK, Options(), Seat(NullStore(), Clock(), "plain")).session.opening().new
