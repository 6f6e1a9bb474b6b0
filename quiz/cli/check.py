"""`factquiz check`: every fault of every bank in one run (docs/commands.md)."""

from __future__ import annotations

import argparse
from pathlib import Path

from quiz.cli.arguments import name_of
from quiz.cli.exits import Exit

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
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Check the banks. The faults are data on stdout, the closing line of the full form is talk on stderr."""
    # Imported here, because the parser of every other command is built without the reader.
    from quiz.bank import report
    from quiz.bank.check import check
    from quiz.bank.faults import Severity
    from quiz.bank.find import library_folders
    from quiz.cli.output import err, json_out, out
    from quiz.disk.homes import home

    done = check([Path(name) for name in args.paths], library_folders(home()))
    for skipped in done.nothing:
        err(f"{skipped.path}: {skipped.reason}.")
    if done.nothing:
        return Exit.WRONG_USE
    if args.format == "json":
        json_out(report.as_json(done.faults))
    elif done.faults:
        out(report.TEXT_FORMATS[args.format](done.faults, done.texts))
    if args.format == "full":
        for skipped in done.skipped:
            err(f"{skipped.path}: passed over, {skipped.reason}.")
        err(report.closing_line(done.faults, done.banks, done.claims))
    found = report.counts(done.faults)
    failed = found[Severity.ERROR] or (args.strict and found[Severity.WARNING])
    return Exit.FAULTS if failed else Exit.GOOD
