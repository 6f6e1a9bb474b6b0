"""The one module that writes: encodings, closed and full outputs, saving."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.cli import output
from quiz.cli.exits import Exit
from tests.cli.run import ROOT


def written(encoding: str, monkeypatch: pytest.MonkeyPatch, write: str, value: object) -> bytes:
    """What a function of the module writes to a stdout of this encoding."""
    raw = io.BytesIO()
    with monkeypatch.context() as patch, io.TextIOWrapper(raw, encoding=encoding) as stream:
        patch.setattr(sys, "stdout", stream)
        getattr(output, write)(value)
        return raw.getvalue()


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "“é” – 日 😀"), ("cp1252", "“é” – ? ?"), ("ascii", '"e" - ? ?'), ("latin-1", '"é" - ? ?')],
)
def test_only_what_an_encoding_cannot_hold_gets_a_stand_in(
    monkeypatch: pytest.MonkeyPatch, encoding: str, shown: str
) -> None:
    assert written(encoding, monkeypatch, "out", "“é” – 日 😀") == f"{shown}\n".encode(encoding)


@given(st.text(st.characters(codec=None)), st.sampled_from(["utf-8", "ascii", "cp1252", "shift_jis"]))
def test_any_text_is_written_and_nothing_in_it_acts(text: str, encoding: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        data = written(encoding, patch, "out", text)
    assert not set("\x1b\x07\x9b\u202e\x00") & set(data.decode(encoding))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    ),
    st.sampled_from(["utf-8", "ascii", "cp1252"]),
)
def test_json_is_the_value_in_utf_8_whatever_the_encoding(value: object, encoding: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        data = written(encoding, patch, "json_out", value)
    assert json.loads(data.decode("utf-8")) == value
    assert not set("\x1b\x7f\x9b\u202e\u2066\u2028") & set(data.decode("utf-8"))


def test_json_has_no_nan_and_reads_names_of_files_that_the_locale_could_not(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="JSON"):
        written("utf-8", monkeypatch, "json_out", float("nan"))
    assert json.loads(written("ascii", monkeypatch, "json_out", "\udcc3\udca9 \udcff")) == "é \udcff"


def test_a_whole_file_is_utf_8_and_not_a_byte_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert written("ascii", monkeypatch, "data_out", "é\r\n\t“") == "é\r\n\t“".encode()


def test_streams_that_are_not_there_do_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    for missing in (None, io.StringIO()):
        if missing is not None:
            missing.close()
        monkeypatch.setattr(sys, "stdout", missing)
        monkeypatch.setattr(sys, "stderr", missing)
        output.prepare()
        output.out("x")
        output.json_out([])
        output.data_out("x")
        output.err("x")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told_once() -> None:
    code = "from quiz.cli.output import out, prepare; prepare(); out('x' * 9)"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert done.returncode == Exit.OWN_FAULT
    assert done.stderr.count(b"\n") == 1
    assert b"cannot be written" in done.stderr


@pytest.mark.parametrize("flags", [(), ("-u",)])
def test_a_reader_that_goes_ends_the_program_with_0_and_in_silence(flags: tuple[str, ...]) -> None:
    code = "from quiz.cli.output import out\nfor n in range(9): out('x' * 100_000)\nraise SystemExit(7)"
    with subprocess.Popen(
        [sys.executable, *flags, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        assert program.stdout.read(5) == b"xxxxx"
        program.stdout.close()
        talk = program.stderr.read()
    assert (program.returncode, talk) == (0, b"")


def test_a_file_is_saved_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    assert output.save(path, "é", force=False) is Exit.GOOD
    assert path.read_bytes() == "é".encode()
    assert output.save(path, "no", force=False) is Exit.WRONG_USE
    (tmp_path / "dangling").symlink_to("nowhere")
    assert output.save(tmp_path / "dangling", "no", force=False) is Exit.WRONG_USE
    assert output.save(path, "yes", force=True) is Exit.GOOD
    assert path.read_text(encoding="utf-8") == "yes"
    assert output.save(tmp_path / "no" / "a.txt", "x", force=True) is Exit.WRONG_USE
    assert output.save(tmp_path, "x", force=True) is Exit.WRONG_USE
    assert len(capsys.readouterr().err.splitlines()) == 4
