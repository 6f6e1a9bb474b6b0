"""What a key means for the card at hand. Pure: a card, a key and what was done before in, an answer or nothing out."""

from typing import NamedTuple

from quiz.game.events import Ask, Chosen
from quiz.game.view import Act, CardView, Choice, Choose, Next
from quiz.tui import wording as says


class Typed(NamedTuple):
    """What the keys so far came to: a choice made, a choice ticked, or a sentence's number still being typed."""

    chosen: Chosen | None = None
    tick: int | None = None
    digits: str = ""

    @property
    def number(self) -> int | None:
        """The sentence's number typed so far; 0 is "no sentence"."""
        return int(self.digits) if self.digits else None


def typed_choice(card: CardView, character: str, key: str, before: Typed, sentences: int) -> Typed | None:
    """What a key does to the step at hand; None where it is no answer key here."""
    if card.ask is Ask.QUOTE:
        return _sentence(character, key, before, sentences)
    if not character.isascii():
        return None
    for choice in card.choices:
        if character == str(choice.number) or (choice.letter is not None and character.lower() == choice.letter):
            return Typed(tick=choice.number) if card.several else Typed(chosen=choice.value)
    return None


def keys_that_count(card: CardView, sentences: int) -> str:
    """What answers the step at hand, for whoever pressed a key that does not."""
    if card.ask is None:
        return says.ONLY_ENTER
    if card.ask is Ask.QUOTE:
        return says.sentence_keys(sentences)
    if card.several:
        return says.ticking_keys(len(card.choices))
    return says.answer_keys(len(card.choices), [choice.letter for choice in card.choices if choice.letter])


def _sentence(character: str, key: str, before: Typed, sentences: int) -> Typed | None:
    """Digits gather while they make a number of the article; one that would not fit begins anew."""
    if key == "backspace":
        return Typed(digits=before.digits[:-1]) if before.digits else None
    if len(character) != 1 or character not in "0123456789":
        return None
    digits = before.digits + character
    if int(digits) > sentences or before.digits == "0":
        digits = character
    return Typed(digits=digits) if int(digits) <= sentences else Typed()


def entered(card: CardView, marked: Choice | None, ticked: frozenset[int], pointed: int | None) -> Act | None:
    """What Enter does: answer with what is marked, ticked or pointed at, or go on where all is answered.

    None where there is nothing yet to answer with.
    """
    if card.ask is None:
        return Next()
    if card.ask is Ask.QUOTE:
        return Choose(pointed) if pointed is not None else None
    if card.several:
        return Choose(tuple(sorted(ticked))) if ticked else None
    return Choose(marked.value) if marked is not None else None
