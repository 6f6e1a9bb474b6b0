"""Names: the fullest form of one, the name that belongs to a role, and whether "he" or "she" may mean it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quiz.authoring.propose.forenames import HE, SHE
from quiz.authoring.propose.words import (
    CALENDAR,
    DETERMINERS,
    FEMALE,
    GROUPS,
    MALE,
    PARTICLES,
    PREPOSITIONS,
    SPEAKERS,
    TITLES,
    words_of,
)
from quiz.text.abbreviations import STARTERS

_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'\-]*"
_PARTICLE = "(?:" + "|".join(sorted(PARTICLES)) + ")"
_NAME = rf"{_WORD}(?: (?:{_PARTICLE} )?{_WORD})+"
FULL_NAME = re.compile(_NAME)
_OWN = r"(?:the |a |an |its |his |her |their |(?:[\w-]+ ){0,3}[\w-]+[’']s? )?"
ONE_WORD = re.compile(_WORD)
_BODY = re.compile(rf"\b({_WORD}(?: {_WORD})*), (?:the|a|an) (?:[\w’'-]+ ){{0,5}}?([a-z]+)\b(?=,| of | that | which )")
_BEHIND_ROLE = re.compile(rf",? ((?:[A-Z][a-z]+ )?{_NAME})")
_ROLE_ENDS = re.compile(r"(?=[,.;]| (?:of|for|at|in|and|who)\b)")
_DESCRIBED = re.compile(rf"({_NAME}), (?:\d+, )?{_OWN}(?:[\w’'-]+ ){{0,3}}$")
_LONGEST_DESCRIPTION = 80
_LONGEST_FORENAMES = 40
_WITH_STOP = words_of("mr mrs ms dr prof st sgt lt rev gen sen")
ORGANISATION = words_of("""
    council trust union ltd inc plc university institute ministry court police group company club county city town
    water rail bank party office agency authority board committee commission department school hospital church museum
    fc united rovers athletic association society federation league service services press news gazette times
    herald courier post network foundation partners holdings energy airlines air college academy orchestra parliament
    house centre center street road lane bridge river lake hill square park valley island north south east west
    foods motors systems steel homes logistics pharma capital technologies industries brewery mills works brothers
    stores textiles shipping ferries buses telecom media studios pictures records games software labs laboratories
    insurance investments properties construction engineering mining oil gas power nations cross corporation corp
    structures solutions consulting associates bakeries farms dairies cement chemicals electronics aviation aerospace
    satellites robotics therapeutics finance financial securities fund management retail fashion hotels leisure travel
    cruises toys tools trucks cars solar nuclear resources minerals metals timber plastics glass seaways
""")
"""Words that names of bodies and places end in, and names of people do not."""

COMPANIES = words_of("""
    company firm group retailer chain manufacturer utility developer operator supplier lender carrier airline bank
    brewer publisher maker builder insurer
""")
"""Nouns that a body is called by once it has been named."""

_LED_IN = STARTERS | CALENDAR | TITLES


def without_s(name: str) -> str:
    """A name without the sign of a possessive."""
    return name.removesuffix("s")[:-1] if name.endswith(("'s", "’s")) else name.removesuffix("'").removesuffix("’")


def after_titles(words: Sequence[str], *, at_end: bool = True) -> Sequence[str]:
    """What of a run of capitalised words follows the last title: "Transport Minister Roisin Adair".

    `at_end`: the last word is the surname, which is never taken for a title.
    """
    last = len(words) - 1 if at_end else len(words)
    title = next((at for at in range(last - 1, -1, -1) if words[at].lower().rstrip(".") in TITLES), None)
    return words if title is None else words[title + 1 :]


class Names:
    """What an article tells of names. Everything is looked up only when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._full: dict[str, str] = {}
        self._roles: dict[str, str | None] = {}
        self._gender: dict[str, str] = {}
        self._companies: list[tuple[int, str]] | None = None

    def full(self, name: str) -> str:
        """The fullest form of a name that the article has; a name of several words is its own."""
        known = self._full.get(name)
        if known is None:
            known = self._full[name] = self._fullest(name)
        return known

    def learn(self, name: str, words: Sequence[str]) -> None:
        """Take from titles and roles beside a name which pronoun it has."""
        last = name.split(" ")[-1]
        if any(word in FEMALE for word in words):
            self._gender[last] = "she"
        elif any(word in MALE for word in words):
            self._gender[last] = "he"

    def may_be(self, name: str, pronoun: str) -> bool:
        """Whether "he" or "she" can mean a name or a role, as far as the article tells."""
        known = self._gender.get(name.split(" ")[-1])
        if not pronoun:
            return True
        if known is None:
            words = set(name.lower().split())
            female = FEMALE & words or name.split(" ")[0] in SHE
            known = "she" if female else "he" if MALE & words or name.split(" ")[0] in HE else None
        return known is None or known == pronoun

    def is_known(self, name: str) -> bool:
        """Whether the article has told which pronoun a name has."""
        return name.split(" ")[-1] in self._gender

    def is_person(self, name: str) -> bool:
        """Whether a name has been found to be somebody's, or begins with a common forename."""
        return self.is_known(name) or name.split(" ")[0] in HE | SHE

    def meant(self, name: str, pronoun: str) -> None:
        """Remember that a pronoun meant this name."""
        self._gender[name.split(" ")[-1]] = pronoun

    def _fullest(self, name: str) -> str:
        if " " in name:
            return name
        at = self._text.find(name)
        while at >= 0:
            after = at + len(name)
            if not self._text[after : after + 1].isalnum() and not self._text[max(0, at - 1) : at].isalnum():
                fuller = self._with_forenames(at, after)
                if fuller != name:
                    return fuller
            at = self._text.find(name, after)
        return self._by_first_word(name)

    def _with_forenames(self, at: int, end: int) -> str:
        words = _names_before(self._text[max(0, at - _LONGEST_FORENAMES) : at])
        while words and (plain := words[0].lower().rstrip(".")) in _LED_IN | SPEAKERS | PREPOSITIONS | DETERMINERS:
            self.learn(self._text[at:end], [plain])
            words.pop(0)
        while words and words[0].endswith(("'s", "’s")):
            words.pop(0)
        return " ".join([*after_titles(words, at_end=False), self._text[at:end]])

    def _by_first_word(self, name: str) -> str:
        """ "Davy" where the article has "Davy Lunn", "Brightwater" where it has "Brightwater Foods"."""
        at = self._text.find(name + " ")
        while at >= 0:
            word = ONE_WORD.match(self._text, at + len(name) + 1)
            plain = word[0].lower() if word else "the"
            if (
                word
                and plain not in STARTERS
                and plain not in CALENDAR
                and not self._text[max(0, at - 1) : at].isalnum()
            ):
                return without_s(f"{name} {word[0]}")
            at = self._text.find(name + " ", at + 1)
        return name

    def of_role(self, head: str) -> str | None:
        """The one name that the article joins to a role: "the mayor, Ida Marr", "Mayor Ida Marr", "Ida Marr, mayor"."""
        if head not in self._roles:
            self._roles[head] = self._find_role(head)
        return self._roles[head]

    def _find_role(self, head: str) -> str | None:
        if (head not in SPEAKERS and head not in TITLES) or head in GROUPS or head in ("people", "source"):
            return None
        for word in (head, head.capitalize()) if head != "judge" else ("judge", "Judge", "Justice"):
            at = self._text.find(word)
            while at >= 0:
                name = self._name_beside(at, at + len(word))
                if name is not None and (full := self._without_titles(name, head)) is not None:
                    return full
                at = self._text.find(word, at + 1)
        return None

    def _name_beside(self, start: int, end: int) -> str | None:
        """The name behind a role, or the one that the role describes."""
        found = _BEHIND_ROLE.match(self._text, end)
        if found is not None:
            return found[1]
        if not _ROLE_ENDS.match(self._text, end):
            return None
        described = _DESCRIBED.search(self._text, max(0, start - _LONGEST_DESCRIPTION), start)
        return described[1] if described is not None else None

    def _without_titles(self, name: str, head: str) -> str | None:
        words = name.split()
        while len(words) > 1 and words[0].lower() in TITLES | STARTERS:
            words.pop(0)
        if set(" ".join(words).lower().split()) & ORGANISATION:
            return None
        full = self.full(without_s(" ".join(words)))
        self.learn(full, [head])
        return full

    def company_before(self, end: int) -> str | None:
        """The body that "the company" means: the last one that was named as a body before an offset."""
        if self._companies is None:
            self._companies = sorted([*self._find_companies(), *self._find_described()])
        number = bisect_left(self._companies, (end, ""))
        return self._companies[number - 1][1] if number else None

    def _find_described(self) -> Iterator[tuple[int, str]]:
        """ "Nimbus, the maker of small satellites": a body by what it is called behind a comma."""
        for found in _BODY.finditer(self._text):
            if found[2].lower() in COMPANIES and found[1].split()[0].lower() not in STARTERS | CALENDAR:
                yield found.end(1), found[1]

    def _find_companies(self) -> Iterator[tuple[int, str]]:
        for found in FULL_NAME.finditer(self._text):
            words = found[0].split()
            while len(words) > 1 and words[0].lower() in STARTERS | CALENDAR:
                words.pop(0)
            name = without_s(" ".join(words))
            if len(words) > 1 and name.split(" ")[-1].lower() in ORGANISATION - _PLACES:
                yield found.end(), name


def _names_before(text: str) -> list[str]:
    """The words with a capital right before a name: forenames, titles, and what may turn out to be neither."""
    line = text.rpartition("\n\n")[2].replace("\n", " ")
    if line[-1:] != " ":
        return []
    words: list[str] = []
    for word in reversed(line[:-1].split(" ")):
        # A full stop belongs to a title or an initial; any other one ends a sentence.
        opened = word[:1] in "“‘\"'([—–"
        word = word.lstrip("“‘\"'([—–")
        plain = word.removesuffix(".")
        whole = word == plain or len(plain) == 1 or plain.lower() in _WITH_STOP
        if len(words) == _MOST_FORENAMES or not whole or not plain.replace("-", "").replace("’", "").isalpha():
            break
        if not plain[0].isupper() and not (plain in PARTICLES and words):
            break
        words.append(word)
        if opened:
            break
    while words and words[-1] in PARTICLES:
        words.pop()
    words.reverse()
    return words


_MOST_FORENAMES = 4
_PLACES = words_of("""
    street road lane bridge river lake hill square park valley island north south east west city town county house
    court police school church hospital museum council times news gazette herald courier post press university
    parliament nations office department ministry college academy institute trust union society association
    foundation federation league network board committee commission agency authority orchestra united rovers fc club
""")
