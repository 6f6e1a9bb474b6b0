"""The article beside the card: what a view looks like, in a wide window side by side, in a narrow one by turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal

from quiz.game.events import Ask, Kind
from quiz.game.view import CardView, Opening
from quiz.tui.later import after_refresh
from quiz.tui.widgets.article import ArticleView
from quiz.tui.widgets.article_page import NO_MARKS, Marks
from quiz.tui.widgets.briefing import Briefing, briefing_texts

if TYPE_CHECKING:
    from quiz.bank.model import Article
    from quiz.game.explain import Explanation
    from quiz.tui.widgets.card import CardPane


class Panes(Horizontal):
    """Reading page, step or feedback. How much room there is, the screen's breakpoint classes tell."""

    DEFAULT_CSS = """
    Panes {
        height: 1fr;
        & > #article { width: 1fr; height: 100%; padding: 0 1; }
        & > #card, & > #briefing { width: 1fr; height: 100%; border-left: solid $rule; }
        & > .-waiting { display: none; }
    }
    """

    def __init__(self, opening: Opening | None = None) -> None:
        """`opening`: begin with the reading page of a new round; None: with a card."""
        super().__init__(id="panes", classes="-opening" if opening is not None else "")
        self._opening = opening

    def compose(self) -> ComposeResult:
        """The article, and beside it the briefing or the card."""
        yield ArticleView(id="article")
        if self._opening is not None:
            yield Briefing(self._opening)
        else:
            yield _new_card()

    @property
    def article(self) -> ArticleView:
        """The article's pane."""
        return self.query_one("#article", ArticleView)

    @property
    def card(self) -> CardPane:
        """The card's pane, which is there from the first card on."""
        from quiz.tui.widgets.card import CardPane

        return self.query_one("#card", CardPane)

    @property
    def sentences(self) -> int:
        """How many sentences the article has."""
        return len(self.article.article.sentences) if self.article.article is not None else 0

    async def prepare_card(self) -> None:
        """Mount the card behind the reading page: the page paints early, and the claim comes at once after it."""
        if not self.query("#card"):
            card = _new_card()
            card.add_class("-waiting")
            await self.mount(card)

    # Drawing

    def show_article(self, article: Article) -> None:
        """Another article, from its beginning; the same text stays where it is."""
        shown = self.article.article
        if shown is None or (shown.text, shown.title) != (article.text, article.title):
            self.article.show_article(article)

    def show_opening(self, opening: Opening) -> None:
        """The reading page; the briefing beside the article where there is room, else before its title."""
        self._opening = opening
        self.query_one(Briefing).show(opening)
        self.place_briefing()
        self.article.focus(scroll_visible=False)

    def turn_page(self, article: Article, opening: Opening) -> None:
        """The reading page of another article, in the place of the card."""
        if not self.query(Briefing):
            # A round that was taken up began with a card.
            self.mount(Briefing(opening))
        self.show_article(article)
        self.article.show_marks(NO_MARKS)
        self.article.ask_sentence(False)
        self.card.add_class("-waiting")
        self.query_one(Briefing).remove_class("-waiting")
        self.update_classes({"-opening": True, "-text": False, "-quote": False})
        self.show_opening(opening)

    def place_briefing(self) -> None:
        """Put the briefing where there is room, while the reading page is shown."""
        roomy = self.screen.has_class("-wide") and self.screen.has_class("-tall")
        shown = self._opening is not None and self.has_class("-opening") and not roomy
        self.article.show_preface(list(briefing_texts(self._opening)) if shown and self._opening is not None else [])

    def show_step(self, card: CardView) -> None:
        """A step that waits for its answer; the focus goes to where it is given."""
        asks_sentence = card.ask is Ask.QUOTE
        self._show_card(asks_sentence)
        self.article.show_marks(NO_MARKS)
        self.article.ask_sentence(asks_sentence)
        self.card.show_step(card, self.sentences)
        # A card that is answered has no choices; what is hidden takes no key.
        (self.article if asks_sentence else self.card.choices if card.choices else self.card).focus(
            scroll_visible=False
        )

    def show_pointed(self, number: int | None) -> None:
        """The sentence that was typed (0: none of them), in the card and in the article."""
        self.card.show_pointed(number)
        if number:
            self.article.point_at(number)

    def mark_something(self, card: CardView) -> None:
        """Enter came with nothing to answer with: mark, tick or point at what the next Enter answers with."""
        if card.ask is Ask.QUOTE:
            self.article.action_move(1)
        else:
            self.card.choices.mark_or_tick()

    def show_feedback(self, text: str, kind: Kind, told: Explanation, quote: int) -> None:
        """The feedback on a card, one of its quotes marked."""
        self._show_card(False)
        self.article.ask_sentence(False)
        self.show_quote(text, kind, told, quote)
        self.card.focus(scroll_visible=False)

    def show_quote(self, text: str, kind: Kind, told: Explanation, quote: int) -> None:
        """Mark one quote of the feedback that is shown; whichever of article and card is in view stays there."""
        self.article.show_marks(marks_of(told, quote))
        self.redraw_feedback(text, kind, told, quote)

    def redraw_feedback(self, text: str, kind: Kind, told: Explanation, quote: int) -> None:
        """The same feedback in a window of another size."""
        from quiz.tui.widgets.card import FeedbackLayout

        narrow, low = self.screen.has_class("-narrow"), self.screen.has_class("-low")
        self.card.show_feedback(text, kind, told, FeedbackLayout(narrow, low, self.app.no_color), quote)

    @property
    def covers_card(self) -> bool:
        """Whether the article stands where the card was, as `t` puts it in a narrow window."""
        return self.screen.has_class("-narrow") and self.has_class("-text")

    def swap(self) -> None:
        """Show the article in place of the card in a narrow window, or the card again. A wide one shows both."""
        if not self.screen.has_class("-narrow"):
            return
        self.toggle_class("-text")
        if self.has_class("-text") or self.has_class("-quote"):
            self.article.focus(scroll_visible=False)
            # It may have been hidden, or scrolled away from what the feedback speaks of.
            after_refresh(self, self.article.bring_marks_into_view)
        else:
            (self.card.choices if self.card.choices.display else self.card).focus(scroll_visible=False)

    def _show_card(self, quote: bool) -> None:
        if self.has_class("-opening"):
            self.article.show_preface([])
            self.query_one(Briefing).add_class("-waiting")
            self.card.remove_class("-waiting")
        # These classes are for a narrow window, and one that becomes narrow is styled anew as a whole. In a wide one
        # they would style, and so draw, the article anew for nothing.
        narrow = self.screen.has_class("-narrow")
        self.update_classes({"-opening": False, "-text": False, "-quote": quote}, update=narrow)


def _new_card() -> CardPane:
    # Imported when a card is shown: the reading page is painted without it.
    from quiz.tui.widgets.card import CardPane

    return CardPane(id="card")


def marks_of(told: Explanation, index: int) -> Marks:
    """What the article marks for a feedback: one quote, its signal words, the sentences it stands in."""
    if not told.proof:
        return NO_MARKS
    shown = told.proof[index % len(told.proof)]
    return Marks((shown.quote.span,), shown.cues, frozenset(shown.quote.sentences))
