"""The card: claim, earlier verdict, prompt, choices, hint, and after the last step the feedback in its fixed order."""

from collections.abc import Iterator
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.game import wording
from quiz.game.events import Ask, Kind
from quiz.game.explain import Explanation
from quiz.game.view import CardView
from quiz.tui import wording as says
from quiz.tui.later import after_refresh
from quiz.tui.widgets.choices import Choices
from quiz.tui.words import lines, parts


class FeedbackLayout(NamedTuple):
    """How the window lets feedback be drawn: the quote's own words in it, no empty lines, no colours."""

    quote: bool
    low: bool
    plain: bool


class CardPane(VerticalScroll, can_focus=True):
    """One card. Scrolls where it is longer than the window; nothing is cut."""

    BINDINGS = [Binding("space", "page_down", show=False)]
    DEFAULT_CSS = """
    CardPane {
        padding: 0 1;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & Static { height: auto; }
    }
    """

    _asked: CardView | None = None
    _pointed: int | None = None
    _sentences = 0

    def compose(self) -> ComposeResult:
        """Claim and prompt; the choices; what stands below them: hint, pointed sentence or feedback."""
        yield Static(id="question")
        yield Choices(id="choices")
        yield Static(id="below")

    @property
    def choices(self) -> Choices:
        """The list of choices."""
        return self.query_one(Choices)

    def show_step(self, card: CardView, sentences: int) -> None:
        """A step of a card that waits for its answer."""
        self._asked = card
        picked = card.picked(card.ask) if card.ask is not None else None
        ticked = frozenset(picked) if isinstance(picked, tuple) else frozenset()
        self.choices.show(card.choices, card.several, ticked)
        self.choices.mark(picked)
        self.choices.display = bool(card.choices)
        self._sentences = sentences if card.ask is Ask.QUOTE else 0
        self._pointed = None
        self._draw_step()
        self.scroll_home(animate=False, immediate=True)

    def show_pointed(self, number: int | None) -> None:
        """The sentence typed or pointed at in the quote step (0: no sentence), and how to change it."""
        self._pointed = number
        self._draw_step()

    def on_resize(self) -> None:
        """A low window has no empty lines."""
        after_refresh(self, self._draw_step)

    def _draw_step(self) -> None:
        card = self._asked
        if card is None:
            return
        low = self.screen.has_class("-low")
        hint = f"Hint: {card.hint}" if card.hint else ""
        # Below the choices of a low window it would be out of sight; where sentences are chosen none are in the card.
        above, hint = (f"{hint}\n", "") if low and hint and not self._sentences else ("", hint)
        asked = parts((card.text, "bold"), "\n" if low else "\n\n", above)
        self.query_one("#question", Static).update(asked + _prompt(card))
        now = f"{says.pointed(self._pointed)}\n" if self._pointed is not None else ""
        how = says.pointing(self._sentences, low=low) if self._sentences else ""
        gap = "" if low or not hint else "\n"
        below = self.query_one("#below", Static)
        below.display = bool(now or how or hint)
        below.update(parts((now, "bold"), how, "\n" if how and hint else "", gap, hint))
        if low and self._sentences:
            # The claim was read in the step before: where not all has room, the prompt is what has to be seen.
            self.scroll_end(animate=False)

    def show_feedback(
        self, text: str, kind: Kind, explanation: Explanation, layout: FeedbackLayout, quote: int = 0
    ) -> None:
        """The feedback on a card, one of its quotes shown."""
        self._asked = None
        self.query_one("#question", Static).update(parts((text, "bold"), "" if layout.low else "\n"))
        self.choices.display = False
        below = self.query_one("#below", Static)
        below.display = True
        below.update(lines(feedback_lines(kind, explanation, layout, quote)))
        self.scroll_home(animate=False, immediate=True)


def _prompt(card: CardView) -> Content:
    """The step's question; with the verdict given before, which stands from the second step on."""
    verdict = f"{says.stands(wording.NAMES[card.verdict])}\n" if card.verdict is not None else ""
    return parts((f"{verdict}{card.prompt if card.ask is not None else says.ANSWERED}", "$quiet"))


def feedback_lines(kind: Kind, told: Explanation, layout: FeedbackLayout, quote: int = 0) -> Iterator[Content]:
    """Mark and own answer, how the article puts it, the sentence, the voices, the other steps, why, ask next."""
    gap = [] if layout.low else [parts("")]
    sign = wording.MARK_SIGNS[told.mark]
    yield parts((f"{sign} {told.mark_words}", "bold"), f" {told.answer}" if told.answer else "")
    if told.feedback:
        yield parts(told.feedback)
    yield from gap
    yield from how_lines(kind, told, layout)
    yield from proof_lines(told, layout, quote)
    if told.voices:
        yield parts(told.voices)
    for step in told.steps:
        yield parts((f"{wording.MARK_SIGNS[step.mark]} ", "bold"), step.line)
    if told.why:
        yield from gap
        yield parts(told.why)
    if told.ask_next:
        yield from gap
        yield parts(("Ask next: ", "bold"), told.ask_next)


def how_lines(kind: Kind, told: Explanation, layout: FeedbackLayout) -> Iterator[Content]:
    """The status with its gloss; in a low window its sentence instead, so that the quote stays in view."""
    if kind is Kind.QUESTION or told.status is None:
        yield parts(("Right: ", "bold"), told.right)
        return
    gloss = told.where if layout.low else wording.GLOSSES[told.status]
    yield parts((wording.NAMES[told.status].upper(), "bold"), f"  {gloss}")
    if told.also is not None:
        yield parts(says.also_fair(wording.NAMES[told.also]))


def proof_lines(told: Explanation, layout: FeedbackLayout, quote: int) -> Iterator[Content]:
    """The sentence by its number; in a narrow window the quote's own words too, signal words reversed."""
    count = says.quote_of(quote % len(told.proof) + 1, len(told.proof)) if len(told.proof) > 1 else ""
    where = _where(told, quote)
    if layout.low and told.status is not None and where == told.where:
        where = ""
    if where or count:
        yield parts(f"{where}  {count}".strip())
    if layout.quote and told.proof:
        yield quote_content(told, quote, layout.plain)


def _where(told: Explanation, quote: int) -> str:
    """The sentence that decides, or the one that another quote stands in."""
    at = quote % len(told.proof) if told.proof else 0
    if at == 0:
        return told.where
    words = wording.sentence_words(told.proof[at].quote.sentences)
    return f"{wording.capital(words)}."


def quote_content(told: Explanation, index: int, plain: bool) -> Content:
    """A quote as the article has it, marked, its signal words reversed."""
    quoted, cued = ("underline", "bold underline reverse") if plain else (QUOTE_STYLE, CUE_STYLE)
    shown = told.proof[index % len(told.proof)]
    text, start = shown.quote.text, shown.quote.start
    pieces: list[str | tuple[str, str]] = []
    at = 0
    for cue in sorted(shown.cues):
        pieces.append((_one_line(text[at : cue.start - start]), quoted))
        pieces.append((_one_line(text[cue.start - start : cue.end - start]), cued))
        at = cue.end - start
    pieces.append((_one_line(text[at:]), quoted))
    return parts(*pieces)


QUOTE_STYLE = "$marker-ink on $marker"
CUE_STYLE = "bold $marker on $marker-ink"


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
