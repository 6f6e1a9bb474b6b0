from __future__ import annotations

import pytest

from quiz.text.clean import ascii_standin, drop_invisible, forbidden, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;aGk=\x07", "\u241b]52;c;aGk=\u2407"),
        ("\x1b[2J\r\0", "\u241b[2J\u240d\u2400"),
        ("\x7f\x9b31m\x85", "\u2421\ufffd31m\ufffd"),
        ("a\u202eb\u2066c\u200fd\u061c", "a\ufffdb\ufffdc\ufffdd\ufffd"),
        ("a\u2028b\ufeffc\ud800", "a\ufffdb\ufffdc\ufffd"),
        ("a\U000e0041b", "a\ufffdb"),
        (
            "one\n\ttwo “three” \u0645\u06cc\u200c\u062e",
            "one\n\ttwo “three” \u0645\u06cc\u200c\u062e",
        ),
        ("\U0001f469\u200d\U0001f467", "\U0001f469\u200d\U0001f467"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e007f!", "\U0001f3f4\U000e0067\U000e0062\U000e007f!"),
    ],
)
def test_what_acts_gets_a_visible_stand_in(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_forbidden_characters_are_told_with_place_and_name() -> None:
    assert forbidden("a\x1b\r \u202e\x01\ud800") == [
        (1, "escape (U+001B)"),
        (2, "carriage return (U+000D)"),
        (4, "right-to-left override (U+202E)"),
        (5, "control character (U+0001)"),
        (6, "half of a character (U+D800)"),
    ]


@pytest.mark.parametrize("text", ["", "plain\n\ttext", "“She’s”…", "soft\u00adly", "\u0645\u200c", "\u05d0\u200f!"])
def test_what_only_looks_odd_is_no_fault(text: str) -> None:
    assert forbidden(text) == []


@pytest.mark.parametrize(
    ("text", "shown", "offsets"),
    [
        ("plain “text”\n", "plain “text”\n", None),
        ("a\u00adb", "ab", [0, 2]),
        ("a\u00ad\n b", "ab", [0, 4]),
        ("a\u200b\n\nb", "a\n\nb", [0, 2, 3, 4]),
        ("\ufeffa\u200d", "a", [1]),
        ("\U0001f469\u200d\U0001f467\u200d", "\U0001f469\u200d\U0001f467", [0, 1, 2]),
    ],
)
def test_invisible_characters_are_left_out(text: str, shown: str, offsets: list[int] | None) -> None:
    assert drop_invisible(text) == (shown, offsets)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("“She’s here…” – no—yes", '"She\'s here..." - no-yes'),
        ("na\u00efve Stra\u00dfe \u0141\u00f3d\u017a e\u0301", "naive Strasse Lodz e"),
        ("5\u00a0€, ½, m², →", "5 EUR, 1/2, m2, ->"),
        ("\u041a\u0438\u0457\u0432 한\U0001f600", "???? ??"),
        ("\x1b[2J\nyes\u00adterday", "?[2J\nyesterday"),
    ],
)
def test_ascii_stand_ins_can_be_read(text: str, written: str) -> None:
    assert ascii_standin(text) == written
