"""The variables, the settings and the version that the pages tell are those of the program."""

from __future__ import annotations

import re

import quiz
from tests.docs.pages import ROOT, section, tables, text_of

READ = re.compile(r"environ(?:\.get\(|\[)\"([A-Z_]+)\"")
ELSEWHERE = {"COLORFGBG", "TEXTUAL_DRIVER"}
"""Set by terminals and for Textual's own use: nobody has to know them."""


def variables() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "quiz").rglob("*.py"))
    return {name for text in texts for name in READ.findall(text)} - ELSEWHERE


def test_the_promise_names_every_variable_that_is_read() -> None:
    rows = tables(section(text_of("docs/commands.md"), "For all commands"))[1]
    assert {row[0].strip("`") for row in rows} == variables()


def test_the_page_for_players_names_those_that_they_set() -> None:
    rows = tables(section(text_of("docs/playing.md"), "What is stored, and where"))[0]
    assert {row[0].strip("`") for row in rows} == variables() - {"TERM"}


def test_the_change_log_begins_with_this_version() -> None:
    newest = re.search(r"^## (\S+)$", text_of("CHANGELOG.md"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == quiz.__version__


def test_no_page_praises_or_shouts() -> None:
    for page in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")):
        assert "!" not in re.sub(r"!\[|<!--|`[^`]*`", "", page.read_text(encoding="utf-8")), page.name
