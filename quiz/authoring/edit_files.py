"""An edit that reaches over several files: a source of article.toml is named in each bank on the article."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from quiz.authoring.document import Document, open_document
from quiz.authoring.edit_ids import rename_source
from quiz.authoring.values import EditError
from quiz.bank.check import banks_on


class Edited(NamedTuple):
    """A file as it was read, and the text that it is to have."""

    document: Document
    text: str


def rename_source_of(article: Path, old: str, new: str) -> tuple[Edited, ...]:
    """Another id for a source of an article.toml, there and in the banks beside it that use it; nothing is saved.

    Only files that change are given, article.toml last: whoever is killed between two saves has banks that name a
    source which is not there yet, and says so by doing it again. EditError where a file cannot be read or edited, or
    where one of them has the new id.
    """
    edited = []
    for path in (*banks_on(article), article):
        document = open_document(path)
        if not isinstance(document, Document):
            raise EditError(f"{path.name} cannot be read")
        text = rename_source(document.text, old, new)
        if text != document.text:
            edited.append(Edited(document, text))
    return tuple(edited)
