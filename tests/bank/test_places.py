"""Every key and value of a TOML text is found where it stands, whatever way it is written."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bank.places import KeyPath, Place, scan, string_offset

NASTY = [
    "",
    "# only a comment",
    "a = 1",
    '"" = 1',
    "a = 1 # b = 2\n\n  b\t=\t'#'  \n",
    'a.b.c = 1\na.b.d = 2\na.e = "x"\n',
    "[a]\nb.c = 1\n[a.d]\ne = 1\n",
    "[a.b.c]\nx = 1\n[a]\ny = 2\n[a.b]\nz = 3\n",
    "[[a]]\nx = 1\n[[a.b]]\ny = 1\n[[a.b]]\ny = 2\n[a.b.c]\nz = 1\n[[a]]\n[a.d]\nx = 3",
    "[ a . 'b c' . \"d\\u00e9\" ]\nx = 1",
    "[[ 'a' ]] # one\nx = [ # two ]\n 1, # three\n [2, 3,],\n]\n",
    "a = {b = 1, c.d = 2, c.e = [{f = 'x'}, {}],}\n",
    "a = {\n  b = 1, # note }\n  c = {\n },\n}\nd = []",
    'a = """"x""""\nb = """"""\nc = """""" \nd = \'\'\'\'\'x\'\'\'\'\'\n',
    'a = """\nfirst \\\n\n   second \\  \n third\\\\ \\e \\x41 \\u00e9 \\U0001F600 ""end"""\n',
    "a = '''\n[[b]]\nc = 1 # no\n'''\n[[b]]\nc = \"\"\"[[b]] # '\"\"\"\n",
    "d = 1979-05-27 07:32:00.5Z\ne = [1979-05-27 07:32, 07:32:01, 1979-05-27]\nf = 1979-05-27 # x\n",
    "n = [-1_000, +0.5e-3, 0xFF, inf, -nan, true,false]\n",
    'q = ["it\'s \\"so\\", # no", \'"\', "]"]\n',
    "1.2 = 3\n-_ = 4\ntrue = true\n",
    "a = " + "[" * 399 + "]" * 399,
    "a = {b" + " = {b" * 300 + " = 1" + "}" * 301,
]


def paths_of(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    yield path, value
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inside:
        yield from paths_of(item, (*path, name))


def same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and math.isnan(one):
        return isinstance(other, float) and math.isnan(other)
    if isinstance(one, dict):
        return isinstance(other, dict) and one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    if isinstance(one, list):
        return isinstance(other, list) and len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other


def assert_found(text: str) -> None:
    data = tomli.loads(text)
    places = scan(text)
    known = dict(paths_of(data))
    assert set(places) == set(known)
    opened = {header.path[:length] for header in places.headers for length in range(len(header.path) + 1)}
    for path, value in known.items():
        place = places.get(path)
        assert place is not None
        assert 0 <= place.start <= place.end <= len(text)
        assert_key(text, path, place)
        if path not in opened and is_written(text, place, value):
            assert same(tomli.loads("x = " + text[place.start : place.end])["x"], value)
            if isinstance(value, str):
                assert_characters(text, place, value)
        else:
            assert isinstance(value, dict | list)
            assert_surrounds([places.nearest(inner) for inner in known.keys() - opened if inner[:-1] == path], place)


def is_written(text: str, place: Place, value: object) -> bool:
    """Whether a value that no header opens is written out there; not so for a table made by a dotted key."""
    return not isinstance(value, dict | list) or text[place.start : place.start + 1] in ("[", "{")


def assert_key(text: str, path: KeyPath, place: Place) -> None:
    key = text[place.key_start : place.key_end]
    names = [part for part in path if isinstance(part, str)]
    if not path or (isinstance(path[-1], int) and key == text[place.start : place.end]):
        return
    assert tomli.loads(f"{key} = 1") == {names[-1]: 1}


def assert_characters(text: str, place: Place, value: str) -> None:
    for index, char in enumerate(value[:400]):
        raw = text[string_offset(text, place, index)]
        assert raw in (char, "\\") or (raw == "\r" and char == "\n")
    assert text[string_offset(text, place, len(value))] in "\"'\\"
    with pytest.raises(IndexError):
        string_offset(text, place, len(value) + 1)


def assert_surrounds(own: list[Place], place: Place) -> None:
    """A table holds its own values: those that no other header below it opens."""
    assert all(place.start <= item.key_start and item.end <= place.end for item in own)


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_nasty_texts(text: str, line_end: str) -> None:
    assert_found(text.replace("\n", line_end))


BARE = st.text("abcXYZ019-_", min_size=1, max_size=5)
CHARS = st.text(st.sampled_from("ab é😀\"'\\#[]{}=,.\n\t\x1b"), max_size=8)
BLANK = st.sampled_from(["", " ", "\t ", "  "])
GAP = st.sampled_from(["", " ", "\n", '\n# ] } "\n', " # '''\n\n  "])


def escaped(text: str, many_lines: bool) -> str:
    table = {"\\": "\\\\", '"': '\\"', "\x1b": "\\e", "é": "\\xE9", "😀": "\\U0001F600"}
    if not many_lines:
        table["\n"] = "\\n"
    return "".join(table.get(char, char) for char in text)


@st.composite
def strings(draw: st.DrawFn) -> str:
    text = draw(CHARS)
    kind = draw(st.integers(0, 4))
    if kind == 0 and not set("'\n\x1b") & set(text):
        return f"'{text}'"
    if kind == 1 and "'''" not in text and "\x1b" not in text:
        return f"'''{draw(st.sampled_from(['', chr(10)]))}{text}'''" if not text.startswith("\n") else f"'''\n{text}'''"
    if kind == 2:
        return f'"""\n{escaped(text, True)}\\\n  \n x{draw(st.sampled_from(["", "y"]))}"""'
    if kind == 3:
        return f'"""\n{escaped(text, True)}{draw(st.sampled_from(["", chr(34), chr(34) * 2]))}"""'
    return f'"{escaped(text, False)}"'


@st.composite
def keys(draw: st.DrawFn) -> str:
    parts = draw(
        st.lists(
            st.one_of(BARE, BARE, strings().filter(lambda s: "\n" not in s and s[:3] not in ('"""', "'''"))),
            min_size=1,
            max_size=2,
        )
    )
    return f"{draw(BLANK)}.{draw(BLANK)}".join(parts)


SCALARS = st.one_of(
    strings(),
    st.sampled_from(
        [
            "true",
            "false",
            "-7",
            "1_0",
            "0x1F",
            "1.5e3",
            "nan",
            "+inf",
            "2024-10-15",
            "2024-10-15 07:32",
            "07:32:00",
            "2024-10-15T07:32:00.25+01:00",
        ]
    ),
)


@st.composite
def arrays(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    items = [draw(GAP) + item + draw(GAP) for item in draw(st.lists(inner, max_size=3))]
    comma = draw(st.sampled_from(["", ","])) if items else ""
    return "[" + ",".join(items) + comma + draw(GAP) + "]"


@st.composite
def inline_tables(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    pairs = [
        f"{draw(GAP)}{key}{draw(BLANK)}={draw(BLANK)}{draw(inner)}{draw(GAP)}"
        for key in draw(st.lists(keys(), max_size=3))
    ]
    comma = draw(st.sampled_from(["", ","])) if pairs else ""
    return "{" + ",".join(pairs) + comma + draw(GAP) + "}"


VALUES = st.recursive(SCALARS, lambda inner: st.one_of(arrays(inner), inline_tables(inner)), max_leaves=6)


@st.composite
def statements(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["pair", "pair", "pair", "table", "tables", "space"]))
    if kind == "space":
        return draw(st.sampled_from(["", "  ", "# [a]", "\t# x = '''"]))
    tail = draw(BLANK) + draw(st.sampled_from(["", "", "# note = 1"]))
    key = draw(BLANK) + draw(keys()) + draw(BLANK)
    if kind == "pair":
        return f"{key}={draw(BLANK)}{draw(VALUES)}{tail}"
    return f"[{key}]{tail}" if kind == "table" else f"[[{key}]]{tail}"


def accepted(lines: list[str]) -> str:
    """The lines without those that tomli refuses after the ones before, for instance a doubled key."""
    kept = ""
    for line in lines:
        try:
            tomli.loads(kept + line)
        except tomli.TOMLDecodeError:
            continue
        kept += line + "\n"
    return kept


@settings(max_examples=250, deadline=None)
@given(st.lists(statements(), max_size=12), st.booleans())
def test_every_path_of_any_text(lines: list[str], crlf: bool) -> None:
    text = accepted(lines)
    assert_found(text.replace("\n", "\r\n") if crlf else text)


def test_header_tables_reach_to_the_end_of_their_last_own_line() -> None:
    text = 'x = 1  # top\n\n[[claims]]\nid = "a"  # own\n# above the next\n[claims.feedback]\nk = 1\n\n[[claims]]\n'
    places = scan(text)
    own = places.get(("claims", 0))
    assert own is not None
    assert text[own.key_start : own.key_end] == "claims"
    assert text[own.start : own.end] == '[[claims]]\nid = "a"  # own'
    assert text[: places.nearest(()).end] == "x = 1  # top"
    assert [header.path for header in places.headers] == [("claims", 0), ("claims", 0, "feedback"), ("claims", 1)]


def test_a_table_opened_after_one_below_it_keeps_its_own_end() -> None:
    text = "[a.b]\nx = 1\n[a]\ny = 2\n[a.c]\nz = 3\n"
    place = scan(text).nearest(("a",))
    assert text[place.start : place.end] == "[a]\ny = 2"


def test_nearest_is_the_longest_known_beginning() -> None:
    places = scan('[[claims]]\nid = "a"\n')
    assert places.nearest(("claims", 0, "why")) == places.get(("claims", 0))
    assert places.nearest(("claims", 0, "id", 3)) == places.get(("claims", 0, "id"))
    assert places.nearest(("title",))[:3] == (0, 0, 0)


def test_parts_are_read_as_if_nothing_stood_between_them() -> None:
    text = "[[a]]\nx = 1\n[[a]]\nbroken\n[[a]]\nx = 2\n"
    second = text.index("[[a]]\nx = 2")
    places = scan(text, [(0, text.index("[[a]]\nb")), (second, len(text))])
    place = places.get(("a", 1, "x"))
    assert place is not None
    assert place.start == second + len("[[a]]\nx = ")


def test_a_word_is_found_behind_escapes_and_folded_lines() -> None:
    text = 'a = """\r\none\\t\\\r\n   two\r\nthree"""'
    value = tomli.loads(text)["a"]
    place = scan(text).nearest(("a",))
    for word in ("one", "two", "three"):
        offset = string_offset(text, place, value.index(word))
        assert text[offset : offset + len(word)] == word


def test_a_text_that_is_no_toml_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="offset 4"):
        scan("a = ")
