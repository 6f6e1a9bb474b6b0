"""What a widget wanted to do after a refresh is left alone where its screen was left meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widget import Widget

from quiz.tui.widgets.article import ArticleView
from quiz.tui.widgets.bank_list import BankList
from quiz.tui.widgets.card import CardPane
from tests.tui.conftest import Stage
from tests.tui.driving import ready
from tests.tui.scenes import filled_in
from tests.tui.seeing import Sight, app_of


async def called_when_gone(pilot: Sight, kind: type[Widget], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a widget learn of another size, take it away, and only then do what it put off."""
    widget = app_of(pilot).screen.query_one(kind)
    put_off: list[Callable[[], object]] = []
    monkeypatch.setattr(widget, "call_after_refresh", put_off.append)
    (widget.fit if isinstance(widget, BankList) else widget.on_resize)()  # type: ignore[attr-defined]
    assert put_off
    await widget.remove()
    for callback in put_off:
        callback()


@pytest.mark.parametrize("kind", [CardPane, ArticleView])
async def test_beside_a_claim(stage: Stage, kind: type[Widget], monkeypatch: pytest.MonkeyPatch) -> None:
    async with stage.play().run_test() as pilot:
        await ready(pilot)
        await called_when_gone(pilot, kind, monkeypatch)


async def test_in_the_library(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async with stage.browse().run_test() as pilot:
        await filled_in(pilot)
        await called_when_gone(pilot, BankList, monkeypatch)
