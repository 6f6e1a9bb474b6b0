"""What a typed line means: an answer to the step at hand, or a command. Commands come first (docs/playing.md)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import Enum, auto
from typing import NamedTuple

from quiz.game.events import Ask, Chosen
from quiz.game.view import Act, Back, CardView, Choice, Choose, Flag, Hint, Object, Skip, Submit, View
from quiz.game.wording import LONG_NAMES, NAMES
from quiz.plain import wording
from quiz.text.fold import fold_text


class Command(Enum):
    """What plain mode does itself."""

    HELP = auto()
    QUIT = auto()


class Text(NamedTuple):
    """Show the article again, or one sentence of it."""

    number: int | None


class Refused(NamedTuple):
    """The line is neither a command nor an answer; the sentence says why."""

    sentence: str


Meaning = Act | Command | Text | Refused

_NUMBER = re.compile("([0-9]{1,9})[.)]?")
_NUMBERS = re.compile("[0-9]{1,9}(?:[ ,]+[0-9]{1,9})*[.,]?")
_SENTENCE = re.compile("(?:sentence )?([0-9]{1,9})[.)]?")
_NO_SENTENCE = ("n", "none", "no", "no sentence")
_LEADING_WORDS = ("the ", "a ", "an ")

_BARE: dict[str, Callable[[], Meaning]] = {
    "?": lambda: Command.HELP,
    "quit": lambda: Command.QUIT,
    "q": lambda: Command.QUIT,
    "text": lambda: Text(None),
    "t": lambda: Text(None),
    "hint": Hint,
    "h": Hint,
    "skip": Skip,
    "s": Skip,
}
_EXAM: dict[str, Callable[[], Meaning]] = {
    "flag": Flag,
    "f": Flag,
    "back": Back,
    "b": Back,
    "submit": Submit,
}


def parse(line: str, view: View) -> Meaning:
    """The meaning of a line that is not blank, at this moment of a round."""
    said = fold_text(line).casefold()
    meaning = _command(said, line)
    if meaning is None and view.exam:
        meaning = _exam_command(said, view)
    # Compared with None, because an act without fields is an empty tuple.
    return meaning if meaning is not None else _otherwise(said, line, view)


def _command(said: str, line: str) -> Meaning | None:
    bare = _BARE.get(said)
    if bare is not None:
        return bare()
    word, _, rest = said.partition(" ")
    if word in ("text", "t") and (number := _number(rest)) is not None:
        return Text(number)
    if word in ("object", "o"):
        return Object(" ".join(line.split()[1:]) if rest else "")
    return None


def _exam_command(said: str, view: View) -> Meaning | None:
    bare = _EXAM.get(said)
    if bare is not None:
        return bare()
    word, _, rest = said.partition(" ")
    if word in ("back", "b") and (number := _number(rest)) is not None:
        if not 1 <= number <= len(view.strip):
            return Refused(wording.no_such_card(number, len(view.strip)))
        return Back(view.strip[number - 1].index)
    return None


def _otherwise(said: str, line: str, view: View) -> Meaning:
    """An answer; else what only a refusal can make clear, such as an exam's command in practice."""
    card = view.card
    answer = _answer(said, line, card, view) if card is not None and card.ask is not None else None
    if answer is not None and not isinstance(answer, Refused):
        return answer
    if said == "help":
        return Command.HELP
    late = _exam_command(said, view)
    if late is not None:
        return late
    return answer if answer is not None else Refused(wording.not_understood(line))


def _answer(said: str, line: str, card: CardView, view: View) -> Meaning:
    if card.ask is Ask.QUOTE:
        return _sentence(said, line, len(view.article.sentences))
    if card.ask is Ask.QUESTION:
        return _options(said, line, card)
    if (number := _number(said)) is not None:
        return _choice(line, [choice for choice in card.choices if choice.number == number])
    if len(said) == 1:
        return _choice(line, [choice for choice in card.choices if choice.letter == said])
    if card.ask is Ask.STATUS:
        return _choice(line, [choice for choice in card.choices if _begins(said, _status_words(choice.value))])
    return _name(said, line, card.choices)


def _sentence(said: str, line: str, most: int) -> Meaning:
    if said in _NO_SENTENCE:
        return Choose(0)
    match = _SENTENCE.fullmatch(said)
    if match is None:
        return Refused(wording.not_a_choice(line))
    return Choose(int(match[1])) if int(match[1]) <= most else Refused(wording.no_such_sentence(int(match[1]), most))


def _options(said: str, line: str, card: CardView) -> Meaning:
    """Numbers of a reading question's options, in any order, parted by spaces or commas."""
    if _NUMBERS.fullmatch(said) is None and _number(said) is None:
        return Refused(wording.not_a_choice(line))
    numbers = tuple(sorted({int(digits) for digits in re.findall("[0-9]+", said)}))
    if not all(1 <= number <= len(card.choices) for number in numbers):
        return Refused(wording.not_a_choice(line))
    if len(numbers) > 1 and not card.several:
        return Refused(wording.ONE_ONLY)
    return Choose(numbers)


def _name(said: str, line: str, choices: tuple[Choice, ...]) -> Meaning:
    """A whole name, else a beginning that fits one name only; a leading "the" or "a" may be left out."""
    whole = [choice for choice in choices if _plain(choice.label) == said]
    if len(whole) == 1:
        return Choose(whole[0].value)
    fitting = [choice for choice in choices if _plain(choice.label).startswith(said)]
    shorter = [choice for choice in choices if _begins(said, [_without_the(choice.label)])]
    return _choice(line, fitting or shorter)


def _choice(line: str, fitting: list[Choice]) -> Meaning:
    if len(fitting) == 1:
        return Choose(fitting[0].value)
    return Refused(wording.fits_several(line) if fitting else wording.not_a_choice(line))


def _status_words(value: Chosen) -> list[str]:
    """The words that stand for a status: as banks write it, and as it is shown."""
    return [str(value), *(names[status] for names in (NAMES, LONG_NAMES) for status in names if status == value)]


def _begins(said: str, words: Iterable[str]) -> bool:
    return any(_plain(word).startswith(said) for word in words)


def _plain(label: str) -> str:
    return fold_text(label).casefold()


def _without_the(label: str) -> str:
    plain = _plain(label)
    return next((plain[len(word) :] for word in _LEADING_WORDS if plain.startswith(word)), plain)


def _number(said: str) -> int | None:
    match = _NUMBER.fullmatch(said)
    return int(match[1]) if match else None
