"""Brackets of a bank are letters: shown as they stand on every screen, never styled, never a crash (case T01)."""

from __future__ import annotations

import pytest

from quiz.game.view import Choose, Next, Object
from quiz.tui.screens.annotated import AnnotatedScreen
from quiz.tui.screens.progress import ProgressScreen
from quiz.tui.screens.result import ResultScreen
from quiz.tui.screens.review import ReviewScreen
from tests.tui.conftest import Stage
from tests.tui.driving import on_screen, press, ready
from tests.tui.make import write
from tests.tui.scenes import filled_in
from tests.tui.seeing import Sight, app_of, flowing, rows, settled, text_of

ROOMY = (120, 50)
NARROW = (60, 50)
WHOLE = (
    Choose("attributed"),
    Choose("paper"),
    Next(),
    Choose("attributed"),
    Choose("city"),
    Next(),
    Choose("confirmed"),
    Choose("article"),
    Next(),
    Choose((2,)),
    Object("I read [/] [0] [b]it[/b]"),
)


def shown(pilot: Sight, *texts: str) -> None:
    """Every text stands on the screen, letter for letter, wherever its rows end."""
    screen = " ".join(text_of(app_of(pilot)).split())
    for text in texts:
        assert text in screen, f"{text!r} is not in:\n{screen}"


async def test_the_library_and_its_search(stage: Stage) -> None:
    async with stage.browse().run_test(size=ROOMY) as pilot:
        await filled_in(pilot)
        shown(
            pilot, "Odd [0] letters [/]", "[1] see note [/]", "Brackets [b]bold[/b], 橋 and 👩‍🔧 stand as they are [/]."
        )
        await press(pilot, "slash", *"[/]")
        shown(pilot, "Odd [0] letters [/]")


async def test_the_reading_page(stage: Stage) -> None:
    for size in (ROOMY, NARROW):
        async with stage.begin("odd").run_test(size=size) as pilot:
            await ready(pilot)
            shown(
                pilot, "An intro with [red]red[/red] and [/] in it.", "[1] see note [/]", "The [b]Daily[/b] ·", "· [/]"
            )
            shown(
                pilot,
                "The note [0] says [b]x[/b] and [/] in one breath.",
                "the paper said [sic].",
                "The [red]red[/red] door",
            )
            assert "Odd [0] letters [/]" in rows(app_of(pilot))[0]


async def test_claim_hint_and_choices(stage: Stage) -> None:
    async with stage.play("odd").run_test(size=NARROW) as pilot:
        await ready(pilot)
        await press(pilot, "h")
        shown(pilot, "A note [0] holds [b]x[/b] and [/].", "Hint: A hint [/] with [0].")
        await press(pilot, "2")
        shown(pilot, "the [b]paper[/b] [0]", "市の人 [/]")


async def test_feedback_of_a_claim_and_of_a_question(stage: Stage) -> None:
    async with stage.play("odd", *WHOLE[:2]).run_test(size=NARROW) as pilot:
        await ready(pilot)
        shown(
            pilot,
            "Not [/] this [0].",
            "The note [0] says [b]x[/b] and [/] in one breath.",
            "Because [/] it [b]says[/b] so.",
        )
        shown(pilot, "Ask next: who wrote [/] it?", "You answered: the [b]paper[/b].")


async def test_feedback_of_a_question(stage: Stage) -> None:
    async with stage.play("odd", *WHOLE[:10]).run_test(size=NARROW) as pilot:
        await ready(pilot)
        shown(pilot, "Which [/] door?", "One [0] is told of [/].", "Right: 1. the [red]red[/red] one", "It [/] stays.")


async def test_result_review_and_annotated_article(stage: Stage) -> None:
    async with stage.play("odd", *WHOLE, Next()).run_test(size=ROOMY) as pilot:
        await on_screen(pilot, ResultScreen)
        shown(
            pilot,
            "x A note [0] holds [b]x[/b] and [/].",
            "I read [/] [0] [b]it[/b]",
            "Later [0] nothing [/] was found.",
        )
        shown(pilot, "For today's news: Take [/] along.")
        await press(pilot, "enter")
        await on_screen(pilot, ReviewScreen)
        shown(pilot, "Because [/] it [b]says[/b] so.", "The note [0] says [b]x[/b] and [/] in one breath.")
        await press(pilot, "q", "a")
        await on_screen(pilot, AnnotatedScreen)
        assert "The [red]red[/red] door stays as it is." in flowing(app_of(pilot), "#article")


async def test_progress(stage: Stage) -> None:
    stage.opened("odd", WHOLE)
    async with stage.browse().run_test(size=ROOMY) as pilot:
        await filled_in(pilot)
        await press(pilot, "p")
        await on_screen(pilot, ProgressScreen)
        shown(pilot, "Odd [0] letters [/]")


async def test_the_overview_of_an_exam(stage: Stage) -> None:
    from tests.tui.scenes import EXAM

    exam = tuple(act for act in WHOLE if isinstance(act, Choose))
    async with stage.play("odd", *exam, options=EXAM).run_test(size=ROOMY) as pilot:
        await settled(pilot)
        shown(pilot, "A note [0] holds [b]x[/b] and [/].", "Which [/] door?")


async def test_a_toast(stage: Stage) -> None:
    """What is told of a bank without a card to play names its title."""
    text = (stage.folder / "odd" / "odd.toml").read_text().replace("[[questions]]", "[[x-kept]]")
    write(
        stage.folder / "odd",
        "odd.toml",
        text.replace('text = "', 'draft = true\ntext = "').replace("draft = true\ntext", "text", 0),
    )
    drafts = text.replace("\n[[claims]]\nid", "\n[[claims]]\ndraft = true\nid")
    write(stage.folder / "odd", "odd.toml", drafts)
    async with stage.browse().run_test(size=ROOMY, notifications=True) as pilot:
        await filled_in(pilot)
        await press(pilot, "slash", *"odd", "enter", "enter")
        await settled(pilot)
        shown(pilot, "every claim of “Odd [0] letters [/]” is")


@pytest.mark.parametrize("name", ["a[0]b", "[b]c[/b]", "[/]"])
async def test_faults_name_their_file(stage: Stage, name: str) -> None:
    for path in stage.folder.rglob("*.toml"):
        path.unlink()
    write(
        stage.folder / name.replace("/", "_"),
        "bank.toml",
        'format = 1\nid = "a"\ntitle = "[/] [0]"\nstatuses = ["[/]"]\n',
    )
    async with stage.browse().run_test(size=ROOMY) as pilot:
        await filled_in(pilot)
        shown(pilot, "[/] [0]")
        await press(pilot, "home", "enter")
        await settled(pilot)
        shown(pilot, name.replace("/", "_"), 'statuses = ["[/]"]')
