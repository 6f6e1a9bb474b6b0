"""What is on the screen: rows of text as a terminal gets them, and runs of cells that are marked, with their state."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from itertools import groupby
from time import monotonic
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual._context import visible_screen_stack
from textual.errors import NoWidget
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList

from quiz.tui.app import FactquizApp
from quiz.tui.widgets.article import ArticleView

LONGEST_WAIT = 10.0
"""Seconds until a state that does not come is a failure; no test waits that long where all is well."""

Sight = Pilot[None]


class Run(NamedTuple):
    """Cells of one row that stand out: quote, cue, pointed, mark (of a list), blurred mark, selection."""

    row: int
    start: int
    end: int
    state: str
    text: str


class _Cell(NamedTuple):
    text: str
    state: str


async def until(pilot: Sight, named: str, condition: Callable[[], object]) -> None:
    """Wait for a named state; a failure says which one did not come."""
    end = monotonic() + LONGEST_WAIT
    while not condition():
        assert monotonic() < end, f"did not come: {named}\n{text_of(app_of(pilot))}"
        # Gives way to threads as well.
        await asyncio.sleep(0.001)
        await settled(pilot)


async def settled(pilot: Sight) -> None:
    """Until the screen in front, and one behind a dialog, have worked off their messages and are painted."""
    end = monotonic() + LONGEST_WAIT
    at_rest = 0
    while at_rest < 2 and await pilot._wait_for_screen() and pilot.app._running and pilot.app.screen_stack:
        assert monotonic() < end, "the screen does not come to rest"
        pilot.app.screen._on_timer_update()
        at_rest = at_rest + 1 if _at_rest(pilot.app.screen) else 0


def _at_rest(screen: Screen[object]) -> bool:
    waiting = screen._callbacks or screen._layout_required or screen._dirty_widgets or screen._repaint_required
    shown = [screen, *screen.app._background_screens]
    pumps = [screen.app, *(part for each in shown for part in each.walk_children(with_self=True))]
    return not waiting and not any(pump.message_queue_size for pump in pumps)


def app_of(pilot: Sight) -> FactquizApp:
    """The app by its own type."""
    assert isinstance(pilot.app, FactquizApp)
    return pilot.app


def segments(app: FactquizApp) -> list[list[Segment]]:
    """Every row of the screen as segments, after the app's filters; below a dialog the screen behind it."""
    token = visible_screen_stack.set(app._background_screens)
    try:
        return [list(strip) for strip in app.screen._compositor.render_strips()]
    finally:
        visible_screen_stack.reset(token)


def rows(app: FactquizApp) -> list[str]:
    """Every row of the screen as text, without the blanks at its end."""
    return ["".join(segment.text for segment in row if not segment.control).rstrip() for row in segments(app)]


def text_of(app: FactquizApp) -> str:
    """The whole screen as one text."""
    return "\n".join(rows(app))


def flowing(app: FactquizApp, selector: str) -> str:
    """The text of one widget as far as it is in view, its rows joined by spaces."""
    region = app.screen.query_one(selector).content_region
    lines = [_slice(row, region.x, region.right) for row in segments(app)[max(0, region.y) : region.bottom]]
    return " ".join(" ".join(lines).split())


def runs(app: FactquizApp) -> list[Run]:
    """All that stands out, from the top left on."""
    look = _Look(app)
    return [run for number, row in enumerate(segments(app)) for run in look.runs_of(number, row)]


def marked(app: FactquizApp, state: str) -> str:
    """The text of all runs of one state, as one line; for lists and sentences that go over several rows."""
    return " ".join(" ".join(run.text for run in runs(app) if run.state == state).split())


class _Look:
    """Reads states from styles: by the theme's colours, or without colours by reverse, underline and bold."""

    def __init__(self, app: FactquizApp) -> None:
        self._screen = app.screen
        self._no_color = app.no_color
        variables = app.get_css_variables()
        self._marker = variables["marker"].lower()
        self._backgrounds = {
            self._marker: "quote",
            variables["block-cursor-background"].lower(): "cursor",
            variables["block-cursor-blurred-background"].lower(): "blurred",
            variables["screen-selection-background"].lower(): "selection",
        }

    def runs_of(self, number: int, row: list[Segment]) -> Iterator[Run]:
        """The runs of one row; blanks at the end of a run are left out."""
        at = 0
        for state, cells in groupby(self._cells(number, row), key=lambda cell: cell.state):
            text = "".join(cell.text for cell in cells)
            if state and text.strip():
                yield Run(number, at, at + cell_len(text.rstrip()), state, text.strip())
            at += cell_len(text)

    def _cells(self, number: int, row: list[Segment]) -> Iterator[_Cell]:
        x = 0
        for segment in row:
            if segment.control or not segment.text:
                continue
            state = self._state(x, number, segment.style or Style())
            yield _Cell(segment.text, state)
            x += cell_len(segment.text)

    def _state(self, x: int, y: int, style: Style) -> str:
        if self._no_color:
            return self._without_colour(x, y, style)
        if style.bold and style.color is not None and style.color.name.lower() == self._marker:
            return "cue"
        state = self._backgrounds.get(style.bgcolor.name.lower(), "") if style.bgcolor is not None else ""
        if state not in ("cursor", "blurred"):
            return state
        widget = self._widget(x, y)
        if isinstance(widget, OptionList):
            return "mark" if state == "cursor" else "blurred mark"
        return "pointed" if isinstance(widget, ArticleView) and state == "cursor" else ""

    def _without_colour(self, x: int, y: int, style: Style) -> str:
        if style.reverse:
            in_list = isinstance(self._widget(x, y), OptionList)
            return "mark" if in_list else "cue" if style.underline else "selection"
        if style.underline:
            return "quote"
        in_article = style.bold and isinstance(self._widget(x, y), ArticleView)
        return "pointed" if in_article else ""

    def _widget(self, x: int, y: int) -> Widget | None:
        try:
            return self._screen.get_widget_at(x, y)[0]
        except NoWidget:
            return None


def _slice(row: list[Segment], start: int, end: int) -> str:
    at, text = 0, ""
    for segment in row:
        for character in "" if segment.control else segment.text:
            if start <= at < end:
                text += character
            at += cell_len(character)
    return text
