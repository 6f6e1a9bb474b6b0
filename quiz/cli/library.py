"""`factquiz [PATH]`: the library, on screens, as numbered lines on a terminal, or as text where there is none."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.arguments import name_of
from quiz.cli.exits import Exit

if TYPE_CHECKING:
    from quiz.game.plan import Options
    from quiz.plain.library import Wanted
    from quiz.plain.play import Ending
    from quiz.record.desk import Desk


def add_arguments(parser: argparse.ArgumentParser, commands: Sequence[str]) -> None:
    """What stands on the command line where no command does. `commands`: what else may have been meant."""
    parser.add_argument(
        "path", nargs="?", type=name_of("the file or folder"), metavar="PATH", help="a folder with banks, or one bank"
    )
    parser.add_argument("--plain", action="store_true", help="in plain lines")
    parser.set_defaults(run=run, commands=commands)


def run(args: argparse.Namespace) -> Exit:
    """Open the library of PATH, else the shipped banks with the reader's own."""
    # Imported here, because main asks this module only for its arguments in a wrong use.
    from quiz.bank.head import state_of
    from quiz.cli import surface
    from quiz.cli.desk import open_desk, show_library
    from quiz.cli.output import err

    path = Path(args.path) if args.path is not None else None
    if path is not None and state_of(path) is None:
        err(_nothing_there(args.path, args.commands))
        return Exit.WRONG_USE
    desk = open_desk(folder=path)
    return _lines(desk) if surface.wants_plain(args.plain, desk.settings) else show_library(desk)


def _nothing_there(name: str, commands: Sequence[str]) -> str:
    """PATH is not there: perhaps a command, or a quiz's id, was meant."""
    from quiz.bank.find import library, library_folders
    from quiz.disk.homes import home
    from quiz.text.nearest import did_you_mean

    if any(head.id == name for head in library(library_folders(home()))):
        return f"{name} is a quiz's id: {shlex.join(['factquiz', 'play', name])} plays it."
    # The language server is started by editors: whoever mistypes means another command.
    meant = did_you_mean(name, [command for command in commands if command != "lsp"])
    hint = f" Did you mean factquiz {meant}?" if meant else " factquiz --help tells the commands."
    return f"There is no command, file or folder {name}.{hint}"


def _lines(desk: Desk) -> Exit:
    """The library in plain lines: a place to choose from on a terminal, a text elsewhere."""
    from quiz.cli import surface
    from quiz.cli.desk import exit_of
    from quiz.cli.output import out
    from quiz.cli.progress import show_text
    from quiz.plain.blocks import notes
    from quiz.plain.library import listed, run_library
    from quiz.plain.lines import typed_lines

    for sentence in notes(desk.take_told()):
        out(sentence)
    if not surface.on_terminal():
        out("\n".join(listed(desk.library(), desk.mixed_waits_behind)))
        return Exit.GOOD
    lines = typed_lines()
    progress = partial(show_text, desk.folder)
    play, gives_up = partial(_play, desk, lines), partial(_gives_up, desk)
    return exit_of(run_library(desk.library, out, lines, play, progress, desk.mixed_waits_behind, gives_up))


def _gives_up(desk: Desk, wanted: Wanted) -> bool:
    """Whether this round would take the place of one that waits; a bank that cannot be read begins none."""
    if wanted.entry is None:
        return desk.gives_up(None, _options(wanted))
    return wanted.entry.head.id is not None and desk.gives_up(wanted.entry.head.id, _options(wanted))


def _options(wanted: Wanted) -> Options:
    # Imported here, because the list alone does without the game's plans.
    from quiz.game.plan import Options

    return Options(exam=wanted.exam, mix=wanted.mix)


def _play(desk: Desk, lines: Iterator[str], wanted: Wanted) -> Ending:
    """A round from the list; a bank that cannot be played is told on stderr, and the list goes on."""
    from quiz.cli.banks import open_bank
    from quiz.cli.desk import play_lines
    from quiz.cli.output import err
    from quiz.plain.play import Ending, Ways
    from quiz.plain.wording import RETURN_TO_LIST, RETURN_TO_MIX, RETURN_TO_MIX_UNSAVED, RETURN_UNSAVED

    options = _options(wanted)
    if wanted.entry is None:
        round_ = desk.open_mixed(options, surface="plain")
    else:
        opened = open_bank(str(wanted.entry.head.path))
        if isinstance(opened, Exit):
            return Ending.LEFT
        round_ = desk.open_round(opened[0], options, surface="plain")
    if isinstance(round_, str):
        err(round_)
        return Ending.LEFT
    to_list, to_mix = Ways(RETURN_TO_LIST, RETURN_UNSAVED), Ways(RETURN_TO_MIX, RETURN_TO_MIX_UNSAVED)
    return play_lines(desk, round_, lines, to_mix if wanted.entry is None else to_list)
