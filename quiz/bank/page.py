"""One TOML file while it is judged: what could be read of it, what rules have found, and the faults made of that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from quiz.bank.faults import Fault, Place, Severity, gravest_first
from quiz.bank.files import Failure
from quiz.bank.keys import Key, Table
from quiz.bank.rules import RULES
from quiz.bank.rules.reading import may_hold_control
from quiz.bank.rules.registry import Finding, Found, KeyPath, Rule, Subject, rules_for
from quiz.bank.rules.tables import Entry, judge_table
from quiz.bank.syntax import SyntaxFault, parse


class Page:
    """A bank file or an article.toml. `thorough` asks for warnings and infos too."""

    def __init__(self, path: Path, text: str, *, thorough: bool) -> None:
        self.path = path
        self.parsed = parse(text)
        self.data: Mapping[str, Any] = self.parsed.data
        self.holes = self.parsed.holes
        self.severities = tuple(Severity) if thorough else (Severity.ERROR,)
        self.errors = 0
        self._found: list[Found] = []
        self._table_rules = self.rules(Subject.TABLE)
        self._tell_syntax()
        if may_hold_control(self.parsed.text):
            self.judge(Subject.STRINGS, (), self.data)

    @property
    def texts(self) -> dict[Path, str]:
        """The text of this file, for the caret."""
        return {self.path: self.parsed.text}

    def rules(self, subject: Subject) -> tuple[Rule, ...]:
        """The rules on a subject that this run asks for."""
        return rules_for(subject, *self.severities)

    def report(self, rule: Rule, path: KeyPath, finding: Finding) -> None:
        """Note what a rule found in the table at `path`."""
        self.errors += rule.severity is Severity.ERROR
        self._found.append(Found(rule, path + finding.path, finding))

    def judge(self, subject: Subject, path: KeyPath, *shown: Any, broken: frozenset[str] = frozenset()) -> None:
        """Let every rule on a subject judge what it is shown, but for those that need a broken key."""
        for rule in self.rules(subject):
            if not rule.reads & broken:
                for finding in rule.judge(*shown):
                    self.report(rule, path, finding)

    def judge_one(self, code: str, path: KeyPath, *shown: Any) -> None:
        """Let one rule judge what it is shown."""
        for finding in RULES[code].judge(*shown):
            self.report(RULES[code], path, finding)

    def shape(self, data: Mapping[str, Any], table: Table, path: KeyPath) -> Entry:
        """Judge the shape of a table. What may stand in a refused part of the file is not called missing."""
        if self.holes and not path:
            table = table._replace(keys=tuple(self._excused(key, data) for key in table.keys))
        return judge_table(data, table, path, self._table_rules, self.report)

    def _excused(self, key: Key, data: Mapping[str, Any]) -> Key:
        """A key of the top, no longer required where the part that was refused may hold it."""
        hidden = key.name not in data and not self.holes.isdisjoint(("", key.name))
        return key._replace(required=key.required and not hidden)

    def fail(self, failure: Failure, path: KeyPath, name: str, siblings: Sequence[str]) -> None:
        """Note why a file that is named at `path` cannot be read."""
        for rule, finding in _worded(failure, name, siblings):
            self.report(rule, path, finding)

    def faults(self, ignored: Collection[str] = ()) -> list[Fault]:
        """All faults in the order of their places, without the warnings and infos that are ignored."""
        kept = [f for f in self._found if f.rule.severity is Severity.ERROR or f.rule.code not in ignored]
        if not kept:
            return []
        # Places are worked out only once there is a fault; a sound bank, which is the rule, needs no scanner.
        from quiz.bank.placing import placed

        return in_order(placed(self.path, self.parsed, kept))

    def _tell_syntax(self) -> None:
        if not self.parsed.faults:
            return
        # As for places: a sound bank needs no scanner.
        from quiz.bank.scanner import Lines

        lines = Lines(self.parsed.text)
        for fault in self.parsed.faults:
            self._tell_syntax_fault(fault, Place(*lines.at(fault.start), *lines.at(fault.end)))

    def _tell_syntax_fault(self, fault: SyntaxFault, place: Place) -> None:
        self.judge_one(fault.code, (), fault, place)


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Faults of one file by line and column, the gravest of one place first; those without a place lead."""
    return sorted(faults, key=gravest_first)


def file_faults(path: Path, failure: Failure) -> list[Fault]:
    """A failure as faults of the file itself."""
    return [
        Fault(path, rule.code, rule.severity, finding.message, finding.help, finding.place)
        for rule, finding in _worded(failure, path.name, ())
    ]


def _worded(failure: Failure, name: str, siblings: Sequence[str]) -> Iterable[tuple[Rule, Finding]]:
    for rule in rules_for(Subject.FILE):
        if rule.about is type(failure):
            for finding in rule.judge(failure, name, siblings):
                yield rule, finding
