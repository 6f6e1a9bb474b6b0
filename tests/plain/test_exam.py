"""Exams in plain lines: nothing is marked before submit, and every way back stays open until then."""

from __future__ import annotations

from pathlib import Path

from quiz.game.plan import Options
from quiz.plain.play import Ending
from quiz.record.store import Store
from tests.plain.make import RIGHT, Played, played

EXAM = Options(exam=True)
TELLING = ("Right.", "Also fair.", "Half of it.", "Not this one.", "Quote:", "Source:", "Denial:", "Why:", "Result:")


def sat(*typed: str, **more: object) -> Played:
    """An exam after these lines."""
    return played(typed, options=EXAM, **more)  # type: ignore[arg-type]


def test_nothing_is_marked_before_submit() -> None:
    assert not any(line.startswith(TELLING) for line in sat(*RIGHT).lines)
    assert any(line.startswith(TELLING) for line in sat(*RIGHT, "submit").lines)


def test_after_the_last_card_an_overview_waits_for_submit() -> None:
    after = sat("skip", *RIGHT[1:], "1", "conf", "skip", "hint", "object x")
    assert after.ending is Ending.INPUT_ENDED
    assert after.written[-1] == "GO ON"
    assert "Open: 1." in after.lines
    assert "Flagged: none." in after.lines
    assert all(text.startswith("Again:") for text in after.written[-6:-1])


def test_submit_tells_every_card_and_the_result_and_ends() -> None:
    after = sat("2", *RIGHT[1:], "submit", "spare")
    assert after.ending is Ending.FINISHED
    assert after.unread == ["spare"]
    assert [line.split(" of ")[0] for line in after.lines if line.startswith("Review:")] == [
        "Review: claim 1",
        "Review: claim 2",
        "Review: claim 3",
        "Review: claim 4",
        "Review: question 5",
        "Review: question 6",
    ]
    assert after.last("Result:").startswith("Result: 5 of 6.")
    assert any(line.startswith("Missed: claim 1.") for line in after.lines)


def test_submit_at_any_time_counts_open_cards() -> None:
    after = sat("1", "submit")
    assert after.ending is Ending.FINISHED
    assert after.last("Result:").startswith("Result: 1 of 6.")
    assert "Without an answer: 5." in after.lines


def test_back_shows_the_answer_and_lets_it_be_changed() -> None:
    after = sat("2", "back", "1", "submit")
    lines = after.lines
    again = len(lines) - 1 - lines[::-1].index("Claim 1 of 6. Nobody can cross at Alder Lock.")
    assert lines[again + 1] == "Your verdict: Attributed."
    assert lines[again + 2] == "Answer again to change it, or skip to keep it."
    assert after.last("Result:").startswith("Result: 1 of 6.")


def test_back_and_a_number_return_to_that_card_and_go_on_at_the_next_open_one() -> None:
    after = sat("2", "2", "4", "2", "rosa", "back 1", "1")
    assert after.written[-2].startswith("\nClaim 4 of 6.")


def test_once_the_second_step_was_shown_the_verdict_stands() -> None:
    after = sat("1", "c", "back 2")
    assert "Your verdict: Confirmed." in after.lines
    assert after.last("Step quote.")
    complete = sat("1", "c", "4", "back 2", "a", "skip")
    assert any(line.startswith("Again: “a” is not") for line in complete.lines)
    assert complete.written[-2].startswith("\nClaim 3 of 6.")


def test_skip_leaves_a_card_open() -> None:
    after = sat("skip", *RIGHT[1:], "back 1", "1")
    assert "Open: none." in after.lines[-5:]


def test_skipping_an_answered_card_keeps_its_answer() -> None:
    after = sat(*RIGHT, "back 1", "skip", "submit")
    assert after.last("Result:").startswith("Result: 6 of 6.")


def test_a_flag_is_told_and_taken_away_again() -> None:
    after = sat("flag", "1", "back 1", "flag", "flag", "skip", *RIGHT[1:])
    assert "Claim 1 of 6, flagged. Nobody can cross at Alder Lock." in after.lines
    assert "Flag: claim 1 is no longer flagged." in after.lines
    assert "Flagged: 1." in after.lines


def test_an_exam_has_no_hints() -> None:
    after = sat("hint", "?")
    assert after.last("Again:").startswith("Again: An exam has no hints.")
    assert "hint" not in after.last("Commands:")


def test_practice_says_what_belongs_to_exams() -> None:
    for line in ("flag", "submit", "back", "back 2"):
        assert "exam" in played([line]).last("Again:").lower(), line


def test_an_exam_is_taken_up_unsubmitted_where_it_stood(tmp_path: Path) -> None:
    for number, line in enumerate(RIGHT):
        after = sat(line, store=Store(tmp_path))
        assert after.ending is Ending.INPUT_ENDED
        assert number == 0 or "Taken up again at" in after.lines[0]
    after = sat("submit", store=Store(tmp_path))
    assert after.lines[0] == "Quiz: Three ways to say it. Taken up again."
    assert after.last("Result:").startswith("Result: 6 of 6.")


def test_a_skipped_card_of_an_exam_is_open_when_it_is_taken_up(tmp_path: Path) -> None:
    sat("skip", "a", "4", store=Store(tmp_path))
    after = sat("1", store=Store(tmp_path))
    assert "Taken up again at claim 1 of 6." in after.lines[0]
    assert after.written[-2].startswith("\nClaim 3 of 6.")
