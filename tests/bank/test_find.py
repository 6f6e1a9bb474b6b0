"""Finding banks, their heads, the library's order, and ids."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz.bank.find import (
    NoSuchBank,
    find_banks,
    in_order,
    is_shipped,
    library,
    own_folder,
    resolve,
    shipped_folder,
)
from quiz.bank.head import Head, read_head
from tests.bank.make import ARTICLE_TOML, make_bank, top


def test_a_folder_is_read_with_all_below_it_but_dot_names(tmp_path: Path) -> None:
    first = make_bank(tmp_path / "a" / "b" / "c")
    make_bank(tmp_path / ".hidden")
    make_bank(tmp_path / "a", file=".draft.toml")
    (tmp_path / "a" / "bank.toml").unlink(missing_ok=True)
    (tmp_path / "notes.toml").write_text("[tool]\nname = 1\n", encoding="utf-8")
    assert find_banks(tmp_path).paths == (first,)


@pytest.mark.parametrize(
    ("text", "is_bank"),
    [
        ("format = 1\n", True),
        ("# a bank\r\nformat=1", True),
        ("\ufeffformat = 1\n", True),
        ('id = "x"\n[[claims]]\n', True),
        (" format = 1\n", False),
        ("# format = 1\n", False),
        ("[article]\n", False),
        ("[claims]\n", False),
        ("", False),
    ],
)
def test_a_toml_in_a_folder_is_a_bank_by_the_beginning_of_a_line(tmp_path: Path, text: str, is_bank: bool) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(text.encode())
    assert find_banks(tmp_path).paths == ((path,) if is_bank else ())
    assert find_banks(path).paths == (path,), "a named .toml is a bank whatever it holds"


def test_a_bank_is_found_behind_a_very_long_beginning_and_in_utf_16(tmp_path: Path) -> None:
    (tmp_path / "long.toml").write_text("#" * 100_000 + "\n[[claims]]\n", encoding="utf-8")
    (tmp_path / "wide.toml").write_bytes("format = 1\n".encode("utf-16"))
    assert [path.name for path in find_banks(tmp_path).paths] == ["long.toml", "wide.toml"]


def test_link_loops_end_and_dangling_links_are_noted(tmp_path: Path) -> None:
    bank = make_bank(tmp_path / "questions" / "one")
    folder = tmp_path / "questions"
    make_bank(tmp_path / "elsewhere")
    (folder / "loop").symlink_to(".")
    (folder / "up").symlink_to("..")
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")
    (folder / "gone.toml").symlink_to("nowhere.toml")
    (folder / "again").symlink_to("one")
    (folder / "aa.toml").symlink_to(bank)
    found = find_banks(folder)
    assert found.paths == (bank,), "each real file once, by its own path, and nothing above the folder"
    noted = {skipped.path.name: skipped.reason for skipped in found.skipped}
    assert set(noted) == {"loop", "up", "a", "b", "gone.toml"}
    assert "nowhere" in noted["gone.toml"]


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    make_bank(tmp_path / "elsewhere")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "linked").symlink_to(tmp_path / "elsewhere")
    assert find_banks(tmp_path / "mine").paths == (tmp_path / "mine" / "linked" / "bank.toml",)


def test_a_hard_link_is_the_same_file(tmp_path: Path) -> None:
    bank = make_bank(tmp_path)
    os.link(bank, tmp_path / "copy.toml")
    assert len(find_banks(tmp_path).paths) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_stops_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert find_banks(tmp_path).paths == ()
    assert find_banks(tmp_path).skipped[0].path == tmp_path / "pipe.toml"
    assert read_head(tmp_path / "pipe.toml", False).id is None


def test_a_path_that_is_not_there_or_no_bank_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
    assert find_banks(tmp_path / "gone").paths == ()
    assert find_banks(tmp_path / "notes.txt").paths == ()
    assert find_banks(tmp_path / "gone").skipped != find_banks(tmp_path / "notes.txt").skipped


def test_a_head_holds_what_the_library_shows(tmp_path: Path) -> None:
    path = make_bank(tmp_path, more='course = "news"\nlesson = 3\ntest = true\nlanguage = "de"')
    head = read_head(path, shipped=True)
    assert (head.id, head.title, head.summary) == ("alder-lock", "Three ways to say it", "Four claims about a bridge.")
    assert (head.course, head.lesson, head.test, head.language, head.licence) == ("news", 3, True, "de", "CC-BY-4.0")
    assert head.statuses == ("confirmed", "attributed", "denied")
    assert (head.article_title, head.article_path) == ("The footbridge at Alder Lock", tmp_path / "article.toml")
    assert head.shipped


def test_a_head_is_readable_above_a_broken_claim(tmp_path: Path) -> None:
    path = make_bank(tmp_path, claims="[[claims]]\nid = \n")
    assert read_head(path, False).id == "alder-lock"


def test_a_head_sees_an_article_table_before_and_after_the_claims(tmp_path: Path) -> None:
    table = '[article]\ntext = """\n[[claims]]\nis no header here"""\ntitle = "Inside"\ncontent = "war"\n'
    claims = '\n[[claims]]\nid = "a"\n'
    lines = top().replace('article = "article.toml"\n', "")
    before = make_bank(tmp_path / "before", text=lines + table + claims)
    after = make_bank(tmp_path / "after", text=lines + claims + '[article]\ntitle = "Inside"\ncontent = "war"\n')
    for path in (before, after):
        head = read_head(path, False)
        assert (head.id, head.article_title, head.content, head.article_path) == ("alder-lock", "Inside", "war", None)


def test_an_article_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text(ARTICLE_TOML, encoding="utf-8")
    text = top(article='"../secret.toml"')
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "link.toml").symlink_to(tmp_path / "secret.toml")
    for number, article in enumerate(('"../secret.toml"', '"link.toml"', f'"{tmp_path}/secret.toml"')):
        path = tmp_path / "bank" / f"{number}.toml"
        path.write_text(text.replace('"../secret.toml"', article), encoding="utf-8")
        assert read_head(path, False).article_title is None


def test_a_changed_article_is_read_again(tmp_path: Path) -> None:
    path = make_bank(tmp_path)
    assert read_head(path, False).article_title == "The footbridge at Alder Lock"
    make_bank(tmp_path, article_toml=ARTICLE_TOML.replace("Alder Lock", "Birch Weir on the river"))
    assert read_head(path, False).article_title == "The footbridge at Birch Weir on the river"


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00",
        b'id = "\x93"\n',
        b"x = " + b"[" * 1500,
        b"lesson = " + b"9" * 5000,
        b"id = 3\ntitle = []\nlesson = true\nstatuses = 7\narticle = 1\n",
        b'article = "\\u0000"\n',
        b'article = ""\n',
        b'article = "."\n',
    ],
)
def test_a_head_never_raises(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(data)
    head = read_head(path, False)
    assert (head.title, head.lesson, head.statuses) == (None, None, ())


def _head(name: str, *, shipped: bool = True, course: str | None = None, lesson: int | None = None) -> Head:
    path = Path(f"/{name}.toml")
    return Head(path, name, name, None, "en", None, None, course, lesson, False, (), None, None, shipped)


def test_the_librarys_order() -> None:
    right = [
        _head("zoo", course="news", lesson=1),
        _head("bee", course="news", lesson=2),
        _head("cow", course="news", lesson=2),
        _head("ant", course="news", lesson=10),
        _head("ape", course="news"),
        _head("Ass"),
        _head("boa"),
        _head("aaa", shipped=False, course="news", lesson=1),
        _head("own", shipped=False),
    ]
    assert list(in_order(reversed(right))) == right


def test_an_id_is_resolved_to_the_first_that_has_it(tmp_path: Path) -> None:
    first = make_bank(tmp_path / "one", title="A")
    make_bank(tmp_path / "two", title="B")
    heads = library([tmp_path])
    found = resolve("alder-lock", heads)
    assert isinstance(found, Head)
    assert found.path == first
    assert resolve("alder-luck", heads) == NoSuchBank("alder-luck", "alder-lock")
    assert resolve("quite-other", heads) == NoSuchBank("quite-other", None)


def test_folders_that_overlap_give_each_bank_once(tmp_path: Path) -> None:
    make_bank(tmp_path / "one")
    assert len(library([tmp_path, tmp_path / "one", tmp_path / "gone"])) == 1


def test_the_shipped_banks_come_from_the_checkout() -> None:
    assert shipped_folder() == Path(__file__).parents[2] / "questions"
    heads = library([shipped_folder()])
    assert heads
    assert all(head.shipped and is_shipped(head.path) for head in heads)
    assert own_folder(Path("/home/x")) == Path("/home/x/banks")
