"""The one table of commands: key line, help, palette, bindings and docs are all made from it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Place(StrEnum):
    """Where a command works."""

    LIBRARY = "library"
    FIND = "find field"
    OPENING = "reading page"
    CARD = "claim"
    EXAM = "claim in an exam"
    EXAM_QUOTE = "prove it in an exam"
    EXAM_DONE = "answered claim in an exam"
    QUOTE = "prove it"
    FEEDBACK = "feedback"
    OVERVIEW = "exam overview"
    RESULT = "result"
    REVIEW = "one claim again"
    ANNOTATED = "annotated article"
    PROGRESS = "progress"
    FAULTS = "faults"
    SETTINGS = "settings"
    KEYS = "keys"
    PREVIEW = "preview"


class Command(NamedTuple):
    """One command: its keys as Textual names them, the key shown, the word in the key line, and the help's sentence."""

    action: str
    keys: str
    shown: str
    word: str
    help: str
    places: frozenset[Place]
    in_line: bool = True


def _at(*places: Place) -> frozenset[Place]:
    return frozenset(places)


P = Place
_EXAM = _at(P.EXAM, P.EXAM_QUOTE)
_ANSWERING = _EXAM | _at(P.CARD, P.QUOTE)
_LONG = _at(P.OPENING, P.CARD, P.EXAM, P.EXAM_DONE, P.FEEDBACK, P.RESULT, P.PREVIEW)
_INNER = _at(P.REVIEW, P.ANNOTATED, P.PROGRESS, P.FAULTS)
_BESIDE = _INNER | _at(P.SETTINGS, P.KEYS)
"""Left for where the reader came from."""
_PLAYING = frozenset(Place) - _BESIDE - _at(P.LIBRARY, P.FIND, P.PREVIEW)

COMMANDS: tuple[Command, ...] = (
    Command("open", "enter", "Enter", "play", "Play the quiz that is marked.", _at(P.LIBRARY)),
    Command("show_found", "enter", "Enter", "to list", "Go to the quizzes that were found.", _at(P.FIND)),
    Command("go_on", "enter", "Enter", "when ready", "Go to the first claim.", _at(P.OPENING)),
    Command("go_on", "enter", "Enter", "answer", "Answer with the choice that is marked.", _ANSWERING),
    Command("go_on", "enter", "Enter", "go on", "Go on: its verdict stands.", _at(P.EXAM_DONE)),
    Command("go_on", "enter", "Enter", "next", "Go on to the next claim.", _at(P.FEEDBACK)),
    Command("go_on", "enter", "Enter", "go on", "Go to what is marked, or hand the exam in.", _at(P.OVERVIEW)),
    Command("go_on", "enter", "Enter", "go on", "Do the next thing, or see the claim that is marked.", _at(P.RESULT)),
    Command("change", "enter", "Enter", "change", "Change the setting that is marked.", _at(P.SETTINGS)),
    Command("leave", "enter", "Enter", "back", "Go back.", _INNER | _at(P.KEYS), in_line=False),
    Command("following", "right", "→", "next", "Go to the next claim of the list.", _at(P.REVIEW, P.PREVIEW)),
    Command("before", "left", "←", "before", "Go to the claim before it.", _at(P.REVIEW, P.PREVIEW)),
    Command(
        "text",
        "t",
        "t",
        "text",
        "Swap the claim and the article in a narrow window.",
        _at(P.CARD, P.EXAM, P.EXAM_DONE, P.FEEDBACK, P.REVIEW, P.PREVIEW),
    ),
    Command("no_sentence", "n", "n", "no sentence", "Answer that no sentence says it.", _at(P.QUOTE, P.EXAM_QUOTE)),
    Command("hint", "h", "h", "hint", "Show the hint.", _at(P.CARD, P.QUOTE)),
    Command("skip", "s", "s", "skip", "Skip: no point lost, asked no more in this round.", _at(P.CARD)),
    Command("skip", "s", "s", "skip", "Pass this step over: the verdict stands.", _at(P.QUOTE)),
    Command("skip", "s", "s", "skip", "Skip: it stays open until the exam is handed in.", _EXAM),
    Command("flag", "f", "f", "flag", "Flag for a second look.", _EXAM | _at(P.EXAM_DONE)),
    Command("back", "b", "b", "back", "Go back to the claim before.", _EXAM | _at(P.EXAM_DONE, P.OVERVIEW)),
    Command(
        "next_quote",
        "e",
        "e",
        "next quote",
        "Show the next quote of this claim.",
        _at(P.FEEDBACK, P.REVIEW, P.PREVIEW),
    ),
    Command("object", "o", "o", "I read it differently", "Say in one line how you read it.", _at(P.FEEDBACK, P.REVIEW)),
    Command("text_up", "pageup", "PgUp", "text up", "Move the text up.", _LONG, in_line=False),
    Command("text_down", "pagedown", "PgDn", "more", "Move the text down.", _at(P.OPENING)),
    Command("text_down", "pagedown", "PgDn", "text down", "Move the text down.", _LONG - _at(P.OPENING), in_line=False),
    Command("annotated", "a", "a", "article", "See the article with every judged sentence marked.", _at(P.RESULT)),
    Command("missed", "m", "m", "missed again", "Play the claims you missed once more.", _at(P.RESULT)),
    Command("again", "r", "r", "play again", "Begin another such round.", _at(P.RESULT)),
    Command("save_html", "h", "h", "save as HTML", "Save the annotated article as a web page.", _at(P.ANNOTATED)),
    Command("save_svg", "s", "s", "save as SVG", "Save the annotated article as a picture.", _at(P.ANNOTATED)),
    Command("filter", "slash", "/", "find", "Find a quiz by words of its title, summary or article.", _at(P.LIBRARY)),
    Command("exam", "x", "x", "exam", "Play the marked quiz as an exam.", _at(P.LIBRARY)),
    Command("progress", "p", "p", "progress", "See your rounds and shares.", _at(P.LIBRARY)),
    Command("settings", "comma", ",", "settings", "Theme, plain mode, claims a round.", _at(P.LIBRARY)),
    Command("keys", "question_mark,f1", "?", "keys", "Show these keys.", frozenset(Place) - _at(P.FIND, P.KEYS)),
    Command("keys", "f1", "F1", "keys", "Show these keys.", _at(P.FIND)),
    Command("show_all", "escape", "Esc", "show all", "Show all quizzes again.", _at(P.FIND)),
    Command("leave", "q", "q", "leave", "Leave the program; all is saved.", _at(P.LIBRARY)),
    Command("leave", "q,escape", "q", "leave", "Leave the preview.", _at(P.PREVIEW)),
    Command("leave", "q,escape", "q", "back", "Go back.", _BESIDE),
    Command("leave", "q,escape", "q", "leave", "Leave; all is saved.", _PLAYING),
)
"""In the order of the key line."""


def commands_at(place: Place) -> tuple[Command, ...]:
    """The commands that work at a place, in the order of the key line."""
    return tuple(command for command in COMMANDS if place in command.places)


def works_at(action: str, place: Place) -> bool:
    """Whether an action does something at a place; one that is no command is not judged here."""
    of_action = [command for command in COMMANDS if command.action == action]
    return not of_action or any(place in command.places for command in of_action)


def bindings_for(places: Iterable[Place]) -> list[BindingType]:
    """Textual bindings for a screen that shows these places; Enter is left to the widget that has the focus."""
    wanted = frozenset(places)
    return [
        Binding(command.keys, command.action, command.word, show=False)
        for command in COMMANDS
        if wanted & command.places
    ]
