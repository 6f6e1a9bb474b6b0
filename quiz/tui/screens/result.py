"""The result: points beside what lazy readers get, the table, what was missed, what was objected, one next thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from quiz.bank.status import Status
from quiz.game import wording
from quiz.game.plan import Options
from quiz.game.score import Score
from quiz.game.view import CardLine, Result
from quiz.record.library import Today
from quiz.tui import wording as says
from quiz.tui.commands import Place, bindings_for
from quiz.tui.rounds import app_of
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.bank_list import today_line
from quiz.tui.widgets.hanging import Hanging
from quiz.tui.widgets.headline import Headline
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.widgets.paper_list import PaperList, ScrollingList
from quiz.tui.words import lines, parts

if TYPE_CHECKING:
    from quiz.bank.model import Bank
    from quiz.record.rounds import OpenedRound


NAME_WIDTH = 16
"""Columns of a letter and a status's name: five more columns of four fit beside it in a window of 40."""


class ResultScreen(QuizScreen[Options | Today]):
    """The end of a round. Enter does what there is to do next, or looks at the claim that is marked.

    Returns the options of another such round, what there is to do next, or None to leave.
    """

    place = Place.RESULT
    BINDINGS = bindings_for([Place.RESULT])
    DEFAULT_CSS = """
    ResultScreen {
        #result-body { padding: 0 1; height: 1fr; }
        #result-body Static { height: auto; }
        #cards { height: auto; }
    }
    """

    def __init__(self, opened: OpenedRound) -> None:
        super().__init__()
        self.opened = opened
        self.session = opened.session
        view = self.session.view()
        assert view.result is not None, "the result screen stands at the end of a round"
        self.result: Result = view.result
        self._statuses = view.statuses
        self._cards = ordered_cards(self.result)
        self._today: Today | None = None

    def compose(self) -> ComposeResult:
        """The figures above, the claims below."""
        yield Headline()
        with VerticalScroll(id="result-body"):
            yield Static(id="result-text")
            yield ScrollingList(id="cards")
            yield Static(id="result-after")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show it."""
        self.frame(self.session.title, "exam result" if self.session.round.plan.exam else "result")
        idle = {"missed": not self.result.missed, "annotated": not self._cards, "again": not self._cards}
        self.query_one(KeyLine).hidden = frozenset(action for action, is_idle in idle.items() if is_idle)
        self._show_texts()
        self._today = app_of(self).desk.library().playable_today()
        cards = self.query_one(PaperList)
        cards.add_options([Option(card_content(card)) for card in self._cards])
        if self._today is not None:
            cards.add_option(Option(lines([parts(""), parts((today_line(self._today), "bold"))])))
        # Where nothing comes next, the first claim to read again does.
        cards.highlighted = len(self._cards) if self._today is not None else 0 if self._cards else None
        cards.focus(scroll_visible=False)

    def _show_texts(self) -> None:
        heading = parts((read_again(self.result), "bold"))
        self.query_one("#result-text", Static).update(lines([*result_lines(self.result), parts(""), heading]))
        self.query_one("#result-after", Static).update(lines(after_lines(self.result)))

    def on_screen_resume(self) -> None:
        """An objection may have been made while a claim was looked at again."""
        result = self.session.view().result
        if result is None or result == self.result:
            return
        self.result, self._cards = result, ordered_cards(result)
        self._show_texts()
        for index, card in enumerate(self._cards):
            self.query_one(PaperList).replace_option_prompt_at_index(index, card_content(card))

    def action_text_up(self) -> None:
        """Move the result up."""
        self.query_one("#result-body").scroll_page_up(animate=False)

    def action_text_down(self) -> None:
        """Move the result down, to what stands below its claims."""
        self.query_one("#result-body").scroll_page_down(animate=False)

    @property
    def statuses(self) -> Sequence[Status]:
        """Those of the round's banks."""
        return self._statuses

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._look(event.option_index)

    def action_go_on(self) -> None:
        """Do what there is to do next, or see the marked claim again."""
        marked = self.query_one(PaperList).highlighted
        if marked is not None:
            self._look(marked)

    def _look(self, index: int) -> None:
        if index >= len(self._cards):
            self.leave(self._today)
            return
        from quiz.tui.screens.review import ReviewScreen

        if self.is_active:
            self.app.push_screen(ReviewScreen(self.session, [card.index for card in self._cards], index))

    def action_annotated(self) -> None:
        """See the annotated article."""
        from quiz.tui.screens.annotated import AnnotatedScreen

        bank = self._bank_at_hand()
        if bank is None:
            return
        of_bank = {index: card.item for index, card in enumerate(self.session.round.plan.cards) if card.bank == bank.id}
        missed = frozenset(of_bank[card.index] for card in self.result.missed if card.index in of_bank)
        asked = frozenset(of_bank.values())
        self.app.push_screen(AnnotatedScreen(bank, missed, asked))

    def _bank_at_hand(self) -> Bank | None:
        """The bank of the claim that is marked, of a mixed round perhaps another for each; None where none is left."""
        marked = self.query_one(PaperList).highlighted
        at = self._cards[marked].index if marked is not None and marked < len(self._cards) else 0
        near = [card.bank for card in (*self.session.deck[at:], *self.session.deck) if card is not None]
        return near[0] if near else None

    def action_missed(self) -> None:
        """Play the missed claims once more."""
        if self.result.missed:
            self.leave(Options(missed=True))

    def action_again(self) -> None:
        """Another round of the same options."""
        if self._cards:
            self.leave(self.opened.options)


def ordered_cards(result: Result) -> list[CardLine]:
    """The missed ones first, then the others, each part in the round's order."""
    missed = {card.index for card in result.missed}
    return [*result.missed, *(card for card in result.cards if card.index not in missed)]


def result_lines(result: Result) -> Iterator[Content]:
    """Points, lazy readers, the table."""
    score = result.score
    if not result.cards:
        yield parts((wording.NOTHING_LEFT, "bold"))
        return
    if not score.of:
        yield parts((says.NOTHING_ANSWERED, "bold"))
        return
    yield parts((f"{wording.points_line(score.points, score.of)} point{'' if score.of == 1 else 's'}", "bold"))
    if score.lazy and score.claims:
        told = [f"{lazy.name} {wording.points_line(lazy.points, lazy.of)}" for lazy in score.lazy]
        own = f"On the claims alone you got {wording.points_line(score.claim_points, score.claims)}. "
        yield parts((own if score.claims != score.of else "") + says.lazy_readers(told))
    if score.claims:
        yield parts("")
        yield from table_lines(score)


def read_again(result: Result) -> str:
    """What stands above the claims: how many of them are worth another look; those come first."""
    if not result.cards:
        return ""
    if not result.score.of:
        return says.ALL_SKIPPED
    return says.to_read_again(len(result.missed)) if result.missed else says.NOTHING_MISSED


def table_lines(score: Score) -> Iterator[Content]:
    """Rows: how the article puts it; columns: the verdicts, by letter. Right ones stand on the diagonal."""
    letters = "".join(f"{status.letter:>4}" for status in score.statuses)
    yield parts((f"{says.TABLE:<{NAME_WIDTH}}{letters}", "bold"))
    for status in score.statuses:
        counts = "".join(f"{_count(score.table[status].get(verdict, 0)):>4}" for verdict in score.statuses)
        yield parts(f"{_row_name(status):<{NAME_WIDTH}}{counts}")


def _row_name(status: Status) -> str:
    return f"{status.letter}  {wording.NAMES[status]}"


def _count(amount: int) -> str:
    return str(amount) if amount else "·"


def card_content(card: CardLine) -> Hanging:
    """A claim of the round with its mark and status."""
    sign = wording.MARK_SIGNS[card.mark] if card.mark else "-" if card.skipped else "."
    status = f"  {wording.NAMES[card.status]}" if card.status else ""
    objection = "  · you read it differently" if card.objection else ""
    return Hanging(parts((f"{sign} ", "bold")), parts(card.text, (status, "italic"), objection))


def after_lines(result: Result) -> Iterator[Content]:
    """Objections, what became known later, what to take along."""
    for card in result.objections:
        yield parts("")
        yield parts(("You read it differently: ", "bold"), f"{card.text} — {card.objection}")
    if result.afterword:
        yield parts("")
        yield parts(("What became known later. ", "bold"), " ".join(result.afterword.split()))
    if result.score.lazy and result.score.of:
        yield parts("")
        yield parts((says.CUE_SPOTTER, "$quiet"))
    if result.takeaway:
        yield parts("")
        yield parts(("For today's news: ", "bold"), " ".join(result.takeaway.split()))
