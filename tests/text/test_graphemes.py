from __future__ import annotations

import subprocess
import sys

import pytest

from quiz.text.graphemes import is_boundary


@pytest.mark.parametrize(
    "parts",
    [
        ["a", "b"],
        ["\r\n", "\n", "\r"],
        ["e\u0301", "e"],
        ["\U0001f469\u200d\U0001f467", "\U0001f44d\U0001f3fb", "\u2764\ufe0f"],
        ["\U0001f1fa\U0001f1e6", "\U0001f1ea\U0001f1fa", "\U0001f1fa"],
        ["\u1112\u1161\u11ab", "\ud55c"],
        ["\u4eca", "\u304c", "\u304b\u3099"],
        ["\u0915\u094d\u200d", "!"],
    ],
)
def test_boundaries_part_what_a_reader_takes_for_one_character(parts: list[str]) -> None:
    text = "".join(parts)
    ends = [sum(map(len, parts[:count])) for count in range(len(parts) + 1)]
    assert [offset for offset in range(len(text) + 1) if is_boundary(text, offset)] == ends


def test_plain_text_needs_no_heavy_module() -> None:
    program = (
        "import sys\n"
        "from quiz.text import clean, fold, nearest, sentences\n"
        "article = 'The mayor\u2019s \u201cbridge\u201d\\n\\nis shut \u2014 for good\u2026'\n"
        "fold.fold(article).find_all('\"bridge\"')\n"
        "sentences.split_sentences(article)\n"
        "clean.visible(article)\n"
        "print(sorted({'regex', 'difflib', 'textual', 'sqlite3', 'asyncio'} & set(sys.modules)))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
