"""Who is who: short names, roles and pronouns led back to the name at its fullest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quiz.authoring.propose.line import Line
from quiz.authoring.propose.phrases import Phrase, is_word
from quiz.authoring.propose.values import Voice
from quiz.authoring.propose.words import (
    DETERMINERS,
    DOCUMENTS,
    FEMALE,
    MALE,
    PARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
    SPEAKERS,
    TIMES,
    TITLES,
    UNNAMED,
    words_of,
)
from quiz.text.abbreviations import STARTERS
from quiz.text.fold import Span

UNNAMED_REPORT = "a report, not named"
"""The name of the source of what nobody in particular says."""

_NAME_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'\-]*"
_PARTICLE = "(?:" + "|".join(sorted(PARTICLES)) + ")"
_NAME = rf"{_NAME_WORD}(?: (?:{_PARTICLE} )?{_NAME_WORD})+"
_FULL_NAME = re.compile(_NAME)
# A full stop belongs to a title or an initial; any other one ends a sentence.
_BEFORE_SURNAME = re.compile(
    rf"(?:(?:{_NAME_WORD}|[A-Z]\.|(?:Mr|Mrs|Ms|Dr|Prof|St|Sgt|Lt|Rev|Gen|Sen)\.) (?:{_PARTICLE} )?){{1,3}}$"
)
_ORGANISATION = words_of("""
    council trust union ltd inc plc university institute ministry court police group company club county city town
    water rail bank party office agency authority board committee commission department school hospital church museum
    fc united rovers city athletic association society federation league service services press news gazette times
    herald courier post network foundation partners holdings energy airlines air college academy orchestra parliament
    house centre center street road lane bridge river lake hill square park valley island north south east west
""")
_GROUP_HEADS = words_of("company firm club council authority union agency ministry bank charity school team operator")
_DEFINITE = POSSESSIVES | {"the"}
_PLURAL_PRONOUNS = words_of("they both")
_BACK = 6
"""Sentences that a pronoun looks back over."""


class People:
    """What an article tells of those who speak in it. Everything is looked up only when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._full: dict[str, str] = {}
        self._roles: dict[str, str | None] = {}
        self._gender: dict[str, str] = {}
        self._said: list[tuple[int, Voice]] = []
        self._groups: dict[str, str] = {}

    def voice(self, line: Line, phrase: Phrase | None, number: int, before: Sequence[Span]) -> Voice | None:
        """Who a phrase of sentence `number` means; None for a pronoun that leads nowhere.

        `before` are the sentences of the article up to this one.
        """
        if phrase is None:
            return self.heard(Voice(UNNAMED_REPORT, True, None), number)
        words = line.low[phrase[0] : phrase[1]]
        place = Span(line.at[phrase[0]], line.ends[phrase[1] - 1])
        if len(words) == 1 and words[0] in _PRONOUNS:
            found = self._pronoun(words[0], line, phrase, number, before)
            return self.heard(Voice(found.name, found.unnamed, place), number) if found else None
        if words[:2] == ["one", "of"] and words[-1] in ("them", "these", "those"):
            found = self._last(number, plural=True)
            return self.heard(Voice(found.name, found.unnamed, place), number) if found else None
        name = self._name_of(line, phrase)
        unnamed = words[-1] in UNNAMED or (words[0] in UNNAMED and len(words) > 1 and words[0] != "observers")
        return self.heard(Voice(name, unnamed, place), number)

    def heard(self, voice: Voice, number: int) -> Voice:
        """Remember who spoke in a sentence."""
        self._said.append((number, voice))
        return voice

    def last(self, number: int) -> Voice | None:
        """Who spoke last, in sentence `number` or right before it."""
        return self._said[-1][1] if self._said and self._said[-1][0] >= number - 1 else None

    def _name_of(self, line: Line, phrase: Phrase) -> str:
        low, raw = line.low, line.raw
        first, last = phrase
        run = last
        while run > first and (line.is_name(run - 1) or low[run - 1] in PARTICLES | {".", "&"}):
            run -= 1
        if run < last and low[run] in PARTICLES | {".", "&"}:
            run += 1
        while run < last - 1 and (low[run] in TITLES or low[run] == "." or low[run] in TIMES):
            run += 1
        whole_is_name = run < last and (run == first or low[run - 1] not in PREPOSITIONS)
        if whole_is_name and not (run > first and low[run - 1] in DETERMINERS):
            name = self._clean(line, run, last)
            if low[last - 1] in TITLES | SPEAKERS and run == last - 1:
                return self._described(line, phrase)
            self._learn(name, low[max(0, first - 1) : run])
            return self.full(name)
        leading = self._leading_name(line, phrase)
        if leading is not None:
            return leading
        del raw
        return self._described(line, phrase)

    def _clean(self, line: Line, first: int, last: int) -> str:
        text = " ".join(line.slice(first, last).split())
        return re.sub("['’]s?$", "", text)

    def _leading_name(self, line: Line, phrase: Phrase) -> str | None:
        """ "Ida Marr of the Weir Trust": the name stands first."""
        low = line.low
        prep = next((at for at in range(phrase[0] + 1, phrase[1]) if low[at] in PREPOSITIONS), None)
        if prep is None or not all(line.is_name(at) for at in range(phrase[0], prep)) or low[phrase[0]] in DETERMINERS:
            return None
        first = phrase[0]
        while first < prep - 1 and low[first] in TITLES:
            first += 1
        if prep - first < 2 or low[prep - 1] in SPEAKERS | _ORGANISATION | DOCUMENTS:
            return None
        return self.full(self._clean(line, first, prep))

    def full(self, name: str) -> str:
        """The fullest form of a name that the article has."""
        known = self._full.get(name)
        if known is None:
            known = self._full[name] = self._fullest(name)
        return known

    def _fullest(self, name: str) -> str:
        last = name.split(" ")[-1]
        best = name
        at = self._text.find(last)
        while at >= 0:
            after = at + len(last)
            if not self._text[after : after + 1].isalnum() and not self._text[at - 1 : at].isalnum():
                candidate = self._with_forenames(at, after)
                if candidate.endswith(name) and len(candidate) > len(best):
                    best = candidate
            at = self._text.find(last, after)
        return best if best != name else self._by_forename(name)

    def _with_forenames(self, at: int, end: int) -> str:
        before = self._text[max(0, at - 40) : at]
        found = _BEFORE_SURNAME.search(before)
        words = found[0].split() if found else []
        while words and (words[0].lower().rstrip(".") in TITLES or words[0].lower() in STARTERS | TIMES):
            self._learn(self._text[at:end], [words[0].lower().rstrip(".")])
            words.pop(0)
        if words and words[0].lower() in SPEAKERS | PREPOSITIONS | DETERMINERS:
            words.pop(0)
        return " ".join([*words, self._text[at:end]])

    def _by_forename(self, name: str) -> str:
        """ "Davy" where the article has "Davy Lunn"."""
        if " " in name:
            return name
        found = re.search(rf"\b{re.escape(name)} ({_NAME_WORD})", self._text)
        if not found or found[1].lower() in STARTERS | TIMES | _ORGANISATION:
            return name
        return found[0]

    def _learn(self, name: str, before: Sequence[str]) -> None:
        last = name.split(" ")[-1]
        if any(word in FEMALE for word in before):
            self._gender[last] = "she"
        elif any(word in MALE for word in before):
            self._gender[last] = "he"

    def _described(self, line: Line, phrase: Phrase) -> str:
        """Somebody by role: the name that the article gives it, else the fullest form of the role."""
        low = line.low
        first, last = phrase
        prep = next((at for at in range(first + 1, last) if low[at] in PREPOSITIONS), last)
        head = low[prep - 1]
        apposed = self._apposed(line, phrase)
        if apposed is not None:
            return apposed
        definite = low[first] not in DETERMINERS or low[first] in _DEFINITE
        name = self._by_role(head) if definite else None
        if name is not None:
            return name
        text = " ".join(line.slice(first, last).split())
        if text[:1].isupper() and not text[:2].isupper() and low[first] in DETERMINERS | SPEAKERS | UNNAMED:
            text = text[:1].lower() + text[1:]
        earlier = self._groups.get(head)
        if earlier is not None and low[first] in _DEFINITE and prep == last and last - first == 2:
            return earlier
        self._groups.setdefault(head, text)
        return text

    def _apposed(self, line: Line, phrase: Phrase) -> str | None:
        """ "The mayor, Ida Marr, said": the name behind the role."""
        low, at = line.low, phrase[1]
        if low[at : at + 1] != [","] or at + 1 >= len(low) or not line.is_name(at + 1):
            return None
        last = at + 1
        while last < len(low) and is_word(low[last]) and (line.is_name(last) or low[last] in PARTICLES):
            last += 1
        if last - at < 3 or (last < len(low) and is_word(low[last])):
            return None
        name = self._clean(line, at + 1, last)
        self._learn(name, low[phrase[0] : phrase[1]])
        return self.full(name)

    def _by_role(self, head: str) -> str | None:
        """The one name that the article joins to a role: "the mayor, Ida Marr", "Mayor Ida Marr", "Ida Marr, mayor"."""
        if head not in self._roles:
            self._roles[head] = self._find_role(head)
        return self._roles[head]

    def _find_role(self, head: str) -> str | None:
        if head not in SPEAKERS and head not in TITLES:
            return None
        role = re.escape(head)
        title = "Justice" if head == "judge" else head.capitalize()
        own = r"(?:the |a |an |its |his |her |their |[\w’'-]+[’']s )?"
        for pattern in (
            rf"\b(?:{role},? |{title} )((?:[A-Z][a-z]+ )?{_NAME})",
            rf"({_NAME}), (?:\d+, )?{own}(?:[\w’'-]+ ){{0,3}}{role}\b",
        ):
            found = re.search(pattern, self._text)
            if found is not None:
                words = found[1].split()
                while len(words) > 1 and words[0].lower() in TITLES | STARTERS:
                    words.pop(0)
                name = self.full(" ".join(words))
                self._learn(name, [head])
                return name
        return None

    def _pronoun(self, word: str, line: Line, phrase: Phrase, number: int, before: Sequence[Span]) -> Voice | None:
        if word in _PLURAL_PRONOUNS:
            return self._last(number, plural=True) or self._last(number)
        if word == "it":
            return self._last_thing(number)
        if word not in ("he", "she"):
            return None
        inside = self._person_in(line.start, line.at[phrase[0]], word)
        found = Voice(inside, False, None) if inside else self._nearest(word, number, before)
        if found is not None:
            self._gender[found.name.split(" ")[-1]] = word
        return found

    def _nearest(self, word: str, number: int, before: Sequence[Span]) -> Voice | None:
        for back in range(1, _BACK + 1):
            at = number - back
            for said, voice in reversed(self._said):
                if said == at and self._fits(voice, word):
                    return voice
            if 0 <= at < len(before):
                name = self._person_in(before[at].start, before[at].end, word)
                if name is not None:
                    return Voice(name, False, None)
        return self._last(number)

    def _fits(self, voice: Voice, word: str) -> bool:
        if voice.name == UNNAMED_REPORT:
            return False
        last = voice.name.split(" ")[-1]
        known = self._gender.get(last)
        plain = voice.name.lower().split()
        if known is None:
            known = "she" if FEMALE & set(plain) else "he" if MALE & set(plain) else None
        if known is not None:
            return known == word
        return not self._is_thing(plain)

    def _is_thing(self, words: Sequence[str]) -> bool:
        head = next((words[at - 1] for at in range(1, len(words)) if words[at] in PREPOSITIONS), words[-1])
        return head in DOCUMENTS or head in _GROUP_HEADS or head in _ORGANISATION or self._is_plural(words)

    def _is_plural(self, words: Sequence[str]) -> bool:
        head = next((words[at - 1] for at in range(1, len(words)) if words[at] in PREPOSITIONS), words[-1])
        return (head in SPEAKERS and head.endswith("s") and head not in ("boss",)) or head in ("people", "police")

    def _person_in(self, start: int, end: int, word: str) -> str | None:
        """The first person who is named in a stretch of the article and can be meant by a pronoun."""
        for found in _FULL_NAME.finditer(self._text, start, end):
            words = found[0].split()
            titled = [w.lower().rstrip(".") for w in words]
            while len(words) > 1 and (titled[0] in TITLES or titled[0] in STARTERS):
                self._learn(words[-1], [titled[0]])
                words.pop(0)
                titled.pop(0)
            name = self.full(" ".join(words))
            if " " not in name or set(name.lower().split()) & (_ORGANISATION | TIMES | {"the"}):
                continue
            if self._text[max(start, found.start() - 4) : found.start()].lower() in ("the ", "in t"):
                continue
            if self._fits(Voice(name, False, None), word):
                return name
        return self._surname_in(start, end, word)

    def _surname_in(self, start: int, end: int, word: str) -> str | None:
        known = {voice.name.split(" ")[-1]: voice for _, voice in self._said if " " in voice.name and not voice.unnamed}
        best: tuple[int, str] | None = None
        for last, voice in known.items():
            at = self._text.find(last, start, end) if last[:1].isupper() else -1
            if at >= 0 and self._fits(voice, word) and (best is None or at < best[0]):
                best = (at, voice.name)
        return best[1] if best else None

    def _last(self, number: int, *, plural: bool = False) -> Voice | None:
        for said, voice in reversed(self._said):
            if number - said > _BACK:
                return None
            if voice.name != UNNAMED_REPORT and (not plural or self._is_plural(voice.name.lower().split())):
                return voice
        return None

    def _last_thing(self, number: int) -> Voice | None:
        for said, voice in reversed(self._said):
            if number - said > _BACK:
                return None
            words = voice.name.lower().split()
            if voice.name != UNNAMED_REPORT and self._is_thing(words) and not self._is_plural(words):
                return voice
        return None


_PRONOUNS = words_of("he she it they both we i you who")
