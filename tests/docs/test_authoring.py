"""docs/authoring.md and the hooks promise what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from quiz.authoring.document import Document
from quiz.authoring.mend import mend
from quiz.bank.faults import Severity
from quiz.bank.rules.registry import all_rules
from quiz.cli.main import command_parser
from tests.bank.sample import BANK, write_sample
from tests.docs.pages import PAGES, section, tables, text_of

PAGE = text_of("docs/authoring.md")
EXAMPLES = [re.fullmatch(r"`(.*)` is `(.*)`", row[2]) for row in tables(section(PAGE, "Mends"))[0]]
HOOKS = re.findall(r"^- id: (\S+)\n((?:  .*\n)+)", text_of(".pre-commit-hooks.yaml"), re.MULTILINE)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[1])
def test_each_example_of_a_mend_is_mended(tmp_path: Path, example: re.Match[str]) -> None:
    typed, meant = example.groups()
    assert meant in BANK
    path = write_sample(tmp_path, BANK.replace(meant, typed, 1))
    done = mend([path])
    assert [file.text for file in done.files] == [BANK]
    assert isinstance(done.files[0].document, Document)
    assert not [fault for fault in done.run.faults if fault.severity is not Severity.INFO]


def test_every_ignore_of_the_pages_names_a_warning_or_an_info() -> None:
    named = [
        code
        for page in PAGES
        for listed in re.findall(r"ignore = (\[.*?\])", page.read_text(encoding="utf-8"))
        for code in json.loads(listed)
    ]
    severities = {all_rules()[code].severity for code in named}
    assert severities == {Severity.WARNING, Severity.INFO}


def test_there_are_hooks_and_the_page_names_no_other() -> None:
    assert {name for name, _ in HOOKS} == set(re.findall(r"factquiz-[a-z]+", PAGE))


@pytest.mark.parametrize(("name", "body"), HOOKS)
def test_a_hook_is_a_command_of_the_program(name: str, body: str) -> None:
    keys = dict(re.findall(r"^  (\w+): (.*)$", body, re.MULTILINE))
    program, *words = keys["entry"].split()
    assert program == "factquiz"
    args = command_parser(words[:1]).parse_args([*words, *json.loads(keys["args"])])
    assert args.fix == name.endswith("-fix")
    assert keys["pass_filenames"] == "false"
    for file in ("banks/bank.toml", "article.txt"):
        assert re.search(keys["files"], file)
    assert not re.search(keys["files"], "README.md")
