"""The one sentence that is told for each trouble with the record."""

from __future__ import annotations

from typing import Literal, assert_never

from quiz.disk.sqlite import DatabaseFault, Trouble
from quiz.record.values import NewerStore, StoreProblem, UnusableStore

Doing = Literal["saved", "read", "changed"]
"""What was to be done with the record, as its sentence has it."""


def problem_of(fault: DatabaseFault, doing: Doing) -> StoreProblem:
    """The one sentence that is told."""
    path = fault.path
    match fault.trouble:
        case Trouble.NEWER:
            sentence = f"The record of your answers, {path}, was written by a newer factquiz and is left as it is"
            return NewerStore(
                f"{sentence}; nothing is saved in it." if doing == "saved" else f"{sentence}.", lasting=True
            )
        case Trouble.DAMAGED:
            sentence = f"The record of your answers, {path}, is damaged or no record, and is left as it is"
            ending = (
                "; nothing is saved until you move it away."
                if doing == "saved"
                else "; move it away to begin a new one."
            )
            return UnusableStore(sentence + ending, lasting=True)
        case Trouble.FULL:
            reason = "the disk is full"
        case Trouble.READ_ONLY if doing == "read":
            reason = "the last program did not close it, and it may not be written to"
        case Trouble.READ_ONLY:
            reason = "it may not be written to"
        case Trouble.FORBIDDEN:
            reason = "this account has no right to it"
        case Trouble.REFUSED:
            reason = "the disk, or a limit that is set for this account, refuses it"
        case Trouble.BUSY:
            reason = "another program keeps it busy"
        case Trouble.UNREACHABLE:
            reason = "it cannot be opened"
        case _:
            assert_never(fault.trouble)
    if doing == "saved":
        return UnusableStore(f"Your answers cannot be saved in {path} for now, because {reason}; the quiz goes on.")
    return UnusableStore(f"The record of your answers, {path}, cannot be {doing}, because {reason}.")
