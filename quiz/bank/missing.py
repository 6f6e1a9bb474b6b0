"""What a refused text misses, in the words of somebody who writes a bank: a mark, a bracket, a comma, a value, a key.

A lost mark is often noticed far from where it is missed. So the span runs from the end of the last thing that can be
read to what could not be, or the message names the line in which the broken thing opens.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from quiz.bank.faults import SyntaxFault
from quiz.bank.places import Statement, Walk
from quiz.bank.scanner import (
    HEADER_LINE,
    KEY_LINE,
    KEY_PART,
    Lines,
    Open,
    Reason,
    UnreadableError,
    line_end,
    line_start,
)
from quiz.text.lazy_pattern import lazy_pattern

TABLES = {"article": 1, "sources": 2, "claims": 2, "questions": 2}
"""The tables of a bank, and how many brackets the header of each has."""

_CHARS = {",": "comma", "]": "closing bracket ]", "}": "closing bracket }"}
_WORD = lazy_pattern(r"[^\s,\[\]{}=\"'#]++|[\"']{1,3}|.")
_CURLY = "“”„‟‘’‚‛«»‹›`´"
_ANY_QUOTE = "\"'" + _CURLY
_TRUE_FALSE = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
_NOTHING = {"null", "none", "nil", "undefined"}


@dataclass(frozen=True)
class Case:
    """A refused text, which begins at `shift` in the file, and where tomli stopped in it.

    Not slotted, so that `stop` and `statement` are sought once.
    """

    text: str
    shift: int
    lines: Lines
    walked: Walk
    pos: int

    @cached_property
    def stop(self) -> UnreadableError | None:
        """What ended our own walk, where that is the statement that tomli refused."""
        stop = self.walked.stop
        return stop if stop is not None and self.pos >= self.walked.begun else None

    @cached_property
    def statement(self) -> Statement | None:
        """The statement that tomli refused, where our own walk saw nothing wrong with it."""
        return next((s for s in self.walked.statements if s.start <= self.pos <= s.end), None)

    def line(self, offset: int) -> int:
        """The line of the file that holds `offset` of the text."""
        return self.lines.line(self.shift + offset)

    def fault(self, start: int, end: int, message: str, help: str | None = None, code: str = "syntax") -> SyntaxFault:  # noqa: A002
        """A fault over `text[start:end]`, made to hold at least one character and to end inside a line."""
        size = len(self.text)
        start = max(0, min(start, size - 1))
        end = max(start + 1, min(end, size))
        if end > start + 1 and self.text[end - 1] == "\n":
            end -= 1
        return SyntaxFault(self.shift + start, self.shift + end, message, help, code)

    def unclosed(self, opened: Open, start: int, end: int) -> SyntaxFault:
        """A list or inline table that is not closed between `start` and `end`."""
        return self.fault(
            start,
            end,
            f"This {named(opened)} is not closed; it opens in line {self.line(opened.start)}.",
            f"Close it with {closer(opened)} after its last item.",
        )


def named(opened: Open) -> str:
    """What an author calls it."""
    return "list" if opened.bracket == "[" else "table in { }"


def closer(opened: Open) -> str:
    """The bracket that closes it."""
    return "]" if opened.bracket == "[" else "}"


def _word_end(text: str, pos: int) -> int:
    found = _WORD.match(text, pos)
    return pos + 1 if found is None else found.end()


def explain_stop(case: Case, stop: UnreadableError) -> SyntaxFault:
    """The fault for what our own walk missed where it stopped."""
    return _EXPLAIN[stop.reason](case, stop)


def _char(case: Case, at: int) -> str:
    return case.text[at : at + 1]


def _heads_line(case: Case, at: int) -> bool:
    """Whether `at` is the first thing in its line."""
    return not case.text[line_start(case.text, at) : at].strip(" \t")


def begins_anew(case: Case, at: int) -> bool:
    """Whether a new key or header stands at `at`, or nothing more."""
    if at >= len(case.text):
        return True
    start = line_start(case.text, at)
    return _heads_line(case, at) and bool(KEY_LINE.match(case.text, start) or HEADER_LINE.match(case.text, start))


def _quote(case: Case, stop: UnreadableError) -> SyntaxFault:
    """A text in one pair of quote marks that is not closed in its line."""
    end = line_end(case.text, stop.at)
    rest = case.text[stop.at + 1 : end].rstrip()
    mark = case.text[stop.at]
    advice = f"Close it with {mark} in the same line; a text of several lines needs three quote marks at each end."
    if any(char in _CURLY for char in rest):
        advice = 'It opens with a straight quote mark, and a curly one does not close it: write " at both ends.'
    elif rest.endswith('\\"') and mark == '"':
        advice = r"The backslash before the last quote mark makes that a part of the text: write \\ for a backslash."
    message = f"This text in quotes is not closed; it opens in line {case.line(stop.at)}."
    return case.fault(stop.at, end, message, advice)


def _comma(case: Case, stop: UnreadableError) -> SyntaxFault:
    """Inside a list or inline table something else than a comma or its closing bracket follows a value."""
    opened, at = stop.opened[-1], stop.at
    char = _char(case, at)
    if char in ("]", "}"):
        return _crossed(case, stop)
    if begins_anew(case, at):
        return _unclosed(case, stop)
    if case.text[stop.last - 1] in "\"'" and char not in ("[", "{", '"', "'") and "\n" not in case.text[stop.last : at]:
        return _ends_early(case, stop.last - 1, at)
    line = case.line(opened.start)
    message = f"A comma is missing before this; the {named(opened)} opens in line {line}."
    return case.fault(stop.last, _word_end(case.text, at), message, "Part the items by commas.")


def _ends_early(case: Case, start: int, at: int) -> SyntaxFault:
    advice = 'A quote mark inside a text is written \\" there; else one is missing before this, or one too many.'
    if case.text[start] == "'":
        advice = "A text that holds an apostrophe needs double quote marks round it: in single ones it ends there."
    return case.fault(start, line_end(case.text, at), "The text in quotes ends before this.", advice)


def _crossed(case: Case, stop: UnreadableError) -> SyntaxFault:
    """A closing bracket of the other kind."""
    opened = stop.opened[-1]
    start = _due(case, opened, stop.last)
    line = case.line(opened.start)
    message = f"This {_char(case, stop.at)} does not close the {named(opened)} that opens in line {line}."
    return case.fault(start, stop.at + 1, message, f"Put {closer(opened)} before it.")


def _unclosed(case: Case, stop: UnreadableError) -> SyntaxFault:
    opened = stop.opened[-1]
    return case.unclosed(opened, _due(case, opened, stop.last), _word_end(case.text, stop.at))


def _due(case: Case, opened: Open, last: int) -> int:
    """Where the closing bracket is due, at the latest `last`: a table may have taken in keys further left."""
    if opened.bracket == "[":
        # The bracket of a list inside it may be the lost one.
        inside = (p.start for p in case.walked.found.values() if p.start > opened.start)
        return min((start for start in inside if case.text[start] == "["), default=last)
    margin = _margin(case.text, opened.start)
    for found in KEY_LINE.finditer(case.text, opened.start, last):
        if found.start() > opened.start and _margin(case.text, found.start()) <= margin:
            return len(case.text[: found.start()].rstrip())
    return last


def _margin(text: str, pos: int) -> int:
    line = text[line_start(text, pos) : line_end(text, pos)]
    return len(line) - len(line.lstrip(" \t"))


def _value(case: Case, stop: UnreadableError) -> SyntaxFault:
    """Something else stands where a value is due."""
    at, char = stop.at, _char(case, stop.at)
    start, end = line_start(case.text, at), line_end(case.text, at)
    if stop.opened and (unclosed := _open_list(case, stop)):
        return unclosed
    if char in ("", "\r", "\n", "#"):
        advice = "A list opens with [ and a text with a quote mark in the same line as its key."
        return case.fault(start, max(end, at), "The value is missing after the equals sign.", advice)
    if char == "=":
        return case.fault(start, at + 1, "There is one equals sign too many.", "Write one = between key and value.")
    if char in ("]", "}") and stop.opened:
        return _crossed(case, stop)
    if char in (",", "]", "}"):
        return case.fault(stop.last, at + 1, f"A value is missing before this {_CHARS[char]}.")
    if char in _CURLY:
        advice = 'Write straight quote marks: ".'
        return case.fault(at, end, "A curly quote mark does not open a text in TOML.", advice)
    return _bare_word(case, stop)


def _open_list(case: Case, stop: UnreadableError) -> SyntaxFault | None:
    """A list without an end took in the next key, the next header, or nothing more."""
    inner = stop.opened[-1]
    if len(stop.opened) > 1 and HEADER_LINE.match(case.text, line_start(case.text, inner.start)):
        outer = stop.opened[-2]
        return case.unclosed(outer, _due(case, outer, inner.last), _word_end(case.text, stop.at))
    if not begins_anew(case, stop.at):
        return None
    line = case.text[stop.at : line_end(case.text, stop.at)]
    if line.count("}") > line.count("{"):
        message = f"A {{ is missing before this; the list opens in line {case.line(inner.start)}."
        return case.fault(stop.last, stop.at + len(line), message)
    return _unclosed(case, stop)


def _bare_word(case: Case, stop: UnreadableError) -> SyntaxFault:
    """A value that is neither in quotes nor a number."""
    at = stop.at
    end = line_end(case.text, at)
    found = re.compile(r"[^\s,\]}#=]+").match(case.text, at)
    word = found.group() if found else _char(case, at)
    if word.lower() in _TRUE_FALSE:
        right = _TRUE_FALSE[word.lower()]
        return case.fault(at, at + len(word), f"`{word}` is no value in TOML.", f"Write {right}, in small letters.")
    if word.lower() in _NOTHING:
        return case.fault(at, at + len(word), f"`{word}` is no value in TOML.", "Leave a key without a value out.")
    if word[0] in ".+-":
        return case.fault(at, at + len(word), "This is no number.", "A number begins with a digit.")
    advice = "Put a quote mark before it and one after it, where the text ends."
    return case.fault(at, end, "A text needs quote marks round it.", advice)


def _equals(case: Case, stop: UnreadableError) -> SyntaxFault:
    """No equals sign after a key."""
    at, char = stop.at, _char(case, stop.at)
    start, end = line_start(case.text, at), line_end(case.text, at)
    rest = case.text[at:end]
    if stop.opened and (char in ("", "\r", "\n", "[", "]", "}", ",") or case.text[start:at].lstrip()[:1] in ("'", '"')):
        return _no_equals(case, stop)
    if char == ":":
        return case.fault(start, at + 1, "A colon stands where the equals sign is due.", "Write key = value.")
    if char == "]":
        return case.fault(
            start, end, "The opening bracket of this header is missing.", "Write [[claims]] or [article]."
        )
    if char and (char in _ANY_QUOTE or char in "[{+-" or re.match(r"[0-9]|(?:true|false)\b", rest)):
        return case.fault(start, end, "The equals sign is missing between the key and its value.", "Write key = value.")
    if re.match(r"[\w \t-]+=", rest):
        advice = "Write an underscore in the place of each blank, as in ask_next."
        return case.fault(start, end, "A key may not hold a blank.", advice)
    advice = "A line is key = value, a header in brackets, or a comment that begins with #."
    return case.fault(start, end, "There is no equals sign in this line.", advice)


def _no_equals(case: Case, stop: UnreadableError) -> SyntaxFault:
    """Where an inline table goes on, something stands that is no key."""
    opened = stop.opened[-1]
    line = case.line(opened.start)
    message = f"The table that opens with {{ in line {line} is not closed, or a key in it has no value."
    start = len(case.text[: line_start(case.text, stop.at)].rstrip())
    return case.fault(
        max(opened.start, start), line_end(case.text, stop.at), message, "Close it with } after its last item."
    )


def _key(case: Case, stop: UnreadableError) -> SyntaxFault:
    """No key where one is due: at the start of a line, in a header, after a dot, in an inline table."""
    at, char = stop.at, _char(case, stop.at)
    start, end = line_start(case.text, at), line_end(case.text, at)
    if stop.opened and char in ("", "[", "]", "{", "}"):
        return _crossed(case, stop) if char == "]" else _unclosed(case, stop)
    if at > case.walked.begun and case.text[case.walked.begun] == "[":
        return case.fault(start, end, "There is no name in this header.", "Write [[claims]] or [article].")
    if char == "=":
        return case.fault(start, end, "The key is missing before the equals sign.")
    if char in ("]", "}", ","):
        return case.fault(
            start,
            end,
            f"This {_CHARS[char]} belongs to nothing that is open.",
            "Take it away, or look for what it was to close.",
        )
    if char in _CURLY:
        return case.fault(start, end, "A curly quote mark does not open a key in TOML.", "Keys need no quote marks.")
    if case.text.startswith((";", "//"), at):
        return case.fault(start, end, "A comment begins with # in TOML.")
    advice = "A line is key = value, a header in brackets, or a comment that begins with #."
    return case.fault(start, end, "This line begins with no key.", advice)


def _header(case: Case, stop: UnreadableError) -> SyntaxFault:
    """A header without its closing brackets."""
    begun = case.walked.begun
    double = case.text.startswith("[[", begun)
    message = f"This header is not closed; it opens with {'[[' if double else '['} in line {case.line(begun)}."
    end = max(line_end(case.text, begun), stop.at)
    if _char(case, stop.at) != "]" and "]" in case.text[stop.at : end]:
        advice = "Write an underscore in the place of each blank, or quote marks round the name."
        return case.fault(begun, end, "The name in this header holds what no name may hold.", advice)
    return case.fault(begun, end, message, f"Close it with {']]' if double else ']'} right after its name.")


def _end_of_line(case: Case, stop: UnreadableError) -> SyntaxFault:
    """Something follows a header, or a key with its value, in its line."""
    at, char = stop.at, _char(case, stop.at)
    end = line_end(case.text, at)
    if case.text[case.walked.begun] == "[":
        advice = "Write as many brackets after its name as before it, and nothing else in its line."
        return case.fault(line_start(case.text, at), end, "This header does not end as it begins.", advice)
    if KEY_PART.match(case.text, at) and re.match(r"[\w.-]+[ \t]*=", case.text[at:end]):
        return case.fault(at, end, "Only one key with its value may stand in a line.", "Begin a new line here.")
    if char in (",", "]", "}"):
        return _left_over(case, at)
    value = case.text[case.walked.statements[-1].value : stop.last]
    if value in ('""', "''") and stop.last == at:
        message = "This text begins with two quote marks."
        return case.fault(at - 2, end, message, "Write one of them, or three for a text of several lines.")
    if value.endswith(('"', "'")):
        return _ends_early(case, stop.last - 1, at)
    start = case.walked.statements[-1].value if case.text[stop.last - 1].isalnum() else stop.last - 1
    return case.fault(start, end, "Nothing may follow this value in its line.", "Put a text in quote marks.")


def _left_over(case: Case, at: int) -> SyntaxFault:
    """A comma or a closing bracket after a value. The value itself, if it is a list, may have been closed too early."""
    value = case.walked.statements[-1].value
    start = value if case.text[value] in "[{" else line_start(case.text, at)
    end = line_end(case.text, at)
    char = case.text[at]
    if char == ",":
        advice = "Put [ before its first item and ] after its last."
        return case.fault(start, end, "Only a list may hold commas; none is open here.", advice)
    opening = "[" if char == "]" else "{"
    return case.fault(start, end, f"This {char} closes nothing.", f"Take it away, or open with {opening}.")


def _depth(case: Case, stop: UnreadableError) -> SyntaxFault:
    return too_deep(case, line_start(case.text, stop.at), stop.at + 1)


def too_deep(case: Case, start: int, end: int) -> SyntaxFault:
    """More tables and lists inside each other than anybody can read."""
    return case.fault(
        start, end, "Lists and tables are nested too deep here.", "A bank needs no more than three levels."
    )


_EXPLAIN: dict[Reason, Callable[[Case, UnreadableError], SyntaxFault]] = {
    Reason.QUOTE: _quote,
    Reason.COMMA: _comma,
    Reason.VALUE: _value,
    Reason.EQUALS: _equals,
    Reason.KEY: _key,
    Reason.HEADER: _header,
    Reason.LINE_END: _end_of_line,
    Reason.DEPTH: _depth,
}
