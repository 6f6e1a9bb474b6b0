"""Whole rounds in plain lines: what is written, when it ends, and how it is taken up again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.status import Status, Step
from quiz.cli.output import out
from quiz.game.events import Event
from quiz.game.plan import Options
from quiz.plain.play import Ending, play
from quiz.plain.progress import progress_lines
from quiz.plain.wording import STEP_SKIPPED
from quiz.record.history import rounds
from quiz.record.progress import Progress
from quiz.record.store import Store
from quiz.record.values import NullStore, UnusableStore
from tests.plain.make import (
    RIGHT,
    TEXT,
    WAYS,
    article,
    bank,
    claim,
    claims,
    interrupted,
    opened,
    played,
)

MARKS = ("Right.", "Also fair.", "Half of it.", "Not this one.")


def test_a_round_prints_its_result_and_leaves_spare_lines_unread() -> None:
    after = played([*RIGHT, "spare", "1"])
    assert after.ending is Ending.FINISHED
    assert after.last("Result:").startswith("Result: 6 of 6.")
    assert after.unread == ["spare", "1"]
    assert "GO ON" not in after.text


def test_one_line_is_one_answer_and_blank_lines_are_none() -> None:
    blank = ["", "  ", "\t\n", "\u200b", "\r\n"]
    typed = [line for answer in RIGHT for line in (*blank, answer)]
    assert played(typed).lines == played(RIGHT).lines


def test_the_first_word_of_every_block_is_its_role() -> None:
    after = played(["9", "?", "hint", "text 1", *RIGHT])
    first = {block.split("\n")[0].split(" ")[0].rstrip(":.") for block in after.text.split("\n\n")}
    assert first == {"Quiz", "Intro", "Article", "Sentence", "Answer", "Claim", "Question", "Result"}


def test_a_new_round_tells_intro_and_article_once_before_the_first_card() -> None:
    after = played(RIGHT)
    head, _, rest = after.text.partition("Claim 1 of 6.")
    assert "Intro: Look for who speaks." in head
    for number, sentence in enumerate(TEXT.replace("\n\n", " ").split(". "), 1):
        assert head.count(f"Sentence {number}. {sentence.rstrip('.')}.") == 1
    assert "Intro:" not in rest
    assert "Article:" not in rest
    assert head.startswith("Quiz: Three ways to say it. 4 claims and 2 questions, about")


def test_glosses_are_told_in_full_at_claim_1_and_on_a_question_mark_only() -> None:
    gloss = "2 Attributed: somebody, named or not, says so."
    assert played([]).lines.count(gloss) == 1
    assert played(RIGHT[:3]).lines.count(gloss) == 1
    assert played(["1", "?", "?"]).lines.count(gloss) == 3
    assert "1 Confirmed, 2 Attributed, 3 Denied." in played(["1"]).lines[-2]


def test_what_the_bank_lacks_is_named_nowhere_help_included() -> None:
    text = played(["?", "9", *RIGHT]).text
    assert "Left open" not in text
    assert "Not in it" not in text
    assert "unclear" not in text


@pytest.mark.parametrize(
    ("line", "mark"), [("confirmed", "Right."), ("attributed", "Not this one."), ("denied", "Not this one.")]
)
def test_the_first_line_of_feedback_begins_with_the_mark(line: str, mark: str) -> None:
    told = played([line]).written
    assert told[-3].startswith(mark)
    assert sum(text.startswith(MARKS) for text in told) == 1


def test_half_of_it_and_also_fair_have_marks_of_their_own() -> None:
    inside = article()
    fair = claims(inside)[1]._replace(also=Status.DENIED)
    told = played(["denied", "4", "attributed", "the c"], of=bank(claims=(fair, claims(inside)[3]), questions=())).lines
    assert any(line.startswith("Also fair. You answered: Denied. It is Attributed:") for line in told)
    assert any(line.startswith("Half of it. You answered: Attributed. It is Denied:") for line in told)


def test_only_the_last_step_of_a_card_is_followed_by_feedback() -> None:
    of = bank(claims=claims(article())[1:2], questions=())
    before = played(["attributed"], of=of)
    assert not any(line.startswith((*MARKS, "Quote:", "Why:", "Sentence 4. The council [")) for line in before.lines)
    assert before.lines[-2].startswith("Step quote.")
    after = played(["attributed", "1"], of=of)
    assert "Quote: Not this one. Right verdict, other sentence. You pointed at sentence 1; sentence 4 decides it." in (
        after.lines
    )


def test_the_marks_of_the_other_steps_stand_in_lines_of_their_names() -> None:
    lines = played(RIGHT).lines
    assert "Quote: Right. Sentence 4." in lines
    assert "Source: Right. Rosa Finch." in lines
    assert "Denial: Right. The council." in lines


def test_no_line_before_the_feedback_begins_as_a_mark_of_a_step_does() -> None:
    lines = played(["1", "a", "9", "?"]).lines
    feedback = next(n for n, line in enumerate(lines) if line.startswith("Right."))
    assert not any(line.startswith(("Quote:", "Source:", "Denial:")) for line in lines[feedback + 8 :])


def test_the_quote_stands_in_the_feedback_word_for_word_with_its_signal_words() -> None:
    lines = played(["1", "a", "4"]).lines
    feedback = lines[lines.index("Claim 2 of 6. The bridge opens again in June.") + 2 :]
    assert "Sentence 4. The council confirmed that the bridge will open again in June." in feedback
    assert "Signal words: “confirmed”. Says so: the council. Says no: nobody." in feedback


def test_a_quote_that_is_part_of_a_sentence_is_told_as_a_part() -> None:
    inside = article()
    part = claim("cracks", "Two beams have cracks.", Status.CONFIRMED, ["that two beams were cracked"], inside)
    assert "Sentence 5. … that two beams were cracked …" in played(["1"], of=bank(claims=(part,))).lines


@pytest.mark.parametrize("line", ["9", "²", "maybe", "1 2", "\x1b[2J", "\ufffd\ufffd"])
def test_what_is_not_understood_is_refused_with_the_choices_and_asked_again(line: str) -> None:
    after = played([line, "1"])
    refused = after.last("Again:")
    assert refused.endswith("How does the article put it? 1 Confirmed, 2 Attributed, 3 Denied.")
    assert any(text.startswith("Right.") for text in after.lines)


def test_a_sentence_that_the_article_lacks_is_refused() -> None:
    assert "There is no sentence 6: the article has 5." in played(["text 6"]).text
    assert played(["text 4"]).written[-2] == (
        "Sentence 4. The council confirmed that the bridge will open again in June."
    )


def test_text_tells_the_whole_article_again() -> None:
    assert played(["t"]).text.count("Sentence 5. An engineer told") == 2


def test_a_hint_is_told_where_there_is_one() -> None:
    assert "Hint: Who speaks there?" in played(["hint"]).lines
    assert played(["1", "hint"]).last("Again:").startswith("Again: There is no hint for this one.")


def test_a_skipped_card_is_asked_no_more_and_costs_nothing() -> None:
    after = played(["skip", *RIGHT[1:]])
    assert after.ending is Ending.FINISHED
    assert after.last("Result:").startswith("Result: 5 of 5.")
    assert "Without an answer: 1." in after.lines


def test_an_objection_is_on_the_claim_answered_last_and_a_second_one_replaces_it() -> None:
    after = played(["object too early", "1", "o first", "a", "object The council  spoke", *RIGHT[2:]])
    assert "There is no answered claim to object to yet." in after.text
    assert "Objection: noted on claim 1. It stands in the result." in after.lines
    assert after.last("Objection:").endswith("You wrote: The council spoke")
    assert sum(line.startswith("Objection: claim") for line in after.lines) == 1


@pytest.mark.parametrize(("typed", "ending"), [([], Ending.INPUT_ENDED), (["1", "quit", "a"], Ending.LEFT)])
def test_leaving_tells_in_one_line_how_to_go_on(typed: list[str], ending: Ending) -> None:
    after = played(typed)
    assert after.ending is ending
    assert after.written[-1] == "GO ON"


class Full(NullStore):
    """A record that takes a round, and no event of it."""

    def keep(self, round_id: str, event: Event) -> None:
        raise UnusableStore("The disk is full.")


@pytest.mark.parametrize("typed", [["1"], RIGHT], ids=["left", "finished"])
def test_a_round_that_is_not_saved_in_full_ends_with_that(typed: list[str]) -> None:
    after = played(typed, store=Full())
    assert after.written[-1] == "GO ON UNSAVED"
    assert "NEXT" not in after.text


@pytest.mark.parametrize("typed", [["1", "quit"], RIGHT], ids=["left", "finished"])
def test_what_can_be_saved_at_the_last_moment_is_no_longer_missing(typed: list[str]) -> None:
    class Passing(Full):
        """Trouble that passes when the round is being left."""

        def keep(self, round_id: str, event: Event) -> None:
            if not left:
                super().keep(round_id, event)

    left: list[bool] = []

    def lines() -> Iterator[str]:
        yield from typed[:-1]
        left.append(True)
        yield typed[-1]

    written: list[str] = []
    play(opened(store=Passing()), written.append, lines(), WAYS)
    assert "GO ON UNSAVED" not in written


def test_ctrl_c_ends_with_one_closing_line() -> None:
    written: list[str] = []
    assert play(opened(), written.append, interrupted(["1"]), WAYS) is Ending.INTERRUPTED
    assert written[-1] == "GO ON"
    assert "Traceback" not in "\n".join(written)


def test_a_round_is_taken_up_at_the_first_step_without_an_answer(tmp_path: Path) -> None:
    played(RIGHT[:1], store=Store(tmp_path))
    for number, line in enumerate(RIGHT[1:], 1):
        before = played([], store=Store(tmp_path)).written
        assert before[0].startswith("Quiz: Three ways to say it. Taken up again at ")
        assert not any("Article:" in text or "Intro:" in text for text in before)
        after = played([line], store=Store(tmp_path))
        assert after.written[len(before) - 1 :] == told_after(RIGHT[:number], line), number
    assert after.last("Result:").startswith("Result: 6 of 6.")


def told_after(typed: list[str], line: str) -> list[str]:
    """What one more line makes a round write that is never left."""
    return played([*typed, line]).written[len(played(typed).written) - 1 :]


def test_a_step_in_the_middle_of_a_card_is_taken_up_with_its_claim_and_verdict(tmp_path: Path) -> None:
    played(["1", "a"], store=Store(tmp_path))
    lines = played([], store=Store(tmp_path)).lines
    at = lines.index("Claim 2 of 6. The bridge opens again in June.")
    assert lines[at + 1] == "Your verdict: Attributed."
    assert lines[at + 2].startswith("Step quote. Prove it: which sentence decides it?")


@pytest.mark.parametrize(("title", "shown"), [("Who says so?", "Who says so?"), ("Part 1", "Part 1.")])
def test_a_title_that_ends_as_a_sentence_gets_no_full_stop(title: str, shown: str, tmp_path: Path) -> None:
    lines = [*played(["1"], bank(title=title), store=Store(tmp_path)).lines]
    lines += played([], bank(title=title), store=Store(tmp_path)).lines
    played_rounds = rounds(Store(tmp_path))
    lines += progress_lines(Progress(played_rounds, {"alder-lock": title}))
    told = [line.split(": ", 1)[1] for line in lines if title in line]
    assert len(told) == 3
    assert all(line.startswith(f"{shown} ") for line in told)


def test_an_objection_after_taking_up_is_on_the_claim_answered_last(tmp_path: Path) -> None:
    played(["1", "a", "4"], store=Store(tmp_path))
    after = played(["object I saw it", *RIGHT[3:]], store=Store(tmp_path))
    assert "Objection: noted on claim 2. It stands in the result and in the record." in after.lines


def test_a_step_after_the_verdict_that_is_passed_over_is_followed_by_the_feedback() -> None:
    after = played(["1", "d", "skip"])
    said = after.lines.index(STEP_SKIPPED)
    assert after.lines[said + 1].startswith("Not this one."), "the verdict was wrong, and that is told"
    assert any(line.startswith("Claim 3 of 6.") for line in after.lines[said:])


def test_a_skipped_card_stays_skipped_when_the_round_is_taken_up(tmp_path: Path) -> None:
    played(["skip"], store=Store(tmp_path))
    assert "Claim 2 of 6." in played([], store=Store(tmp_path)).text


def test_a_text_of_a_bank_never_opens_a_line_of_its_own() -> None:
    inside = article()
    sly = claims(inside)[0]._replace(
        text="A claim.\nRight. Gotcha", why="Because.\r\nResult: 9 of 9.", hint="x\u2028Quote: y"
    )
    of = bank(claims=(sly,), questions=(), takeaway="Think.\n\nAgain: no", title="A\nRight. title")
    lines = played(["hint", "2"], of=of).lines
    assert not any(line.startswith(("Right.", "Result: 9", "Quote:", "Again:")) for line in lines)


def test_a_soft_hyphen_at_a_line_end_is_told_as_one_word() -> None:
    inside = article("The Immo\u00ad\nbilien office has closed.\nIt is new.")
    closed = claim("closed", "It closed.", Status.CONFIRMED, ["The Immo\u00ad\nbilien office has closed."], inside)
    lines = played(["1"], of=bank(article=inside, claims=(closed,), questions=())).lines
    assert lines.count("Sentence 1. The Immobilien office has closed.") == 2


def test_nothing_that_acts_on_a_terminal_reaches_it(capsys: pytest.CaptureFixture[str]) -> None:
    acting = "\x1b]52;c;aGk=\a \x1b[2J \x9b2J \u202e \u2066 \r \x00"
    inside = article(f"The {acting} bridge has closed.", title=f"Title {acting}")
    sly = claim("closed", f"It closed {acting}.", Status.CONFIRMED, [inside.text], inside, hint=acting, why=acting)
    of = bank(article=inside, claims=(sly,), questions=(), title=acting, intro=acting, takeaway=acting)
    play(opened(of), out, iter(["hint", acting, "1"]), WAYS)
    told = capsys.readouterr().out
    assert not set(told) & set("\x1b\a\x9b\u202e\u2066\r\x00")
    assert "Result: 1 of 1." in told


def test_options_decide_which_steps_are_asked() -> None:
    text = played(["1"], options=Options(steps=(Step.STATUS, Step.QUOTE))).text
    assert "Step quote." in text
    assert not any(line.startswith(MARKS) for line in text.split("\n"))


@given(
    st.lists(st.one_of(st.text(), st.sampled_from([*RIGHT, "back", "flag", "submit", "s", "h", "o x"])), max_size=30)
)
def test_no_line_whatever_it_holds_breaks_a_round(typed: list[str]) -> None:
    for exam in (False, True):
        after = played(typed, options=Options(exam=exam))
        assert after.ending in (Ending.FINISHED, Ending.LEFT, Ending.INPUT_ENDED)
