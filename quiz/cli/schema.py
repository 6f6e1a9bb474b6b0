"""`factquiz schema`: the JSON Schema of a bank, or of article.toml, for editors and other tools."""

from __future__ import annotations

import argparse

from quiz.cli.exits import Exit


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "schema",
        help="print the JSON Schema of a bank",
        description="Print the JSON Schema (2020-12) of a bank, or of article.toml.",
    )
    parser.add_argument("--article", action="store_true", help="that of article.toml")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Print it on stdout."""
    # Imported here, because the parser of every other command is built without it.
    from quiz.authoring.schema import article_schema, bank_schema
    from quiz.cli.output import json_out

    json_out(article_schema() if args.article else bank_schema())
    return Exit.GOOD
