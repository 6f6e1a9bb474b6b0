"""The play screen: the article beside the card. Keys become acts, acts go to the session, its view is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from quiz.bank.status import Status
from quiz.game import wording
from quiz.game.events import Ask
from quiz.game.view import Act, CardLine, NotNow, Phase, View
from quiz.tui.commands import Place, bindings_for
from quiz.tui.own_app import app_of
from quiz.tui.rounds import play_on
from quiz.tui.screens.answering import AnsweringScreen
from quiz.tui.table import Table
from quiz.tui.widgets.headline import Headline
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.widgets.panes import Panes

if TYPE_CHECKING:
    from quiz.game.plan import Options
    from quiz.record.library import Today
    from quiz.record.rounds import OpenedRound
    from quiz.tui.pending import Pending

_PLACES = (Place.OPENING, Place.CARD, Place.EXAM, Place.QUOTE, Place.EXAM_QUOTE, Place.EXAM_DONE, Place.FEEDBACK)
_STEPS = {
    (False, False): Place.CARD,
    (False, True): Place.QUOTE,
    (True, False): Place.EXAM,
    (True, True): Place.EXAM_QUOTE,
}
"""By whether it is an exam, and whether a sentence is asked for."""


class PlayScreen(AnsweringScreen):
    """One round, from the reading page to the last feedback. The result and the exam's overview are other screens.

    Returns the options of another such round, what there is to do next, or None to leave.
    """

    BINDINGS = bindings_for(_PLACES)
    AUTO_FOCUS = None

    def __init__(self, source: OpenedRound | Pending) -> None:
        """`source`: an open round, or one that is opened once its reading page is painted."""
        super().__init__()
        self.table = Table(source)
        self.place = Place.OPENING
        self._quote = 0

    # Layout

    def compose(self) -> ComposeResult:
        """Headline, the article and the card side by side (one above the other in a narrow window), the key line."""
        yield Headline()
        opening = self.table.opening
        yield Panes(opening if opening.new else None)
        yield KeyLine()

    def on_mount(self) -> None:
        """The reading page of a new round; the exact card of one that is taken up."""
        self.panes.show_article(self.table.article)
        opening = self.table.opening
        self.query_one(Headline).title = opening.title
        if opening.new:
            self.panes.show_opening(opening)
            self._enter(Place.OPENING)
        else:
            for sentence in opening.told:
                self.tell(sentence)
            self._first_card()

    async def _prepare(self) -> None:
        """Behind the first painted page: open the round, make its card ready, do what somebody in a hurry asked for."""
        if self.table.ready:
            return
        was_open = self.table.is_open
        refusal = self.table.open()
        if refusal is not None:
            app_of(self).refuse(refusal)
            return
        new = self.table.opening.new
        if new and not was_open:
            # A mixed round may begin with another article, where the one in turn turned out to be no good.
            self.panes.show_article(self.table.article)
            self.panes.show_opening(self.table.opening)
        await self.panes.prepare_card()
        self.table.ready = True
        # Another program may have begun the round meanwhile: then it is taken up, and has no reading page.
        if self.shown is None and (self.table.hurried or not new):
            self._first_card()
        self.call_later(self.table.opened.prepare)

    def read_on(self) -> None:
        """From a reading page to the card behind it, as soon as there is one."""
        if self.shown is None:
            self._first_card()
        else:
            self.table.session.page_read()
            self.draw(self.table.session.view())

    def _first_card(self) -> None:
        """From here on the round is in the record."""
        if self.table.waits:
            self.table.hurried = True
            return
        app_of(self).keepers.append(self.table.opened.keeper)
        self.tell_trouble(self.table.opened.start())
        self.draw(self.table.session.view())

    @property
    def statuses(self) -> Sequence[Status]:
        """Those of the bank at hand, and no other."""
        return self.shown.statuses if self.shown is not None else self.table.opening.statuses

    # Drawing

    def draw(self, view: View) -> None:
        """Draw what the session shows, and take keys again only once it is painted."""
        self.start_step(view)
        self.tell_trouble(self.table.session.take_notices())
        if view.phase is Phase.RESULT:
            self._leave_for_result()
            return
        if view.phase is Phase.OVERVIEW:
            self._leave_for_overview()
            return
        if view.turned:
            self._turn_page(view)
            return
        self.panes.show_article(view.article)
        self._draw_frame(view)
        if view.phase is Phase.FEEDBACK:
            self._quote = 0
            self._draw_feedback(view)
        else:
            self._draw_step(view)
        # Widgets ask for their layout by a message each, which comes after the first paint: the claim would wait for
        # the second. The screen's own request is there at once.
        self.refresh(repaint=False, layout=True)

    def _turn_page(self, view: View) -> None:
        """Another article is to be read before its first claim is shown."""
        self._draw_frame(view)
        self._enter(Place.OPENING)
        self.panes.turn_page(view.article, self.table.session.page())
        self.refresh(repaint=False, layout=True)

    def _draw_frame(self, view: View) -> None:
        self.query_one(Headline).where = where_words(view)
        line = self.query_one(KeyLine)
        line.strip = " ".join(strip_sign(c) for c in view.strip[:40])
        line.hidden = idle_actions(view, narrow=self.is_narrow)

    def _draw_step(self, view: View) -> None:
        if view.card is not None:
            done = view.exam and view.card.ask is None
            self._enter(Place.EXAM_DONE if done else _STEPS[view.exam, view.card.ask is Ask.QUOTE])
            self.panes.show_step(view.card)

    def _draw_feedback(self, view: View) -> None:
        if view.card is not None and view.explanation is not None:
            self._enter(Place.FEEDBACK)
            self.panes.show_feedback(view.card.text, view.card.kind, view.explanation, self._quote)
            self.query_one(KeyLine).hidden = idle_actions(view, narrow=self.is_narrow)

    def _enter(self, place: Place) -> None:
        self.place = place
        self.query_one(KeyLine).place = place
        self.call_after_refresh(self.attention.see)
        if not self.table.ready:
            self.call_after_refresh(self._prepare)

    def painted(self, at: float | None = None) -> None:
        """The key line of the reading page tells how to read on, where there is more to read."""
        super().painted(at)
        if self.place is Place.OPENING:
            more = self.panes.article.max_scroll_y > 0
            self.query_one(KeyLine).hidden = frozenset() if more else frozenset({"text_down"})

    # Doing

    def act(self, act: Act) -> None:
        """Hand an act to the session and draw what came of it; what does not fit is told and changes nothing."""
        if self.attention.given and self.shown is not None and self.in_view:
            self._do(act)

    def _do(self, act: Act) -> None:
        try:
            view = self.table.session.answer(act)
        except NotNow as reason:
            self.tell(str(reason))
            return
        self.draw(view)

    def end(self, answer: Options | Today | None) -> None:
        """Where the program began with this round: another one, or the end."""
        app = app_of(self)
        if self.table.is_open:
            play_on(app, self.table.opened, answer, app.exit)
        else:
            app.exit()

    def action_text(self) -> None:
        """Swap card and article in a narrow window."""
        self.panes.swap()
        self.tell_way_back()

    def action_next_quote(self) -> None:
        """Show the next quote of the claim at hand."""
        view = self.shown
        if view is None or view.explanation is None or view.card is None or not view.explanation.proof:
            return
        self._quote = (self._quote + 1) % len(view.explanation.proof)
        self.panes.show_quote(view.card.text, view.card.kind, view.explanation, self._quote)

    def action_object(self) -> None:
        """Ask for one line and keep it with the card."""
        from quiz.tui.screens.objection import ask_objection

        if self.attention.given:
            ask_objection(self, self.table.session)

    def on_resize(self) -> None:
        """Narrow and wide windows draw the reading page and the feedback differently."""
        self.call_after_refresh(self.panes.place_briefing)
        self.call_after_refresh(self.tell_way_back)
        if self.shown is not None:
            self.query_one(KeyLine).hidden = idle_actions(self.shown, narrow=self.is_narrow)
            self.call_after_refresh(self._redraw_feedback, self.shown)

    def _redraw_feedback(self, view: View) -> None:
        if self.shown is view and view.card is not None and view.explanation is not None:
            self.panes.redraw_feedback(view.card.text, view.card.kind, view.explanation, self._quote)

    # Elsewhere

    def _leave_for_result(self) -> None:
        from quiz.tui.screens.result import ResultScreen

        self.app.push_screen(ResultScreen(self.table.opened), self.leave)

    def _leave_for_overview(self) -> None:
        from quiz.tui.screens.overview import OverviewScreen

        self.app.push_screen(OverviewScreen(self.table.session), self._after_overview)

    def _after_overview(self, act: Act | None) -> None:
        if act is None:
            self.leave(None)
            return
        # It was seen on the overview: how this screen stands behind it does not matter.
        self._do(act)


def strip_sign(card: CardLine) -> str:
    """One card in the strip: its mark; in an exam only that it is answered (o), skipped (-) or open (.)."""
    if card.mark is not None:
        return wording.MARK_SIGNS[card.mark]
    return "-" if card.skipped else "o" if card.answered else "."


def where_words(view: View) -> str:
    """Where in the round the reader is."""
    kind = "claim" if view.card is None else view.card.kind.value
    flag = " · flagged" if view.card is not None and view.card.flagged else ""
    return f"{'exam · ' if view.exam else ''}{kind} {view.number} of {view.total}{flag}"


def idle_actions(view: View, *, narrow: bool) -> frozenset[str]:
    """Commands that would do nothing just now: the key line does without them."""
    idle = {
        "hint": view.card is None or not view.card.has_hint or view.card.hint is not None,
        "next_quote": view.explanation is None or len(view.explanation.proof) < 2,
        "text": not narrow,
    }
    return frozenset(action for action, is_idle in idle.items() if is_idle)
