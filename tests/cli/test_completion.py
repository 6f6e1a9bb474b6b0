"""`factquiz completion SHELL`."""

from __future__ import annotations

import builtins
import subprocess

import pytest

from quiz.cli.exits import Exit
from tests.cli.run import command


def test_a_script_that_bash_takes_completes_commands_and_options(capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("shtab")
    assert command("completion", "bash") is Exit.GOOD
    script = capfd.readouterr().out
    done = subprocess.run(["bash", "-c", f"{script}\ncomplete -p factquiz"], capture_output=True, check=False)
    assert done.returncode == 0
    assert "progress" in script
    assert "--missed" in script


def test_a_shell_that_is_not_known_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("shtab")
    assert command("completion", "nosuchshell") is Exit.WRONG_USE
    assert "bash" in capsys.readouterr().err


def test_without_shtab_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "shtab":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    assert command("completion", "bash") is Exit.WRONG_USE
    assert "pip install shtab" in capsys.readouterr().err
