"""Feedback on a card: what the reader answered, how the article puts it, and the article's own words as the proof."""

from typing import NamedTuple

from quiz.bank.model import Bank, Claim, Question, Quote
from quiz.bank.status import ARTICLE_ITSELF, Mark, Status
from quiz.game import wording
from quiz.game.card import Card, right_sources
from quiz.game.events import Answered, Ask
from quiz.game.mark import NO_SENTENCE
from quiz.game.round import CardState
from quiz.text.fold import Span


class StepResult(NamedTuple):
    """How another step than the first was answered: "Quote: Right. Sentence 4."."""

    ask: Ask
    mark: Mark
    text: str

    @property
    def line(self) -> str:
        """The line as both surfaces say it."""
        return f"{wording.STEP_NAMES[self.ask]}: {wording.MARK_WORDS[self.mark]} {self.text}".rstrip()


class Proof(NamedTuple):
    """A quote as the article has it, the sentences it stands in, and where the signal words are (article offsets)."""

    quote: Quote
    cues: tuple[Span, ...]


class Explanation(NamedTuple):
    """The feedback, part by part, in the order in which every surface shows it (docs/playing.md)."""

    mark: Mark
    answer: str
    feedback: str
    status: Status | None
    also: Status | None
    right: str
    proof: tuple[Proof, ...]
    where: str
    voices: str
    steps: tuple[StepResult, ...]
    why: str
    ask_next: str

    @property
    def mark_words(self) -> str:
        """ "Right.", "Also fair.", "Half of it.", "Not this one." or "Skipped."."""
        return wording.MARK_WORDS[self.mark]

    @property
    def verdict_line(self) -> str:
        """Mark and own answer in one line."""
        return f"{self.mark_words} {self.answer}".rstrip()

    @property
    def signal_words(self) -> str:
        """The signal words, in one line; empty where none are given."""
        words = [
            shown.quote.text[cue.start - shown.quote.start : cue.end - shown.quote.start]
            for shown in self.proof
            for cue in shown.cues
        ]
        return wording.signal_words(list(dict.fromkeys(words)))


def explain(card: Card, state: CardState) -> Explanation:
    """The whole feedback on a card as it was answered. A card with no answer is explained as skipped."""
    item = card.item
    if isinstance(item, Question):
        return _explain_question(item, state)
    return _explain_claim(card, item, state)


def _explain_claim(card: Card, claim: Claim, state: CardState) -> Explanation:
    answer = state.answer(Ask.STATUS)
    mark = answer.mark if answer else Mark.SKIPPED
    verdict = Status(str(answer.chosen)) if answer else None
    return Explanation(
        mark=mark,
        answer=wording.you_answered([wording.NAMES[verdict]]) if verdict else "",
        feedback=verdict_feedback(claim, verdict, mark) if verdict else "",
        status=claim.status,
        also=claim.also,
        right=f"{wording.NAMES[claim.status]}: {wording.GLOSSES[claim.status]}.",
        proof=tuple(_proof(claim, quote) for quote in claim.quotes),
        where=_where(claim),
        voices=voices_of(card.bank, claim),
        steps=tuple(_step_result(card, claim, other, mark) for other in _other_steps(card, state)),
        why=claim.why or "",
        ask_next=claim.ask_next or wording.ASK_NEXT[claim.status],
    )


def verdict_feedback(claim: Claim, verdict: Status, mark: Mark) -> str:
    """The author's text for this verdict, else the default for (verdict, status)."""
    if mark is not Mark.RIGHT and verdict in claim.feedback:
        return claim.feedback[verdict]
    if mark is Mark.HALF:
        return wording.HALF_FEEDBACK
    if mark is Mark.FAIR:
        return wording.FAIR_FEEDBACK
    if mark is Mark.RIGHT and claim.why:
        return ""
    return wording.DEFAULT_FEEDBACK[verdict, claim.status]


def _proof(claim: Claim, quote: Quote) -> Proof:
    spans = (Span(cue.start, cue.end) for cue in claim.cues)
    return Proof(quote, tuple(span for span in spans if quote.start <= span.start and span.end <= quote.end))


def _where(claim: Claim) -> str:
    if claim.status is Status.UNSTATED:
        nearest = claim.quotes[0].sentences if claim.quotes else ()
        return f"No sentence. The nearest is {wording.sentence_words(nearest)}." if nearest else "No sentence."
    # A draft may have no quote yet.
    return f"{wording.capital(wording.sentence_words(claim.quotes[0].sentences))}." if claim.quotes else ""


def voices_of(bank: Bank, claim: Claim) -> str:
    """Who says so and who says no; of a confirmed claim the article itself, before whoever else says so."""
    if claim.status is Status.UNSTATED:
        return ""
    own = [wording.ARTICLE_NAME] if claim.status is Status.CONFIRMED else []
    return wording.voices([*own, *_names(bank, claim.said_by)], _names(bank, claim.denied_by))


def _names(bank: Bank, ids: tuple[str, ...]) -> list[str]:
    return [_name(bank, id_) for id_ in ids]


def source_name(card: Card, id_: str) -> str:
    """A source's name as shown; the article itself under its reserved id; the id where the source is gone."""
    return _name(card.bank, id_)


def _name(bank: Bank, id_: str) -> str:
    if id_ == ARTICLE_ITSELF:
        return wording.ARTICLE_NAME
    source = bank.source_by_id.get(id_)
    return source.name if source else id_


def _other_steps(card: Card, state: CardState) -> list[Answered]:
    answers = (state.answer(ask) for ask in card.steps if ask is not Ask.STATUS)
    return [answer for answer in answers if answer is not None]


def _step_result(card: Card, claim: Claim, answer: Answered, verdict: Mark) -> StepResult:
    if answer.ask is Ask.QUOTE:
        chosen = answer.chosen if isinstance(answer.chosen, int) else NO_SENTENCE
        right = (NO_SENTENCE,) if claim.status is Status.UNSTATED else claim.quotes[0].sentences
        return StepResult(answer.ask, answer.mark, wording.quote_result(answer.mark, chosen, right, verdict.counts))
    names = _names(card.bank, right_sources(claim, answer.ask))
    told = wording.source_result(answer.mark, source_name(card, str(answer.chosen)), names)
    return StepResult(answer.ask, answer.mark, told)


def _explain_question(question: Question, state: CardState) -> Explanation:
    answer = state.answer(Ask.QUESTION)
    chosen = answer.chosen if answer and isinstance(answer.chosen, tuple) else ()
    mark = answer.mark if answer else Mark.SKIPPED
    picked = [question.options[n - 1] for n in chosen if 0 < n <= len(question.options)]
    numbers = sorted({number for quote in question.quotes for number in quote.sentences})
    words = wording.sentence_words(numbers) if numbers else ""
    return Explanation(
        mark=mark,
        answer=wording.you_answered([option.text.rstrip(".") for option in picked]) if picked else "",
        feedback=" ".join(option.feedback for option in picked if option.feedback),
        status=None,
        also=None,
        right="; ".join(f"{n}. {question.options[n - 1].text}" for n in question.right),
        proof=tuple(Proof(quote, ()) for quote in question.quotes),
        where=f"{wording.capital(words)}." if words else "",
        voices="",
        steps=(),
        why=question.why or "",
        ask_next="",
    )
