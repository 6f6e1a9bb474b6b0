"""Rules on how a claim is worded, beside its quotes and its explanation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from quiz.bank.faults import Severity
from quiz.bank.rules.messages import shown
from quiz.bank.rules.registry import NOTHING, At, Finding, Findings, Subject, rule
from quiz.bank.rules.scope import Scope
from quiz.text.characters import SOFT_HYPHEN
from quiz.text.fold import fold_text

LONGEST_WHY = 35
"""Words in the longest explanation."""

_STOPS = ".!?\"' "

Claim = Mapping[str, Any]


@rule("long-why", Severity.WARNING, Subject.CLAIM)
def long_why(claim: Claim, scope: Scope) -> Findings:
    """The explanation is longer than a reader takes in."""
    why = claim.get("why", "")
    # Shorter than that many words of one letter cannot be too long.
    if len(why) < 2 * LONGEST_WHY or (count := len(why.split())) <= LONGEST_WHY:
        return NOTHING
    message = f'"why" has {count} words; it may have {LONGEST_WHY}.'
    return [Finding(("why",), message, "Say the one thing that decides.")]


@rule("no-why", Severity.WARNING, Subject.CLAIM, reads=("why",))
def no_why(claim: Claim, scope: Scope) -> Findings:
    """Nothing tells why the status is what it is."""
    if claim.get("why", "").strip():
        return NOTHING
    advice = "Say in at most 35 words which words of the sentence decide."
    path = ("why",) if "why" in claim else ()
    return [Finding(path, 'This claim has no "why".', advice, At.VALUE if path else At.HEADER)]


@rule("claim-repeats-quote", Severity.WARNING, Subject.CLAIM)
def claim_repeats_quote(claim: Claim, scope: Scope) -> Findings:
    """The claim stands word for word in its quote, so that comparing letters solves it."""
    text = claim.get("text", "")
    last = text.rstrip(_STOPS).rpartition(" ")[2].casefold()
    for quote in claim.get("quotes", ()):
        words = quote if type(quote) is str else quote["text"] if quote else ""
        # Folding is dear, and most claims end with a word that their quote does not have.
        if last.isascii() and last not in words.casefold() and SOFT_HYPHEN not in words:
            continue
        if (bare := _bare(text)) and bare in _bare(words):
            advice = "Say the same in other words, so that it has to be understood."
            return [Finding(("text",), "The claim repeats the words of its quote.", advice)]
    return NOTHING


def _bare(text: str) -> str:
    """A text as it is compared: folded, in small letters, without its closing stop."""
    return fold_text(text).casefold().rstrip(_STOPS)


@rule("claim-holds-cue", Severity.WARNING, Subject.CLAIM)
def claim_holds_cue(claim: Claim, scope: Scope) -> Findings:
    """The claim holds its own signal word, which gives it away."""
    cues = claim.get("cues", NOTHING)
    if not cues:
        return NOTHING
    text = claim.get("text", "")
    plain = text.casefold()
    for cue in cues:
        if cue and cue.casefold() in plain and (place := _as_words(cue, text)):
            advice = "Make the claim bare: no speaker, no verb of saying, no hedge."
            return [Finding(("text",), f"The claim holds its own signal word {shown(cue)}.", advice, span=place)]
    return NOTHING


def _as_words(cue: str, text: str) -> tuple[int, int] | None:
    found = re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", text, re.IGNORECASE)
    return found.span() if found else None
