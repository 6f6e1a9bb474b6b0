"""For all tests: a home of their own, and how many examples hypothesis tries."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The first call of a property may import a large module, on a busy machine too slow for any deadline.
settings.register_profile("factquiz", deadline=None)
settings.register_profile("soak", deadline=None, max_examples=int(os.environ.get("FACTQUIZ_EXAMPLES", "100")))
settings.load_profile("soak" if "FACTQUIZ_EXAMPLES" in os.environ else "factquiz")

ROOT = Path(__file__).parent.parent
OURS = ("FACTQUIZ_HOME", "FACTQUIZ_PLAIN", "FACTQUIZ_NOW", "FACTQUIZ_DEBUG", "NO_COLOR")


@pytest.fixture(autouse=True)
def _a_home_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing of the developer's own home or settings reaches a test."""
    for name in OURS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FACTQUIZ_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session", autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """No test saves anything beside the sources, as a screen does that is not told where."""
    before = {path.name for path in ROOT.iterdir()}
    yield
    left = {path.name for path in ROOT.iterdir()} - before
    assert {name for name in left if not name.startswith(".")} == set()
