"""Rules on files: there, inside the folder, not too large, UTF-8, and without characters that act on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from quiz.bank.faults import Place, Severity, SyntaxFault
from quiz.bank.files import LARGEST, IsBank, Missing, NotUtf8, Outside, TooLarge, Unreadable
from quiz.bank.rules.messages import did_you_mean_help, shown
from quiz.bank.rules.registry import At, Finding, KeyPath, Subject, rule
from quiz.text.clean import forbidden

Siblings = Sequence[str]
"""Names in the folder where a file was looked for."""

MOST_CONTROLS = 50
"""Control characters that are told one by one in a file."""

LARGE = 200_000
"""Characters of a text from which on a faster scan pays for being made."""

HARMLESS = "[\n\t -~\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\U0010ffff]*+"
"""All characters but those that `clean.forbidden` tells."""

_ESCAPED = re.compile(r"\\[uUxebfr]")


@rule("missing-file", Severity.ERROR, Subject.FILE, about=Missing)
def missing_file(failure: Missing, name: str, siblings: Siblings) -> Iterator[Finding]:
    """A file that is named is not there."""
    advice = did_you_mean_help(name, siblings) or "The name counts from the folder of the file that names it."
    yield Finding((), f"There is no file {shown(name)}.", advice if siblings else None)


@rule("unreadable-file", Severity.ERROR, Subject.FILE, about=Unreadable)
def unreadable_file(failure: Unreadable, name: str, siblings: Siblings) -> Iterator[Finding]:
    """What stands there cannot be read as a file."""
    yield Finding((), f"{shown(name)} cannot be read: {failure.reason}.", "Name an ordinary file.")


@rule("large-file", Severity.ERROR, Subject.FILE, about=TooLarge)
def large_file(failure: TooLarge, name: str, siblings: Siblings) -> Iterator[Finding]:
    """The file is larger than any bank or article."""
    yield Finding((), f"{shown(name)} is larger than {LARGEST >> 20} MiB.", "Part it into several.")


@rule("outside-folder", Severity.ERROR, Subject.FILE, about=Outside)
def outside_folder(failure: Outside, name: str, siblings: Siblings) -> Iterator[Finding]:
    """A bank reads no file outside its folder, by whatever path or link."""
    advice = "Copy the file into the folder of this one: a bank reads nothing outside its own folder."
    yield Finding((), f"{shown(name)} lies outside this folder.", advice)


@rule("article-is-bank", Severity.ERROR, Subject.FILE, about=IsBank)
def article_is_bank(failure: IsBank, name: str, siblings: Siblings) -> Iterator[Finding]:
    """`article` names a bank instead of the file that describes the article."""
    what = '"article" names this bank itself.' if failure.itself else f"{shown(name)} is a bank, not an article's file."
    yield Finding((), what, 'Name the file that holds [article], mostly "article.toml"; or put [article] in this one.')


@rule("not-utf8", Severity.ERROR, Subject.FILE, about=NotUtf8)
def not_utf8(failure: NotUtf8, name: str, siblings: Siblings) -> Iterator[Finding]:
    """The bytes of the file are no UTF-8."""
    raw, offset = failure.raw, failure.offset
    before = raw[:offset].decode("utf-8")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message = f"{shown(name)} is not UTF-8: byte 0x{raw[offset]:02X} in line {line}."
    yield Finding((), message, _encoding_help(raw, offset), place=Place(line, column, line, column + 1))


_WINDOWS_MARKS = "€‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™›\xa0¡£§©«°·º»¿"


def _encoding_help(raw: bytes, offset: int) -> str:
    """Which encoding it may be, where that can be told."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "It looks like UTF-16. Save it as UTF-8."
    try:
        foreign = {character for character in raw.decode("cp1252") if character > "\x7f"}
    except UnicodeDecodeError:
        return "Save it as UTF-8."
    if all(character.isalpha() or character in _WINDOWS_MARKS for character in foreign):
        there = raw[offset : offset + 1].decode("cp1252")
        return f"It looks like Windows-1252, where this byte is {shown(there)}. Save it as UTF-8."
    return "Save it as UTF-8."


@rule("syntax", Severity.ERROR, Subject.SYNTAX)
def syntax(fault: SyntaxFault, place: Place) -> Iterator[Finding]:
    """The text is no TOML."""
    yield Finding((), fault.message, fault.help, place=place)


@rule("duplicate-key", Severity.ERROR, Subject.SYNTAX)
def duplicate_key(fault: SyntaxFault, place: Place) -> Iterator[Finding]:
    """A key stands twice in one table."""
    yield Finding((), fault.message, fault.help, place=place)


@rule("duplicate-table", Severity.ERROR, Subject.SYNTAX)
def duplicate_table(fault: SyntaxFault, place: Place) -> Iterator[Finding]:
    """A table that there is one of stands twice."""
    yield Finding((), fault.message, fault.help, place=place)


@rule("control-character", Severity.ERROR, Subject.STRINGS)
def control_character(data: Mapping[str, Any]) -> Iterator[Finding]:
    """A text holds a character that acts on a terminal or turns the order of words."""
    told = 0
    for path, text, at in _texts((), data):
        for offset, name in forbidden(text):
            told += 1
            if told <= MOST_CONTROLS:
                span = (offset, offset + 1) if at is At.VALUE else None
                yield Finding(path, f"This text holds {name}.", _CONTROL_HELP, at, span)


_CONTROL_HELP = "Take it out: it acts on a terminal, or turns the order of words, instead of being shown."


def _texts(path: KeyPath, value: Any) -> Iterator[tuple[KeyPath, str, At]]:
    """Every text in a value, keys too, without recursion: a file may nest as deeply as it likes."""
    waiting: list[tuple[KeyPath, Any]] = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value, At.VALUE
        elif isinstance(value, dict):
            for key in value:
                yield (*path, key), key, At.KEY
            waiting.extend(((*path, key), inner) for key, inner in reversed(value.items()))
        elif isinstance(value, list):
            waiting.extend(((*path, at), inner) for at, inner in reversed(list(enumerate(value))))


def may_hold_control(toml: str) -> bool:
    """Whether a TOML text has such a character or an escape that may stand for one: one look at the whole."""
    return not is_harmless(toml) or ("\\" in toml and _ESCAPED.search(toml) is not None)


def is_harmless(text: str) -> bool:
    """Whether `clean.forbidden` has nothing to tell of a text, found out faster in a large one."""
    if len(text) < LARGE:
        return not forbidden(text)
    found = _harmless().match(text)
    return found is not None and found.end() == len(text)


@cache
def _harmless() -> re.Pattern[str]:
    """Made when first needed: it takes longer to make than to search a small bank."""
    return re.compile(HARMLESS)


@rule("control-in-article", Severity.ERROR, Subject.PROSE)
def control_in_article(text: str, in_file: bool) -> Iterator[Finding]:
    """The article's own file holds such a character. One in the table is told with the other texts of its file."""
    if not in_file or is_harmless(text):
        return
    for offset, name in forbidden(text)[:MOST_CONTROLS]:
        line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
        place = Place(line, column, line, column + 1)
        yield Finding((), f"The article holds {name}.", _CONTROL_HELP, place=place)


@rule("empty-article", Severity.ERROR, Subject.PROSE)
def empty_article(text: str, in_file: bool) -> Iterator[Finding]:
    """The article has no text."""
    if not text.strip():
        place = Place(1, 1, 1, 1) if in_file else None
        yield Finding((), "The article is empty.", "Paste its text: every quote is looked for there.", place=place)


@rule("no-article-text", Severity.ERROR, Subject.ARTICLE, reads=("file", "text"))
def no_article_text(article: Mapping[str, Any], written: Mapping[str, Any]) -> Iterator[Finding]:
    """[article] has neither a file nor a text, or what is `written` there is empty, so that `article` lacks it."""
    if "file" in article or "text" in article:
        return
    empty = [name for name in ("file", "text") if name in written]
    for name in empty:
        yield Finding((name,), f'"{name}" in [article] is empty.', _ARTICLE_TEXTS[name])
    if not empty:
        advice = 'Add file = "article.txt", or the text itself as text = """…""".'
        yield Finding((), '[article] needs "file" or "text".', advice, At.HEADER)


_ARTICLE_TEXTS = {
    "file": 'Name the file that holds the article, as in file = "article.txt".',
    "text": "Paste the article between the quotation marks, three of them at each end.",
}


@rule("two-article-texts", Severity.ERROR, Subject.ARTICLE)
def two_article_texts(article: Mapping[str, Any], written: Mapping[str, Any]) -> Iterator[Finding]:
    """[article] has both a file and a text."""
    if "file" in article and "text" in article:
        yield Finding(("text",), '[article] has both "file" and "text".', "Keep one of them.", At.KEY)


@rule("article-no-toml", Severity.ERROR, Subject.BANK)
def article_no_toml(scope: Any) -> Iterator[Finding]:
    """`article` names the text instead of the file that describes it."""
    name = scope.top.data.get("article")
    if isinstance(name, str) and not name.lower().endswith(".toml"):
        advice = f"There write [article], a title, and file = {shown(name)}; here name that file."
        yield Finding(("article",), '"article" must name a .toml file that describes the article.', advice)
