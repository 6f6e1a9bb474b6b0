"""The files of a new bank, as texts: an article, what describes it, and a bank in which every key of the format stands.

Pure: nothing is read or written here.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from quiz.authoring import example
from quiz.authoring.schema import article_schema, bank_schema
from quiz.authoring.skeleton import note, skeleton
from quiz.authoring.wording import ARTICLE_NOTE, BANK_NOTE, EXAMPLE_NOTE, NO_CLAIM_NOTE
from quiz.bank.keys import ARTICLE_FILE, BANK, FORMAT, ID_PATTERN
from quiz.bank.status import CORE_STATUSES
from quiz.text.clean import ascii_standin
from quiz.text.phrases import capital

ARTICLE_TXT, ARTICLE_TOML, BANK_TOML = "article.txt", "article.toml", "bank.toml"
BANK_SCHEMA, ARTICLE_SCHEMA = ".schema/bank.json", ".schema/article.json"

NAMES = (BANK_SCHEMA, ARTICLE_SCHEMA, ARTICLE_TXT, ARTICLE_TOML, BANK_TOML)
"""The files of a new bank by their names in its folder; the bank is last, because it makes a bank of the others."""

LICENCE = "CC-BY-4.0"
"""The licence of a bank whose author names none."""

_ELSEWHERE = ("article", "origin", "sources")
"""Tables whose keys stand in article.toml."""


class Plan(NamedTuple):
    """What a new bank is made of. `article` is the author's text; None asks for the example."""

    id: str
    title: str
    licence: str = LICENCE
    article: str | None = None


def files_of(plan: Plan) -> dict[str, str]:
    """Each file's text by its name, in the order of NAMES."""
    texts = {
        BANK_SCHEMA: _json(bank_schema()),
        ARTICLE_SCHEMA: _json(article_schema()),
        ARTICLE_TXT: example.TEXT if plan.article is None else plan.article,
        ARTICLE_TOML: _article_toml(plan),
        BANK_TOML: _bank_toml(plan),
    }
    return {name: texts[name] for name in NAMES}


def near_id(name: str) -> str | None:
    """An id that is near to a name, where there is one."""
    near = re.sub("[^a-z0-9]+", "-", ascii_standin(name[:200]).lower()).strip("-")[:64].rstrip("-")
    return near if re.fullmatch(ID_PATTERN, near) else None


def title_of(name: str) -> str:
    """A title made of an id."""
    return capital(name.replace("-", " ").strip()) or name


def _article_toml(plan: Plan) -> str:
    if plan.article is None:
        about = {"title": example.TITLE, "origin": example.ORIGIN, "licence": plan.licence}
        live = {"article": {"file": ARTICLE_TXT, **about}, "sources": example.SOURCES}
    else:
        live = {"article": {"file": ARTICLE_TXT, "title": plan.title}}
    return _file(ARTICLE_SCHEMA, ARTICLE_NOTE, skeleton(ARTICLE_FILE, live))


def _bank_toml(plan: Plan) -> str:
    live = {
        "format": FORMAT,
        "id": plan.id,
        "title": plan.title,
        "language": "en",
        "licence": plan.licence,
        "article": ARTICLE_TOML,
        "statuses": [str(status) for status in CORE_STATUSES],
    }
    if plan.article is None:
        live["claims"] = example.CLAIMS
    state = EXAMPLE_NOTE if plan.article is None else NO_CLAIM_NOTE
    return _file(BANK_SCHEMA, f"{BANK_NOTE} {state}", skeleton(BANK, live, _ELSEWHERE))


def _file(schema: str, about: str, lines: list[str]) -> str:
    # Tombi asks for the empty line below the schema's.
    body = "\n".join(lines).strip("\n")
    return "\n".join([f"#:schema {schema}", "", *note(about), "", body, ""])


def _json(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
