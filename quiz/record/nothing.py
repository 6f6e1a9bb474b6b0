"""Why a mixed round has nothing to ask: no bank, only tests, banks with errors, only drafts, or what was asked for."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.bank.head import Head

if TYPE_CHECKING:
    from quiz.record.banks import Banks


def why_nothing(banks: Banks, folder: Path | None) -> str | None:
    """The sentence that says why these banks have no claim at all; None where it is only that none fits.

    `folder`: what was named; None for the shipped banks and the reader's own.
    """
    place = str(folder) if folder is not None else "the library"
    drawn = [head for head in banks.all if not head.test]
    if not drawn:
        return (
            f"Nothing to play: the banks in {place} are tests, which are never mixed."
            if banks.all
            else f"Nothing to play: there is no bank in {place}."
        )
    sound = [bank for head in drawn if (bank := banks.get(head.id or "")) is not None]
    if any(bank.playable for bank in sound):
        return None
    broken = next((head for head in drawn if banks.get(head.id or "") is None), None)
    if broken is not None:
        return _broken(broken, folder)
    if any(bank.claims for bank in sound):
        return f"Nothing to play: every claim of the banks in {place} is a draft."
    return f"Nothing to play: no bank in {place} has a claim."


def _broken(head: Head, folder: Path | None) -> str:
    """The shipped banks and the reader's own stand in two folders: there the file itself is to be checked."""
    command = shlex.join(["factquiz", "check", str(folder or head.path)])
    return f"Nothing to play: {head.path} has errors; `{command}` tells them."
