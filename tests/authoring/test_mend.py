"""Mends are made where the fault stands and nowhere else, by themselves and all at once."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
import tomli

from quiz.authoring.document import Document, open_document
from quiz.authoring.mend import mend, mended_text
from quiz.bank.check import check
from quiz.bank.faults import Mend
from quiz.bank.files import Failure, read_text, reading_instead
from tests.bank.sample import ARTICLE_TOML, BANK, write_sample

SLIPS = 150


ITEMS = "[[clam]]\nid = 1\n[clam.feedback]\n\n[[clam]]\n"
DOTTED = "[[q]]\n[[q]]\nclam.a = 1 # on it\nclam.b = 2\n"


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        (ITEMS, ("clam",), ITEMS.replace("clam", "claims")),
        (DOTTED, ("q", 1, "clam"), DOTTED.replace("clam", "claims")),
        ("clam.a = 1\nx = 2\n'clam'.b.c = 3\n", ("clam",), "claims.a = 1\nx = 2\nclaims.b.c = 3\n"),
        ("q = [{ clam = 1 }, { clam = 2 }]\n", ("q", 1, "clam"), "q = [{ clam = 1 }, { claims = 2 }]\n"),
        ("[q.clam]\n[q.clam.x]\n[q.y]\n", ("q", "clam"), "[q.claims]\n[q.claims.x]\n[q.y]\n"),
        ("a = 1\n", ("clam",), "a = 1\n"),
    ],
)
def test_a_key_is_mended_wherever_it_is_written(text: str, path: tuple[str | int, ...], expected: str) -> None:
    for newline in ("\n", "\r\n"):
        changed = mended_text(text.replace("\n", newline), [Mend(path, "claims", key=True)])
        assert changed == expected.replace("\n", newline)


def test_a_quote_that_is_a_table_is_mended_in_its_text() -> None:
    for text in ('q = [{ text = "a", n = 1 }] # x\n', '[[q]]\n# y\ntext = "a"\nn = 1\n'):
        assert mended_text(text, [Mend(("q", 0), "b")]) == text.replace('"a"', '"b"')
    assert mended_text("q = [1]\n", [Mend(("q", 0), "b")]) == "q = [1]\n"


def test_what_stands_in_for_a_file_is_read_and_forgotten(tmp_path: Path) -> None:
    path = write_sample(tmp_path)
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    with reading_instead({path: BANK.replace('"denied"\n', '"deneid"\n', 1).encode()}):
        assert "unknown-status" in [fault.code for fault in check([link]).faults]
    assert read_text(link) == BANK


def test_links_and_folders_are_mended_by_the_name_that_was_given(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "real", BANK.replace("summary", "sumary"))
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "bank.toml").symlink_to(path)
    for named in (path, path.parent, path.parent.parent):
        assert [file.text for file in mend([named]).files] == [BANK]
    assert mend([path.parent / "article.toml"]).files == ()


def test_a_file_that_changes_after_it_was_checked_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_sample(tmp_path, BANK.replace("summary", "sumary"))
    theirs = BANK.replace("summary", "sumary").replace("# A sound bank.", "# Theirs.")

    def meddling(path: Path) -> Document | Failure:
        path.write_text(theirs, encoding="utf-8")
        return open_document(path)

    monkeypatch.setattr("quiz.authoring.mend.open_document", meddling)
    assert mend([path]).files == ()
    assert read_text(path) == theirs


def slipped(rng: random.Random, text: str) -> str:
    """A letter dropped, swapped, added or changed."""
    at = rng.randrange(len(text) - 1)
    letter = rng.choice("abcdez.,\"'-_[]#\n")
    middle = rng.choice(["", text[at + 1] + text[at], text[at] + letter, text[at].swapcase(), letter])
    return text[:at] + middle + text[at + (2 if len(middle) == 2 and middle[1] == text[at] else 1) :]


def stops(text: str) -> list[int]:
    """How many full stops end each quote."""
    quotes = [q for claim in tomli.loads(text)["claims"] for q in claim.get("quotes", ())]
    return [len(found[0]) for q in quotes if (found := re.search(r"\.*$", q if isinstance(q, str) else q["text"]))]


@pytest.mark.parametrize("seed", range(SLIPS))
def test_any_slip_is_mended_at_its_place_or_left(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    bank, article = BANK, ARTICLE_TOML
    for _ in range(rng.randrange(1, 4)):
        bank, article = (slipped(rng, bank), article) if rng.random() < 0.8 else (bank, slipped(rng, article))
    path = write_sample(tmp_path, bank, article_toml=article)
    done = mend([tmp_path])
    assert read_text(path) == bank
    assert not [fault for fault in done.run.faults if fault.mend is not None]
    for file in done.files:
        lines, new = file.document.text.split("\n"), file.text.split("\n")
        changed = {at for at, pair in enumerate(zip(lines, new, strict=True), 1) if pair[0] != pair[1]}
        told = {line for f in file.faults if f.place for line in range(f.place.line, f.place.end_line + 1)}
        assert changed <= told
        assert mended_text(file.text, []) == file.text


def test_no_final_full_stop_is_added_or_dropped_by_any_mend(tmp_path: Path) -> None:
    rng = random.Random(0)
    mends = 0
    for _ in range(150):
        quote = rng.choice(re.findall(r'quotes = \["(.*)"\]', BANK))
        bare = quote[:-1]
        slip = rng.choice([bare.upper(), bare.swapcase(), bare.replace(" ", ", ", 2), bare.replace(",", "")])
        text = BANK.replace(quote, slip + rng.choice(["", ".", "..", "!", ","]))
        done = mend([write_sample(tmp_path, text)])
        mends += len(done.files)
        assert all(stops(file.text) == stops(text) for file in done.files)
    assert mends > 50
