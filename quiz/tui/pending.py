"""A round that is opened behind its own reading page: the page is painted first, then the bank is read and proved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from quiz.bank.front import Front
from quiz.game.pace import reading_minutes
from quiz.game.view import Opening
from quiz.game.wording import content_note

if TYPE_CHECKING:
    from quiz.record.rounds import OpenedRound


class Refusal(NamedTuple):
    """Why no round could be opened: what is told once the terminal is the shell's again, and the exit code."""

    told: str
    code: int


class Pending(NamedTuple):
    """What the page shows, and what opens the round once it is painted."""

    front: Front
    open: Callable[[], OpenedRound | Refusal]
    exam: bool

    @property
    def opening(self) -> Opening:
        """The reading page's texts as far as they are known before the claims are."""
        note = content_note(self.front.article.content)
        return Opening(
            title=self.front.title,
            summary=None,
            intro=self.front.intro,
            claims=None,
            questions=0,
            minutes=0,
            reading_minutes=reading_minutes(len(self.front.article.text.split())),
            new=True,
            exam=self.exam,
            statuses=(),
            told=(note,) if note else (),
        )
