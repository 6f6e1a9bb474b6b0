"""The one place where a screen begins a round: over the library, and again after a result."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quiz.text.clean import visible
from quiz.tui import wording as says

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.bank.model import Bank
    from quiz.game.plan import Options
    from quiz.record.library import LibraryEntry, Today
    from quiz.record.rounds import OpenedRound
    from quiz.tui.app import FactquizApp

Done = Callable[[], None]


def play(app: FactquizApp, bank: Bank, options: Options, done: Done, *, fresh: bool = False) -> None:
    """Begin or take up a round of a bank; `done` is called when the reader is through with it."""
    _show(app, app.desk.open_round(bank, options, surface="tui", fresh=fresh), done)


def play_mixed(app: FactquizApp, options: Options, done: Done, *, fresh: bool = False) -> None:
    """Begin or take up a mixed round of the library's banks."""
    _show(app, app.desk.open_mixed(options, surface="tui", fresh=fresh), done)


def play_entry(app: FactquizApp, entry: LibraryEntry, options: Options, done: Done) -> None:
    """Begin or take up a round of a bank of the library."""
    _play_file(app, entry.head.path, entry.head.shipped, options, done)


def _play_file(
    app: FactquizApp, path: Path, shipped: bool, options: Options, done: Done, *, fresh: bool = False
) -> None:
    """A round of a bank as its file now is; one that cannot be played shows its faults."""
    # Titles are painted without the reader of whole banks.
    from quiz.bank.read import read_bank

    reading = read_bank(path, shipped=shipped)
    if reading.bank is not None:
        play(app, reading.bank, options, done, fresh=fresh)
        return
    from quiz.tui.screens.faults import FaultsScreen

    app.push_screen(FaultsScreen(reading), lambda _: done())


def play_today(app: FactquizApp, today: Today, done: Done) -> None:
    """What there is to do."""
    from quiz.game.plan import Options

    if today.entry is not None:
        play_entry(app, today.entry, Options(), done)
    else:
        play_mixed(app, Options(), done)


def _show(app: FactquizApp, opened: OpenedRound | str, done: Done) -> None:
    from quiz.tui.screens.play import PlayScreen

    if isinstance(opened, str):
        app.notify(visible(opened), markup=False)
        done()
    else:
        app.push_screen(PlayScreen(opened), lambda answer: play_on(app, opened, answer, done))


def play_on(app: FactquizApp, opened: OpenedRound, answer: Options | Today | None, done: Done) -> None:
    """What a result asked for: another such round with some options, what there is to do next, or nothing more."""
    # The first paint of a round does without the library.
    from quiz.record.library import Today

    if answer is None:
        done()
    elif isinstance(answer, Today):
        play_today(app, answer, done)
    elif opened.is_mixed:
        play_mixed(app, answer, done, fresh=True)
    elif (bank := opened.bank) is not None:
        _play_file(app, bank.path, bank.shipped, answer, done, fresh=True)
    else:
        done()


def why_not(app: FactquizApp, opened: OpenedRound, answer: Options | Today) -> str | None:
    """The sentence that says why what a result asks for leaves nothing to play, if so: told while it still stands."""
    # As above.
    from quiz.game.plan import Options
    from quiz.record.library import Today

    found: OpenedRound | str | None = None
    if isinstance(answer, Options) and answer.missed and not app.desk.store.keeps:
        found = says.MISSED_NOT_KEPT
    elif isinstance(answer, Today):
        # A bank that cannot be played any more shows its faults.
        found = app.desk.open_mixed(Options(), surface="tui") if answer.entry is None else None
    elif opened.is_mixed:
        found = app.desk.open_mixed(answer, surface="tui", fresh=True)
    elif (bank := opened.bank) is not None:
        from quiz.bank.read import read_bank

        # As above of one that cannot be played any more.
        now = read_bank(bank.path, shipped=bank.shipped).bank
        found = app.desk.open_round(now, answer, surface="tui", fresh=True) if now is not None else None
    return found if isinstance(found, str) else None
