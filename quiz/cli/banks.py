"""Which bank a command means by BANK, and what is told where there is none to work with (docs/commands.md)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from quiz.bank.find import NoSuchBank, find_banks, is_folder, is_shipped, library, library_folders, resolve
from quiz.bank.head import Head, read_head, state_of
from quiz.cli.exits import Exit
from quiz.cli.output import err
from quiz.disk.homes import home

if TYPE_CHECKING:
    from quiz.bank.model import Bank
    from quiz.bank.read import Reading


def find_bank(name: str) -> tuple[Path, bool] | Exit:
    """The file of the bank that is meant, and whether it is shipped. Where there is none, stderr tells why."""
    path = Path(name)
    if name and state_of(path) is not None:
        return _at(path)
    found = resolve(name, library(library_folders(home())))
    match found:
        case Head():
            return found.path, found.shipped
        case NoSuchBank():
            err(_unknown(found))
            return Exit.WRONG_USE
        case _:
            assert_never(found)


def open_bank(name: str) -> tuple[Bank, Reading] | Exit:
    """The bank that BANK means, proved. A bank with an error is told with all its errors, and gives Exit.FAULTS."""
    found = find_bank(name)
    if isinstance(found, Exit):
        return found
    reading = prove(*found)
    if isinstance(reading, str):
        err(reading)
        return Exit.FAULTS
    assert reading.bank is not None, "a bank that is proved is there"
    return reading.bank, reading


def prove(path: Path, shipped: bool) -> Reading | str:
    """The bank of a file, without an error; else all its errors as text."""
    # The reading page is painted before its bank is proved: it starts without the rules.
    from quiz.bank.read import read_bank

    reading = read_bank(path, shipped=shipped)
    if reading.bank is not None:
        return reading
    from quiz.bank.report import full

    return full(reading.faults, reading.texts)


def no_claim(bank: Bank, name: str, known: Iterable[str]) -> str:
    """That a bank has no such claim, with a guess at what was meant."""
    from quiz.text.nearest import did_you_mean

    near = did_you_mean(name, known)
    hint = f" Did you mean {near}?" if near else ""
    return f"The bank {bank.id} has no claim {name}.{hint}"


def _at(path: Path) -> tuple[Path, bool] | Exit:
    """The bank at a path; a folder with one bank is that bank."""
    found = find_banks(path)
    match found.paths:
        case [only]:
            return only, is_shipped(only)
        case []:
            err(f"There is no bank in {path}." if is_folder(path) else f"{path} is not a bank.")
        case several:
            err("\n".join([f"{path} holds {len(several)} banks. Name one of them:", *_names(several)]))
    return Exit.WRONG_USE


def _names(paths: Sequence[Path]) -> list[str]:
    heads = [read_head(path, shipped=False) for path in paths]
    return [f"  {head.path}  {head.id}" if head.id else f"  {head.path}" for head in heads]


def _unknown(missing: NoSuchBank) -> str:
    if "/" in missing.name or "\\" in missing.name or missing.name.endswith(".toml"):
        return f"There is no file or folder {missing.name}."
    hint = f" Did you mean {missing.nearest}?" if missing.nearest else ""
    return f"There is no bank {missing.name}.{hint} `factquiz list` shows all banks."
