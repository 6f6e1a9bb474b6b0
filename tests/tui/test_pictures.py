"""Whole screens, as they were looked at and found good."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Stage
from tests.tui.pictures import FOLDER, SIZES, compare, picture_path
from tests.tui.scenes import SCENES, filled_in


@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
@pytest.mark.parametrize("name", SCENES)
async def test_the_screen_is_as_it_was_found_good(stage: Stage, name: str, size: tuple[int, int]) -> None:
    make, go = SCENES[name]
    app = make(stage)
    async with app.run_test(size=size, notifications=True) as pilot:
        await filled_in(pilot)
        await go(pilot)
        await filled_in(pilot)
        compare(app, name)


def test_every_picture_has_a_test_and_every_test_its_picture() -> None:
    kept = {path.name for path in FOLDER.iterdir()}
    assert kept
    assert kept == {picture_path(name, size).name for name in SCENES for size in SIZES}
