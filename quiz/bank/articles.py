"""Reading articles: article.toml, the table [article] of a bank, and the text that either of them names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from quiz.bank.build import build_article, build_source
from quiz.bank.evidence import Evidence, Searches
from quiz.bank.faults import Fault, Severity
from quiz.bank.files import Failure, NotUtf8, TooLarge, find_inside, line_ends_lf, read_text, real_path
from quiz.bank.keys import ARTICLE, ARTICLE_FILE, BANK_MARKS, SOURCES
from quiz.bank.model import Article, Source
from quiz.bank.page import Page, file_faults, in_order
from quiz.bank.rules.registry import Subject
from quiz.bank.rules.scope import Scope
from quiz.bank.rules.shape import is_blank
from quiz.bank.rules.tables import Entry


@dataclass(frozen=True, slots=True, eq=False)
class ArticleReading:
    """An article.toml, read. `article` is None where it or its text has an error.

    `known` are the sources by id, those with faults too. `hidden`: there may be more in a part that was refused.
    """

    path: Path
    article: Article | None
    sources: tuple[Source, ...]
    faults: tuple[Fault, ...]
    texts: dict[Path, str]
    data: Mapping[str, Any] = field(default_factory=dict)
    known: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    evidence: Evidence | None = None
    hidden: bool = False
    failure: Failure | None = None
    """Why the file could not be read at all."""

    @property
    def sound(self) -> bool:
        """Whether there is no error in it."""
        return self.article is not None and all(fault.severity is not Severity.ERROR for fault in self.faults)

    @property
    def is_bank(self) -> bool:
        """Whether the file is in truth a bank."""
        return not BANK_MARKS.isdisjoint(self.data)


class Shelf:
    """What one run has read of articles, by real path: each is read once, however many banks share it."""

    def __init__(self) -> None:
        self._texts: dict[Path, str | Failure] = {}
        self._evidence: dict[tuple[str, Path | None], Evidence] = {}
        self._searches = Searches()
        self._articles: dict[tuple[Path, Path, bool], ArticleReading] = {}

    def text(self, real: Path) -> str | Failure:
        """The text of an article's file, its line ends made LF."""
        if real not in self._texts:
            text = read_text(real)
            self._texts[real] = line_ends_lf(text) if isinstance(text, str) else text
        return self._texts[real]

    def evidence(self, article: Article) -> Evidence:
        """The article ready to prove quotes in; one for all banks that have the same article from the same place."""
        key = (article.identity, article.path)
        if key not in self._evidence:
            self._evidence[key] = Evidence(article, self._searches)
        return self._evidence[key]

    def article(self, path: Path, *, thorough: bool) -> ArticleReading:
        """The article.toml at `path`."""
        key = (real_path(path) or path, path, thorough)
        if key not in self._articles:
            self._articles[key] = _read(path, thorough, self)
        return self._articles[key]


def read_article(path: Path, *, thorough: bool = False, shelf: Shelf | None = None) -> ArticleReading:
    """Read an article.toml with the text it names. Never raises for anything that the files may hold."""
    return (shelf or Shelf()).article(path, thorough=thorough)


def _read(path: Path, thorough: bool, shelf: Shelf) -> ArticleReading:
    text = read_text(path)
    if not isinstance(text, str):
        faults = tuple(file_faults(path, text))
        return ArticleReading(path, None, (), faults, raw_texts(path, text), hidden=True, failure=text)
    page = Page(path, text, thorough=thorough)
    page.shape(page.data, ARTICLE_FILE, ())
    judged = judge_article(page, page.data.get("article"), shelf)
    entries = shape_sources(page)
    known = sources_by_id(page, entries)
    hidden = hides_sources(page) or not isinstance(page.data.get("article"), dict)
    judge_sources(page, Scope(Entry((), {}), (), known, bank_sources=entries, hidden_sources=hidden))
    sound = page.errors == 0 and judged.article is not None
    return ArticleReading(
        path,
        judged.article,
        tuple(build_source(entry.data) for entry in entries) if sound else (),
        (*page.faults(), *judged.faults),
        {**page.texts, **judged.texts},
        page.data,
        known,
        judged.evidence,
        hidden,
    )


class JudgedArticle(NamedTuple):
    """What became of a table [article]. `faults` are those of the text's own file; the table's are on its page."""

    article: Article | None = None
    evidence: Evidence | None = None
    faults: tuple[Fault, ...] = ()
    texts: Mapping[Path, str] = MappingProxyType({})


def judge_article(page: Page, data: Any, shelf: Shelf) -> JudgedArticle:
    """Judge a table [article] and the text that it names or holds."""
    if not isinstance(data, dict):
        return JudgedArticle()
    entry = page.shape(data, ARTICLE, ("article",))
    before = page.errors
    page.judge(Subject.ARTICLE, entry.path, entry.data, data, broken=entry.broken)
    if page.errors > before:
        return JudgedArticle()
    if "file" in entry.data:
        return _with_file(page, entry, shelf)
    if "text" in entry.data:
        return _with_text(page, entry, shelf)
    return JudgedArticle()


def _with_text(page: Page, entry: Entry, shelf: Shelf) -> JudgedArticle:
    text = line_ends_lf(entry.data["text"])
    for rule in page.rules(Subject.PROSE):
        for finding in rule.judge(text, False):
            page.report(rule, ("article", "text"), finding)
    return _proved(entry, text, None, shelf)


def _with_file(page: Page, entry: Entry, shelf: Shelf) -> JudgedArticle:
    name = entry.data["file"]
    folder = page.path.parent
    path = folder / name
    real = find_inside(folder, name)
    text = shelf.text(real) if isinstance(real, Path) else real
    if isinstance(text, (TooLarge, NotUtf8)):
        return JudgedArticle(faults=tuple(file_faults(path, text)), texts=raw_texts(path, text))
    if not isinstance(text, str):
        page.fail(text, ("article", "file"), name, siblings(folder))
        return JudgedArticle()
    faults = [
        Fault(path, rule.code, rule.severity, finding.message, finding.help, finding.place)
        for rule in page.rules(Subject.PROSE)
        for finding in rule.judge(text, True)
    ]
    return _proved(entry, text, path, shelf)._replace(faults=tuple(in_order(faults)), texts={path: text})


def _proved(entry: Entry, text: str, path: Path | None, shelf: Shelf) -> JudgedArticle:
    """The article where its table is whole; quotes can be looked for in its text in any case, if there is any."""
    if is_blank(text):
        return JudgedArticle()
    bare = Article(text, "", path=path)
    if entry.broken or "title" not in entry.data:
        return JudgedArticle(None, shelf.evidence(bare))
    article = build_article(entry.data, text, path)
    return JudgedArticle(article, shelf.evidence(article))


def shape_sources(page: Page) -> list[Entry]:
    """Judge the shape of each source of a page."""
    listed = page.data.get("sources")
    tables = enumerate(listed) if isinstance(listed, list) else ()
    return [page.shape(data, SOURCES, ("sources", at)) for at, data in tables if isinstance(data, dict)]


def sources_by_id(page: Page, entries: Iterable[Entry]) -> dict[str, Mapping[str, Any]]:
    """Sources by id, also by one that is no good id, or stands in a part that cannot be read: so it is meant."""
    known: dict[str, Mapping[str, Any]] = {}
    for entry in entries:
        name = page.data["sources"][entry.path[1]].get("id")
        if isinstance(name, str):
            known.setdefault(name, entry.data)
    if "sources" in page.holes:
        known.update((name, {}) for name in page.parsed.refused if name not in known)
    return known


def hides_sources(page: Page) -> bool:
    """Whether the file may hold sources whose ids nobody can tell."""
    return ("sources" in page.holes and not page.parsed.refused) or not isinstance(page.data.get("sources", []), list)


def judge_sources(page: Page, scope: Scope) -> None:
    """Judge the meaning of the sources of a page."""
    for entry in scope.bank_sources:
        page.judge(Subject.SOURCE, entry.path, entry.data, scope, broken=entry.broken)
    page.judge(Subject.SOURCES, (), scope)


def raw_texts(path: Path, failure: Failure) -> dict[Path, str]:
    """The text of a file that is no UTF-8, as well as it can be shown."""
    return {path: failure.raw.decode("utf-8", "replace")} if isinstance(failure, NotUtf8) else {}


def siblings(folder: Path) -> list[str]:
    """Names that stand in a folder, for "did you mean"."""
    try:
        return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return []
