"""Finding banks: in a folder with all below it, among those that are shipped, and among the reader's own."""

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from quiz.bank.files import LARGEST
from quiz.bank.head import Head, Opened, Openings, open_beginning, read_head, state_of
from quiz.text.lazy_pattern import lazy_pattern

_BANK_LINE = lazy_pattern(r"^\ufeff?(?:format|\[\[claims\]\])", re.MULTILINE)
_BANK_LINE_BYTES = re.compile(rb"^(?:\xef\xbb\xbf)?(?:format|\[\[claims\]\])", re.MULTILINE)
_NAME = lazy_pattern(r"""^name\s*=\s*["']factquiz["']""", re.MULTILINE)


class Skipped(NamedTuple):
    """Something in a folder that was passed over, and why, as a sentence's end."""

    path: Path
    reason: str


class Found(NamedTuple):
    """The banks at a path, in the order of their paths, and what was passed over."""

    paths: tuple[Path, ...]
    skipped: tuple[Skipped, ...]


class NoSuchBank(NamedTuple):
    """No bank has this id. `nearest` is the id that may have been meant."""

    name: str
    nearest: str | None


def find_banks(path: Path) -> Found:
    """The banks at `path`. A named .toml is one, whatever it holds; a folder is searched with all below it.

    Dot-names are left out, each real file is given once (by a path without links where there is one), and a link
    to a folder above itself is not followed. Paths are `path` as given, joined.
    """
    if is_folder(path):
        search = _Search(str(path))
        names = search.run()
        return Found(tuple(Path(name) for name in names), tuple(sorted(search.skipped)))
    if state_of(path) is None and not _is_link(path):
        return Found((), (Skipped(path, "there is no such file or folder"),))
    if path.suffix.lower() == ".toml" or holds_bank(path):
        return Found((path,), ())
    return Found((), (Skipped(path, "this file is not a bank"),))


def is_folder(path: Path) -> bool:
    """Whether a folder stands there, behind a link or not. Never raises."""
    state = state_of(path)
    return state is not None and stat.S_ISDIR(state.st_mode)


def _pass_over(name: str) -> None:
    del name


def holds_bank(path: str | Path) -> bool:
    """Whether the text of a file holds a line that begins with `format` or `[[claims]]`."""
    start = open_beginning(path)
    return start is not None and _begins_bank(path, start)


def _begins_bank(path: str | Path, start: Opened) -> bool:
    if _looks_like_bank(start.data):
        return True
    if start.whole:
        return False
    whole = open_beginning(path, LARGEST)
    return whole is not None and _looks_like_bank(whole.data)


def _looks_like_bank(data: bytes) -> bool:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        # Some editors save UTF-16: found here, so that it is told what is wrong with it.
        return _BANK_LINE.search(data.decode("utf-16", "replace")) is not None
    return _BANK_LINE_BYTES.search(data) is not None


@dataclass(slots=True)
class _Search:
    """One walk through a folder. Links wait until all real files are found, so that a real path always wins.

    It goes by names: a Path for each file would cost more than reading it. `visit` is told of each bank as soon as
    its folder was read, while `openings` still has what was read.
    """

    root: str
    openings: Openings = field(default_factory=Openings)
    visit: Callable[[str], object] = _pass_over
    banks: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    files: set[tuple[int, int]] = field(default_factory=set)
    folders: set[tuple[int, int]] = field(default_factory=set)

    def run(self) -> list[str]:
        """The banks, in the order of their paths."""
        self.walk(self.root)
        while self.links:
            waiting, self.links = sorted(self.links, key=_by_parts), []
            for link in waiting:
                self.follow(link)
        return sorted(self.banks, key=_by_parts)

    def walk(self, folder: str) -> None:
        """Read a folder and all below it, by a list instead of by recursion: no depth is too deep."""
        waiting = [folder]
        while waiting:
            here = waiting.pop()
            known = len(self.banks)
            try:
                if not _new(self.folders, _number(os.stat(here))):
                    continue
                with os.scandir(here) as entries:
                    waiting += self.sort_out(entries)
            except OSError as problem:
                self.skip(here, f"this folder cannot be read: {problem.strerror}")
            self.tell(known)

    def tell(self, known: int) -> None:
        """Of the banks that were found since there were so many of them."""
        for name in self.banks[known:]:
            self.visit(name)
        self.openings.forget()

    def sort_out(self, entries: Iterator[os.DirEntry[str]]) -> list[str]:
        """Take the files of one folder, put its links by, and give the folders in it."""
        inner = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                self.links.append(entry.path)
            elif entry.is_dir(follow_symlinks=False):
                inner.append(entry.path)
            elif entry.name.lower().endswith(".toml"):
                self.take(entry.path)
        return inner

    def take(self, name: str) -> None:
        start = self.openings.start(name)
        if start is None:
            self.take_unopened(name)
        elif _new(self.files, start.file) and _begins_bank(name, start):
            self.banks.append(name)

    def take_unopened(self, name: str) -> None:
        """A file that did not open. One that may not be read counts as a bank, so that the reader tells its fault."""
        state = state_of(name)
        if state is None:
            self.skip(name, "this file cannot be read")
        elif not stat.S_ISREG(state.st_mode):
            self.skip(name, "this is no ordinary file")
        elif _new(self.files, _number(state)):
            self.banks.append(name)

    def skip(self, name: str, reason: str) -> None:
        self.skipped.append(Skipped(Path(name), reason))

    def follow(self, link: str) -> None:
        state = state_of(link)
        if state is None:
            self.skip(link, "this link leads nowhere")
        elif not stat.S_ISDIR(state.st_mode):
            if link.lower().endswith(".toml"):
                known = len(self.banks)
                self.take(link)
                self.tell(known)
        elif self.leads_up(Path(link)):
            self.skip(link, "this link leads to a folder above it")
        else:
            self.walk(link)

    def leads_up(self, link: Path) -> bool:
        """Whether a link's folder holds the link itself or the folder that is searched."""
        target = Path(os.path.realpath(link))
        inside = (Path(os.path.realpath(link.parent)), Path(os.path.realpath(self.root)))
        return any(folder.is_relative_to(target) for folder in inside)


def _by_parts(name: str) -> str:
    """Sorts names as paths are sorted: folder by folder, so that `a/z` comes before `a-b`."""
    return name.replace(os.sep, "\0")


def _is_link(path: Path) -> bool:
    """Whether a link stands there, wherever it leads. False too where that cannot be told."""
    try:
        return path.is_symlink()
    except (OSError, ValueError):
        return False


def _number(state: os.stat_result) -> tuple[int, int]:
    """What a file or folder really is, by whatever path it was found."""
    return (state.st_dev, state.st_ino)


def _new(seen: set[tuple[int, int]], number: tuple[int, int]) -> bool:
    """Note a file or folder by its number. False where it was seen before."""
    if number in seen:
        return False
    seen.add(number)
    return True


def shipped_folder() -> Path:
    """The banks that come with the program: of a checkout or editable install first, else of the wheel."""
    package = Path(__file__).resolve().parent.parent
    project = package.parent / "pyproject.toml"
    start = open_beginning(project)
    if start is not None and _NAME.search(start.data.decode("utf-8", "replace")):
        return package.parent / "questions"
    return package / "_questions"


def is_shipped(path: Path) -> bool:
    """Whether a file lies in the shipped folder, by whatever path it is named."""
    return os.path.realpath(path).startswith(os.path.realpath(shipped_folder()) + os.sep)


def own_folder(home: Path) -> Path:
    """The reader's own banks."""
    return home / "banks"


def library_folders(home: Path) -> tuple[Path, Path]:
    """The folders of the library: the shipped banks, then the reader's own. Either may be missing."""
    return shipped_folder(), own_folder(home)


def library(folders: Iterable[Path]) -> tuple[Head, ...]:
    """The heads of all banks in `folders`, each real file once, in the library's order (docs/commands.md).

    A bank counts as shipped where it lies in the shipped folder, whatever path it was found by.
    """
    seen: set[tuple[int, int]] = set()
    heads: list[Head] = []
    parts = [_heads_in(folder) for folder in folders]
    if len(parts) == 1:
        return in_order(parts[0])
    for part in parts:
        # Another folder may hold the same files, by links or by being above this one.
        heads += [head for head in part if (state := state_of(head.path)) is None or _new(seen, _number(state))]
    return in_order(heads)


def _heads_in(folder: Path) -> list[Head]:
    if not is_folder(folder):
        return [read_head(path, is_shipped(path)) for path in find_banks(folder).paths]
    root, real = str(folder), os.path.realpath(folder)
    shipped = os.path.realpath(shipped_folder()) + os.sep
    openings = Openings()
    heads: dict[str, Head] = {}

    def read(name: str) -> None:
        heads[name] = read_head(Path(name), (real + name[len(root) :]).startswith(shipped), openings)

    return [heads[name] for name in _Search(root, openings, read).run()]


def in_order(heads: Iterable[Head]) -> tuple[Head, ...]:
    """Shipped before own; in each: courses by lesson and title, then their banks without lesson, then the others."""
    return tuple(sorted(heads, key=_order))


def _order(head: Head) -> tuple[bool, int, str, int, str, str, str]:
    part = 2 if head.course is None else 1 if head.lesson is None else 0
    title = head.title or head.id or head.path.stem
    return (
        not head.shipped,
        part,
        head.course or "",
        head.lesson or 0 if part == 0 else 0,
        title.casefold(),
        head.id or "",
        str(head.path),
    )


def resolve(name: str, heads: Sequence[Head]) -> Head | NoSuchBank:
    """The bank of this id: the first in the library's order where two have it."""
    for head in heads:
        if head.id == name:
            return head
    # Imported here, because a right id is the rule and needs no comparing.
    from quiz.text.nearest import did_you_mean

    return NoSuchBank(name, did_you_mean(name, [head.id for head in heads if head.id is not None]))
