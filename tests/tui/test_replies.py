"""What a terminal says by itself is taken out of what was typed, wherever the reads part it; what was typed stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

from quiz.tui.terminal.parser import is_unknown
from quiz.tui.terminal.replies import KEY_WAIT, MOST_WAIT, Replies
from tests.terminal import REPLIES

TYPED = [*"1c?q\r", "\x1b[A", "\x1b[1;5C", "\x1b[<0;10;5M", "\x1b[<0;10;5m", "\x1b[200~é\x1b[201~", "\x1bx"]


@given(st.lists(st.sampled_from(REPLIES + TYPED), max_size=12), st.data())
def test_keys_stay_and_replies_go_however_they_are_read(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    replies = Replies()
    kept = ""
    now = 0.0
    for piece in _cut(text, data):
        kept += replies.keys(piece, now) + replies.late(now)
        now += KEY_WAIT / 10
    assert kept == "".join(piece for piece in pieces if piece in TYPED)


def _cut(text: str, data: st.DataObject) -> list[str]:
    """The text in reads, none of which ends right after an escape: that is what a key of its own would look like."""
    places = [at for at in range(1, len(text)) if "\x1b" not in text[max(0, at - 2) : at]]
    cuts = sorted(data.draw(st.sets(st.sampled_from(places))) if places else [])
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def test_a_key_with_alt_is_held_back_only_for_a_moment() -> None:
    replies = Replies()
    assert replies.keys("\x1b]", 0.0) == ""
    assert replies.late(KEY_WAIT / 2) == ""
    assert replies.late(KEY_WAIT) == "\x1b]"
    assert replies.keys("1", 2 * KEY_WAIT) == "1"


def test_a_reply_without_an_end_is_dropped_and_keys_work_again() -> None:
    replies = Replies()
    assert replies.keys("\x1b]11;rgb:11", 5.0) == ""
    assert replies.late(5.0 + MOST_WAIT) == ""
    assert replies.keys("1", 7.0) == "1"


def test_what_textual_asks_for_itself_reaches_it() -> None:
    assert Replies().keys("\x1b[?2026;2$y\x1b[?2048;0$y", 0.0) == "\x1b[?2026;2$y\x1b[?2048;0$y"


def test_no_key_that_textual_knows_begins_like_something_unknown() -> None:
    known = [sequence for sequence in ANSI_SEQUENCES_KEYS if sequence.startswith("\x1b[")]
    assert len(known) > 200
    begun = {sequence[:end] for sequence in known for end in range(3, len(sequence))} - set(known)
    assert [sequence for sequence in begun if is_unknown(sequence)] == []
    assert [sequence for sequence in known if Replies().keys(sequence, 0.0) != sequence] == []
