"""Walking a table: the rules of shape on it and on the small tables in it, and what of it is fit to be read on.

A sound table is told by one quick look, because a bank may hold ten thousand of them. The look and the rules share
their predicates, and a test holds them to the same answer.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from quiz.bank.keys import ARTICLE_FILE, FREE_PREFIX, TABLES, Key, Kind, Table
from quiz.bank.rules.kinds import KIND_OF, Predicate, is_id, is_published
from quiz.bank.rules.registry import Finding, KeyPath, Rule
from quiz.bank.rules.shape import in_range, is_blank, is_line

Report = Callable[[Rule, KeyPath, Finding], None]
"""Takes a rule, the path of the table it was shown, and what it found."""


class Entry(NamedTuple):
    """A table fit to be read on: `data` holds only known keys with values of their kind.

    In a list, None stands where an item was not fit. `broken` names the keys that are left out or hold a None.
    """

    path: KeyPath
    data: Mapping[str, Any]
    broken: frozenset[str] = frozenset()


def is_sound(data: Mapping[str, Any], table: Table) -> bool:
    """Whether no rule of shape has anything to tell of a table or of one in it, and no text of it is blank."""
    texts, checks, required = _LOOKS[table.name]
    for name, value in data.items():
        if name in texts:
            if type(value) is not str or not value or value.isspace():
                return False
            continue
        check = checks.get(name)
        if check is None:
            if not name.startswith(FREE_PREFIX):
                return False
        elif not check(value):
            return False
    return required <= data.keys()


def judge_table(data: Mapping[str, Any], table: Table, path: KeyPath, rules: Iterable[Rule], report: Report) -> Entry:
    """Report every fault of shape in a table and in the small tables in it, and give what is fit to be read on.

    The great tables of a file (the article, sources, claims, questions) are left as they are, to be judged one by one.
    """
    if is_sound(data, table):
        return Entry(path, data)
    for entry in rules:
        for finding in entry.judge(data, table):
            report(entry, path, finding)
    fit: dict[str, Any] = {}
    broken: set[str] = set()
    for key in table.keys:
        if key.name in data:
            fit[key.name], whole = _fit(key, data[key.name], (*path, key.name), rules, report)
            if not whole:
                broken.add(key.name)
    return Entry(path, {name: value for name, value in fit.items() if value is not None}, frozenset(broken))


def _fit(key: Key, value: Any, path: KeyPath, rules: Iterable[Rule], report: Report) -> tuple[Any, bool]:
    """What of a value can be read on, None for nothing; and whether that is all of it."""
    check = _check(key)
    if key.kind is Kind.TEXT and not key.required and is_blank(value):
        # Left empty is left out: a form's empty field is no fault.
        return None, True
    if key.table is None and not isinstance(value, list):
        return (value, True) if check(value) else (None, False)
    if isinstance(value, dict) and KIND_OF[key.kind](value) and not _is_great(key):
        below = judge_table(value, TABLES[key.table or ""], path, rules, report)
        return below.data, not below.broken
    if not isinstance(value, list) or _is_great(key) or not KIND_OF[key.kind]([]):
        return (value, True) if KIND_OF[key.kind](value) else (None, False)
    items = [_fit_item(key, check, item, (*path, at), rules, report) for at, item in enumerate(value)]
    return items, None not in items


def _fit_item(key: Key, check: Predicate, item: Any, path: KeyPath, rules: Iterable[Rule], report: Report) -> Any:
    if not isinstance(item, dict) or key.table is None:
        return item if check([item]) else None
    # Half a quote or half an option would be judged as another one than the author's.
    below = judge_table(item, TABLES[key.table], path, rules, report)
    return below.data if not below.broken and _LOOKS[key.table].required <= below.data.keys() else None


def _is_great(key: Key) -> bool:
    return key.table is not None and TABLES[key.table].inside == "bank"


class _Look(NamedTuple):
    texts: frozenset[str]
    checks: dict[str, Predicate]
    required: frozenset[str]


def _check(key: Key) -> Predicate:
    """The predicate that a value passes about which no rule of shape has anything to tell."""
    is_kind = KIND_OF[key.kind]
    match key.kind:
        case Kind.TEXT | Kind.STATUS:
            return lambda value: type(value) is str and value != "" and not value.isspace()
        case Kind.ID:
            return lambda value: type(value) is str and is_id(value) is not None
        case Kind.TEXTS | Kind.IDS | Kind.STATUSES:
            return _are_texts
        case Kind.STEPS:
            return lambda value: is_kind(value) and all(item in key.allowed for item in value)
        case Kind.WHOLE:
            return lambda value: type(value) is int and in_range(key, value)
        case Kind.DATE:
            return is_published
        case Kind.QUOTES:
            return _are_quotes
        case Kind.TABLE:
            return lambda value: type(value) is dict and is_sound(value, TABLES[key.table or ""])
        case Kind.TABLES if not _is_great(key):
            return lambda value: is_kind(value) and all(is_sound(item, TABLES[key.table or ""]) for item in value)
    return is_kind


def _are_texts(value: Any) -> bool:
    if type(value) is not list:
        return False
    # A generator would take as long as all the rest of the look.
    for item in value:  # noqa: SIM110
        if type(item) is not str or not item or item.isspace():
            return False
    return True


def _are_quotes(value: Any) -> bool:
    if type(value) is not list:
        return False
    for item in value:
        if type(item) is str:
            if not item or item.isspace():
                return False
        elif type(item) is not dict or not is_sound(item, TABLES["quotes"]):
            return False
    return True


def _is_line(value: Any) -> bool:
    return type(value) is str and not is_blank(value) and is_line(value)


def _look(table: Table) -> _Look:
    texts = frozenset(key.name for key in table.keys if key.kind in (Kind.TEXT, Kind.STATUS) and not key.line)
    checks = {key.name: _is_line if key.line else _check(key) for key in table.keys if key.name not in texts}
    return _Look(texts, checks, frozenset(key.name for key in table.keys if key.required))


_LOOKS = {name: _look(table) for name, table in (*TABLES.items(), (ARTICLE_FILE.name, ARTICLE_FILE))}
