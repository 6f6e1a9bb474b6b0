"""What may be wrong with a bank: each rule one function with one code, one bad bank and one paragraph in the docs.

The rules that make a bank unplayable are imported here; the others, and those on a whole library, by `all_rules`.
"""

from quiz.bank.rules import proof, questions, reading, reference, shape, status
from quiz.bank.rules.registry import RULES

__all__ = ["RULES", "proof", "questions", "reading", "reference", "shape", "status"]
