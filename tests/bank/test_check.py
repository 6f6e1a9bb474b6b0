"""One run over several banks, and the rules that only such a run can judge."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.bank.check import CheckRun, check, is_article
from quiz.bank.faults import Severity
from tests.bank.make import ARTICLE_TOML, CLAIMS, make_bank, top

BAD = Path(__file__).parents[1] / "banks"
UNUSED = ARTICLE_TOML + '\n[[sources]]\nid = "heron"\nname = "a heron"\n'


def codes(run: CheckRun, path: Path | None = None) -> list[str]:
    """The codes of a run's errors and warnings, of one file or of all."""
    told = [fault for fault in run.faults if fault.severity is not Severity.INFO]
    return [fault.code for fault in told if path in (None, fault.path)]


def test_a_sound_bank_has_no_fault_and_is_counted(tmp_path: Path) -> None:
    make_bank(tmp_path)
    run = check([tmp_path])
    assert (run.faults, run.banks, run.claims) == ((), 1, 4)


def test_every_fault_of_every_bank_is_told_in_one_run_file_by_file(tmp_path: Path) -> None:
    one = make_bank(tmp_path / "one", more="titel = 1", claims=CLAIMS.replace('"attributed"', '"attributd"', 1))
    two = make_bank(tmp_path / "two", name="two", claims=CLAIMS.replace("two beams", "ten beams"))
    run = check([tmp_path])
    assert codes(run, one) == ["unknown-key", "unknown-status"]
    assert codes(run, two) == ["quote-not-found"]
    files = [fault.path for fault in run.faults]
    assert files == sorted(files, key=lambda path: path != one)
    for path in (one, two):
        lines = [fault.place.line for fault in run.faults if fault.path == path and fault.place]
        assert lines == sorted(lines)
        assert path in run.texts


def test_faults_of_a_shared_article_are_told_once_in_its_own_file(tmp_path: Path) -> None:
    make_bank(tmp_path)
    make_bank(tmp_path, file="other.toml", name="other")
    (tmp_path / "article.toml").write_text(ARTICLE_TOML.replace("licence", "licens"), encoding="utf-8")
    run = check([tmp_path])
    told = [fault for fault in run.faults if fault.path == tmp_path / "article.toml"]
    assert len(told) == 1
    assert run.faults == tuple(told)


def test_a_doubled_bank_id_is_the_seconds_fault() -> None:
    folder = BAD / "doubled-bank-id"
    run = check([folder])
    assert codes(run) == ["doubled-bank-id"]
    fault = run.faults[0]
    assert fault.path == folder / "second.toml", "by title, A bridge comes before Another bridge"
    assert str(folder / "first.toml") in fault.message
    assert fault.place is not None
    assert (fault.place.line, fault.place.column) == (2, 6)
    assert fault.severity is Severity.ERROR


def test_named_files_are_compared_and_folders_each_for_themselves(tmp_path: Path) -> None:
    one, two = make_bank(tmp_path / "one"), make_bank(tmp_path / "two")
    assert codes(check([one, two])) == ["doubled-bank-id"]
    assert codes(check([tmp_path])) == ["doubled-bank-id"]
    assert codes(check([tmp_path / "one", tmp_path / "two"])) == []
    assert codes(check([one, one])) == []


def test_a_bank_of_the_library_is_compared_with_all_of_it(tmp_path: Path) -> None:
    make_bank(tmp_path / "shipped", title="A")
    own = make_bank(tmp_path / "own", title="B")
    copy = make_bank(tmp_path / "copy", title="C")
    folders = (tmp_path / "shipped", tmp_path / "own")
    assert codes(check([own], folders)) == ["doubled-bank-id"]
    assert codes(check([tmp_path / "shipped"], folders)) == []
    assert codes(check([copy], folders)) == [], "a bank elsewhere is no matter of the library"


def test_a_doubled_id_is_placed_in_a_bank_that_is_broken_below(tmp_path: Path) -> None:
    make_bank(tmp_path, title="A")
    make_bank(tmp_path, file="broken.toml", title="B", claims="[[claims]]\nid = \n" + CLAIMS)
    run = check([tmp_path])
    fault = next(fault for fault in run.faults if fault.code == "doubled-bank-id")
    assert fault.path == tmp_path / "broken.toml"
    assert fault.place is not None
    assert fault.place.line == 2


def test_a_source_that_no_bank_names_is_told_in_the_articles_file() -> None:
    folder = BAD / "unused-source"
    run = check([folder])
    assert codes(run) == ["unused-source"]
    fault = run.faults[0]
    assert (fault.path, fault.severity) == (folder / "article.toml", Severity.WARNING)
    assert fault.place is not None
    assert (fault.place.line, fault.place.column) == (10, 6)


def test_a_source_is_used_where_a_bank_beside_names_it(tmp_path: Path) -> None:
    bank = make_bank(tmp_path, article_toml=UNUSED)
    assert codes(check([bank])) == ["unused-source"]
    (tmp_path / "other.toml").write_text(
        top(name="other") + CLAIMS.replace('said_by = ["rosa"]', 'said_by = ["heron"]'), encoding="utf-8"
    )
    assert codes(check([bank])) == []


@pytest.mark.parametrize(
    "change",
    [
        {"more": 'ask = ["status", "source"]'},
        {"more": 'ignore = ["unused-source"]'},
        {"claims": CLAIMS.replace('why = "Rosa Finch says it."', 'why = "Rosa."\nask = ["status", "denial"]')},
        {"claims": CLAIMS.replace('["rosa"]', '["roza"]')},
        {"claims": CLAIMS.replace('said_by = ["rosa"]\n', "")},
        {"claims": CLAIMS.replace('["rosa"]', '"rosa"')},
        {"claims": CLAIMS + '\n[[claims]]\nid = "half"\ntext = "Half'},
    ],
)
def test_an_unused_source_is_no_fault_where_it_may_be_needed(tmp_path: Path, change: dict[str, str]) -> None:
    make_bank(tmp_path, article_toml=UNUSED, **change)
    assert "unused-source" not in codes(check([tmp_path]))


def test_a_group_of_a_named_source_is_used(tmp_path: Path) -> None:
    grouped = UNUSED.replace('name = "Rosa Finch"', 'name = "Rosa Finch"\npart_of = ["heron"]')
    make_bank(tmp_path, article_toml=grouped)
    assert codes(check([tmp_path])) == []


def test_a_banks_own_unused_source_is_told_in_the_bank(tmp_path: Path) -> None:
    bank = make_bank(tmp_path, claims='[[sources]]\nid = "heron"\nname = "a heron"\n' + CLAIMS)
    run = check([tmp_path])
    assert codes(run, bank) == ["unused-source"]


def test_a_named_article_is_checked_with_the_banks_beside_it_that_use_it(tmp_path: Path) -> None:
    make_bank(tmp_path, more="titel = 1")
    other = make_bank(tmp_path / "other")
    (tmp_path / "stranger.toml").write_text(
        other.read_text(encoding="utf-8").replace("article.toml", "other/article.toml"), encoding="utf-8"
    )
    run = check([tmp_path / "article.toml"])
    assert [reading.path.name for reading in run.readings] == ["bank.toml"]
    assert codes(run) == ["unknown-key"]


def test_an_article_without_a_bank_is_checked_alone(tmp_path: Path) -> None:
    make_bank(tmp_path, article_toml=ARTICLE_TOML.replace("title", "titel")).unlink()
    run = check([tmp_path / "article.toml"])
    assert run.banks == 0
    assert not run.nothing
    assert codes(run)


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("[article]\n", True),
        ('[article]\ntitle = "x\n', True),
        ("# the file\n[article]\nformat = 1\n", False),
        ("[article]\n[[claims]]\n", False),
        ("format = 1\n[article]\n", False),
        ("[[sources]]\n", False),
    ],
)
def test_what_is_read_as_an_article(tmp_path: Path, text: str, article: bool) -> None:
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    assert is_article(path) is article


def test_paths_without_a_bank_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    run = check([tmp_path / "gone", tmp_path / "empty", tmp_path / "notes.txt"])
    assert [skipped.path.name for skipped in run.nothing] == ["gone", "empty", "notes.txt"]
    assert len({skipped.reason for skipped in run.nothing}) == 3


def in_one(folder: Path, text: str) -> list[tuple[str, str]]:
    """Code and help of the errors and warnings of a bank that holds its article itself."""
    path = folder / "bank.toml"
    path.write_text(text, encoding="utf-8")
    return [(f.code, f.help or "") for f in check([path]).faults if f.severity is not Severity.INFO]


ONE_EACH = """
[article]
title = "The lock"
text = "The lock is shut, said Rosa Finch. A heron has moved in."

[[sources]]
id = "rosa"
name = "Rosa Finch"

[[claims]]
id = "shut"
text = "Nobody gets through."
status = "attributed"
said_by = ["rosa"]
quotes = ["The lock is shut, said Rosa Finch."]
why = "Rosa Finch says it."

[[questions]]
id = "tenant"
prompt = "Who moved in?"
options = [{ text = "a heron", correct = true }, { text = "a goose" }]
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("[article]", "[[article]]"),
        ("[[sources]]", "[sources]"),
        ("[[claims]]", "[claims]"),
        ("[[questions]]", "[questions]"),
    ],
)
@pytest.mark.parametrize("more", ["", "[[claims]]\nid = broken\n"])
def test_a_header_in_wrong_brackets_is_told_with_the_right_ones_and_spoils_nothing_else(
    right: str, wrong: str, more: str, tmp_path: Path
) -> None:
    sound = top(more='class = ["shut"]').replace('article = "article.toml"\n', "") + ONE_EACH
    assert in_one(tmp_path, sound) == []
    told = in_one(tmp_path, sound.replace(right, wrong) + more)
    assert len(told) == 1 + bool(more), told
    assert any(f" {right}." in advice for _, advice in told), told


@pytest.mark.parametrize(
    ("old", "new"),
    [('title = "The lock"', 'title = ["The lock"]'), ('article = "article.toml"', 'article = ["article.toml"]')],
)
def test_a_list_of_one_where_there_is_one_is_told_to_lose_its_brackets(old: str, new: str, tmp_path: Path) -> None:
    text = top().replace('article = "article.toml"\n', "" if old in ONE_EACH else f"{new}\n")
    (told,) = [fault for fault in in_one(tmp_path, text + ONE_EACH.replace(old, new)) if fault[0] == "wrong-kind"]
    assert told[1] == "Write it without square brackets."


def test_a_bank_in_the_place_of_an_article_is_told_once_and_nothing_of_what_it_holds(tmp_path: Path) -> None:
    sound = top().replace('article = "article.toml"\n', "") + ONE_EACH
    other = tmp_path / "other.toml"
    other.write_text(sound.replace("alder-lock", "other"), encoding="utf-8")
    path = make_bank(tmp_path, text=top(article='"other.toml"') + CLAIMS)
    run = check([tmp_path])
    assert codes(run) == ["article-is-bank"]
    assert "other.toml" in run.faults[0].message
    path.write_text(top(article='"bank.toml"') + CLAIMS, encoding="utf-8")
    (fault,) = check([path]).faults
    assert (fault.code, fault.message) == ("article-is-bank", '"article" names this bank itself.')


@pytest.mark.parametrize("name", ["a\\u0000b.toml", "x/" * 3000 + "a.toml", "x" * 300 + ".toml"])
def test_a_name_that_no_file_can_have_is_a_missing_file_and_silences_no_other_bank(tmp_path: Path, name: str) -> None:
    path = make_bank(tmp_path / "odd", name="odd", text=top(name="odd", article=f'"{name}"') + CLAIMS)
    sound = make_bank(tmp_path / "sound")
    run = check([tmp_path])
    assert "missing-file" in codes(run, path)
    assert not codes(run, sound)
