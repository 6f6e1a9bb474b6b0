"""The overview of an exam after its last card: what is open, what is flagged, and handing it in."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from quiz.bank.status import Status
from quiz.game import wording
from quiz.game.session import RoundSession
from quiz.game.view import Act, Back, CardLine, Next, Submit
from quiz.tui.commands import Place, bindings_for
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.hanging import Hanging
from quiz.tui.widgets.headline import Headline
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.widgets.paper_list import PaperList
from quiz.tui.words import parts


class OverviewScreen(QuizScreen[Act]):
    """Returns the act to go on with: to an open or chosen card, or to hand in; None to leave."""

    place = Place.OVERVIEW
    BINDINGS = bindings_for([Place.OVERVIEW])
    DEFAULT_CSS = """
    OverviewScreen {
        #overview-text { padding: 0 2; height: auto; text-style: bold; }
        #cards { height: 1fr; }
    }
    """

    def __init__(self, session: RoundSession) -> None:
        super().__init__()
        self._session = session
        self._lines = session.view().strip

    def compose(self) -> ComposeResult:
        """How many are open, then every card."""
        yield Headline()
        yield Static(id="overview-text")
        yield PaperList(id="cards")
        yield KeyLine()

    def on_mount(self) -> None:
        """The first entry is what Enter does."""
        self.frame(self._session.title, "exam")
        self.query_one(Static).update(parts(overview_sentence(self._lines)))
        cards = self.query_one(PaperList)
        cards.add_options([Option(parts((words, "bold"))) for words in first_words(self._lines)])
        cards.add_options([Option(_line(n, card)) for n, card in enumerate(self._lines, 1)])
        cards.highlighted = 0
        cards.focus(scroll_visible=False)

    @property
    def statuses(self) -> Sequence[Status]:
        """Those of the exam's banks."""
        return self._session.view().statuses

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        above = len(first_words(self._lines))
        if event.option_index == 0:
            self.action_go_on()
        elif event.option_index < above:
            self.leave(Submit())
        else:
            self.leave(Back(self._lines[event.option_index - above].index))

    def action_go_on(self) -> None:
        """To the first open card, else hand in."""
        self.leave(Next() if open_cards(self._lines) else Submit())

    def action_back(self) -> None:
        """To the last card."""
        self.leave(Back())


def open_cards(lines: tuple[CardLine, ...]) -> int:
    """How many cards have no complete answer."""
    return sum(not card.answered for card in lines)


def overview_sentence(lines: tuple[CardLine, ...]) -> str:
    """How many are answered, open and flagged."""
    if not lines:
        return wording.NOTHING_LEFT
    flagged = sum(card.flagged for card in lines)
    told = f"{len(lines) - open_cards(lines)} of {len(lines)} answered"
    return f"{told}, {flagged} flagged." if flagged else f"{told}."


def first_words(lines: tuple[CardLine, ...]) -> list[str]:
    """What stands above the cards: what Enter does, and while cards are open the other way out."""
    waiting = open_cards(lines)
    if not waiting:
        return ["Hand it in"]
    return [
        f"Go to the first open one ({waiting} open)",
        "Hand it in as it is: open ones get no point",
    ]


def _line(number: int, card: CardLine) -> Hanging:
    state = "answered" if card.answered else "open"
    flag = ", flagged" if card.flagged else ""
    return Hanging(parts((f"{number:>2} ", "bold")), parts(card.text, f"  [{state}{flag}]"))
