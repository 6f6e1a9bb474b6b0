"""docs/commands.md tells every command, option and key there is, and none that there is not."""

from __future__ import annotations

import argparse
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quiz.cli import library
from quiz.cli.exits import Exit
from quiz.cli.main import COMMANDS, command_parser
from tests.docs.pages import PAGES, ROOT, blocks, code_words, section, tables, text_of

PAGE = text_of("docs/commands.md")


def parser_of(command: str) -> argparse.ArgumentParser:
    """The parser of one command; of the library, which has no name, for the empty one."""
    if not command:
        alone = argparse.ArgumentParser()
        library.add_arguments(alone, COMMANDS)
        return alone
    (subparsers,) = (a for a in command_parser([command])._actions if isinstance(a, argparse._SubParsersAction))
    found: argparse.ArgumentParser = subparsers.choices[command]
    return found


def known_to(parser: argparse.ArgumentParser) -> set[str]:
    actions = [action for action in parser._actions if not isinstance(action, argparse._HelpAction)]
    return {name for action in actions for name in action.option_strings or [str(action.metavar)]}


@pytest.mark.parametrize("command", ["", *COMMANDS], ids=lambda name: name or "library")
def test_the_page_tells_the_options_of_a_command(command: str) -> None:
    told = tables(section(PAGE, f"`{f'factquiz {command}'.strip()}`"))[0]
    assert {row[0].strip("`") for row in told} == known_to(parser_of(command))


def test_the_page_tells_every_command_and_no_other() -> None:
    headings = re.findall(r"^## `factquiz ([a-z]+)`$", PAGE, re.MULTILINE)
    assert headings == list(COMMANDS)


def test_the_page_tells_every_exit_code() -> None:
    codes = [int(code) for row in tables(section(PAGE, "For all commands"))[0] for code in row[0].split(", ")]
    assert sorted(codes) == sorted(Exit)


def test_other_pages_tell_the_options_of_play_too() -> None:
    rows = tables(section(text_of("docs/playing.md"), "Options of `play`"))[0]
    told = {option for row in rows for option in re.findall(r"`(--[a-z-]+)", row[0])}
    assert told == known_to(parser_of("play")) - {"BANK"}


def keys_of(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--json"],
        ["show", "pyongyang-moscow-reading-closely", "--json"],
        ["check", "tests/banks/no-why.toml", "--json"],
        ["draft", "questions/first-steps/article.txt", "--json"],
    ],
    ids=lambda words: words[0],
)
def test_the_page_names_every_key_of_the_json(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("FACTQUIZ_HOME", str(tmp_path))
    monkeypatch.chdir(ROOT)
    args = command_parser(words[:1]).parse_args(words)
    args.run(args)
    document = json.loads(capfdbinary.readouterr().out)
    told = set(code_words(section(PAGE, f"`factquiz {words[0]}`")))
    statuses = {"confirmed", "attributed", "denied", "unresolved", "unstated"}
    assert set(keys_of(document)) - statuses - told == set()


def shell_lines() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block in blocks(text, "sh"):
            yield from ((page.name, line) for line in block.splitlines() if line)
        for word in code_words(text):
            if re.match(r"(factquiz|make) [a-z-]", word):
                yield page.name, word


@pytest.mark.parametrize(("page", "line"), sorted(set(shell_lines())))
def test_what_a_page_tells_to_type_exists(page: str, line: str) -> None:
    words = shlex.split(re.sub(r"[|].*|…", "", line))
    if words[0] == "make":
        targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
        assert set(words[1:]) <= targets
    elif words[0] == "factquiz" and words[1] in COMMANDS:
        options = {word for word in words[2:] if word.startswith("-")}
        assert options <= known_to(parser_of(words[1]))
    else:
        assert line in INSTALLS or words[:2] in (["factquiz", "--plain"], ["factquiz", "--version"])


INSTALLS = ("pipx install .", "uv tool install .", "uvx --from . factquiz")
"""Tried by hand in empty environments."""


def test_the_readme_begins_with_the_two_commands() -> None:
    assert blocks(text_of("README.md"), "sh")[0].split("\n") == ["make play", "make test", ""]
