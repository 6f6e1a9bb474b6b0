"""Text pictures of whole screens: the rows as a terminal shows them, and below each row what stands out in it.

FACTQUIZ_PICTURES=write draws them anew; look at every change before it is kept.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from rich.cells import cell_len

from quiz.tui.app import FactquizApp
from tests.tui.seeing import Run, rows, runs

FOLDER = Path(__file__).with_name("pictures")
SIZES = ((100, 30), (80, 24), (40, 15))
LETTERS = {"quote": "q", "cue": "c", "pointed": "p", "mark": "m", "blurred mark": "b", "selection": "s"}
LEGEND = f"# {', '.join(f'{letter} {state}' for state, letter in LETTERS.items())}"


def picture_path(name: str, size: tuple[int, int]) -> Path:
    """Where the picture of a screen at a size lies."""
    return FOLDER / f"{name}-{size[0]}x{size[1]}.txt"


def compare(app: FactquizApp, name: str) -> None:
    """Fail with what differs from the picture; or draw the picture, where that was asked for."""
    size = app.screen.size
    path = picture_path(name, (size.width, size.height))
    drawn = draw(app)
    if os.environ.get("FACTQUIZ_PICTURES") == "write":
        path.write_text(drawn, encoding="utf-8")
        return
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = unified_diff(kept.splitlines(), drawn.splitlines(), f"kept {path.name}", "drawn now", lineterm="")
    assert kept == drawn, "\n".join(difference)


def draw(app: FactquizApp) -> str:
    """The whole screen as a picture."""
    width = app.screen.size.width
    by_row = defaultdict(list)
    for run in runs(app):
        by_row[run.row].append(run)
    lines = [LEGEND]
    for number, row in enumerate(rows(app)):
        lines.append(f"{number + 1:>2} |{row}{' ' * (width - cell_len(row))}|")
        lines += _below(by_row[number])
    return "\n".join(lines) + "\n"


def _below(marked: list[Run]) -> Iterator[str]:
    """The letters below the cells that stand out."""
    line = ""
    for run in marked:
        line += " " * (run.start - len(line)) + LETTERS[run.state] * (run.end - run.start)
    if line:
        yield f"    {line}"
