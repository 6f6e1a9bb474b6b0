"""The language server as an editor meets it, over stdin and stdout."""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import ClientServerConfig, LanguageClient
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

from quiz.cli import main
from tests.cli.run import ROOT

SHIPPED = ROOT / "questions" / "first-steps"


def keep(editor: LanguageClient, params: types.PublishDiagnosticsParams) -> None:
    editor.published.append(params)


def make_editor() -> LanguageClient:
    """A client that keeps all that is published, versions too."""
    editor = LanguageClient(converter_factory=default_converter)
    editor.published = []
    register_lsp_features(editor, DEFAULT_CLIENT_FEATURES | {types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: keep})
    return editor


COMMAND = [sys.executable, "-m", "quiz", "lsp"]


@pytest_lsp.fixture(config=ClientServerConfig(server_command=COMMAND, client_factory=make_editor))
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
    async with asyncio.timeout(20):
        while True:
            for params in reversed(editor.published):
                if params.uri == uri and params.version == version:
                    return list(params.diagnostics)
            await asyncio.sleep(0.005)


async def test_what_is_typed_is_judged_before_it_is_saved(editor: LanguageClient, tmp_path: Path) -> None:
    path = a_bank(tmp_path)
    uri = open_in(editor, path)
    assert {fault.code for fault in await told(editor, uri, 1)} == {"lazy-readers"}
    text = path.read_text("utf-8").replace("status = ", "statsu = ", 1)
    change(editor, uri, text, 2)
    found = await told(editor, uri, 2)
    assert "unknown-key" in {fault.code for fault in found}


async def completions(editor: LanguageClient, text: str, uri: str, version: int) -> dict[str, str]:
    """What is offered at the | of a text: the words that would be put there, by label."""
    before, _, after = text.partition("|")
    change(editor, uri, before + after, version)
    at = types.Position(before.count("\n"), len(before) - before.rfind("\n") - 1)
    found = await editor.text_document_completion_async(types.CompletionParams(types.TextDocumentIdentifier(uri), at))
    assert isinstance(found, types.CompletionList)
    return {item.label: item.text_edit.new_text for item in found.items if item.text_edit}


async def hover(editor: LanguageClient, uri: str, text: str, word: str) -> str:
    """What is told of the first letter of a word."""
    before = text[: text.index(word)]
    at = types.Position(before.count("\n"), len(before) - before.rfind("\n") - 1)
    found = await editor.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(uri), at))
    assert found is not None
    assert isinstance(found.contents, types.MarkupContent)
    return found.contents.value


async def test_completion_knows_keys_statuses_sources_and_sentences(editor: LanguageClient, tmp_path: Path) -> None:
    path = a_bank(tmp_path)
    text, uri = path.read_text("utf-8"), open_in(editor, path)
    begun = text + '\n[[claims]]\nid = "new"\n'
    keys = await completions(editor, begun + "st|", uri, 2)
    assert keys["status"] == "status = "
    assert "id" not in keys
    assert "format" not in keys
    assert "confirmed" in await completions(editor, begun + 'status = "|', uri, 3)
    sources = await completions(editor, begun + "said_by = [|]", uri, 4)
    assert sources["ida-pell"] == '"ida-pell"'
    quotes = await completions(editor, begun + 'quotes = ["|"]\n', uri, 5)
    sentence = "The clock on the town hall of Quillbury has struck thirteen at noon every day since Tuesday."
    assert quotes[sentence] == sentence


async def test_completion_goes_on_while_the_text_does_not_parse(editor: LanguageClient, tmp_path: Path) -> None:
    path = a_bank(tmp_path)
    text, uri = path.read_text("utf-8"), open_in(editor, path)
    broken = text + '\n[[claims]]\nid = "x\nquotes = ["The clock|\n\n[[claims]]\nid =\n'
    found = await completions(editor, broken, uri, 2)
    assert any(insert.endswith('"') and insert.startswith("The clock on the town hall") for insert in found.values())
    assert "tom-arkle" in await completions(editor, text + '\n[[claims]]\ntext = "\ndenied_by = ["|', uri, 3)
    assert "article" in await completions(editor, text + '\n[[claims]]\ntext = "\ndenied_by = ["|', uri, 4)


async def test_hover_tells_of_quotes_statuses_and_keys(editor: LanguageClient, tmp_path: Path) -> None:
    path = a_bank(tmp_path)
    text, uri = path.read_text("utf-8"), open_in(editor, path)
    context = await hover(editor, uri, text, "The clock on the town hall")
    assert context.startswith("> 1 The clock on the town hall")
    assert "\n  2 " in context
    assert "it says so itself" in await hover(editor, uri, text, 'confirmed"\nquotes')
    assert "How the article treats the claim" in await hover(editor, uri, text, "status = ")


async def test_columns_are_counted_in_utf_16_unless_agreed_otherwise(editor: LanguageClient, tmp_path: Path) -> None:
    path = a_bank(tmp_path)
    text = path.read_text("utf-8").replace('tags = ["plain-statement"]', 'tags = ["\U0001f600\U0001f600", 7]', 1)
    uri = open_in(editor, path, text)
    line = text[: text.index("7]")].count("\n")
    found = [fault for fault in await told(editor, uri, 1) if fault.range.start.line == line]
    assert [fault.range.start.character for fault in found] == [16]


async def test_faults_of_the_article_stand_under_its_own_address(editor: LanguageClient, tmp_path: Path) -> None:
    path = a_bank(tmp_path)
    article = path.parent / "article.toml"
    broken = article.read_text("utf-8").replace("licence", "licnce", 1)
    article.write_text(broken, "utf-8")
    uri = open_in(editor, path)
    await told(editor, uri, 1)
    at = open_in(editor, article, version=7)
    assert {fault.code for fault in await told(editor, at, 7)} >= {"unknown-key"}
    change(editor, at, broken.replace("licnce", "licence"), 8)
    assert await told(editor, at, 8) == []


async def test_what_is_closed_shows_nothing_any_more(editor: LanguageClient, tmp_path: Path) -> None:
    path = a_bank(tmp_path)
    uri = open_in(editor, path, path.read_text("utf-8") + "x y\n", 3)
    assert await told(editor, uri, 3) != []
    editor.published.clear()
    editor.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    assert await told(editor, uri, 3) == []


async def test_a_toml_that_is_no_bank_is_left_alone(editor: LanguageClient, tmp_path: Path) -> None:
    uri = open_in(editor, tmp_path / "pyproject.toml", "[project]\nname = 3\n")
    assert await told(editor, uri, 1) == []


def test_without_the_extra_the_command_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "quiz.authoring.lsp_server", raising=False)
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    assert main.run(["lsp"]) == 2
    assert "pip install 'factquiz[lsp]'" in capsys.readouterr().err
