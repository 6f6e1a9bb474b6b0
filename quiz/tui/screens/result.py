"""The result: points beside what lazy readers get, the table, what was missed, what was objected, one next thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from quiz.bank.status import Status
from quiz.game import wording
from quiz.game.plan import Options
from quiz.game.score import Score
from quiz.game.view import CardLine, Result
from quiz.record.library import Today
from quiz.tui import wording as says
from quiz.tui.commands import Place, bindings_for
from quiz.tui.own_app import app_of
from quiz.tui.rounds import why_not
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.headline import Headline
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.widgets.result_list import ResultList, ordered_cards
from quiz.tui.words import lines, parts

if TYPE_CHECKING:
    from quiz.bank.model import Bank
    from quiz.record.rounds import OpenedRound


NAME_WIDTH = 16
"""Columns of a letter and a status's name: five more columns of three fit beside it in a window of 40."""


class ResultScreen(QuizScreen[Options | Today]):
    """The end of a round. Enter does what there is to do next, or looks at the claim that is marked.

    Returns the options of another such round, what there is to do next, or None to leave.
    """

    place = Place.RESULT
    BINDINGS = bindings_for([Place.RESULT])
    DEFAULT_CSS = """
    ResultScreen {
        #result-body { height: 1fr; }
        #result-body Static { height: auto; padding: 0 1; }
        #cards { height: auto; max-height: 100000; } /* Textual's list would scroll inside what scrolls. */
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

    def compose(self) -> ComposeResult:
        """The figures above, what to choose from below."""
        yield Headline()
        with VerticalScroll(id="result-body"):
            yield Static(id="result-text")
            yield ResultList(id="cards")
            yield Static(id="result-after")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show it."""
        self.frame(self.session.title, "exam result" if self.session.round.plan.exam else "result")
        some = bool(self.result.cards)
        idle = {"missed": not self.result.missed, "annotated": not some, "again": not some}
        self.query_one(KeyLine).hidden = frozenset(action for action, is_idle in idle.items() if is_idle)
        self.query_one("#result-text", Static).update(lines([*result_lines(self.result), parts("")]))
        self._show_after()
        today = app_of(self).desk.library().playable_today()
        self._list.show(self.result, today, list(lines_between(self.result, after_today=today is not None)))
        self._list.focus(scroll_visible=False)

    @property
    def _list(self) -> ResultList:
        return self.query_one(ResultList)

    def _show_after(self) -> None:
        self.query_one("#result-after", Static).update(lines(after_lines(self.result)))

    def on_screen_resume(self) -> None:
        """An objection may have been made while a claim was looked at again."""
        result = self.session.view().result
        if result is None or result == self.result:
            return
        self.result = result
        self._show_after()
        self._list.show_again(result)

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
        self._do(self._list.row_at(event.option_index))

    def action_go_on(self) -> None:
        """Do what there is to do next, or see the marked claim again."""
        self._do(self._list.marked)

    def _do(self, row: Today | CardLine | None) -> None:
        if isinstance(row, Today):
            self._ask_for(row)
        elif isinstance(row, CardLine) and self.is_active:
            from quiz.tui.screens.review import ReviewScreen

            cards = [card.index for card in ordered_cards(self.result)]
            self.app.push_screen(ReviewScreen(self.session, cards, cards.index(row.index)))

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
        marked = self._list.marked
        at = marked.index if isinstance(marked, CardLine) else 0
        near = [card.bank for card in (*self.session.deck[at:], *self.session.deck) if card is not None]
        return near[0] if near else None

    def action_missed(self) -> None:
        """Play the missed claims once more."""
        if self.result.missed:
            self._ask_for(Options(missed=True))

    def action_again(self) -> None:
        """Another round of the same options."""
        if self.result.cards:
            self._ask_for(self.opened.options)

    def _ask_for(self, answer: Options | Today) -> None:
        """Leave for it, unless there is nothing to play: then that is told."""
        why = why_not(app_of(self), self.opened, answer)
        if why is None:
            self.leave(answer)
        else:
            self.tell(why)


def result_lines(result: Result) -> Iterator[Content]:
    """Points and lazy readers."""
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
        # Lazy readers answer the claims that the reader answered, and no question.
        own = says.on_the_claims(wording.points_line(score.claim_points, score.claims))
        yield parts(f"{own} {says.lazy_readers(told)}" if score.claims != score.of else says.lazy_readers(told))


def lines_between(result: Result, *, after_today: bool) -> Iterator[Content]:
    """The table, and the heading of the claims. `after_today`: what comes next stands before it."""
    if after_today:
        yield parts("")
    if result.score.claims and result.score.of:
        yield from table_lines(result.score)
        yield parts("")
    yield parts((read_again(result), "bold $foreground"))


def read_again(result: Result) -> str:
    """What stands above the claims: how many of them are worth another look; those come first."""
    if not result.cards:
        return ""
    if not result.score.of:
        return says.ALL_SKIPPED
    return says.to_read_again(len(result.missed)) if result.missed else says.NOTHING_MISSED


def table_lines(score: Score) -> Iterator[Content]:
    """Rows: how the article puts it; columns: the verdicts, by letter. Right ones stand on the diagonal."""
    letters = "".join(f"{status.letter:>3}" for status in score.statuses)
    yield parts((f"{says.TABLE:<{NAME_WIDTH}}{letters}", "bold $foreground"))
    for status in score.statuses:
        counts = "".join(f"{_count(score.table[status].get(verdict, 0)):>3}" for verdict in score.statuses)
        yield parts((f"{_row_name(status):<{NAME_WIDTH}}{counts}", "$foreground"))


def _row_name(status: Status) -> str:
    return f"{status.letter}  {wording.NAMES[status]}"


def _count(amount: int) -> str:
    return str(amount) if amount else "·"


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
