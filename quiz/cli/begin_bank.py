"""Making a new bank for a command: what was typed is judged and asked for, and what cannot be ends the command."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, NoReturn, assert_never

from quiz.authoring import wording
from quiz.authoring.incoming import Incoming, NeedsHtml, NoText, OtherKind, Refusal, read_incoming
from quiz.authoring.making import in_the_way, make
from quiz.authoring.scaffold import LICENCE, NAMES, Plan, files_of, near_id, title_of
from quiz.bank.articles import raw_texts
from quiz.bank.files import IsBank, Missing, NotUtf8, Outside, TooLarge, Unreadable
from quiz.bank.find import library, library_folders
from quiz.bank.page import file_faults
from quiz.bank.report import full
from quiz.bank.rules.kinds import is_id
from quiz.bank.rules.shape import is_blank, is_line
from quiz.cli.arguments import refuse
from quiz.cli.exits import Exit
from quiz.cli.output import err
from quiz.cli.surface import on_terminal
from quiz.disk.homes import home
from quiz.text.clean import forbidden, visible


class Begun(NamedTuple):
    """A bank that was made, with its files. `namesake` is a bank of the library that has the same id."""

    folder: Path
    files: tuple[Path, ...]
    namesake: Path | None


def begin_bank(name: str, article: str | None, title: str | None, licence: str | None, *, force: bool) -> Begun:
    """Make the bank in the folder `name`, on the file `article` or on the example.

    Somebody at a terminal is asked for a title and a licence that are not given. Ends the command, with nothing made,
    where something is in the way or the article has faults.
    """
    folder, bank_id = _folder(name)
    path = None if article is None else Path(article)
    _look_first(folder, path, force)
    namesake = _namesake(folder, bank_id)
    incoming = None if path is None else _incoming(path)
    plan = Plan(bank_id, *_told(bank_id, incoming, title, licence), None if incoming is None else incoming.text)
    _make(folder, files_of(plan), path, incoming)
    return Begun(folder, tuple(folder / file for file in NAMES), namesake)


def _folder(name: str) -> tuple[Path, str]:
    """The bank's folder and its id."""
    # Of "." and "banks/..", too, the last part is the name of the folder that is meant.
    bank_id = Path(os.path.abspath(name)).name  # noqa: PTH100  # resolving would follow links
    if not is_id(bank_id) or "\0" in name:
        refuse(wording.bad_name(bank_id, near_id(bank_id)))
    # A step back out of a folder that is not there leads nowhere.
    return Path(name if Path(name).parent.is_dir() else os.path.normpath(name)), bank_id


def _look_first(folder: Path, article: Path | None, force: bool) -> None:
    """Refuse what cannot be done, before anything is read or asked."""
    for above in (folder, *folder.parents):
        if os.path.lexists(above) and not above.is_dir():
            refuse(wording.no_folder(above))
    found = in_the_way(folder, NAMES, article)
    if found.others:
        refuse(wording.no_ordinary_file(found.others[0]))
    if found.files and not force:
        refuse(wording.taken(found.files))


def _namesake(folder: Path, bank_id: str) -> Path | None:
    """A bank of the library that has this id, elsewhere. Refused where the new one would be in the library too."""
    real = Path(os.path.realpath(folder))
    folders = library_folders(home())
    others = [head.path for head in library(folders) if head.id == bank_id]
    for other in others:
        if Path(os.path.realpath(other)).is_relative_to(real):
            continue
        if any(real.is_relative_to(os.path.realpath(place)) for place in folders):
            refuse(wording.taken_id(bank_id, other))
        return other
    return None


def _incoming(path: Path) -> Incoming:
    """The author's article."""
    found = read_incoming(path)
    return found if isinstance(found, Incoming) else _refuse_article(path, found)


def _refuse_article(path: Path, why: Refusal) -> NoReturn:
    match why:
        case Missing() | Outside() | IsBank():
            refuse(wording.no_such_file(path))
        case Unreadable():
            refuse(wording.cannot_read(path, why.reason))
        case OtherKind():
            refuse(wording.not_an_article(path))
        case NeedsHtml():
            refuse(wording.NEEDS_HTML)
        case NoText():
            _end_faulty(wording.no_text(path))
        case NotUtf8() | TooLarge():
            _end_faulty(full(file_faults(path, why), raw_texts(path, why)))
        case _:
            assert_never(why)


def _end_faulty(told: str) -> NoReturn:
    err(told)
    raise SystemExit(int(Exit.FAULTS))


def _told(bank_id: str, incoming: Incoming | None, title: str | None, licence: str | None) -> tuple[str, str]:
    """Title and licence: as given, as somebody at a terminal answers, or by default."""
    asked = on_terminal()
    # Without a terminal the title is made of NAME, whatever the article is called: a script knows what it gets.
    called = incoming.title if asked and incoming is not None else None
    return (
        _choice("--title", title, called or title_of(bank_id), wording.title_question if asked else None),
        _choice("--licence", licence, LICENCE, wording.licence_question if asked else None),
    )


def _choice(option: str, given: str | None, default: str, question: Callable[[str], str] | None) -> str:
    if given is not None:
        return given.strip() if _is_line(given) else refuse(wording.unfit(option))
    while question is not None:
        answer = _ask(question(default)).strip()
        if not answer:
            break
        if _is_line(answer):
            return answer
        err(wording.unfit(option))
    return default


def _is_line(text: str) -> bool:
    return not is_blank(text) and is_line(text) and not forbidden(text)


def _ask(question: str) -> str:
    """One line from a terminal; nothing where the input ends, or the terminal has gone."""
    try:
        sys.stdout.write(visible(question))
        sys.stdout.flush()
        line = sys.stdin.buffer.readline()
        if not line.endswith(b"\n"):
            # The cursor stands behind the question.
            sys.stdout.write("\n")
    except OSError:
        return ""
    return line.decode("utf-8", "replace")


def _make(folder: Path, files: dict[str, str], article: Path | None, incoming: Incoming | None) -> None:
    try:
        done = make(folder, files, article)
    except OSError as problem:
        refuse(wording.cannot_write(folder, problem.strerror or str(problem)))
    if done is not None:
        # The lines of a page that was made plain are not those of its file: faults are told without them.
        as_typed = incoming is None or incoming.as_is
        faults = done.faults if as_typed else [replace(fault, place=None) for fault in done.faults]
        _end_faulty(full(faults, done.texts))
