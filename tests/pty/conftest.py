"""A folder of banks and a home of its own for each test."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui.make import write_banks

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """These tests need pseudo-terminals."""
    if os.name != "posix":
        for item in items:
            if HERE in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="no pseudo-terminals here"))


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    """The folder of the banks: alder-lock (bridge, five), odd, long."""
    return write_banks(tmp_path / "banks")


@pytest.fixture
def bridge(banks: Path) -> Path:
    """A bank of four claims, one of them with two steps more and one with three, and two questions."""
    return banks / "alder-lock" / "bridge.toml"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the program keeps what it stores."""
    return tmp_path / "home"
