"""What a rule may know besides the table it is shown: the bank's statuses, sources, claims and article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quiz.bank.evidence import Evidence
from quiz.bank.rules.tables import Entry


# Compared and printed by nobody: saves a millisecond at the start of the program.
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Scope:
    """One bank while it is judged.

    `statuses` are all five where the bank's own cannot be told. `sources` are article.toml's and the bank's, by id.
    `whole` is False where a part of the file was refused: then nothing is counted.
    `hidden_sources`, `hidden_claims`: there may be ids in a refused part, so that no reference is called unknown.
    """

    top: Entry
    statuses: Sequence[str]
    sources: Mapping[str, Mapping[str, Any]]
    claims: Sequence[Entry] = ()
    questions: Sequence[Entry] = ()
    questions_first: bool = False
    """In the order of the file."""
    bank_sources: Sequence[Entry] = ()
    article_sources: Sequence[str] = ()
    evidence: Evidence | None = None
    whole: bool = True
    hidden_sources: bool = False
    claim_ids: Sequence[str] = ()
    hidden_claims: bool = False

    @property
    def ask(self) -> Sequence[str]:
        """The steps of a claim that names none."""
        ask: Sequence[str] = self.top.data.get("ask", ("status",))
        return ask
