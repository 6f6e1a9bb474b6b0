"""Where factquiz keeps what it stores."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.disk.homes import home


def test_the_variable_moves_it_and_asking_makes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTQUIZ_HOME", "sub/home")
    assert home().absolute() == tmp_path / "sub" / "home"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("FACTQUIZ_HOME", "~/mine")
    assert home() == tmp_path / "mine"
    assert list(tmp_path.iterdir()) == []


def test_empty_is_unset(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("FACTQUIZ_HOME", raising=False)
    unset = home()
    assert unset.name == "factquiz"
    monkeypatch.setenv("FACTQUIZ_HOME", "")
    assert home() == unset
    assert list(tmp_path.iterdir()) == []


def test_a_user_whom_nobody_knows_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTQUIZ_HOME", "~no-such-user-here/x")
    assert home() == Path("~no-such-user-here/x")
