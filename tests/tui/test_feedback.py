"""Feedback: the mark in words, the proof in view, and nothing of either before the answer."""

from __future__ import annotations

import pytest
from textual import events

from quiz.bank.status import Mark
from quiz.game.session import RoundSession
from quiz.game.view import Act, Choose, Next, Phase, Skip
from quiz.game.wording import MARK_SIGNS, MARK_WORDS
from tests.tui.conftest import Stage
from tests.tui.driving import press, ready, session_of
from tests.tui.odd import FAR_QUOTE
from tests.tui.pictures import SIZES
from tests.tui.scenes import FIFTH, FIRST, FOURTH, LAST, SECOND, THIRD
from tests.tui.seeing import Sight, app_of, flowing, marked, rows, runs, text_of, until

WIDE, MIDDLE, _ = SIZES
MARKS: dict[tuple[Act, ...], Mark] = {
    FIRST: Mark.RIGHT,
    SECOND: Mark.WRONG,
    THIRD: Mark.HALF,
    FOURTH: Mark.FAIR,
    FIFTH: Mark.WRONG,
    LAST: Mark.RIGHT,
}
QUOTES = {
    FIRST: "The footbridge at Alder Lock has been closed since Monday.",
    SECOND: "The council confirmed that the bridge will open again in June.",
    THIRD: "which the council denied",
    FOURTH: "A second crane is due on Friday.",
    FIFTH: "A crane lifted its deck on to the bank, where a heron has moved in.",
    LAST: "An engineer told the local paper",
}


def quoted(pilot: Sight) -> str:
    """All highlighted words with their signal words, in the order of reading."""
    return " ".join(" ".join(run.text for run in runs(app_of(pilot)) if run.state in ("quote", "cue")).split())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("acts", MARKS, ids=["right", "wrong", "half", "fair", "question", "several"])
async def test_the_mark_stands_in_one_row_and_the_quote_is_in_view(
    stage: Stage, size: tuple[int, int], acts: tuple[Act, ...]
) -> None:
    async with stage.play("bridge", *acts).run_test(size=size) as pilot:
        await ready(pilot)
        words = f"{MARK_SIGNS[MARKS[acts]]} {MARK_WORDS[MARKS[acts]]} You answered:"
        assert sum(words in row for row in rows(app_of(pilot))) == 1
        assert quoted(pilot) == QUOTES[acts]


async def test_no_mark_and_no_proof_is_told_before_the_last_step(stage: Stage) -> None:
    """From the reading page to the answer of the card's last step, at every one of them."""
    shown = []
    async with stage.begin().run_test(size=WIDE) as pilot:
        await ready(pilot)
        for key in ["", "enter", "1", "enter", "1", "2", "3"]:
            await press(pilot, *[key] if key else [])
            if session_of(pilot).cursor.phase is Phase.STEP:
                shown.append(text_of(app_of(pilot)))
                assert not quoted(pilot)
    assert len(shown) == 6
    for words in [*MARK_WORDS.values(), "Says so", "Ask next", "Signal"]:
        assert not [text for text in shown if words in text]


async def test_an_exam_tells_no_mark_before_it_is_handed_in(stage: Stage) -> None:
    from tests.tui.scenes import EXAM

    async with stage.play("bridge", options=EXAM).run_test(size=WIDE) as pilot:
        await ready(pilot)
        for key in ["1", "1", "2", "3", "2", "1", "2", "1"]:
            await press(pilot, key)
            text = text_of(app_of(pilot))
            assert not [words for words in MARK_WORDS.values() if words in text]
            assert not quoted(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_quote_far_down_a_long_article_is_in_view(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.begin("long").run_test(size=size) as pilot:
        await ready(pilot)
        await press(pilot, "enter", "1")
        assert quoted(pilot) == FAR_QUOTE
        await press(pilot, "enter", "1")
        assert quoted(pilot) == "Page 1 of the book counts boats"


async def test_after_the_text_was_scrolled_the_quote_comes_back_into_view(stage: Stage) -> None:
    async with stage.play("long", Choose("attributed")).run_test(size=MIDDLE) as pilot:
        await ready(pilot)
        await press(pilot, "t")
        assert quoted(pilot) == FAR_QUOTE
        await press(pilot, "home", "e")
        assert quoted(pilot) == FAR_QUOTE, "the article stays, and its quote comes back into view"
        await press(pilot, "t")
        await press(pilot, "enter", "1", "t")
        assert quoted(pilot) == "Page 1 of the book counts boats"


@pytest.mark.parametrize("size", [WIDE, MIDDLE])
async def test_e_shows_the_next_quote_and_comes_round(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.play("bridge", *THIRD).run_test(size=size) as pilot:
        await ready(pilot)
        assert "Quote 1 of 2." in text_of(app_of(pilot))
        await press(pilot, "e")
        assert quoted(pilot) == "An engineer told the local paper that two beams were cracked"
        assert "Quote 2 of 2." in text_of(app_of(pilot))
        await press(pilot, "e")
        assert quoted(pilot) == QUOTES[THIRD]


async def test_another_quote_is_shown_with_its_own_sentence_number(stage: Stage) -> None:
    async with stage.play("bridge", *LAST).run_test(size=WIDE) as pilot:
        await ready(pilot)
        await press(pilot, "e")
        assert quoted(pilot) == "Rosa Finch, who runs the lock cafe, said"
        assert "Sentence 3.  Quote 2 of 2." in text_of(app_of(pilot))
        await press(pilot, "e")
        assert "Sentences 3 and 5.  Quote 1 of 2." in text_of(app_of(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_the_signal_words_stand_out_of_the_quote(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.play("bridge", *SECOND).run_test(size=size) as pilot:
        await ready(pilot)
        assert marked(app_of(pilot), "cue") == "confirmed"


async def test_the_parts_stand_in_one_order(stage: Stage) -> None:
    parts = [
        "Half of it.",
        "DENIED",
        "Sentence 5.",
        "Says so:",
        "Quote:",
        "Source:",
        "The engineer says so",
        "Ask next:",
    ]
    async with stage.play("bridge", *THIRD).run_test(size=(100, 40)) as pilot:
        await ready(pilot)
        text = flowing(app_of(pilot), "#card")
        places = [text.index(part) for part in parts]
        assert places == sorted(places)


async def test_beside_the_article_the_sentence_is_not_repeated(stage: Stage) -> None:
    async with stage.play("bridge", *SECOND).run_test(size=WIDE) as pilot:
        await ready(pilot)
        assert QUOTES[SECOND] not in flowing(app_of(pilot), "#card")
        assert QUOTES[SECOND] in flowing(app_of(pilot), "#article").replace("> ", "")


async def test_a_deciding_sentence_is_signed_in_the_margin(stage: Stage) -> None:
    async with stage.play("bridge", *SECOND).run_test(size=WIDE) as pilot:
        await ready(pilot)
        signed = [row[1:5] for row in rows(app_of(pilot)) if row.startswith(" >")]
        assert signed == ["> 4 ", ">   "]


async def test_right_verdict_other_sentence_is_told(stage: Stage) -> None:
    acts = (*FIRST, Next(), Choose("attributed"), Choose(1), Choose("council"))
    async with stage.play("bridge", *acts).run_test(size=WIDE) as pilot:
        await ready(pilot)
        assert "Right verdict, other sentence." in flowing(app_of(pilot), "#card")


async def test_an_objection_is_kept_and_the_feedback_stays_in_view(stage: Stage) -> None:
    async with stage.play("bridge", *SECOND).run_test(size=MIDDLE, notifications=True) as pilot:
        await ready(pilot)
        await press(pilot, "o")
        assert "x Not this one." in text_of(app_of(pilot))
        assert QUOTES[SECOND] in text_of(app_of(pilot))
        await press(pilot, *"a [/] b", "enter")
        assert objection(session_of(pilot)) == "a [/] b"
        await until(pilot, "that it was kept", lambda: "Readers do disagree" in text_of(app_of(pilot)))
        await press(pilot, "o", "x", "escape")
        assert objection(session_of(pilot)) == "a [/] b"
        assert "x Not this one." in text_of(app_of(pilot))


def objection(session: RoundSession) -> str | None:
    return session.round.cards[1].objection


async def test_a_skipped_card_leaves_its_sign_in_the_strip(stage: Stage) -> None:
    async with stage.play("bridge", *FIRST, Next(), Skip()).run_test(size=WIDE) as pilot:
        await ready(pilot)
        assert rows(app_of(pilot))[-1].endswith("+ - . . . .")


async def test_a_long_paste_is_cut_and_that_is_told(stage: Stage) -> None:
    async with stage.play("bridge", *FIRST).run_test(size=(100, 30), notifications=True) as pilot:
        await ready(pilot)
        await press(pilot, "o")
        app_of(pilot).post_message(events.Paste("word " * 200))
        await until(pilot, "that it was cut", lambda: "Only the first 500 characters" in text_of(app_of(pilot)))
        await press(pilot, "enter")
        objection = session_of(pilot).round.cards[0].objection
        assert objection is not None
        assert len(objection) == 499
