"""The command line: finds the command, imports its module alone, and turns every ending into an exit code."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from types import FrameType
from typing import Any

from quiz.cli.exits import Exit
from quiz.cli.output import err, lead_nowhere, out, prepare

COMMANDS = (
    *("play", "list", "show", "check", "draft", "progress", "config"),
    *("new", "schema", "preview", "lsp", "completion"),
)
"""Names of the commands in the order of the help; each has a module of its name here."""

_USAGE = "factquiz [PATH] [--plain]\n       factquiz COMMAND …\n       factquiz --version"
_DESCRIPTION = (
    "Not “is it true?” but “who says so?”: a quiz on how a news article treats each claim, proved by the article's "
    "own words. Without a command it opens the library, or the library of PATH."
)
_EPILOG = "factquiz COMMAND --help tells the options of a command. factquiz --plain plays in lines of text."


class Parser(argparse.ArgumentParser):
    """Writes through quiz.cli.output, so that what was typed comes back without control characters."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.allow_abbrev = False
        # Python 3.14 would colour the help by itself; escape sequences are not let through.
        self.color = False

    def _print_message(self, message: str, file: Any = None) -> None:
        tell = out if file is sys.stdout else err
        if message:
            tell(message.rstrip("\n"))


def run(argv: Sequence[str]) -> int:
    """The exit code of one run; argparse's own endings included."""
    prepare()
    _catch_signals()
    try:
        return int(_dispatch(argv))
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        lead_nowhere(sys.stdout)
        return Exit.GOOD
    # The one broad except of the program: what nobody foresaw is told in one sentence, with its traceback in a log.
    except Exception as problem:
        from quiz.cli.trouble import tell_own_fault

        return tell_own_fault(problem)


def _dispatch(argv: Sequence[str]) -> Exit:
    first = argv[0] if argv else ""
    if first in COMMANDS:
        args = command_parser([first]).parse_args(argv)
    elif any(word in ("-h", "--help") for word in argv):
        args = command_parser(COMMANDS).parse_args(["--help"])
    else:
        args = _library_arguments(argv)
    ended: Exit = args.run(args)
    return ended


def command_parser(names: Sequence[str]) -> Parser:
    """A parser with these commands; only their modules are imported."""
    parser = Parser(prog="factquiz", usage=_USAGE if len(names) > 1 else None, description=_DESCRIPTION, epilog=_EPILOG)
    if len(names) > 1:
        parser.add_argument("path", nargs="?", metavar="PATH", help=argparse.SUPPRESS)
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, prog="factquiz")
    for name in names:
        import_module(f"quiz.cli.{name}").add(subparsers)
    return parser


def _library_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """What the library is asked for; of a misspelt command with words behind it the first word alone, to be told."""
    from quiz.cli import library

    parser = Parser(prog="factquiz", usage=_USAGE)
    library.add_arguments(parser, COMMANDS)
    known, more = parser.parse_known_args(argv)
    if more and known.path is not None and not os.path.lexists(known.path):
        return known
    return parser.parse_args(argv)


def _catch_signals() -> None:
    """SIGTERM and SIGHUP end the program by its own exit, with everything put back on the way out."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # One that is ignored stays ignored: nohup is meant to outlive its terminal.
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)
