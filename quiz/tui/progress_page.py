"""The page of the progress screen at a width: sections with a heading each, without those that would be empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from textual.content import Content

from quiz.game.devices import DEVICES
from quiz.game.habit import Habit
from quiz.game.wording import NAMES
from quiz.game.wording_habit import habit_sentence, leaning_line
from quiz.record.progress import Course, Progress
from quiz.record.shares import TEN, Share, Tens
from quiz.tui import wording as says
from quiz.tui.widgets.hanging import Hanging
from quiz.tui.words import lines, parts

PLOT_COLUMNS, PLOT_ROWS = 30, 4
BLOCKS = " ▁▂▃▄▅▆▇█"
AXIS = 9
"""Columns before those of the plot."""
INDENT, GAP = 2, 2
NAME = max(len(name) for name in DEVICES.values())
COUNT, PERCENT = len("100 of 100"), len("  100 %")
LEAST_BAR, BAR = 8, 20
"""Columns of a full bar: where there is no room for the least, there is none."""

K = TypeVar("K")


def page(found: Progress, width: int) -> Content:
    """The whole page, for a width in columns."""
    if not found.played:
        return parts(says.NO_ROUNDS)
    by_status = _rows(found.first.statuses, found.again.statuses, NAMES)
    by_device = _rows(found.first.devices, found.again.devices, DEVICES)
    columns = _columns([*by_status, *by_device], width)
    sections = [
        *_courses(found.courses, width),
        _shares(says.BY_STATUS, by_status, columns, width),
        [*_shares(says.BY_DEVICE, by_device, columns, width), *filter(None, [parts(leaning_line(found.weak))])],
        list(_over_time(found.tens, width)),
        _habit(found.habit),
        list(_rounds(found, width)),
    ]
    return parts("\n\n").join(lines(section) for section in sections if section)


def _heading(text: str) -> Content:
    return parts((text, "bold"))


def _courses(courses: Iterable[Course], width: int) -> Iterator[list[Content]]:
    """A section for each course."""
    for course in courses:
        lessons = (_titled(f"{one.number:>3}  ", one.title, one.state, width) for one in course.lessons)
        yield [_heading(says.course(course.title)), *lessons]


def _titled(mark: str, title: str, told: str, width: int) -> Content:
    """What is told of something with a title: behind it, or whole in a row of its own."""
    row = parts(mark, (title, "bold"), f"  {told}")
    if row.cell_length <= width:
        return row
    return lines([_hanging(mark, parts((title, "bold")), width), _hanging(" " * len(mark), parts(told), width)])


def _hanging(mark: str, text: Content, width: int) -> Content:
    return Hanging(parts(mark), text).at(width)


class _Row(NamedTuple):
    """A status or a device: how often it was right when first met, and when met again."""

    name: str
    first: Share | None
    again: Share | None


def _rows(first: Mapping[K, Share], again: Mapping[K, Share], names: Mapping[K, str]) -> list[_Row]:
    """In the printed order, not the weakest first: with few answers that order would change with each of them."""
    return [_Row(name, first.get(key), again.get(key)) for key, name in names.items() if key in first or key in again]


class _Columns(NamedTuple):
    """Widths of what stands beside the names; 0 for a column that is left out."""

    first: int
    bar: int
    again: int


def _columns(rows: Sequence[_Row], width: int) -> _Columns | None:
    """The same for all tables of a page, so that they stand in line; None where there is no room for a table."""
    first, again = (_cell_width([getattr(row, side) for row in rows]) for side in ("first", "again"))
    room = width - INDENT - NAME - GAP - first - (GAP + again if again else 0)
    if room < 0:
        return None
    return _Columns(first, min(BAR, room - GAP) if room - GAP >= LEAST_BAR else 0, again)


def _cell_width(shares: Sequence[Share | None]) -> int:
    told = [share for share in shares if share is not None]
    return (COUNT if told else 0) + (PERCENT if any(share.percent is not None for share in told) else 0)


def _shares(heading: str, rows: Sequence[_Row], columns: _Columns | None, width: int) -> list[Content]:
    if not rows:
        return []
    if columns is None:
        return [_heading(heading), *(_packed(row, width) for row in rows)]
    named = _cells(says.FIRST_MET, "", says.MET_AGAIN if columns.again else "", columns)
    above = parts((heading.ljust(INDENT + NAME), "bold"), f" {named}")
    return [above, *(parts(_table_row(row, columns)) for row in rows)]


def _table_row(row: _Row, columns: _Columns) -> str:
    drawn = "█" * round(columns.bar * row.first.right / row.first.of) if row.first is not None else ""
    return f"{'':{INDENT}}{row.name:<{NAME}}{_cells(_cell(row.first), drawn, _cell(row.again), columns)}"


def _cells(first: str, bar: str, again: str, columns: _Columns) -> str:
    texts = zip((first, bar, again), columns, strict=True)
    return "".join(f"{'':{GAP}}{text:<{width}}" for text, width in texts if width).rstrip()


def _cell(share: Share | None) -> str:
    if share is None:
        return ""
    percent = f"  {share.percent:>3} %" if share.percent is not None else ""
    return f"{share.right:>3} of {share.of:<3}{percent}"


def _packed(row: _Row, width: int) -> Content:
    """The same without a table: as many pieces in a row as fit, never broken inside."""
    counts = [(says.FIRST, row.first), (says.MET_AGAIN, row.again)]
    told = [f"{word} {_count(share)};" for word, share in counts if share is not None]
    told[-1] = told[-1].removesuffix(";")
    filled = [f"{'':{INDENT}}{row.name}:"]
    for piece in told:
        if len(filled[-1]) + 1 + len(piece) <= width:
            filled[-1] += f" {piece}"
        else:
            filled.append(f"{'':{2 * INDENT}}{piece}")
    return parts("\n".join(filled))


def _count(share: Share) -> str:
    percent = f", {share.percent} %" if share.percent is not None else ""
    return f"{share.right} of {share.of}{percent}"


def _over_time(tens: Tens, width: int) -> Iterator[Content]:
    """A column for each ten claims, then their counts by status and device. One ten alone is no way over time."""
    if len(tens.claims) < 2:
        return
    yield _heading(says.OVER_TIME)
    shown = tens.claims[-min(PLOT_COLUMNS, (width - AXIS) // 2) :]
    for row in plot_rows([right / TEN for right in shown]):
        yield parts(row)
    for name, right in tens.ways():
        counts = ", ".join(map(str, right[-PLOT_COLUMNS:]))
        yield _hanging(" " * INDENT, parts(f"{name}: {counts}"), width)


def plot_rows(shares_: Sequence[float]) -> list[str]:
    """Rows of a column chart from the top down, with what top and bottom mean at the left."""
    heights = [round(share * PLOT_ROWS * 8) for share in shares_]
    rows = []
    for row in range(PLOT_ROWS - 1, -1, -1):
        label = "all " if row == PLOT_ROWS - 1 else "none" if row == 0 else "    "
        cells = "".join(f"{BLOCKS[max(0, min(8, height - 8 * row))]} " for height in heights)
        rows.append(f"  {label} │ {cells}".rstrip())
    return rows


def _habit(habit: Habit | None) -> list[Content]:
    return [_heading(says.HABIT), parts(habit_sentence(habit))] if habit is not None else []


def _rounds(found: Progress, width: int) -> Iterator[Content]:
    yield _heading(says.ROUNDS)
    for one in reversed(found.played):
        exam = ", exam" if one.exam else ""
        yield _titled(f"{one.day}  ", f"{one.title(found.titles)}{exam}", one.state, width)
