"""`factquiz list`: the library as text or JSON (docs/commands.md)."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from quiz.cli.arguments import name_of
from quiz.cli.exits import Exit

if TYPE_CHECKING:
    from quiz.bank.head import Head
    from quiz.bank.read import Reading


class Standing(Protocol):
    """What the record knows of a bank."""

    @property
    def last_score(self) -> tuple[float, int] | None:
        """Points of the newest finished round, and out of how many; None where there is none."""

    @property
    def unfinished(self) -> bool:
        """Whether a round waits to be taken up."""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "list", help="list the banks", description="List the banks of the library, or of PATH."
    )
    parser.add_argument(
        "path", nargs="?", type=name_of("the file or folder"), metavar="PATH", help="a folder with banks, or one bank"
    )
    parser.add_argument("--json", action="store_true", help="as one JSON document")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """List the banks on stdout; what was passed over is told on stderr."""
    # Imported here, because the parser of every other command is built without the reader.
    from quiz.bank.find import find_banks, library, library_folders
    from quiz.bank.head import state_of
    from quiz.cli.output import err, json_out, out
    from quiz.disk.homes import home

    if args.path is not None and state_of(Path(args.path)) is None:
        err(f"There is no file or folder {args.path}.")
        return Exit.WRONG_USE
    folders = library_folders(home()) if args.path is None else (Path(args.path),)
    heads = library(folders)
    found = rows(heads, read_all(heads), record_scores())
    if args.json:
        json_out(found)
        return Exit.GOOD
    for folder in folders if args.path is not None else ():
        for skipped in find_banks(folder).skipped:
            err(f"{skipped.path}: passed over, {skipped.reason}.")
    out("\n".join(as_lines(heads, found)) if heads else "There are no banks here.")
    return Exit.GOOD


def record_scores() -> Mapping[str, Standing]:
    """What the record knows, by bank id. The listing needs none: where it cannot be used, that is told on stderr."""
    from quiz.cli.output import err
    from quiz.disk.homes import home
    from quiz.record.store import Store
    from quiz.record.values import StoreProblem

    try:
        with contextlib.closing(Store.open(home())) as store:
            return store.scores()
    except StoreProblem as problem:
        err(problem.sentence)
        return {}


def read_all(heads: Iterable[Head]) -> list[Reading]:
    """The banks read in full, an article that several share once."""
    from quiz.bank.read import Shelf, read_bank

    shelf = Shelf()
    return [read_bank(head.path, shelf=shelf, shipped=head.shipped) for head in heads]


def rows(heads: Sequence[Head], readings: Sequence[Reading], scores: Mapping[str, Standing]) -> list[dict[str, Any]]:
    """The promised keys, one row a bank, in the order of `heads`. Doubled ids count as errors of all but the first."""
    from quiz.bank.faults import Severity

    taken: set[str] = set()
    found = []
    for head, reading in zip(heads, readings, strict=True):
        errors = sum(fault.severity is Severity.ERROR for fault in reading.faults)
        doubled = head.id in taken
        found.append(_row(head, reading, errors + doubled, None if doubled else scores.get(head.id or "")))
        if head.id is not None:
            taken.add(head.id)
    return found


def _row(head: Head, reading: Reading, faults: int, score: Standing | None) -> dict[str, Any]:
    from quiz.bank.check import playable_claims, questions

    last = score.last_score if score else None
    return {
        "id": head.id,
        "title": head.title,
        "summary": head.summary,
        "path": str(head.path.absolute()),
        "language": head.language,
        "licence": head.licence,
        "content": head.content,
        "course": head.course,
        "lesson": head.lesson,
        "test": head.test,
        "statuses": list(head.statuses),
        "claims": playable_claims(reading),
        "questions": questions(reading),
        "faults": faults,
        "last_score": {"points": last[0], "of": last[1]} if last else None,
        "unfinished": bool(score and score.unfinished),
    }


def as_lines(heads: Sequence[Head], found: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The library as text: courses, then articles, each bank with its id and what is known of it."""
    for at, (group, members) in enumerate(groupby(zip(heads, found, strict=True), key=lambda pair: _group(pair[0]))):
        if at:
            yield ""
        yield group
        for head, row in members:
            yield from _bank_lines(head, row)


def _group(head: Head) -> str:
    from quiz.plain.lines import flat
    from quiz.record.library import group_of

    group = group_of(head)
    if group.course is not None:
        return f"Course {flat(group.course)}"
    return f"Article: {group.article}" if group.article is not None else "Other banks"


def _bank_lines(head: Head, row: dict[str, Any]) -> Iterator[str]:
    title = head.title or head.id or head.path.name
    yield f"  {head.lesson}. {title}" if head.lesson is not None else f"  {title}"
    yield f"     {'. '.join(_facts(head, row))}."
    if head.summary:
        yield f"     {' '.join(head.summary.split())}"


def _facts(head: Head, row: dict[str, Any]) -> Iterator[str]:
    from quiz.game.wording import came_to, count_of

    yield f"{head.id}" if head.id else f"{head.path}"
    if row["faults"]:
        yield f"{count_of(row['faults'], 'fault')}: see factquiz check {head.path}"
        return
    counts = [count_of(row["claims"], "claim")]
    if row["questions"]:
        counts.append(count_of(row["questions"], "question"))
    yield " and ".join(counts)
    if head.test:
        yield "A test"
    if head.content:
        yield f"Content: {head.content}"
    if row["last_score"]:
        yield f"Last: {came_to(row['last_score']['points'], row['last_score']['of'])}"
    if row["unfinished"]:
        yield "Begun, not finished"
