"""The top level of the checkout holds what it should: of what git follows, and nothing that git does not know."""

from __future__ import annotations

import subprocess

import pytest

from tests.docs.pages import ROOT

SHOWN = {"pyproject.toml", "README.md", "quiz", "questions", "tests", "docs", "Makefile", "LICENSE", "CHANGELOG.md"}


def test_nothing_else_stands_at_the_top() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout: a folder of one's own beside the rest is nobody's business")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {name.partition("/")[0] for name in listed.splitlines()}
    assert {name for name in top if not name.startswith(".")} == SHOWN
