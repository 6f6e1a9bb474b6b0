"""Whose turn it is in a mixed round, and that the article painted first is the one that it begins with."""

from __future__ import annotations

from pathlib import Path

from quiz.bank.find import library
from quiz.game.plan import Options
from quiz.record.desk import Desk
from quiz.record.settings import Settings
from quiz.record.store import Store
from quiz.record.turns import in_turn
from tests.game.make import Clock
from tests.record.test_mixed import Reader, asked, write_bank


def test_least_met_first_and_the_seed_among_equals(tmp_path: Path) -> None:
    for name in "abcdef":
        write_bank(tmp_path / "banks", name)
    write_bank(tmp_path / "banks", "test", test=True)
    reader = Reader(tmp_path)
    met = {bank for bank, _ in asked(reader.play(4))}
    heads = library([tmp_path / "banks"])
    turns = [[head.id for head in in_turn(heads, Store(tmp_path / "home"), seed)] for seed in range(20)]
    assert all(set(ids[-len(met) :]) == met for ids in turns)
    assert all(sorted(map(str, ids)) == list("abcdef") for ids in turns)
    assert len({ids[0] for ids in turns}) > 1


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
