"""Every sentence that the game says, in one place, so that a translation stays possible."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.bank.status import Mark, Status
from quiz.game.events import Ask
from quiz.text.phrases import capital as capital
from quiz.text.phrases import count_of as count_of
from quiz.text.phrases import listed

LINE = "Not “is it true?” but “who says so?”"

NAMES: dict[Status, str] = {
    Status.CONFIRMED: "Confirmed",
    Status.ATTRIBUTED: "Attributed",
    Status.DENIED: "Denied",
    Status.UNRESOLVED: "Left open",
    Status.UNSTATED: "Not in it",
}

LONG_NAMES: dict[Status, str] = NAMES | {Status.CONFIRMED: "Confirmed by the article"}

GLOSSES: dict[Status, str] = {
    Status.CONFIRMED: "it says so itself, naming nobody",
    Status.ATTRIBUTED: "somebody, named or not, says so",
    Status.DENIED: "somebody in it says it is not so, whoever else says it is",
    Status.UNRESOLVED: "the article raises it and does not settle it",
    Status.UNSTATED: "no sentence says it",
}

DECIDING: dict[Status, str] = {
    Status.UNSTATED: "No sentence says it: not in it.",
    Status.DENIED: "Somebody says it is not so: denied, whoever else says it is.",
    Status.CONFIRMED: "The article says it plainly itself: confirmed.",
    Status.UNRESOLVED: "It calls it unclear, or only its own “seems” or “may” carries it: left open.",
    Status.ATTRIBUTED: "A person or a report says it: attributed.",
}
"""How a status is decided, in the order in which to ask. The help shows those that the bank has."""

NOT_TRUTH = "None of these means true or false."

POINTS = "What counts"
COUNTING = (
    "Right and also fair: 1 point. Half of it: ½. A reading question: 1.",
    "The steps after a verdict count nothing, and a hint costs nothing.",
)

MARK_WORDS: dict[Mark, str] = {
    Mark.RIGHT: "Right.",
    Mark.FAIR: "Also fair.",
    Mark.HALF: "Half of it.",
    Mark.WRONG: "Not this one.",
    Mark.SKIPPED: "Skipped.",
}

MARK_SIGNS: dict[Mark, str] = {
    Mark.RIGHT: "+",
    Mark.FAIR: "=",
    Mark.HALF: "~",
    Mark.WRONG: "x",
    Mark.SKIPPED: "-",
}

PROMPTS: dict[Ask, str] = {
    Ask.STATUS: "How does the article put it?",
    Ask.QUOTE: "Prove it: which sentence decides it?",
    Ask.SOURCE: "Who says so?",
    Ask.DENIAL: "Who says it is not so?",
    Ask.QUESTION: "Choose one.",
}
CHOOSE_ALL = "Choose all that are right."

STEP_NAMES: dict[Ask, str] = {
    Ask.STATUS: "Status",
    Ask.QUOTE: "Quote",
    Ask.SOURCE: "Source",
    Ask.DENIAL: "Denial",
    Ask.QUESTION: "Answer",
}

ARTICLE_NAME = "the article itself"
NOBODY = "nobody"
NO_SENTENCE = "no sentence"

DEFAULT_FEEDBACK: dict[tuple[Status, Status], str] = {
    (Status.CONFIRMED, Status.CONFIRMED): "The article states it and puts no speaker in between.",
    (Status.CONFIRMED, Status.ATTRIBUTED): "The article does not say this itself: it hands on what somebody else says.",
    (Status.CONFIRMED, Status.DENIED): "The article does not vouch for this: somebody in it says that it is not so.",
    (
        Status.CONFIRMED,
        Status.UNRESOLVED,
    ): "The article brings this up without settling it, which is less than stating it.",
    (Status.CONFIRMED, Status.UNSTATED): "No sentence states this, however well it may fit the rest.",
    (Status.ATTRIBUTED, Status.CONFIRMED): "Nobody stands between the article and this claim: it is told outright.",
    (Status.ATTRIBUTED, Status.ATTRIBUTED): "The article passes it on: somebody else stands behind it.",
    (Status.ATTRIBUTED, Status.DENIED): "Somebody in the article says that this is not so, and that decides.",
    (Status.ATTRIBUTED, Status.UNRESOLVED): "No speaker carries this. The doubt is the article's own.",
    (Status.ATTRIBUTED, Status.UNSTATED): "Nobody in the article says this, named or unnamed.",
    (Status.DENIED, Status.CONFIRMED): "Nobody in the article says no to this. The article states it itself.",
    (Status.DENIED, Status.ATTRIBUTED): "Somebody says this, and nobody in the article says that it is not so.",
    (Status.DENIED, Status.DENIED): "Somebody in the article says that it is not so. That decides, whoever says it is.",
    (Status.DENIED, Status.UNRESOLVED): "To call a thing unclear is not to say no to it.",
    (Status.DENIED, Status.UNSTATED): "A denial has to mention what it denies, and no sentence mentions this.",
    (Status.UNRESOLVED, Status.CONFIRMED): "The article puts no doubt on this: it tells it as a fact.",
    (Status.UNRESOLVED, Status.ATTRIBUTED): "The article leaves this with a speaker, and any doubt with it.",
    (Status.UNRESOLVED, Status.DENIED): "The article does more than leave this open: somebody in it says no.",
    (Status.UNRESOLVED, Status.UNRESOLVED): "The article raises it and leaves it there.",
    (Status.UNRESOLVED, Status.UNSTATED): "To leave a thing open the article would have to raise it. It does not.",
    (Status.UNSTATED, Status.CONFIRMED): "The article does say this, and says it itself.",
    (Status.UNSTATED, Status.ATTRIBUTED): "The article does hold this, in the words of somebody else.",
    (Status.UNSTATED, Status.DENIED): "The article does speak of this: somebody in it says no to it.",
    (Status.UNSTATED, Status.UNRESOLVED): "The article does raise this, and leaves it unsettled.",
    (Status.UNSTATED, Status.UNSTATED): "No sentence of the article says it, for or against.",
}
"""(verdict, status): what the feedback says where the bank's author wrote nothing."""

HALF_FEEDBACK = "Somebody does say it. Somebody else in the article says that it is not so, and that decides."
FAIR_FEEDBACK = "A careful reader can defend this one too."

ASK_NEXT: dict[Status, str] = {
    Status.CONFIRMED: "how could the writer know?",
    Status.ATTRIBUTED: "how could the speaker know?",
    Status.DENIED: "what does each side rest its word on?",
    Status.UNRESOLVED: "who could settle it?",
    Status.UNSTATED: "where would one look for it?",
}

MIXED_ROUND = "Mixed round"
RIGHT_OTHER_SENTENCE = "Right verdict, other sentence."


NOTHING_LEFT = "Nothing of this round is left in the bank."


def you_answered(labels: Sequence[str]) -> str:
    """The reader's own answer, in words."""
    return _ended(f"You answered: {listed(labels)}")


def sentence_words(numbers: Sequence[int]) -> str:
    """ "sentence 4", "sentences 4 and 5", or "no sentence"."""
    if not numbers or numbers[0] == 0:
        return NO_SENTENCE
    word = "sentence" if len(numbers) == 1 else "sentences"
    return f"{word} {listed([str(number) for number in numbers])}"


def voices(says_so: Sequence[str], says_no: Sequence[str]) -> str:
    """Who says so and who says no, in one line."""
    return f"{_ended(f'Says so: {listed(says_so) or NOBODY}')} {_ended(f'Says no: {listed(says_no) or NOBODY}')}"


def signal_words(cues: Sequence[str]) -> str:
    """The signal words of the quotes; nothing where there are none."""
    return f"Signal words: {listed([f'“{cue}”' for cue in cues])}." if cues else ""


def quote_result(mark: Mark, chosen: int, right: Sequence[int], verdict_right: bool) -> str:
    """What is told of the quote step after its mark."""
    if mark is Mark.RIGHT:
        return f"{capital(sentence_words([chosen]))}."
    deciding = f"{sentence_words(right)} {'decide' if len(right) > 1 else 'decides'} it."
    if mark is Mark.FAIR:
        return f"{capital(sentence_words([chosen]))} supports it; {deciding}"
    told = f"You pointed at {sentence_words([chosen])}; {deciding}"
    return f"{RIGHT_OTHER_SENTENCE} {told}" if verdict_right else told


def source_result(mark: Mark, chosen: str, right: Sequence[str]) -> str:
    """What is told of the steps source and denial after their mark."""
    if mark.counts:
        return _ended(capital(chosen))
    it_is = f"It is {listed(right, 'or')}"
    return f"{_ended(f'You answered: {chosen}')} {_ended(it_is)}"


def points_line(points: float, of: int) -> str:
    """ "7 of 10" with halves as ½."""
    return f"{number(points)} of {of}"


def came_to(points: float, of: int) -> str:
    """What a finished round came to: "4½ of 6", or that there is nothing to count."""
    return points_line(points, of) if of else "nothing was answered"


def round_state(points: float, of: int, *, finished: bool, given_up: bool, exam: bool) -> str:
    """How a round stands among those that were played."""
    if finished:
        return came_to(points, of)
    if given_up:
        return "given up for another round"
    if exam:
        # Points before it is handed in would mark it.
        return "not handed in yet"
    return f"unfinished, {points_line(points, of)} so far" if of else "unfinished"


def number(points: float) -> str:
    """A count of points: whole, or with a half."""
    whole = int(points)
    if points == whole:
        return str(whole)
    return f"{whole}½" if whole else "½"


def round_size(claims: int | None, questions: int, minutes: int, articles: int = 1) -> str:
    """ "10 claims and 4 questions, about 6 minutes"; nothing while the claims are not counted yet."""
    if claims is None:
        return ""
    parts = [count_of(claims, "claim")] if claims or not questions else []
    if questions:
        parts.append(count_of(questions, "question"))
    where = f" on {count_of(articles, 'article')}" if articles > 1 else ""
    return f"{' and '.join(parts)}{where}, about {count_of(minutes, 'minute')}"


def content_note(content: str | None) -> str:
    """What a reader should know before an article, as its bank gives it; empty where that says nothing."""
    return f"Content: {content}." if content else ""


def left_over(count: int) -> str:
    """What is said where a round asks less than its bank holds; nothing where it asks all."""
    return (
        f"{count} more wait for another round." if count > 1 else "One more waits for another round." if count else ""
    )


def _ended(text: str) -> str:
    """A sentence with its full stop; one that ends by a mark of its own, such as a name with "Jr.", needs none."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


# Why an act does not fit just now

NOT_EXPLAINED_YET = "This card cannot be explained yet."
NOT_A_CHOICE = "That is not one of the choices."
NO_HINTS_IN_AN_EXAM = "An exam has no hints."
NO_HINT = "There is no hint for this one."
ANSWER_FIRST = "Answer first, or skip."
NOTHING_TO_OBJECT_TO = "There is no answered claim to object to yet."
EMPTY_OBJECTION = "Say in a few words how you read it."
NO_FLAGS = "Flags are for exams that are not handed in yet."
NO_GOING_BACK = "Going back is for exams before they are handed in."
THE_FIRST_ONE = "This is the first one."
NO_SUCH_CLAIM = "There is no such claim."
NOT_HANDED_IN = "Only an exam is handed in, and only once."
NOTHING_TO_ANSWER = "There is nothing to answer here."


def too_long(most: int) -> str:
    """What is said of a line that is longer than is kept."""
    return f"That is more than the {most} characters that are kept. Please say it in fewer."
