"""The choices of a step: a list that shows number, letter, name and gloss, and ticks where several are right."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets.option_list import Option

from quiz.game.events import Chosen
from quiz.game.view import Choice
from quiz.tui.widgets.hanging import Hanging
from quiz.tui.widgets.paper_list import ScrollingList
from quiz.tui.words import parts


class Choices(ScrollingList):
    """Up, down, Enter and the mouse choose; digits and letters are the screen's."""

    # The card scrolls. A bar of its own would change the width of its lines, and so its height, for ever to and fro.
    DEFAULT_CSS = """
    Choices { height: auto; max-height: 1000; overflow-y: hidden; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.choices: tuple[Choice, ...] = ()
        self.ticked: frozenset[int] = frozenset()
        self._several = False

    def show(self, choices: Sequence[Choice], several: bool, ticked: frozenset[int] = frozenset()) -> None:
        """Show other choices. None is marked: an Enter too many would answer with it."""
        self.choices = tuple(choices)
        self._several = several
        self.ticked = ticked
        self.set_options([Option(self._line(choice)) for choice in self.choices])
        self.highlighted = None

    def mark(self, value: Chosen | None) -> None:
        """Put the mark on the choice of this value, where there is one."""
        for index, choice in enumerate(self.choices):
            if choice.value == value:
                self.highlighted = index

    def tick(self, number: int) -> None:
        """Tick a choice by its number, or take its tick away; the mark goes there."""
        self.ticked = self.ticked ^ {number}
        self.highlighted = next(at for at, choice in enumerate(self.choices) if choice.number == number)
        for index, choice in enumerate(self.choices):
            self.replace_option_prompt_at_index(index, self._line(choice))

    def mark_first(self) -> None:
        """Put the mark on the first choice, where it stands on none."""
        if self.highlighted is None and self.choices:
            self.highlighted = 0

    def mark_or_tick(self) -> None:
        """Tick the choice that is marked, where several are right; where none is marked, mark the first."""
        if self._several and self.marked is not None:
            self.tick(self.marked.number)
        else:
            self.mark_first()

    def action_select(self) -> None:
        """Enter: choose what is marked; where nothing is, mark the first."""
        if self.highlighted is None:
            self.mark_first()
        else:
            super().action_select()

    @property
    def marked(self) -> Choice | None:
        """The choice under the cursor."""
        return self.choices[self.highlighted] if self.highlighted is not None and self.choices else None

    def _line(self, choice: Choice) -> Hanging:
        box = ("[x] " if choice.number in self.ticked else "[ ] ") if self._several else ""
        key = f"{choice.number} {choice.letter}  " if choice.letter else f"{choice.number}  "
        text = parts((choice.label, "bold"), f"  {choice.gloss}" if choice.gloss else "")
        return Hanging(parts((key, "bold"), box), text)
