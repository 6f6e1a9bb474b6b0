"""The register of rules: each rule is one function with one code and one severity, and says what it looks at."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, NamedTuple, TypeVar

from quiz.bank.faults import Place, Severity

KeyPath = tuple[str | int, ...]
"""Where a value stands: keys and, in lists, numbers from 0."""


class At(Enum):
    """Which part of what a path names is at fault."""

    VALUE = auto()
    KEY = auto()
    HEADER = auto()


class Finding(NamedTuple):
    """What a rule says. `path` begins at the table the rule was shown; `span` is a part of the text that stands there.

    `place` is for a rule that knows the place in the file itself, as those of the files do. `mend` is what certainly
    has to stand there instead: another key for At.KEY, else another text.
    """

    path: KeyPath
    message: str
    help: str | None = None
    at: At = At.VALUE
    span: tuple[int, int] | None = None
    place: Place | None = None
    mend: str | None = None


Findings = Sequence[Finding]
NOTHING: Findings = ()
"""What most rules say most of the time."""


class Subject(Enum):
    """What a rule is shown."""

    FILE = auto()
    """A failure of `files`: the file as a whole could not be read."""
    SYNTAX = auto()
    """A fault of the TOML text itself, as `syntax` words it."""
    FORMAT = auto()
    """The top of a bank, before any other rule: of another format nothing else is judged."""
    STRINGS = auto()
    """Every text of a file, by its path."""
    TABLE = auto()
    """A table as it stands in the file, with its keys.Table."""
    CLAIM = auto()
    """A claim whose values are of the right kinds, and the Scope it stands in."""
    QUESTION = auto()
    """The same for a reading question."""
    SOURCE = auto()
    """The same for a source."""
    SOURCES = auto()
    """All sources of a file, in the Scope."""
    ARTICLE = auto()
    """The table [article] without what is empty in it, and as it stands in the file."""
    PROSE = auto()
    """The text of an article, and whether it has a file of its own."""
    QUOTE = auto()
    """A quote that could not be proved, as a value of `evidence`."""
    CUES = auto()
    """A claim, and its quotes as they are proved or typed."""
    BANK = auto()
    """The bank as a whole, and its Scope."""
    SOUND = auto()
    """A model.Bank: one without an error."""
    LIBRARY = auto()
    """Several banks read in one run."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule. `reads` names the keys it needs: where one of them is of a wrong kind, the rule is passed over."""

    code: str
    severity: Severity
    subject: Subject
    judge: Callable[..., Iterable[Finding]]
    reads: frozenset[str]
    drafts: bool
    about: type | None


RULES: dict[str, Rule] = {}
"""The rules imported so far by their codes, in the order in which they are judged; see `all_rules`."""

Judge = TypeVar("Judge", bound=Callable[..., Any])


def rule(
    code: str,
    severity: Severity,
    subject: Subject,
    *,
    reads: Iterable[str] = (),
    drafts: bool = False,
    about: type | None = None,
) -> Callable[[Judge], Judge]:
    """Register the decorated function. `drafts`: it judges drafts too. `about`: the one failure that it words."""

    def register(judge: Judge) -> Judge:
        if code in RULES:
            raise ValueError(f"two rules have the code {code}")
        RULES[code] = Rule(code, severity, subject, judge, frozenset(reads), drafts, about)
        return judge

    return register


def all_rules() -> dict[str, Rule]:
    """Every rule by its code. A round asks for errors alone and never pays for importing the rest."""
    from quiz.bank.rules import balance, library, wording

    del balance, library, wording
    return RULES


def rules_for(subject: Subject, *severities: Severity) -> tuple[Rule, ...]:
    """The rules that are shown `subject`, of these severities or of all."""
    rules = RULES if severities == (Severity.ERROR,) else all_rules()
    return tuple(
        entry
        for entry in rules.values()
        if entry.subject is subject and (not severities or entry.severity in severities)
    )


class Found(NamedTuple):
    """What one rule found: `path` leads from the top of the file to what it was shown, and on to what is at fault."""

    rule: Rule
    path: KeyPath
    finding: Finding
