"""`factquiz draft --into`: the proposals that a bank does not have yet, added to it as drafts (docs/commands.md)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quiz.authoring import wording
from quiz.authoring.document import Document, open_document, save
from quiz.authoring.drafts import Change, added_to, sources_file
from quiz.authoring.propose.engine import propose
from quiz.authoring.values import EditError
from quiz.bank.read import Reading, read_bank
from quiz.bank.report import full
from quiz.cli.banks import find_bank
from quiz.cli.exits import Exit
from quiz.cli.output import err

if TYPE_CHECKING:
    from quiz.bank.model import Bank


def draft_into(article: Path, text: str, name: str) -> Exit:
    """Add to the bank that is meant what is proposed for an article and is not there yet."""
    found = find_bank(name)
    if isinstance(found, Exit):
        return found
    path, _ = found
    # Opened before the bank is read: what somebody changes in between is then not written over.
    document = open_document(path)
    reading = read_bank(path)
    if reading.bank is None or not isinstance(document, Document):
        return _without_bank(text, reading)
    if reading.bank.article.text.strip("\n") != text.strip("\n"):
        err(wording.other_article(article, path))
        return Exit.WRONG_USE
    return _added(document, reading.bank, reading)


def _without_bank(text: str, reading: Reading) -> Exit:
    """An empty article makes every bank on it faulty, and is told as what it is."""
    if text.strip():
        err(full(reading.faults, reading.texts))
        return Exit.FAULTS
    for note in propose(text).notes:
        err(note.message)
    return Exit.GOOD


def _added(document: Document, bank: Bank, reading: Reading) -> Exit:
    try:
        change = added_to(document, bank, sources_file(bank, reading.data), propose(bank.article.text))
    except EditError as problem:
        err(wording.not_added(document.path, str(problem)))
        return Exit.FAULTS
    for note in change.notes:
        err(note.message)
    return _saved(document.path, change)


def _saved(path: Path, change: Change) -> Exit:
    """Save the sources first: whoever is killed in between has a source too many, and no claim without its source."""
    for edited in change.files:
        try:
            save(edited.document, edited.text)
        except OSError as problem:
            err(wording.not_added(edited.document.path, problem.strerror or str(problem)))
            return Exit.FAULTS
    if change.claims:
        err(wording.added(path, change.claims))
    elif change.proposed:
        err(wording.NOTHING_NEW.format(path=path))
    return Exit.GOOD
