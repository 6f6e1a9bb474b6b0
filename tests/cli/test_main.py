"""The command line as a whole: finding commands, exit codes, endings."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from quiz import __version__
from quiz.cli import main, trouble
from quiz.cli.exits import Exit
from quiz.cli.main import COMMANDS
from quiz.tui.terminal import endings
from tests.cli.run import ROOT, program
from tests.terminal import Terminal, environment, factquiz

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("FACTQUIZ_HOME", str(folder))
    return folder


def refused(*argv: str) -> int:
    """The exit code of a call that argparse or the program refuses."""
    try:
        return main.run(argv)
    except SystemExit as ended:
        return int(ended.code or 0)


def test_version_is_one_line(home: Path) -> None:
    done = program("--version", home=home)
    assert done.stdout.decode() == f"factquiz {__version__}{os.linesep}"
    assert done.returncode == 0


def test_the_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused("--help") == 0
    told = capsys.readouterr().out
    assert all(f"\n    {name}" in told for name in COMMANDS)
    assert "--plain" in told
    assert "“is it true?”" in told


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(name, "--help") == 0
    assert capsys.readouterr().out.startswith(f"usage: factquiz {name} ")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["lst"], "Did you mean factquiz list?"),
        (["plya", "first-steps"], "Did you mean factquiz play?"),
        (["chek", "a.toml", "--json"], "Did you mean factquiz check?"),
        (["first-steps"], "factquiz play first-steps"),
        (["no/such/folder"], "no command, file or folder"),
        (["--bogus"], "--bogus"),
        (["play", "--ful"], "--ful"),
        (["play", "\x1b[2J"], "There is no bank"),
        (["list", "--json=\x1b[2J"], "--json"),
    ],
)
def test_wrong_use_is_told_on_stderr(argv: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(*argv) == Exit.WRONG_USE
    told = capsys.readouterr()
    assert words in told.err
    assert "\x1b" not in told.err
    assert told.out == ""


@pytest.mark.parametrize(
    ("argv", "what"),
    [
        ([""], "file or folder"),
        (["play", ""], "bank"),
        (["play", "--tag", ""], "tag"),
        (["list", ""], "file or folder"),
        (["show", ""], "bank"),
        (["show", "first-steps", ""], "claim"),
        (["show", "first-steps", "--annotated", "-o", ""], "file"),
        (["check", "questions", ""], "file or folder"),
        (["progress", "--export", ""], "file"),
        (["progress", "--export="], "file"),
        (["progress", "--forget", ""], "bank"),
        (["config", ""], "setting"),
        (["completion", ""], "shell"),
    ],
    ids=repr,
)
def test_an_empty_name_is_wrong_use(argv: list[str], what: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(*argv) == Exit.WRONG_USE
    assert capsys.readouterr() == ("", f"The name of the {what} is empty.\n")


def test_without_a_terminal_the_library_is_text(home: Path) -> None:
    done = program(home=home)
    assert done.returncode == 0
    assert done.stdout.decode().startswith("Library: ")
    assert b"first-steps" in done.stdout
    assert b">" not in done.stdout
    assert not home.exists()


def test_the_library_of_a_folder(home: Path) -> None:
    done = program("questions/first-steps", home=home)
    assert done.stdout.decode().startswith("Library: 1 quiz.")


def test_a_fault_of_our_own_is_one_sentence_and_a_log(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: object) -> Exit:
        raise ZeroDivisionError("of our own \udc80")

    monkeypatch.setattr(main, "_dispatch", broken)
    assert main.run([]) == Exit.OWN_FAULT
    told = capsys.readouterr()
    log = home / trouble.LOG
    assert told.err.count("\n") == 1
    assert str(log) in told.err
    assert "Traceback" in log.read_text("utf-8")
    monkeypatch.setenv("FACTQUIZ_DEBUG", "1")
    assert main.run([]) == Exit.OWN_FAULT
    assert "Traceback" in capsys.readouterr().err


def test_a_log_that_cannot_be_written_is_told_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FACTQUIZ_HOME", str(tmp_path / "file" / "home"))
    assert trouble.tell_own_fault(ValueError("x")) == Exit.OWN_FAULT
    assert "could not be written" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_in_place_of_the_log_is_not_waited_for(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.mkdir()
    os.mkfifo(home / trouble.LOG)
    assert trouble.tell_own_fault(ValueError("x")) == Exit.OWN_FAULT
    assert "could not be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    "argv", [["--help"], ["--version"], [], ["play", "--help"], ["play", "--plain", "first-steps"]]
)
def test_a_closed_pipe_is_no_fault(argv: list[str], home: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "quiz", *argv],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "argv", [["--version"], ["--help"], ["list"], ["play", "first-steps", "--plain"]], ids=" ".join
)
def test_a_full_stdout_is_told_and_ends_with_70(argv: list[str], home: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "quiz", *argv],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (70, b"The output cannot be written: No space left on device.\n")


@pytest.mark.parametrize("argv", [["progress", "--export"], ["show", "first-steps", "--annotated", "-o"]])
def test_a_named_pipe_whose_reader_goes_is_no_fault(argv: list[str], home: Path, tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    pipe = tmp_path / "pipe.txt"
    pipe.symlink_to("/dev/stdout")
    if not pipe.exists():
        pytest.skip("no /dev/stdout here")
    done = subprocess.run(
        [sys.executable, "-m", "quiz", *argv, str(pipe), "--force"],
        cwd=ROOT,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def waiting(home: Path, *, ignored: signal.Signals | None = None) -> subprocess.Popen[bytes]:
    """The program, waiting for its first answer."""
    process = subprocess.Popen(
        [sys.executable, "-m", "quiz", "play", "first-steps", "--plain"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=(lambda: signal.signal(ignored, signal.SIG_IGN)) if ignored else None,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"1\nzzz\n")
    process.stdin.flush()
    while not process.stdout.readline().startswith(b"Again:"):
        pass
    return process


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=lambda n: str(n)
)
def test_signals_end_with_exit_codes_of_our_own_and_what_was_answered_is_kept(
    number: signal.Signals, code: int, home: Path
) -> None:
    process = waiting(home)
    process.send_signal(number)
    told, trouble_told = process.communicate(timeout=20)
    assert (process.returncode, trouble_told) == (code, b"")
    assert (told.decode().strip() == "Saved. Go on with: factquiz play first-steps --plain") is (code == 130)
    again = program("play", "first-steps", "--plain", home=home)
    assert again.stdout.decode().startswith("Quiz: First steps. Taken up again at claim 2 of 8.")


def test_a_signal_that_is_ignored_stays_ignored(home: Path) -> None:
    process = waiting(home, ignored=signal.SIGHUP)
    process.send_signal(signal.SIGHUP)
    told, _ = process.communicate(b"2\n", timeout=20)
    assert process.returncode == 0
    assert b"Claim 3 of 8." in told


def test_screens_end_with_the_exit_codes_of_all_commands() -> None:
    """The screens, which import nothing of the command line, have names of their own for three of them."""
    assert (endings.HUNG_UP, endings.INTERRUPTED, endings.TERMINATED) == (
        Exit.HANGUP,
        Exit.INTERRUPTED,
        Exit.TERMINATED,
    )


def test_the_list_on_a_terminal(home: Path) -> None:
    with Terminal(factquiz("--plain"), environment(home)) as terminal:
        terminal.expect("A number or an id plays.")
        terminal.expect("> ")
        terminal.send("first-steps\n")
        terminal.expect("Claim 1 of 8.")
        terminal.expect("> ")
        terminal.send("quit\n")
        terminal.expect("Saved. Its number in the list takes it up again.")
        terminal.expect("> ")
        terminal.send("progress\n")
        terminal.expect("Progress: 1 round, 0 finished.")
        terminal.send("exam 1\n")
        terminal.expect("a round of this quiz waits, and an exam gives it up for good.")
        terminal.expect("> ")
        terminal.send("exam 1\n")
        terminal.expect("Exam: nothing is marked before you type submit.")
        terminal.send("quit\n")
        terminal.expect("Saved. Its number in the list takes it up again.")
        terminal.expect("> ")
        terminal.send("quit\n")
        assert terminal.wait_exit() == 0


def test_ctrl_d_leaves_and_ctrl_c_interrupts_with_one_closing_line(home: Path) -> None:
    for keys, code in (("\x04", 0), ("\x03", 130)):
        with Terminal(factquiz("play", "first-steps", "--plain"), environment(home)) as terminal:
            terminal.expect("How does the article put it?")
            terminal.expect("> ")
            terminal.send(keys)
            terminal.expect("Saved. Go on with: factquiz play first-steps --plain")
            assert terminal.wait_exit() == code
            assert terminal.rest.strip() == ""
