"""The program's entry: `factquiz` and `python -m quiz`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and give its exit code. --version is answered before anything else is imported."""
    if sys.argv[1:2] == ["--version"]:
        return _version()
    # A start makes many objects that stay, and collecting among them costs a tenth of it. What goes on after the
    # start (a round, the screens) turns the collector on again: quiz.cli.desk and quiz.tui.run.
    import gc

    gc.disable()
    try:
        from quiz.cli.main import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        # Interrupted while the program itself was being loaded, or a second time while it was closing.
        return 130


def _version() -> int:
    from quiz import __version__

    if sys.stdout is None:
        return 0
    try:
        sys.stdout.write(f"factquiz {__version__}\n")
        sys.stdout.flush()
    except OSError as problem:
        return _unwritten(problem)
    return 0


def _unwritten(problem: OSError) -> int:
    """Lead stdout to nowhere, so that the interpreter's own flush at exit does not fail as well."""
    import os

    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return 0 if isinstance(problem, BrokenPipeError) else 70


if __name__ == "__main__":
    sys.exit(main())
