"""The result: points, missed claims first, looking at a claim again, another round, and leaving."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.bank.model import Claim
from quiz.bank.status import Status, Step
from quiz.game.events import Ask
from quiz.game.plan import Options
from quiz.game.view import Choose, Next, Object, Skip, Submit
from quiz.record.history import rounds
from quiz.record.rounds import Seat, open_round
from quiz.tui.screens.annotated import AnnotatedScreen
from quiz.tui.screens.faults import FaultsScreen
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.result import ResultScreen
from quiz.tui.screens.review import ReviewScreen
from tests.tui.conftest import CLOCK, OPTIONS, SEED, Stage
from tests.tui.driving import on_screen, press, ready, session_of, standing
from tests.tui.make import BRIDGE, BRIDGE_ARTICLE, write
from tests.tui.scenes import EXAM, EXAM_ANSWERS, FIRST, FIVE_SKIPPED, LAST
from tests.tui.seeing import Sight, app_of, flowing, marked, rows, runs, text_of, until

WIDE = (100, 40)
ALL_RIGHT = (
    *FIRST,
    Next(),
    *(Choose("attributed"), Choose(4), Choose("council"), Next()),
    *(Choose("denied"), Choose(5), Choose("engineer"), Choose("council"), Next()),
    *(Choose("confirmed"), Next(), Choose((1,)), Next(), Choose((1, 3)), Next()),
)


@pytest.fixture(autouse=True)
def library(stage: Stage) -> None:
    """Something comes next."""
    assert stage.folder


async def result(pilot: Sight) -> ResultScreen:
    return await on_screen(pilot, ResultScreen)


async def test_the_last_feedback_leads_to_the_result(stage: Stage) -> None:
    async with stage.play("bridge", *LAST).run_test(size=WIDE) as pilot:
        await ready(pilot)
        assert "What became known later" not in text_of(app_of(pilot))
        await press(pilot, "enter")
        await result(pilot)
        text = text_of(app_of(pilot))
        assert "3½ of 6 points" in text
        assert "On the claims that you answered: 2½ of 4." in text
        assert "What became known later. The bridge opened again on 12 June" in text
        assert "For today's news: In one news story today" in text


async def test_missed_claims_stand_first_with_their_sign_and_status(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=WIDE) as pilot:
        await result(pilot)
        lines = [row.strip() for row in rows(app_of(pilot)) if row.strip()[:2] in ("x ", "~ ", "= ", "+ ")]
        assert lines[:2] == [
            "x From June on, people walk over the water again.  Attributed",
            "~ Cracks ran through two beams.  Denied",
        ]
        assert [line[0] for line in lines] == ["x", "~", "x", "+", "=", "+"]


async def test_the_table_counts_verdicts_by_status(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=WIDE) as pilot:
        await result(pilot)
        table = [row.split() for row in rows(app_of(pilot)) if row.strip()[:3] in ("c  ", "a  ", "d  ")]
        assert table == [
            ["c", "Confirmed", "1", "1", "·"],
            ["a", "Attributed", "1", "·", "·"],
            ["d", "Denied", "·", "1", "·"],
        ]


async def test_enter_shows_the_marked_claim_with_its_feedback(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=WIDE) as pilot:
        await result(pilot)
        await press(pilot, "down", "down", "enter")
        await on_screen(pilot, ReviewScreen)
        assert "~ Half of it. You answered: Attributed." in text_of(app_of(pilot))
        assert rows(app_of(pilot))[0].endswith("2 of 6")
        assert marked(app_of(pilot), "cue") == "denied"
        await press(pilot, "q")
        await result(pilot)
        assert marked(app_of(pilot), "mark").startswith("~ Cracks")


async def test_enter_does_what_comes_next(stage: Stage) -> None:
    app = stage.play("bridge", *LAST, Next())
    async with app.run_test(size=WIDE) as pilot:
        await result(pilot)
        assert marked(app_of(pilot), "mark") == "Next: A long read"
        await press(pilot, "enter")
        await ready(pilot)
        assert session_of(pilot).title == "A long read"
        await press(pilot, "q")
    assert app.return_code == 0


async def test_down_goes_from_what_comes_next_to_the_first_claim_and_up_to_the_last(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=WIDE) as pilot:
        await result(pilot)
        await press(pilot, "down")
        assert marked(app_of(pilot), "mark").startswith("x From June on")
        await press(pilot, "up", "up")
        assert marked(app_of(pilot), "mark").startswith("+ Who is heard")


async def test_where_nothing_comes_next_the_first_claim_is_marked(stage: Stage) -> None:
    for path in stage.folder.rglob("*.toml"):
        if path.name not in ("article.toml", "bridge.toml"):
            path.unlink()
    write(stage.folder / "alder-lock", "bridge.toml", BRIDGE.replace("statuses", "test = true\nstatuses", 1))
    acts = (*EXAM_ANSWERS, Submit())
    async with stage.play("bridge", *acts, options=EXAM).run_test(size=WIDE) as pilot:
        await result(pilot)
        assert "Next:" not in text_of(app_of(pilot))
        assert marked(app_of(pilot), "mark").startswith("x From June on")


@pytest.mark.parametrize("key", ["m", "r"])
async def test_another_round_is_of_the_bank_as_its_file_now_is(stage: Stage, key: str) -> None:
    path = next(stage.folder.rglob("bridge.toml"))
    async with stage.play("bridge", *LAST, Next()).run_test(size=WIDE) as pilot:
        await result(pilot)
        path.write_text(BRIDGE.replace("statuses", "test = true\nstatuses", 1), encoding="utf-8")
        await press(pilot, key)
        await ready(pilot)
        assert session_of(pilot).round.plan.exam


@pytest.mark.parametrize("key", ["m", "r"])
async def test_another_round_of_a_bank_that_is_gone_shows_its_faults(stage: Stage, key: str) -> None:
    path = next(stage.folder.rglob("bridge.toml"))
    async with stage.play("bridge", *LAST, Next()).run_test(size=WIDE) as pilot:
        await result(pilot)
        path.unlink()
        await press(pilot, key)
        await on_screen(pilot, FaultsScreen)
        assert "bridge.toml" in text_of(app_of(pilot))


async def test_left_and_right_go_through_the_claims(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=WIDE) as pilot:
        await result(pilot)
        await press(pilot, "down", "enter")
        await on_screen(pilot, ReviewScreen)
        seen = []
        for key in ["left", "right", "right", "right", "right", "right", "right", "left"]:
            await press(pilot, key)
            seen.append(rows(app_of(pilot))[0].split("  ")[-1].strip())
        assert seen == [f"{number} of 6" for number in (1, 2, 3, 4, 5, 6, 6, 5)]


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (40, 15)])
async def test_every_claim_can_be_looked_at_with_its_quote_in_view(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=size) as pilot:
        await result(pilot)
        await press(pilot, "down", "enter")
        await on_screen(pilot, ReviewScreen)
        for _ in range(6):
            assert [run for run in runs(app_of(pilot)) if run.state == "quote"]
            await press(pilot, "right")


async def test_an_objection_to_a_claim_seen_again_is_kept(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=WIDE) as pilot:
        await result(pilot)
        await press(pilot, "down", "enter")
        await on_screen(pilot, ReviewScreen)
        await press(pilot, "o", *"hm", "enter")
        assert session_of(pilot).round.cards[1].objection == "hm"
        (played,) = rounds(stage.store)
        assert {answer.position for answer in played.answers if answer.objection == "hm"} == {2}


async def test_an_objection_made_in_review_is_listed_in_the_result(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=WIDE) as pilot:
        await result(pilot)
        await press(pilot, "down", "enter")
        await on_screen(pilot, ReviewScreen)
        await press(pilot, "o", *"hm", "enter", "q")
        await result(pilot)
        assert "You read it differently: From June on, people walk over the water again. — hm" in text_of(app_of(pilot))


async def test_objections_are_listed(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Object("It is her word."), Next()).run_test(size=WIDE) as pilot:
        await result(pilot)
        assert "You read it differently: Who is heard in this article? — It is her word." in text_of(app_of(pilot))
        assert "+ Who is heard in this article?  · you read it differently" in text_of(app_of(pilot))


async def test_m_plays_the_missed_claims(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=WIDE) as pilot:
        await result(pilot)
        await press(pilot, "m")
        await ready(pilot)
        assert sorted(card.item for card in session_of(pilot).round.plan.cards) == ["beams", "june"]
        await press(pilot, "enter")
        assert standing(pilot) == (0, Ask.STATUS)


async def test_m_is_not_offered_where_nothing_was_missed(stage: Stage) -> None:
    async with stage.play("bridge", *ALL_RIGHT).run_test(size=WIDE, notifications=True) as pilot:
        await result(pilot)
        assert "6 of 6 points" in text_of(app_of(pilot))
        assert "Nothing missed." in text_of(app_of(pilot))
        assert "missed again" not in text_of(app_of(pilot))


async def test_skipped_claims_cost_nothing(stage: Stage) -> None:
    async with stage.play("bridge", *FIVE_SKIPPED, Choose((1, 3)), Next()).run_test(size=WIDE) as pilot:
        await result(pilot)
        assert "1 of 1 point\n" in text_of(app_of(pilot))
        assert [row.strip()[0] for row in rows(app_of(pilot)) if row.strip()[:2] in ("- ", "+ ")] == [*"-----", "+"]


async def test_r_begins_a_new_round(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=WIDE) as pilot:
        await result(pilot)
        await press(pilot, "r")
        await ready(pilot)
        assert "Enter when ready" in text_of(app_of(pilot))
        assert len(session_of(pilot).round.plan.cards) == 6
        assert not any(card.answers for card in session_of(pilot).round.cards)


async def test_a_leads_to_the_annotated_article(stage: Stage) -> None:
    async with stage.play("bridge", *LAST, Next()).run_test(size=WIDE) as pilot:
        await result(pilot)
        await press(pilot, "a")
        await on_screen(pilot, AnnotatedScreen)
        assert "4 The council confirmed" in " ".join(flowing(app_of(pilot), "#article").split())
        await press(pilot, "q")
        await result(pilot)


async def test_leaving_ends_the_program_where_play_began_the_round(stage: Stage) -> None:
    app = stage.play("bridge", *LAST, Next())
    async with app.run_test(size=WIDE) as pilot:
        await result(pilot)
        await press(pilot, "q")
    assert app.return_code == 0


async def test_leaving_goes_back_to_the_library_where_it_began_there(stage: Stage) -> None:
    stage.opened("bridge", LAST[:-1])
    async with stage.browse().run_test(size=WIDE) as pilot:
        await on_screen(pilot, LibraryScreen)
        await press(pilot, "enter")
        await ready(pilot)
        await press(pilot, "1", "3", "enter", "enter")
        await result(pilot)
        await press(pilot, "q")
        await on_screen(pilot, LibraryScreen)
        await until(pilot, "the new points", lambda: "last time 3½ of 6" in text_of(app_of(pilot)))


async def test_a_second_round_from_the_library_leads_back_to_it(stage: Stage) -> None:
    stage.opened("five", (Choose("unresolved"), Next(), Skip()))
    async with stage.browse().run_test(size=WIDE) as pilot:
        await on_screen(pilot, LibraryScreen)
        await press(pilot, "enter")
        await ready(pilot)
        await press(pilot, "2", "enter")
        await result(pilot)
        await press(pilot, "r")
        await ready(pilot)
        await press(pilot, "q")
        await on_screen(pilot, LibraryScreen)
        assert len(app_of(pilot).screen_stack) == 1


async def test_without_afterword_and_takeaway_nothing_stands_there(stage: Stage) -> None:
    write(stage.folder / "alder-lock", "article.toml", BRIDGE_ARTICLE.replace("afterword", "x-afterword"))
    async with stage.play("bridge", *LAST, Next()).run_test(size=WIDE) as pilot:
        await result(pilot)
        assert "What became known later" not in text_of(app_of(pilot))


async def test_r_begins_another_round_of_the_same_options(stage: Stage) -> None:
    asked = Options(statuses=(Status.ATTRIBUTED,), steps=(Step.STATUS,), seed=SEED)
    answered = (Choose("attributed"), Next())
    async with stage.play("bridge", *answered, options=asked).run_test(size=WIDE) as pilot:
        await result(pilot)
        await press(pilot, "r")
        await ready(pilot)
        deck = session_of(pilot).deck
        assert [card.item.status for card in deck if card and isinstance(card.item, Claim)] == [Status.ATTRIBUTED]


async def test_nothing_that_is_left_of_a_round_has_no_article_and_no_missed_claims(stage: Stage) -> None:
    stage.opened("bridge").start()
    emptied = replace(stage.bank(), claims=(), questions=())
    gone = open_round(emptied, OPTIONS, Seat(stage.store, CLOCK, "tui"))
    async with stage.show(gone).run_test(size=WIDE) as pilot:
        await result(pilot)
        assert "Nothing of this round is left in the bank." in text_of(app_of(pilot))
        assert "Nothing missed." not in text_of(app_of(pilot))
        await press(pilot, "a", "m", "r")
        await result(pilot)
        assert " a article" not in text_of(app_of(pilot))


async def test_a_card_taken_up_in_a_narrow_window_names_the_way_to_its_article(stage: Stage) -> None:
    stage.opened("bridge", FIRST)
    async with stage.play("bridge").run_test(size=(80, 24)) as pilot:
        await until(pilot, "the key line", lambda: rows(app_of(pilot))[-1].strip())
        assert "t text" in rows(app_of(pilot))[-1]
