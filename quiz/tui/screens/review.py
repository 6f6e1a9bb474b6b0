"""One claim of a finished round again, with its feedback, beside the article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from quiz.bank.status import Status
from quiz.game.session import RoundSession
from quiz.tui.commands import Place, bindings_for
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.headline import Headline
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.widgets.panes import Panes

if TYPE_CHECKING:
    from quiz.game.card import Card
    from quiz.game.explain import Explanation


class ReviewScreen(QuizScreen[None]):
    """Left and right go through the claims in the result's order."""

    place = Place.REVIEW
    BINDINGS = bindings_for([Place.REVIEW])

    def __init__(self, session: RoundSession, cards: Sequence[int], at: int) -> None:
        super().__init__()
        self._session = session
        self._cards = cards
        self._at = at
        self._quote = 0

    def compose(self) -> ComposeResult:
        """The same panes as when it was played."""
        yield Headline()
        yield Panes()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the claim."""
        self.frame(self._session.title)
        self._show()

    def on_resize(self) -> None:
        """The quote's own words stand in the feedback where the article does not stand beside it."""
        self._hide_idle()
        self.call_after_refresh(self._redraw)

    @property
    def statuses(self) -> Sequence[Status]:
        """Those of the claim's bank."""
        return self._card.bank.statuses

    def _show(self) -> None:
        card, told = self._card, self._told
        panes = self.query_one(Panes)
        panes.show_article(card.bank.article)
        panes.show_feedback(card.text, card.kind, told, self._quote)
        self.query_one(Headline).where = f"{self._at + 1} of {len(self._cards)}"
        self._hide_idle()

    def _redraw(self) -> None:
        """The same claim in a window of another size: the article stays where `t` has put it."""
        card = self._card
        self.query_one(Panes).redraw_feedback(card.text, card.kind, self._told, self._quote)

    def _hide_idle(self) -> None:
        idle = {"next_quote": len(self._told.proof) < 2, "text": not self.is_narrow}
        self.query_one(KeyLine).hidden = frozenset(action for action, is_idle in idle.items() if is_idle)

    @property
    def _card(self) -> Card:
        card = self._session.deck[self._cards[self._at]]
        assert card is not None, "the result lists only cards that are still there"
        return card

    @property
    def _told(self) -> Explanation:
        return self._session.explanation(self._cards[self._at])

    def action_following(self) -> None:
        """To the next claim."""
        self._turn(1)

    def action_before(self) -> None:
        """To the claim before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        self._at = max(0, min(len(self._cards) - 1, self._at + step))
        self._quote = 0
        self._show()

    def action_next_quote(self) -> None:
        """Show the next quote, in the article where that stands before the claim."""
        self._quote += 1
        card = self._card
        self.query_one(Panes).show_quote(card.text, card.kind, self._told, self._quote)

    def action_text(self) -> None:
        """Swap claim and article in a narrow window."""
        self.query_one(Panes).swap()

    def action_object(self) -> None:
        """Say how it was read."""
        from quiz.tui.screens.objection import ask_objection

        ask_objection(self, self._session, self._cards[self._at])
