"""A round in plain lines as a terminal shows it: what is written, and what is typed behind the prompt."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

import pytest

from quiz.cli.main import command_parser

PROMPT = "> "


def transcript(command: str, typed: list[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """What stands on the terminal after `command` was run and these lines were typed."""
    shown: list[str] = []

    def typing() -> Iterator[str]:
        for line in typed:
            shown.append(f"{PROMPT}{line}")
            yield line

    monkeypatch.setattr("quiz.plain.lines.typed_lines", typing)
    monkeypatch.setattr("quiz.cli.desk.out", shown.append)
    words = shlex.split(command)[1:]
    args = command_parser(words[:1]).parse_args(words)
    args.run(args)
    return "\n".join(shown) + "\n"
