"""Reading a bank: one reader for play and check, which tells every fault of the file, of its article and of its quotes.

Play asks for errors only; `thorough` adds warnings and infos by the same way, so that the two cannot disagree.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from quiz.bank.articles import (
    ArticleReading,
    Shelf,
    hides_sources,
    judge_article,
    judge_sources,
    raw_texts,
    read_article,
    shape_sources,
    siblings,
    sources_by_id,
)
from quiz.bank.build import build_bank, build_claim, build_question, build_source, steps
from quiz.bank.evidence import Evidence, Unproved, as_typed, find_cue
from quiz.bank.faults import Fault, Severity
from quiz.bank.files import Failure, IsBank, NotUtf8, TooLarge, find_inside, read_text, real_path
from quiz.bank.keys import BANK, CLAIMS, QUESTIONS, Table
from quiz.bank.model import Article, Bank, Claim, Cue, Question, Quote, Source
from quiz.bank.page import Page, file_faults
from quiz.bank.rules.registry import Finding, KeyPath, Rule, Subject, rules_for
from quiz.bank.rules.scope import Scope
from quiz.bank.rules.status import is_status_set
from quiz.bank.rules.tables import Entry, is_sound
from quiz.bank.status import STATUSES

__all__ = ["ArticleReading", "Reading", "Shelf", "read_article", "read_bank"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A bank, read. `bank` is None where there is any error; `data` is what the file says, {} where that is unreadable.

    `texts` holds the text of every file that a fault names.
    """

    path: Path
    bank: Bank | None
    faults: tuple[Fault, ...]
    data: Mapping[str, Any] = field(default_factory=dict)
    texts: dict[Path, str] = field(default_factory=dict)


def read_bank(path: Path, *, thorough: bool = False, shelf: Shelf | None = None, shipped: bool = False) -> Reading:
    """Read the bank at `path` with its article. Never raises for anything that the files may hold."""
    text = read_text(path)
    if not isinstance(text, str):
        return Reading(path, None, tuple(file_faults(path, text)), texts=raw_texts(path, text))
    return _BankReader(Page(path, text, thorough=thorough), shelf or Shelf(), thorough).reading(shipped)


class _About(NamedTuple):
    """What a bank is about: its article, and the sources that come with it."""

    article: Article | None
    evidence: Evidence | None
    sources: tuple[Source, ...] = ()
    known: Mapping[str, Mapping[str, Any]] = {}
    hidden: bool = False


class _BankReader:
    """One bank on its way from text to value."""

    def __init__(self, page: Page, shelf: Shelf, thorough: bool) -> None:
        self.page = page
        self.shelf = shelf
        self.thorough = thorough
        self.faults: list[Fault] = []
        """Those of other files."""
        self.texts = page.texts
        self.bank: Bank | None = None

    def reading(self, shipped: bool) -> Reading:
        """Judge all there is, and build the bank where there is no error."""
        page = self.page
        before = page.errors
        page.judge(Subject.FORMAT, (), page.data)
        if page.errors == before:
            self.judge(shipped)
        faults = (*page.faults(_texts(page.data.get("ignore"))), *self.faults)
        return Reading(page.path, self.bank, faults, page.data, self.texts)

    def judge(self, shipped: bool) -> None:
        """Judge a bank of our format."""
        page = self.page
        top = page.shape(page.data, BANK, ())
        about = self.about(top)
        scope = self.scope(top, about)
        judge_sources(page, scope)
        claims = self.claims(scope)
        questions = self.questions(scope)
        page.judge(Subject.BANK, (), scope, broken=top.broken)
        if page.errors or about.article is None or any(fault.severity is Severity.ERROR for fault in self.faults):
            return
        sources = (*about.sources, *(build_source(entry.data) for entry in scope.bank_sources))
        self.bank = build_bank(top.data, page.path, about.article, sources, claims, questions, shipped=shipped)
        page.judge(Subject.SOUND, (), self.bank)

    def about(self, top: Entry) -> _About:
        """The article, from its own file or from this one."""
        named = top.data.get("article")
        if isinstance(named, str) and named.lower().endswith(".toml"):
            return self.about_file(named)
        judged = judge_article(self.page, named, self.shelf)
        self.faults += judged.faults
        self.texts.update(judged.texts)
        return _About(judged.article, judged.evidence, hidden=not isinstance(named, dict))

    def about_file(self, name: str) -> _About:
        """The article of an article.toml in this folder."""
        folder = self.page.path.parent
        inside = find_inside(folder, name)
        if not isinstance(inside, Path):
            return self.no_article(inside, name)
        if inside == real_path(self.page.path):
            return self.no_article(IsBank(itself=True), name)
        reading = self.shelf.article(folder / name, thorough=self.thorough)
        if reading.is_bank:
            return self.no_article(IsBank(itself=False), name)
        if reading.failure is not None and not isinstance(reading.failure, (TooLarge, NotUtf8)):
            return self.no_article(reading.failure, name)
        self.faults += reading.faults
        self.texts.update(reading.texts)
        article = reading.article if reading.sound else None
        return _About(article, reading.evidence, reading.sources, reading.known, reading.hidden)

    def no_article(self, failure: Failure, name: str) -> _About:
        """Tell why there is no article, at the key that names it."""
        self.page.fail(failure, ("article",), name, siblings(self.page.path.parent))
        return _About(None, None, hidden=True)

    def scope(self, top: Entry, about: _About) -> Scope:
        """What rules may know besides the claim they are shown."""
        page = self.page
        sources = shape_sources(page)
        refused = page.parsed.refused
        return Scope(
            top=top,
            statuses=_statuses(top),
            sources={**about.known, **sources_by_id(page, sources)},
            claims=self.entries(CLAIMS),
            questions=self.entries(QUESTIONS),
            questions_first=_comes_first("questions", "claims", page.data),
            bank_sources=sources,
            article_sources=tuple(about.known),
            evidence=about.evidence,
            whole=not page.holes,
            hidden_sources=about.hidden or hides_sources(page),
            claim_ids=(*_ids(page.data.get("claims")), *refused),
            hidden_claims=("claims" in page.holes and not refused) or not isinstance(page.data.get("claims", []), list),
        )

    def entries(self, table: Table) -> list[Entry]:
        """The claims or the questions, judged by their shape."""
        listed = self.page.data.get(table.name)
        if not isinstance(listed, list):
            return []
        return [
            # The same quick look as in `shape`: told here, because there may be ten thousand.
            Entry((table.name, at), data) if is_sound(data, table) else self.page.shape(data, table, (table.name, at))
            for at, data in enumerate(listed)
            if type(data) is dict
        ]

    def claims(self, scope: Scope) -> list[Claim]:
        """Judge the claims by their meaning, and build each as long as there is no error."""
        page, evidence = self.page, scope.evidence
        reviewed = page.rules(Subject.CLAIM)
        drafted = tuple(rule for rule in reviewed if rule.drafts)
        default = steps(tuple(scope.ask))
        built: list[Claim] = []
        for entry in scope.claims:
            path, data, broken = entry
            draft = data.get("draft", False) or "draft" in broken
            for rule in drafted if draft else reviewed:
                if broken and rule.reads & broken:
                    continue
                found = rule.judge(data, scope)
                if found:
                    self.report(rule, path, found)
            if evidence is not None:
                quotes = self.quotes(path, data, evidence)
                cues = self.cues(path, data, quotes, draft)
                if not page.errors:
                    built.append(build_claim(data, quotes, cues, default))
        return built

    def questions(self, scope: Scope) -> list[Question]:
        """The same for the reading questions."""
        built: list[Question] = []
        for entry in scope.questions:
            self.page.judge(Subject.QUESTION, entry.path, entry.data, scope, broken=entry.broken)
            if scope.evidence is not None:
                quotes = self.quotes(entry.path, entry.data, scope.evidence)
                if not self.page.errors:
                    built.append(build_question(entry.data, quotes))
        return built

    def report(self, rule: Rule, path: KeyPath, found: Iterable[Finding]) -> None:
        """Note all that a rule found."""
        for finding in found:
            self.page.report(rule, path, finding)

    def quotes(self, path: KeyPath, data: Mapping[str, Any], evidence: Evidence) -> tuple[Quote, ...]:
        """The quotes of a claim or question. One that cannot be proved is told, and stands for itself."""
        proved: list[Quote] = []
        for number, quote in enumerate(data.get("quotes", ())):
            if quote is None:
                continue
            if type(quote) is str:
                found = evidence.prove(quote)
            else:
                found = evidence.prove(quote["text"], quote.get("occurrence"))
            if isinstance(found, Quote):
                proved.append(found)
            else:
                self.unproved((*path, "quotes", number), found, evidence)
                proved.append(as_typed(found.text))
        return tuple(proved)

    def unproved(self, path: KeyPath, failure: Unproved, evidence: Evidence) -> None:
        """Tell why a quote cannot be proved."""
        for rule in rules_for(Subject.QUOTE):
            if rule.about is type(failure):
                self.report(rule, path, rule.judge(failure, evidence))

    def cues(self, path: KeyPath, data: Mapping[str, Any], quotes: Sequence[Quote], draft: bool) -> tuple[Cue, ...]:
        """The signal words at their places. A draft's may still be wrong: they are left out."""
        named = data.get("cues")
        if not named:
            return ()
        found = [find_cue(cue, quotes) for cue in named if cue is not None]
        if None in found and not draft:
            self.page.judge(Subject.CUES, path, data, quotes)
        return tuple([cue for cue in found if cue is not None])


def _comes_first(key: str, other: str, data: Mapping[str, Any]) -> bool:
    """Whether one key of the top comes before another one; TOML data keeps the order of the file."""
    return next((name for name in data if name in (key, other)), None) == key


def _statuses(top: Entry) -> tuple[str, ...]:
    """The bank's statuses in their order; all of them where its own cannot be told."""
    named = top.data.get("statuses", ())
    own = tuple(str(status) for status in STATUSES if status in named)
    return own if is_status_set(named) else tuple(str(status) for status in STATUSES)


def _texts(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _ids(value: Any) -> list[str]:
    """The ids of a list of tables, good ids or not."""
    tables = value if isinstance(value, list) else []
    return [data["id"] for data in tables if isinstance(data, dict) and isinstance(data.get("id"), str)]
