"""The top level of the checkout holds what it should and nothing that a test or a program left behind."""

from __future__ import annotations

from tests.docs.pages import ROOT

SHOWN = {"pyproject.toml", "README.md", "quiz", "questions", "tests", "docs", "Makefile", "LICENSE", "CHANGELOG.md"}
MADE = {"dist", "build"}
"""What `make wheel` leaves; git ignores it."""


def test_nothing_else_stands_at_the_top() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found >= SHOWN
    assert found - MADE - SHOWN == set()
