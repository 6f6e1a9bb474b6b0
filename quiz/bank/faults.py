"""A fault as data: what, where, how bad, and what helps. Drawing it is in `report`."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Severity(StrEnum):
    """How bad: an error keeps a bank from being played, a warning fails `--strict`, an info never fails."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(NamedTuple):
    """Lines and columns from 1, in code points of the file; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


_GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}


class Mend(NamedTuple):
    """What certainly mends a fault: `text` in place of the text at `path`, or of the key there where `key` says so.

    Where a table stands at `path`, as a quote may be one, its `text` is meant.
    """

    path: tuple[str | int, ...]
    text: str
    key: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of one file. `place` is None where none can be told: no place is better than an invented one.

    `mend` is there only where nothing else can have been meant.
    """

    path: Path
    code: str
    severity: Severity
    message: str
    help: str | None = None
    place: Place | None = None
    mend: Mend | None = None


def gravest_first(fault: Fault) -> tuple[tuple[int, int], int]:
    """Sorts the faults of one file by line and column, the gravest of one place first; those without a place lead."""
    place = fault.place
    return (place.line, place.column) if place is not None else (0, 0), _GRAVITY[fault.severity]


class SyntaxFault(NamedTuple):
    """One fault of the text itself. Offsets are code points of the text without its byte order mark, end exclusive."""

    start: int
    end: int
    message: str
    help: str | None = None
    code: str = "syntax"
