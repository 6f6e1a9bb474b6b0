"""What of an untrusted text may reach a terminal: nothing that acts, reorders or hides, and what an ASCII one can show.

Clean first, then make spans: the stand-ins keep every offset.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from quiz.text.characters import gaps, unseen
from quiz.text.fold import FOLDS
from quiz.text.lazy_pattern import lazy_pattern

_CONTROLS = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"
_REORDERING = "\u202a-\u202e\u2066-\u2069"
_HALVES = "\ud800-\udfff"
# Direction marks, line and paragraph separators, deprecated format characters, the byte order mark, annotation marks,
# and the format characters of shorthand, music and tags.
_ACTING = (
    "\u061c\u200e\u200f\u2028\u2029\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
_FLAG = "\U0001f3f4"

_FAULTS = lazy_pattern(f"[{_CONTROLS}{_REORDERING}{_HALVES}]")
_UNSAFE_CHARACTER = f"[{_CONTROLS}{_REORDERING}{_HALVES}{_ACTING}]"
_UNSAFE = lazy_pattern(_UNSAFE_CHARACTER)
# The flags of England, Scotland and Wales are spelt with tags.
_UNSAFE_AMONG_FLAGS = lazy_pattern(f"(?P<flag>{_FLAG}[\U000e0020-\U000e007e]+\U000e007f)|{_UNSAFE_CHARACTER}")

_NAMES = {
    "\0": "null",
    "\a": "bell",
    "\b": "backspace",
    "\v": "vertical tab",
    "\f": "form feed",
    "\r": "carriage return",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
    "\x9b": "control sequence introducer",
}

_ASCII = FOLDS | {
    "\u2022": "*",
    "\u00b7": "-",
    "\u00d7": "x",
    "\u2044": "/",
    "\u2190": "<-",
    "\u2192": "->",
    "\u20ac": "EUR",
    "\u00a3": "GBP",
    "\u00df": "ss",
    "\u00e6": "ae",
    "\u00c6": "AE",
    "\u0153": "oe",
    "\u0152": "OE",
    "\u00f8": "o",
    "\u00d8": "O",
    "\u0142": "l",
    "\u0141": "L",
    "\u0111": "d",
    "\u0110": "D",
    "\u00f0": "d",
    "\u00d0": "D",
    "\u00fe": "th",
    "\u00de": "Th",
    "\u0131": "i",
}
_NOT_ASCII = re.compile("[^\\0-\\x7f]")


LINE_ENDS = "\n\u2028\u2029"
"""What ends a line inside a text of TOML."""

_BLANKS = lazy_pattern("[^\\S\xa0\u2007\u202f]+")


def one_line(text: str) -> str:
    """A text for one line: each run of white space is one blank. No-break spaces stay."""
    return text if text.isprintable() and "  " not in text else _BLANKS.sub(" ", text).strip()


def visible(text: str) -> str:
    """Put a visible stand-in for every character that acts on a terminal, one for one, so that offsets hold.

    Line end and tab stay; the other controls become their pictures (U+2400 on), the rest U+FFFD. Soft hyphens and
    zero-width characters that do nothing stay: see `drop_invisible`.
    """
    if text.isprintable():
        return text
    pattern = _UNSAFE_AMONG_FLAGS if _FLAG in text else _UNSAFE
    return pattern.sub(_stand_in, text)


def _stand_in(match: re.Match[str]) -> str:
    char = match[0]
    if match.lastgroup:
        return char
    if char < " ":
        return chr(0x2400 + ord(char))
    return "\u2421" if char == "\x7f" else "\ufffd"


def drop_invisible(text: str) -> tuple[str, Sequence[int] | None]:
    """Leave out what folding leaves out: soft hyphens and zero-width characters, each with the line end it hides.

    The second value gives for each character that is kept its raw offset; None if nothing was left out.
    """
    kept: list[str] = []
    offsets: list[int] = []
    done = 0
    for gap in gaps(text):
        for hidden in unseen(gap[0]).finditer(text, gap.start(), gap.end()):
            kept.append(text[done : hidden.start()])
            offsets.extend(range(done, hidden.start()))
            done = hidden.end()
    if done == 0:
        return text, None
    kept.append(text[done:])
    offsets.extend(range(done, len(text)))
    return "".join(kept), offsets


def forbidden(text: str) -> list[tuple[int, str]]:
    """Give the offset and the name of each character that is a fault in a bank.

    These are control characters but line end and tab, characters that reorder text, and halves of a surrogate pair.
    """
    if text.isprintable():
        return []
    return [(match.start(), _name(match[0])) for match in _FAULTS.finditer(text)]


def _name(char: str) -> str:
    # Only a text with a fault in it is told.
    from unicodedata import name

    half = "half of a character" if "\ud800" <= char <= "\udfff" else "control character"
    return f"{_NAMES.get(char) or name(char, half).lower()} (U+{ord(char):04X})"


def ascii_standin(text: str) -> str:
    """Write `text` in ASCII as well as can be: plain quotation marks and dashes, no accents, `?` for the rest."""
    return _NOT_ASCII.sub(_ascii_of_match, visible(drop_invisible(text)[0]))


def _ascii_of_match(match: re.Match[str]) -> str:
    return _ascii_of(match[0])


@cache
def _ascii_of(char: str) -> str:
    # Few terminals need a stand-in.
    from unicodedata import category, normalize

    if char in _ASCII:
        return _ASCII[char]
    parts = [_ASCII.get(part, part) for part in normalize("NFKD", char) if category(part) not in ("Mn", "Me", "Cf")]
    written = "".join(parts)
    return written if written.isascii() else "?"
