"""How large things may grow (docs/contributing.md, Habits)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.run import ROOT

MOST_LINES, MOST_IN_A_FUNCTION, MOST_METHODS = 400, 50, 25
FILES = sorted((ROOT / "quiz").rglob("*.py"))
TREES = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


Function = ast.FunctionDef | ast.AsyncFunctionDef


def found(kinds: type[ast.AST] | tuple[type[ast.AST], ...]) -> Iterator[tuple[str, ast.AST]]:
    """Everything of some kinds, nested or not, by file and name."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, kinds):
                yield f"{path} {getattr(node, 'name', '')}", node


def methods(kind: ast.AST) -> int:
    """The functions that stand in a class itself, those under an `if` included."""
    assert isinstance(kind, ast.ClassDef)
    within = [*kind.body, *(node for part in kind.body if isinstance(part, ast.If) for node in part.body + part.orelse)]
    return sum(isinstance(node, Function) for node in within)


def lines(node: ast.AST) -> int:
    """From the first line of a function to its last, without its decorators."""
    assert isinstance(node, Function)
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_all_of_the_program_was_looked_at() -> None:
    assert len(FILES) > 50
    assert {path.split("/")[1] for path in TREES} >= {
        "text",
        "disk",
        "bank",
        "game",
        "record",
        "authoring",
        "exchange",
        "tui",
        "cli",
    }
    assert sum(1 for _ in found(Function)) > 1000
    assert sum(1 for _ in found(ast.ClassDef)) > 100


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_is_longer_than_a_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_no_function_is_longer_than_a_screen() -> None:
    assert not [name for name, node in found(Function) if lines(node) > MOST_IN_A_FUNCTION]


def test_no_class_does_everything() -> None:
    large = {name for name, kind in found(ast.ClassDef) if methods(kind) > MOST_METHODS}
    assert large == set()
