"""What a result offers: what comes next, and every claim of the round, the missed ones first."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from quiz.game import wording
from quiz.game.view import CardLine, Result
from quiz.record.library import Today, today_words
from quiz.tui import wording as says
from quiz.tui.widgets.hanging import Hanging
from quiz.tui.widgets.paper_list import ScrollingList
from quiz.tui.words import lines, parts


class ResultList(ScrollingList):
    """The next thing stands above the table, so that it is in view in a low window too; the claims stand below."""

    def show(self, result: Result, today: Today | None, between: Sequence[Content]) -> None:
        """List them. `between`: what stands between the next thing and the claims, and cannot be chosen."""
        self._rows: list[Today | CardLine | None] = [*([today] if today is not None else []), None]
        self._rows += ordered_cards(result)
        self.set_options([Option(self._prompt(row, between), disabled=row is None) for row in self._rows])
        # Where nothing comes next, the first claim to read again does.
        self.highlighted = next((index for index, row in enumerate(self._rows) if row is not None), None)

    def show_again(self, result: Result) -> None:
        """The same claims, to which something was said meanwhile."""
        by_index = {card.index: card for card in result.cards}
        for place, row in enumerate(self._rows):
            if isinstance(row, CardLine):
                self._rows[place] = card = by_index[row.index]
                self.replace_option_prompt_at_index(place, card_content(card))

    @property
    def marked(self) -> Today | CardLine | None:
        """What is marked; None in a list that offers nothing."""
        return self.row_at(self.highlighted) if self.highlighted is not None else None

    def row_at(self, index: int) -> Today | CardLine | None:
        """What is offered in one place of the list."""
        return self._rows[index]

    @staticmethod
    def _prompt(row: Today | CardLine | None, between: Sequence[Content]) -> Content | Hanging:
        if isinstance(row, CardLine):
            return card_content(row)
        return parts((says.next_thing(today_words(row)), "bold")) if row is not None else lines(between)


def ordered_cards(result: Result) -> list[CardLine]:
    """The missed ones first, then those without an answer, then the others; each part in the round's order."""
    missed = {card.index for card in result.missed}
    left = [card for card in result.cards if card.index not in missed]
    return [*result.missed, *(card for card in left if card.mark is None), *(card for card in left if card.mark)]


def card_content(card: CardLine) -> Hanging:
    """A claim of the round with its mark and status; in a round of several articles, of which one it is."""
    sign = wording.MARK_SIGNS[card.mark] if card.mark else "-" if card.skipped else "."
    status = f"  {wording.NAMES[card.status]}" if card.status else ""
    article = f"  · {card.article}" if card.article else ""
    objection = "  · you read it differently" if card.objection else ""
    return Hanging(parts((f"{sign} ", "bold")), parts(card.text, (status, "italic"), (article, "$quiet"), objection))
