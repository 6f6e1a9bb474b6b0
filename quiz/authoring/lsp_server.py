"""The language server: what editors tell it, and what it tells them. What it says is made in the modules beside."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Sequence
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from quiz import __version__
from quiz.authoring.lsp_check import NOTHING, Judged, judge
from quiz.authoring.lsp_help import around, offers, told
from quiz.authoring.lsp_text import UTF16, offset, spot, units
from quiz.bank.faults import Fault, Severity

SHORTEST_WAIT = 0.01
LONGEST_WAIT = 0.5
"""Seconds from a change to its check. In between it is a quarter of what the last check took, so that typing in a
large bank does not pile up checks; whatever is typed during a check is judged by one more."""

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


_KINDS = {
    "key": types.CompletionItemKind.Property,
    "header": types.CompletionItemKind.Module,
    "value": types.CompletionItemKind.EnumMember,
    "source": types.CompletionItemKind.Reference,
    "sentence": types.CompletionItemKind.Text,
}
_TRIGGERS = ['"', "'", "[", "=", ","]


class Open:
    """A text that an editor has open."""

    def __init__(self, uri: str, path: Path, text: str, version: int) -> None:
        self.uri = uri
        self.path = path
        self.text = text
        self.version = version
        self.judged = NOTHING


class Server(LanguageServer):
    """Texts by their addresses, and what was told of them.

    Whole texts are asked for with each change: parts would be counted in lines that pygls takes to end at form feeds
    and line separators too, which no editor does.
    """

    def __init__(self, library_folders: Sequence[Path]) -> None:
        super().__init__("factquiz", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.library_folders = library_folders
        self.open: dict[str, Open] = {}
        self.told: dict[str, tuple[Fault, ...]] = {}
        """What is shown now, by address."""
        self.due: set[str] = set()
        """Addresses of what has changed since its check."""
        self._waiting: asyncio.Task[None] | None = None
        self._took = 0.0

    @property
    def encoding(self) -> str:
        """What columns are counted in."""
        return str(getattr(agreed := self.workspace.position_encoding, "value", agreed) or UTF16)

    def put(self, uri: str, text: str, version: int) -> None:
        """An editor has opened or changed a text."""
        name = to_fs_path(uri)
        if name is None:
            return
        known = self.open.setdefault(uri, Open(uri, Path(name), text, version))
        known.text, known.version = text, version
        self.look(uri)

    def look(self, *uris: str) -> None:
        """Check these texts soon, and those that depend on them."""
        self.due.update(uris)
        if self._waiting is None or self._waiting.done():
            self._waiting = asyncio.get_running_loop().create_task(self._check_soon())

    async def _check_soon(self) -> None:
        while self.due:
            await asyncio.sleep(min(LONGEST_WAIT, max(SHORTEST_WAIT, self._took / 4)))
            changed, self.due = self.due, set()
            for uri in self._order(changed):
                self._check(uri)
                # What was typed meanwhile is taken in before the next one.
                await asyncio.sleep(0)

    def _order(self, changed: set[str]) -> list[str]:
        """What changed first, then what lies in the folder of a file that changed, or above it."""
        files = [self.open[uri].path for uri in changed if uri in self.open]
        others = [
            uri
            for uri, text in self.open.items()
            if uri not in changed and any(file.is_relative_to(text.path.parent) for file in files)
        ]
        return [*(uri for uri in self.open if uri in changed), *others]

    def _check(self, uri: str) -> None:
        text = self.open.get(uri)
        if text is None:
            return
        begun = time.monotonic()
        before = text.judged
        text.judged = judge(text.path, self.texts(), self.library_folders)
        self._took = time.monotonic() - begun
        concerned = {self.address(fault.path) for fault in (*before.faults, *text.judged.faults)}
        if text.path.suffix.lower() == ".toml":
            concerned.add(uri)
        self.tell(concerned)

    def close(self, uri: str) -> None:
        """An editor has closed a text: what only it has told is taken back, and the others are judged by the file."""
        text = self.open.pop(uri, None)
        if text is None:
            return
        concerned = {self.address(fault.path) for fault in text.judged.faults} | {uri}
        self.tell(concerned - {uri})
        if uri in self.told or text.path.suffix.lower() == ".toml":
            self.told.pop(uri, None)
            self.publish(uri, text.version, [])
        self.look(*(each.uri for each in self.open.values() if text.path.is_relative_to(each.path.parent)))

    def address(self, path: Path) -> str:
        """The address of a file: the one that an editor has it open by, if any."""
        real = os.path.realpath(path)
        opened = (text.uri for text in self.open.values() if os.path.realpath(text.path) == real)
        return next(opened, None) or path.absolute().as_uri()

    def tell(self, uris: set[str]) -> None:
        """Show all that is known of these files now."""
        found: dict[str, dict[Fault, Judged]] = {uri: {} for uri in sorted(uris)}
        own = {text.uri for text in self.open.values() if text.judged is not NOTHING}
        for text in self.open.values():
            for fault in text.judged.faults:
                uri = self.address(fault.path)
                # Of a file that is judged by itself, what another one's check found may be old by now.
                if uri in found and (uri == text.uri or uri not in own):
                    found[uri].setdefault(fault, text.judged)
        for uri, faults in found.items():
            opened = self.open.get(uri)
            if opened is None and tuple(faults) == self.told.get(uri, ()):
                continue
            self.told[uri] = tuple(faults)
            self.publish(uri, opened.version if opened else None, self.diagnostics(faults))

    def texts(self) -> dict[Path, str]:
        """All that is open, by path."""
        return {text.path: text.text for text in self.open.values()}

    def complete(self, uri: str, at: types.Position) -> list[types.CompletionItem]:
        """What fits at a place."""
        here = self.open.get(uri)
        if here is None or here.path.suffix.lower() != ".toml":
            return []
        found = offers(here.text, self.offset(here, at), around(here.path, self.texts()))
        return [
            types.CompletionItem(
                label=offer.label,
                kind=_KINDS[offer.kind],
                detail=offer.detail or None,
                documentation=offer.doc or None,
                sort_text=f"{number:05}",
                filter_text=offer.insert,
                text_edit=types.TextEdit(self.range(here.text, offer.start, offer.end), offer.insert),
            )
            for number, offer in enumerate(found)
        ]

    def hover(self, uri: str, at: types.Position) -> types.Hover | None:
        """What is told of the word at a place."""
        here = self.open.get(uri)
        if here is None or here.path.suffix.lower() != ".toml":
            return None
        found = told(here.text, self.offset(here, at), around(here.path, self.texts()))
        if found is None:
            return None
        words = types.MarkupContent(types.MarkupKind.PlainText, found.words)
        return types.Hover(words, self.range(here.text, found.start, found.end))

    def offset(self, here: Open, at: types.Position) -> int:
        """The code point at a position."""
        return offset(here.text, at.line, at.character, self.encoding)

    def range(self, text: str, start: int, end: int) -> types.Range:
        """Two code points as an editor counts them."""
        first, last = spot(text, start, self.encoding), spot(text, end, self.encoding)
        return types.Range(types.Position(*first), types.Position(*last))

    def publish(self, uri: str, version: int | None, diagnostics: list[types.Diagnostic]) -> None:
        """Send what is to be shown of one file."""
        told = types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=diagnostics)
        self.text_document_publish_diagnostics(told)

    def diagnostics(self, faults: dict[Fault, Judged]) -> list[types.Diagnostic]:
        """Faults of one file as an editor shows them."""
        lines: dict[int, list[str]] = {}
        shown = []
        for fault, judged in faults.items():
            text = judged.texts.get(fault.path, "")
            if id(text) not in lines:
                lines[id(text)] = text.split("\n")
            shown.append(diagnostic(fault, lines[id(text)], self.encoding))
        return shown


def diagnostic(fault: Fault, lines: Sequence[str], encoding: str) -> types.Diagnostic:
    """A fault as an editor shows it: check's line less one, columns in the units that were agreed upon."""
    place = fault.place
    start = end = types.Position(0, 0)
    if place is not None:
        start = _position(lines, place.line, place.column, encoding)
        end = _position(lines, place.end_line, place.end_column, encoding)
    return types.Diagnostic(
        range=types.Range(start, end),
        message=f"{fault.message}\n{fault.help}" if fault.help else fault.message,
        severity=_SEVERITIES[fault.severity],
        code=fault.code,
        source="factquiz",
    )


def _position(lines: Sequence[str], line: int, column: int, encoding: str) -> types.Position:
    text = lines[line - 1] if line <= len(lines) else ""
    return types.Position(line - 1, units(text[: column - 1], encoding))


def make_server(library_folders: Sequence[Path] = ()) -> Server:
    """A server that knows what it is to do."""
    server = Server(library_folders)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        server.put(document.uri, document.text, document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.put(uri, server.workspace.get_text_document(uri).source, params.text_document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.look(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def elsewhere(_: types.DidChangeWatchedFilesParams) -> None:
        server.look(*server.open)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS))
    def complete(params: types.CompletionParams) -> types.CompletionList:
        found = server.complete(params.text_document.uri, params.position)
        return types.CompletionList(is_incomplete=False, items=found)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        return server.hover(params.text_document.uri, params.position)

    return server
