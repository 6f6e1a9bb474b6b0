"""The kinds of characters that folding, sentences and cleaning agree on, and the gaps between what can be seen.

Which characters count as zero width: zero-width space U+200B, word joiner U+2060, the invisible operators U+2061 to
U+2064, the byte order mark U+FEFF, the direction marks U+200E, U+200F and U+061C, and the zero-width joiner U+200D
unless it ties an emoji sequence together. The zero-width non-joiner U+200C is none of them: in Persian and in several
Indian scripts it changes the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.text.lazy_pattern import lazy_pattern

SOFT_HYPHEN = "\u00ad"
JOINER = "\u200d"

# What Python calls white space, written out: `\s` cannot be subtracted from inside a class of `re`.
_WHITE_BUT_SPACE = "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
WHITE = " " + _WHITE_BUT_SPACE

_ZERO_WIDTH_BUT_JOINER = "\u061c\u200b\u200e\u200f\u2060-\u2064\ufeff"
_INVISIBLE_BUT_JOINER = SOFT_HYPHEN + _ZERO_WIDTH_BUT_JOINER
INVISIBLE = _INVISIBLE_BUT_JOINER + JOINER

# The pictures that emoji sequences are built from. Narrower than Extended_Pictographic of UAX 29 on purpose: a joiner
# that stays is then always inside one grapheme, so that a quote cut between graphemes folds as it does in its article.
_PICTURES = (
    "\u2194\u2195\u2640\u2642\u267e\u2695\u2696\u26a7\u26d3\u2708\u2764\u27a1\u2b1b\u2b1c"
    "\U0001f300-\U0001f321\U0001f324-\U0001f393\U0001f3a0-\U0001f3f0\U0001f3f3-\U0001f3f5\U0001f3f7-\U0001f3fa"
    "\U0001f400-\U0001f4fd\U0001f500-\U0001f53d\U0001f5fb-\U0001f64f\U0001f680-\U0001f6c5"
    "\U0001f90c-\U0001f93a\U0001f93c-\U0001f945\U0001f947-\U0001f9ff\U0001fa70-\U0001faff"
)
_EXTENDERS = "\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_EMOJI_SEQUENCE = f"[{_PICTURES}][{_EXTENDERS}]*(?:{JOINER}[{_PICTURES}][{_EXTENDERS}]*)+"

# A gap is a run of white space and invisible characters; single spaces are left out, being most of them.
_GAP = re.compile(
    f"[{_WHITE_BUT_SPACE}{_INVISIBLE_BUT_JOINER}][{WHITE}{_INVISIBLE_BUT_JOINER}]*| [{WHITE}{INVISIBLE}]+"
)
_GAP_AMONG_JOINERS = lazy_pattern(
    f"(?P<emoji>{_EMOJI_SEQUENCE})|[{_WHITE_BUT_SPACE}{INVISIBLE}][{WHITE}{INVISIBLE}]*| [{WHITE}{INVISIBLE}]+"
)

# What is left out of a gap. A soft hyphen parts a word at a line end, whatever blanks stand round that line end.
_JOINED_LINES = f"{SOFT_HYPHEN}[ \t\r]*\n[ \t]*|[{_ZERO_WIDTH_BUT_JOINER}{JOINER}]\r?\n"
_UNSEEN = lazy_pattern(f"{_JOINED_LINES}|[{INVISIBLE}]")
_UNSEEN_AT_EMPTY_LINE = lazy_pattern(f"[{INVISIBLE}]")


def gaps(text: str) -> Iterator[re.Match[str]]:
    """Every gap in `text` that is more than one plain space; a joiner inside an emoji sequence is none."""
    if JOINER not in text:
        return _GAP.finditer(text)
    return (match for match in _GAP_AMONG_JOINERS.finditer(text) if not match.lastgroup)


def parts_paragraphs(gap: str) -> bool:
    """Tell whether a gap holds an empty line."""
    return gap.count("\n") > 1


def unseen(gap: str) -> re.Pattern[str]:
    """The pattern of what is to be left out of a gap: invisible characters, each with the line end it hides."""
    return _UNSEEN_AT_EMPTY_LINE if parts_paragraphs(gap) else _UNSEEN
