"""One claim of a finished round again, with its feedback, beside the article."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal

from quiz.bank.model import Status
from quiz.game.session import RoundSession
from quiz.game.view import Object
from quiz.tui import wording as says
from quiz.tui.commands import Place, bindings_for
from quiz.tui.screens.base import QuizScreen
from quiz.tui.screens.play import marks_of
from quiz.tui.widgets.article import ArticleView
from quiz.tui.widgets.card import CardPane, FeedbackLayout
from quiz.tui.widgets.headline import Headline
from quiz.tui.widgets.keyline import KeyLine


class ReviewScreen(QuizScreen[None]):
    """Left and right go through the claims in the result's order."""

    place = Place.REVIEW
    BINDINGS = [*bindings_for([Place.REVIEW]), ("right", "turn(1)", "Next"), ("left", "turn(-1)", "Before")]

    def __init__(self, session: RoundSession, cards: Sequence[int], at: int) -> None:
        super().__init__()
        self._session = session
        self._cards = cards
        self._at = at
        self._quote = 0

    def compose(self) -> ComposeResult:
        """The same panes as when it was played."""
        yield Headline()
        with Horizontal(id="panes"):
            yield ArticleView(id="article")
            yield CardPane(id="card")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the claim."""
        self.frame(self._session.title)
        self._show()
        self.query_one(CardPane).focus()

    def on_resize(self) -> None:
        """The quote's own words stand in the feedback where the article does not stand beside it."""
        self.call_after_refresh(self._show)

    @property
    def statuses(self) -> Sequence[Status]:
        """Those of the claim's bank."""
        card = self._session.deck[self._cards[self._at]]
        return card.bank.statuses if card is not None else ()

    def _show(self) -> None:
        index = self._cards[self._at]
        card = self._session.deck[index]
        assert card is not None, "the result lists only cards that are still there"
        told = self._session.explanation(index)
        article = self.query_one(ArticleView)
        if article.article is not card.bank.article:
            article.show_article(card.bank.article)
        article.show_marks(marks_of(told, self._quote))
        layout = FeedbackLayout(quote=self.has_class("-narrow"), low=self.has_class("-low"), plain=self.app.no_color)
        self.query_one(CardPane).show_feedback(card.text, card.kind, told, layout, self._quote)
        self.query_one(Headline).where = f"{self._at + 1} of {len(self._cards)}"
        self.query_one(KeyLine).hidden = frozenset({"next_quote"} if len(told.proof) < 2 else {}) | frozenset(
            {} if self.has_class("-narrow") else {"text"}
        )

    def action_turn(self, step: int) -> None:
        """To the next claim, or the one before."""
        self._at = max(0, min(len(self._cards) - 1, self._at + step))
        self._quote = 0
        self._show()

    def action_next_quote(self) -> None:
        """Show the next quote."""
        self._quote += 1
        self._show()

    def action_text(self) -> None:
        """Swap claim and article in a narrow window."""
        self.toggle_class("-text")
        (self.query_one(ArticleView) if self.has_class("-text") else self.query_one(CardPane)).focus()

    def action_object(self) -> None:
        """Say how it was read."""
        from quiz.tui.screens.objection import ObjectionScreen

        self.app.push_screen(ObjectionScreen(), self._object)

    def _object(self, text: str | None) -> None:
        if text:
            self._session.answer(Object(text, self._cards[self._at]))
            self.tell(says.OBJECTION_KEPT)
