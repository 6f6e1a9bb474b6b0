"""Faults as text, in each of the promised forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank import report
from quiz.bank.faults import Fault, Place, Severity

PATH = Path("banks/bank.toml")


def fault(place: Place | None = None, **changes: object) -> Fault:
    """A fault with what a test changes."""
    values: dict[str, object] = {
        "path": PATH,
        "code": "unknown-key",
        "severity": Severity.ERROR,
        "message": 'There is no key "titel".',
        "help": 'Did you mean "title"?',
        "place": place,
    }
    return Fault(**(values | changes))  # type: ignore[arg-type]


def drawn(line: str, start: int, end: int) -> tuple[str, str]:
    """The source line and the caret line of a fault in `line`, as they are drawn."""
    block = report.full([fault(Place(1, start + 1, 1, end + 1))], {PATH: line}).split("\n")
    return block[1], block[2]


def under(source: str, caret: str) -> str:
    """What stands above the carets, where each character takes one cell."""
    return source[caret.index("^") : caret.rindex("^") + 1]


def test_the_full_form_has_place_source_caret_and_help() -> None:
    text = 'format = 1\r\ntitel = "Bridge"\r\n'
    assert report.full([fault(Place(2, 1, 2, 6))], {PATH: text}) == (
        'banks/bank.toml:2:1: error[unknown-key] There is no key "titel".\n'
        '  2 | titel = "Bridge"\n'
        "    | ^^^^^\n"
        '  help: Did you mean "title"?'
    )


def test_no_place_is_better_than_an_invented_one() -> None:
    lonely = fault(help=None)
    assert report.full([lonely], {}) == 'banks/bank.toml: error[unknown-key] There is no key "titel".'
    assert report.as_json([lonely])[0]["line"] is None
    assert "line=" not in report.github([lonely])


def test_an_empty_place_and_one_at_the_end_still_get_a_caret() -> None:
    assert drawn("abc", 1, 1)[1].endswith("|  ^")
    assert drawn("abc", 3, 3)[1].endswith("|    ^")


def test_a_place_of_several_lines_is_drawn_to_the_end_of_its_first() -> None:
    block = report.full([fault(Place(1, 3, 3, 1))], {PATH: "abcdef\nb\nc\n"}).split("\n")
    assert under(block[1], block[2]) == "cdef"


def test_wide_and_combining_characters_keep_the_caret_in_its_cells() -> None:
    source, caret = drawn("日本e\u0301\tX = 1", 5, 6)
    assert caret.index("^") == len("  1 | ") + 2 + 2 + 1 + 4
    assert caret.count("^") == 1
    assert drawn("x = '日本'", 5, 7)[1].count("^") == 4
    assert "\t" not in source


def test_a_long_line_is_cut_round_the_caret() -> None:
    line = "a" * 5000 + "HERE" + "b" * 5000
    source, caret = drawn(line, 5000, 5004)
    assert under(source, caret) == "HERE"
    assert len(source) <= report.WIDEST + 10
    assert source.endswith("...")
    assert source.startswith("  1 | ...")


@pytest.mark.parametrize("start", [0, 10, 50_000, 99_999])
@pytest.mark.parametrize("character", ["a", "日", "\t", "\x1b", "\u202e", "\u200b", "\u0301"])
def test_of_an_endless_line_no_more_is_drawn_than_the_carets_can_stand_under(character: str, start: int) -> None:
    source, caret = drawn(character * 100_000, start, 100_000)
    assert len(source) < 5 * report.WIDEST
    shown = source.removesuffix("...") if start < 99_000 else source
    assert sum(map(report.cell_width, caret)) <= max(sum(map(report.cell_width, shown)), len("  1 | ...^"))
    assert sum(map(report.cell_width, source)) <= report.WIDEST + 12


@given(st.text(alphabet="ab \t日\u0301\x1b\u202e\x9b", max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_any_line_is_drawn_safely(line: str, start: int, length: int) -> None:
    start = min(start, len(line))
    source, caret = drawn(line, start, min(start + length, len(line)))
    assert caret.count("^") >= 1
    assert not set("\x1b\u202e\x9b\t") & set(source)
    assert sum(map(report.cell_width, source)) <= report.WIDEST + 12


def test_nothing_of_a_bank_acts_in_any_text_form() -> None:
    nasty = fault(Place(1, 1, 1, 2), message="bad \x1b]52;c;x\a\u202e", help="\x9b2J", path=Path("a\x1b\n.toml"))
    for form in report.TEXT_FORMATS.values():
        text = form([nasty], {nasty.path: "\x1b[2J\u2066"})
        assert not set("\x1b\a\u202e\x9b\u2066") & set(text)
        assert "\n.toml" not in text


def test_one_line_a_fault() -> None:
    text = report.lines([fault(Place(2, 1, 2, 6), message="one\ntwo"), fault(severity=Severity.WARNING)])
    assert text.split("\n") == [
        "banks/bank.toml:2:1: error[unknown-key] one two",
        'banks/bank.toml: warning[unknown-key] There is no key "titel".',
    ]


def test_json_has_the_promised_keys() -> None:
    assert report.as_json([fault(Place(2, 1, 2, 6), help=None)]) == [
        {
            "path": "banks/bank.toml",
            "line": 2,
            "column": 1,
            "end_line": 2,
            "end_column": 6,
            "code": "unknown-key",
            "severity": "error",
            "message": 'There is no key "titel".',
            "help": None,
        }
    ]
    assert report.as_json([]) == []


def test_github_commands_escape_what_would_end_them() -> None:
    text = report.github(
        [fault(Place(2, 1, 2, 6), path=Path("a,b:c.toml"), message="100 %\nmore", severity=Severity.INFO, help=None)]
    )
    assert text == ("::notice file=a%2Cb%3Ac.toml,title=unknown-key,line=2,endLine=2,col=1,endColumn=6::100 %25%0Amore")


@pytest.mark.parametrize(
    ("severities", "banks", "line"),
    [
        (["error", "error", "warning"], 3, "2 errors, 1 warning in 3 banks."),
        (["error"], 1, "1 error in 1 bank."),
        ([], 2, "2 banks with 7 claims: no error."),
        (["warning", "info", "info"], 1, "1 bank with 7 claims: no error, 1 warning, 2 infos."),
    ],
)
def test_the_closing_line_counts(severities: list[str], banks: int, line: str) -> None:
    faults = [fault(severity=Severity(severity)) for severity in severities]
    assert report.closing_line(faults, banks, 7) == line
