"""Nothing of a bank or of a typed line that acts on a terminal reaches the screen (case T05)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.bank.model import Bank, Claim, Option, Question
from quiz.game.view import Choose, Flag, Next, Object, Skip
from quiz.record.rounds import Seat, open_round
from quiz.tui.app import FactquizApp
from quiz.tui.screens.annotated import AnnotatedScreen
from quiz.tui.screens.result import ResultScreen
from quiz.tui.screens.review import ReviewScreen
from tests.tui.conftest import CLOCK, OPTIONS, Stage
from tests.tui.driving import on_screen, press, ready
from tests.tui.make import write
from tests.tui.scenes import EXAM, filled_in
from tests.tui.seeing import app_of, rows, segments, settled, text_of

ACTING = "\x1b]52;c;aGk=\x07\x1b[2J\x9b31m\u202e\u2066\u200f\r\x08\x00\x85\u2028\ud800"
"""A clipboard write, a cleared screen, C1, reordering marks, carriage return, backspace, null, line ends, a half."""
SHOWN = "\u241b]52;c;aGk=\u2407\u241b[2J\ufffd31m\ufffd"
"""How its beginning is drawn: the pictures of the controls that have one, a sign for the others."""
FORBIDDEN = [chr(code) for code in [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]]
FORBIDDEN += ["\u200f", "\u2028", "\ud800"]


def clean(app: FactquizApp) -> None:
    """No cell of the screen holds a character that acts."""
    text = "".join(segment.text for row in segments(app) for segment in row if not segment.control)
    assert text.strip()
    assert not [hex(ord(character)) for character in FORBIDDEN if character in text]


def spoiled(bank: Bank) -> Bank:
    """The bank with characters that act in every text of it, as no file that was read could have."""
    article = bank.article
    origin = article.origin._replace(publisher=f"P{ACTING}", note=f"N{ACTING}")
    text = article.text.replace("heron", f"he{ACTING}ron", 1)
    shift = len(text) - len(article.text)
    return replace(
        bank,
        title=f"Title{ACTING}",
        summary=f"Summary{ACTING}",
        intro=f"Intro{ACTING}",
        takeaway=f"Takeaway{ACTING}",
        article=replace(article, text=text, title=f"Head{ACTING}", origin=origin, afterword=f"Later{ACTING}"),
        claims=tuple(_claim(claim, shift) for claim in bank.claims),
        questions=tuple(_question(question) for question in bank.questions),
        sources=tuple(source._replace(name=f"Who{ACTING}", note=f"Note{ACTING}") for source in bank.sources),
    )


def _claim(claim: Claim, shift: int) -> Claim:
    """Quotes that stand behind the spoiled word are moved along with it; the first claim's stands before it."""
    moved = shift if claim.id != "closed" else 0
    return claim._replace(
        text=f"Claim{ACTING}",
        hint=f"Hint{ACTING}",
        why=f"Why{ACTING}",
        ask_next=f"Next{ACTING}",
        feedback=dict.fromkeys(claim.feedback, f"No{ACTING}"),
        quotes=tuple(q._replace(start=q.start + moved, end=q.end + moved) for q in claim.quotes),
        cues=tuple(cue._replace(start=cue.start + moved, end=cue.end + moved) for cue in claim.cues),
    )


def _question(question: Question) -> Question:
    options = tuple(Option(f"Option{ACTING}", option.correct, f"Told{ACTING}") for option in question.options)
    return question._replace(prompt=f"Prompt{ACTING}", options=options, why=f"Why{ACTING}", quotes=())


def spoiled_app(stage: Stage, *acts: object, exam: bool = False, new: bool = False) -> FactquizApp:
    options = EXAM if exam else OPTIONS
    opened = open_round(spoiled(stage.bank()), options, Seat(stage.store, CLOCK, "tui"))
    opened.session.new = new
    for act in acts:
        opened.session.answer(act)  # type: ignore[arg-type]
    return stage.show(opened)


@pytest.mark.parametrize("size", [(100, 40), (40, 15)])
async def test_every_step_of_a_round(stage: Stage, size: tuple[int, int]) -> None:
    app = spoiled_app(stage, new=True)
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        clean(app)
        assert f"Title{SHOWN}" in rows(app)[0]
        assert f"Intro{SHOWN}" in text_of(app)
        await press(pilot, "enter", "h")
        assert f"Claim{SHOWN}" in text_of(app)
        if size == (100, 40):
            assert f"Hint: Hint{SHOWN}" in text_of(app)
        clean(app)
        keys = ["2", "enter", "1", "2", "1", "enter", "2", "5", "1", "1", "e", "enter", "1", "enter", "2"]
        for key in [*keys, "enter", "1", "enter", "o"]:
            await press(pilot, key)
            clean(app)


async def test_result_review_and_annotated_article(stage: Stage) -> None:
    acts = (*[Skip()] * 5, Choose((1, 3)), Object(f"I{ACTING}"), Next())
    app = spoiled_app(stage, *acts)
    async with app.run_test(size=(100, 40)) as pilot:
        await on_screen(pilot, ResultScreen)
        clean(app)
        await press(pilot, "enter")
        await on_screen(pilot, ReviewScreen)
        clean(app)
        await press(pilot, "q", "a")
        await on_screen(pilot, AnnotatedScreen)
        clean(app)


async def test_an_exam_and_its_overview(stage: Stage) -> None:
    app = spoiled_app(stage, Flag(), *[Skip()] * 6, exam=True)
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        assert "[open, flagged]" in text_of(app)
        clean(app)


async def test_a_bank_with_escapes_in_its_texts_is_a_fault_that_is_shown_clean(stage: Stage) -> None:
    text = 'format = 1\nid = "bad"\ntitle = "A \\u001b[31mred\\u202e title"\nsummary = "\\u009b2J"\n'
    write(stage.folder, "bad.toml", text + 'statuses = ["confirmed", "attributed", "denied"]\n')
    write(stage.folder, "raw.toml", 'format = 1\nid = "raw"\ntitle = "raw \x1b[31m \u202e"\n')
    async with stage.browse().run_test(size=(100, 50)) as pilot:
        await filled_in(pilot)
        clean(app_of(pilot))
        for name in ("red", "raw"):
            await press(pilot, "slash", *name, "enter", "enter")
            await settled(pilot)
            clean(app_of(pilot))
            assert "error[" in text_of(app_of(pilot))
            await press(pilot, "q", "escape")
