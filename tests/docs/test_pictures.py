"""The pictures: all there, none left over, small, sound, without an address, and what the screens show now."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from textual.app import App
from textual.widgets import Static

from tests.docs.pages import DOCS, PAGES
from tests.pictures.scenes import PICTURES, shoot
from tests.pictures.svg import Sheet, draw

FOLDER = DOCS / "pictures"
NAMESPACE = "http://www.w3.org/2000/svg"
LARGEST = 60_000


def shown() -> set[str]:
    """The names of the pictures that the pages show."""
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    return {name for text in texts for name in re.findall(r"!\[[^\]]+\]\((?:docs/)?pictures/([^)]+)\)", text)}


def test_each_picture_is_there_shown_and_drawn_and_none_is_left_over() -> None:
    assert shown()
    assert {path.name for path in FOLDER.iterdir()} == shown() == {f"{name}.svg" for name in PICTURES}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_small_and_sound_and_names_no_address(name: str) -> None:
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert len(text.encode()) < LARGEST
    assert ElementTree.fromstring(text).tag == f"{{{NAMESPACE}}}svg"
    assert "http" not in text.replace(NAMESPACE, "", 1)
    assert "<script" not in text


@pytest.mark.parametrize("name", PICTURES)
async def test_a_picture_shows_what_the_program_shows(name: str) -> None:
    kept = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert words(kept) == words(await shoot(name)), "the screen has changed: make pictures, and look at them"


def words(svg: str) -> list[str]:
    """What a picture says, text by text."""
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{{{NAMESPACE}}}text")]


TRICKY = "Fish & chips <b>  “ﬁn” 魚と é 👩‍🌾 end │ ──"


async def test_text_keeps_its_characters_and_its_columns() -> None:
    app: App[None] = App()
    app.compose = lambda: [Static(TRICKY, markup=False)]  # type: ignore[method-assign]
    async with app.run_test(size=(60, 2)) as pilot:
        await pilot.pause()
        strips = [list(strip) for strip in app.screen._compositor.render_strips()]
    svg = draw(Sheet(strips, 60, "#ffffff", "#000000", "#888888", "Tricky & <odd>"))
    root = ElementTree.fromstring(svg)
    placed = {element.text: float(element.attrib["x"]) / 9 for element in root.iter(f"{{{NAMESPACE}}}text")}
    assert placed == {"Fish & chips <b>": 0, "“ﬁn” 魚と é 👩‍🌾 end": 18}
    title = root.find(f"{{{NAMESPACE}}}title")
    assert title is not None
    assert title.text == "Tricky & <odd>"
    assert len(list(root.iter(f"{{{NAMESPACE}}}path"))) == 1
