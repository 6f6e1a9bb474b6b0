"""What keys and the mouse mean for the card at hand: they become acts. What an act does is the play screen's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.widgets import OptionList

from quiz.game.events import Ask
from quiz.game.view import Act, Back, CardView, Choose, Flag, Hint, Next, Skip, View
from quiz.tui import wording as says
from quiz.tui.attention import Attention
from quiz.tui.commands import Place, works_at
from quiz.tui.keys import Typed, entered, keys_that_count, typed_choice
from quiz.tui.own_app import app_of
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.article import ArticleView
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.widgets.panes import Panes

if TYPE_CHECKING:
    from quiz.game.plan import Options  # noqa: F401 - the base below names them
    from quiz.record.library import Today  # noqa: F401


class AttentiveScreen(QuizScreen["Options | Today"]):
    """A screen that knows since when what it shows is on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.attention = Attention()

    def on_mount(self) -> None:
        """Be told of every paint."""
        # Textual's call_after_refresh comes when nothing is left to lay out, some 50 ms after the first paint.
        self.screen_layout_refresh_signal.subscribe(self, lambda _: self.painted(app_of(self).drawn_at), immediate=True)

    def painted(self, at: float | None = None) -> None:
        """What is on the screen has been seen: a key counts from its first paint on."""
        self.attention.see(at)

    def on_screen_resume(self) -> None:
        """What a dialog or the palette asks for was meant."""
        self.attention.press()


class AnsweringScreen(AttentiveScreen):
    """A screen with a card that is answered by digits, letters, Enter, arrows and the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: View | None = None
        self._typed = Typed()
        self._clicked = False

    if TYPE_CHECKING:
        # What the play screen does. Textual's screens have a metaclass of their own, which rules out abc.
        def act(self, act: Act) -> None:
            """Do it, and draw what came of it."""

        def read_on(self) -> None:
            """Show the card behind a reading page."""

    def start_step(self, view: View) -> None:
        """Something else is about to be drawn: what was typed is gone, and keys wait until it is painted."""
        self.attention.change()
        self.shown = view
        self._typed = Typed()
        self.query_one(KeyLine).told = ""

    @property
    def panes(self) -> Panes:
        """Article and card."""
        return self.query_one(Panes)

    @property
    def _card(self) -> CardView | None:
        """The card at hand."""
        return self.shown.card if self.shown is not None else None

    @property
    def in_view(self) -> bool:
        """Whether the card can be seen: no key and no click answers what stands behind the article or has no room."""
        return not self.is_tiny and not self.panes.covers_card

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """A command counts where the table has it; elsewhere its key is one that means nothing."""
        del parameters
        return works_at(action, self.place)

    # Keys and mouse

    def on_key(self, event: events.Key) -> None:
        """Digits and letters answer at once; in the quote step digits gather."""
        self._clicked = False
        self.attention.press(event.time)
        self.tell_way_back()
        card = self._card
        if card is None or self.place in (Place.OPENING, Place.FEEDBACK) or not self.in_view:
            return
        choices = self.panes.card.choices
        if card.several and event.key == "space" and choices.marked is not None:
            typed: Typed | None = Typed(tick=choices.marked.number)
        else:
            typed = typed_choice(card, event.character or "", event.key, self._typed, self.panes.sentences)
        if typed is None:
            self._tell_keys(card, event)
            return
        event.stop()
        event.prevent_default()
        self._take(typed)

    def _tell_keys(self, card: CardView, event: events.Key) -> None:
        """A letter or a digit that means nothing here: in place of the commands the key line says which ones count."""
        if event.is_printable and self.attention.given and event.key not in self.active_bindings:
            self.query_one(KeyLine).told = keys_that_count(card, self.panes.sentences)

    def tell_way_back(self) -> None:
        """Where the article stands in place of the card, the card's commands do nothing: how to get back is told."""
        self.query_one(KeyLine).told = says.BACK_TO_THE_CARD if self.panes.covers_card else ""

    def _take(self, typed: Typed) -> None:
        if not self.attention.given:
            return
        self._typed = typed
        if typed.chosen is not None:
            self.act(Choose(typed.chosen))
        elif typed.tick is not None:
            self.panes.card.choices.tick(typed.tick)
        else:
            self.panes.show_pointed(typed.number)

    @on(OptionList.OptionSelected)
    def _choice_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a choice."""
        event.stop()
        card = self._card
        choices = self.panes.card.choices
        if card is None or not self.attention.given:
            return
        if card.several and self._clicked:
            choices.tick(choices.choices[event.option_index].number)
        elif card.several:
            self._answer()
        else:
            self.act(Choose(choices.choices[event.option_index].value))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember that the next selection comes from the mouse: it ticks where several are right."""
        self._clicked = True
        self.attention.press(event.time)

    @on(ArticleView.Chosen)
    def _sentence_clicked(self, event: ArticleView.Chosen) -> None:
        self.act(Choose(event.number))

    @on(ArticleView.Pointed)
    def _sentence_pointed(self, event: ArticleView.Pointed) -> None:
        if self._card is not None and self._card.ask is Ask.QUOTE:
            self._typed = Typed()
            self.panes.card.show_pointed(event.number)

    def action_go_on(self) -> None:
        """Enter: to the first claim, answer with what is marked, or go on after the feedback."""
        if not self.attention.given or self.is_tiny:
            return
        if self.place is Place.OPENING:
            self.read_on()
        elif self.panes.covers_card:
            # The article stands where the claim was: Enter brings it back, and answers nothing unseen.
            self.panes.swap()
            self.tell_way_back()
        elif self.place is Place.FEEDBACK:
            self.act(Next())
        else:
            self._answer()

    def _answer(self) -> None:
        card = self._card
        if card is None:
            return
        choices = self.panes.card.choices
        pointed = self._typed.number if self._typed.number is not None else self.panes.article.pointed
        act = entered(card, choices.marked, choices.ticked, pointed)
        if act is not None:
            self.act(act)
        else:
            self.panes.mark_something(card)

    def action_no_sentence(self) -> None:
        """Answer that no sentence says it."""
        self.act(Choose(0))

    def action_hint(self) -> None:
        """Show the hint."""
        self.act(Hint())

    def action_skip(self) -> None:
        """Pass the card over."""
        self.act(Skip())

    def action_flag(self) -> None:
        """Flag an exam's card."""
        self.act(Flag())

    def action_back(self) -> None:
        """To the claim before, in an exam."""
        self.act(Back())

    def action_text_up(self) -> None:
        """Move the article up, while the choices have the focus."""
        self.panes.article.scroll_page_up(animate=False)

    def action_text_down(self) -> None:
        """Move the article down."""
        self.panes.article.scroll_page_down(animate=False)
