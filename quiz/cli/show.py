"""`factquiz show`: a bank with its statuses and their proof: text, JSON, annotated article (docs/commands.md)."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.arguments import name_of
from quiz.cli.exits import Exit

if TYPE_CHECKING:
    from quiz.bank.model import Bank, Claim, Question, Quote

_INDENT = "  "


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "show",
        help="show a bank with its statuses",
        description="Show an article with every claim, its status, its voices and its quotes.",
    )
    parser.add_argument("bank", type=name_of("the bank"), metavar="BANK", help="a path or a bank's id")
    parser.add_argument(
        "claim", nargs="?", type=name_of("the claim"), metavar="CLAIM", help="the id of one claim or reading question"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as one JSON document")
    form.add_argument("--annotated", action="store_true", help="the article with its statuses in the margin")
    parser.add_argument(
        "-o",
        dest="file",
        type=name_of("the file"),
        metavar="FILE",
        help="save the annotated article: .html, .svg or .txt",
    )
    parser.add_argument("--force", action="store_true", help="replace FILE where it exists")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Show a bank, or one claim of it."""
    # Imported here, because the parser of every other command is built without the reader.
    from quiz.cli.banks import no_claim, open_bank
    from quiz.cli.output import err, json_out, out

    if args.file is not None and not args.annotated:
        err("-o goes with --annotated.")
        return Exit.WRONG_USE
    opened = open_bank(args.bank)
    if isinstance(opened, Exit):
        return opened
    bank, _ = opened
    known = [claim.id for claim in bank.claims] + [question.id for question in bank.questions]
    if args.claim is not None and args.claim not in known:
        err(no_claim(bank, args.claim, known))
        return Exit.WRONG_USE
    if args.annotated:
        return _annotated(bank, args)
    if args.json:
        from quiz.bank.describe import describe

        json_out(describe(bank, args.claim))
    else:
        out("\n".join(as_lines(bank, args.claim)))
    return Exit.GOOD


def _annotated(bank: Bank, args: argparse.Namespace) -> Exit:
    """The annotated article to a file in the form that its name asks for, or as text to stdout."""
    from quiz.cli.output import err, out, save
    from quiz.exchange.render import annotate, as_html, as_svg, as_text

    if args.claim is not None:
        err("--annotated shows the whole article: leave CLAIM out.")
        return Exit.WRONG_USE
    if args.file is None:
        out(as_text(annotate(bank)).removesuffix("\n"))
        return Exit.GOOD
    forms = {".html": as_html, ".htm": as_html, ".svg": as_svg, ".txt": as_text}
    path = Path(args.file)
    form = forms.get(path.suffix.lower())
    if form is None:
        err(f"{path}: the name must end in .html, .svg or .txt.")
        return Exit.WRONG_USE
    return save(path, form(annotate(bank)), force=args.force)


def as_lines(bank: Bank, only: str | None = None) -> Iterator[str]:
    """The bank as text. `only` is the id of the one claim or question that is shown, without the article."""
    claims = [claim for claim in bank.claims if only in (None, claim.id)]
    questions = [question for question in bank.questions if only in (None, question.id)]
    blocks = [] if only else [_head_lines(bank), _article_lines(bank)]
    blocks += [_claim_lines(bank, claim) for claim in claims] + [_question_lines(question) for question in questions]
    for at, block in enumerate(blocks):
        if at:
            yield ""
        yield from block


def _head_lines(bank: Bank) -> Iterator[str]:
    yield bank.title
    if bank.intro:
        yield from ("", " ".join(bank.intro.split()))


def _article_lines(bank: Bank) -> Iterator[str]:
    from quiz.bank.dateline import dateline

    article = bank.article
    yield article.title
    yield from (dateline(article), "") if dateline(article) else ("",)
    digits = len(str(len(article.sentences)))
    for sentence in article.sentences:
        text = article.text[sentence.start : sentence.end]
        yield f"{sentence.number:>{digits}}  {' '.join(text.split())}"
    if article.afterword:
        yield from ("", f"Afterword: {' '.join(article.afterword.split())}")


def _claim_lines(bank: Bank, claim: Claim) -> Iterator[str]:
    from quiz.bank.status import Status
    from quiz.game.explain import voices_of
    from quiz.game.wording import LONG_NAMES, NAMES

    yield f"{claim.id}: {claim.text}"
    also = f". Also fair: {NAMES[claim.also]}" if claim.also else ""
    draft = ". A draft, never played" if claim.draft else ""
    disputed = ", disputed" if claim.disputed else ""
    yield f"{_INDENT}{LONG_NAMES[claim.status]}{disputed}{also}{draft}."
    if claim.status is Status.CONFIRMED or claim.said_by or claim.denied_by:
        yield _INDENT + voices_of(bank, claim)
    yield from _quote_lines(claim.quotes)
    if claim.why:
        yield f"{_INDENT}Why: {' '.join(claim.why.split())}"


def _quote_lines(quotes: Iterable[Quote]) -> Iterator[str]:
    from quiz.game.wording import capital, sentence_words

    for quote in quotes:
        where = sentence_words(quote.sentences)
        yield f"{_INDENT}{capital(where)}: “{' '.join(quote.text.split())}”"


def _question_lines(question: Question) -> Iterator[str]:
    yield f"{question.id}: {question.prompt}"
    for number, option in enumerate(question.options, 1):
        yield f"{_INDENT}{number} {option.text}{'  (right)' if option.correct else ''}"
    yield from _quote_lines(question.quotes)
    if question.why:
        yield f"{_INDENT}Why: {' '.join(question.why.split())}"
