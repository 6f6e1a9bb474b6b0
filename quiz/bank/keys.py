"""The one table of keys: every table of a bank file and of article.toml, and every key it may hold.

The reader, docs/format.md, the schema and completion all read it; nothing is decided here.
"""

from enum import StrEnum
from typing import NamedTuple

from quiz.bank.status import ARTICLE_ITSELF, STATUSES, STEPS

FORMAT = 1
"""The format that this version reads and writes."""

ID_PATTERN = "[a-z0-9][a-z0-9-]{0,63}"
"""What an id looks like, as a regular expression for the whole id."""

BANK_MARKS = frozenset(("format", "claims"))
"""A file with one of these keys is a bank, never an article's file."""

FREE_PREFIX = "x-"
"""Keys that begin so are the author's own."""

PUBLISHED_PATTERN = "[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?"
"""What `published` looks like where it is a text, not a TOML date."""


class Kind(StrEnum):
    """What a value is, in an author's words."""

    TEXT = "a text"
    ID = "an id"
    STATUS = "a status"
    TEXTS = "a list of texts"
    IDS = "a list of ids"
    STATUSES = "a list of statuses"
    STEPS = "a list of steps"
    WHOLE = "a whole number"
    YES_NO = "true or false"
    DATE = 'a date, or a month such as "2024-10"'
    QUOTES = "a list of quotes"
    TABLE = "a table"
    TABLES = "a list of tables"
    TEXT_OR_TABLE = "a text or a table"


class Key(NamedTuple):
    """One key of one table. `table` names the table below it; `allowed` lists values; `low`, `high` bound a number.

    `line`: the text is shown in one line.
    """

    name: str
    kind: Kind
    doc: str
    required: bool = False
    default: object = None
    allowed: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    table: str | None = None
    line: bool = False


class Table(NamedTuple):
    """One kind of table. `header` is how it begins in a file; `inside` names the table whose keys stand above it.

    `noun` is what messages call one of them.
    """

    name: str
    noun: str
    header: str
    doc: str
    keys: tuple[Key, ...]
    inside: str | None = None


_STATUS_NAMES = tuple(str(status) for status in STATUSES)
_STEP_NAMES = tuple(str(step) for step in STEPS)

BANK = Table(
    "bank",
    "this bank",
    "the top of the file",
    "What stands in a bank file above the first header.",
    (
        Key("format", Kind.WHOLE, "The number of this format: 1.", required=True),
        Key("id", Kind.ID, "Names the bank for ever: progress hangs on it.", required=True),
        Key("title", Kind.TEXT, "The bank's title.", required=True, line=True),
        Key("summary", Kind.TEXT, "One sentence for the library."),
        Key("intro", Kind.TEXT, "Shown before the first claim: what this lesson teaches."),
        Key("takeaway", Kind.TEXT, "One sentence for today's news, shown with the result."),
        Key("language", Kind.TEXT, "The language of the bank, as a language tag.", default="en", line=True),
        Key("licence", Kind.TEXT, "The licence of the bank.", line=True),
        Key(
            "article",
            Kind.TEXT_OR_TABLE,
            'The file that describes the article, as in article = "article.toml"; or the table [article] right here.',
            required=True,
            table="article",
        ),
        Key("sources", Kind.TABLES, "Sources, added to those of article.toml.", table="sources"),
        Key(
            "statuses",
            Kind.STATUSES,
            "The statuses of this bank: the first three, and unresolved, unstated or both where it needs them.",
            required=True,
            allowed=_STATUS_NAMES,
        ),
        Key(
            "ask",
            Kind.STEPS,
            "The steps of a claim's card, unless the claim says otherwise. The step status is always asked.",
            default=("status",),
            allowed=_STEP_NAMES,
        ),
        Key(
            "test",
            Kind.YES_NO,
            "true: always played as an exam, never in mixed rounds, never the next thing to do.",
            default=False,
        ),
        Key("course", Kind.ID, "The course that this bank is a lesson of."),
        Key("lesson", Kind.WHOLE, "Its number in the course, from 1.", low=1),
        Key("class", Kind.IDS, "The ids of the six or seven claims for a lesson in class, in their order."),
        Key("ignore", Kind.TEXTS, "Codes of warnings and infos that this bank lives with."),
        Key("claims", Kind.TABLES, "The claims.", table="claims"),
        Key("questions", Kind.TABLES, "Ordinary reading questions.", table="questions"),
    ),
)

ARTICLE = Table(
    "article",
    "[article]",
    "[article]",
    "The article and what is known about it, in article.toml or in the bank itself.",
    (
        Key("file", Kind.TEXT, 'The file of the text, inside this folder. Either "file" or "text" is required.'),
        Key("text", Kind.TEXT, 'The text itself. Either "file" or "text" is required.'),
        Key("title", Kind.TEXT, "The article's title.", required=True, line=True),
        Key("published", Kind.DATE, "The day or the month it was published."),
        Key("origin", Kind.TABLE, "Where it comes from.", table="origin"),
        Key("licence", Kind.TEXT, "The licence of the text itself.", line=True),
        Key("content", Kind.TEXT, 'What a reader should know beforehand, such as "war".', line=True),
        Key("afterword", Kind.TEXT, "What became known later, dated and sourced; shown after a finished round."),
    ),
    inside="bank",
)

ORIGIN = Table(
    "origin",
    "the article's origin",
    "[article.origin]",
    'Where an article comes from, usually written in one line: origin = { publisher = "…" }.',
    (
        Key("publisher", Kind.TEXT, "Who published it.", line=True),
        Key("url", Kind.TEXT, "Its address.", line=True),
        Key("note", Kind.TEXT, 'Such as "Retold in our own words from a news report".', line=True),
    ),
    inside="article",
)

SOURCES = Table(
    "sources",
    "this source",
    "[[sources]]",
    "Those who speak in the article, in article.toml or in the bank itself.",
    (
        Key("id", Kind.ID, f'Names the source. "{ARTICLE_ITSELF}" is reserved: the article itself.', required=True),
        Key("name", Kind.TEXT, "The name as a reader sees it.", required=True, line=True),
        Key("note", Kind.TEXT, "Office or role, as of the article's day.", line=True),
        Key("unnamed", Kind.YES_NO, "true: somebody whom the article does not name.", default=False),
        Key("part_of", Kind.IDS, "Ids of sources that this one belongs to: never a wrong choice beside them."),
    ),
    inside="bank",
)

CLAIMS = Table(
    "claims",
    "this claim",
    "[[claims]]",
    "One claim each.",
    (
        Key("id", Kind.ID, "Names the claim, once in the bank; questions share the names.", required=True),
        Key("text", Kind.TEXT, "The claim: one positive sentence without a speaker.", required=True),
        Key("status", Kind.STATUS, "How the article treats the claim.", required=True, allowed=_STATUS_NAMES),
        Key("also", Kind.STATUS, "A second status that a careful reader can defend.", allowed=_STATUS_NAMES),
        Key("said_by", Kind.IDS, "Ids of the sources that say so.", default=()),
        Key("denied_by", Kind.IDS, 'Ids of the sources that say it is not so; may hold "article".', default=()),
        Key("quotes", Kind.QUOTES, "Word for word from the article; the first decides.", default=(), table="quotes"),
        Key("cues", Kind.TEXTS, "Signal words inside the quotes, as whole words.", default=()),
        Key("hint", Kind.TEXT, "Shown to a reader who asks for help."),
        Key("why", Kind.TEXT, "Why the status is what it is, in at most 35 words."),
        Key("ask_next", Kind.TEXT, "The next question to ask of such a sentence; there is a default for each status."),
        Key("level", Kind.WHOLE, "How hard it is.", low=1, high=3),
        Key("tags", Kind.TEXTS, "Names of what the claim trains.", default=()),
        Key("ask", Kind.STEPS, "The steps of this claim's card.", allowed=_STEP_NAMES),
        Key("feedback", Kind.TABLE, "A sentence for a verdict that is not right.", table="feedback"),
        Key("draft", Kind.YES_NO, "true: proposed, not reviewed, never played.", default=False),
    ),
    inside="bank",
)

FEEDBACK = Table(
    "feedback",
    "this feedback",
    "[claims.feedback]",
    "What a reader is told who chose this status and was not right.",
    tuple(Key(name, Kind.TEXT, f"For the verdict {name}.") for name in _STATUS_NAMES),
    inside="claims",
)

QUESTIONS = Table(
    "questions",
    "this question",
    "[[questions]]",
    "One ordinary reading question each: choose one, or all that are right.",
    (
        Key("id", Kind.ID, "Names the question, once in the bank; claims share the names.", required=True),
        Key("prompt", Kind.TEXT, "The question as it is asked.", required=True),
        Key("options", Kind.TABLES, "Two or more choices, one or more of them right.", required=True, table="options"),
        Key("quotes", Kind.QUOTES, "Word for word from the article.", default=(), table="quotes"),
        Key("why", Kind.TEXT, "Why the right options are right."),
    ),
    inside="bank",
)

OPTIONS = Table(
    "options",
    "this option",
    "[[questions.options]]",
    'One choice each, usually written in one line: { text = "…", correct = true }.',
    (
        Key("text", Kind.TEXT, "The words of the choice.", required=True, line=True),
        Key("correct", Kind.YES_NO, "true: this choice is right.", default=False),
        Key("feedback", Kind.TEXT, "What a reader is told who chose it."),
    ),
    inside="questions",
)

QUOTES = Table(
    "quotes",
    "this quote",
    "{ text = … }",
    "A quote whose words stand in the article more than once. Any other quote is just its text.",
    (
        Key("text", Kind.TEXT, "The words.", required=True),
        Key("occurrence", Kind.WHOLE, "Which of the places is meant, from 1.", low=1),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table for table in (BANK, ARTICLE, ORIGIN, SOURCES, CLAIMS, FEEDBACK, QUESTIONS, OPTIONS, QUOTES)
}
"""Every table by its name."""

ARTICLE_FILE = Table(
    "article file",
    "this file",
    "the top of the file",
    "What stands in article.toml.",
    (
        Key(
            "article",
            Kind.TABLE,
            "The article: its title, and its text or the file of its text.",
            required=True,
            table="article",
        ),
        Key("sources", Kind.TABLES, "Those who speak in it.", table="sources"),
    ),
)
"""The top of article.toml. Not in TABLES, because its keys are the bank's own."""
