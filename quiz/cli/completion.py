"""`factquiz completion SHELL`: a script that completes commands and options in a shell."""

from __future__ import annotations

import argparse

from quiz.cli.arguments import name_of
from quiz.cli.exits import Exit


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "completion",
        help="print a shell's completion script",
        description="Print a script on stdout that completes factquiz's commands and options in SHELL.",
    )
    parser.add_argument("shell", type=name_of("the shell"), metavar="SHELL", help="bash, zsh, fish, tcsh …")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Print the script; a shell that shtab does not know is wrong use."""
    # Only this command needs it, and it is slow to import.
    import shtab

    from quiz.cli.main import COMMANDS, command_parser
    from quiz.cli.output import data_out, err

    if args.shell not in shtab.SUPPORTED_SHELLS:
        err(f"There is no completion for {args.shell}, only for {', '.join(shtab.SUPPORTED_SHELLS)}.")
        return Exit.WRONG_USE
    data_out(shtab.complete(command_parser(COMMANDS), shell=args.shell))
    return Exit.GOOD
