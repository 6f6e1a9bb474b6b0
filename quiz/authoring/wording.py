"""What authors are told: in the files that are made for them, and on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quiz.bank.faults import Fault
from quiz.bank.rules.messages import shown
from quiz.text.phrases import listed

BANK_NOTE = (
    "A bank: claims, and how the article treats each. Above each key stands what it is for; a key right behind a # "
    "waits, so take the # away to use it. `factquiz check` tells what is wrong, and where."
)
EXAMPLE_NOTE = "The article and its three claims are an example: put your own in their place."
NO_CLAIM_NOTE = "There is no claim yet: the first one waits below, its header too."
ARTICLE_NOTE = (
    "What the article is, and who speaks in it; its text is in article.txt. All banks on the article share this file."
)


def title_question(default: str) -> str:
    """Asked of somebody at a terminal; an empty line takes the default."""
    return f"Title [{default}]: "


def licence_question(default: str) -> str:
    """The same for the licence."""
    return f"Licence of the bank [{default}]: "


def made(folder: Path, *, claims: bool) -> str:
    """What was made, and what comes next."""
    following = "put your own article and claims into it" if claims else "write the first claim into bank.toml"
    return f"{folder} is a bank. Next: {following}, then `factquiz check {quoted(folder)}`."


def quoted(path: Path) -> str:
    """A path as a shell takes it."""
    import shlex

    return shlex.quote(str(path))


def taken(paths: Sequence[Path]) -> str:
    """Files that are in the way."""
    stand, them = ("stands", "it") if len(paths) == 1 else ("stand", "them")
    return f"{listed([str(path) for path in paths])} {stand} there already. --force replaces {them}. Nothing was made."


def no_ordinary_file(path: Path) -> str:
    """Something is in the way that is no file."""
    return f"{path} is no ordinary file, and is not replaced. Nothing was made."


def no_folder(path: Path) -> str:
    """NAME, or what it lies in, is a file."""
    return f"{path} is no folder, so no bank can be made there."


def bad_name(name: str, near: str | None) -> str:
    """The last part of NAME is no id."""
    hint = f" Perhaps {near}." if near else ""
    return (
        "The last part of NAME is the bank's id: at most 64 small letters a to z, digits and hyphens, and a letter or "
        f"digit first. “{name}” is none.{hint}"
    )


def taken_id(name: str, path: Path) -> str:
    """A bank of the library has the id."""
    return f"The bank id {name} is taken: {path} has it. Take another name: progress hangs on it."


def namesake(path: Path) -> str:
    """A bank of the library has the new one's id, and the new one lies elsewhere."""
    return f"{path} has the same id: before both are in one library, give one of them another."


def unfit(option: str) -> str:
    """What was given as a title or a licence cannot be shown in one line."""
    return f"{option} must be one line with something to read in it, without control characters."


def cannot_write(path: Path, reason: str) -> str:
    """The system refused."""
    return f"{path} cannot be made: {reason}. Nothing was made."


def not_an_article(path: Path) -> str:
    """A file of another kind."""
    return f"{path}: an article is a file that ends in .txt, .md or .html."


def no_such_file(path: Path) -> str:
    """There is no article."""
    return f"There is no file {path}."


def cannot_read(path: Path, reason: str) -> str:
    """There is something that cannot be read."""
    return f"{path} cannot be read: {reason}."


def no_text(path: Path) -> str:
    """Nothing was found that could be an article."""
    return f"{path}: no article was found in it."


NEEDS_HTML = (
    "To read a web page factquiz needs its extra html: pip install 'factquiz[html]', in a checkout "
    "pip install '.[html]'. Or save the article's text as a .txt file."
)


def mended(fault: Fault) -> str:
    """One mend, in the form of a fault's first line."""
    where = f"{fault.path}:{fault.place.line}:{fault.place.column}" if fault.place else str(fault.path)
    now = shown(fault.mend.text) if fault.mend else ""
    return f"{where}: mended[{fault.code}] It is {now} now."


WATCHING = "Checked anew whenever a file changes; Ctrl-C ends."

EMPTY = "The article has no text, so there is nothing to propose."
NOT_ENGLISH = "The article does not read like English news: the rules know no other language, and nothing is proposed."
NOTHING_FOUND = "Nothing was found that the rules could propose a claim from."
UNPROVED = "{count} of the sentences could not be quoted as they stand, and were passed over."

DRAFT_HEAD = """\
# Proposals made by rules. Read each one against its sentence: they are drafts, and no round asks a draft.
# Sources belong above the claims. A status of the claims here must be one of the bank's: {statuses}."""
DRAFT_CLAIM = "# {confidence} sure, by the rule {rule}"

NO_STATUS = "{count} of the proposals are left out, because the bank does not have their status: {statuses}."
NOTHING_NEW = "{path} has all of it already: nothing was added."


def other_article(article: Path, bank: Path) -> str:
    """The bank is on another text."""
    return f"{bank} is on another article than {article}: the texts differ. Nothing was added."


def added(path: Path, claims: int) -> str:
    """What was added, and what comes next."""
    what = "1 draft was" if claims == 1 else f"{claims} drafts were"
    return f"{what} added to {path}. Read each against its sentence, then take `draft = true` out."


def not_added(path: Path, reason: str) -> str:
    """A file could not be written, or cannot be edited."""
    return f"{path} cannot be changed: {reason}."


NEEDS_LSP = "For editors factquiz needs its extra lsp: pip install 'factquiz[lsp]', in a checkout pip install '.[lsp]'."
