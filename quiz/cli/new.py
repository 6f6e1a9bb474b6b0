"""`factquiz new NAME`: the files of a new bank, on an example or on the author's article (docs/commands.md)."""

from __future__ import annotations

import argparse

from quiz.cli.arguments import name_of
from quiz.cli.exits import Exit


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "new",
        help="begin a bank",
        description="Make a folder with a bank, an article and what describes it: an example, or on your own article.",
    )
    parser.add_argument(
        "name", type=name_of("the bank"), metavar="NAME", help="the new folder; its last part is the bank's id"
    )
    parser.add_argument(
        "--article", type=name_of("the file"), metavar="FILE", help="your article: .txt, .md or .html, in UTF-8"
    )
    parser.add_argument("--title", metavar="T", help="the bank's title (made of NAME if not given)")
    parser.add_argument("--licence", metavar="L", help="the bank's licence (CC-BY-4.0 if not given)")
    parser.add_argument("--force", action="store_true", help="replace the files of this command that are there")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Make the bank. Its files go to stdout, one a line; what comes next to stderr."""
    # Imported here, because the parser of every other command is built without them.
    from quiz.authoring.wording import made, namesake
    from quiz.cli.begin_bank import begin_bank
    from quiz.cli.output import err, out

    begun = begin_bank(args.name, args.article, args.title, args.licence, force=args.force)
    out("\n".join(map(str, begun.files)))
    err(made(begun.folder, claims=args.article is None))
    if begun.namesake is not None:
        err(namesake(begun.namesake))
    return Exit.GOOD
