"""A bank while its author writes it: article, list of claims, and the chosen claim with all its texts. Read-only."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import OptionList, Static

from quiz.bank.model import Bank
from quiz.bank.read import Reading
from quiz.bank.status import Status
from quiz.game.previewing import Previewed, preview
from quiz.tui.commands import Place, bindings_for
from quiz.tui.screens.base import QuizScreen
from quiz.tui.screens.faults import fault_text, to_mend
from quiz.tui.watched import WatchedBank
from quiz.tui.widgets.headline import Headline
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.widgets.preview_panes import PreviewPanes, place_of


class PreviewScreen(QuizScreen[None]):
    """Reads the bank anew after each save, and stays at the claim by its id; while the bank is broken, its faults."""

    place = Place.PREVIEW
    BINDINGS = bindings_for([Place.PREVIEW])
    DEFAULT_CSS = """
    PreviewScreen {
        #faults { height: 1fr; padding: 0 1; display: none; }
        #fault-text { height: auto; }
        &.-broken #preview { display: none; }
        &.-broken #faults { display: block; }
    }
    """

    class ReadAnew(Message):
        """One of the bank's files was saved."""

        def __init__(self, reading: Reading) -> None:
            super().__init__()
            self.reading = reading

    def __init__(self, watched: WatchedBank, claim: str | None) -> None:
        super().__init__()
        self._watched = watched
        self._bank: Bank | None = None
        """As it was last sound."""
        self._wanted = claim
        """The id of the claim that was chosen; also while the bank is broken, or has no such claim."""
        self._claim_id: str | None = None
        """That of the claim at hand."""
        self._at = 0
        self._quote = 0

    def compose(self) -> ComposeResult:
        """The bank, and in its place the faults."""
        yield Headline()
        yield PreviewPanes()
        with VerticalScroll(id="faults"):
            yield Static(id="fault-text")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what was read, and look for changes from now on."""
        self.take(self._watched.reading)
        self.run_worker(self._follow, thread=True)

    def on_unmount(self) -> None:
        """Nobody looks any more."""
        self._watched.leave()

    def on_resize(self) -> None:
        """The quote's own words stand in the card where the article does not stand beside it."""
        self._hide_idle()
        self.call_after_refresh(self._redraw)

    @property
    def statuses(self) -> Sequence[Status]:
        """Those of the bank as it was last sound."""
        return self._bank.statuses if self._bank is not None else ()

    # Reading anew

    def _follow(self) -> None:
        # A message may be posted from any thread, and one that comes when the screen was left is lost.
        self._watched.follow(lambda reading: self.post_message(self.ReadAnew(reading)))

    @on(ReadAnew)
    def _read_anew(self, message: ReadAnew) -> None:
        self.take(message.reading)

    def take(self, reading: Reading) -> None:
        """Show another reading of the bank."""
        self.set_class(reading.bank is None, "-broken")
        if reading.bank is None:
            self._show_faults(reading)
            return
        bank = self._bank = reading.bank
        self._at = place_of(bank.claims, (self._wanted, self._claim_id), self._at)
        self._claim_id = bank.claims[self._at].id if bank.claims else None
        self._panes.show_bank(bank, self._at)
        self._show()
        self._panes.focus_shown()

    def _show_faults(self, reading: Reading) -> None:
        self.frame(str(reading.path), to_mend(reading))
        self.query_one("#fault-text", Static).update(fault_text(reading))
        self._hide_idle()
        self.query_one("#faults").focus(scroll_visible=False)

    # Showing

    @property
    def _panes(self) -> PreviewPanes:
        return self.query_one(PreviewPanes)

    @property
    def _is_broken(self) -> bool:
        return self.has_class("-broken")

    @property
    def _shown(self) -> Previewed | None:
        """The claim at hand; None where there is none, or only faults are in view."""
        bank = self._bank
        return preview(bank, bank.claims[self._at]) if bank and bank.claims and not self._is_broken else None

    def _show(self) -> None:
        if self._bank is not None:
            total = len(self._bank.claims)
            self.frame(self._bank.title, f"claim {self._at + 1} of {total}" if total else "")
            self._panes.show_claim(self._shown, self._quote)
            self._hide_idle()

    def _redraw(self) -> None:
        self._panes.redraw(self._shown, self._quote)

    def _hide_idle(self) -> None:
        shown = self._shown
        idle = {
            "following": shown is None,
            # In a narrow window there is no room for both, and `t` is needed there.
            "before": shown is None or self.is_narrow,
            "next_quote": shown is None or len(shown.told.proof) < 2,
            "text": self._is_broken or not self.is_narrow,
        }
        self.query_one(KeyLine).hidden = frozenset(action for action, is_idle in idle.items() if is_idle)

    # Commands

    @on(OptionList.OptionHighlighted, "#claims")
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        bank, at = self._bank, event.option_index
        if bank is None or at == self._at or at >= len(bank.claims):
            return
        self._at, self._quote = at, 0
        self._wanted = self._claim_id = bank.claims[at].id
        self._show()
        self._panes.told.scroll_home(animate=False, immediate=True)

    def action_following(self) -> None:
        """To the next claim."""
        self._turn(1)

    def action_before(self) -> None:
        """To the claim before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        claims = self._panes.claims
        # From where the list's mark is: that it has moved is told by a message, and the next key may come before it.
        if self._shown is not None and claims.highlighted is not None:
            claims.highlighted = max(0, min(claims.option_count - 1, claims.highlighted + step))

    def action_next_quote(self) -> None:
        """Show the next quote, in the article where that stands before the claim."""
        if self._shown is not None:
            self._quote += 1
            self._show()

    def action_text(self) -> None:
        """Swap the article and the claims in a narrow window."""
        if not self._is_broken:
            self._panes.swap()

    def action_text_up(self) -> None:
        """Move what is read up: the card, or the faults."""
        self._read.scroll_page_up(animate=False)

    def action_text_down(self) -> None:
        """Move it down."""
        self._read.scroll_page_down(animate=False)

    @property
    def _read(self) -> VerticalScroll:
        return self.query_one("#faults", VerticalScroll) if self._is_broken else self._panes.told
