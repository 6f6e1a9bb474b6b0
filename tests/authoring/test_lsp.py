"""The language server as an editor meets it, over stdin and stdout."""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path

import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

from tests.cli.run import ROOT

SHIPPED = ROOT / "questions" / "first-steps"


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[sys.executable, "-m", "quiz", "lsp"]))
async def editor(lsp_client: LanguageClient):
    await lsp_client.initialize_session(types.InitializeParams(capabilities=types.ClientCapabilities()))
    yield
    await lsp_client.shutdown_session()


def a_bank(tmp_path: Path) -> Path:
    shutil.copytree(SHIPPED, tmp_path / "bank")
    return tmp_path / "bank" / "first-steps.toml"


def open_in(editor: LanguageClient, path: Path, text: str | None = None, version: int = 1) -> str:
    uri = path.as_uri()
    text = path.read_text("utf-8") if text is None else text
    editor.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "toml", version, text)))
    return uri


def change(editor: LanguageClient, uri: str, text: str, version: int) -> None:
    editor.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(version, uri), [types.TextDocumentContentChangeWholeDocument(text)]
        )
    )


async def told(editor: LanguageClient, uri: str, version: int) -> list[types.Diagnostic]:
    """What is shown of a file once a version of it was judged."""
    seen: list[types.PublishDiagnosticsParams] = editor.__dict__.setdefault("seen", [])
    while True:
        for params in reversed(seen):
            if params.uri == uri and params.version == version:
                return list(params.diagnostics)
        seen.append(await asyncio.wait_for(editor.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS), 20))


async def test_what_is_typed_is_judged_before_it_is_saved(editor: LanguageClient, tmp_path: Path) -> None:
    path = a_bank(tmp_path)
    uri = open_in(editor, path)
    assert await told(editor, uri, 1) == []
    text = path.read_text("utf-8").replace("status = ", "statsu = ", 1)
    change(editor, uri, text, 2)
    found = await told(editor, uri, 2)
    assert "unknown-key" in {fault.code for fault in found}
