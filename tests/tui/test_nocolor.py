"""With NO_COLOR nothing is told by a colour, and no colour is drawn (case T03)."""

from __future__ import annotations

import pytest

from quiz.game.view import Choose, Next
from tests.tui.conftest import Stage
from tests.tui.driving import press, ready
from tests.tui.scenes import EACH_SCREEN, FIRST, LAST, SCENES, SECOND, filled_in
from tests.tui.seeing import app_of, marked, rows, segments, settled, text_of

MIDDLE = (80, 24)


@pytest.fixture(autouse=True)
def no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.mark.parametrize("name", EACH_SCREEN)
async def test_no_cell_has_a_colour(stage: Stage, name: str) -> None:
    make, go = SCENES[name]
    app = make(stage)
    async with app.run_test(size=MIDDLE, notifications=True) as pilot:
        await filled_in(pilot)
        await go(pilot)
        await filled_in(pilot)
        styles = [segment.style for row in segments(app) for segment in row if segment.style is not None]
        assert styles
        assert not [style for style in styles if style.color is not None or style.bgcolor is not None]


async def test_an_empty_no_color_counts_as_unset(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with stage.play().run_test(size=MIDDLE) as pilot:
        await ready(pilot)
        assert any(segment.style and segment.style.bgcolor for row in segments(app_of(pilot)) for segment in row)


async def test_the_mark_of_every_list_is_reversed(stage: Stage) -> None:
    async with stage.browse().run_test(size=MIDDLE) as pilot:
        await filled_in(pilot)
        assert marked(app_of(pilot), "mark") == "Today: A long read"
        await press(pilot, "down", "down")
        assert marked(app_of(pilot), "mark") == "A long read 2 claims"
        await press(pilot, "comma")
        assert marked(app_of(pilot), "mark").startswith("Theme: dark")
    async with stage.play("bridge", *LAST, Next()).run_test(size=MIDDLE) as pilot:
        await settled(pilot)
        assert marked(app_of(pilot), "mark") == "Next: A long read"
        await press(pilot, "down")
        assert marked(app_of(pilot), "mark").startswith("x From June on")


async def test_a_choice_is_marked_and_a_tick_is_a_letter(stage: Stage) -> None:
    async with stage.play("bridge", *FIRST, Next()).run_test(size=MIDDLE) as pilot:
        await ready(pilot)
        await press(pilot, "down", "down")
        assert marked(app_of(pilot), "mark").startswith("2 a Attributed")


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (40, 15)])
async def test_the_quote_is_underlined_and_its_signal_word_reversed(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.play("bridge", *SECOND).run_test(size=size) as pilot:
        await ready(pilot)
        assert marked(app_of(pilot), "cue") == "confirmed"
        assert marked(app_of(pilot), "quote") == "The council that the bridge will open again in June."
        assert any(row.strip().startswith("x Not this one.") or "x Not this one." in row for row in rows(app_of(pilot)))


async def test_the_pointed_sentence_is_signed_and_bold(stage: Stage) -> None:
    async with stage.play("bridge", *FIRST, Next(), Choose("attributed")).run_test(size=MIDDLE) as pilot:
        await ready(pilot)
        await press(pilot, "3")
        assert marked(app_of(pilot), "pointed").endswith("said half her guests stay away.")
        assert [row[:5] for row in rows(app_of(pilot))[10:] if row.startswith(" > ")] == [" > 3 "]


async def test_right_and_wrong_are_told_by_signs_and_words(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=MIDDLE) as pilot:
        await settled(pilot)
        signs = [line.strip()[:2] for line in rows(app_of(pilot)) if line.strip()[:2] in ("x ", "~ ", "+ ", "= ")]
        assert signs == ["x ", "~ ", "x ", "+ ", "= ", "+ "]
        assert "The claims, first the 3 to read again:" in text_of(app_of(pilot))
