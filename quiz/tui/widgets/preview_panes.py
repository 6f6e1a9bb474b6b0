"""The article beside a bank's claims and the card of one: in a wide window at once, in a narrow one by turns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from quiz.bank.model import Article, Bank, Claim
from quiz.exchange.annotation import annotate
from quiz.game.previewing import Previewed
from quiz.tui import wording as says
from quiz.tui.later import after_refresh
from quiz.tui.widgets.article import ArticleView
from quiz.tui.widgets.article_page import NO_MARKS
from quiz.tui.widgets.card import FeedbackLayout
from quiz.tui.widgets.panes import marks_of
from quiz.tui.widgets.paper_list import ScrollingList
from quiz.tui.widgets.preview_card import preview_lines
from quiz.tui.words import Part, lines, parts, plain, wrapped


class PreviewPanes(Horizontal):
    """What is shown again as it was stays where it is; only another text begins from its beginning."""

    DEFAULT_CSS = """
    PreviewPanes {
        height: 1fr;
        & > #article { width: 1fr; height: 100%; padding: 0 1; }
        & > #beside { width: 1fr; height: 100%; border-left: solid $rule; }
        #claims {
            height: auto; max-height: 35%; border-bottom: solid $rule; text-wrap: nowrap; text-overflow: ellipsis;
        }
        #told { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
        #told-text { height: auto; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="preview")
        self._page: tuple[Article, Mapping[int, str]] | None = None
        self._listed: list[tuple[Part, ...]] = []

    def compose(self) -> ComposeResult:
        """The article; beside it the claims, with the one at hand below them."""
        yield ArticleView(id="article")
        with Vertical(id="beside"):
            yield ScrollingList(id="claims")
            with VerticalScroll(id="told", can_focus=False):
                yield Static(id="told-text")

    @property
    def article(self) -> ArticleView:
        """The article's pane."""
        return self.query_one(ArticleView)

    @property
    def claims(self) -> OptionList:
        """The list of claims."""
        return self.query_one("#claims", OptionList)

    @property
    def told(self) -> VerticalScroll:
        """The card of the claim at hand."""
        return self.query_one("#told", VerticalScroll)

    @property
    def covers_claims(self) -> bool:
        """Whether the article stands where the claims were, as `t` puts it in a narrow window."""
        return self.screen.has_class("-narrow") and self.has_class("-text")

    def show_bank(self, bank: Bank, at: int) -> None:
        """Article and claims of a bank, the claim `at` marked in the list. No message tells of it."""
        letters = {sentence.number: sentence.signs for sentence in annotate(bank).sentences if sentence.marks}
        if (bank.article, letters) != self._page:
            self._page = (bank.article, letters)
            self.article.show_article(bank.article, letters)
        entries = [tuple(_entry(claim)) for claim in bank.claims]
        with self.prevent(OptionList.OptionHighlighted):
            if entries != self._listed:
                self._listed = entries
                self.claims.clear_options()
                self.claims.add_options([Option(wrapped([parts(*entry)])) for entry in entries])
            self.claims.highlighted = at if entries else None

    def show_claim(self, shown: Previewed | None, quote: int) -> None:
        """The card of a claim, and one of its quotes in the article."""
        self.article.show_marks(marks_of(shown.told, quote) if shown is not None else NO_MARKS)
        self.redraw(shown, quote)

    def redraw(self, shown: Previewed | None, quote: int) -> None:
        """The same card in a window of another size."""
        narrow, low = self.screen.has_class("-narrow"), self.screen.has_class("-low")
        layout = FeedbackLayout(narrow, low, self.app.no_color)
        told = lines(preview_lines(shown, layout, quote)) if shown is not None else plain(says.NO_CLAIM)
        self.query_one("#told-text", Static).update(told)

    def swap(self) -> None:
        """Show the article in place of the claims in a narrow window, or the claims again. A wide one shows both."""
        if self.screen.has_class("-narrow"):
            self.toggle_class("-text")
            self.focus_shown()

    def focus_shown(self) -> None:
        """The focus goes to what is in view: the claims, or the article that stands before them."""
        if self.covers_claims:
            self.article.focus(scroll_visible=False)
            # It may have been hidden, or scrolled away from what the card speaks of.
            after_refresh(self, self.article.bring_marks_into_view)
        else:
            self.claims.focus(scroll_visible=False)


def place_of(claims: Sequence[Claim], ids: Sequence[str | None], before: int) -> int:
    """Where the claim stands that has the first of these ids; else the place `before`, as far as there is one."""
    places = {claim.id: at for at, claim in enumerate(claims)}
    found = next((places[id_] for id_ in ids if id_ in places), None)
    return found if found is not None else max(0, min(before, len(claims) - 1))


def _entry(claim: Claim) -> Iterator[Part]:
    """A claim in one line: its status' letter, whether it is a draft, its words."""
    yield (f"{claim.status.letter}  ", "bold")
    if claim.draft:
        yield f"{says.DRAFT} "
    yield " ".join(claim.text.split())
