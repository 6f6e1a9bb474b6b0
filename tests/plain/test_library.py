"""The list of numbered quizzes on a terminal (docs/playing.md, In plain lines)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from quiz.bank.head import Head
from quiz.plain.library import Wanted, Wish, listed, meaning, run_library
from quiz.plain.play import Ending
from quiz.record.library import Library, LibraryEntry
from quiz.record.values import BankScore, Points


def entry(id_: str | None, title: str | None = None, score: BankScore | None = None, **changed: object) -> LibraryEntry:
    fields: dict[str, object] = {
        "path": Path(f"{id_ or 'broken'}.toml"),
        "id": id_,
        "title": title,
        "summary": None,
        "language": "en",
        "licence": None,
        "content": None,
        "course": None,
        "lesson": None,
        "test": False,
        "statuses": (),
        "article_title": None,
        "article_file": None,
        "shipped": True,
    }
    return LibraryEntry(Head(**{**fields, **changed}), score)  # type: ignore[arg-type]


ENTRIES = (
    entry("first-steps", "First steps", BankScore(Points(4.5, 6), False), course="reading", lesson=1),
    entry("old-bell", "The old bell", BankScore(None, True), content="war", article_title="The bell"),
    entry("old-clock", "Who says so?", summary="One clock.\nMany voices", test=True, article_title="The bell"),
    entry(None, None),
    entry("2024", "A year"),
)


def library(newest: str | None = "old-bell", entries: tuple[LibraryEntry, ...] = ENTRIES) -> Library:
    return Library(entries, newest)


def used(typed: Iterable[str], ending: Ending = Ending.FINISHED, of: Library | None = None) -> tuple[list[str], Ending]:
    """What was written, with what was played in brackets."""
    written: list[str] = []

    def play(wanted: Wanted) -> Ending:
        name = wanted.entry.head.id if wanted.entry is not None else f"mix {wanted.mix}"
        written.append(f"[{'exam ' if wanted.exam else ''}{name}]")
        return ending

    ended = run_library(
        lambda: of or library(), written.append, iter(typed), play, lambda: written.append("[progress]")
    )
    return written, ended


def test_every_quiz_stands_in_one_line_with_its_number_and_id() -> None:
    assert listed(library()) == [
        "Library: 5 quizzes.",
        "Course: reading.",
        "1 First steps. Lesson 1. Last time: 4½ of 6. Id: first-steps",
        "Article: The bell.",
        "2 The old bell. Content: war. Begun, not finished. Id: old-bell",
        "3 Who says so? Test. One clock. Many voices. Id: old-clock",
        "Other quizzes:",
        "4 broken.toml. It cannot be read: factquiz check broken.toml",
        "5 A year. Id: 2024",
        "Today: go on with The old bell.",
    ]


def test_an_empty_library_says_so() -> None:
    assert listed(library(entries=())) == ["There is no quiz here."]


def test_a_course_is_shown_as_words() -> None:
    told = listed(library(entries=(entry("a", "A", course="reading-the-news"),)))
    assert told[1] == "Course: reading the news."


def test_a_broken_bank_keeps_the_end_of_its_title() -> None:
    told = listed(library(entries=(entry(None, "Who says so?"),)))
    assert told[2] == "1 Who says so? It cannot be read: factquiz check broken.toml"


@pytest.mark.parametrize(
    ("line", "id_"),
    [
        ("1", "first-steps"),
        (" 2\r\n", "old-bell"),
        ("OLD-CLOCK", "old-clock"),
        ("first", "first-steps"),
        ("5", "2024"),
        ("2024", "2024"),
    ],
)
def test_a_number_or_an_id_plays(line: str, id_: str) -> None:
    assert f"[{id_}]" in used([line])[0]


@pytest.mark.parametrize(
    ("line", "id_"), [("exam 1", "first-steps"), ("EXAM  2\n", "old-bell"), ("exam old-clock", "old-clock")]
)
def test_exam_before_a_number_or_an_id_plays_as_an_exam(line: str, id_: str) -> None:
    assert f"[exam {id_}]" in used([line])[0]


def test_an_exam_of_what_is_not_there_is_refused() -> None:
    assert used(["exam"])[0][1].startswith("Again: exam takes a number or an id")
    assert used(["exam 9"])[0][1].startswith("Again: “9” is no number and no id of the list.")
    assert used(["exam frist-steps"])[0][1].splitlines()[0].endswith("Did you mean first-steps?")
    assert used(["exams 1"])[0][1].startswith("Again: “exams 1”")
    assert any("exam 2" in text for text in used(["?"])[0])


@pytest.mark.parametrize("line", ["0", "6", "old", "²", "o", "what", "\x1b"])
def test_what_is_neither_is_refused_and_asked_again(line: str) -> None:
    written, ending = used([line, "next"])
    assert written[1].startswith("Again: “")
    assert "[old-bell]" in written
    assert ending is Ending.LEFT


def test_a_slip_in_an_id_is_helped() -> None:
    assert str(meaning("frist-steps", library())).endswith("Did you mean first-steps?")


def test_next_is_the_next_thing_to_do() -> None:
    assert "[old-bell]" in used(["next"])[0]
    assert "[2024]" in used(["next"], of=library(None, (ENTRIES[2], ENTRIES[4])))[0]
    assert "[mix None]" in used(["next"], of=library(None, (ENTRIES[0], ENTRIES[2], ENTRIES[4])))[0]
    assert used(["next"], of=library(None, ()))[0][1] == "There is no quiz here."


def test_mix_alone_or_with_a_number_is_a_mixed_round() -> None:
    assert "[mix None]" in used(["mix"])[0]
    assert "[mix 12]" in used(["MIX 12"])[0]
    for line in ("mix 0", "mix all", "mix ²", "mix 99999"):
        assert used([line])[0][1].startswith("Again: mix alone, or mix and how many claims")


def test_progress_list_and_help_are_told_and_the_list_waits_on() -> None:
    written, _ = used(["progress", "list", "?", "", "3"])
    assert "[progress]" in written
    assert written.count("\n".join(listed(library()))) == 1
    assert any(text.startswith("Help:") for text in written)
    assert "[old-clock]" in written
    assert meaning("q", library()) is Wish.QUIT


def test_after_a_round_the_list_waits_for_the_next_one() -> None:
    written, ending = used(["1", "2", "quit", "3"])
    assert [text for text in written if text.startswith("[")] == ["[first-steps]", "[old-bell]"]
    assert ending is Ending.LEFT


@pytest.mark.parametrize("ending", [Ending.INPUT_ENDED, Ending.INTERRUPTED])
def test_a_round_that_ended_the_input_or_was_interrupted_ends_the_list(ending: Ending) -> None:
    written, ended = used(["1", "2"], ending)
    assert ended is ending
    assert written[-1] == "[first-steps]"


def test_ctrl_c_at_the_list_is_told_as_interrupted() -> None:
    def lines() -> Iterable[str]:
        yield "?"
        raise KeyboardInterrupt

    assert used(lines())[1] is Ending.INTERRUPTED


def with_waiting(typed: Iterable[str]) -> list[str]:
    """What is told and played (in brackets) where an exam, and `mix` with a number, would give a round up."""
    written: list[str] = []

    def play(wanted: Wanted) -> Ending:
        written.append(f"[{wanted.entry.head.id if wanted.entry else 'mix'}{' exam' if wanted.exam else ''}]")
        return Ending.FINISHED

    run_library(
        library,
        written.append,
        iter(typed),
        play,
        lambda: None,
        gives_up=lambda wanted: wanted.exam or wanted.mix is not None,
    )
    return [text for text in written if text.startswith(("[", "Again: a "))]


def test_what_gives_up_a_round_that_waits_is_refused_once() -> None:
    refusal, played = with_waiting(["exam 2", "exam old-bell"])
    assert refusal.startswith("Again: a round of this quiz waits")
    assert "the same line once more gives it up" in refusal
    assert played == "[old-bell exam]"
    refusal, played = with_waiting(["mix 12", "mix 12"])
    assert refusal.startswith("Again: a mixed round waits")
    assert played == "[mix]"
    assert with_waiting(["2", "mix"]) == ["[old-bell]", "[mix]"]


@pytest.mark.parametrize("between", ["exam 1", "mix 5", "list", "?", "what", "3"])
def test_only_the_very_next_line_gives_it_up(between: str) -> None:
    told = with_waiting(["exam 2", between, "exam 2"])
    assert "[old-bell exam]" not in told
    assert told[-1].startswith("Again: a round of this quiz waits")


def test_a_mixed_round_that_waits_is_told_wherever_the_next_thing_is() -> None:
    written: list[str] = []
    typed = iter(["list", "1", "quit"])
    run_library(library, written.append, typed, lambda _: Ending.FINISHED, lambda: None, lambda _: True)
    waits = "Mixed round. Begun, not finished. mix takes it up again.\nToday: go on with The old bell."
    assert [waits in text for text in written if "Today:" in text] == [True] * 3
