"""What the reading page needs of a bank, read before the bank is proved: its title, its intro and its article.

A bank may hold ten thousand claims, and proving them takes longer than painting the page that stands before them.
"""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from quiz.bank.build import build_article
from quiz.bank.files import find_inside, line_ends_lf, read_text
from quiz.bank.head import article_table, bank_table, inside
from quiz.bank.model import Article
from quiz.text.clean import one_line


class Front(NamedTuple):
    """The front of a bank of which nothing has been judged yet."""

    id: str
    title: str
    intro: str | None
    exam: bool
    article: Article


def read_front(path: Path) -> Front | None:
    """The front of the bank at `path`; None where anything in it is unusual: the bank's reader then tells what."""
    data = bank_table(path)
    about = _about(path.parent, data.get("article"))
    text = _text(path.parent, about)
    named = [data.get("id"), data.get("title"), about.get("title")]
    if data.get("format") != 1 or not text or not all(isinstance(name, str) and name for name in named):
        return None
    dated = isinstance(about.get("published", ""), str | datetime.date)
    texts = [data.get("intro", ""), about.get("content", "")]
    if not dated or not _plain(about.get("origin", {})) or not all(isinstance(text, str) for text in texts):
        return None
    article = build_article(about, line_ends_lf(text), None)
    return Front(data["id"], one_line(data["title"]), data.get("intro"), data.get("test") is True, article)


def _about(folder: Path, article: Any) -> Mapping[str, Any]:
    """The table [article], from the bank or from its article.toml."""
    if isinstance(article, str):
        path = inside(str(folder), article) if article.lower().endswith(".toml") else None
        return article_table(path) if path is not None else {}
    return article if isinstance(article, Mapping) else {}


def _text(folder: Path, about: Mapping[str, Any]) -> str | None:
    """The article's text, from the table or from the file that it names."""
    if isinstance(about.get("text"), str):
        return str(about["text"])
    name = about.get("file")
    path = find_inside(folder, name) if isinstance(name, str) else None
    text = read_text(path) if isinstance(path, Path) else None
    return text if isinstance(text, str) else None


def _plain(origin: Any) -> bool:
    """Whether an origin holds texts alone, as it may be shown."""
    return isinstance(origin, Mapping) and all(isinstance(value, str) for value in origin.values())
