"""One run over banks: every fault of each, and those that only several of them together have."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from quiz.bank.faults import Fault, gravest_first
from quiz.bank.files import read_text
from quiz.bank.find import Skipped, find_banks, holds_bank, in_order, is_folder, library
from quiz.bank.head import Head, read_head
from quiz.bank.keys import BANK_MARKS
from quiz.bank.placing import placed
from quiz.bank.read import ArticleReading, Reading, Shelf, read_article, read_bank
from quiz.bank.rules.library import doubled_bank_id, unused_source
from quiz.bank.rules.registry import RULES, Finding, Found
from quiz.bank.syntax import Parsed, parse


@dataclass(frozen=True, slots=True)
class CheckRun:
    """What a run found. `faults` are in the order of their files and places, `texts` hold what a caret is drawn in.

    `nothing` names each path that is not there or holds no bank; `skipped` what a folder holds beside its banks.
    """

    faults: tuple[Fault, ...]
    texts: Mapping[Path, str]
    readings: tuple[Reading, ...]
    skipped: tuple[Skipped, ...]
    nothing: tuple[Skipped, ...]

    @property
    def banks(self) -> int:
        """How many banks were read."""
        return len(self.readings)

    @property
    def claims(self) -> int:
        """How many claims they have, drafts left out."""
        return sum(map(playable_claims, self.readings))


def check(paths: Iterable[Path], library_folders: Sequence[Path] = ()) -> CheckRun:
    """Check the banks at `paths`, each real file once. Ids are compared within each folder of `paths`.

    Named files are compared with each other, and banks that lie in one of `library_folders` with the whole library.
    """
    run = _Run()
    named: list[Path] = []
    for path in paths:
        if is_article(path):
            run.read_article(path)
        elif is_folder(path):
            run.compare(run.read_found(path))
        else:
            named += run.read_found(path)
    run.compare(named)
    run.compare_with_library(library_folders)
    run.judge_sources()
    return run.done()


def playable_claims(reading: Reading) -> int:
    """How many claims of a bank are no drafts, as far as that can be told of a faulty one."""
    if reading.bank is not None:
        return len(reading.bank.playable)
    return sum(claim.get("draft") is not True for claim in _tables(reading, "claims"))


def questions(reading: Reading) -> int:
    """How many reading questions a bank has, as far as that can be told of a faulty one."""
    return len(_tables(reading, "questions"))


def _tables(reading: Reading, key: str) -> list[Mapping[str, Any]]:
    value = reading.data.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def is_article(path: Path) -> bool:
    """Whether a named .toml is an article's file: it holds [article], and neither `format` nor [[claims]]."""
    if path.suffix.lower() != ".toml":
        return False
    text = read_text(path)
    if not isinstance(text, str) or holds_bank(path):
        return False
    parsed = parse(text)
    return "article" in (parsed.data.keys() | parsed.holes) and BANK_MARKS.isdisjoint(parsed.data)


class _OnArticle(NamedTuple):
    """An article as it was first met, and the banks of this run that are about it."""

    path: Path
    banks: list[Reading]


@dataclass(slots=True)
class _Run:
    """The state of one run, path by path."""

    shelf: Shelf = field(default_factory=Shelf)
    readings: dict[str, Reading] = field(default_factory=dict)
    """By real path."""
    heads: dict[str, Head] = field(default_factory=dict)
    articles: dict[str, _OnArticle] = field(default_factory=dict)
    """Articles whose sources are to be judged, by real path."""
    doubled: set[str] = field(default_factory=set)
    """Real paths of the banks whose id was told to be taken."""
    faults: dict[Fault, None] = field(default_factory=dict)
    texts: dict[Path, str] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    nothing: list[Skipped] = field(default_factory=list)

    def read_found(self, path: Path) -> list[Path]:
        """Read all banks at a path, and give theirs."""
        found = find_banks(path)
        if found.paths:
            self.skipped += found.skipped
        elif is_folder(path):
            self.nothing.append(Skipped(path, "there is no bank in this folder"))
        else:
            self.nothing += found.skipped
        for bank in found.paths:
            self.read(bank)
        return list(found.paths)

    def read(self, path: Path) -> None:
        real = os.path.realpath(path)
        if real in self.readings:
            return
        reading = read_bank(path, thorough=True, shelf=self.shelf)
        self.readings[real] = reading
        self.take(reading.faults, reading.texts)
        head = self.heads[real] = read_head(path, shipped=False)
        # One that is not there, perhaps because no file can have its name, has no sources to be judged.
        used = head.article_path
        if used is not None and self.sources_of(used) and not self.article(used).is_bank:
            self.on_article(used).banks.append(reading)

    def read_article(self, path: Path) -> None:
        """Check an article that was named, and the banks beside it that use it."""
        reading = self.article(path)
        self.take(reading.faults, reading.texts)
        self.on_article(path)
        for bank in banks_on(path):
            self.read(bank)

    def on_article(self, path: Path) -> _OnArticle:
        return self.articles.setdefault(os.path.realpath(path), _OnArticle(path, []))

    def take(self, faults: Iterable[Fault], texts: Mapping[Path, str]) -> None:
        self.faults |= dict.fromkeys(faults)
        for path, text in texts.items():
            self.texts.setdefault(path, text)

    def compare(self, paths: Iterable[Path]) -> None:
        """Tell every id that an earlier bank has, of banks found together."""
        self.tell_doubled(in_order(self.heads[real] for real in dict.fromkeys(map(os.path.realpath, paths))))

    def compare_with_library(self, folders: Sequence[Path]) -> None:
        """The same for banks of this run that belong to the library, which has others too."""
        inside = [os.path.realpath(folder) + os.sep for folder in folders]
        if any(real.startswith(folder) for real in self.readings for folder in inside):
            self.tell_doubled(library(folders))

    def tell_doubled(self, heads: Iterable[Head]) -> None:
        first: dict[str, Path] = {}
        for head in heads:
            if head.id is None:
                continue
            real = os.path.realpath(head.path)
            if head.id not in first:
                first[head.id] = head.path
            elif real in self.readings and real not in self.doubled:
                self.doubled.add(real)
                self.tell(self.readings[real].path, "doubled-bank-id", doubled_bank_id(head.id, first[head.id]))

    def judge_sources(self) -> None:
        """Tell sources that no bank names: those of an article by all banks on it, those of a bank by itself."""
        for article in self.articles.values():
            others = [bank for bank in banks_on(article.path) if os.path.realpath(bank) not in self.readings]
            users = article.banks + [read_bank(bank, shelf=self.shelf) for bank in others]
            if users:
                self.judge_sources_of(article.path, self.sources_of(article.path), users)
        for real, reading in self.readings.items():
            shared = self.sources_of(self.heads[real].article_path)
            self.judge_sources_of(reading.path, _listed(reading.data.get("sources")), [reading], shared)

    def sources_of(self, article: Path | None) -> list[Any]:
        """The sources of an article.toml as they stand there."""
        if article is None:
            return []
        return _listed(self.article(article).data.get("sources"))

    def article(self, path: Path) -> ArticleReading:
        """What stands where a bank names its article's file."""
        return read_article(path, thorough=True, shelf=self.shelf)

    def judge_sources_of(
        self, path: Path, sources: Sequence[Any], users: Sequence[Reading], others: Sequence[Any] = ()
    ) -> None:
        ignored = any("unused-source" in _listed(user.data.get("ignore")) for user in users)
        if sources and not ignored and all(map(self.is_whole, users)):
            self.tell(path, "unused-source", unused_source(sources, [user.data for user in users], others))

    def is_whole(self, reading: Reading) -> bool:
        """Whether all of a bank could be read: a part that was refused may name any source."""
        return reading.bank is not None or not self.parsed(reading.path).holes

    def parsed(self, path: Path) -> Parsed:
        """The data of a file, as far as it can be read."""
        text = read_text(path)
        return parse(text if isinstance(text, str) else "")

    def tell(self, path: Path, code: str, findings: Iterable[Finding]) -> None:
        """Make faults of a rule's findings in a file."""
        told = [Found(RULES[code], finding.path, finding) for finding in findings]
        if told:
            parsed = self.parsed(path)
            self.take(placed(path, parsed, told), {path: parsed.text})

    def done(self) -> CheckRun:
        return CheckRun(
            faults=in_places(self.faults),
            texts=self.texts,
            readings=tuple(self.readings.values()),
            skipped=tuple(self.skipped),
            nothing=tuple(self.nothing),
        )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def banks_on(article: Path) -> list[Path]:
    """The banks that stand beside an article's file and use it."""
    real = os.path.realpath(article)
    beside = []
    for path in sorted(article.parent.glob("*.toml")):
        if not path.name.startswith(".") and holds_bank(path):
            used = read_head(path, shipped=False).article_path
            if used is not None and os.path.realpath(used) == real:
                beside.append(path)
    return beside


def in_places(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults file by file, the files as they come, in each by line and column, the gravest of one place first."""
    found = list(faults)
    files = {path: at for at, path in enumerate(dict.fromkeys(fault.path for fault in found))}
    return tuple(sorted(found, key=lambda fault: (files[fault.path], gravest_first(fault))))
