"""The result of a round in lines that read well aloud: points, the table, what was missed, objections, what next."""

from __future__ import annotations

from quiz.game import wording as game
from quiz.game.session import RoundSession
from quiz.game.view import CardLine, Result, View
from quiz.plain import blocks, wording
from quiz.plain.blocks import Lines
from quiz.plain.lines import flat


def review(session: RoundSession, view: View) -> list[Lines]:
    """Every card of a submitted exam with its feedback, a block each."""
    return [_reviewed(session, view, number, card) for number, card in enumerate(view.strip, 1)]


def _reviewed(session: RoundSession, view: View, number: int, card: CardLine) -> Lines:
    head = f"Review: {card.kind.value} {number} of {view.total}. {flat(card.text)}"
    return [head, *blocks.feedback(session.explanation(card.index), session.article(card.index))]


def result(session: RoundSession, told: Result, missed_how: str | None, next_how: str | None) -> Lines:
    """The result. `missed_how` and `next_how` say what to do next, with and without something missed."""
    lines = [points(told)]
    lines += left_out(told)
    lines += table(told)
    numbers = {card.index: number for number, card in enumerate(told.cards, 1)}
    lines += [_missed(session, card, numbers[card.index]) for card in told.missed]
    lines += [_objection(card, numbers[card.index]) for card in told.objections]
    lines += [f"Afterword: {flat(told.afterword)}"] if told.afterword else []
    lines += [f"Takeaway: {flat(told.takeaway)}"] if told.takeaway else []
    following = missed_how if told.missed and missed_how else next_how
    return [*lines, following] if following else lines


def points(told: Result) -> str:
    """The points beside what lazy readers get, who are compared over the claims only."""
    score = told.score
    if not told.cards:
        return f"Result: {game.NOTHING_LEFT}"
    if score.of == 0:
        return wording.NOTHING_ANSWERED
    lazy = [f"{game.capital(one.name)}: {game.points_line(one.points, one.of)}." for one in score.lazy]
    parts = [f"Result: {game.points_line(score.points, score.of)}."]
    if lazy and score.claims != score.of:
        parts.append(f"Of the claims alone: {game.points_line(score.claim_points, score.claims)}.")
    return " ".join([*parts, *lazy])


def left_out(told: Result) -> Lines:
    """How many cards have no answer."""
    skipped = sum(card.mark is None for card in told.cards)
    return [wording.without_answer(skipped)] if skipped else []


def table(told: Result) -> Lines:
    """The table status x verdict, a sentence a row; rows of statuses that were not asked are left out."""
    rows = []
    for status in told.score.statuses:
        row = told.score.table.get(status, {})
        total = sum(row.values())
        if total:
            verdicts = [(game.NAMES[verdict], count) for verdict, count in row.items() if count]
            rows.append(wording.table_row(game.NAMES[status], total, verdicts))
    return rows


def _missed(session: RoundSession, card: CardLine, number: int) -> str:
    line = f"Missed: {card.kind.value} {number}. {flat(card.text)}"
    told = session.explanation(card.index)
    right = wording.say_status(f"{game.NAMES[told.status]}.") if told.status else wording.answer_is(told.right)
    return f"{line} {flat(told.answer)} {flat(right)}"


def _objection(card: CardLine, number: int) -> str:
    return f"Objection: {card.kind.value} {number}. {flat(card.text)} You wrote: {flat(card.objection or '')}"
