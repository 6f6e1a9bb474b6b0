"""An exam's answers are met, but tell nothing before it is handed in."""

from __future__ import annotations

from quiz.game.plan import Options
from quiz.game.view import Choose, Submit
from quiz.record.rounds import ItemHashes, Seat, open_round
from quiz.record.store import Store
from tests.game.make import Clock, bank
from tests.record.conftest import Kit


def test_what_an_open_exam_missed_is_no_secret_given_away(kit: Kit) -> None:
    of = bank()
    opened = open_round(of, Options(exam=True), Seat(Store(kit.home), Clock(), "tui"))
    opened.start()
    for _ in range(2):
        opened.session.answer(Choose("unstated"))
    known = Store(kit.home).known(of.id, ItemHashes(of))
    assert len(known.met) >= 1
    assert known.missed == frozenset()
    opened.session.answer(Submit())
    assert Store(kit.home).known(of.id, ItemHashes(of)).missed
