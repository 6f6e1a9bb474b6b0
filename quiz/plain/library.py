"""The library in plain lines: numbered quizzes; on a terminal a number or an id plays, until the reader leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple, assert_never

from quiz.game import wording as game
from quiz.plain import wording
from quiz.plain.blocks import Lines
from quiz.plain.lines import Write, clipped, flat, sentence
from quiz.plain.play import Ending
from quiz.record.library import Library, LibraryEntry, group_of, today_words
from quiz.text.fold import fold_text


class Wanted(NamedTuple):
    """A round that is asked for: of a quiz (as an exam or not), or mixed from several (None) of `mix` claims.

    A mixed round without a number is the unfinished one, else one of the usual size.
    """

    entry: LibraryEntry | None
    exam: bool = False
    mix: int | None = None


Played = Callable[[Wanted], Ending]
"""Plays a round; what keeps it from being played it has told, which counts as LEFT."""
GivesUp = Callable[[Wanted], bool]
"""Whether a round that waits would be given up for this one."""
Waits = Callable[[Library], bool]
"""Whether a mixed round waits behind what a library offers first."""


class Wish(Enum):
    """What can be asked for beside a quiz."""

    NEXT = auto()
    PROGRESS = auto()
    LIST = auto()
    HELP = auto()
    QUIT = auto()


Meaning = Wish | Wanted | str

_WISHES = {
    "next": Wish.NEXT,
    "progress": Wish.PROGRESS,
    "list": Wish.LIST,
    "?": Wish.HELP,
    "help": Wish.HELP,
    "quit": Wish.QUIT,
    "q": Wish.QUIT,
}


def _none_waits(library: Library) -> bool:
    del library
    return False


def _gives_up_none(wanted: Wanted) -> bool:
    del wanted
    return False


def run_library(
    load: Callable[[], Library],
    write: Write,
    lines: Iterator[str],
    play: Played,
    progress: Callable[[], object],
    waits: Waits = _none_waits,
    gives_up: GivesUp = _gives_up_none,
) -> Ending:
    """Take lines until the reader leaves or no line comes any more. `load` reads the library anew after each round.

    What would give up a round that waits is refused once, and done where the next line asks for it again.
    """
    library = load()
    refused: Wanted | None = None
    try:
        _tell(write, [game.LINE, *listed(library, waits), wording.LIBRARY_HOW])
        for line in lines:
            if not fold_text(line):
                continue
            wish = meaning(line, library)
            if wish is Wish.QUIT:
                break
            if isinstance(wish, Wanted) and wish != refused and gives_up(wish):
                refused = wish
                _tell(write, [f"Again: {wording.gives_up(mixed=wish.entry is None)}"])
                continue
            refused = None
            ended = _grant(wish, library, write, play, progress, waits)
            if ended in (Ending.INTERRUPTED, Ending.INPUT_ENDED):
                return ended
            if ended is not None:
                library = load()
                _tell(write, ["", *following(library, waits), wording.LIBRARY_HOW])
    except KeyboardInterrupt:
        write(wording.LEAVING)
        return Ending.INTERRUPTED
    write(wording.LEAVING)
    return Ending.LEFT


def meaning(line: str, library: Library) -> Meaning:
    """A wish, a quiz, or a sentence that says why it is neither. A number counts in the list, from 1."""
    said = fold_text(line).casefold()
    if said in _WISHES:
        return _WISHES[said]
    word, _, rest = said.partition(" ")
    if word == "mix":
        return _mix(rest)
    if word == "exam" and not rest:
        return wording.EXAM_OF_WHAT
    found = _quiz(rest, rest, library) if word == "exam" else _quiz(said, line, library)
    return found if isinstance(found, str) else Wanted(found, word == "exam")


def _mix(rest: str) -> Wanted | str:
    if not rest:
        return Wanted(None)
    count = int(rest) if rest.isascii() and rest.isdigit() and len(rest) < 5 else 0
    return Wanted(None, mix=count) if count else wording.MIX_OF_HOW_MANY


def _quiz(said: str, line: str, library: Library) -> LibraryEntry | str:
    digits = said if said.isascii() and said.isdigit() and len(said) < 10 else ""
    if digits and 1 <= int(digits) <= len(library.entries):
        return library.entries[int(digits) - 1]
    exact = library.by_id(said)
    if exact is not None:
        return exact
    fitting = [entry for entry in library.entries if len(said) > 1 and (entry.head.id or "").startswith(said)]
    if len(fitting) == 1:
        return fitting[0]
    return _neither(line, said, library)


def _neither(line: str, said: str, library: Library) -> str:
    # Comparing is imported here, because most lines are numbers.
    from quiz.text.nearest import did_you_mean

    meant = did_you_mean(said, [entry.head.id for entry in library.entries if entry.head.id])
    hint = f" Did you mean {meant}?" if meant else ""
    return f"“{clipped(line)}” is no number and no id of the list.{hint}"


def _grant(
    wish: Meaning, library: Library, write: Write, play: Played, progress: Callable[[], object], waits: Waits
) -> Ending | None:
    """Do what was asked for; the ending where that was a round."""
    match wish:
        case Wanted():
            write("")
            return play(wish)
        case str():
            _tell(write, [f"Again: {wish}", wording.LIBRARY_HOW])
        case Wish.NEXT:
            upcoming = library.playable_today()
            if upcoming is not None:
                write("")
                return play(Wanted(upcoming.entry))
            write(wording.LIBRARY_EMPTY)
        case Wish.PROGRESS:
            progress()
        case Wish.LIST:
            _tell(write, listed(library, waits))
        case Wish.HELP:
            _tell(write, ["Help:", *wording.LIBRARY_HELP])
        case Wish.QUIT:
            pass
        case _:
            assert_never(wish)
    return None


def listed(library: Library, waits: Waits = _none_waits) -> Lines:
    """All quizzes with their numbers, under the names of their courses and articles, and the next thing to do."""
    if not library.entries:
        return [wording.LIBRARY_EMPTY]
    lines = [f"Library: {game.count_of(len(library.entries), 'quiz', 'quizzes')}."]
    for heading, group in groupby(enumerate(library.entries, 1), key=lambda numbered: _heading(numbered[1])):
        lines += [heading, *(entry_line(number, entry) for number, entry in group)]
    return [*lines, *following(library, waits)]


def _heading(entry: LibraryEntry) -> str:
    group = group_of(entry.head)
    if group.course is not None:
        return f"Course: {sentence(group.course)}"
    return f"Article: {sentence(group.article)}" if group.article is not None else "Other quizzes:"


def entry_line(number: int, entry: LibraryEntry) -> str:
    """One quiz in one line: number, title, id, what it is about, how it went."""
    head = entry.head
    if head.id is None:
        name = sentence(head.title or head.path.name)
        return f"{number} {name} It cannot be read: factquiz check {flat(str(head.path))}"
    parts = [f"{number} {sentence(head.title or head.id)}"]
    parts += [f"Lesson {head.lesson}."] if head.lesson is not None else []
    parts += ["Test."] if head.test else []
    parts += [f"Content: {sentence(head.content)}"] if head.content else []
    parts += [sentence(head.summary)] if head.summary else []
    parts += [state] if (state := _state(entry)) else []
    return " ".join([*parts, f"Id: {head.id}"])


def _state(entry: LibraryEntry) -> str:
    if entry.unfinished:
        return wording.BEGUN
    last = entry.score.last_score if entry.score is not None else None
    return f"Last time: {game.came_to(last.points, last.of)}." if last is not None else ""


def following(library: Library, waits: Waits = _none_waits) -> Lines:
    """A mixed round that waits, where another thing comes first; and the next thing to do."""
    upcoming = library.playable_today()
    mixed = [wording.MIXED_WAITS] if waits(library) else []
    return [*mixed, f"Today: {sentence(today_words(upcoming))}"] if upcoming is not None else mixed


def _tell(write: Write, lines: Lines) -> None:
    write("\n".join(lines))
