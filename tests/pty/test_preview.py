"""The preview on a real terminal: it follows saves, keeps nothing, and gives the terminal back."""

from __future__ import annotations

import subprocess
from pathlib import Path

from quiz.record.store import record_path
from tests.pty.stage import CTRL_Q, Screen
from tests.terminal import environment, factquiz
from tests.tui.make import BROKEN, DRAFTED, write, write_banks


def bank_in(folder: Path) -> Path:
    return write(write_banks(folder) / "alder-lock", "mine.toml", DRAFTED)


def test_it_follows_what_an_editor_saves_and_keeps_no_record(tmp_path: Path, home: Path) -> None:
    path = bank_in(tmp_path / "banks")
    with Screen("preview", path, "--claim", "june", home=home) as screen:
        screen.see("claim 2 of 5", "From June on", "[yours]")
        beside = path.with_suffix(".new")
        beside.write_text(BROKEN, encoding="utf-8")
        beside.replace(path)
        screen.see("3 to mend", "cofirmed")
        path.unlink()
        path.write_text(DRAFTED.replace("From June on", "In summer"), encoding="utf-8")
        screen.see("claim 2 of 5", "In summer")
        screen.type("q")
        assert screen.wait_exit() == 0
        assert screen.left_tidy()
        assert b"Traceback" not in screen.raw
    assert not record_path(home).exists()


def test_ctrl_q_and_a_small_window(tmp_path: Path, home: Path) -> None:
    with Screen("preview", bank_in(tmp_path / "banks"), home=home, columns=40, rows=15) as screen:
        screen.see("claim 1 of 5", "Hint: ")
        screen.type("t", "The footbridge")
        screen.send(CTRL_Q)
        assert screen.wait_exit() == 0
        assert screen.left_tidy()


def test_at_a_terminal_that_cannot_move_its_cursor_it_is_wrong_use(tmp_path: Path, home: Path) -> None:
    with Screen("preview", bank_in(tmp_path / "banks"), home=home, TERM="dumb") as screen:
        assert screen.wait_exit() == 2
        assert b"preview needs a terminal" in screen.raw


def test_without_a_terminal_it_is_wrong_use(tmp_path: Path, home: Path) -> None:
    path = bank_in(tmp_path / "banks")
    home.mkdir(exist_ok=True)
    ran = subprocess.run(
        factquiz("preview", path), env=environment(home), stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    assert ran.returncode == 2
    assert ran.stdout == b""
    assert ran.stderr.startswith(b"preview needs a terminal")


def test_a_claim_or_a_bank_that_is_not_there_is_wrong_use(tmp_path: Path, home: Path) -> None:
    path = bank_in(tmp_path / "banks")
    for words, told in (
        ((path, "--claim", "jun"), b"has no claim jun. Did you mean june?"),
        ((path.with_name("none.toml"),), b"There is no file or folder"),
    ):
        with Screen("preview", *words, home=home, columns=200) as screen:
            assert screen.wait_exit() == 2
            assert told in screen.raw
