"""The words of a proposed claim: what is said, without the speaker and the verb of saying; and ids from words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import filterfalse, islice

from quiz.authoring.propose.denials import said_words
from quiz.authoring.propose.line import Line
from quiz.authoring.propose.values import Finding
from quiz.bank.keys import ID_PATTERN
from quiz.bank.status import ARTICLE_ITSELF, Status
from quiz.text.clean import ascii_standin, drop_invisible
from quiz.text.phrases import capital

_EDGES = ' \t\n,;:–—-"“”«»'
_ENDS = ' \t\n,;:–—-"“”«».'
_LEAD = re.compile("^(?:that|and|but) ", re.IGNORECASE)
_OWN = re.compile("^(?:he|she|it|they|i|we) (?=\\w)", re.IGNORECASE)
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "but",
        "that",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "it",
        "its",
        "his",
        "her",
        "their",
        "he",
        "she",
        "they",
        "this",
        "these",
        "those",
        "as",
        "not",
        "will",
        "would",
        "who",
        "which",
        "there",
    ]
)
_SEEMS = re.compile(r"(\w+) (seem|seems|seemed|appear|appears|appeared) to (\w+)")
_NOES = [
    (re.compile(r"^[Ii]t (?:is|was) (?:not true|untrue|not so|false) that "), ""),
    (re.compile(r"^[Tt]here (?:is|was|had been) no truth in (?:the (?:claim|report|rumour|story) that )?"), ""),
    (re.compile(r"^([Tt]here (?:is|was|has been|had been)) no (?!\w+s\b)"), r"\1 a "),
    (re.compile(r"^([Tt]here (?:is|are|was|were|has been|have been|had been)) (?:no|never been any) "), r"\1 "),
    (re.compile(r"^(\w+(?: \w+)? (?:had|has|have|did|was|were|is|are)) (?:not|never) "), r"\1 "),
    (re.compile(r"^(\w+(?: \w+)?) never "), r"\1 "),
]
"""The forms of a no at the beginning of what is said. The no is left out, the rest stays."""
_WORDS_IN_ID = 5
LONGEST_ID = 64
_ID_WORD = re.compile("[a-z0-9]+")
_READ = 120
"""Characters of a claim that its id is made of."""


def bare(line: Line, finding: Finding, speaker: str | None) -> str:
    """What a finding claims, as one sentence; the speaker's name in place of a pronoun where that is surely meant."""
    pieces = [piece for text in said_words(line, finding) if (piece := " ".join(text.split()).strip(_EDGES))]
    text = " ".join(pieces) if not finding.inner else (pieces[0] if pieces else "")
    text = _LEAD.sub("", text).rstrip(_ENDS)
    if text.count("“") != text.count("”") or text.count('"') % 2:
        text = re.sub('[“”"]', "", text)
    if finding.rule == "hedge":
        text = _SEEMS.sub(_unhedged, text, count=1)
    elif finding.status is Status.DENIED:
        text = _positive(text)
    if speaker is not None and finding.rule in ("verb-that", "denial-verb", "verb-clause"):
        name = capital(speaker)
        text = _OWN.sub(lambda match: name + " " if match[0].lower().strip() in ("he", "she") else match[0], text)
    if not text:
        text = " ".join(line.text[line.start : line.end].split()).strip(_EDGES).rstrip(_ENDS)
    return whole(text)


def _unhedged(match: re.Match[str]) -> str:
    """ "Seems to be" as "is", "appeared to have" as "had", "seems to settle" as "settles"."""
    before, verb, what = match[1], match[2].lower(), match[3]
    past, many = verb.endswith("ed"), not verb.endswith("s") or (verb.endswith("ed") and before.endswith("s"))
    if what == "be":
        return f"{before} {('were' if before.endswith('s') else 'was') if past else 'are' if many else 'is'}"
    if what == "have":
        return f"{before} {'had' if past else 'have' if many else 'has'}"
    return f"{before} did {what}" if past else f"{before} {what if many else what + 's'}"


def _positive(text: str) -> str:
    """What somebody says no to, without the no, where it can simply be left out."""
    for pattern, kept in _NOES:
        bare, changed = pattern.subn(kept, text, count=1)
        if changed:
            return bare
    return text


def plain(line_text: str) -> str:
    """A plain sentence as a claim."""
    return whole(" ".join(line_text.split()).strip(_EDGES).rstrip(_ENDS))


def whole(text: str) -> str:
    """A text as one sentence: a capital in front, a full stop behind."""
    if not text:
        return ""
    ending = "" if text[-1] in "!?…" or not (text[-1].isalnum() or text[-1] in ")]%") else "."
    return capital(text) + ending


class Ids:
    """Ids made of words, each given once."""

    def __init__(self, taken: Iterable[str] = (), spare: str = "claim") -> None:
        self._taken = {ARTICLE_ITSELF, *taken}
        self._spare = spare
        self._numbers: dict[str, int] = {}

    def of(self, text: str, most: int = _WORDS_IN_ID) -> str:
        """An id that nothing else has: the first words that carry meaning."""
        plain = text[:_READ].replace("’", "").replace("'", "")
        if not plain.isascii():
            plain = ascii_standin(drop_invisible(plain)[0]).replace("?", " ")
        words = _ID_WORD.findall(plain.lower())
        telling = list(islice(filterfalse(_SMALL.__contains__, words), most)) or words[:most]
        name = "-".join(telling)[:LONGEST_ID].strip("-") or self._spare
        return self._free(name)

    def _free(self, name: str) -> str:
        free, number = name, self._numbers.get(name, 1)
        while free in self._taken:
            number += 1
            free = f"{name[: LONGEST_ID - 1 - len(str(number))].rstrip('-')}-{number}"
        self._numbers[name] = number
        self._taken.add(free)
        return free


def is_id(text: str) -> bool:
    """Whether a text is an id as a bank may have it."""
    return re.fullmatch(ID_PATTERN, text) is not None
