"""`factquiz check --objections`: what readers of this home wrote under claims, as infos at the claim's text."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.bank.check import CheckRun, in_places
from quiz.bank.faults import Fault, Severity
from quiz.bank.files import read_text
from quiz.bank.hashes import claim_hash
from quiz.bank.placing import placed
from quiz.bank.rules.registry import Finding, Found, Rule, Subject
from quiz.bank.syntax import parse
from quiz.cli.output import err
from quiz.disk.homes import home
from quiz.record.history import rounds
from quiz.record.store import Store
from quiz.record.values import AnswerRow, StoreProblem

if TYPE_CHECKING:
    from quiz.bank.read import Reading

_RULE = Rule("objection", Severity.INFO, Subject.CLAIM, lambda: (), frozenset(), False, None)


def with_objections(done: CheckRun) -> CheckRun:
    """The run with this home's objections; a record that cannot be read is told on stderr and left out."""
    try:
        with contextlib.closing(Store.open(home())) as store:
            noted = {(one.id, answer.position): answer for one in rounds(store) for answer in one.answers}
    except StoreProblem as problem:
        err(problem.sentence)
        return done
    newest = sorted((answer for answer in noted.values() if answer.objection), key=lambda answer: -answer.seq)
    found: list[Fault] = []
    texts = dict(done.texts)
    for reading in done.readings:
        text = read_text(reading.path)
        if reading.bank is not None and isinstance(text, str):
            parsed = parse(text)
            told = placed(reading.path, parsed, _found(reading, newest))
            found += told
            if told:
                texts.setdefault(reading.path, parsed.text)
    return replace(done, faults=in_places([*done.faults, *found]), texts=texts)


def _found(reading: Reading, newest: list[AnswerRow]) -> Iterator[Found]:
    assert reading.bank is not None
    for at, claim in enumerate(reading.bank.claims):
        for answer in newest:
            if (answer.bank, answer.item) == (reading.bank.id, claim.id):
                of = "" if answer.item_hash == claim_hash(claim) else ", of an earlier wording"
                finding = Finding(("claims", at, "text"), f"A reader read it differently{of}: {answer.objection}")
                yield Found(_RULE, finding.path, finding)
