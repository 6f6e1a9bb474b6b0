"""Plain mode's own sentences; those that it shares with the screens stand in quiz/game/wording.py."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.bank.status import Status
from quiz.game.events import Ask, Kind
from quiz.plain.lines import clipped, sentence
from quiz.text.phrases import listed

KIND_NAMES: dict[Kind, str] = {Kind.CLAIM: "Claim", Kind.QUESTION: "Question"}

STEP_WORDS: dict[Ask, str] = {
    Ask.STATUS: "Step status",
    Ask.QUOTE: "Step quote",
    Ask.SOURCE: "Step source",
    Ask.DENIAL: "Step denial",
    Ask.QUESTION: "Question",
}

HOW_TO_ANSWER = "Answer by a number, a word or its beginning, one line each. A question mark tells all commands."
EXAM_RULE = "Exam: nothing is marked before you type submit. Going back is allowed: back, or back and a number."
RESUMED_HELP = "The word text shows the article again, a question mark tells all commands."

NEXT_ARTICLE = "Another article. Read it once; its first claim follows."

SEVERAL = "Type the numbers of all that are right in one line, such as 1 2."
ONE_ONLY = "Only one of the choices can be taken here."
SKIPPED = "Skipped. It is not asked again in this round."
STEP_SKIPPED = "Skipped. The verdict stands."
SKIPPED_IN_EXAM = "Skipped. It stays open: back and its number return to it."
NOTHING_TO_ANSWER = "This one is complete and its verdict stands. skip goes on."
CHANGE_OR_KEEP = "Answer again to change it, or skip to keep it."
SUBMITTED = "Submitted. Here is every claim with its answer, then the result."

NO_ROUNDS = "Progress: no rounds yet."
FIRST_MET = "First met"
MET_AGAIN = "Met again"
EVERY_CLAIM = "all claims"
MOST_TENS = 20
"""Tens that are told at most, the newest."""

NOTHING_ANSWERED = "Result: nothing was answered, so there are no points to tell."

RETURN_TO_LIST = "Saved. Its number in the list takes it up again."
RETURN_TO_MIX = "Saved. mix takes it up again."
RETURN_TO_MIX_UNSAVED = "Not all of this round could be saved. mix takes it up again."
RETURN_UNSAVED = "Not all of this round could be saved. Its number in the list takes it up again."
NOT_KEPT = "Nothing of this round was kept."

BEGUN = "Begun, not finished."
MIXED_WAITS = f"Mixed round. {BEGUN} mix takes it up again."
LIBRARY_HOW = "A number or an id plays. Also: next, mix, exam and a number, progress, list, quit."
LIBRARY_HELP = (
    "A number from the list, or a quiz's id, plays that quiz.",
    "exam 2, or exam and an id, plays that quiz as an exam.",
    "next plays the next thing to do.",
    "mix plays claims of several quizzes, those not met yet first; mix 12 asks twelve.",
    "progress tells what you have done so far.",
    "list tells all the quizzes again.",
    "quit, or the end of the input, leaves.",
    "Screens in place of lines, where plain mode was set: factquiz config plain false.",
)
MIX_OF_HOW_MANY = "mix alone, or mix and how many claims, such as mix 12."
EXAM_OF_WHAT = "exam takes a number or an id of the list, such as exam 1."
_GIVES_UP_ONE = "a round of this quiz waits, and an exam gives it up for good. Its number or id takes it up"
_GIVES_UP_MIXED = "a mixed round waits, and a new one gives it up for good. mix takes it up"
LIBRARY_EMPTY = "There is no quiz here."
LEAVING = "Good-bye. factquiz opens the list again."


def gives_up(*, mixed: bool) -> str:
    """A round of the list would take the place of one that waits."""
    return f"{_GIVES_UP_MIXED if mixed else _GIVES_UP_ONE}; the same line once more gives it up."


def not_a_choice(line: str) -> str:
    """The line is none of the choices."""
    return f"“{clipped(line)}” is not one of the choices."


def not_understood(line: str) -> str:
    """The line is no command."""
    return f"“{clipped(line)}” is not one of the commands."


def fits_several(line: str) -> str:
    """The line begins more than one choice."""
    return f"“{clipped(line)}” fits more than one of the choices."


def no_such_sentence(number: int, most: int) -> str:
    """A sentence number out of range."""
    return f"There is no sentence {number}: the article has {most}."


def no_such_card(number: int, most: int) -> str:
    """A card number out of range."""
    return f"There is no number {number} to go back to: this round has {most}."


def sentence_range(most: int) -> str:
    """The choices of the step quote."""
    if most == 1:
        return "Type 1 for its only sentence, or 0 for no sentence."
    return f"Type a sentence's number, 1 to {most}, or 0 for no sentence."


def resumed(title: str, kind: Kind | None, number: int, total: int) -> str:
    """The opening of a round that is taken up again."""
    if kind is None:
        return f"Quiz: {sentence(title)} Taken up again."
    return f"Quiz: {sentence(title)} Taken up again at {kind.value} {number} of {total}."


def article_again(title: str) -> str:
    """Going back led to an article that was read before."""
    return f"This one is on “{title}” again. The word text shows it."


def also_fair(name: str) -> str:
    """The second status that a careful reader can defend."""
    return f"{name} can be defended too."


def your_verdict(name: str) -> str:
    """An earlier verdict, told again where a card is taken up in the middle."""
    return f"Your verdict: {name}."


def your_quote(words: str) -> str:
    """An earlier answer to the step quote."""
    return f"Your sentence: {words}."


def your_options(numbers: Sequence[int]) -> str:
    """An earlier answer to a reading question."""
    return f"Your answer: {' '.join(map(str, numbers))}."


def without_answer(amount: int) -> str:
    """How many cards were skipped, or left open in an exam."""
    return f"Without an answer: {amount}."


def flagged(kind: Kind, number: int, on: bool) -> str:
    """A flag was put on a card of an exam, or taken away."""
    return f"Flag: {kind.value} {number} {'is flagged' if on else 'is no longer flagged'}."


def objection_noted(kind: Kind, number: int, saved: bool) -> str:
    """An objection was taken down, and where it stands: nothing leaves the machine."""
    where = "in the result and in the record" if saved else "in the result"
    return f"Objection: noted on {kind.value} {number}. It stands {where}."


def over_time(name: str, right: Sequence[int]) -> str:
    """How many of each ten claims were right, oldest ten first."""
    told = listed([str(number) for number in right[-MOST_TENS:]])
    return f"Over time: {name}, right of each ten when first met, oldest first: {told}."


def numbers_line(role: str, numbers: Sequence[int]) -> str:
    """ "Open: 2, 5." or "Open: none."."""
    return f"{role}: {', '.join(map(str, numbers)) or 'none'}."


def table_row(right: str, total: int, verdicts: Sequence[tuple[str, int]]) -> str:
    """One row of the table status x verdict, as a sentence."""
    called = ", ".join(f"{name} {count}" for name, count in verdicts)
    return f"Table: of {total} {right}, you called {called}."


def say_status(right: str) -> str:
    """How the article puts it, after an answer that was another; `right` ends its sentence."""
    return f"It is {right}"


def answer_is(text: str) -> str:
    """The right options of a reading question."""
    return f"The answer is: {text}"


def go_on(command: str) -> str:
    """How to take a round up again."""
    return f"Saved. Go on with: {command}"


def go_on_unsaved(command: str) -> str:
    """The same where the record could not take everything."""
    return f"Not all of this round could be saved. Go on with: {command}"


def play_missed(command: str) -> str:
    """What to do next where something was missed."""
    return f"Next: {command} asks again what you missed."


def play_next(command: str) -> str:
    """What to do next where nothing was missed."""
    return f"Next: {command} plays what comes next."


def help_status(statuses: Sequence[Status]) -> str:
    """How a status is answered, in a bank that has these."""
    numbers = ", ".join(str(status.number) for status in statuses)
    letters = ", ".join(status.letter for status in statuses)
    return f"Step status: {numbers}, or {letters}, or a word or its beginning."


HELP_STEPS = (
    "Step quote: the number of the sentence that decides it, 0 for no sentence.",
    "Steps source and denial: the choice's number, or a beginning that fits one name only.",
    "Reading question: its number; where several are right, all of them in one line, such as 1 3.",
)
HELP_COMMANDS = (
    "Commands: text shows the article, text 4 its sentence 4, hint gives a hint, skip passes the claim over, "
    "object TEXT says that you read the claim answered last differently, quit leaves and saves, ? shows this help. "
    "Their letters: t, h, s, o, q."
)
HELP_COMMANDS_EXAM = (
    "Commands: text shows the article, text 4 its sentence 4, skip leaves the claim open, flag marks it for a second "
    "look, back goes to the one before, back 4 to number 4, submit hands everything in, quit leaves and saves, "
    "? shows this help. Their letters: t, s, f, b, q."
)
EXAM_ENDS = "Type submit to end it, or quit to leave it as it is."
EXAM_CHOICES = "Type submit to hand in, back and a number to return to one, or quit to go on another day."
