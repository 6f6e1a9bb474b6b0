"""The annotated article in its three forms, each a whole file as text: plain text, one HTML page, one SVG picture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from quiz.exchange.annotation import (
    ABSENT_TITLE,
    HIGHLIGHTED,
    Annotated,
    AnnotatedSentence,
    Margin,
    Run,
    annotate,
    safe,
)
from quiz.game.wording import LONG_NAMES
from quiz.text.cells import cell_width

__all__ = ["Annotated", "annotate", "as_html", "as_svg", "as_text"]

TEXT_WIDTH = 88
"""Columns of the text form, its margin included."""


def wrapped(runs: Iterable[Run], width: int) -> list[list[Run]]:
    """Runs laid out in lines of at most `width` cells, broken at spaces, and inside a word only where it must be."""
    cells = [(character, run.highlighted) for run in runs for character in run.text]
    lines = []
    at = 0
    while at < len(cells):
        end, following = _line_end(cells, at, width)
        lines.append(_joined(cells[at:end]))
        at = following
    return lines


def _line_end(cells: Sequence[tuple[str, bool]], start: int, width: int) -> tuple[int, int]:
    """Where the line that begins at `start` ends, and where the next one begins."""
    used, last_space, at = 0, -1, start
    while at < len(cells):
        character = cells[at][0]
        used += cell_width(character)
        if used > width and character != " " and at > start:
            break
        if character == " ":
            last_space = at
        at += 1
    else:
        return at, at
    if last_space > start:
        return last_space, last_space + 1
    return at, at


def _joined(cells: Iterable[tuple[str, bool]]) -> list[Run]:
    runs: list[Run] = []
    for character, highlighted in cells:
        if runs and runs[-1].highlighted == highlighted:
            runs[-1] = Run(runs[-1].text + character, highlighted)
        else:
            runs.append(Run(character, highlighted))
    return runs


def as_text(view: Annotated) -> str:
    """Plain text: letters and number before each sentence, highlighted words in square brackets."""
    margin = max([4, *(len(sentence.signs) for sentence in view.sentences)]) + 1
    digits = len(str(len(view.sentences)))
    lines = [safe(view.title), *([safe(view.dateline)] if view.dateline else []), "", view.summary]
    for paragraph in view.paragraphs():
        lines.append("")
        for sentence in paragraph:
            lines += _text_rows(sentence, margin, digits)
    if view.absent:
        lines += ["", f"{ABSENT_TITLE}:"]
        for sign, text in view.absent_rows():
            lines += _hanging(f"{sign:>{margin}}  ", safe(text))
    lines += ["", *(f"{sign:>{margin}}  {meaning}" for sign, meaning in view.legend())]
    lines.append(f"{'[ ]':>{margin}}  {HIGHLIGHTED}")
    lines += ["", safe(view.credit)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _text_rows(sentence: AnnotatedSentence, margin: int, digits: int) -> list[str]:
    text = "".join(f"[{run.text}]" if run.highlighted else run.text for run in sentence.runs())
    return _hanging(f"{sentence.signs:>{margin}}  {sentence.number:>{digits}}  ", text)


def _hanging(label: str, text: str) -> list[str]:
    """Text wrapped behind a label, the following lines set in by as much."""
    lines = wrapped([Run(text, False)], TEXT_WIDTH - len(label)) or [[]]
    rows = ["".join(run.text for run in line) for line in lines]
    return [label + rows[0], *(" " * len(label) + row for row in rows[1:])]


_STYLE = """
:root { color-scheme: light dark; }
:root { --paper: #fbf7ee; --ink: #1d1b17; --faint: #6b655a; --rule: #b9b1a0; --mark: #f4dd7f; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1b1a17; --ink: #ebe5d8; --faint: #a39b8b; --rule: #55503f; --mark: #6b5710; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 Georgia, "Times New Roman", serif; }
main { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 2rem; line-height: 1.15; margin: 0 0 .4rem; }
.dateline { color: var(--faint); margin: 0 0 .8rem; }
.summary { border-block: 1px solid var(--rule); padding: .5rem 0; margin: 0 0 1.2rem; }
h2 { font-size: 1rem; border-top: 1px solid var(--rule); padding-top: .7rem; margin: 1.4rem 0 .4rem; }
.paragraph { margin-bottom: .9rem; }
.row { display: grid; grid-template-columns: 3.6rem 2.2rem minmax(0, 1fr); margin: 0; break-inside: avoid; }
.signs { font: bold .95rem/1.7 ui-monospace, Menlo, Consolas, monospace; text-align: right; padding-right: .7rem; }
.number { color: var(--faint); font-size: .85rem; line-height: 1.95; text-align: right; padding-right: .7rem; }
.text { overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; border-bottom: 2px solid currentColor; }
.legend .row { grid-template-columns: 3.6rem minmax(0, 1fr); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print {
  :root { --paper: #fff; --ink: #000; --faint: #333; --rule: #777; --mark: #eee; }
  main { max-width: none; margin: 0; }
}
"""


def as_html(view: Annotated) -> str:
    """One page that needs nothing else: light, dark and print; each letter is also read out by its name."""
    tongue = f' lang="{_html(view.language)}"'
    body = [f'<h1{tongue} dir="auto">{_html(view.title)}</h1>']
    if view.dateline:
        body.append(f'<p class="dateline" dir="auto">{_html(view.dateline)}</p>')
    body.append(f'<p class="summary">{_html(view.summary)}</p>')
    for paragraph in view.paragraphs():
        body += [f'<div class="paragraph"{tongue}>', *(_html_row(sentence) for sentence in paragraph), "</div>"]
    if view.absent:
        body.append(f"<h2>{ABSENT_TITLE}</h2>")
        body += [_html_rows_of("legend", view.absent_rows())]
    body += ["<h2>Letters</h2>", _html_rows_of("legend", view.legend())]
    body.append(f"<p><mark>Highlighted</mark>: {HIGHLIGHTED}.</p>")
    body.append(f'<p class="dateline">{_html(view.credit)}</p>')
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_html(view.title)}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            "<main>",
            *body,
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _html(text: str) -> str:
    return escape(safe(text))


def _html_row(sentence: AnnotatedSentence) -> str:
    text = "".join(f"<mark>{escape(t)}</mark>" if highlighted else escape(t) for t, highlighted in sentence.runs())
    signs = " ".join(_html_sign(mark) for mark in sentence.marks)
    return (
        f'<p class="row" id="s{sentence.number}"><span class="signs">{signs}</span>'
        f'<span class="number">{sentence.number}</span><span class="text" dir="auto">{text}</span></p>'
    )


def _html_sign(mark: Margin) -> str:
    name = LONG_NAMES[mark.status] + (", not answered right" if mark.missed else "")
    return f'<span aria-hidden="true" title="{name}">{mark.sign}</span><span class="hidden">{name}.</span>'


def _html_rows_of(name: str, rows: Iterable[tuple[str, str]]) -> str:
    lines = (
        f'<p class="row"><span class="signs">{escape(sign)}</span><span class="text">{_html(text)}</span></p>'
        for sign, text in rows
    )
    return "\n".join([f'<div class="{name}">', *lines, "</div>"])


_CELL = 8.4
_LINE = 20.0
_COLUMNS = 80
_EDGE = 32.0


class _Drawing:
    """An SVG picture that grows downwards, line by line, on a grid of cells."""

    def __init__(self, signs: int, digits: int) -> None:
        self.number_at = signs + 2
        self.text_at = self.number_at + digits + 2
        self._parts: list[str] = []
        self._y = _EDGE

    def line(self, runs: Sequence[Run], column: int = 0, kind: str = "ink") -> None:
        """Write runs from a column on, and go down one line."""
        self.write(runs, column, kind)
        self.down(1)

    def write(self, runs: Sequence[Run], column: int, kind: str = "ink") -> None:
        """Write runs in the present line. Each word has its own place, so that any font keeps to the grid."""
        words = []
        for run in runs:
            cells = sum(map(cell_width, run.text))
            if run.highlighted:
                x, wide = _EDGE + column * _CELL, cells * _CELL
                at = f'x="{x:.1f}" y="{self._y + 2:.1f}"'
                self._parts.append(f'<rect class="mark" {at} width="{wide:.1f}" height="17"/>')
                self._parts.append(f'<path class="under" d="M{x:.1f} {self._y + 19:.1f}h{wide:.1f}"/>')
            words += [_svg_word(word, at) for word, at in _words(run.text, column)]
            column += cells
        if words:
            self._parts.append(f'<text class="{kind}" y="{self._y + 15:.1f}">{" ".join(words)}</text>')

    def down(self, lines: float) -> None:
        """Leave room."""
        self._y += lines * _LINE

    def rule(self) -> None:
        """A thin line across."""
        self._parts.append(f'<path class="rule" d="M{_EDGE:.1f} {self._y + 8:.1f}h{_COLUMNS * _CELL:.1f}"/>')
        self.down(1)

    def document(self, title: str, description: str) -> str:
        """The whole file."""
        width, height = _COLUMNS * _CELL + 2 * _EDGE, self._y + _EDGE
        style = (
            "text { font: 14px monospace; fill: #1d1b17; } .bold { font-weight: bold; } .faint { fill: #6b655a; } "
            ".mark { fill: #f4dd7f; } .under, .rule { stroke: #1d1b17; fill: none; } .rule { stroke: #b9b1a0; }"
        )
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
                f'viewBox="0 0 {width:.0f} {height:.0f}" role="img">',
                f"<title>{escape(title)}</title>",
                f"<desc>{escape(description)}</desc>",
                f"<style>{style}</style>",
                f'<rect width="{width:.0f}" height="{height:.0f}" fill="#fbf7ee"/>',
                *self._parts,
                "</svg>",
                "",
            ]
        )


def _words(text: str, column: int) -> Iterator[tuple[str, int]]:
    """Each word with the column where it begins."""
    for part in re.findall(" +|[^ ]+", text):
        if not part.startswith(" "):
            yield part, column
        column += sum(map(cell_width, part))


def _svg_word(word: str, column: int) -> str:
    """A word at its column, stretched to its cells where the font is another one."""
    length = sum(map(cell_width, word)) * _CELL
    return (
        f'<tspan x="{_EDGE + column * _CELL:.1f}" textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs">'
        f"{escape(word)}</tspan>"
    )


def as_svg(view: Annotated) -> str:
    """One picture on newsprint, 80 cells wide, in whatever monospace font the reader has."""
    signs = max([4, *(len(sentence.signs) for sentence in view.sentences)])
    drawing = _Drawing(signs, len(str(len(view.sentences))))
    _svg_head(drawing, view)
    for paragraph in view.paragraphs():
        for sentence in paragraph:
            _svg_sentence(drawing, sentence, signs)
        drawing.down(0.5)
    if view.absent:
        drawing.rule()
        drawing.line([Run(ABSENT_TITLE, False)], kind="bold")
        _svg_rows(drawing, view.absent_rows(), signs)
    drawing.rule()
    _svg_rows(drawing, view.legend(), signs)
    drawing.write([Run("word", True)], signs - 4)
    drawing.line([Run(HIGHLIGHTED, False)], drawing.number_at)
    for line in wrapped([Run(safe(view.credit), False)], _COLUMNS):
        drawing.line(line)
    return drawing.document(safe(view.title), view.summary)


def _svg_head(drawing: _Drawing, view: Annotated) -> None:
    for text, kind in ((view.title, "bold"), (view.dateline, "faint")):
        for line in wrapped([Run(safe(text), False)], _COLUMNS):
            drawing.line(line, kind=kind)
    drawing.rule()
    drawing.line([Run(view.summary, False)])
    drawing.down(0.5)


def _svg_sentence(drawing: _Drawing, sentence: AnnotatedSentence, signs: int) -> None:
    drawing.write([Run(sentence.signs, False)], signs - len(sentence.signs), "bold")
    number = str(sentence.number)
    drawing.write([Run(number, False)], drawing.text_at - 2 - len(number), "faint")
    for line in wrapped(sentence.runs(), _COLUMNS - drawing.text_at):
        drawing.line(line, drawing.text_at)


def _svg_rows(drawing: _Drawing, rows: Iterable[tuple[str, str]], signs: int) -> None:
    for sign, text in rows:
        drawing.write([Run(sign, False)], signs - len(sign), "bold")
        for line in wrapped([Run(safe(text), False)], _COLUMNS - drawing.number_at):
            drawing.line(line, drawing.number_at)
