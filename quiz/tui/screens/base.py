"""What all screens share: a place in the table of commands, help on it, and leaving."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from inspect import isawaitable
from typing import Any, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

from quiz.bank.status import Status
from quiz.text.clean import visible
from quiz.tui.commands import Place
from quiz.tui.widgets.headline import Headline
from quiz.tui.widgets.keyline import KeyLine

WIDE_FROM = 100
"""Columns from which the article stands beside the card (docs/playing.md)."""

Answer = TypeVar("Answer")
Callback = Callable[..., Any]


class QuizScreen(Screen[Answer | None]):
    """A screen with a headline above and a key line below. `place` says which commands work just now."""

    place: Place = Place.LIBRARY

    @property
    def statuses(self) -> Sequence[Status]:
        """The statuses that the help explains here; none where no bank is at hand."""
        return ()

    @property
    def is_narrow(self) -> bool:
        """Whether article and card take turns. Told by the window, because its class comes after the first drawing."""
        return self.app.size.width < WIDE_FROM

    @property
    def is_tiny(self) -> bool:
        """Whether the window is too small to show more than that it is."""
        return self.has_class("-tiny-x") or self.has_class("-tiny-y")

    def painted(self, at: float | None = None) -> None:
        """What was drawn is on the screen since `at` (as Textual stamps its events), else since now."""

    def frame(self, title: str, where: str = "") -> None:
        """Fill in the headline and the key line."""
        headline = self.query_one(Headline)
        headline.title = title
        headline.where = where
        self.query_one(KeyLine).place = self.place

    def on_resize(self) -> None:
        """The headline says when a window is too small. Screens have handlers of their own besides: all are called."""
        for headline in self.query(Headline):
            self.call_after_refresh(headline.refresh)

    def tell(self, sentence: str, *, trouble: bool = False) -> None:
        """Say a sentence in passing; trouble stays longer. Never read as markup."""
        self.app.notify(
            visible(sentence),
            severity="warning" if trouble else "information",
            timeout=10 if trouble else None,
            markup=False,
        )

    def tell_trouble(self, sentences: Iterable[str]) -> None:
        """Say sentences that stay longer, one after the other."""
        for sentence in sentences:
            self.tell(sentence, trouble=True)

    def call_after_refresh(self, callback: Callback, *args: Any, **kwargs: Any) -> bool:
        """As Textual's, but nothing is called any more once the screen was left: its widgets may be gone by then."""
        return super().call_after_refresh(self._unless_left, callback, *args, **kwargs)

    async def _unless_left(self, callback: Callback, *args: Any, **kwargs: Any) -> None:
        if self in self.app.screen_stack:
            done = callback(*args, **kwargs)
            if isawaitable(done):
                await done

    def action_keys(self) -> None:
        """Show the keys of this place, and how a status is decided."""
        from quiz.tui.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(self.place, self.statuses))

    def action_leave(self) -> None:
        """Leave this screen; everything is saved."""
        self.leave(None)

    def leave(self, answer: Answer | None) -> None:
        """End with an answer: to whoever pushed this screen, or to the app for its first one. Only the first time."""
        if not self.is_active:
            # The key was pressed again before it had worked.
            return
        if self.app.screen_stack[0] is self:
            self.end(answer)
        else:
            self.dismiss(answer)

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """As Textual's the first time; nothing after that.

        Textual's (8.2.8) pops whatever screen is on top: a second key, still on its way, would take the next one along.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def end(self, answer: Answer | None) -> None:
        """The app's first screen was left: the end of the program, unless the screen knows better."""
        del answer
        self.app.exit()
