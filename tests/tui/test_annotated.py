"""The annotated article: letters in the margin, one's misses starred, and saving it without writing over anything."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from quiz.game.plan import Options
from quiz.game.view import Choose, Next, Skip
from quiz.tui.screens.annotated import AnnotatedScreen
from tests.tui.conftest import Stage
from tests.tui.driving import on_screen, press
from tests.tui.scenes import LAST
from tests.tui.seeing import Sight, app_of, flowing, rows, runs, settled, text_of, until

FIVE = (Choose("unresolved"), Next(), Skip(), Choose("confirmed"), Next())


async def annotated(pilot: Sight) -> AnnotatedScreen:
    await settled(pilot)
    await press(pilot, "a")
    return await on_screen(pilot, AnnotatedScreen)


def margins(pilot: Sight) -> dict[str, str]:
    """What stands in the margin by sentence number, where anything does."""
    found = (re.match(r" *([cadln*]+) +(\d+)  ", row) for row in rows(app_of(pilot)))
    return {match[2]: match[1] for match in found if match}


async def test_letters_stand_in_the_margin_and_misses_are_starred(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=(100, 30)) as pilot:
        await annotated(pilot)
        assert margins(pilot) == {"1": "c", "4": "a*", "5": "d*", "7": "c"}


async def test_the_legend_counts_and_names_the_bank_s_statuses_only(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=(100, 30)) as pilot:
        await annotated(pilot)
        legend = flowing(app_of(pilot), "#legend")
        assert legend.startswith("Of 4 sentences judged here, the article says 2 itself.")
        assert "* not answered right" in legend
        assert "Left open" not in legend
        assert "Not in it" not in legend


async def test_the_words_that_claims_rest_on_are_highlighted(stage: Stage) -> None:
    async with stage.play("five", *FIVE).run_test(size=(100, 30)) as pilot:
        await annotated(pilot)
        quoted = [run.text for run in runs(app_of(pilot)) if run.state == "quote"]
        assert quoted == [
            "Rosa Finch, who runs the lock cafe, said half her guests stay away.",
            "It is unclear who will pay for the repair.",
        ]


async def test_the_article_is_shown_from_its_beginning(stage: Stage) -> None:
    async with stage.play("five", *FIVE).run_test(size=(40, 15)) as pilot:
        await annotated(pilot)
        assert "The footbridge at Alder Lock" in rows(app_of(pilot))[1]


@pytest.mark.parametrize(("key", "ending"), [("h", ".html"), ("s", ".svg")])
async def test_it_is_saved_in_the_folder_at_hand(stage: Stage, key: str, ending: str) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=(120, 30), notifications=True) as pilot:
        await annotated(pilot)
        await press(pilot, key)
        path = Path(f"alder-lock-annotated{ending}")
        await until(pilot, "that it was saved", lambda: "Saved:" in text_of(app_of(pilot)))
        saved = path.read_text(encoding="utf-8")
        assert "council" in saved
        if ending == ".svg":
            ElementTree.fromstring(saved)


async def test_nothing_is_ever_written_over(stage: Stage) -> None:
    mine = Path("alder-lock-annotated.html")
    mine.write_text("mine")
    async with stage.play("bridge", *LAST, Next()).run_test(size=(120, 30)) as pilot:
        await annotated(pilot)
        await press(pilot, "h", "h")
        await settled(pilot)
    assert mine.read_text() == "mine"
    assert Path("alder-lock-annotated-2.html").exists()
    assert Path("alder-lock-annotated-3.html").exists()


async def test_a_link_that_leads_nowhere_is_not_written_through(stage: Stage) -> None:
    Path("alder-lock-annotated.html").symlink_to("elsewhere.html")
    async with stage.play("bridge", *LAST, Next()).run_test(size=(120, 30)) as pilot:
        await annotated(pilot)
        await press(pilot, "h")
    assert not Path("elsewhere.html").exists()
    assert Path("alder-lock-annotated-2.html").exists()


async def test_a_folder_that_cannot_be_written_is_told(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("quiz.tui.screens.annotated.write_atomic", full)
    async with stage.play("bridge", *LAST, Next()).run_test(size=(120, 30), notifications=True) as pilot:
        await annotated(pilot)
        await press(pilot, "h")
        await until(pilot, "the trouble", lambda: "Not saved: No space left on device" in text_of(app_of(pilot)))
    assert not list(Path.cwd().glob("*.html"))


async def test_only_what_was_asked_is_shown_and_what_no_sentence_says_stands_below(stage: Stage) -> None:
    async with stage.play("five", *FIVE).run_test(size=(100, 30)) as pilot:
        await annotated(pilot)
        text = text_of(app_of(pilot))
        assert "In no sentence:" in text
        below = text[text.index("In no sentence:") :]
        assert re.search(r"n\*?  \S", below)


async def test_a_claim_that_was_not_asked_leaves_no_mark(stage: Stage) -> None:
    one = Options(count=1, order="article")
    async with stage.play("bridge", Choose("confirmed"), Next(), options=one).run_test(size=(100, 30)) as pilot:
        await annotated(pilot)
        quoted = [run.text for run in runs(app_of(pilot)) if run.state == "quote"]
        assert len(quoted) == len(margins(pilot)) == 1
