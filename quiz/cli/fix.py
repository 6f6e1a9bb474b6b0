"""`factquiz check --fix`: what is certain is mended and saved, or shown as a diff; what is left is told."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from quiz.authoring.diff import diff
from quiz.authoring.document import save
from quiz.authoring.mend import MendedFile, mend
from quiz.authoring.wording import mended
from quiz.bank.check import check
from quiz.bank.files import BOM
from quiz.cli.check import ending, tell, tell_closing, tell_nothing
from quiz.cli.exits import Exit
from quiz.cli.output import data_out, err


def fix(paths: Sequence[Path], library: Sequence[Path], args: argparse.Namespace) -> Exit:
    """Mend the banks at `paths`. With --diff nothing is written, and the exit code is as if it were."""
    done = mend(paths, library)
    if args.diff:
        if tell_nothing(done.run):
            return Exit.WRONG_USE
        data_out("".join(map(_diff, done.files)))
        tell_closing(done.run)
        return ending(done.run, args)
    saved = [_save(file) for file in done.files]
    if all(saved):
        return tell(done.run, args)
    # What could not be saved is told as it stands on the disk.
    ended = tell(check(paths, library), args)
    return ended if ended is Exit.WRONG_USE else Exit.FAULTS


def _diff(file: MendedFile) -> str:
    mark = "\ufeff" if file.document.raw.startswith(BOM) else ""
    return diff(str(file.document.path), mark + file.document.text, mark + file.text)


def _save(file: MendedFile) -> bool:
    """Save a mended file and tell its mends; where that cannot be, tell why."""
    try:
        save(file.document, file.text)
    except OSError as problem:
        err(f"{file.document.path} cannot be written: {problem.strerror}.")
        return False
    for fault in file.faults:
        err(mended(fault))
    return True
