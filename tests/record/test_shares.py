"""A share has a percentage only where there is enough to go by."""

from __future__ import annotations

import pytest

from quiz.record.shares import Share


@pytest.mark.parametrize(("share", "percent"), [(Share(19, 19), None), (Share(15, 20), 75), (Share(0, 40), 0)])
def test_a_percentage_needs_twenty_answers(share: Share, percent: int | None) -> None:
    assert share.percent == percent
