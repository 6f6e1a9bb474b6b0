"""The round in plain lines that docs/playing.md shows is played as it stands there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.pages import blocks, text_of
from tests.docs.transcript import PROMPT, transcript


def test_the_transcript_is_what_the_program_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTQUIZ_HOME", str(tmp_path))
    (shown,) = blocks(text_of("docs/playing.md"), "text")
    command, _, rest = shown.partition("\n")
    typed = [line.removeprefix(PROMPT) for line in rest.splitlines() if line.startswith(PROMPT)]
    assert len(typed) > 4
    assert rest == transcript(command.removeprefix("$ "), typed, monkeypatch)
