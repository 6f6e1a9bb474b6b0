"""`factquiz check --watch`: the same run anew whenever one of its files changes, until Ctrl-C."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from quiz.authoring.wording import WATCHING
from quiz.bank.check import CheckRun, check
from quiz.cli.check import tell, tell_closing
from quiz.cli.exits import Exit
from quiz.cli.output import err
from quiz.disk.watch import State, state_of, wait_for_change


def watch(paths: Sequence[Path], library: Sequence[Path], args: argparse.Namespace) -> Exit:
    """Check, wait for a change, check again. Ends by Ctrl-C, or at once where there is nothing to check."""
    # Which files there are to look at is known only once they were read; what changes from then on is seen.
    before = _look(paths, check(paths, library))
    done = check(paths, library)
    ended = _told(done, args)
    if ended is Exit.WRONG_USE:
        return ended
    err(WATCHING)
    while True:
        last = done
        now = wait_for_change(before, partial(_look, paths, last))
        done = check(paths, library)
        if _concerns(paths, last, before, now) or (done.faults, done.texts) != (last.faults, last.texts):
            _told(done, args)
        # What was changed while it was checked differs from `now`, and so is seen at the next look.
        before = _look(paths, done) | now


def _told(done: CheckRun, args: argparse.Namespace) -> Exit:
    """With the closing line in every form: whoever waits sees that a save was noticed."""
    ended = tell(done, args)
    if args.format != "full" and not done.nothing:
        tell_closing(done)
    return ended


def _look(paths: Sequence[Path], done: CheckRun) -> State:
    """The files of a run; folders that were named with all in them; and the folders of files, where new ones appear."""
    return state_of(paths, [*done.texts, *(path.parent for path in (*paths, *done.texts))])


def _concerns(paths: Sequence[Path], done: CheckRun, before: State, now: State) -> bool:
    """Whether a file of the run itself has changed."""
    own = {str(path) for path in (*done.texts, *(path for path in paths if not path.is_dir()))}
    return any(before.get(name) != now.get(name) for name in own)
