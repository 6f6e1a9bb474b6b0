"""Whose turn it is in a mixed round, and that the article painted first is the one that it begins with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quiz.bank.find import library
from quiz.bank.head import Head
from quiz.bank.read import read_bank
from quiz.bank.status import Status
from quiz.disk.homes import home
from quiz.game.events import Ask
from quiz.game.plan import Options
from quiz.record.desk import Desk
from quiz.record.settings import Settings
from quiz.record.store import Store
from quiz.record.turns import in_turn, met_counts
from tests.game.make import Clock
from tests.record.mixing import Reader, asked, write_bank
from tests.record.reader import Said, Written, play
from tests.record.reader import write_bank as write_told

if TYPE_CHECKING:
    from tests.record.conftest import Kit

FLEET = tuple(Written(f"n{n}", Status.CONFIRMED) for n in range(4))
SAID = [Said(one.id, Status.CONFIRMED) for one in FLEET]


def test_least_met_first_and_the_seed_among_equals(tmp_path: Path) -> None:
    for name in "abcdef":
        write_bank(tmp_path / "banks", name)
    write_bank(tmp_path / "banks", "test", test=True)
    reader = Reader(tmp_path)
    met = {bank for bank, _ in asked(reader.play(4))}
    heads = library([tmp_path / "banks"])
    turns = [[head.id for head in in_turn(heads, Store(tmp_path / "home"), seed).now] for seed in range(20)]
    assert all(set(ids[-len(met) :]) == met for ids in turns)
    assert all(sorted(map(str, ids)) == list("abcdef") for ids in turns)
    assert len({ids[0] for ids in turns}) > 1


def order(kit: Kit, *heads: Head, seed: int = 0) -> list[str | None]:
    return [head.id for head in in_turn(heads or library([home() / "banks"]), kit.store, seed).now]


def test_banks_that_were_met_unequally_have_their_turns_by_how_many_claims_were_met(kit: Kit) -> None:
    for id_, amount in (("a", 2), ("b", 4), ("c", 0), ("d", 1), ("e", 3)):
        bank = write_told(id_, FLEET)
        if amount:
            play(kit, bank, SAID[:amount])
    assert met_counts(kit.store) == {"a": 2, "b": 4, "d": 1, "e": 3}
    assert all(order(kit, seed=seed) == ["c", "d", "a", "e", "b"] for seed in range(10))


def test_a_claim_that_is_met_again_is_one_claim(kit: Kit) -> None:
    again, other = write_told("again", FLEET), write_told("other", FLEET)
    for _ in range(3):
        play(kit, again, SAID[:1])
    play(kit, other, SAID[:2])
    assert all(order(kit, seed=seed) == ["again", "other"] for seed in range(10))


def test_what_was_skipped_or_asked_in_a_later_step_was_not_met(kit: Kit) -> None:
    round_id = kit.begin(kit.plan("n0", "n1", "n2", bank="fleet"), "fleet")
    kit.keep(round_id, kit.skip(0), kit.skip(1), kit.answer(2), kit.answer(2, ask=Ask.QUOTE, chosen=1))
    assert met_counts(kit.store) == {"fleet": 1}


def test_a_claim_of_an_open_exam_and_one_edited_since_were_met_all_the_same(kit: Kit) -> None:
    bank = write_told("fleet", FLEET)
    play(kit, bank, [SAID[0], SAID[1]._replace(old=True)], exam=True, finished=False)
    assert met_counts(kit.store) == {"fleet": 2}


def test_the_order_of_the_folders_says_nothing_but_of_two_banks_with_one_id_the_first_has_the_turn(
    kit: Kit, tmp_path: Path
) -> None:
    for id_ in "abcd":
        write_told(id_, FLEET)
    mine = library([home() / "banks"])
    assert all(order(kit, *mine, seed=seed) == order(kit, *mine[::-1], seed=seed) for seed in range(10))
    write_told("a", FLEET, folder=tmp_path)
    other = library([tmp_path])
    for heads in ([*mine, *other], [*other, *mine]):
        (found,) = [head for head in in_turn(heads, kit.store, 0).now if head.id == "a"]
        assert found is next(head for head in heads if head.id == "a")


def test_the_article_that_is_painted_first_is_the_rounds_first(tmp_path: Path) -> None:
    for name in "abcdef":
        write_bank(tmp_path / "banks", name)
    desk = Desk(Store(tmp_path / "home"), Clock(), Settings(), folder=tmp_path / "banks")
    for seed in range(20):
        front = desk.mixed_front(seed)
        opened = desk.open_mixed(Options(mix=6), surface="tui", seed=seed)
        assert front is not None
        assert not isinstance(opened, str)
        assert opened.session.view().article.text == front.article.text


def test_so_many_cards_as_were_asked_for_by_whatever_option(tmp_path: Path) -> None:
    for name in "abcdef":
        write_bank(tmp_path / "banks", name)
    desk = Desk(Store(tmp_path / "home"), Clock(), Settings(), folder=tmp_path / "banks")
    for options, cards in ((Options(), 10), (Options(count=2), 2), (Options(mix=7), 7), (Options(all=True), 36)):
        opened = desk.open_mixed(options, surface="plain")
        assert not isinstance(opened, str)
        assert len(opened.session.deck) == cards


def lessons(folder: Path) -> None:
    """Three lessons of six claims, and a bank that is none."""
    for number, name in enumerate("cab", 1):
        write_bank(folder / "banks", name)
        path = folder / "banks" / f"{name}.toml"
        path.write_text(path.read_text("utf-8").replace("test = false", f'course = "it"\nlesson = {number}'), "utf-8")
    write_bank(folder / "banks", "none", claims=9)


def mixed_of(desk: Desk, count: int) -> set[str]:
    """The banks of a new round."""
    opened = desk.open_mixed(Options(mix=count), surface="plain", fresh=True)
    assert not isinstance(opened, str)
    return {card.bank for card in opened.session.round.plan.cards}


def test_lessons_not_begun_lend_claims_only_where_there_are_too_few_others_and_then_in_their_order(
    tmp_path: Path,
) -> None:
    lessons(tmp_path)
    heads = library([tmp_path / "banks"])
    turns = in_turn(heads, Store(tmp_path / "home"), 1)
    assert [[head.id for head in part] for part in turns] == [["none"], ["c", "a", "b"]]
    desk = Desk(Store(tmp_path / "home"), Clock(), Settings(), folder=tmp_path / "banks")
    assert mixed_of(desk, 6) == {"none", "c"}, "a round of one article would not be mixed"
    assert mixed_of(desk, 15) == {"none", "c"}
    assert mixed_of(desk, 16) == {"none", "c", "a"}
    assert mixed_of(desk, 27) == {"none", "c", "a", "b"}


def test_a_lesson_that_was_begun_has_its_turn(tmp_path: Path) -> None:
    lessons(tmp_path)
    desk = Desk(Store(tmp_path / "home"), Clock(), Settings(), folder=tmp_path / "banks")
    bank = read_bank(tmp_path / "banks" / "b.toml").bank
    assert bank is not None
    opened = desk.open_round(bank, Options(), surface="plain")
    assert not isinstance(opened, str)
    opened.start()
    assert [head.id for head in in_turn(library([tmp_path / "banks"]), desk.store, 1).later] == ["c", "a"]
    assert mixed_of(desk, 9) == {"none", "b"}


def test_the_article_that_is_painted_first_is_one_with_claims_left(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks", "small", claims=3)
    reader = Reader(tmp_path)
    reader.play(3)
    write_bank(tmp_path / "banks", "large", claims=9)
    reader.play(6)
    # Of the small one fewer claims were met, and none is left.
    desk = Desk(Store(tmp_path / "home"), Clock(), Settings(), folder=tmp_path / "banks")
    front = desk.mixed_front(7)
    opened = desk.open_mixed(Options(mix=3), surface="tui", seed=7)
    assert front is not None
    assert not isinstance(opened, str)
    assert front.title == "Bank large"
    assert opened.session.view().article.text == front.article.text
