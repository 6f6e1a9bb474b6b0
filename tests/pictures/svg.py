"""Rows of terminal cells as one small SVG: text on a grid, rules and scroll bars as shapes, no font and no address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style

CELL_WIDTH = 9.0
CELL_HEIGHT = 20
FONT_SIZE = 15
BASELINE = 15
MARGIN = 12

FONTS = "'DejaVu Sans Mono',Menlo,Consolas,monospace"
LOWER_BLOCKS = " ▁▂▃▄▅▆▇█"
LINES = {"─": "ew", "│": "ns", "┌": "es", "┐": "sw", "└": "en", "┘": "nw"}
"""Box-drawing characters, and the sides that their lines lead to, as on a map."""


class Look(NamedTuple):
    """How a cell is drawn, colours as #rrggbb; `paper` None is the screen's own."""

    ink: str
    paper: str | None
    bold: bool
    italic: bool
    underline: bool


class Cell(NamedTuple):
    """One character at its column; `width` is 2 for a wide one."""

    column: int
    width: int
    text: str
    look: Look


class Sheet(NamedTuple):
    """What a picture is drawn from. `ink` and `paper` are the theme's; `title` tells what is to be seen, in words."""

    rows: Sequence[Sequence[Segment]]
    width: int
    ink: str
    paper: str
    rule: str
    title: str


def draw(sheet: Sheet) -> str:
    """The picture as the text of an SVG file."""
    width = round(sheet.width * CELL_WIDTH + 2 * MARGIN)
    height = len(sheet.rows) * CELL_HEIGHT + 2 * MARGIN
    rows = [list(cells_of(row, sheet)) for row in sheet.rows]
    looks = sorted({cell.look._replace(paper=None) for row in rows for cell in row if cell.text.strip()})
    names = {look: f"s{number}" for number, look in enumerate(looks)}
    body = [part for number, row in enumerate(rows) for part in _row(number, row, names)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" '
            f"width={quoteattr(str(width))} height={quoteattr(str(height))}>",
            f"<title>{escape(sheet.title)}</title>",
            f"<style>{_css(names)}</style>",
            f'<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="6" fill="{sheet.paper}" '
            f'stroke="{sheet.rule}"/>',
            f'<g transform="translate({MARGIN} {MARGIN})" shape-rendering="crispEdges">',
            *body,
            *_rules(rows),
            "</g>",
            "</svg>",
            "",
        ]
    )


def cells_of(row: Iterable[Segment], sheet: Sheet) -> Iterator[Cell]:
    """The cells of a row, each with how it is drawn. What has no width stays with the character before it."""
    column = 0
    for segment in row:
        if segment.control:
            continue
        look = look_of(segment.style or Style(), sheet)
        for text in _characters(segment.text):
            width = cell_len(text)
            yield Cell(column, width, text, look)
            column += width


def _characters(text: str) -> Iterator[str]:
    held = ""
    for character in text:
        if held and cell_len(character):
            yield held
            held = ""
        held += character
    if held:
        yield held


def look_of(style: Style, sheet: Sheet) -> Look:
    """A style in the theme's colours."""
    ink, paper = _hex(style.color, sheet.ink), _hex(style.bgcolor, sheet.paper)
    if style.reverse:
        ink, paper = paper, ink
    return Look(
        ink, None if paper == sheet.paper else paper, bool(style.bold), bool(style.italic), bool(style.underline)
    )


def _hex(color: Color | None, otherwise: str) -> str:
    if color is None or color.is_default:
        return otherwise
    red, green, blue = color.get_truecolor()
    return f"#{red:02x}{green:02x}{blue:02x}"


def _css(names: dict[Look, str]) -> str:
    rules = [f"text{{font-family:{FONTS};font-size:{FONT_SIZE}px}}"]
    for look, name in names.items():
        bold = ";font-weight:bold" if look.bold else ""
        italic = ";font-style:italic" if look.italic else ""
        underline = ";text-decoration:underline" if look.underline else ""
        rules.append(f".{name}{{fill:{look.ink}{bold}{italic}{underline}}}")
    return "".join(rules)


def _row(number: int, row: Sequence[Cell], names: dict[Look, str]) -> Iterator[str]:
    """Papers first, then the words on them."""
    top = number * CELL_HEIGHT
    for cells in _runs(row, lambda cell: cell.look.paper):
        if cells[0].look.paper is not None:
            yield _rect(cells[0].column, top, _width(cells), CELL_HEIGHT, cells[0].look.paper)
    for cell in row:
        if cell.text in LOWER_BLOCKS[1:]:
            height = CELL_HEIGHT * LOWER_BLOCKS.index(cell.text) / 8
            yield _rect(cell.column, top + CELL_HEIGHT - height, cell.width, height, cell.look.ink)
    for cells in _runs(row, lambda cell: None if _is_shape(cell) else cell.look._replace(paper=None)):
        if not _is_shape(cells[0]):
            yield from _words(cells, top, names)


def _runs(row: Sequence[Cell], key: Callable[[Cell], object]) -> Iterator[list[Cell]]:
    for _, cells in groupby(row, key):
        yield list(cells)


def _words(cells: Sequence[Cell], top: int, names: dict[Look, str]) -> Iterator[str]:
    """Cells of one look as texts, cut where two or more blanks stand: each is stretched to its own cells."""
    for part in _parted(cells):
        text = "".join(cell.text for cell in part)
        look = names[part[0].look._replace(paper=None)]
        length = f' textLength="{_size(_width(part) * CELL_WIDTH)}"' if len(part) > 1 else ""
        yield (
            f'<text x="{_size(part[0].column * CELL_WIDTH)}" y="{_size(top + BASELINE)}" class="{look}"{length}>'
            f"{escape(text)}</text>"
        )


def _parted(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    part: list[Cell] = []
    blanks: list[Cell] = []
    for cell in cells:
        if not cell.text.strip():
            blanks.append(cell)
            continue
        if len(blanks) > 1 and part:
            yield part
            part = []
        part += [*(blanks if part else []), cell]
        blanks = []
    if part:
        yield part


class Stroke(NamedTuple):
    """A straight line: level ones at a height from left to right, upright ones at a column from top to bottom."""

    level: bool
    at: float
    start: float
    end: float


def _rules(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Box-drawing characters as lines, one path a colour, so that they meet whatever the font is."""
    strokes: dict[str, list[Stroke]] = {}
    for number, row in enumerate(rows):
        for cell in row:
            strokes.setdefault(cell.look.ink, []).extend(_strokes(cell, number))
    for ink, found in strokes.items():
        if found:
            yield f'<path stroke="{ink}" fill="none" d="{"".join(map(_way, _joined(found)))}"/>'


def _strokes(cell: Cell, row: int) -> Iterator[Stroke]:
    """From the middle of the cell to each side that the character leads to."""
    x, y = (cell.column + 0.5) * CELL_WIDTH, (row + 0.5) * CELL_HEIGHT
    for side in LINES.get(cell.text, ""):
        level = side in "ew"
        middle, across, half = (x, y, CELL_WIDTH / 2) if level else (y, x, CELL_HEIGHT / 2)
        yield (
            Stroke(level, across, middle, middle + half)
            if side in "es"
            else Stroke(level, across, middle - half, middle)
        )


def _joined(strokes: Iterable[Stroke]) -> Iterator[Stroke]:
    """Strokes, those in one line that touch made one."""
    held: Stroke | None = None
    for stroke in sorted(strokes):
        if held is not None and held[:2] == stroke[:2] and held.end >= stroke.start:
            held = held._replace(end=stroke.end)
            continue
        if held is not None:
            yield held
        held = stroke
    if held is not None:
        yield held


def _way(stroke: Stroke) -> str:
    if stroke.level:
        return f"M{_size(stroke.start)} {_size(stroke.at)}H{_size(stroke.end)}"
    return f"M{_size(stroke.at)} {_size(stroke.start)}V{_size(stroke.end)}"


def _is_shape(cell: Cell) -> bool:
    return cell.text in LOWER_BLOCKS[1:] or cell.text in LINES


def _width(cells: Sequence[Cell]) -> int:
    return sum(cell.width for cell in cells)


def _rect(column: int, top: float, width: int, height: float, fill: str) -> str:
    return (
        f'<rect x="{_size(column * CELL_WIDTH)}" y="{_size(top)}" width="{_size(width * CELL_WIDTH)}" '
        f'height="{_size(height)}" fill="{fill}"/>'
    )


def _size(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
