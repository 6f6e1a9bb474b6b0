"""The JSON Schema (2020-12) of a bank and of article.toml, made from the one table of keys.

It tells editors what may stand where. What needs more than one value, or the article, is for `factquiz check`.
"""

from __future__ import annotations

from typing import Any

from quiz.bank.keys import (
    ARTICLE_FILE,
    BANK,
    FORMAT,
    FREE_PREFIX,
    ID_PATTERN,
    PUBLISHED_PATTERN,
    TABLES,
    Key,
    Kind,
    Table,
)
from quiz.bank.status import CORE_STATUSES

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FEWEST_OPTIONS = 2
_LINE = "^[^\\n]*\\S[^\\n]*$"
_SOME = "\\S"


def bank_schema() -> Schema:
    """Of a bank file."""
    return _document(BANK, "A factquiz bank", [name for name in TABLES if name != BANK.name])


def article_schema() -> Schema:
    """Of article.toml. Dates are texts here, as tools that know JSON alone hand them over."""
    return _document(ARTICLE_FILE, "The article of factquiz banks", ["article", "origin", "sources"])


def _document(top: Table, title: str, tables: list[str]) -> Schema:
    return {
        "$schema": DIALECT,
        "title": title,
        **_table(top),
        "$defs": {name: _table(TABLES[name]) for name in tables},
    }


def _table(table: Table) -> Schema:
    return {
        "description": table.doc,
        "type": "object",
        "properties": {key.name: _key(key) for key in table.keys},
        "required": [key.name for key in table.keys if key.required],
        "patternProperties": {f"^{FREE_PREFIX}": {}},
        "additionalProperties": False,
        **_together(table),
    }


def _key(key: Key) -> Schema:
    described: Schema = {"description": key.doc, **_value(key)}
    if key.default is not None:
        described["default"] = list(key.default) if isinstance(key.default, tuple) else key.default
    return described


def _value(key: Key) -> Schema:
    """What a value of this key looks like."""
    match key.kind:
        case Kind.WHOLE:
            bounds = {"minimum": key.low, "maximum": key.high}
            exact = {"const": FORMAT} if key.name == "format" else {}
            return {"type": "integer", **{name: bound for name, bound in bounds.items() if bound is not None}, **exact}
        case Kind.YES_NO:
            return {"type": "boolean"}
        case Kind.TABLE:
            return _ref(key)
        case Kind.TABLES:
            fewest = {"minItems": FEWEST_OPTIONS} if key.name == "options" else {}
            return {"type": "array", "items": _ref(key), **fewest}
        case Kind.TEXT_OR_TABLE:
            return {"oneOf": [{"type": "string", "pattern": "\\.[Tt][Oo][Mm][Ll]$"}, _ref(key)]}
        case Kind.QUOTES:
            return {"type": "array", "items": {"oneOf": [_text(key), _ref(key)]}}
        case Kind.STATUSES:
            return _statuses(key)
        case Kind.TEXTS | Kind.IDS | Kind.STEPS:
            return {"type": "array", "items": _text(key)}
        case Kind.DATE:
            # Twice the same: the format lets tools that know TOML's own dates take one, and asks nothing of others.
            text = _text(key)
            return {"anyOf": [{**text, "format": "date"}, text]}
        case Kind.TEXT | Kind.ID | Kind.STATUS:
            return _text(key)


def _text(key: Key) -> Schema:
    """One text of a key's value, or of its list."""
    if key.allowed:
        return {"type": "string", "enum": list(key.allowed)}
    patterns = {Kind.ID: f"^{ID_PATTERN}$", Kind.DATE: f"^{PUBLISHED_PATTERN}$"}
    return {"type": "string", "pattern": patterns.get(key.kind, _LINE if key.line else _SOME)}


def _ref(key: Key) -> Schema:
    return {"$ref": f"#/$defs/{key.table}"}


def _statuses(key: Key) -> Schema:
    """The first three, and any of the others."""
    core = [{"contains": {"const": str(status)}} for status in CORE_STATUSES]
    return {"type": "array", "items": {"enum": list(key.allowed)}, "uniqueItems": True, "allOf": core}


def _together(table: Table) -> Schema:
    """What the format says of several keys of one table."""
    if table.name == "article":
        return {"oneOf": [{"required": ["file"]}, {"required": ["text"]}]}
    return {}
