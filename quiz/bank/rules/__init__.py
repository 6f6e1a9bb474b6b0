"""What may be wrong with a bank: each rule one function with one code, one bad bank and one paragraph in the docs."""

from quiz.bank.rules import (
    balance,
    library,
    proof,
    questions,
    reading,
    reference,
    shape,
    status,
    wording,
)
from quiz.bank.rules.registry import RULES

__all__ = ["RULES", "balance", "library", "proof", "questions", "reading", "reference", "shape", "status", "wording"]
