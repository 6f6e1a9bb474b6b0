"""`factquiz check`: every fault of every bank in one run (docs/commands.md)."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.arguments import name_of
from quiz.cli.exits import Exit

if TYPE_CHECKING:
    from quiz.bank.check import CheckRun

FORMATS = ("full", "lines", "json", "github")


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "check",
        help="find the faults of banks",
        description="Read every bank at PATH and tell every fault: where it stands, what it is, what helps.",
    )
    parser.add_argument(
        "paths",
        nargs="+",
        type=name_of("the file or folder"),
        metavar="PATH",
        help="a bank, an article.toml, or a folder with all banks below it",
    )
    parser.add_argument("--format", choices=FORMATS, default="full", help="how faults are told (full if not given)")
    parser.add_argument("--json", dest="format", action="store_const", const="json", help="the same as --format json")
    parser.add_argument("--strict", action="store_true", help="exit 1 for warnings too")
    parser.add_argument(
        "--fix", action="store_true", help="mend what is certain in the files named, then tell the rest"
    )
    parser.add_argument("--diff", action="store_true", help="with --fix: print what would change, and change nothing")
    parser.add_argument("--watch", action="store_true", help="check anew whenever a file changes, until Ctrl-C")
    parser.add_argument("--objections", action="store_true", help="tell what readers of this home wrote under claims")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Check the banks. The faults are data on stdout, the closing line of the full form is talk on stderr."""
    # Imported here, because the parser of every other command is built without the reader.
    from quiz.bank.check import check
    from quiz.bank.find import library_folders
    from quiz.cli.output import err
    from quiz.disk.homes import home

    if (args.diff and not args.fix) or (args.fix and args.watch):
        err("--diff goes with --fix." if args.diff else "--fix and --watch do not go together.")
        return Exit.WRONG_USE
    paths, library = [Path(name) for name in args.paths], library_folders(home())
    if args.objections and (args.fix or args.watch):
        err("--objections goes with neither --fix nor --watch.")
        return Exit.WRONG_USE
    if args.fix:
        from quiz.cli.fix import fix

        return fix(paths, library, args)
    if args.watch:
        from quiz.cli.watch import watch

        return watch(paths, library, args)
    done = check(paths, library)
    if args.objections:
        from quiz.cli.objections import with_objections

        done = with_objections(done)
    return tell(done, args)


def tell(done: CheckRun, args: argparse.Namespace) -> Exit:
    """Tell what a run has found, in the form that was asked for."""
    from quiz.bank import report
    from quiz.cli.output import json_out, out

    if tell_nothing(done):
        return Exit.WRONG_USE
    if args.format == "json":
        json_out(report.as_json(done.faults))
    elif done.faults:
        out(report.TEXT_FORMATS[args.format](done.faults, done.texts))
    if args.format == "full":
        tell_closing(done)
    return ending(done, args)


def tell_nothing(done: CheckRun) -> bool:
    """Tell which paths hold no bank, if any."""
    from quiz.cli.output import err

    for skipped in done.nothing:
        err(f"{skipped.path}: {skipped.reason}.")
    return bool(done.nothing)


def tell_closing(done: CheckRun) -> None:
    """What was passed over, and the closing line."""
    from quiz.bank import report
    from quiz.cli.output import err

    for skipped in done.skipped:
        err(f"{skipped.path}: passed over, {skipped.reason}.")
    err(report.closing_line(done.faults, done.banks, done.claims))


def ending(done: CheckRun, args: argparse.Namespace) -> Exit:
    """1 where there is an error; with --strict, where there is a warning."""
    from quiz.bank.faults import Severity

    grave = (Severity.ERROR, Severity.WARNING) if args.strict else (Severity.ERROR,)
    return Exit.FAULTS if any(fault.severity in grave for fault in done.faults) else Exit.GOOD
