"""Why tomli refused a text, in the words of somebody who writes a bank, and which characters to look at.

A lost mark is often noticed far from where it is missed. So the span runs from the end of the last thing that can be
read to what could not be, or the message names the line in which the broken thing opens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import tomli

from quiz.bank.faults import SyntaxFault
from quiz.bank.missing import TABLES, Case, begins_anew, explain_stop, too_deep
from quiz.bank.places import Double, Place, Walk, walk
from quiz.bank.scanner import (
    HEADER_LINE,
    KEY_LINE,
    Lines,
    Reason,
    UnreadableError,
    bad_escape,
    ends_at_opening,
    line_end,
    line_start,
    looks_opening,
    opens_table,
    skip_space,
)
from quiz.text.lazy_pattern import lazy_pattern

_LONG_MARKS = ('"""', "'''")
_INVISIBLE = lazy_pattern("[\u00a0\u00ad\u034f\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
_DIGITS = 4300
"""Python refuses to make a whole number of more digits."""


def diagnose(text: str, shift: int, error: Exception, lines: Lines) -> SyntaxFault:
    """The fault for which tomli refused `text`, a part of a file that begins at `shift` there.

    `lines` are those of the file. `error` is what `tomli.loads(text)` raised: a TOMLDecodeError, a bare ValueError for
    a number too long, or a RecursionError.
    """
    walked = walk(text)
    if not isinstance(error, tomli.TOMLDecodeError):
        return _beyond_limits(Case(text, shift, lines, walked, 0))
    case = Case(text, shift, lines, walked, position(text, error))
    faults = (check(case) for check in _CHECKS)
    return next((fault for fault in faults if fault is not None), None) or _unknown(case)


def position(text: str, error: tomli.TOMLDecodeError) -> int:
    """Where tomli stopped in `text`. It counts in a text whose line ends it has made LF; its lines are the same."""
    return Lines(text).offset(error.lineno, error.colno)


def _unknown(case: Case) -> SyntaxFault:
    end = line_end(case.text, case.pos)
    return case.fault(case.pos, end, "From here on this line cannot be read as TOML.")


def _beyond_limits(case: Case) -> SyntaxFault:
    stop = case.walked.stop
    if stop is not None and stop.reason is Reason.DEPTH:
        return explain_stop(case, stop)
    for place in _scalars(case.walked):
        if place.end - place.start > _DIGITS and case.text[place.start] in "+-0123456789":
            return case.fault(place.start, place.end, "This number has too many digits.")
    # What is left is a key of too many parts, or lists not quite so deep that our own walk ended.
    deepest = max(case.walked.found, key=len)
    at = case.walked.found[deepest]
    return too_deep(case, at.start, at.end)


def _scalars(walked: Walk) -> Iterator[Place]:
    yield from walked.found.values()
    yield from (double.second for double in walked.doubles)


# The checks, in the order in which they are asked. The first that knows the breakage tells it.


def _stray_character(case: Case) -> SyntaxFault | None:
    """A control or invisible character where tomli stopped."""
    char = case.text[case.pos : case.pos + 1]
    lone = char == "\r" and case.text[case.pos + 1 : case.pos + 2] != "\n"
    control = lone or (char < " " and char not in "\t\r\n") or char == "\x7f"
    if control:
        message = f"A control character (U+{ord(char):04X}) stands here; TOML allows none."
        return case.fault(case.pos, case.pos + 1, message, "Delete it.")
    if char and _INVISIBLE.match(char):
        message = f"An invisible character (U+{ord(char):04X}) stands here."
        return case.fault(case.pos, case.pos + 1, message, "Delete it, or type a plain blank in its place.")
    return None


def _runaway_text(case: Case) -> SyntaxFault | None:
    """A text in three quote marks that is not closed and took in what stands below it."""
    stop = case.stop
    if stop is None:
        return None
    if stop.reason is Reason.QUOTE and case.text.startswith(_LONG_MARKS, stop.at):
        return _unclosed_long(case, stop.at, len(case.text))
    point = stop.at if stop.reason in (Reason.COMMA, Reason.LINE_END) else case.walked.begun
    texts = [p for p in case.walked.found.values() if p.end <= point and case.text.startswith(_LONG_MARKS, p.start)]
    if not texts:
        return None
    last = max(texts, key=lambda place: place.end)
    if skip_space(case.text, last.end) != point or not _swallowed(case, stop, last):
        return None
    return _unclosed_long(case, last.start, point)


def _swallowed(case: Case, stop: UnreadableError, place: Place) -> bool:
    """Whether the closing marks at the end of `place` are in truth those that open the next text."""
    if line_start(case.text, place.end - 3) < place.start:
        return False
    value = case.text[stop.at : stop.at + 1] in ("", "[", "{", "]", "}", '"', "'")
    prose = stop.reason is Reason.COMMA and not value and not begins_anew(case, stop.at)
    return prose or ends_at_opening(case.text, place.end)


def _unclosed_long(case: Case, opening: int, limit: int) -> SyntaxFault:
    start, end = _closing_due(case.text, opening, limit)
    marks = case.text[opening : opening + 3]
    message = f"This text in three quote marks is not closed; it opens in line {case.line(opening)}."
    return case.fault(start, end, message, f"Close it with {marks} where it ends, before this.")


def _closing_due(text: str, opening: int, limit: int) -> tuple[int, int]:
    """The stretch in which the closing marks of a text in three quote marks are missed.

    It begins with the first sign of an end (marks that are too few, a list's next item), else with the last line that
    is not blank, and ends with the first line that looks like the next key.
    """
    few = re.compile(rf"(?<!{text[opening]}){text[opening]}{{1,2}}[ \t]*[,\]}}]*[ \t]*$")
    sign: int | None = None
    pos = solid = opening + 3
    while pos < limit:
        end = line_end(text, pos)
        line = text[pos:end]
        if pos > opening + 3:
            if KEY_LINE.match(text, pos) or (HEADER_LINE.match(text, pos) and opens_table(text, pos)):
                limit = min(end, limit)
                break
            if sign is None and line.lstrip()[:1] in ('"', "'", "]", "}", "{"):
                sign = solid
        found = few.search(line)
        if sign is None and found is not None:
            sign = pos + found.start()
        if line.strip() and not line.lstrip().startswith("#"):
            solid = pos + len(line.rstrip())
        pos = text.find("\n", end) + 1 or limit
    return (solid if sign is None else sign), limit


def _two_marks(case: Case) -> SyntaxFault | None:
    """`why = ""` above lines of text that end with three quote marks."""
    begun, stop = case.walked.begun, case.stop
    if stop is None or not case.walked.statements:
        return None
    if stop.reason not in (Reason.KEY, Reason.EQUALS) and stop.at != begun:
        return None
    before = case.walked.statements[-1]
    marks = case.text[before.value : before.end]
    if marks not in ('""', "''") or skip_space(case.text, before.end) != begun:
        return None
    end = line_end(case.text, begun)
    later = case.text.find(marks + marks[0], begun)
    lone = not looks_opening(case.text, later) if later >= 0 else marks[0] not in case.text[begun:end]
    if not lone:
        return None
    line = case.line(before.value)
    message = f"This text opens with two quote marks in line {line}, but a text of several lines needs three."
    return case.fault(before.value, end, message, f"Write {marks + marks[0]} at both ends.")


def _inside_value(case: Case) -> SyntaxFault | None:
    """A text with a wrong escape, or a number or date that is none."""
    if case.stop is not None and case.pos >= case.stop.at:
        return None
    for place in _scalars(case.walked):
        if not place.start <= case.pos <= place.end or case.text[place.start] in "[{":
            continue
        if case.text[place.start] in "\"'":
            wrong = bad_escape(case.text, place.start, place.end)
            if wrong is not None:
                return _wrong_escape(case, *wrong)
        elif case.pos < place.end and case.text[place.start] in "+-0123456789":
            return _wrong_number(case, place)
    return None


def _wrong_escape(case: Case, start: int, end: int) -> SyntaxFault:
    raw = case.text[start:end]
    shown = raw if raw[-1] > " " else "\\"
    message = f"{shown} is no escape that TOML knows."
    return case.fault(start, end, message, r"Write \\ for a backslash, or put the text in single quote marks.")


_NUMBER_WORDS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (lazy_pattern(r"\d{4}-\d{2}$"), "A year with a month is no date of TOML.", 'Put it in quote marks: "{}".'),
    (
        lazy_pattern(r"\d{1,4}[-./]\d{1,2}([-./]\d{1,4})?"),
        "This is no date that TOML knows.",
        "Write year, month and day as 2024-10-05; a day that is in no calendar is refused.",
    ),
    (lazy_pattern(r"\d{1,2}:\d"), "This is no time of day that TOML knows.", "Write hours and minutes as 07:30."),
    (lazy_pattern(r"[+-]?0[0-9_]"), "A number may not begin with 0.", "Leave the 0 at its beginning out."),
)


def _wrong_number(case: Case, place: Place) -> SyntaxFault:
    word = case.text[place.start : place.end]
    for pattern, message, advice in _NUMBER_WORDS:
        if pattern.match(word):
            return case.fault(place.start, place.end, message, advice.format(word))
    return case.fault(place.start, place.end, "This is no number.", "Put a text in quote marks.")


def _doubled(case: Case) -> SyntaxFault | None:
    """A key or a table that was there before."""
    statement = case.statement
    if case.stop is not None or statement is None:
        return None
    for double in case.walked.doubles:
        if double.second.key_start <= case.pos <= double.second.end and isinstance(double.path[-1], str):
            return _said_twice(case, double)
    for length in range(len(statement.path), 0, -1):
        first = case.walked.found.get(statement.path[:length])
        if first is not None and first.key_start < statement.start:
            message = (
                f"{_shown(case, first)} is already set in line {case.line(first.key_start)}; this cannot add to it."
            )
            return case.fault(statement.start, statement.end, message, None, "duplicate-key")
    return None


def _shown(case: Case, place: Place) -> str:
    return f"`{case.text[place.key_start : place.key_end]}`"


def _said_twice(case: Case, double: Double) -> SyntaxFault:
    second, first = double.second, double.first
    line = case.line(first.key_start)
    header = case.text[second.start : second.end]
    if not (second.start < second.key_start and header.startswith("[")):
        message = f"The key {_shown(case, second)} stands twice in this table; the first is in line {line}."
        advice = "Keep one of them, or begin a new table above the second."
        return case.fault(second.key_start, second.key_end, message, advice, "duplicate-key")
    guess = _misspelled(case, double)
    if case.text[first.start] != "[" or first.start > first.key_start:
        message = f"{_shown(case, first)} is already set in line {line}; {header} cannot be a table as well."
        return case.fault(second.start, second.end, message, guess or "Keep one of them.", "duplicate-key")
    message = f"The table {header} is already there; it opens in line {line}."
    advice = guess or "Tables that may stand several times need two brackets at each end, every time."
    return case.fault(second.start, second.end, message, advice, "duplicate-table")


def _misspelled(case: Case, double: Double) -> str | None:
    """An unknown header between the two may be the misspelled one that should have parted them."""
    first, second = double.first.start, double.second.start
    odd = [h for h in case.walked.headers if first < h.start < second and h.path[0] not in TABLES]
    if not odd or double.path[0] not in TABLES:
        return None
    return f"Or is {case.text[odd[-1].start : odd[-1].end]} in line {case.line(odd[-1].start)} misspelled?"


def _stopped(case: Case) -> SyntaxFault | None:
    """What our own walk missed."""
    return None if case.stop is None else explain_stop(case, case.stop)


_CHECKS: tuple[Callable[[Case], SyntaxFault | None], ...] = (
    _stray_character,
    _runaway_text,
    _two_marks,
    _inside_value,
    _doubled,
    _stopped,
)
