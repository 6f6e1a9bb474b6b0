"""Reading stdin whatever it holds, and texts in one line."""

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.plain.lines import LONGEST, clipped, flat, sentence, typed_lines


def lines_of(data: bytes, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    return list(typed_lines())


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", []),
        (b"1\n2\n", ["1\n", "2\n"]),
        (b"1\r\n2", ["1\r\n", "2"]),
        (b"\xff\xfe\n1\n", ["\ufffd\ufffd\n", "1\n"]),
        (b"caf\xc3\xa9\n", ["café\n"]),
        (b"\x931\x94\n", ["\ufffd1\ufffd\n"]),
        (b"\n\n", ["\n", "\n"]),
    ],
)
def test_lines_come_as_they_are_typed(data: bytes, lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert lines_of(data, monkeypatch) == lines


def test_the_encoding_of_the_locale_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("café\n".encode()), encoding="ascii"))
    assert list(typed_lines()) == ["café\n"]


def test_of_an_endless_line_only_the_beginning_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = lines_of(b"x" * (3 * LONGEST + 7) + b"\n1\n", monkeypatch)
    assert [len(lines[0]), lines[1:]] == [LONGEST, ["1\n"]]


def test_a_stdin_that_is_closed_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert list(typed_lines()) == []


def test_a_stdin_that_breaks_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _: object) -> int:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Gone())))
    assert list(typed_lines()) == []


def test_no_prompt_where_nobody_sits(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines_of(b"1\n", monkeypatch)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one line", "one line"),
        ("two\nlines", "two lines"),
        ("two \r\n  lines\t", "two lines"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("Immo\u00ad\nbilien", "Immobilien"),
        ("zero\u200bwidth \ufeffmark", "zerowidth mark"),
        ("kept: two  spaces, a\u00a0fixed one", "kept: two  spaces, a\u00a0fixed one"),
        ("“cafe\u0301” – naïve…", "“cafe\u0301” – naïve…"),
    ],
)
def test_a_text_in_one_line(text: str, line: str) -> None:
    assert flat(text) == line


@given(st.text())
def test_a_flat_text_holds_no_line_end_and_stays_flat(text: str) -> None:
    assert len(flat(text).splitlines()) <= 1
    assert flat(flat(text)) == flat(text)


def test_a_sentence_ends_as_one_and_an_echo_is_short() -> None:
    assert sentence("who says so?") == "who says so?"
    assert sentence("The clock") == "The clock."
    assert len(clipped("x" * 500)) == 40
