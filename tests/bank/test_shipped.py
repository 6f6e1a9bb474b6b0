"""The shipped banks say nothing that the program says by itself."""

from __future__ import annotations

import pytest

from quiz.bank.find import find_banks, shipped_folder
from quiz.bank.model import Question
from quiz.bank.read import read_bank

QUESTIONS = [
    pytest.param(question, id=f"{path.stem}-{question.id}")
    for path in find_banks(shipped_folder()).paths
    if (bank := read_bank(path).bank) is not None
    for question in bank.questions
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_prompt_leaves_it_to_the_program_how_many_to_choose(question: Question) -> None:
    assert "choose" not in question.prompt.lower()
