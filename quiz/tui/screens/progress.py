"""Progress: rounds, shares right by status, and the points of the finished rounds as a small plot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.bank.status import Status
from quiz.game import wording
from quiz.record.progress import gather_progress
from quiz.record.shares import Share
from quiz.record.values import RoundRow, StoreProblem
from quiz.tui.commands import Place, bindings_for
from quiz.tui.rounds import app_of
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.headline import Headline
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.words import lines, parts

PLOT_ROUNDS = 30
PLOT_ROWS = 4
BAR, WIDTH_FOR_BARS = 20, 60
"""Columns of a full bar, and of a window that has room for one."""
BLOCKS = " ▁▂▃▄▅▆▇█"
NO_ROUNDS = "No rounds yet. Play one, and it stands here."


class ProgressScreen(QuizScreen[None]):
    """Counts first; a percentage only from twenty answers on."""

    place = Place.PROGRESS
    BINDINGS = bindings_for([Place.PROGRESS])
    DEFAULT_CSS = """
    ProgressScreen {
        #progress-body { padding: 0 1; height: 1fr; }
        #progress-text { height: auto; }
    }
    """

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield Headline()
        with VerticalScroll(id="progress-body"):
            yield Static(id="progress-text")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the record once."""
        self.frame("Progress")
        self._page = self._read()
        self._draw()
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """A narrow window has no room for bars."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        bar = BAR if self.app.size.width >= WIDTH_FOR_BARS else 0
        self.query_one("#progress-text", Static).update(lines(self._page(bar)))

    def _read(self) -> Callable[[int], Iterable[Content]]:
        """The page by the columns of a full bar."""
        desk = app_of(self).desk
        try:
            found = gather_progress(desk.store, desk.folder)
        except StoreProblem as problem:
            told = [parts(problem.sentence)]
            return lambda _: told
        return partial(progress_contents, *found)


def progress_contents(
    played: Sequence[RoundRow], titles: Mapping[str, str], by_status: Mapping[Status, Share], bar: int
) -> Iterator[Content]:
    """The whole page; `played` is oldest first, `titles` by bank id, `bar` the columns of a full bar."""
    if not played:
        yield parts(NO_ROUNDS)
        return
    yield from _plot(played)
    yield from _shares(by_status, bar)
    yield parts(("Rounds, newest first", "bold"))
    for one in reversed(played):
        exam = ", exam" if one.exam else ""
        yield parts(f"{one.day}  ", (one.title(titles), "bold"), f"{exam}  {one.state}")


def _shares(by_status: Mapping[Status, Share], full: int) -> Iterator[Content]:
    if not by_status:
        return
    yield parts(("Right, by how the article puts it", "bold"))
    for status, share in by_status.items():
        percent = f"  {share.percent} %" if share.percent is not None else ""
        bar = "█" * round(full * share.right / share.of) if share.of else ""
        yield parts(f"  {wording.NAMES[status]:<11}{share.right:>4} of {share.of:<4} {bar}{percent}")
    yield parts("")


def _plot(played: Sequence[RoundRow]) -> Iterator[Content]:
    """A column a finished round, oldest at the left; full height is every point."""
    shown = [one for one in played if one.finished is not None and one.of][-PLOT_ROUNDS:]
    if len(shown) < 2:
        return
    yield parts(("Points of finished rounds, oldest first", "bold"))
    for row in plot_rows([one.points / one.of for one in shown]):
        yield parts(row)
    yield parts("")


def plot_rows(shares_: Sequence[float]) -> list[str]:
    """Rows of a column chart from the top down, with what top and bottom mean at the left."""
    heights = [round(share * PLOT_ROWS * 8) for share in shares_]
    rows = []
    for row in range(PLOT_ROWS - 1, -1, -1):
        label = "all " if row == PLOT_ROWS - 1 else "none" if row == 0 else "    "
        cells = "".join(f"{BLOCKS[max(0, min(8, height - 8 * row))]} " for height in heights)
        rows.append(f"  {label} │ {cells}".rstrip())
    return rows
