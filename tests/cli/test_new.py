"""`factquiz new`: a sound bank in one go, nothing lost and nothing half-made, and what cannot be is told."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
import tomli

from quiz.authoring.scaffold import NAMES
from quiz.cli.exits import Exit
from quiz.disk import together
from tests.authoring.test_incoming import MARKDOWN, PAGE
from tests.cli.run import command, program
from tests.terminal import Terminal, environment, factquiz


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FACTQUIZ_HOME", str(tmp_path / "home"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


def tree() -> dict[str, bytes]:
    """All that stands in the folder where commands are run."""
    return {str(path): path.read_bytes() if path.is_file() else b"/" for path in Path().rglob("*")}


def bank_of(folder: str) -> dict[str, object]:
    return tomli.loads((Path(folder) / "bank.toml").read_text(encoding="utf-8"))


def refused(capsys: pytest.CaptureFixture[str], *argv: str | Path, code: int = 2) -> str:
    """What is told where the command ends with `code`, nothing on stdout and nothing changed."""
    before = tree()
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        command("new", *argv)
    assert ended.value.code == code
    told, talk = capsys.readouterr()
    assert told == ""
    assert tree() == before
    return talk


# What is made


def test_it_makes_a_bank_that_passes_the_strict_check_and_plays(capsys: pytest.CaptureFixture[str]) -> None:
    assert command("new", "alder-lock") is Exit.GOOD
    told, talk = capsys.readouterr()
    assert told.splitlines() == [str(Path("alder-lock") / name) for name in NAMES]
    assert sorted(p.relative_to("alder-lock").as_posix() for p in Path("alder-lock").rglob("*") if p.is_file()) == (
        sorted(NAMES)
    )
    assert "factquiz check alder-lock" in talk
    assert command("check", "--strict", "alder-lock") is Exit.GOOD
    assert command("play", "--plain", "alder-lock") is Exit.GOOD


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_on_an_article_of_one_s_own_it_passes_check(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {"a.txt": "One said so.\n\nTwo “denied” it.\n", "a.md": MARKDOWN, "a.html": PAGE}
    Path(name).write_text(texts[name], encoding="utf-8")
    assert command("new", "mine", "--article", name) is Exit.GOOD
    assert capsys.readouterr().out.splitlines()[-1] == str(Path("mine") / "bank.toml")
    assert command("check", "mine") is Exit.GOOD
    text = (Path("mine") / "article.txt").read_text(encoding="utf-8")
    assert text == texts[name] if name == "a.txt" else "closed" in text
    assert "claims" not in bank_of("mine")


def test_title_and_licence_are_made_of_the_name_unless_they_are_given() -> None:
    command("new", "alder-lock")
    assert (bank_of("alder-lock")["title"], bank_of("alder-lock")["licence"]) == ("Alder lock", "CC-BY-4.0")
    Path("a.md").write_text(MARKDOWN, encoding="utf-8")
    command("new", "from-page", "--article", "a.md")
    assert bank_of("from-page")["title"] == "From page", "a script knows what it gets"
    command("new", "given", "--title", ' The "bridge" \\ [b] ', "--licence", "CC0-1.0")
    assert (bank_of("given")["title"], bank_of("given")["licence"]) == ('The "bridge" \\ [b]', "CC0-1.0")


@pytest.mark.parametrize("name", ["a/b/alder-lock", "alder-lock/", "./alder-lock", "a/../alder-lock", "with space/x"])
def test_the_id_is_the_last_part_of_a_path(name: str) -> None:
    assert command("new", name) is Exit.GOOD
    assert bank_of(os.path.normpath(name))["id"] == Path(name).name
    assert command("check", os.path.normpath(name)) is Exit.GOOD


def test_an_absolute_path_and_the_folder_one_is_in_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert command("new", tmp_path / "deep" / "far") is Exit.GOOD
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert command("new", ".") is Exit.GOOD
    assert bank_of(".")["id"] == "here"


def test_a_folder_that_is_there_keeps_what_is_in_it() -> None:
    Path("mine").mkdir()
    Path("mine/notes.txt").write_text("n", encoding="utf-8")
    Path("mine/other.toml").write_text("x = 1", encoding="utf-8")
    assert command("new", "mine") is Exit.GOOD
    assert (Path("mine/notes.txt").read_text(), Path("mine/other.toml").read_text()) == ("n", "x = 1")
    assert command("check", "--strict", "mine") is Exit.GOOD


def test_an_article_that_lies_in_the_folder_already_stays_there() -> None:
    Path("mine").mkdir()
    article = Path("mine/article.txt")
    article.write_bytes(b"\xef\xbb\xbfOne.\r\n")
    assert command("new", "mine", "--article", article) is Exit.GOOD
    assert article.read_bytes() == b"\xef\xbb\xbfOne.\r\n"
    assert command("check", "mine") is Exit.GOOD


# What is never overwritten


def test_a_second_time_it_refuses_and_names_the_files(capsys: pytest.CaptureFixture[str]) -> None:
    command("new", "alder-lock")
    talk = refused(capsys, "alder-lock")
    assert all(str(Path("alder-lock") / name) in talk for name in NAMES)
    assert "--force" in talk


@pytest.mark.parametrize("name", NAMES)
def test_one_file_of_its_own_is_enough_to_refuse(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path("mine") / name
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    talk = refused(capsys, "mine")
    assert str(path) in talk
    assert [other for other in NAMES if str(Path("mine") / other) in talk] == [name]


def test_force_replaces_those_files_and_no_other() -> None:
    command("new", "mine")
    whole = tree()
    for path in [*map(Path("mine").joinpath, NAMES), Path("mine/more.toml"), Path("mine/.schema/own.json")]:
        path.write_text("x", encoding="utf-8")
    assert command("new", "mine", "--force") is Exit.GOOD
    assert tree() == whole | {"mine/more.toml": b"x", "mine/.schema/own.json": b"x"}


def test_what_is_no_file_is_not_even_replaced_by_force(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine/bank.toml").mkdir(parents=True)
    assert str(Path("mine/bank.toml")) in refused(capsys, "mine", "--force")
    Path("yours").mkdir()
    Path("yours/.schema").write_text("x", encoding="utf-8")
    assert str(Path("yours/.schema")) in refused(capsys, "yours", "--force")
    Path("theirs").mkdir()
    Path("theirs/article.toml").symlink_to("gone")
    assert str(Path("theirs/article.toml")) in refused(capsys, "theirs", "--force")


def test_a_full_disk_is_told_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(path: Path, text: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(together, "write_atomic", full)
    talk = refused(capsys, "a/b")
    assert "No space left on device" in talk
    assert "Nothing was made" in talk


def test_a_folder_that_may_not_be_written_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    # By the system's own answer, because root, as whom tests run too, may write anywhere.
    monkeypatch.setattr(Path, "mkdir", refuse)
    talk = refused(capsys, "locked/mine")
    assert "locked" in talk
    assert "Permission denied" in talk
    assert not Path("locked").exists()


# What cannot be


@pytest.mark.parametrize(
    ("name", "near"),
    [("My Bank", "my-bank"), ("ünï", "uni"), ("foo.bar", "foo-bar"), ("-x", "x"), ("x" * 65, "x" * 64), ("橋", None)],
)
def test_a_name_that_is_no_id_is_told_with_one_that_is(
    name: str, near: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    talk = refused(capsys, "--", name)
    assert f"“{name}” is none." in talk
    assert (f"Perhaps {near}." in talk) is (near is not None)


@pytest.mark.parametrize("name", ["/", "", "a\0b"])
def test_a_name_that_no_folder_can_have_is_told(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, name).count("\n") == 1


def test_a_file_where_the_folder_should_be_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("taken").write_text("x", encoding="utf-8")
    assert refused(capsys, "taken", "--force").startswith("taken is no folder")
    assert refused(capsys, "taken/inner").startswith("taken is no folder")
    Path("link").symlink_to("gone")
    assert refused(capsys, "link").startswith("link is no folder")


def test_an_id_of_the_library_is_refused_inside_it_and_told_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "first-steps.toml has it" in refused(capsys, tmp_path / "home" / "banks" / "first-steps")
    assert not (tmp_path / "home").exists()
    assert command("new", "first-steps") is Exit.GOOD
    assert "first-steps.toml has the same id" in capsys.readouterr().err
    own = tmp_path / "home" / "banks" / "own"
    assert command("new", own) is Exit.GOOD
    assert command("new", own, "--force") is Exit.GOOD, "its own id is not taken"


@pytest.mark.parametrize("option", ["--title", "--licence"])
@pytest.mark.parametrize("value", ["", "  ", "two\nlines", "\x1b[2J", "half \udc80"])
def test_a_title_or_licence_that_cannot_be_shown_is_refused(
    option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert option in refused(capsys, "mine", option, value)


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_another_encoding_is_a_fault_with_its_place(suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(f"a.{suffix}")
    path.write_bytes(b"One.\nHe said \x93no\x94.\n")
    talk = refused(capsys, "mine", "--article", path, code=1)
    assert talk.startswith(f"{path}:2:9: error[not-utf8]")
    assert "Windows-1252" in talk


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "a.txt:1:1: error[empty-article]"), ("One.\nTwo\x07.", "a.txt:2:4: error[control-in-article]")],
)
def test_a_text_that_no_bank_could_have_is_a_fault_at_its_place(
    text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.txt").write_text(text, encoding="utf-8")
    assert refused(capsys, "mine", "--article", "a.txt", code=1).startswith(told)


def test_no_article_and_one_of_another_kind_are_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert "gone.txt" in refused(capsys, "mine", "--article", "gone.txt")
    assert "folder" in refused(capsys, "mine", "--article", ".")
    Path("a.docx").write_bytes(b"PK")
    assert ".txt, .md or .html" in refused(capsys, "mine", "--article", "a.docx")
    Path("a.html").write_text("", encoding="utf-8")
    assert "a.html" in refused(capsys, "mine", "--article", "a.html", code=1)


def test_without_the_extra_a_page_is_refused_with_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.delitem(sys.modules, "quiz.authoring.webpage", raising=False)
    Path("a.html").write_text(PAGE, encoding="utf-8")
    assert "pip install 'factquiz[html]'" in refused(capsys, "mine", "--article", "a.html")


def test_the_library_s_own_talk_about_a_page_is_not_passed_on(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p></p>", encoding="utf-8")
    done = program("new", tmp_path / "mine", "--article", tmp_path / "a.html", home=tmp_path / "home")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == f"{tmp_path / 'a.html'}: no article was found in it.\n"


# At a terminal


def at_terminal(tmp_path: Path, name: str, *argv: str | Path) -> Terminal:
    """The command asks on a terminal; it starts in the checkout."""
    return Terminal(factquiz("new", Path.cwd() / name, *argv), environment(tmp_path / "home"))


def test_somebody_at_a_terminal_is_asked_and_enter_takes_what_is_offered(tmp_path: Path) -> None:
    Path("a.md").write_text(MARKDOWN, encoding="utf-8")
    with at_terminal(tmp_path, "mine", "--article", Path("a.md").resolve()) as terminal:
        terminal.wait_for("Title [Footbridge shut after beams crack]: ")
        assert not Path("mine").exists()
        terminal.send("\n")
        terminal.wait_for("Licence of the bank [CC-BY-4.0]: ")
        terminal.send("\x07\n")
        terminal.wait_for("--licence must be one line")
        terminal.send("CC0-1.0\n")
        assert terminal.wait_exit() == 0
    assert (bank_of("mine")["title"], bank_of("mine")["licence"]) == (
        "Footbridge shut after beams crack",
        "CC0-1.0",
    )


def test_what_is_given_is_not_asked_and_the_end_of_input_takes_the_default(tmp_path: Path) -> None:
    with at_terminal(tmp_path, "mine", "--title", "Given") as terminal:
        terminal.wait_for("Licence of the bank")
        assert "Title [" not in terminal.text()
        terminal.send("\x04")
        assert terminal.wait_exit() == 0
    assert (bank_of("mine")["title"], bank_of("mine")["licence"]) == ("Given", "CC-BY-4.0")


def test_an_interrupt_at_a_question_makes_nothing(tmp_path: Path) -> None:
    with at_terminal(tmp_path, "a/mine") as terminal:
        terminal.wait_for("Title [Mine]: ")
        terminal.send("\x03")
        assert terminal.wait_exit() == 130
    assert list(Path().iterdir()) == []
