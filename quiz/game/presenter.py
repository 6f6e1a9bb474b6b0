"""Making the views of a session: what may be seen of a round at this moment, and nothing of what may not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quiz.bank.model import Article, Claim, Question
from quiz.bank.status import STATUSES, Status
from quiz.game import wording
from quiz.game.card import Card, offered_sources
from quiz.game.events import Ask, Kind, Plan
from quiz.game.pace import minutes, reading_minutes
from quiz.game.plan import Options
from quiz.game.round import CardState
from quiz.game.view import CardLine, CardView, Choice, Opening, Phase, Result, View
from quiz.game.wording_course import page_of

if TYPE_CHECKING:
    from quiz.game.session import RoundSession


def opening(session: RoundSession) -> Opening:
    """What stands before the first card."""
    cards = [card for card in session.deck if card is not None]
    articles = {card.bank.article.identity: card.bank.article for card in cards}
    words = sum(len(article.text.split()) for article in articles.values())
    claims = sum(card.kind is Kind.CLAIM for card in cards)
    bank = cards[0].bank if len({card.bank.id for card in cards}) == 1 else None
    return Opening(
        title=session.title,
        summary=session.summary or (bank.summary if bank else None),
        intro=bank.intro if bank else None,
        claims=claims,
        questions=len(cards) - claims,
        minutes=minutes(words, len(cards)),
        reading_minutes=reading_minutes(len(cards[0].bank.article.text.split())) if cards else 0,
        articles=len(articles),
        new=session.new,
        exam=session.round.plan.exam,
        statuses=_statuses(cards),
        told=(*(_first_page(list(articles.values())) if session.new else ()), *session.told),
        left=_left(session.round.plan),
    )


def _first_page(articles: Sequence[Article]) -> Iterator[str]:
    if len(articles) > 1:
        yield page_of(1, len(articles))
    if articles and (note := wording.content_note(articles[0].content)):
        yield note


def page(session: RoundSession) -> Opening:
    """The reading page of the article at hand: how long it is, and what is asked on it."""
    cards = [card for card in session.deck if card is not None]
    at_hand = article_of(session, session.cursor.at)
    pages = list(dict.fromkeys(card.bank.article.identity for card in cards))
    asked = [card for card in cards if card.bank.article.identity == at_hand.identity]
    words = len(at_hand.text.split())
    told = page_of(pages.index(at_hand.identity) + 1, len(pages)) if at_hand.identity in pages else ""
    return opening(session)._replace(
        summary=None,
        intro=None,
        claims=len(asked),
        questions=0,
        minutes=minutes(words, len(asked)),
        reading_minutes=reading_minutes(words),
        told=tuple(filter(None, (told, wording.content_note(at_hand.content)))),
        left=0,
        articles=1,
    )


def _left(plan: Plan) -> int:
    whole = (Options().key(), Options(exam=True).key())
    return max(0, len(plan.pool) - len(plan.cards)) if plan.options in whole else 0


def _statuses(cards: list[Card]) -> tuple[Status, ...]:
    return tuple(status for status in STATUSES if any(status in card.bank.statuses for card in cards))


def view(session: RoundSession) -> View:
    """What is to be drawn now."""
    card = session.deck[session.cursor.at] if session.deck else None
    told = session.cursor.phase in (Phase.STEP, Phase.FEEDBACK)
    live = [index for index, joined in enumerate(session.deck) if joined is not None]
    return View(
        phase=session.cursor.phase,
        title=session.title,
        exam=session.round.plan.exam,
        number=live.index(session.cursor.at) + 1 if session.cursor.at in live else 0,
        total=len(live),
        statuses=card.bank.statuses if card else _statuses([c for c in session.deck if c is not None]),
        article=article_of(session, session.cursor.at),
        card=card_view(session, card) if card is not None and told else None,
        explanation=session.explanation(session.cursor.at) if session.cursor.phase is Phase.FEEDBACK else None,
        strip=card_lines(session, live),
        result=result(session) if session.cursor.phase is Phase.RESULT else None,
        turned=_is_turned(session),
    )


def article_of(session: RoundSession, index: int) -> Article:
    """The article of a card, or of the nearest card that is still there."""
    near = [card for card in (*session.deck[index:], *session.deck) if card is not None]
    return near[0].bank.article if near else Article("", "")


def articles_begun(session: RoundSession) -> Iterator[str]:
    """The identities of articles whose page is not shown any more: of the first one, and of those with a card begun."""
    first = next((index for index, card in enumerate(session.deck) if card is not None), None)
    for index, card in enumerate(session.deck):
        if card is not None and (index == first or session.round.cards[index] != CardState()):
            yield card.bank.article.identity


def _is_turned(session: RoundSession) -> bool:
    """Whether the article of the card at hand was not read yet."""
    card = session.deck[session.cursor.at] if session.deck else None
    return session.cursor.phase is Phase.STEP and card is not None and card.bank.article.identity not in session.read


def card_view(session: RoundSession, card: Card) -> CardView:
    """The card at hand without anything of its answer."""
    state = session.round.cards[session.cursor.at]
    ask = session.cursor.asked_step(session.round)
    item = card.item
    several = isinstance(item, Question) and len(item.right) > 1
    return CardView(
        index=session.cursor.at,
        kind=card.kind,
        text=card.text,
        ask=ask,
        prompt=_prompt(ask, several),
        choices=choices(card, ask, session.round.plan.seed) if ask else (),
        several=several,
        chosen=tuple((answer.ask, answer.chosen) for answer in state.answers),
        has_hint=isinstance(item, Claim) and bool(item.hint) and not session.round.plan.exam,
        hint=item.hint if isinstance(item, Claim) and state.hinted else None,
        flagged=state.flagged,
    )


def _prompt(ask: Ask | None, several: bool) -> str:
    if ask is None:
        return ""
    return wording.CHOOSE_ALL if several else wording.PROMPTS[ask]


def choices(card: Card, ask: Ask, seed: int) -> tuple[Choice, ...]:
    """The choices of a step; none in the step quote, whose choices are sentences."""
    item = card.item
    if isinstance(item, Question):
        return tuple(Choice((n,), n, None, option.text, "") for n, option in enumerate(item.options, 1))
    if ask is Ask.STATUS:
        return tuple(
            Choice(s.value, s.number, s.letter, wording.NAMES[s], wording.GLOSSES[s]) for s in card.bank.statuses
        )
    if ask is Ask.QUOTE:
        return ()
    return tuple(
        Choice(
            o.id,
            n,
            None,
            o.source.name if o.source else wording.ARTICLE_NAME,
            (o.source.note or "") if o.source else "",
        )
        for n, o in enumerate(offered_sources(card, ask, seed), 1)
    )


def card_lines(session: RoundSession, live: Sequence[int]) -> tuple[CardLine, ...]:
    """Cards for the strip, the overview and the result; a mark and a status only once they may be told."""
    articles = {card.bank.article.identity for card in session.deck if card is not None}
    return tuple(_card_line(session, index, name_article=len(articles) > 1) for index in live)


def _card_line(session: RoundSession, index: int, *, name_article: bool) -> CardLine:
    card = session.deck[index]
    state: CardState = session.round.cards[index]
    assert card is not None, "lines are made of cards that are still there"
    told = session.may_tell(index)
    item = card.item
    return CardLine(
        index=index,
        kind=card.kind,
        text=card.text,
        answered=session.step_of(index) is None and not state.skipped,
        flagged=state.flagged,
        skipped=state.skipped,
        mark=state.scored.mark if told and state.scored else None,
        status=item.status if told and isinstance(item, Claim) else None,
        objection=state.objection,
        article=card.bank.article.title if name_article else None,
    )


def result(session: RoundSession) -> Result:
    """What stands after the last card."""
    # Only the end of a round is scored: it begins without the score's word lists.
    from quiz.game.score import score

    live = [index for index, card in enumerate(session.deck) if card is not None]
    banks = {card.bank.id: card.bank for card in session.deck if card is not None}
    bank = next(iter(banks.values())) if len(banks) == 1 else None
    return Result(
        score=score(session.round, session.deck),
        cards=card_lines(session, live),
        afterword=bank.article.afterword if bank else None,
        takeaway=bank.takeaway if bank else None,
    )
