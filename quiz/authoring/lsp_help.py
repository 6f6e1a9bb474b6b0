"""What an editor offers at a place of a bank, and what it tells of a word there: nothing of the protocol is in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from quiz.authoring.lsp_cursor import Cursor, What, cursor_at
from quiz.authoring.skeleton import toml
from quiz.bank.articles import Shelf, judge_article
from quiz.bank.evidence import Evidence
from quiz.bank.files import reading_instead
from quiz.bank.keys import ARTICLE_FILE, BANK, BANK_MARKS, TABLES, Key, Kind, Table
from quiz.bank.model import Article, Quote
from quiz.bank.page import Page
from quiz.bank.rules.registry import RULES
from quiz.bank.scanner import HEADER_LINE, KEY_LINE, line_start
from quiz.bank.status import ARTICLE_ITSELF, STATUSES, Status
from quiz.bank.syntax import parse
from quiz.game.wording import DECIDING, GLOSSES, LONG_NAMES, NOT_TRUTH

_OCCURRENCE = re.compile(r"\boccurrence\s*=\s*([1-9][0-9]{0,5})\b")
_STATUS_KINDS = (Kind.STATUS, Kind.STATUSES)
_LISTS = (Kind.TEXTS, Kind.IDS, Kind.STATUSES, Kind.STEPS, Kind.QUOTES)


class Offer(NamedTuple):
    """One thing to put in place of `text[start:end]`. `kind`: "key", "header", "value", "source" or "sentence"."""

    label: str
    insert: str
    start: int
    end: int
    kind: str
    detail: str = ""
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of a text's surroundings."""

    top: Table
    data: Mapping[str, Any]
    article: Article | None
    sources: Mapping[str, str]
    """Names by id."""

    @property
    def claims(self) -> list[str]:
        """The ids of the claims that can be read."""
        return [each["id"] for each in _tables(self.data.get("claims")) if isinstance(each.get("id"), str)]


def around(path: Path, texts: Mapping[Path, str]) -> Around:
    """Read what stands around a place: the text as far as it can be read, its article and its sources."""
    with reading_instead({file: text.encode("utf-8", "surrogatepass") for file, text in texts.items()}):
        page = Page(path, texts[path], thorough=False)
        data, shelf = page.data, Shelf()
        named = data.get("article")
        alone = BANK_MARKS.isdisjoint(data) and (isinstance(named, dict) or path.name.lower() == "article.toml")
        known: dict[str, Any] = {}
        if isinstance(named, str):
            reading = shelf.article(path.parent / named, thorough=False)
            article = reading.article
            known = dict(reading.known)
        else:
            article = judge_article(page, named, shelf).article
    for source in _tables(data.get("sources")):
        if isinstance(source.get("id"), str):
            known[source["id"]] = source
    return Around(ARTICLE_FILE if alone else BANK, data, article, {id_: _name(each) for id_, each in known.items()})


def _tables(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _name(source: Mapping[str, Any]) -> str:
    told = [source.get("name"), source.get("note")]
    return ", ".join(item for item in told if isinstance(item, str))


def offers(text: str, offset: int, known: Around) -> list[Offer]:
    """What fits at a place, the likeliest first. The editor narrows it by what is typed already."""
    here = cursor_at(text, offset)
    if here.what is What.HEADER:
        return list(_headers(here, known))
    if here.what is What.KEY:
        keys = list(_keys(text, here, known))
        return keys if here.inline is not None or here.keys else [*keys, *_headers(here, known)]
    if here.what in (What.VALUE, What.TEXT) and (key := _key(here, known)) is not None:
        return list(_values(text, here, key, known))
    return []


def _table(known: Around, names: tuple[str, ...]) -> Table | None:
    """The table that keys lead to from the top."""
    table: Table | None = known.top
    for name in names:
        found = next((key for key in table.keys if key.name == name), None) if table else None
        table = TABLES[found.table] if found and found.table else None
    return table


def _key(here: Cursor, known: Around) -> Key | None:
    names = (*here.table, *here.keys)
    table = _table(known, names[:-1])
    return next((key for key in table.keys if key.name == names[-1]), None) if table and names else None


def _headers(here: Cursor, known: Around) -> Iterator[Offer]:
    fits = ("article", "origin", "sources") if known.top is ARTICLE_FILE else tuple(TABLES)
    for table in TABLES.values():
        if table.header.startswith("[") and table.name in fits:
            yield Offer(table.header, table.header, here.start, here.end, "header", table.noun, table.doc)


def _keys(text: str, here: Cursor, known: Around) -> Iterator[Offer]:
    table = _table(known, (*here.table, *here.keys))
    if table is None:
        return
    there = set() if here.inline is not None or here.keys else set(_keys_there(text, here.start))
    follows = text[here.end :].lstrip(" \t").startswith("=")
    for key in table.keys:
        if key.name not in there and (key.kind is not Kind.TABLES or here.inline is not None):
            insert = key.name if follows else f"{key.name} = "
            yield Offer(key.name, insert, here.start, here.end, "key", str(key.kind), key_words(key))


def _keys_there(text: str, offset: int) -> Iterator[str]:
    """The keys of the table at a place, without that of its own line."""
    start, end = 0, len(text)
    for header in HEADER_LINE.finditer(text):
        if header.start() > offset:
            end = header.start()
            break
        start = header.end()
    own = line_start(text, offset)
    for line in KEY_LINE.finditer(text, start, end):
        if line.start() != own:
            yield line[0].strip(" \t=").split(".")[0].strip()


def _values(text: str, here: Cursor, key: Key, known: Around) -> Iterator[Offer]:
    if key.kind is Kind.YES_NO and here.what is What.VALUE:
        for word in ("true", "false"):
            yield Offer(word, word, here.start, here.end, "value")
    elif key.kind is Kind.QUOTES or "quotes" in here.keys[:-1]:
        yield from _sentences(text, here, key, known)
    else:
        for value, detail, doc in _words(key, known):
            if (insert := written(value, here, key)) is not None:
                yield Offer(value, insert, here.start, _end(text, here), "source" if detail else "value", detail, doc)


def _words(key: Key, known: Around) -> Iterator[tuple[str, str, str]]:
    """The values of a key, each with its name and what it means."""
    if key.kind in _STATUS_KINDS:
        yield from ((str(status), "", status_words(status)) for status in STATUSES)
    elif key.name in ("said_by", "denied_by", "part_of"):
        yield from ((id_, name, "") for id_, name in known.sources.items())
        if key.name == "denied_by":
            yield ARTICLE_ITSELF, "the article itself", ""
    elif key.name == "class":
        yield from ((id_, "", "") for id_ in known.claims)
    elif key.name == "ignore":
        yield from ((code, "", "") for code, rule in RULES.items() if str(rule.severity) != "error")
    elif key.name == "article":
        yield "article.toml", "", ""
    else:
        yield from ((value, "", "") for value in key.allowed)


def _sentences(text: str, here: Cursor, key: Key, known: Around) -> Iterator[Offer]:
    """The article's sentences; where the words of one stand more than once, with the number of the place."""
    if known.article is None or (key.kind is not Kind.QUOTES and key.name != "text"):
        return
    lines = [" ".join(known.article.sentence_text(each.number).split()) for each in known.article.sentences]
    counts, met = Counter(lines), Counter[str]()
    for number, line in enumerate(lines, 1):
        met[line] += 1
        insert = written(line, here, key)
        if counts[line] > 1 and here.what is What.VALUE and key.kind is Kind.QUOTES:
            insert = toml({"text": line, "occurrence": met[line]})
            insert = insert if here.listed else f"[{insert}]"
        if insert is not None:
            yield Offer(line, insert, here.start, _end(text, here), "sentence", f"sentence {number}")


def _end(text: str, here: Cursor) -> int:
    """Where the typed word ends: never in another line, which no editor lets a completion reach into."""
    line = text.find("\n", here.start, here.end)
    return here.end if line < 0 else line


def written(value: str, here: Cursor, key: Key) -> str | None:
    """A text as it has to be typed at a place; None where these quote marks cannot hold it."""
    if here.what is What.VALUE:
        return f"[{toml(value)}]" if key.kind in _LISTS and not here.listed else toml(value)
    if here.quote.startswith("'"):
        if "'" in value:
            return None
        return value if here.closed else value + here.quote
    return toml(value)[1:-1] + ("" if here.closed else here.quote)


def status_words(status: Status) -> str:
    """What a status means, and how it is decided."""
    return f"{LONG_NAMES[status]}: {GLOSSES[status]}.\n{DECIDING[status]}\n{NOT_TRUTH}"


def key_words(key: Key) -> str:
    """What a key is for."""
    required = ", required" if key.required else ""
    return f"{key.name}: {key.kind}{required}\n{key.doc}"


class Told(NamedTuple):
    """What is told of the word at `text[start:end]`."""

    words: str
    start: int
    end: int


def told(text: str, offset: int, known: Around) -> Told | None:
    """What is to be told of the word at a place, if anything."""
    here = cursor_at(text, offset)
    words = _told(text, here, known)
    return Told(words, here.start, _end(text, here)) if words else None


def _told(text: str, here: Cursor, known: Around) -> str | None:
    if here.what is What.KEY:
        table = _table(known, (*here.table, *here.keys))
        name = text[here.start : here.end].strip("\"'")
        key = next((key for key in table.keys if key.name == name), None) if table else None
        return key_words(key) if key else None
    key = _key(here, known) if here.what is What.TEXT else None
    if key is None or not here.closed:
        return None
    mark = len(here.quote)
    value = parse(f"v = {text[here.start - mark : here.end + mark]}").data.get("v")
    if not isinstance(value, str):
        return None
    if key.kind in _STATUS_KINDS:
        return status_words(Status(value)) if value in map(str, STATUSES) else None
    if key.name in ("said_by", "denied_by", "part_of"):
        return known.sources.get(value)
    if known.article is not None and (key.kind is Kind.QUOTES or "quotes" in here.keys[:-1]):
        return _context(value, _occurrence(text, here), known.article)
    return None


def _occurrence(text: str, here: Cursor) -> int | None:
    """Which of the places a quote's small table means."""
    if here.inline is None:
        return None
    end = text.find("}", here.end)
    beside = text[here.inline : here.start] + text[here.end : end if end >= 0 else len(text)]
    found = _OCCURRENCE.search(beside)
    return int(found[1]) if found else None


def _context(value: str, occurrence: int | None, article: Article) -> str | None:
    """The sentences that a quote stands in, each marked, with one before and one behind."""
    quote = Evidence(article).prove(value, occurrence)
    if not isinstance(quote, Quote) or not quote.sentences:
        return None
    first, last = quote.sentences[0], quote.sentences[-1]
    lines = []
    for number in range(max(1, first - 1), min(len(article.sentences), last + 1) + 1):
        mark = ">" if number in quote.sentences else " "
        lines.append(f"{mark} {number} {' '.join(article.sentence_text(number).split())}")
    return "\n".join(lines)
