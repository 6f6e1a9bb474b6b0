"""The play screen: the article beside the card. Keys become acts, acts go to the session, its view is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import OptionList

from quiz.bank.model import Status
from quiz.game import wording
from quiz.game.events import Ask, Chosen
from quiz.game.plan import Options
from quiz.game.view import Act, Back, Choose, Flag, Hint, Next, NotNow, Object, Opening, Phase, Skip, View
from quiz.tui import wording as says
from quiz.tui.attention import Attention
from quiz.tui.commands import Place, bindings_for
from quiz.tui.desk import app_of
from quiz.tui.keys import Typed, typed_choice
from quiz.tui.pending import Pending, Refusal
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.article import ArticleView
from quiz.tui.widgets.headline import Headline
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.widgets.panes import Panes

if TYPE_CHECKING:
    from quiz.game.session import RoundSession
    from quiz.record.rounds import OpenedRound

_PLACES = (Place.OPENING, Place.CARD, Place.EXAM, Place.QUOTE, Place.EXAM_QUOTE, Place.FEEDBACK)
_STEPS = {
    (False, False): Place.CARD,
    (False, True): Place.QUOTE,
    (True, False): Place.EXAM,
    (True, True): Place.EXAM_QUOTE,
}
"""By whether it is an exam, and whether a sentence is asked for."""


class PlayScreen(QuizScreen[Options]):
    """One round, from the reading page to the last feedback. The result and the exam's overview are other screens.

    Returns the options of another round of this bank, or None to leave.
    """

    BINDINGS = bindings_for(_PLACES)
    AUTO_FOCUS = None

    def __init__(self, source: OpenedRound | Pending) -> None:
        """`source`: an open round, or one that is opened once its reading page is painted."""
        super().__init__()
        self._source = source
        self.shown: View | None = None
        self.place = Place.OPENING
        self._typed = Typed()
        self.attention = Attention()
        self._quote = 0

    # Layout

    def compose(self) -> ComposeResult:
        """Headline, the article and the card side by side (one above the other in a narrow window), the key line."""
        yield Headline()
        opening = self.opening
        yield Panes(opening if opening.new else None)
        yield KeyLine()

    def on_mount(self) -> None:
        """The reading page of a new round; the exact card of one that is taken up."""
        source = self._source
        article = source.front.article if isinstance(source, Pending) else self.session.view().article
        self.panes.show_article(article)
        self._open()

    def _open(self) -> None:
        opening = self.opening
        self.query_one(Headline).title = opening.title
        if opening.new:
            self.panes.show_opening(opening)
            self._enter(Place.OPENING)
        else:
            for sentence in opening.told:
                self.tell(sentence)
            self._start()

    def _prove(self, pending: Pending) -> bool:
        """Open the round behind its painted page; where that is refused the program ends and tells why."""
        answer = pending.open()
        if isinstance(answer, Refusal):
            app_of(self).refuse(answer)
            return False
        self._source = answer
        if self.opening.new:
            self.panes.show_opening(self.opening)
        else:
            self._start()
        return True

    @property
    def opened(self) -> OpenedRound:
        """The round. It is there before the first key counts."""
        assert not isinstance(self._source, Pending), "keys do not count before the round is open"
        return self._source

    @property
    def session(self) -> RoundSession:
        """The round at play."""
        return self.opened.session

    @property
    def opening(self) -> Opening:
        """What stands before the first card, as far as it is known."""
        return self._source.opening if isinstance(self._source, Pending) else self.session.opening()

    def _start(self) -> None:
        """Show the first card; from here on the round is in the record."""
        self._tell(self.opened.start())
        self.draw(self.session.view())

    @property
    def panes(self) -> Panes:
        """Article and card."""
        return self.query_one(Panes)

    @property
    def statuses(self) -> Sequence[Status]:
        """Those of the bank at hand, and no other."""
        return self.shown.statuses if self.shown is not None else self.opening.statuses

    # Drawing

    def draw(self, view: View) -> None:
        """Draw what the session shows, and take keys again only once it is painted."""
        self.attention.change()
        self.shown = view
        self._typed = Typed()
        self._tell(view.notices)
        if view.phase is Phase.RESULT:
            self._leave_for_result()
            return
        if view.phase is Phase.OVERVIEW:
            self._leave_for_overview()
            return
        self.panes.show_article(view.article)
        self._draw_frame(view)
        if view.phase is Phase.FEEDBACK:
            self._quote = 0
            self._draw_feedback(view)
        else:
            self._draw_step(view)

    def _draw_frame(self, view: View) -> None:
        headline = self.query_one(Headline)
        kind = "claim" if view.card is None else view.card.kind.value
        flag = " · flagged" if view.card is not None and view.card.flagged else ""
        headline.where = f"{kind} {view.number} of {view.total}{flag}"
        line = self.query_one(KeyLine)
        line.strip = " ".join(
            wording.MARK_SIGNS[c.mark] if c.mark else "-" if c.skipped else "." for c in view.strip[:40]
        )
        line.hidden = self._hidden(view)

    def _draw_step(self, view: View) -> None:
        if view.card is not None:
            self._enter(_STEPS[view.exam, view.card.ask is Ask.QUOTE])
            self.panes.show_step(view.card)

    def _draw_feedback(self, view: View) -> None:
        if view.card is not None and view.explanation is not None:
            self._enter(Place.FEEDBACK)
            self.panes.show_feedback(view.card.text, view.card.kind, view.explanation, self._quote)
            self.query_one(KeyLine).hidden = self._hidden(view)

    def _hidden(self, view: View) -> frozenset[str]:
        """Commands that would do nothing just now: the key line does without them."""
        useless = {
            "hint": view.card is None or not view.card.has_hint or view.card.hint is not None,
            "next_quote": view.explanation is None or len(view.explanation.proof) < 2,
            "text": not self.has_class("-narrow"),
        }
        return frozenset(action for action, hidden in useless.items() if hidden)

    def _enter(self, place: Place) -> None:
        self.place = place
        self.query_one(KeyLine).place = place
        self.call_after_refresh(self._now_painted)

    async def _now_painted(self) -> None:
        """What is on the screen has been seen: keys count from here on, also while the round is still opened."""
        self.attention.see()
        if isinstance(self._source, Pending) and not self._prove(self._source):
            return
        await self.panes.prepare_card()
        self.call_later(self.opened.prepare)

    def _tell(self, sentences: tuple[str, ...] | list[str]) -> None:
        for sentence in sentences:
            self.tell(sentence, trouble=True)

    # Doing

    def act(self, act: Act) -> None:
        """Hand an act to the session and draw what came of it; what does not fit is told and changes nothing."""
        if not self.attention.given or self.shown is None:
            return
        try:
            view = self.session.answer(act)
        except NotNow as reason:
            self.tell(str(reason))
            return
        self.draw(view)

    def on_key(self, event: events.Key) -> None:
        """Digits and letters answer at once; in the quote step digits gather."""
        self._clicked = False
        self.attention.press(event.time)
        card = self.shown.card if self.shown is not None else None
        if card is None or self.place in (Place.OPENING, Place.FEEDBACK):
            return
        choices = self.panes.card.choices
        if card.several and event.key == "space" and choices.marked is not None:
            typed: Typed | None = Typed(tick=choices.marked.number)
        else:
            typed = typed_choice(card, event.character or "", event.key, self._typed, self._sentences())
        if typed is None:
            return
        event.stop()
        event.prevent_default()
        self._take(typed)

    def _take(self, typed: Typed) -> None:
        if not self.attention.given:
            return
        self._typed = typed
        if typed.chosen is not None:
            self.act(Choose(typed.chosen))
        elif typed.tick is not None:
            self.panes.card.choices.tick(typed.tick)
        else:
            self._show_typed(typed)

    def _show_typed(self, typed: Typed) -> None:
        self.panes.card.show_pointed(typed.number)
        if typed.number:
            self.panes.article.point_at(typed.number)

    def _sentences(self) -> int:
        return len(self.shown.article.sentences) if self.shown is not None else 0

    @on(OptionList.OptionSelected)
    def _choice_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a choice."""
        event.stop()
        card = self.shown.card if self.shown is not None else None
        choices = self.panes.card.choices
        if card is None or not self.attention.given:
            return
        if card.several and self._clicked:
            choices.tick(choices.choices[event.option_index].number)
        elif card.several:
            self._answer_ticked()
        else:
            self.act(Choose(choices.choices[event.option_index].value))

    def on_screen_resume(self) -> None:
        """What a dialog or the palette asks for was meant."""
        self.attention.press()

    _clicked = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember that the next selection comes from the mouse: it ticks where several are right."""
        self._clicked = True
        self.attention.press(event.time)

    def _answer_ticked(self) -> None:
        choices = self.panes.card.choices
        ticked = tuple(sorted(choices.ticked))
        if ticked:
            self.act(Choose(ticked))
        elif choices.marked is not None:
            choices.tick(choices.marked.number)

    @on(ArticleView.Chosen)
    def _sentence_clicked(self, event: ArticleView.Chosen) -> None:
        self.act(Choose(event.number))

    @on(ArticleView.Pointed)
    def _sentence_pointed(self, event: ArticleView.Pointed) -> None:
        if self.shown is not None and self.shown.card is not None and self.shown.card.ask is Ask.QUOTE:
            self._typed = Typed()
            self.panes.card.show_pointed(event.number)

    def action_go_on(self) -> None:
        """Enter: to the first claim, answer with what is marked, or go on after the feedback."""
        if not self.attention.given:
            return
        if self.place is Place.OPENING:
            self._start()
        elif self.place is Place.FEEDBACK:
            self.act(Next())
        else:
            self._answer_marked()

    def _answer_marked(self) -> None:
        card = self.shown.card if self.shown is not None else None
        if card is None:
            return
        if card.ask is None:
            self.act(Next())
        elif card.ask is Ask.QUOTE:
            self._answer_sentence()
        elif card.several:
            self._answer_ticked()
        elif (marked := self.panes.card.choices.marked) is not None:
            self.act(Choose(marked.value))

    def _answer_sentence(self) -> None:
        number: Chosen | None = self._typed.number if self._typed.number is not None else self.panes.article.pointed
        if number is not None:
            self.act(Choose(number))

    def action_no_sentence(self) -> None:
        """Answer that no sentence says it."""
        if self.shown is not None and self.shown.card is not None and self.shown.card.ask is Ask.QUOTE:
            self.act(Choose(0))

    def action_hint(self) -> None:
        """Show the hint."""
        self.act(Hint())

    def action_skip(self) -> None:
        """Pass the card over."""
        if self.place is not Place.OPENING:
            self.act(Skip())

    def action_flag(self) -> None:
        """Flag an exam's card."""
        self.act(Flag())

    def end(self, answer: Options | None) -> None:
        """Where the program began with this round: another one, or the end."""
        app = app_of(self)
        app.desk.again(app, self.opened, answer, app.exit)

    def action_back(self) -> None:
        """To the claim before, in an exam."""
        if self.shown is not None and self.shown.exam:
            self.act(Back())

    def action_text(self) -> None:
        """Swap card and article in a narrow window."""
        if self.place is not Place.OPENING:
            self.panes.swap()

    def action_next_quote(self) -> None:
        """Show the next quote of the claim at hand."""
        view = self.shown
        if view is None or view.explanation is None or view.card is None or not view.explanation.proof:
            return
        self._quote = (self._quote + 1) % len(view.explanation.proof)
        self._draw_feedback(view)

    def action_object(self) -> None:
        """Ask for one line and keep it with the card."""
        from quiz.tui.screens.objection import ObjectionScreen

        if self.place is Place.FEEDBACK and self.attention.given:
            self.app.push_screen(ObjectionScreen(), self._object)

    def _object(self, text: str | None) -> None:
        if text:
            self._tell(self.session.answer(Object(text)).notices)
            self.tell(says.OBJECTION_KEPT)

    def on_resize(self) -> None:
        """Narrow and wide windows draw the reading page and the feedback differently."""
        self.call_after_refresh(self.panes.place_briefing)
        if self.shown is not None:
            self.query_one(KeyLine).hidden = self._hidden(self.shown)
            self.call_after_refresh(self._redraw_feedback, self.shown)

    def _redraw_feedback(self, view: View) -> None:
        if self.shown is view and view.card is not None and view.explanation is not None:
            self.panes.redraw_feedback(view.card.text, view.card.kind, view.explanation, self._quote)

    # Elsewhere

    def _leave_for_result(self) -> None:
        from quiz.tui.screens.result import ResultScreen

        self.app.push_screen(ResultScreen(self.opened), self.leave)

    def _leave_for_overview(self) -> None:
        from quiz.tui.screens.overview import OverviewScreen

        self.app.push_screen(OverviewScreen(self.session), self._after_overview)

    def _after_overview(self, act: Act | None) -> None:
        if act is None:
            self.leave(None)
            return
        self.attention.allow()
        self.act(act)
