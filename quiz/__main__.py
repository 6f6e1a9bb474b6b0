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

        code = run(sys.argv[1:])
        _end_undisturbed()
        return code
    except KeyboardInterrupt:
        # Interrupted while the program itself was being loaded, or a second time while it was closing.
        from quiz.cli.exits import Exit

        return Exit.INTERRUPTED


def _end_undisturbed() -> None:
    """What is done is done: a signal now would only put its own ending in the place of the exit code.

    The interpreter gives signals back to the system while it closes, but leaves those that are ignored.
    """
    import signal

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, signal.SIG_IGN)


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
    """Lead stdout to nowhere, so that the interpreter's own flush at exit does not fail as well; tell what is wrong."""
    # Only now, because --version imports next to nothing where all is well.
    from quiz.cli.exits import Exit
    from quiz.cli.output import err, lead_nowhere

    lead_nowhere(sys.stdout)
    if isinstance(problem, BrokenPipeError):
        return Exit.GOOD
    err(f"The output cannot be written: {problem.strerror}.")
    return Exit.OWN_FAULT


if __name__ == "__main__":
    sys.exit(main())
