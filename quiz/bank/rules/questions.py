"""Rules on ordinary reading questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quiz.bank.faults import Severity
from quiz.bank.rules.messages import shown
from quiz.bank.rules.registry import NOTHING, Finding, Findings, Subject, rule
from quiz.bank.rules.scope import Scope

Question = Mapping[str, Any]


@rule("few-options", Severity.ERROR, Subject.QUESTION, reads=("options",))
def few_options(question: Question, scope: Scope) -> Findings:
    """There is nothing to choose between."""
    options = question.get("options")
    if options is None or len(options) > 1:
        return NOTHING
    what = "only one option" if options else "no option"
    return [Finding(("options",), f"This question has {what}.", "Give two or more, and mark what is right.")]


@rule("no-right-option", Severity.ERROR, Subject.QUESTION, reads=("options",))
def no_right_option(question: Question, scope: Scope) -> Findings:
    """No option is right."""
    options = question.get("options")
    if not options or any(option.get("correct") for option in options):
        return NOTHING
    return [Finding(("options",), "No option of this question is right.", "Add correct = true to each that is right.")]


@rule("doubled-option", Severity.WARNING, Subject.QUESTION)
def doubled_option(question: Question, scope: Scope) -> Findings:
    """Two options read alike."""
    texts = [option["text"] for option in question.get("options", ()) if option]
    if len(set(texts)) == len(texts):
        return NOTHING
    twice = next(text for number, text in enumerate(texts) if text in texts[:number])
    return [Finding(("options",), f"The option {shown(twice)} stands there twice.", "Take one of them out.")]
