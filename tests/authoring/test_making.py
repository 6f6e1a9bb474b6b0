"""Whatever article a bank is made on, it passes check or is told; the author's own file is what faults are told of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.authoring.making import Faulty, InTheWay, in_the_way, make
from quiz.authoring.scaffold import NAMES, Plan, files_of
from quiz.bank.check import check
from quiz.bank.faults import Severity
from quiz.text.clean import forbidden

SHAPES = {
    "one word": "Word",
    "no full stop": "No full stop",
    "one line end": "One.\nTwo",
    "windows": "One.\r\n\r\nTwo.\r\n",
    "many": "A sentence of some words, said Ann. " * 4000,
    "paragraphs": "One.\n\n\n\n" * 500,
    "list": "- one\n- two\n\t- three\n",
    "nested quotes": "“He said ‘she said “no”’,” he said.",
    "soft hyphens": "Immo\xad\nbilien sind tau\u00adsend.",
    "arabic": "قال الرئيس إن الجسر مغلق.",
    "chinese": "桥已关闭。他说没有。",
    "thai": "สะพานปิดแล้ว",
    "emoji": "👩\u200d🔧 said 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f no.",
    "toml": '[[claims]]\nformat = 1\nid = "x"\n"""\n',
    "schema": "#:schema x\n",
}


@pytest.mark.parametrize("name", SHAPES)
def test_on_an_article_of_any_shape_it_passes_check(name: str, tmp_path: Path) -> None:
    assert make(tmp_path / "mine", files_of(Plan("mine", "Mine", article=SHAPES[name]))) is None
    run = check([tmp_path])
    assert [fault.code for fault in run.faults] == ["no-playable-claim"]
    assert (tmp_path / "mine" / "article.txt").read_bytes() == SHAPES[name].encode()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_makes_a_bank_without_an_error_or_is_told_and_nothing_made(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    article = folder / "mine.txt"
    done = make(folder / "mine", files_of(Plan("mine", "Mine", article=text)), article)
    if done is None:
        assert not [fault for fault in check([folder]).faults if fault.severity is Severity.ERROR]
        return
    assert list(folder.iterdir()) == []
    assert isinstance(done, Faulty)
    assert {fault.path for fault in done.faults} == {article}
    assert not text.strip() or forbidden(text) or {fault.code for fault in done.faults} == {"empty-article"}


def test_what_is_in_the_way_is_found_without_following_links(tmp_path: Path) -> None:
    assert in_the_way(tmp_path / "gone", NAMES) == InTheWay((), ())
    (tmp_path / "article.txt").write_text("x", encoding="utf-8")
    (tmp_path / "bank.toml").symlink_to("gone")
    (tmp_path / "article.toml").symlink_to("article.txt")
    assert in_the_way(tmp_path, NAMES) == InTheWay(
        (tmp_path / "article.txt", tmp_path / "article.toml"), (tmp_path / "bank.toml",)
    )
    assert in_the_way(tmp_path, NAMES, tmp_path / "article.txt").files == (tmp_path / "article.toml",)
