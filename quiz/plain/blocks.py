"""What plain mode shows, as blocks of lines: the first word of every block is its role, and no line is wrapped."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.bank.dateline import day_words
from quiz.bank.model import Article
from quiz.bank.status import Mark, Status
from quiz.game import wording as game
from quiz.game.events import Ask, Chosen
from quiz.game.explain import Explanation, Proof
from quiz.game.view import CardView, Choice, Opening, View
from quiz.plain import wording
from quiz.plain.lines import flat, sentence

Lines = list[str]


def opening(told: Opening, view: View) -> Lines:
    """What stands before the first card; of a round that is taken up again only where it stands."""
    title = sentence(told.title)
    if not told.new:
        kind = view.card.kind if view.card else None
        return [
            wording.resumed(told.title, kind, view.number, view.total),
            *notes(told.told),
            wording.RESUMED_HELP,
        ]
    size = game.round_size(told.claims, told.questions, told.minutes, told.articles)
    lines = [f"Quiz: {title} {size}.", game.LINE, *notes(told.told)]
    return [*lines, wording.EXAM_RULE] if told.exam else lines


def intro(text: str) -> Lines:
    """The words before the first claim, a line for each paragraph."""
    return [f"Intro: {flat(part)}" for part in text.split("\n\n") if part.strip()]


def article(shown: Article) -> Lines:
    """The whole article, a line for each sentence, an empty one between paragraphs."""
    lines = [article_head(shown)]
    paragraph = 0
    for one in shown.sentences:
        if one.paragraph != paragraph:
            lines.append("")
        paragraph = one.paragraph
        lines.append(sentence_line(shown, one.number))
    return lines


def article_head(shown: Article) -> str:
    """Title, day, where it comes from, and how long it is."""
    origin = shown.origin
    parts = [f"Article: {sentence(shown.title)}"]
    if shown.published:
        parts.append(f"{day_words(shown.published)}.")
    parts += [sentence(text) for text in (origin.publisher, origin.url, origin.note) if text]
    return " ".join([*parts, f"{game.count_of(len(shown.sentences), 'sentence')}."])


def sentence_line(shown: Article, number: int) -> str:
    """One sentence with its number."""
    return f"Sentence {number}. {flat(shown.sentence_text(number))}"


def step(view: View, card: CardView, *, first: bool) -> Lines:
    """The step at hand: the claim where it was not told before, the step's question and its choices.

    `first`: the card is told for the first time, or anew.
    """
    lines: Lines = []
    if first:
        mark = ", flagged" if card.flagged else ""
        lines.append(f"{wording.KIND_NAMES[card.kind]} {view.number} of {view.total}{mark}. {flat(card.text)}")
        lines += earlier_answers(card)
    if card.hint and first:
        lines.append(hint(card.hint))
    if card.ask is None:
        return [*lines, wording.NOTHING_TO_ANSWER]
    named = not first or not card.ask.scores
    prompt = f"{wording.STEP_WORDS[card.ask]}. {card.prompt}" if named else card.prompt
    full = first and view.number == 1 and card.ask is Ask.STATUS and not card.chosen
    options = glosses(view.statuses) if full else choices(view, card)
    return [*lines, *_asked(prompt, options)]


def choices(view: View, card: CardView) -> Lines:
    """The choices of the step at hand; the statuses and the sentences fit one line."""
    if card.ask is Ask.STATUS:
        return [", ".join(f"{choice.number} {choice.label}" for choice in card.choices) + "."]
    if card.ask is Ask.QUOTE:
        return [wording.sentence_range(len(view.article.sentences))]
    listed = [_choice(choice) for choice in card.choices]
    return [*listed, wording.SEVERAL] if card.several else listed


def _choice(choice: Choice) -> str:
    gloss = f", {flat(choice.gloss)}" if choice.gloss else ""
    return f"{choice.number} {flat(choice.label)}{gloss}"


def glosses(statuses: tuple[Status, ...]) -> Lines:
    """Every status with its gloss, in full."""
    return [f"{status.number} {game.LONG_NAMES[status]}: {game.GLOSSES[status]}." for status in statuses]


def earlier_answers(card: CardView) -> Lines:
    """What was answered before on this card: where it is taken up in the middle, or an exam goes back to it."""
    lines = [line for ask, chosen in card.chosen if (line := _answered(ask, chosen))]
    if card.ask is not None and card.picked(card.ask) is not None:
        lines.append(wording.CHANGE_OR_KEEP)
    return lines


def _answered(ask: Ask, chosen: Chosen) -> str | None:
    """An earlier answer; None for the steps source and denial, whose names are on offer no more."""
    match ask, chosen:
        case Ask.STATUS, str(value):
            return wording.your_verdict(game.NAMES[Status(value)])
        case Ask.QUOTE, int(number):
            return wording.your_quote(game.sentence_words([number]))
        case Ask.QUESTION, tuple(numbers):
            return wording.your_options(numbers)
        case _:
            return None


def hint(text: str) -> str:
    """The hint of the claim at hand."""
    return f"Hint: {flat(text)}"


def feedback(told: Explanation, shown: Article) -> Lines:
    """The feedback, in the order that docs/playing.md tells. Its first line begins with the mark."""
    lines = [_verdict(told)]
    if told.also is not None:
        lines.append(wording.also_fair(game.NAMES[told.also]))
    if told.feedback:
        lines.append(flat(told.feedback))
    if told.status is Status.UNSTATED:
        lines.append(told.where)
    lines += [quote_line(proof, shown) for proof in told.proof]
    voices = " ".join(part for part in (flat(told.signal_words), flat(told.voices)) if part)
    lines += [voices] if voices else []
    lines += [flat(result.line) for result in told.steps]
    lines += [f"Why: {flat(told.why)}"] if told.why else []
    return [*lines, f"Ask next: {flat(told.ask_next)}"] if told.ask_next else lines


def _verdict(told: Explanation) -> str:
    """Mark, own answer, and how the article puts it; a right answer is not said twice."""
    if told.status is None:
        parts = [told.verdict_line] if told.mark is Mark.RIGHT else [told.verdict_line, wording.answer_is(told.right)]
        return " ".join(map(flat, parts))
    if told.mark is Mark.RIGHT:
        return f"{told.mark_words} {told.right}"
    return f"{told.verdict_line} {wording.say_status(told.right)}"


def quote_line(proof: Proof, shown: Article) -> str:
    """A quote word for word, with its sentence's number; dots stand where the sentence goes on."""
    quote = proof.quote
    numbers = quote.sentences
    name = game.sentence_words(numbers)
    sentences = shown.sentences
    before = "… " if numbers and quote.start > sentences[numbers[0] - 1].start else ""
    after = " …" if numbers and quote.end < sentences[numbers[-1] - 1].end else ""
    return f"{game.capital(name)}. {before}{flat(quote.text)}{after}"


def help_block(view: View) -> Lines:
    """The glosses in full, how a status is decided, and every command that there is now."""
    decided = [rule for status, rule in game.DECIDING.items() if status in view.statuses]
    commands = wording.HELP_COMMANDS_EXAM if view.exam else wording.HELP_COMMANDS
    return [
        "Help: how does the article put it?",
        *glosses(view.statuses),
        " ".join([*decided, game.NOT_TRUTH]),
        wording.help_status(view.statuses),
        *wording.HELP_STEPS,
        commands,
    ]


def refusal(why: str, view: View) -> Lines:
    """What was not understood; the step is asked again, with its choices."""
    again = f"Again: {why}"
    if view.card is None:
        return [again, wording.EXAM_CHOICES if view.strip else wording.EXAM_ENDS]
    if view.card.ask is None:
        return [again, wording.NOTHING_TO_ANSWER]
    return _asked(f"{again} {view.card.prompt}", choices(view, view.card))


def _asked(question: str, options: Lines) -> Lines:
    """A question with its choices, in one line where they take one."""
    return [f"{question} {options[0]}"] if len(options) == 1 else [question, *options]


def overview(view: View) -> Lines:
    """Where an exam stands after its last card."""
    if not view.strip:
        return [f"Overview: {game.NOTHING_LEFT}", wording.EXAM_ENDS]
    open_ones = [n for n, card in enumerate(view.strip, 1) if not card.answered]
    flagged = [n for n, card in enumerate(view.strip, 1) if card.flagged]
    return [
        f"Overview: {game.count_of(len(view.strip), 'card')}.",
        wording.numbers_line("Open", open_ones),
        wording.numbers_line("Flagged", flagged),
        wording.EXAM_CHOICES,
    ]


def notes(sentences: Sequence[str]) -> Lines:
    """Sentences to tell once."""
    return [f"Note: {flat(text)}" for text in sentences]
