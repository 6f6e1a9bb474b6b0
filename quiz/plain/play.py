"""A round in plain lines: one line in is one answer or one command, and nothing else is ever waited for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple, assert_never

from quiz.game.session import RoundSession
from quiz.game.view import (
    Act,
    Back,
    Choose,
    Flag,
    Hint,
    Next,
    NotNow,
    Object,
    Phase,
    Skip,
    Submit,
    View,
)
from quiz.plain import blocks, wording
from quiz.plain.blocks import Lines
from quiz.plain.lines import Write
from quiz.plain.parse import Command, Meaning, Refused, Text, parse
from quiz.plain.result import result, review
from quiz.record.rounds import OpenedRound
from quiz.text.fold import fold_text


class Ending(Enum):
    """How a round was left."""

    FINISHED = auto()
    LEFT = auto()
    INPUT_ENDED = auto()
    INTERRUPTED = auto()


class Ways(NamedTuple):
    """What is told at the end of a round: how to go on with one that is left, and what to do after a finished one.

    `go_on_unsaved` is for a round that is in the record in part, `not_kept` for one of which nothing is there.
    """

    go_on: str
    go_on_unsaved: str
    missed: str | None = None
    following: str | None = None
    not_kept: str = wording.NOT_KEPT


def play(opened: OpenedRound, write: Write, lines: Iterator[str], ways: Ways, told: Sequence[str] = ()) -> Ending:
    """Play a round to its end, or to the end of the lines. Every answer is kept before its feedback is written.

    `told` are sentences to tell first, such as that the home cannot be used.
    """
    table = _Table(opened, opened.session, write, ways)
    try:
        table.tell(told)
        table.open()
        ending = table.run(lines)
    except KeyboardInterrupt:
        ending = Ending.INTERRUPTED
    opened.keeper.try_again()
    if ending is not Ending.FINISHED or not opened.keeper.all_saved:
        write(_closing(opened, ways))
    return ending


def _closing(opened: OpenedRound, ways: Ways) -> str:
    """The last line of a round that is left, or that could not be saved."""
    if opened.keeper.all_saved:
        return ways.go_on
    return ways.not_kept if opened.keeper.nothing_saved else ways.go_on_unsaved


@dataclass
class _Table:
    """One round at play. `told_card` is the card whose feedback was shown last; `shown_card` the one at hand.

    `shown_article` is the text of the article that the last card was about.
    """

    opened: OpenedRound
    session: RoundSession
    write: Write
    ways: Ways
    told_card: int | None = None
    shown_card: int | None = None
    shown_article: str | None = None

    def tell(self, sentences: Sequence[str]) -> None:
        """Sentences to tell once."""
        self._write(blocks.notes(sentences))

    def open(self) -> None:
        """Quiz, intro, article; a round that is taken up again has told them before."""
        view = self.session.view()
        told = self.session.opening()
        self._write(blocks.opening(told, view))
        if told.new:
            if told.intro:
                self._block(blocks.intro(told.intro))
            self._block(blocks.article(view.article))
            self._block([wording.HOW_TO_ANSWER])
        self.tell(self.opened.start())
        self._show(view)

    def run(self, lines: Iterator[str]) -> Ending:
        """Take lines until the round is over, the reader leaves, or no line comes any more."""
        view = self.session.view()
        while view.phase is not Phase.RESULT:
            line = next(lines, None)
            if line is None:
                return Ending.INPUT_ENDED
            if not fold_text(line):
                continue
            meaning = parse(line, view)
            if meaning is Command.QUIT:
                return Ending.LEFT
            self._do(meaning, view)
            view = self.session.view()
        return Ending.FINISHED

    def _do(self, meaning: Meaning, view: View) -> None:
        match meaning:
            case Command():
                self._write(blocks.help_block(view))
            case Text(number):
                self._text(number, view)
            case Refused(why):
                self._write(blocks.refusal(why, view))
            case _:
                self._act(meaning, view)

    def _text(self, number: int | None, view: View) -> None:
        if number is None:
            self._write(blocks.article(view.article))
        elif 1 <= number <= len(view.article.sentences):
            self._write([blocks.sentence_line(view.article, number)])
        else:
            most = len(view.article.sentences)
            self._write(blocks.refusal(wording.no_such_sentence(number, most), view))

    def _act(self, act: Act, view: View) -> None:
        """Do what was asked, tell what came of it, and show what is next."""
        try:
            after = self.session.answer(self._meant(act, view))
        except NotNow as problem:
            self._write(blocks.refusal(str(problem), view))
            return
        self.tell(self.session.take_notices())
        match act:
            case Choose():
                self._answered(after)
            case Skip():
                self._skipped(view, after)
            case Hint():
                self._hint(after)
            case Object():
                self._objected(after)
            case Flag():
                self._flagged(after)
            case Back():
                self._show(after, anew=True)
            case Submit():
                self._submitted(after)
            case Next():
                self._show(after)
            case _:
                assert_never(act)

    def _meant(self, act: Act, view: View) -> Act:
        """An objection is meant for the card told last; to skip what has an answer in an exam is to keep that."""
        if isinstance(act, Object):
            return Object(act.text, self._last_told())
        if isinstance(act, Skip) and view.exam and _complete(view):
            return Next()
        return act

    def _answered(self, after: View) -> None:
        if after.explanation is not None and after.card is not None:
            self.told_card = after.card.index
            self._write(blocks.feedback(after.explanation, after.article))
            after = self._next()
        self._show(self._past_complete(after))

    def _next(self) -> View:
        after = self.session.answer(Next())
        self.tell(self.session.take_notices())
        return after

    def _skipped(self, before: View, after: View) -> None:
        if after.explanation is not None:
            self._write([wording.STEP_SKIPPED])
            self._answered(after)
            return
        if not (before.exam and _complete(before)):
            self._write([wording.SKIPPED_IN_EXAM if before.exam else wording.SKIPPED])
        self._show(self._past_complete(after))

    def _past_complete(self, view: View) -> View:
        """In an exam, on to the next card that is still open: what was answered is told again only to who goes back."""
        while view.exam and view.phase is Phase.STEP and view.card is not None and _complete(view):
            view = self._next()
        return view

    def _hint(self, after: View) -> None:
        if after.card is not None and after.card.hint:
            self._write([blocks.hint(after.card.hint)])

    def _last_told(self) -> int | None:
        """The card answered last, in a round that was taken up again perhaps before it was left."""
        return self.told_card if self.told_card is not None else self.session.last_answered()

    def _objected(self, after: View) -> None:
        last = self._last_told()
        number, card = next((n, card) for n, card in enumerate(after.strip, 1) if card.index == last)
        saved = self.opened.keeper.all_saved and self.opened.keeper.keeps
        self._write([wording.objection_noted(card.kind, number, saved)])

    def _flagged(self, after: View) -> None:
        if after.card is not None:
            self._write([wording.flagged(after.card.kind, after.number, after.card.flagged)])

    def _submitted(self, after: View) -> None:
        self._block([wording.SUBMITTED])
        for block in review(self.session, after):
            self._block(block)
        self._show(after)

    def _show(self, view: View, *, anew: bool = False) -> None:
        """The step at hand, an exam's overview, or the result."""
        if view.phase is Phase.RESULT and view.result is not None:
            # What is not in the record cannot be asked again: the last line then says that it is not.
            saved = self.opened.keeper.all_saved
            missed, following = (self.ways.missed, self.ways.following) if saved else (None, None)
            self._block(result(self.session, view.result, missed, following))
        elif view.phase is Phase.OVERVIEW:
            self._block(blocks.overview(view))
        elif view.card is not None:
            first = anew or view.card.index != self.shown_card
            self._page(view)
            self.shown_card = view.card.index
            lines = blocks.step(view, view.card, first=first)
            self._block(lines) if first else self._write(lines)

    def _page(self, view: View) -> None:
        """The article of the card at hand where it is another one: whole before its first card, else by its title."""
        before, self.shown_article = self.shown_article, view.article.text
        if view.turned:
            self._block([wording.NEXT_ARTICLE, *blocks.notes(self.session.page().told)])
            self._block(blocks.article(view.article))
            self.session.page_read()
        elif before not in (None, view.article.text):
            self._block([wording.article_again(view.article.title)])

    def _block(self, lines: Lines) -> None:
        """A block of its own, after an empty line."""
        self._write(["", *lines])

    def _write(self, lines: Lines) -> None:
        if lines:
            self.write("\n".join(lines))


def _complete(view: View) -> bool:
    """Whether every step of the card at hand has an answer."""
    card = view.card
    return card is not None and (card.ask is None or card.picked(card.ask) is not None)
