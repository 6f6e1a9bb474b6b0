"""The screens that the README and the docs show: how each is reached, in a home of its own with a clock that stands."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from quiz.bank.find import shipped_folder
from quiz.bank.model import Bank
from quiz.bank.read import read_bank
from quiz.game.plan import Options
from quiz.game.view import Act, Choose, Next
from quiz.record.clock import FixedClock
from quiz.record.desk import Desk
from quiz.record.rounds import OpenedRound, Seat, open_round
from quiz.record.settings import Settings
from quiz.record.store import Store
from quiz.tui.app import FactquizApp
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.play import PlayScreen
from tests.pictures.svg import Sheet, draw
from tests.tui.seeing import Sight, segments

SIZE = (100, 30)
CLOCK = FixedClock(datetime(2026, 11, 24, 12, tzinfo=UTC))
OPTIONS = Options(seed=7, order="article")
FIRST_STEPS = Path("first-steps", "first-steps.toml")
SETS_THE_SCREEN = ("NO_COLOR", "COLORFGBG", "FACTQUIZ_PLAIN", "TEXTUAL_FILTERS", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS")

PROVING: tuple[Act, ...] = (
    Choose("confirmed"),
    Next(),
    Choose("attributed"),
    Next(),
    Choose("denied"),
    Next(),
    Choose("confirmed"),
)
"""First steps up to the second step of the fourth claim, whose verdict is wrong."""
WRONG: tuple[Act, ...] = (*PROVING, Choose(6))
"""Its feedback: wrong verdict, right sentence."""
PLAYED: tuple[Act, ...] = (
    *WRONG,
    Next(),
    Choose("confirmed"),
    Choose("article"),
    Next(),
    Choose("attributed"),
    Next(),
    Choose("denied"),
    Next(),
    Choose("attributed"),
    Choose("grace-holloway"),
    Next(),
)
"""The whole round: one verdict wrong, one half of it."""


class Stage(NamedTuple):
    """What a screen is made of."""

    store: Store
    bank: Bank
    desk: Desk

    def opened(self, acts: Sequence[Act], *, new: bool = False) -> OpenedRound:
        """A round of First steps after some acts; `new` begins at its reading page."""
        opened = open_round(self.bank, OPTIONS, Seat(self.store, CLOCK, "tui"))
        opened.session.new = new
        for act in acts:
            opened.session.answer(act)
        return opened

    def play(self, *acts: Act, new: bool = False) -> FactquizApp:
        """An app that shows such a round."""
        opened = self.opened(acts, new=new)
        return FactquizApp(self.desk, lambda: PlayScreen(opened))

    def browse(self) -> FactquizApp:
        """An app at the library, where First steps was played to its end."""
        self.opened(PLAYED)
        library = self.desk.library()
        return FactquizApp(self.desk, lambda: LibraryScreen(library))


class Picture(NamedTuple):
    """One picture: what it shows in words, its theme, how its screen is made, and the keys pressed on it."""

    title: str
    theme: str
    make: Callable[[Stage], FactquizApp]
    keys: tuple[str, ...] = ()


PICTURES: dict[str, Picture] = {
    "library": Picture("The library: what comes next, then every quiz.", "light", Stage.browse),
    "reading": Picture(
        "The reading page: the article, and beside it what the lesson teaches.",
        "light",
        lambda stage: stage.play(new=True),
    ),
    "prove-it": Picture(
        "The step that proves it: the reader points at the sentence that decides.",
        "light",
        lambda stage: stage.play(*PROVING),
        ("6",),
    ),
    "feedback": Picture(
        "After an answer: the deciding sentence is marked in the article, and the feedback says why.",
        "light",
        lambda stage: stage.play(*WRONG),
    ),
    "result": Picture(
        "The result: points beside those of lazy readers, and the claims to read again.",
        "light",
        lambda stage: stage.play(*PLAYED),
    ),
    "annotated-dark": Picture(
        "The annotated article in the dark theme: each judged sentence with its letter.",
        "dark",
        lambda stage: stage.play(*PLAYED),
        ("a",),
    ),
}
"""By the name of the file."""


async def shoot(name: str) -> str:
    """One picture as SVG, drawn from the running app."""
    picture = PICTURES[name]
    with _stage(picture.theme) as stage:
        app = picture.make(stage)
        async with app.run_test(size=SIZE) as pilot:
            await _settled(pilot)
            await pilot.press(*picture.keys)
            await _settled(pilot)
            return draw(_sheet(app, picture.title))


def _sheet(app: FactquizApp, title: str) -> Sheet:
    colours = app.get_css_variables()
    ink, paper, rule = (colours[name].lower() for name in ("foreground", "background", "rule"))
    return Sheet(segments(app), SIZE[0], ink, paper, rule, title)


async def _settled(pilot: Sight) -> None:
    """Until all that was started is painted; in the library until a thread has filled in the details."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@contextmanager
def _stage(theme: str) -> Iterator[Stage]:
    """A home of its own, and an environment that changes nothing on the screen; all put back afterwards."""
    kept = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="factquiz-pictures-") as home:
        try:
            for name in SETS_THE_SCREEN:
                os.environ.pop(name, None)
            os.environ.update({"FACTQUIZ_HOME": home, "TZ": "UTC"})
            time.tzset()
            store = Store(Path(home))
            yield _staged(store, theme)
            store.close()
        finally:
            os.environ.clear()
            os.environ.update(kept)
            time.tzset()


def _staged(store: Store, theme: str) -> Stage:
    folder = shipped_folder()
    bank = read_bank(folder / FIRST_STEPS, shipped=True).bank
    assert bank is not None, "the shipped banks have no error"
    desk = Desk(store, CLOCK, Settings(theme=theme), folder=folder)
    return Stage(store, bank, desk)
