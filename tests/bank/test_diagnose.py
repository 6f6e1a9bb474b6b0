"""What is wrong with a refused text is told in an author's words, never in the parser's."""

from __future__ import annotations

import re

import pytest

from quiz.bank.scanner import Lines
from quiz.bank.syntax import SyntaxFault, parse


def the_fault(text: str) -> SyntaxFault:
    (fault,) = parse(text).faults
    return fault


# A broken text, what its message or help says, and the characters it points at.
WORDS = [
    ('title = "Hello\nid = "a"', "not closed; it opens in line 1", '"Hello'),
    ('title = "Hello”', "curly one does not close", '"Hello”'),
    ('title = "C:\\"', "backslash before the last quote mark", '"C:\\"'),
    ("title = 'Hello", "Close it with '", "'Hello"),
    ('"title = 1', "not closed", '"title = 1'),
    ("title = Hello there", "needs quote marks round it", "Hello there"),
    ('title = Hello there"', "needs quote marks round it", 'Hello there"'),
    ("title = “Hello”", "curly quote mark", "“Hello”"),
    ("“title” = 1", "Keys need no quote marks", "“title” = 1"),
    ("a = 'it's'", "ends before this", "'s'"),
    ("text = 'The boat wasn't behind.'", "needs double quote marks round it", "'t behind.'"),
    ("a = ['wasn't', 'was']", "needs double quote marks round it", "'t', 'was']"),
    ('a = "so "they" say"', "ends before this", '"they" say"'),
    ('a = ["x, "y"]', "ends before this", '"y"]'),
    ('a = ""x"', "begins with two quote marks", '""x"'),
    ('a = "C:\\dir"', "is no escape", "\\d"),
    ('a = "x \\ud800"', "is no escape", "\\ud800"),
    ('a = ["\\d", oops', "is no escape", "\\d"),
    ("a = [1, 2", "list is not closed; it opens in line 1", "2"),
    ("a = [\n1, 2\nb = 3", "list is not closed; it opens in line 1", "\nb"),
    ("a = [1,\n[b]\nc = 3", "list is not closed; it opens in line 1", "\n[b"),
    ("a = {b = 1", "table in { } is not closed; it opens in line 1", "1"),
    ("a = {\n b = 1,\nc = 2\nd = 3", "opens in line 1", "\nc = 2\nd"),
    ("a = {b = 1]", "does not close the table", "]"),
    ("a = [1}", "does not close the list", "}"),
    ('a = ["x" "y"]', "comma is missing", ' "'),
    ("a = [1,,2]", "value is missing before this comma", ","),
    ("a = 1, 2", "Only a list may hold commas", "a = 1, 2"),
    ("a = 1]", "closes nothing", "a = 1]"),
    ("a =", "value is missing", "a ="),
    ("a == 1", "one equals sign too many", "a =="),
    ("a 'x'", "equals sign is missing", "a 'x'"),
    ("a: 1", "colon", "a:"),
    ("ask next = 1", "may not hold a blank", "ask next = 1"),
    ("Some prose.", "no equals sign in this line", "Some prose."),
    ("= 1", "key is missing", "= 1"),
    ("; note", "comment begins with #", "; note"),
    ("a = 1 b = 2", "Only one key", "b = 2"),
    ("a = 1 # \x07", "control character (U+0007)", "\x07"),
    ("a = 1\rb = 2", "control character (U+000D)", "\r"),
    ("a =\u00a01", "invisible character (U+00A0)", "\u00a0"),
    ("a = True", "Write true, in small letters", "True"),
    ("a = no", "Write false, in small letters", "no"),
    ("a = None", "Leave a key without a value out", "None"),
    ("a = 2024-10", '"2024-10"', "2024-10"),
    ("a = 2024-13-40", "no date", "2024-13-40"),
    ("a = 2024-02-30", "no date", "2024-02-30"),
    ("a = 15.10.2024", "no date", "15.10.2024"),
    ("a = 15 October", "Put a text in quote marks", "15 October"),
    ("a = 7:30", "time of day", "7:30"),
    ("a = 007", "may not begin with 0", "007"),
    ("a = .5", "no number", ".5"),
    ("a = 5x", "no number", "5x"),
    ("[claims\nid = 1", "header is not closed; it opens with [ in line 1", "[claims"),
    ("[[claims]\nid = 1", "Close it with ]]", "[[claims]"),
    ("[claims]]\nid = 1", "does not end as it begins", "[claims]]"),
    ("claims]]\nid = 1", "opening bracket of this header", "claims]]"),
    ("[my table]\na = 1", "name in this header", "[my table]"),
    ("[]", "no name in this header", "[]"),
    (
        'why = """\none\nlevel = 1\nhint = """two"""',
        "three quote marks is not closed; it opens in line 1",
        "\nlevel = 1",
    ),
    ('why = ""\none\ntwo"""', "two quote marks in line 1", '""\none'),
]


@pytest.mark.parametrize(("text", "words", "pointed"), WORDS, ids=[text for text, _, _ in WORDS])
def test_a_breakage_in_an_authors_words(text: str, words: str, pointed: str) -> None:
    fault = the_fault(text)
    assert words in f"{fault.message} {fault.help}"
    assert text[fault.start : fault.end] == pointed
    assert fault.code == "syntax"


@pytest.mark.parametrize("text", [text for text, _, _ in WORDS])
def test_messages_are_whole_sentences_without_the_parsers_words(text: str) -> None:
    fault = the_fault(text)
    for sentence in filter(None, (fault.message, fault.help)):
        assert re.match(r"[^a-z].*[.]$", sentence) or sentence.endswith(': ".'), sentence
        assert not re.search(r"(?i)expected|invalid|illegal|namespace|inline|array|string|token|!", sentence)


CONFLICTS = {
    "[article]\ntitle = 'a'\n[article]\ntitle = 'b'\n": ("duplicate-table", 3, "line 1"),
    "article = 'a.toml'\n[article]\ntitle = 'b'\n": ("duplicate-key", 2, "line 1"),
    "sources = []\n[[sources]]\nid = 'a'\n[[sources]]\nid = 'b'\n": ("duplicate-key", 2, "line 1"),
    "[[claims]]\nid = 'a'\n[claims]\nid = 'b'\n": ("syntax", 3, "[[claims]]"),
    "[[claims]]\nid = 'a'\nfeedback.denied = 'x'\n[claims.feedback]\n": ("duplicate-key", 4, "line 3"),
    "[[claims]]\nwhy = {a = 1, b.c = 2,\n a = 3}\n": ("duplicate-key", 3, "line 2"),
    "[[claims]]\n[claims.feedback]\n[[laims]]\n[claims.feedback]\n": ("duplicate-table", 4, "[[laims]] in line 3"),
}


@pytest.mark.parametrize("text", CONFLICTS)
def test_what_is_there_twice_is_told_at_the_second(text: str) -> None:
    code, line, named = CONFLICTS[text]
    fault = the_fault(text)
    assert (fault.code, Lines(text).line(fault.start)) == (code, line)
    assert named in f"{fault.message} {fault.help}"


LIMITS = {
    "level = " + "9" * 4301: "digits",
    "x = " + "[" * 1500: "deep",
    "x = " + "[" * 450 + "]" * 450: "deep",
    "x = " + "{a = " * 100_000: "deep",
    ".".join("a" * 3000) + " = 1": "deep",
}


@pytest.mark.parametrize("text", LIMITS, ids=lambda text: text[:12])
def test_what_no_number_and_no_nesting_may_exceed(text: str) -> None:
    parsed = parse(f'title = "x"\n\n[[claims]]\nid = "a"\n{text}\n[[claims]]\nid = "b"\n')
    (fault,) = parsed.faults
    assert LIMITS[text] in fault.message
    assert Lines(parsed.text).line(fault.start) == 5
    assert parsed.data == {"title": "x", "claims": [{"id": "b"}]}
