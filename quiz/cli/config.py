"""`factquiz config`: print the settings, or set one."""

from __future__ import annotations

import argparse

from quiz.cli.arguments import name_of
from quiz.cli.exits import Exit


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "config", help="print the settings, or set one", description="Print the settings, or set one."
    )
    parser.add_argument("key", nargs="?", type=name_of("the setting"), metavar="KEY", help="plain, theme or count")
    parser.add_argument("value", nargs="?", metavar="VALUE", help="what to set it to")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Print all settings, or one, on stdout as TOML; or set one.

    An unknown key or value is wrong use; a file that keeps a setting from being saved is a fault.
    """
    # Imported here, because the parser of every other command is built without the settings.
    from quiz.cli.output import err, out
    from quiz.disk.homes import home
    from quiz.record import settings

    try:
        if args.value is not None:
            settings.set_value(home(), args.key, args.value)
            return Exit.GOOD
        loaded = settings.load(home())
        if loaded.problem:
            err(loaded.problem)
        out("\n".join(settings.lines(loaded.settings, args.key)))
        return Exit.GOOD
    except settings.SettingProblem as problem:
        err(problem.sentence)
        unsaved = isinstance(problem, settings.SettingsFileProblem)
        return Exit.FAULTS if unsaved else Exit.WRONG_USE
    except OSError as error:
        err(f"{settings.settings_path(home())} cannot be written: {error.strerror}.")
        return Exit.FAULTS
