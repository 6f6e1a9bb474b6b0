"""`factquiz completion SHELL`."""

from __future__ import annotations

import subprocess

import pytest

from quiz.cli.exits import Exit
from tests.cli.run import command


def test_a_script_that_bash_takes_completes_commands_and_options(capfd: pytest.CaptureFixture[str]) -> None:
    assert command("completion", "bash") is Exit.GOOD
    script = capfd.readouterr().out
    done = subprocess.run(["bash", "-c", f"{script}\ncomplete -p factquiz"], capture_output=True, check=False)
    assert done.returncode == 0
    assert "progress" in script
    assert "--missed" in script


def test_a_shell_that_is_not_known_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert command("completion", "nosuchshell") is Exit.WRONG_USE
    assert "bash" in capsys.readouterr().err
