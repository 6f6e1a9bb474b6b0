"""`factquiz check --objections`: what readers wrote under claims, as infos."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.cli.exits import Exit
from tests.bank.make import make_bank
from tests.cli.run import command, play


def test_an_objection_is_an_info_at_the_text_and_never_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("FACTQUIZ_HOME", str(home))
    bank = make_bank(tmp_path)
    play(home, str(bank), "--plain", "--steps", "status", "--order", "article", typed="c\nobject I see it so.\n")
    assert command("check", bank, "--strict", "--objections", "--json") is Exit.GOOD
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["code"], told["severity"]) == ("objection", "info")
    assert told["message"].endswith(": I see it so.")
    assert command("check", bank, "--json") is Exit.GOOD
    assert json.loads(capsys.readouterr().out) == []
