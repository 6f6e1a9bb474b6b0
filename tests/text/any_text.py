"""Strategies for texts that are hard to fold, to part and to show."""

from __future__ import annotations

from hypothesis import strategies as st

from quiz.text.fold import FOLDS

# What the rules look for, in the neighbourhoods where they could go wrong.
TRICKY = [
    *"abAI.!?…。」'\"”’“«»()[]-—1 \t\n\u00a0\u2003\u00ad\u200b\u200c\u200d\u2060\ufeffé",
    *"\u0301\u0323\u0344\u212b\uf900\u0958\u0915\u094d\u0937\u09c7\u09be\u1100\u1161\u11a8\uac00\u0600",
    *"\U0001f469\u2764\ufe0f\U0001f3fb\U0001f1fa\U0001f1e6\U0001f3f4\U000e0067\U000e007f",
    *"\x00\x07\x1b\x7f\x85\x9b\u061c\u200e\u2028\u202e\u2066",
    *("\r\n", "\n\n", "--", "Mr. ", "p.m. ", "U.S. ", "\n- "),
]

any_text = st.one_of(
    st.text(),
    st.lists(st.sampled_from(TRICKY), max_size=30).map("".join),
    st.lists(st.one_of(st.sampled_from(TRICKY), st.characters()), max_size=20).map("".join),
)

_INVISIBLE = set("\u00ad\u061c\u200b\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")


def cuts_cleanly(text: str, offset: int) -> bool:
    """Tell whether what stands on both sides of `offset` is folded apart.

    It is not inside a run of hyphens, nor beside a character that goes (alone or with a line end) and so lets its
    neighbours meet.
    """
    if offset in (0, len(text)):
        return True
    pair = text[offset - 1 : offset + 1]
    if set(text) & _INVISIBLE and set(pair) & (_INVISIBLE | set("\n\t ")):
        return False
    return not all(FOLDS.get(char, char) == "-" for char in pair)
