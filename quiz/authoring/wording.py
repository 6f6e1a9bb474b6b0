"""What authors read of edits and mends."""

from __future__ import annotations

from quiz.bank.faults import Fault
from quiz.bank.rules.messages import shown


def mended(fault: Fault) -> str:
    """One mend, in the form of a fault's first line."""
    where = f"{fault.path}:{fault.place.line}:{fault.place.column}" if fault.place else str(fault.path)
    now = shown(fault.mend.text) if fault.mend else ""
    return f"{where}: mended[{fault.code}] It is {now} now."


WATCHING = "Checked anew whenever a file changes; Ctrl-C ends."
