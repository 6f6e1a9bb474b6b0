"""A stage for the screens: a home of its own, banks in a folder, a clock that stands still."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from quiz.bank.model import Bank
from quiz.game.plan import Options
from quiz.game.view import Act
from quiz.record.clock import FixedClock
from quiz.record.desk import Desk
from quiz.record.library import Library, load_library
from quiz.record.rounds import OpenedRound, Seat, open_round
from quiz.record.settings import Settings
from quiz.record.store import Store
from quiz.record.values import Record
from quiz.tui.app import FactquizApp
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.play import PlayScreen
from quiz.tui.screens.preview import PreviewScreen
from quiz.tui.watched import WatchedBank
from tests.tui.make import bank_at, write_banks

CLOCK = FixedClock(datetime(2026, 11, 24, 12, tzinfo=UTC))
SEED = 7
OPTIONS = Options(seed=SEED)
SETS_THE_SCREEN = ("NO_COLOR", "COLORFGBG", "FACTQUIZ_PLAIN", "TEXTUAL_FILTERS", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS")


FOLDER = Path("banks")


@cache
def unchanged(name: str) -> Bank:
    """A bank as make.py has it, read once for all tests."""
    with TemporaryDirectory() as folder:
        return bank_at(next(write_banks(Path(folder)).rglob(f"{name}.toml")))


@dataclass
class Stage:
    """Makes apps over one store and one folder of banks, which is written when somebody first asks for it."""

    store: Record
    settings: Settings = field(default_factory=lambda: Settings(theme="dark"))

    @property
    def folder(self) -> Path:
        """The folder of banks, below the folder at hand, so that no path on a screen differs from run to run."""
        return FOLDER if FOLDER.exists() else write_banks(FOLDER)

    def bank(self, name: str = "bridge") -> Bank:
        """One of the banks of make.py by its file's name, as a test may have changed it."""
        if not FOLDER.exists():
            return unchanged(name)
        return bank_at(next(FOLDER.rglob(f"{name}.toml")))

    def opened(self, bank: str = "bridge", acts: tuple[Act, ...] = (), options: Options = OPTIONS) -> OpenedRound:
        """A round with some acts done; without any it is at its first card. The reading page is behind it."""
        opened = open_round(self.bank(bank), options, Seat(self.store, CLOCK, "tui"))
        opened.session.new = False
        for act in acts:
            opened.session.answer(act)
        return opened

    def desk(self) -> Desk:
        """What the screens work with."""
        return Desk(self.store, CLOCK, self.settings, folder=FOLDER)

    def library(self) -> Library:
        """The library of the folder, as it now is."""
        return load_library(self.store, [self.folder])

    def play(self, bank: str = "bridge", *acts: Act, options: Options = OPTIONS) -> FactquizApp:
        """An app that plays one round, beginning after `acts`, and ends with it."""
        return self.show(self.opened(bank, acts, options))

    def begin(self, bank: str = "bridge", options: Options = OPTIONS) -> FactquizApp:
        """An app at the reading page of a new round."""
        opened = open_round(self.bank(bank), options, Seat(self.store, CLOCK, "tui"))
        return self.show(opened)

    def show(self, opened: OpenedRound) -> FactquizApp:
        """An app over a round."""
        return FactquizApp(self.desk(), lambda: PlayScreen(opened))

    def preview(self, bank: str = "bridge", claim: str | None = None, *, still: bool = False) -> FactquizApp:
        """An app that previews a bank; with `still` it looks for no change."""
        watched = WatchedBank(next(self.folder.rglob(f"{bank}.toml")))
        if still:
            watched.leave()
        return FactquizApp(self.desk(), lambda: PreviewScreen(watched, claim))

    def browse(self) -> FactquizApp:
        """An app at the library."""
        return FactquizApp(self.desk(), lambda: LibraryScreen(self.library()))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of its own, no bank in it, a folder to save in, UTC, and nothing around that changes the screen."""
    for name in SETS_THE_SCREEN:
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    monkeypatch.setenv("FACTQUIZ_HOME", str(folder))
    # No shipped bank is there: what the screens show of a library is written here, whatever is shipped.
    monkeypatch.setattr("quiz.bank.find.shipped_folder", lambda: tmp_path / "shipped")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    monkeypatch.chdir(tmp_path)
    yield folder
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def stage(home: Path) -> Iterator[Stage]:
    store = Store(home)
    yield Stage(store)
    store.close()


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a screen saves in the current folder is not left in the checkout."""
    monkeypatch.chdir(tmp_path)
