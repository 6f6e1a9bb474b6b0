"""The shipped course as it is installed: its lessons, its two tests, and its claims by article."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from quiz.bank.find import find_banks, shipped_folder
from quiz.bank.model import Bank, Claim
from quiz.bank.read import read_bank

COURSE = "reading-the-news"


class InBank(NamedTuple):
    """A claim and the bank that asks it."""

    bank: Bank
    claim: Claim


@cache
def course() -> tuple[Bank, ...]:
    """Its banks, lessons in order, then the tests."""
    found = [read_bank(path, shipped=True).bank for path in find_banks(shipped_folder()).paths]
    banks = [bank for bank in found if bank is not None and bank.course == COURSE]
    return tuple(sorted(banks, key=lambda bank: (bank.lesson is None, bank.lesson or 0, bank.id)))


def lessons(first: int, last: int) -> tuple[Bank, ...]:
    """The lessons of these numbers, both included."""
    return tuple(bank for bank in course() if bank.lesson is not None and first <= bank.lesson <= last)


def parallel_tests() -> tuple[Bank, ...]:
    """The article before the course and the one after it."""
    return tuple(bank for bank in course() if bank.test)


def claims(banks: tuple[Bank, ...]) -> tuple[InBank, ...]:
    """All that may be asked of these banks."""
    return tuple(InBank(bank, claim) for bank in banks for claim in bank.playable)
