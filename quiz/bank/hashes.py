"""Hashes that tell an edited claim or bank from the one that was answered (docs/data.md, An answer)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from quiz.bank.model import Bank, Claim, Question, Quote


def digest(value: Any) -> str:
    """First 16 hex digits of sha256 over canonical JSON: keys sorted, no spaces, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def claim_hash(claim: Claim) -> str:
    """What decides whether an old answer is still an answer to this claim: text, status, also."""
    return digest({"text": claim.text, "status": claim.status, "also": claim.also})


def question_hash(question: Question) -> str:
    """The same for a reading question: its prompt, and its options with what is right."""
    return digest({"prompt": question.prompt, "options": [[o.text, o.correct] for o in question.options]})


def text_hash(claim: Claim) -> str:
    """Over the claim's bare text, for hand-outs that must not give the status away."""
    return digest(claim.text)


def bank_hash(bank: Bank) -> str:
    """Over the article's text, the statuses, and what decides an answer in each playable claim and question."""
    return digest(
        {
            "article": bank.article.text,
            "statuses": list(bank.statuses),
            "claims": [_claim_basis(claim) for claim in bank.playable],
            "questions": [_question_basis(question) for question in bank.questions],
        }
    )


def _claim_basis(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "text": claim.text,
        "status": claim.status,
        "also": claim.also,
        "said_by": claim.said_by,
        "denied_by": claim.denied_by,
        "quotes": _quote_basis(claim.quotes),
        "ask": claim.ask,
    }


def _question_basis(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "prompt": question.prompt,
        "options": [[option.text, option.correct] for option in question.options],
        "quotes": _quote_basis(question.quotes),
    }


def _quote_basis(quotes: tuple[Quote, ...]) -> list[list[int]]:
    return [[quote.start, quote.end] for quote in quotes]
