"""A file that is edited: read once, saved whole, and only over what was read."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from quiz.bank.files import BOM, Failure, NotUtf8, read_raw
from quiz.disk.atomic import write_atomic


class Document(NamedTuple):
    """A file as it was read: its text without byte order mark, and its very bytes."""

    path: Path
    text: str
    raw: bytes

    def bytes_of(self, text: str) -> bytes:
        """What the file holds once it has this text: a byte order mark stays."""
        return (BOM if self.raw.startswith(BOM) else b"") + text.encode("utf-8")


def open_document(path: Path) -> Document | Failure:
    """Read a file to be edited, or tell why it cannot be had."""
    raw = read_raw(path)
    if not isinstance(raw, bytes):
        return raw
    try:
        return Document(path, raw.removeprefix(BOM).decode("utf-8"), raw)
    except UnicodeDecodeError as error:
        return NotUtf8(raw.removeprefix(BOM), error.start)


def save(document: Document, text: str) -> Document:
    """Give the file another text in one step, and give it as it is now. A text that is the same writes nothing.

    ChangedMeanwhileError where the file is not the one that was read, another OSError where it cannot be written; the
    file is then as it was.
    """
    data = document.bytes_of(text)
    if data != document.raw:
        write_atomic(document.path, data, only_over=document.raw)
    return Document(document.path, text, data)
