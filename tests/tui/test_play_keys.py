"""Keys of a claim: what answers, what moves, and what is dropped because nobody has seen the claim yet."""

from __future__ import annotations

import pytest
from textual.widgets._toast import Toast

from quiz.game.events import Ask
from quiz.game.view import Act, Choose, Next, Phase
from quiz.tui.commands import Place, commands_at
from quiz.tui.screens.play import PlayScreen
from tests.tui.conftest import Stage
from tests.tui.driving import answers, burst, on_screen, press, ready, session_of, standing
from tests.tui.scenes import FIFTH, FIRST, FOURTH
from tests.tui.seeing import app_of, marked, rows, text_of, until

TO_QUOTE: tuple[Act, ...] = (*FIRST, Next(), Choose("attributed"))
TO_SOURCE: tuple[Act, ...] = (*TO_QUOTE, Choose(4))


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ("1", "confirmed"),
        ("2", "attributed"),
        ("3", "denied"),
        ("c", "confirmed"),
        ("a", "attributed"),
        ("d", "denied"),
        ("D", "denied"),
    ],
)
async def test_a_digit_or_letter_answers_at_once(stage: Stage, keys: str, chosen: str) -> None:
    async with stage.play().run_test() as pilot:
        await ready(pilot)
        await press(pilot, keys)
        assert answers(pilot)[0] == ((Ask.STATUS, chosen),)
        assert standing(pilot) == (0, Phase.FEEDBACK)


async def test_keys_of_statuses_that_the_bank_has_not_do_nothing(stage: Stage) -> None:
    async with stage.play().run_test() as pilot:
        await ready(pilot)
        for key in ["4", "5", "0", "l", "n", "z", "²", "２"]:
            await press(pilot, key)
        assert standing(pilot) == (0, Ask.STATUS)
        assert not answers(pilot)[0]


@pytest.mark.parametrize(
    ("key", "chosen"), [("4", "unresolved"), ("l", "unresolved"), ("5", "unstated"), ("n", "unstated")]
)
async def test_a_status_keeps_its_keys_in_every_bank(stage: Stage, key: str, chosen: str) -> None:
    async with stage.play("five").run_test() as pilot:
        await ready(pilot)
        await press(pilot, key)
        assert answers(pilot)[0] == ((Ask.STATUS, chosen),)


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["enter", "enter"], "confirmed"),
        (["down", "down", "enter"], "attributed"),
        (["enter", "down", "down", "up", "enter"], "attributed"),
    ],
)
async def test_enter_answers_with_the_choice_that_is_marked(stage: Stage, keys: list[str], chosen: str) -> None:
    async with stage.play().run_test() as pilot:
        await ready(pilot)
        await press(pilot, *keys)
        assert answers(pilot)[0] == ((Ask.STATUS, chosen),)


async def test_a_burst_of_digits_answers_one_card_only(stage: Stage) -> None:
    async with stage.play().run_test() as pilot:
        await ready(pilot)
        await burst(pilot, "1", "1", "1", "1", "1")
        assert answers(pilot) == [((Ask.STATUS, "confirmed"),), (), (), (), (), ()]
        assert standing(pilot) == (0, Phase.FEEDBACK)


async def test_enter_goes_on_only_after_the_feedback_was_painted(stage: Stage) -> None:
    async with stage.play().run_test() as pilot:
        await ready(pilot)
        await burst(pilot, "1", "enter", "enter", "1", "enter")
        assert standing(pilot) == (0, Phase.FEEDBACK)
        await press(pilot, "enter")
        assert standing(pilot) == (1, Ask.STATUS)


async def test_held_enter_answers_no_claim_that_nobody_has_seen(stage: Stage) -> None:
    async with stage.begin().run_test() as pilot:
        await ready(pilot)
        await burst(pilot, "enter", "enter", "enter", "1", "2")
        assert standing(pilot) == (0, Ask.STATUS)
        assert not answers(pilot)[0]


async def test_a_burst_gives_one_step_of_a_card_with_several(stage: Stage) -> None:
    async with stage.play("bridge", *FIRST, Next()).run_test() as pilot:
        await ready(pilot)
        await burst(pilot, "2", "4", "enter", "3", "3")
        assert answers(pilot)[1] == ((Ask.STATUS, "attributed"),)
        assert standing(pilot) == (1, Ask.QUOTE)


async def test_the_reading_page_takes_no_answers(stage: Stage) -> None:
    async with stage.begin().run_test() as pilot:
        await ready(pilot)
        await press(pilot, "1", "a", "s", "h")
        screen = await on_screen(pilot, PlayScreen)
        assert screen.place.value == "reading page"
        assert not answers(pilot)[0]
        await press(pilot, "enter")
        assert screen.place.value == "claim"


async def test_n_answers_that_no_sentence_says_it(stage: Stage) -> None:
    async with stage.play("bridge", *TO_QUOTE).run_test() as pilot:
        await ready(pilot)
        await press(pilot, "n")
        assert answers(pilot)[1][1] == (Ask.QUOTE, 0)


def test_no_command_has_a_digit_of_which_answers_are_made() -> None:
    commands = [*commands_at(Place.QUOTE), *commands_at(Place.EXAM_QUOTE)]
    keys = [key for command in commands for key in command.keys.split(",")]
    assert keys
    assert not [key for key in keys if key.isdigit()]


async def test_zero_is_shown_before_enter_answers_it(stage: Stage) -> None:
    async with stage.play("bridge", *TO_QUOTE).run_test() as pilot:
        await ready(pilot)
        await press(pilot, "0")
        assert standing(pilot) == (1, Ask.QUOTE)
        assert "> No sentence" in text_of(app_of(pilot))
        await press(pilot, "enter")
        assert answers(pilot)[1][1] == (Ask.QUOTE, 0)


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        (["1", "2"], 12),
        (["1", "1", "1"], 111),
        (["9", "9", "backspace"], 9),
        (["1", "1", "2"], 2),
        (["0", "7"], 7),
    ],
)
async def test_digits_gather_and_enter_answers(stage: Stage, keys: list[str], number: int) -> None:
    """The long article has 111 sentences; a number that it has not begins anew."""
    bank = stage.bank("long")
    assert len(bank.article.sentences) == 111
    stage.folder.joinpath("long/long.toml").write_text(
        (stage.folder / "long/long.toml").read_text().replace("[article]", 'ask = ["quote"]\n\n[article]')
    )
    async with stage.play("long", Choose("attributed")).run_test() as pilot:
        await ready(pilot)
        await press(pilot, *keys)
        assert f"> Sentence {number}" in text_of(app_of(pilot))
        assert bank.article.sentence_text(number).split()[0] in marked(app_of(pilot), "pointed")
        await press(pilot, "enter")
        assert answers(pilot)[0][1] == (Ask.QUOTE, number)


async def test_up_and_down_move_the_pointed_sentence(stage: Stage) -> None:
    async with stage.play("bridge", *TO_QUOTE).run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        await press(pilot, "down", "down", "down", "up", "down")
        assert marked(app_of(pilot), "pointed") == "Rosa Finch, who runs the lock cafe, said half her guests stay away."
        await press(pilot, "up", "up", "up", "up", "enter")
        assert answers(pilot)[1][1] == (Ask.QUOTE, 1)


async def test_letters_do_not_answer_a_source_step(stage: Stage) -> None:
    async with stage.play("bridge", *TO_SOURCE).run_test() as pilot:
        await ready(pilot)
        await burst(pilot, "a", "c", "d", "n", "r", "l")
        assert standing(pilot) == (1, Ask.SOURCE)
        await press(pilot, "3")
        assert answers(pilot)[1][2] == (Ask.SOURCE, "council")


@pytest.mark.parametrize("ticks", [["1", "3"], ["down", "space", "down", "down", "space"], ["3", "up", "up", "space"]])
async def test_digits_and_space_tick_where_several_are_right(stage: Stage, ticks: list[str]) -> None:
    async with stage.play("bridge", *FIFTH, Next()).run_test() as pilot:
        await ready(pilot)
        await press(pilot, *ticks)
        assert standing(pilot) == (5, Ask.QUESTION)
        assert text_of(app_of(pilot)).count("[x]") == 2
        await press(pilot, "enter")
        assert answers(pilot)[5] == ((Ask.QUESTION, (1, 3)),)


async def test_a_second_press_takes_a_tick_away(stage: Stage) -> None:
    async with stage.play("bridge", *FIFTH, Next()).run_test() as pilot:
        await ready(pilot)
        await press(pilot, "1", "2", "2")
        assert text_of(app_of(pilot)).count("[x]") == 1


async def test_enter_never_answers_without_a_tick(stage: Stage) -> None:
    async with stage.play("bridge", *FIFTH, Next()).run_test() as pilot:
        await ready(pilot)
        await press(pilot, "enter")
        assert standing(pilot) == (5, Ask.QUESTION)


async def test_a_digit_answers_where_one_is_right(stage: Stage) -> None:
    async with stage.play("bridge", *FOURTH, Next()).run_test() as pilot:
        await ready(pilot)
        await press(pilot, "3")
        assert answers(pilot)[4] == ((Ask.QUESTION, (3,)),)


async def test_a_hint_is_shown_and_its_key_leaves_the_line(stage: Stage) -> None:
    async with stage.play().run_test() as pilot:
        await ready(pilot)
        assert "h hint" in text_of(app_of(pilot))
        await press(pilot, "h")
        assert "Hint: Does anybody speak in sentence 1?" in text_of(app_of(pilot))
        assert "h hint" not in text_of(app_of(pilot))
        await press(pilot, "1")
        assert session_of(pilot).round.cards[0].answers[0].hint


async def test_a_skipped_claim_is_asked_no_more(stage: Stage) -> None:
    async with stage.play().run_test() as pilot:
        await ready(pilot)
        await press(pilot, "s")
        assert standing(pilot) == (1, Ask.STATUS)
        assert session_of(pilot).round.cards[0].skipped
        for _ in range(5):
            await press(pilot, "s")
        await until(pilot, "the result", lambda: standing(pilot)[1] is Phase.RESULT)


async def test_t_swaps_claim_and_article_in_a_narrow_window(stage: Stage) -> None:
    async with stage.play().run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await press(pilot, "down", "down", "t")
        assert "The council confirmed" in text_of(app_of(pilot))
        assert "How does the article put it?" not in text_of(app_of(pilot))
        await press(pilot, "t")
        assert marked(app_of(pilot), "mark").startswith("2 a")
        await press(pilot, "enter")
        assert answers(pilot)[0] == ((Ask.STATUS, "attributed"),)


async def test_t_does_nothing_where_both_are_shown(stage: Stage) -> None:
    async with stage.play().run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        await press(pilot, "t", "down", "down", "enter")
        assert answers(pilot)[0] == ((Ask.STATUS, "attributed"),)


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        ((), "Answer: 1 to 3 or c a d. ? keys"),
        (TO_QUOTE, "Answer: 1 to 8, Enter; or n. ? keys"),
        ((*FIFTH, Next()), "Tick: 1 to 3. Answer: Enter. ? keys"),
    ],
    ids=["status", "quote", "several"],
)
async def test_a_key_that_means_nothing_has_the_key_line_say_which_ones_do(
    stage: Stage, acts: tuple[Act, ...], told: str
) -> None:
    """Until the next key, in a window of 40 columns too, and without a word in passing."""
    async with stage.play("bridge", *acts).run_test(size=(40, 15), notifications=True) as pilot:
        screen = await ready(pilot)
        before = rows(app_of(pilot))[-1]
        await press(pilot, "x", "f")
        assert rows(app_of(pilot))[-1].strip() == told
        assert not list(screen.query(Toast))
        await press(pilot, "down")
        assert rows(app_of(pilot))[-1] == before
        assert answers(pilot)[-1] == ()
