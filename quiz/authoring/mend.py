"""Certain mends: what rules have named as surely meant, put into the files that their authors named.

A mend is made in the text first; the check is run again over the mended texts before any file is touched.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from quiz.authoring.document import Document, open_document
from quiz.authoring.layout import Span, key_spans
from quiz.authoring.values import write_in_style, write_key
from quiz.bank.check import CheckRun, check
from quiz.bank.faults import Fault, Mend
from quiz.bank.files import reading_instead
from quiz.bank.places import Walk, walk_accepted
from quiz.bank.scanner import UnreadableError
from quiz.bank.syntax import parse

MOST_PASSES = 100
"""A mend may let another fault be seen; each pass mends at least one, so this is for texts made to tease."""


class MendedFile(NamedTuple):
    """A file as it was read, its mended text, and the faults that were mended, as they stood when they were found."""

    document: Document
    text: str
    faults: tuple[Fault, ...]


class Mended(NamedTuple):
    """What a run came to: the check of the mended texts, and the files that would change. Nothing is written yet."""

    run: CheckRun
    files: tuple[MendedFile, ...]


def mended_text(text: str, mends: Iterable[Mend]) -> str:
    """A bank's text, without byte order mark, with all mends made in it. One that has no place in it is left out."""
    parsed = parse(text)
    try:
        walked = walk_accepted(parsed.text, parsed.spans())
    except UnreadableError:
        # tomli has read this text and our own walk cannot: nothing can be changed in it.
        return text
    changes = {span: new for mend in mends for span, new in _changes(text, walked, mend)}
    for (start, end), new in sorted(changes.items(), reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _changes(text: str, walked: Walk, mend: Mend) -> list[tuple[Span, str]]:
    if mend.key:
        return [(span, write_key(mend.text)) for span in key_spans(text, walked, mend.path)]
    place = walked.found.get((*mend.path, "text")) or walked.found.get(mend.path)
    if place is None or text[place.start] not in "\"'":
        return []
    return [(Span(place.start, place.end), write_in_style(text[place.start : place.end], mend.text))]


def mend(paths: Sequence[Path], library_folders: Sequence[Path] = ()) -> Mended:
    """Check the banks at `paths` and mend what is certain, until nothing is.

    Only files that `paths` name, or that lie in a folder of them, are mended; nothing is written.
    """
    work = _Work(tuple(paths))
    for _ in range(MOST_PASSES):
        with reading_instead(work.contents()):
            run = check(paths, library_folders)
        if not work.make(run):
            break
    return Mended(run, tuple(work.files.values()))


@dataclass(slots=True)
class _Work:
    """The texts on their way, by real path."""

    named: tuple[Path, ...]
    files: dict[str, MendedFile] = field(default_factory=dict)

    def contents(self) -> Mapping[Path, bytes]:
        return {file.document.path: file.document.bytes_of(file.text) for file in self.files.values()}

    def make(self, run: CheckRun) -> bool:
        """Make the mends of a run; whether there was any."""
        faults: dict[str, list[Fault]] = {}
        for fault in run.faults:
            if fault.mend is not None and self.may_change(fault.path):
                faults.setdefault(os.path.realpath(fault.path), []).append(fault)
        made = [self.make_in(real, found, run.texts) for real, found in faults.items()]
        return any(made)

    def make_in(self, real: str, faults: Sequence[Fault], texts: Mapping[Path, str]) -> bool:
        path = faults[0].path
        file = self.files.get(real) or self.opened(path)
        if file is None or file.text != texts.get(path):
            # Somebody has changed it since it was checked: what was found need not be there any more.
            return False
        text = mended_text(file.text, [fault.mend for fault in faults if fault.mend is not None])
        if text == file.text:
            return False
        self.files[real] = MendedFile(file.document, text, (*file.faults, *faults))
        return True

    def opened(self, path: Path) -> MendedFile | None:
        document = open_document(path)
        return MendedFile(document, document.text, ()) if isinstance(document, Document) else None

    def may_change(self, path: Path) -> bool:
        """Whether a file was named, or lies in a folder that was."""
        return any(path == named or path.is_relative_to(named) for named in self.named)
