"""A unified diff of two texts, as `patch` reads it and as a terminal may show it."""

from __future__ import annotations

import re
from difflib import unified_diff

from quiz.text.clean import visible

_LINE = re.compile("[^\n]*\n|[^\n]+")


def diff(name: str, old: str, new: str) -> str:
    """What changes from `old` to `new` in the file of this name; empty where nothing does.

    Lines end with LF, as for `patch`; what acts on a terminal is shown by a stand-in, but for the CR of a line end.
    """
    label = visible(name).replace("\n", "\N{SYMBOL FOR LINE FEED}")
    # A blank in a name would end it, were there no tab behind.
    label += "\t" if " " in label else ""
    lines = unified_diff(_LINE.findall(old), _LINE.findall(new), label, label)
    return "".join(map(_safe, lines))


def _safe(line: str) -> str:
    if not line.endswith("\n"):
        return f"{visible(line)}\n\\ No newline at end of file\n"
    end = "\r\n" if line.endswith("\r\n") else "\n"
    return visible(line.removesuffix(end)) + end
