"""`factquiz draft`: sources and claims that rules propose for an article, as TOML or JSON (docs/commands.md)."""

from __future__ import annotations

import argparse
from pathlib import Path

from quiz.cli.arguments import name_of
from quiz.cli.exits import Exit


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "draft",
        help="propose claims for an article",
        description="Propose sources and claims for an English news article, by rules alone: drafts for an author.",
    )
    parser.add_argument(
        "article", type=name_of("the article"), metavar="ARTICLE", help="a file with the article's text"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--into", type=name_of("the bank"), metavar="BANK", help="add to this bank what it does not have yet, as drafts"
    )
    form.add_argument("--json", action="store_true", help="as one JSON document")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Propose on stdout; what an author should know of the proposals as a whole is told on stderr."""
    # Imported here, because the parser of every other command is built without the rules.
    from quiz.authoring.propose.engine import propose
    from quiz.authoring.propose.forms import as_json, as_toml
    from quiz.cli.output import data_out, err, json_out

    text = _text_of(Path(args.article))
    if isinstance(text, Exit):
        return text
    if args.into is not None:
        from quiz.cli.draft_into import draft_into

        return draft_into(Path(args.article), text, args.into)
    proposals = propose(text)
    for note in proposals.notes:
        err(note.message)
    if args.json:
        json_out(as_json(proposals))
    elif proposals.claims:
        data_out(as_toml(proposals) + "\n")
    return Exit.GOOD


def _text_of(path: Path) -> str | Exit:
    """The article's text, or how the command ends: what is wrong with the file has been told."""
    from quiz.bank import report
    from quiz.bank.articles import raw_texts
    from quiz.bank.files import NotUtf8, line_ends_lf, read_text
    from quiz.bank.page import file_faults
    from quiz.cli.output import err

    text = read_text(path)
    if isinstance(text, str):
        return line_ends_lf(text)
    faults = file_faults(path, text)
    if isinstance(text, NotUtf8):
        err(report.full(faults, raw_texts(path, text)))
        return Exit.FAULTS
    for fault in faults:
        err(fault.message)
    return Exit.WRONG_USE
