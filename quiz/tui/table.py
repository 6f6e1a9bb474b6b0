"""What a play screen sits at: its round, or what opens one, and whether the first card may be shown already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.tui.pending import Pending, Refusal

if TYPE_CHECKING:
    from quiz.bank.model import Article
    from quiz.game.session import RoundSession
    from quiz.game.view import Opening
    from quiz.record.rounds import OpenedRound


class Table:
    """`source`: an open round, or one that is opened once its reading page is painted."""

    def __init__(self, source: OpenedRound | Pending) -> None:
        self._source = source
        self.ready = False
        """Whether all is there that the first card needs."""
        self.hurried = False
        """Whether somebody asked for the first card before that."""

    @property
    def is_open(self) -> bool:
        """Whether there is a round. Before its page is painted there may be none, and a key can only leave."""
        return not isinstance(self._source, Pending)

    @property
    def opened(self) -> OpenedRound:
        """The round, once it is open."""
        assert not isinstance(self._source, Pending), "a card is shown only once the round is open"
        return self._source

    @property
    def session(self) -> RoundSession:
        """The round at play."""
        return self.opened.session

    @property
    def opening(self) -> Opening:
        """What stands before the first card, as far as it is known."""
        return self._source.opening if isinstance(self._source, Pending) else self.session.opening()

    @property
    def article(self) -> Article:
        """The article that the screen begins with."""
        return self._source.front.article if isinstance(self._source, Pending) else self.session.view().article

    def open(self) -> Refusal | None:
        """Open the round, unless it is open; what is given back says why that cannot be."""
        if isinstance(self._source, Pending):
            answer = self._source.open()
            if isinstance(answer, Refusal):
                return answer
            self._source = answer
        return None

    @property
    def waits(self) -> bool:
        """Whether the first card, of a new round, cannot be shown yet."""
        return self.opening.new and not self.ready
