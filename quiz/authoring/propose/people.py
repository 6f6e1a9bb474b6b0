"""Who speaks: short names, roles and pronouns led back to the name at its fullest."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.authoring.propose.line import Line
from quiz.authoring.propose.names import COMPANIES, FULL_NAME, ONE_WORD, ORGANISATION, Names, after_titles, without_s
from quiz.authoring.propose.phrases import Phrase, clause_subject, is_word
from quiz.authoring.propose.values import Voice
from quiz.authoring.propose.words import (
    CALENDAR,
    DETERMINERS,
    DOCUMENTS,
    FEMALE,
    GROUPS,
    MALE,
    PARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
    SPEAKERS,
    TITLES,
    UNNAMED,
    words_of,
)
from quiz.text.abbreviations import STARTERS
from quiz.text.fold import Span

UNNAMED_REPORT = "a report, not named"
"""The name of the source of what nobody in particular says."""

_DEFINITE = POSSESSIVES | {"the"}
_LONGEST_BEFORE = 9
_BEFORE_PLACES = words_of("the at in near from to into through via on outside inside")
_OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}
"""Whose view it is, as the pronoun that says so."""
_PRONOUNS = words_of("he she it they both we i you who")
_SURNAMES_TOO = words_of("park hill lane church house west north bridge banks street post herald wells fields rivers")
_BACK = 6
"""Sentences that a pronoun looks back over."""


class People:
    """Who has spoken in an article so far, and who is meant by the next phrase."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._names = Names(text)
        self._said: list[tuple[int, Voice]] = []
        self._groups: dict[str, str] = {}

    def voice(self, line: Line, phrase: Phrase | None, number: int, before: Sequence[Span]) -> Voice:
        """Who a phrase of sentence `number` means; who spoke last for a pronoun that leads nowhere.

        `before` are the sentences of the article in order.
        """
        if phrase is None:
            return self.heard(Voice(UNNAMED_REPORT, True, None), number)
        words = line.low[phrase[0] : phrase[1]]
        if len(words) == 1:
            words = [_OWNERS.get(words[0], words[0])]
        place = Span(line.at(phrase[0]), line.ends(phrase[1] - 1))
        found: Voice | None = None
        aside = words[0] == "one" or words[0] in _PRONOUNS
        apposed = self._apposed(line, phrase) if aside else None
        if apposed is not None:
            found = Voice(apposed, False, None)
        elif words[0] in _PRONOUNS and (len(words) == 1 or words[1] == "and"):
            found = self._pronoun(words[0], line, phrase, number, before)
        elif words == ["one"] or (words[:2] == ["one", "of"] and words[-1] in ("them", "these", "those")):
            found = self._last(number, plural=True)
        elif words[-1].endswith("-year-old") and words[0] == "the":
            found = self._nearest("", number, before)
        else:
            unnamed = words[-1] in UNNAMED or (words[0] in UNNAMED and words[0] != "observers")
            found = Voice(self._name_of(line, phrase), unnamed, None)
        found = found or self._last(number) or Voice(UNNAMED_REPORT, True, None)
        return self.heard(Voice(found.name, found.unnamed, place), number)

    def heard(self, voice: Voice, number: int) -> Voice:
        """Remember who spoke in a sentence."""
        self._said.append((number, voice))
        return voice

    def _name_of(self, line: Line, phrase: Phrase) -> str:
        low = line.low
        first, last = phrase
        leading = self._leading_name(line, phrase)
        if leading is not None:
            return leading
        run = last
        while run > first and (line.is_name(run - 1) or low[run - 1] in PARTICLES | {".", "&"}):
            run -= 1
        while run < last - 1 and _leads_name(line, run, last):
            run += 1
        run = next((at for at in range(last - 1, run, -1) if low[at - 1] in TITLES), run)
        before = run - 1 if run > first + 1 and low[run - 1] in DETERMINERS else run
        alone = run == first or low[before - 1] not in PREPOSITIONS
        if run < last and alone and not (run > first and low[run - 1] in DETERMINERS and last - run < 2):
            if low[last - 1] in TITLES | SPEAKERS and run == last - 1:
                return self._described(line, phrase)
            name = self._clean(line, run, last)
            self._names.learn(name, low[max(0, first - 1) : run])
            return self._names.full(name)
        return self._described(line, phrase)

    def _clean(self, line: Line, first: int, last: int) -> str:
        return without_s(" ".join(line.slice(first, last).split()))

    def _leading_name(self, line: Line, phrase: Phrase) -> str | None:
        """ "Ida Marr of the Weir Trust": the name stands first."""
        low = line.low
        prep = next((at for at in range(phrase[0] + 1, phrase[1]) if low[at] in PREPOSITIONS), None)
        if prep is None or not all(line.is_name(at) for at in range(phrase[0], prep)) or low[phrase[0]] in DETERMINERS:
            return None
        first = phrase[0]
        while first < prep - 1 and (low[first] in TITLES or low[first].endswith("'s")):
            first += 1
        if prep - first < 2 or low[prep - 1] in SPEAKERS | ORGANISATION | DOCUMENTS:
            return None
        return self._names.full(self._clean(line, first, prep))

    def _described(self, line: Line, phrase: Phrase) -> str:
        """Somebody by role: the name that the article gives it, else the fullest form of the role."""
        low = line.low
        first, last = phrase
        prep = next((at for at in range(first + 1, last) if low[at] in PREPOSITIONS), last)
        head = low[prep - 1]
        definite = low[first] not in DETERMINERS or low[first] in _DEFINITE
        name = self._apposed(line, phrase) or (self._names.of_role(head) if definite else None)
        short = low[first] in _DEFINITE and prep == last and last - first == 2
        meant = low[first] == "the" and prep == last and not any(line.is_name(at) for at in range(first + 1, last))
        if name is None and (short or meant) and head in COMPANIES and head not in self._groups:
            name = self._body_before(line, first)
        if name is not None:
            return name
        text = " ".join(line.slice(first, last).split())
        if text[:1].isupper() and not text[1:2].isupper() and low[first] in DETERMINERS | SPEAKERS | UNNAMED:
            text = text[:1].lower() + text[1:]
        if short and head in self._groups:
            return self._groups[head]
        self._groups.setdefault(head, text)
        return text

    def _body_before(self, line: Line, first: int) -> str | None:
        """The body that "the shipping group" means: the subject of its sentence, else the last one named."""
        own = self._own_subject(line, first)
        if own is not None and all(line.is_name(at) or line.low[at] in "&." for at in range(*own)):
            name = self._names.full(self._clean(line, *own))
            if not self._names.is_person(name):
                return name
        return self._names.company_before(line.at(first))

    def _apposed(self, line: Line, phrase: Phrase) -> str | None:
        """ "The mayor, Ida Marr, said": the name behind the role."""
        low, at = line.low, phrase[1]
        if low[at : at + 1] != [","] or at + 1 >= len(low) or not line.is_name(at + 1):
            return None
        last = at + 1
        while last < len(low) and (is_word(low[last]) or low[last] in ".&") and self._in_name(line, last):
            last += 1
        first = at + 1
        while first < last - 1 and low[first] in TITLES | {"."}:
            first += 1
        if last - first < 2 or (last < len(low) and is_word(low[last])):
            return None
        name = self._clean(line, first, last)
        self._names.learn(name, low[phrase[0] : first])
        return self._names.full(name)

    def _in_name(self, line: Line, at: int) -> bool:
        return (
            line.is_name(at)
            or line.low[at] in PARTICLES
            or line.low[at] == "&"
            or (line.low[at] == "." and line.low[at - 1] in TITLES)
        )

    def _pronoun(self, word: str, line: Line, phrase: Phrase, number: int, before: Sequence[Span]) -> Voice | None:
        if word in ("they", "both"):
            own = self._own_subject(line, phrase[0])
            if own is not None and ("and" in line.low[slice(*own)] or self._is_plural(line.low[slice(*own)])):
                return Voice(self._name_of(line, own), False, None)
            subject = self._subject_before(number, before)
            if subject is not None and self._is_plural(subject.name.lower().split()):
                return subject
            return self._last(number, plural=True) or subject or self._last(number)
        if word == "it":
            own = self._own_subject(line, phrase[0])
            if own is not None and self._is_body(line.low[slice(*own)]):
                return Voice(self._name_of(line, own), False, None)
            return self._subject_before(number, before) or self._last_thing(number)
        if word not in ("he", "she"):
            return None
        inside = self._person_in(line.start, line.at(phrase[0]), word)
        found = Voice(inside, False, None) if inside else self._nearest(word, number, before)
        if found is not None:
            self._names.meant(found.name, word)
        return found

    def _subject_before(self, number: int, before: Sequence[Span]) -> Voice | None:
        """The body or document that the sentence before is about, which "it" goes on with."""
        if number == 0 or any(said == number - 1 for said, _ in self._said[-_BACK:]):
            return None
        line = Line(self._text, *before[number - 1])
        subject = clause_subject(line, len(line.low))
        if subject is None:
            return None
        words = line.low[slice(*subject)]
        if not (self._is_body(words) or self._is_plural(words)) or words[-1] in _PRONOUNS:
            return None
        return Voice(self._name_of(line, subject), False, None)

    def _own_subject(self, line: Line, before: int) -> Phrase | None:
        """The subject of the same sentence, where it stands before a pronoun and is none itself."""
        found = clause_subject(line, before)
        return None if found is None or line.low[found[0]] in _PRONOUNS or found[1] > before else found

    def _is_body(self, words: Sequence[str]) -> bool:
        """Whether "it" can mean a phrase that speaks: a body or a document."""
        head = _head(words)
        return head in DOCUMENTS or head in GROUPS or head in COMPANIES or head in ORGANISATION

    def _nearest(self, word: str, number: int, before: Sequence[Span]) -> Voice | None:
        for at in range(number - 1, max(-1, number - 1 - _BACK), -1):
            for said, voice in reversed(self._said):
                if said < at:
                    break
                if said == at and self._fits(voice.name, word):
                    return voice
            name = self._person_in(before[at].start, before[at].end, word) or self._role_in(before[at], word)
            if name is not None:
                return Voice(name, False, None)
        return None

    def _role_in(self, sentence: Span, word: str) -> str | None:
        """The person that a sentence is about by role alone: "The judge would not have that"."""
        line = Line(self._text, *sentence)
        subject = clause_subject(line, len(line.low))
        if subject is None or line.low[subject[0]] != "the":
            return None
        name = self._names.of_role(line.low[subject[1] - 1])
        return name if name is not None and self._fits(name, word) else None

    def _fits(self, name: str, word: str) -> bool:
        first, *rest = name.lower().split()
        person = len(rest) == 1 and rest[0] in _SURNAMES_TOO and first != "the"
        if name == UNNAMED_REPORT or (not person and self._is_thing([first, *rest])):
            return False
        own = first == {"he": "his", "she": "her"}.get(word)
        return self._names.may_be(name, word) and not (own and not (FEMALE | MALE) & set(rest))

    def _is_thing(self, words: Sequence[str]) -> bool:
        head = _head(words)
        return head in DOCUMENTS or head in GROUPS or head in ORGANISATION or self._is_plural(words)

    def _is_plural(self, words: Sequence[str]) -> bool:
        head = _head(words)
        many = head.endswith("s") and (head in SPEAKERS or head[:-1] in SPEAKERS or head[:-1] in COMPANIES)
        return (many and head != "boss") or head in ("people", "police")

    def _person_in(self, start: int, end: int, word: str) -> str | None:
        """The first person who is named in a stretch of the article and can be meant by a pronoun."""
        for found in FULL_NAME.finditer(self._text, start, end):
            words = found[0].split()
            while len(words) > 1 and _leads(plain := words[0].lower().rstrip(".")):
                self._names.learn(words[-1], [plain])
                words.pop(0)
            name = self._names.full(without_s(" ".join(after_titles(words))))
            body = set(name.lower().split()) & (ORGANISATION | CALENDAR | {"the"})
            known = " " in name and words[-1] != "I" and not body and not self._is_place(found.start())
            if known and self._fits(name, word):
                return name
        return self._surname_in(start, end, word)

    def _is_place(self, at: int) -> bool:
        """Whether the word before a name makes it a place or a body: "at Tell Amrin", "the Weir Trust"."""
        before = self._text[max(0, at - _LONGEST_BEFORE) : at].lower().split(" ")
        return len(before) > 1 and before[-2] in _BEFORE_PLACES

    def _surname_in(self, start: int, end: int, word: str) -> str | None:
        """The first single word that is a name which the article has in a fuller form."""
        for found in ONE_WORD.finditer(self._text, start, end):
            plain = found[0].lower()
            if self._is_place(found.start()) or plain in STARTERS or plain in CALENDAR or plain in TITLES:
                continue
            led = self._text[max(start, found.start() - 20) : found.start()].split(" ")
            if len(led) > 1 and led[-2][:1].isupper() and not _leads(led[-2].lower().rstrip(".")):
                continue
            name = self._names.full(without_s(found[0]))
            if " " in name and not set(name.lower().split()) & ORGANISATION and self._fits(name, word):
                return name
        return None

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


def _leads_name(line: Line, at: int, last: int) -> bool:
    """Whether a word before a name is a title, a day or whose it is; a body may be called by whose it is."""
    word = line.low[at]
    if word.endswith("'s"):
        return last - at > 2 or line.low[last - 1] not in ORGANISATION
    return word in TITLES or word in CALENDAR or word in PARTICLES or word in (".", "&")


def _leads(word: str) -> bool:
    """Whether a capital letter that stands before a name is no part of it."""
    return word in TITLES or word in STARTERS or word in CALENDAR or word.endswith(("'s", "’s"))


def _head(words: Sequence[str]) -> str:
    """The noun that a phrase is about: the last one before a preposition."""
    return next((words[at - 1] for at in range(1, len(words)) if words[at] in PREPOSITIONS), words[-1])
