"""A pytest plugin for the soak: every property tries FACTQUIZ_EXAMPLES examples, also where its test asks for fewer."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

SETTINGS = "_hypothesis_internal_use_settings"
"""Where hypothesis keeps the settings of a decorated test."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Raise the number of examples of each test that has fewer."""
    examples = int(os.environ["FACTQUIZ_EXAMPLES"])
    for item in items:
        test = getattr(item, "obj", None)
        own = getattr(test, SETTINGS, None)
        if own is not None and own.max_examples < examples:
            setattr(test, SETTINGS, settings(own, max_examples=examples))
