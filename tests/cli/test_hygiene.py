"""What a start imports: nothing that it does not need (docs/architecture.md, The rooms)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import ROOT

RUN = """
import json, sys
sys.argv = ["factquiz", *json.loads(sys.argv[1])]
before = set(sys.modules)
from quiz.__main__ import main
try:
    code = main()
except SystemExit as ended:
    code = ended.code
sys.stderr.write("\\n" + json.dumps([int(code or 0), sorted(set(sys.modules) - before)]))
"""


def imported(*argv: str, home: Path, typed: str = "") -> tuple[int, set[str]]:
    """The exit code of a run, and the modules that it imported beyond the interpreter's own."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", PATHS + RUN, json.dumps(argv)],
        cwd=ROOT,
        env={"FACTQUIZ_HOME": str(home)},
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    code, modules = json.loads(done.stderr.splitlines()[-1])
    return code, set(modules)


# Without the site module, whose own imports would hide ours.
PATHS = f"import sys; sys.path[:0] = {[str(ROOT), *[p for p in sys.path if 'site-packages' in p]]!r}\n"


@pytest.mark.parametrize(
    ("argv", "typed"),
    [
        (["check", "questions"], ""),
        (["list"], ""),
        (["list", "--json"], ""),
        (["show", "first-steps"], ""),
        (["draft", "questions/first-steps/article.txt"], ""),
        (["play", "--plain", "first-steps", "--seed", "1"], "1\nhint\n2\nquit\n"),
        (["progress"], ""),
        (["config"], ""),
        (["schema"], ""),
        ([], ""),
        (["--help"], ""),
    ],
    ids=" ".join,
)
def test_no_command_of_lines_imports_textual_or_rich(argv: list[str], typed: str, tmp_path: Path) -> None:
    code, modules = imported(*argv, home=tmp_path, typed=typed)
    assert code == 0
    assert "quiz.cli.main" in modules
    assert not {name for name in modules if name.split(".")[0] in ("textual", "rich", "asyncio", "shtab", "pygls")}


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_new_imports_no_screen_and_only_what_reads_the_article_at_hand(suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"a.{suffix}").write_text("One said so.", encoding="utf-8")
    code, modules = imported("new", str(tmp_path / "x"), "--article", str(tmp_path / f"a.{suffix}"), home=tmp_path)
    assert code == 0
    tops = {name.split(".")[0] for name in modules}
    assert not tops & {"textual", "rich", "asyncio", "trafilatura", "lxml"}
    assert ("markdown_it" in tops) is (suffix == "md")


def test_version_imports_next_to_nothing(tmp_path: Path) -> None:
    code, modules = imported("--version", home=tmp_path)
    assert code == 0
    assert modules <= {"quiz", "quiz.__main__", "__future__"}


@pytest.mark.parametrize(
    ("argv", "spared"),
    [
        (["play", "--plain", "first-steps"], {"quiz.cli.check", "quiz.cli.list", "quiz.record.history", "quiz.tui"}),
        (["check", "questions"], {"quiz.cli.play", "quiz.plain", "quiz.record.store", "sqlite3"}),
        (
            ["draft", "questions/first-steps/article.txt"],
            {"quiz.cli.play", "quiz.game", "quiz.record", "sqlite3"},
        ),
        (["show", "first-steps"], {"quiz.cli.play", "quiz.plain.play", "quiz.record.store", "sqlite3"}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_only_the_command_at_hand_is_imported(argv: list[str], spared: set[str], tmp_path: Path) -> None:
    _, modules = imported(*argv, home=tmp_path)
    assert not modules & spared


def test_no_group_of_a_pattern_is_possessive() -> None:
    """Python 3.11 before 3.11.5 matches such groups wrongly (gh-106052), and Debian has such a one."""
    found = [path.name for path in (ROOT / "quiz").rglob("*.py") if re.search(r"\)[*+?]\+", path.read_text("utf-8"))]
    assert found == []
