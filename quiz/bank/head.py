"""What the library shows of a bank, read fast: only what stands before its first claim, never its claims."""

import os
import re
import stat
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from quiz.bank.files import LARGEST, instead_of, is_inside, open_at_once
from quiz.text.clean import one_line

_CHUNK = 16 * 1024
_BODY = re.compile(rb"^[ \t]*\[\[[ \t]*(?:claims|questions)[ \t]*\]\]", re.MULTILINE)
_CLAIM = re.compile(rb"^[ \t]*\[\[[ \t]*claims[ \t]*\]\]", re.MULTILINE)
_ARTICLE = re.compile(r"^[ \t]*\[[ \t]*article[ \t]*\]", re.MULTILINE)
_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)


class Head(NamedTuple):
    """A bank as the library lists it. What the file does not say, or says in a wrong kind, is None or empty.

    Each text is in one line.
    """

    path: Path
    id: str | None
    title: str | None
    summary: str | None
    language: str
    licence: str | None
    content: str | None
    course: str | None
    lesson: int | None
    test: bool
    statuses: tuple[str, ...]
    article_title: str | None
    article_file: str | None
    shipped: bool

    @property
    def article_path(self) -> Path | None:
        """Where its `[article]` stands, if in a file of its own inside the bank's folder."""
        return None if self.article_file is None else Path(self.article_file)


class Opened(NamedTuple):
    """The beginning of a regular file, whether that is all of it, and which file it is: its device and number."""

    data: bytes
    whole: bool
    file: tuple[int, int]


def open_beginning(path: str | Path, size: int = _CHUNK) -> Opened | None:
    """Up to `size` bytes of a regular file; None for anything else or where it cannot be read."""
    try:
        handle = open_at_once(path)
    except (OSError, ValueError):
        return None
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            return None
        given = instead_of(path)
        data = os.read(handle, size) if given is None else given[:size]
        whole = len(data) >= (state.st_size if given is None else len(given))
        return Opened(data, whole, (state.st_dev, state.st_ino))
    except OSError:
        return None
    finally:
        os.close(handle)


class Openings:
    """Beginnings of files that are looked at more than once: is it a bank, what is its head, what its article's.

    Held for one folder at a time: banks stand beside their articles, and a library may be large.
    """

    def __init__(self) -> None:
        self._starts: dict[str, Opened | None] = {}
        self._articles: dict[str, Mapping[str, Any]] = {}

    def start(self, path: str | Path) -> Opened | None:
        """As open_beginning; read once."""
        name = str(path)
        if name not in self._starts:
            self._starts[name] = open_beginning(name)
        return self._starts[name]

    def article(self, path: str) -> Mapping[str, Any]:
        """As article_table; read and parsed once."""
        if path not in self._articles:
            start = self.start(path)
            whole = start is not None and start.whole
            self._articles[path] = _article_in(_decode(start.data)) if start and whole else article_table(path)
        return self._articles[path]

    def forget(self) -> None:
        """On to another folder."""
        self._starts.clear()
        self._articles.clear()


def state_of(path: str | Path) -> os.stat_result | None:
    """What the system says of a file once links are followed; None where there is none or it may not be asked."""
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


def read_head(path: Path, shipped: bool, openings: Openings | None = None) -> Head:
    """The head of the bank at `path`. Never raises: a file that cannot be read gives a head without an id."""
    openings = openings or Openings()
    data = bank_table(path, openings)
    article = data.get("article")
    article_file: str | None = None
    if isinstance(article, str):
        article_file = inside(os.path.dirname(path), article)
        article = openings.article(article_file) if article_file else {}
    about = article if isinstance(article, Mapping) else {}
    lesson = data.get("lesson")
    statuses = data.get("statuses")
    return Head(
        path=path,
        id=_text(data, "id"),
        title=_text(data, "title"),
        summary=_text(data, "summary"),
        language=_text(data, "language") or "en",
        licence=_text(data, "licence"),
        content=_text(about, "content"),
        course=_text(data, "course"),
        lesson=lesson if isinstance(lesson, int) and not isinstance(lesson, bool) else None,
        test=data.get("test") is True,
        statuses=tuple(s for s in statuses if isinstance(s, str)) if isinstance(statuses, list) else (),
        article_title=_text(about, "title"),
        article_file=article_file,
        shipped=shipped,
    )


def _text(table: Mapping[str, Any], key: str) -> str | None:
    value = table.get(key)
    return one_line(value) if isinstance(value, str) else None


def bank_table(path: Path, openings: Openings | None = None) -> Mapping[str, Any]:
    """The top-level table of a bank, with `[article]` where that stands in the bank itself."""
    start = (openings or Openings()).start(path)
    if start is None:
        return {}
    raw = start.data
    body = _BODY.search(raw)
    if body is None and not start.whole:
        raw = _whole_bytes(path)
        body = _BODY.search(raw)
    # Only what stands before the first claim is decoded and parsed: the claims are most of a bank.
    data = _parse(_decode(raw if body is None else raw[: body.start()]))
    if data is None:
        # A header may stand inside a text of many lines: then the cut was wrong, and the whole has to be read.
        return _parse(_whole(path)) or {}
    if "article" not in data and body is not None:
        data.update(_later_article(_decode((raw if start.whole else _whole_bytes(path))[body.end() :])))
    return data


def count_claims(path: Path) -> int:
    """How many claims a bank's file seems to hold: its headers are counted, drafts among them. 0 where unreadable."""
    return len(_CLAIM.findall(_whole_bytes(path)))


def _later_article(text: str) -> Mapping[str, Any]:
    """`[article]` where it stands behind the claims, cut out at the next header."""
    found = _ARTICLE.search(text)
    if found is None:
        return {}
    end = _HEADER.search(text, found.end())
    data = _parse(text[found.start() : end.start() if end else len(text)]) or {}
    return {"article": data["article"]} if "article" in data else {}


def inside(folder: str, name: str) -> str | None:
    """The path of `name` where it is in `folder` once links are followed; the reader's rule, for the head."""
    return os.path.join(folder, name) if is_inside(folder, name) else None


def article_table(path: str) -> Mapping[str, Any]:
    """The `[article]` table of an article file; empty where there is none."""
    state = state_of(path)
    return {} if state is None else _article_table_of(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1024)
def _article_table_of(path: str, changed: int, size: int) -> Mapping[str, Any]:
    """The `[article]` table of an article file. `changed` and `size` tell one version of it from the next."""
    return _article_in(_whole(path))


def _article_in(text: str) -> Mapping[str, Any]:
    found = _ARTICLE.search(text)
    if found is None:
        return {}
    end = _HEADER.search(text, found.end())
    data = _parse(text[found.start() : end.start() if end else len(text)])
    if data is None:
        data = _parse(text) or {}
    article = data.get("article")
    return article if isinstance(article, dict) else {}


def _whole(path: str | Path) -> str:
    return _decode(_whole_bytes(path))


def _whole_bytes(path: str | Path) -> bytes:
    start = open_beginning(path, LARGEST + 1)
    return b"" if start is None or len(start.data) > LARGEST else start.data


def _decode(data: bytes) -> str:
    """UTF-8 with whatever is none replaced: the head of such a file is shown, its fault is told by `check`."""
    return data.decode("utf-8", "replace").removeprefix("\ufeff")


def _parse(text: str) -> dict[str, Any] | None:
    try:
        return tomli.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        # tomli raises plain ValueError for numbers too long to convert, RecursionError for deep nesting.
        return None
