"""Sentences that only the screens say; what both surfaces say is in quiz/game/wording."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.game.wording import count_of
from quiz.tui.commands import Place

TOO_SMALL = "This window is too small: 20 columns and 8 rows are the least."
READ_ONCE = "Read it once, {}."
WHEN_READY = "Enter when ready"
EXAM = "This is an exam: no hints, and no feedback before you hand it in."
OBJECTION_PROMPT = "I read it differently, because:"
OBJECTION_HELP = "One line. Enter keeps it, Escape leaves it."
OBJECTION_KEPT = "Kept. Readers do disagree; it stands in the result."
GIVES_UP = "A round of this quiz waits for you. An exam begun now gives it up for good."
GIVES_UP_HOW = "Enter keeps it and goes back. y gives it up and begins the exam."
NOT_ALL_SAVED = "Not all that was answered could be saved."
MISSED_NOT_KEPT = "Nothing to play: nothing of this round was kept, nor what you missed in it."
NOTHING_ANSWERED = "Nothing was answered."
ALL_SKIPPED = "Skipped:"
CUE_SPOTTER = (
    "A cue spotter looks for words such as “said” and no further. Where it does well, such words gave much away."
)
IN_THIS_ORDER = "How to decide, in this order"
TABLE = "It is | you said"
NOTHING_MISSED = "Nothing missed."
NOTHING_FOUND = "No quiz's title, summary or article has these words."
EMPTY_LIBRARY = "No quizzes here yet. Put a folder with one into:"
NO_ROUNDS = "No rounds yet. Play one, and it stands here."
BY_STATUS = "Right, by how the article puts it"
BY_DEVICE = "Right, by what the claim trains"
FIRST_MET = "first met"
FIRST = "first"
MET_AGAIN = "again"
OVER_TIME = "Over time: right of each ten when first met, oldest first"
HABIT = "Your habit"
ROUNDS = "Rounds, newest first"
ONLY_ENTER = "Enter goes on. ? keys"
ANSWERED = "This one is answered. Enter goes on."
BACK_TO_THE_CARD = "Enter or t: back to the claim"
IS_DRAFT = "A draft: it is not asked yet."
OWN = "[yours]"
DEFAULT = "[default]"
DRAFT = "[draft]"
NO_CLAIM = "No claim yet."
HELP_KEYS = "   ↑ ↓ for more, Enter closes"

_CHOICES = {
    "1 c …": "Answer with this choice, by its digit or its letter.",
    "↑ ↓": "Mark a choice; Enter answers with it.",
}
_SENTENCES = {
    "digits": "Type a sentence's number; Enter answers with it.",
    "↑ ↓": "Point at a sentence; Enter answers with it.",
}
ANSWERING: dict[Place, dict[str, str]] = {
    Place.CARD: _CHOICES,
    Place.EXAM: _CHOICES,
    Place.QUOTE: _SENTENCES,
    Place.EXAM_QUOTE: _SENTENCES,
}
"""What the choices and the article take themselves, as the help tells it: keys, and what they do."""


def next_thing(what: str) -> str:
    """What there is to do after a round, which Enter does."""
    return f"Next: {what}"


def reading(minutes: int) -> str:
    """How long the reading takes."""
    return READ_ONCE.format(f"about {count_of(minutes, 'minute')}")


def pointing(sentences: int, *, low: bool) -> str:
    """How to answer the quote step; in a low window in one line."""
    if low:
        return f"1 to {sentences} or ↑ ↓; n: no sentence."
    return f"Type a number (1 to {sentences}) or go there with ↑ ↓; n is no sentence."


def answer_keys(most: int, letters: Sequence[str]) -> str:
    """Which keys answer, where there are so many choices, some of them with a letter."""
    return f"Answer: 1 to {most}{' or ' if letters else ''}{' '.join(letters)}. ? keys"


def ticking_keys(most: int) -> str:
    """Likewise where several are right."""
    return f"Tick: 1 to {most}. Answer: Enter. ? keys"


def sentence_keys(sentences: int) -> str:
    """Likewise in the quote step."""
    return f"Answer: 1 to {sentences}, Enter; or n. ? keys"


def pointed(number: int | None) -> str:
    """What Enter answers now in the quote step."""
    return f"> Sentence {number}" if number else "> No sentence"


def on_the_claims(points: str) -> str:
    """The reader's own points, of the claims that were answered."""
    return f"On the claims that you answered: {points}."


def lazy_readers(told: Sequence[str]) -> str:
    """What readers get who do not ask who speaks: "always Confirmed 2 of 6"."""
    return f"Without asking who speaks: {', '.join(told)}."


def to_read_again(count: int) -> str:
    """What stands above the claims of a result."""
    return "The claims, first the one to read again:" if count == 1 else f"The claims, first the {count} to read again:"


def stands(verdict: str) -> str:
    """The verdict given in the first step."""
    return f"Your verdict: {verdict}."


def also_fair(name: str) -> str:
    """A second status that the bank allows."""
    return f"Also fair: {name}."


def quote_of(number: int, total: int) -> str:
    """Which of several quotes is shown."""
    return f"Quote {number} of {total}."


def saved_to(path: str) -> str:
    """Where a file was written."""
    return f"Saved: {path}"


def course(title: str) -> str:
    """What stands above the lessons of a course."""
    return f"Course: {title}"


def cut_to(most: int) -> str:
    """What is said where a paste was longer than the field."""
    return f"Only the first {most} characters are kept."
