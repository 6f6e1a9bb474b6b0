"""A claim as its author looks at it: the feedback in its fixed order, with the texts for all verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from quiz.bank.status import Mark
from quiz.game import wording
from quiz.game.events import Kind
from quiz.game.previewing import Previewed, VerdictText
from quiz.tui import wording as says
from quiz.tui.widgets.card import FeedbackLayout, how_lines, proof_lines
from quiz.tui.words import parts


def preview_lines(shown: Previewed, layout: FeedbackLayout, quote: int) -> Iterator[Content]:
    """Claim, hint, status, proof, voices, the steps, what each verdict is told, why, ask next."""
    gap = [] if layout.low else [parts("")]
    claim, told = shown.claim, shown.told
    yield parts((claim.text, "bold"))
    if claim.draft:
        yield parts(says.IS_DRAFT)
    if claim.hint:
        yield parts(("Hint: ", "bold"), claim.hint)
    yield from gap
    yield from how_lines(Kind.CLAIM, told, layout)
    yield from proof_lines(told, layout, quote)
    if told.voices:
        yield parts(told.voices)
    yield from (parts(line) for line in shown.steps)
    yield from gap
    yield from (_verdict_line(verdict) for verdict in shown.verdicts)
    if told.why:
        yield from gap
        yield parts(("Why: ", "bold"), told.why)
    yield from gap
    yield parts(
        ("Ask next: ", "bold"), told.ask_next, *([] if shown.own_ask_next else [(f"  {says.DEFAULT}", "$quiet")])
    )


def _verdict_line(told: VerdictText) -> Content:
    """The mark, the verdict, what is told of it, and whose words these are."""
    name = wording.NAMES[told.verdict]
    if not told.text:
        # The author's why takes the place of a text.
        return parts((f"{wording.MARK_SIGNS[told.mark]} {name}: ", "bold"), wording.MARK_WORDS[Mark.RIGHT])
    whose = says.OWN if told.own else says.DEFAULT
    return parts((f"{wording.MARK_SIGNS[told.mark]} {name}: ", "bold"), told.text, (f"  {whose}", "$quiet"))
