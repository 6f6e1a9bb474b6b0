"""`factquiz lsp`: the language server, for editors to start; it speaks over stdin and stdout."""

from __future__ import annotations

import argparse
import os
import signal
from types import FrameType

from quiz.cli.exits import Exit


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "lsp",
        help="help editors with banks (a language server)",
        description="Tell an editor the faults of a bank while it is typed, over stdin and stdout. Editors start it.",
    )
    parser.add_argument("--stdio", action="store_true", help="what some editors add by themselves; it changes nothing")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> Exit:
    """Serve until the editor ends it or its end of the pipe is closed."""
    # Imported here, because the parser of every other command is built without them.
    from quiz.bank.find import library_folders
    from quiz.cli.output import err
    from quiz.disk.homes import home

    try:
        from quiz.authoring.lsp_server import make_server
    except ModuleNotFoundError as missing:
        if (missing.name or "").split(".")[0] not in ("pygls", "lsprotocol"):
            raise
        from quiz.authoring.wording import NEEDS_LSP

        err(NEEDS_LSP)
        return Exit.WRONG_USE
    for number in (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)
    make_server(library_folders(home())).start_io()
    return Exit.GOOD


def _end(number: int, _: FrameType | None) -> None:
    # At once: the thread that waits for the editor's next word would be waited for. Nothing is kept that could be lost.
    os._exit(128 + number)
