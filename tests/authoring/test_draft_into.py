"""`factquiz draft --into`: what is added to a bank, what stays as it is, and how it ends."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quiz.bank.faults import Severity
from quiz.bank.model import Bank
from quiz.bank.read import read_bank
from quiz.cli.exits import Exit
from tests.authoring.shapes import HEAD, SHAPES
from tests.cli.run import ROOT, command

TEXT = (
    "The mayor, Ida Marr, said that the bridge was open. Rain fell on Monday.\n\n"
    "The clerk denied that the road was shut. It is unclear whether the road is safe.\n"
)


def bank_on(folder: Path, text: str = TEXT, head: str = HEAD) -> Path:
    (folder / "article.txt").write_bytes(text.encode())
    path = folder / "bank.toml"
    path.write_bytes(head.encode())
    return path


def proved(path: Path) -> Bank:
    reading = read_bank(path, thorough=True)
    assert [fault.message for fault in reading.faults if fault.severity is Severity.ERROR] == []
    assert reading.bank is not None
    return reading.bank


def into(path: Path) -> Exit:
    return command("draft", path.parent / "article.txt", "--into", path)


@pytest.mark.parametrize("name", SHAPES)
def test_check_finds_no_error_in_what_was_added_and_a_second_run_adds_nothing(name: str, tmp_path: Path) -> None:
    path = bank_on(tmp_path, SHAPES[name])
    if read_bank(path).bank is None:
        before = path.read_bytes()
        assert into(path) is (Exit.FAULTS if SHAPES[name].strip() else Exit.GOOD)
        assert path.read_bytes() == before
        return
    assert into(path) is Exit.GOOD
    proved(path)
    once = path.read_bytes()
    assert into(path) is Exit.GOOD
    assert path.read_bytes() == once


def test_what_is_added_are_drafts(tmp_path: Path) -> None:
    path = bank_on(tmp_path)
    assert into(path) is Exit.GOOD
    claims = proved(path).claims
    assert len(claims) == 4
    assert all(claim.draft for claim in claims)


def test_every_byte_that_was_there_stays(tmp_path: Path) -> None:
    head = "\ufeff# mine\r\n" + HEAD.replace("\n", "\r\n") + '\r\n[[questions]] # asked last\r\nid = "q"\r\n'
    head += 'prompt = "Who?"\r\nquotes = ["Rain fell on Monday."]\r\noptions = [\r\n'
    head += '  { text = "a", correct = true }, # right\r\n  { text = "b" },\r\n]'
    path = bank_on(tmp_path, head=head)
    proved(path)
    assert into(path) is Exit.GOOD
    assert len(proved(path).claims) == 4
    before, after = head.split("[[questions]]")
    raw = path.read_bytes()
    assert raw.startswith(before.encode())
    assert raw.endswith(after.encode())
    assert raw.count(b"\n") == raw.count(b"\r\n")


def test_a_draft_that_its_author_has_changed_does_not_come_again(tmp_path: Path) -> None:
    path = bank_on(tmp_path)
    into(path)
    claim = proved(path).claims[1]
    text = path.read_text(encoding="utf-8")
    text = text.replace(f'"{claim.id}"', '"mine"').replace(f'text = "{claim.text}"', 'text = "It rained."')
    path.write_text(text, encoding="utf-8")
    into(path)
    assert path.read_text(encoding="utf-8") == text


def test_a_draft_that_was_taken_out_comes_again_alone(tmp_path: Path) -> None:
    path = bank_on(tmp_path)
    into(path)
    whole = proved(path).claims
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("[[claims]]")], encoding="utf-8")
    into(path)
    assert proved(path).claims == whole


def test_ids_never_collide_with_what_is_there(tmp_path: Path) -> None:
    path = bank_on(tmp_path)
    into(path)
    name = proved(path).claims[1].id
    question = f'\n[[questions]]\nid = "{name}"\nprompt = "Who?"\nquotes = ["Rain fell on Monday."]\n'
    question += 'options = [{ text = "a", correct = true }, { text = "b" }]\n'
    own = '\n[[sources]]\nid = "ida-marr"\nname = "Somebody else"\n'
    path = bank_on(tmp_path, head=HEAD + own + question)
    into(path)
    bank = proved(path)
    ids = [claim.id for claim in bank.claims] + [one.id for one in bank.questions]
    assert len(set(ids)) == len(ids) == 5
    assert name in ids
    assert {source.id: source.name for source in bank.sources}["ida-marr-2"] == "Ida Marr"


def test_a_source_of_the_bank_is_used_under_its_own_id(tmp_path: Path) -> None:
    path = bank_on(tmp_path, head=HEAD + '\n[[sources]]\nid = "mayor"\nname = "ida marr"\n')
    into(path)
    bank = proved(path)
    assert ("mayor",) in [claim.said_by for claim in bank.claims]
    assert "ida-marr" not in [source.id for source in bank.sources]


def test_sources_go_into_article_toml_where_the_bank_names_one(tmp_path: Path) -> None:
    top, _, table = HEAD.partition("[article]")
    shared = tmp_path / "article.toml"
    shared.write_text(f"# shared\n[article]{table}", encoding="utf-8")
    path = bank_on(tmp_path, head=f'{top}article = "article.toml"\n')
    beside = tmp_path / "beside.toml"
    own = '\n[[sources]]\nid = "ida-marr"\nname = "Another"\n'
    beside.write_text(f'{top}article = "article.toml"\n{own}'.replace('"drafted"', '"beside"'), encoding="utf-8")
    assert into(path) is Exit.GOOD
    assert b"[[sources]]" not in path.read_bytes()
    assert shared.read_text(encoding="utf-8").startswith("# shared\n[article]")
    assert "ida-marr-2" in [source.id for source in proved(path).sources]
    proved(beside)


def test_a_status_that_the_bank_lacks_is_left_out_with_a_note(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = bank_on(tmp_path, head=HEAD.replace(', "unresolved"', ""))
    assert into(path) is Exit.GOOD
    assert len(proved(path).claims) == 3
    assert "1 of the proposals" in (told := capsys.readouterr().err)
    assert "unresolved" in told


def test_another_text_or_no_bank_is_wrong_use_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = bank_on(tmp_path)
    other = tmp_path / "other.txt"
    other.write_text("The mayor said that it rained.\n", encoding="utf-8")
    before = path.read_bytes()
    assert command("draft", other, "--into", path) is Exit.WRONG_USE
    (tmp_path / "empty").mkdir()
    for name in ("none", "none.toml", "empty", "article.txt"):
        assert command("draft", tmp_path / "article.txt", "--into", tmp_path / name) is Exit.WRONG_USE
    assert path.read_bytes() == before
    assert capsys.readouterr().out == ""


def test_a_bank_with_an_error_is_told_and_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = bank_on(tmp_path, head=HEAD.replace('title = "Drafted"\n', ""))
    before = path.read_bytes()
    assert into(path) is Exit.FAULTS
    assert "missing-key" in capsys.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", [path.name for path in sorted((ROOT / "questions").iterdir()) if path.is_dir()])
def test_the_shipped_banks_take_it(name: str, tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "questions" / name, tmp_path / name)
    for path in sorted(folder.glob("*.toml")):
        if path.name != "article.toml":
            assert into(path) is Exit.GOOD
            proved(path)
            once = path.read_bytes()
            assert into(path) is Exit.GOOD
            assert path.read_bytes() == once
