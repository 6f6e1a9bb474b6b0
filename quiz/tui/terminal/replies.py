"""What a terminal says by itself is no key: its answers to questions are taken out of what was typed.

Textual 8.2.8 takes an answer that it does not know, or one of over 32 characters, for the keys it is spelled with:
the late answer to a question of another program would open the help or answer a claim.
"""

from __future__ import annotations

import re

MOST_WAIT = 1.0
"""Seconds after which the rest of an answer is no longer waited for."""
KEY_WAIT = 0.1
"""Seconds until an escape and one character are a key with alt, not the beginning of an answer."""

_STRING = r"\x1b[\]PX^_]"
"""What begins a text that the terminal sends: OSC, DCS, SOS, PM, APC. It ends with BEL or ST."""
_REPORT = r"\x1b\[[?>=][0-9;:]*[ -/]*"
"""What begins a report (a CSI with a private sign, which no key has) but for its last character."""
_MODE = r"\x1b\[\?[0-9]+;[0-9]\$y"
"""The one report that Textual asks for and reads itself."""

_WHOLE = re.compile(rf"(?!{_MODE})(?:{_STRING}[^\x07\x1b]*(?:\x07|\x1b\\)|{_REPORT}[@-~])")
_BEGUN = re.compile(rf"(?:{_STRING}[^\x07\x1b]*\x1b?|{_REPORT})\Z")


class Replies:
    """Parts what was typed from what the terminal said, over as many reads as it takes."""

    def __init__(self) -> None:
        self._begun = ""
        self._since = 0.0

    def keys(self, text: str, now: float) -> str:
        """What of `text`, read at `now` (seconds, monotonic), is keys, mouse and paste."""
        rest = _WHOLE.sub("", self._begun + text)
        begun = _BEGUN.search(rest)
        if begun is None:
            self._begun = ""
            return rest
        if not self._begun:
            self._since = now
        self._begun = begun[0]
        return rest[: begun.start()]

    def late(self, now: float) -> str:
        """What was held back and turned out a key; an answer whose end never comes is dropped."""
        is_key = len(self._begun) == len("\x1b]")
        if not self._begun or now - self._since < (KEY_WAIT if is_key else MOST_WAIT):
            return ""
        key, self._begun = self._begun if is_key else "", ""
        return key
