"""A file is saved whole and only over what was read, whoever else writes into it and whenever the program is killed."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from quiz.authoring.document import Document, open_document, save
from quiz.authoring.edit import set_key
from quiz.bank.files import BOM, Missing, NotUtf8
from quiz.disk import atomic
from quiz.disk.atomic import ChangedMeanwhileError
from tests.bank.sample import BANK


def opened(path: Path) -> Document:
    document = open_document(path)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("bom", [b"", BOM])
@pytest.mark.parametrize("final", [b"", b"\r\n"])
def test_byte_order_mark_line_ends_and_last_line_stay(tmp_path: Path, bom: bytes, final: bytes) -> None:
    path = tmp_path / "bank.toml"
    path.write_bytes(bom + b"# top\r\nid = 'a'\r\n# caf\xc3\xa9" + final)
    document = opened(path)
    save(document, set_key(document.text, ("id",), "b"))
    assert path.read_bytes() == bom + b"# top\r\nid = 'b'\r\n# caf\xc3\xa9" + final


def test_one_save_follows_another(tmp_path: Path) -> None:
    path = tmp_path / "bank.toml"
    path.write_text(BANK, encoding="utf-8")
    document = opened(path)
    for level in (2, 3):
        document = save(document, set_key(document.text, ("claims", 0, "level"), level))
    assert path.read_text(encoding="utf-8") == set_key(BANK, ("claims", 0, "level"), 3)
    assert save(document, BANK).raw == path.read_bytes() == BANK.encode()


def test_what_somebody_else_changed_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "bank.toml"
    path.write_text("a = 1\n")
    document = opened(path)
    path.write_text("a = 2 # theirs\n")
    with pytest.raises(ChangedMeanwhileError):
        save(document, "a = 3\n")
    assert path.read_text() == "a = 2 # theirs\n"
    path.unlink()
    with pytest.raises(ChangedMeanwhileError):
        save(document, "a = 3\n")
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_is_the_same_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "bank.toml"
    path.write_text("a = 1\n")
    before = path.stat()
    document = opened(path)
    assert save(document, document.text) == document
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert isinstance(open_document(tmp_path / "gone.toml"), Missing)
    (tmp_path / "odd.toml").write_bytes(BOM + b"a = '\xff'")
    assert open_document(tmp_path / "odd.toml") == NotUtf8(b"a = '\xff'", 5)


def killed_at(step: int, path: Path, text: str) -> bool:
    """Save in a process of its own that kills itself before line number `step` of the save; whether it got there."""
    child = os.fork()
    if child == 0:
        left = step

        def count(frame: FrameType, event: str, _: Any) -> Any:
            nonlocal left
            if frame.f_code.co_filename != atomic.__file__:
                return None
            left -= event == "line"
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return count

        document = opened(path)
        sys.settrace(count)
        save(document, text)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process that is a fork of this one")
def test_killed_at_any_moment_of_a_save_the_old_file_or_the_new_one_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "bank.toml"
    new = set_key(BANK, ("title",), "Four ways to say it")
    found, step = [], 0
    while True:
        path.write_text(BANK, encoding="utf-8")
        killed = killed_at(step, path, new)
        found.append(path.read_text(encoding="utf-8"))
        if not killed:
            break
        step += 1
    turn = found.index(new)
    assert step > 20
    assert 0 < turn < step
    assert found == [BANK] * turn + [new] * (step + 1 - turn)
