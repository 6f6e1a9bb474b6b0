"""`factquiz show`: the proved bank as JSON, text and annotated article; and which bank BANK means."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quiz.cli.exits import Exit
from tests.bank.make import ARTICLE, CLAIMS, make_bank
from tests.cli.run import command, program

MORE = """
[[claims]]
id = "deck"
text = "Somebody took the deck off."
status = "confirmed"
also = "attributed"
said_by = ["rosa"]
quotes = ["its deck on to the bank"]
hint = "Sentence 2."
why = "The crane needs no speaker."
ask_next = "who saw it?"
level = 2
tags = ["plain-statement"]
ask = ["quote"]
feedback.denied = "Nobody says no."
draft = true

[[questions]]
id = "what"
prompt = "What was lifted?"
options = [{ text = "the deck", correct = true }, { text = "a heron", feedback = "It moved in." }, { text = "a cafe" }]
quotes = ["A crane lifted its deck"]
why = "Sentence 2."
"""


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FACTQUIZ_HOME", str(tmp_path / "home"))


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return make_bank(tmp_path / "bank", claims=CLAIMS + MORE, more='intro = "Read on."')


def shown(capsys: pytest.CaptureFixture[str], *argv: str | Path) -> dict[str, Any]:
    """The document of `show --json`."""
    assert command("show", *argv, "--json") is Exit.GOOD
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_document_has_the_promised_keys(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys, bank)
    assert list(found) == ["id", "title", "intro", "article", "sources", "claims", "questions", "lazy"]
    article = found["article"]
    assert list(article) == "title published origin licence content text afterword sentences".split()  # noqa: SIM905
    assert (article["text"], article["published"], article["origin"]["note"]) == (ARTICLE, "2026-05-03", "Invented")
    assert found["sources"][2] == {
        "id": "engineer", "name": "an engineer", "note": None, "unnamed": True, "part_of": []
    }  # fmt: skip
    assert found["lazy"][0] == {"name": "always Attributed", "points": 2.5, "of": 4}, "drafts are left out"


def test_a_claim_is_told_in_full(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = shown(capsys, bank)["claims"][4]
    quotes = deck.pop("quotes")
    assert deck == {
        "id": "deck", "text": "Somebody took the deck off.", "status": "confirmed", "also": "attributed",
        "disputed": False, "said_by": ["rosa"], "denied_by": [], "cues": [], "hint": "Sentence 2.",
        "why": "The crane needs no speaker.", "ask_next": "who saw it?", "feedback": {"denied": "Nobody says no."},
        "level": 2, "tags": ["plain-statement"], "ask": ["status", "quote"], "draft": True,
    }  # fmt: skip
    assert quotes[0]["sentence"] == 2


def test_offsets_are_slices_of_the_text_and_places_are_found_in_it(
    bank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = shown(capsys, bank)
    text = found["article"]["text"]
    lines = text.split("\n")
    items = [*found["claims"], *found["questions"]]
    for quote in [quote for item in items for quote in item["quotes"]]:
        assert text[quote["start"] : quote["end"]] == quote["text"]
        first = quote["text"].split("\n")[0]
        assert lines[quote["line"] - 1][quote["column"] - 1 :].startswith(first)
        sentence = found["article"]["sentences"][quote["sentence"] - 1]
        assert sentence["start"] <= quote["start"] < sentence["end"]
    for cue in [cue for claim in found["claims"] for cue in claim["cues"]]:
        assert text[cue["start"] : cue["end"]] == cue["text"]
    assert found["claims"][3]["disputed"] is True


def test_one_claim_or_question_alone(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys, bank, "beams")
    assert ([claim["id"] for claim in found["claims"]], found["questions"]) == (["beams"], [])
    found = shown(capsys, bank, "what")
    assert (found["claims"], found["questions"][0]["options"][1]) == (
        [],
        {"text": "a heron", "correct": False, "feedback": "It moved in."},
    )


def test_an_unknown_claim_exits_2_with_the_nearest(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("show", bank, "beems") is Exit.WRONG_USE
    told, talk = capsys.readouterr()
    assert told == ""
    assert "Did you mean beams?" in talk


def test_the_text_form_numbers_sentences_and_proves_each_claim(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("show", bank) is Exit.GOOD
    told = capsys.readouterr().out
    assert "\n4  The council confirmed that the bridge will open again in June.\n" in told
    beams = told[told.index("beams: ") :]
    assert "Denied, disputed." in beams
    assert "Says so: an engineer. Says no: the council." in beams
    assert "Sentence 5: “An engineer told" in beams
    assert "Why: The council says it is not so." in beams
    assert "Says so: the article itself." in told
    assert "1 the deck  (right)" in told
    command("show", bank, "closed")
    alone = capsys.readouterr().out
    assert alone.startswith("closed: ")
    assert "beams" not in alone


def test_the_annotated_article_goes_to_stdout_as_text(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("show", bank, "--annotated") is Exit.GOOD
    assert " d  5  [An engineer told" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "beginning"), [("a.html", "<!DOCTYPE"), ("a.SVG", "<svg"), ("a.txt", "The footbridge")]
)
def test_the_annotated_article_is_saved_and_never_over_a_file(
    bank: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, beginning: str
) -> None:
    file = tmp_path / name
    assert command("show", bank, "--annotated", "-o", file) is Exit.GOOD
    assert file.read_text(encoding="utf-8").startswith(beginning)
    assert capsys.readouterr() == ("", "")
    file.write_text("mine", encoding="utf-8")
    assert command("show", bank, "--annotated", "-o", file) is Exit.WRONG_USE
    assert file.read_text(encoding="utf-8") == "mine"
    assert name in capsys.readouterr().err
    assert command("show", bank, "--annotated", "-o", file, "--force") is Exit.GOOD
    assert file.read_text(encoding="utf-8").startswith(beginning)


def test_wrong_use_of_the_annotated_article_writes_nothing(bank: Path, tmp_path: Path) -> None:
    for argv in (
        ("--annotated", "-o", tmp_path / "a.pdf"),
        ("--annotated", "-o", tmp_path / "no" / "a.html"),
        ("-o", tmp_path / "a.html"),
        ("beams", "--annotated", "-o", tmp_path / "a.html"),
    ):
        assert command("show", bank, *argv) is Exit.WRONG_USE
    with pytest.raises(SystemExit):
        command("show", bank, "--json", "--annotated")
    assert [path.name for path in tmp_path.iterdir()] == ["bank"]


def test_a_bank_with_an_error_exits_1_with_its_faults_on_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = make_bank(tmp_path, claims=CLAIMS.replace('"denied"', '"deneid"', 1), more="titel = 1")
    assert command("show", path) is Exit.FAULTS
    told, talk = capsys.readouterr()
    assert told == ""
    assert "error[unknown-status]" in talk
    assert "titel" not in talk, "warnings keep nobody from playing"


def test_bank_is_a_path_first_then_an_id(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_bank(tmp_path / "home" / "banks" / "mine", name="mine", title="By its id")
    monkeypatch.chdir(tmp_path)
    assert shown(capsys, "mine")["title"] == "By its id"
    make_bank(tmp_path / "mine", title="By its path")
    assert shown(capsys, "mine")["title"] == "By its path", "a folder with one bank is that bank"
    make_bank(tmp_path / "mine", file="second.toml", name="second")
    assert command("show", "mine") is Exit.WRONG_USE
    talk = capsys.readouterr().err
    assert "second" in talk
    assert "alder-lock" in talk


@pytest.mark.parametrize("name", ["mien", "no/such/path", "gone.toml", "."])
def test_no_bank_exits_2_with_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    make_bank(tmp_path / "home" / "banks" / "mine", name="mine")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert command("show", name) is Exit.WRONG_USE
    told, talk = capsys.readouterr()
    assert told == ""
    assert talk.count("\n") == 1
    assert ("Did you mean mine?" in talk) is (name == "mien")


def test_json_is_utf_8_in_any_locale(bank: Path, tmp_path: Path) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    text = bank.read_text(encoding="utf-8").replace("Three ways", "Drei “Wege” 😀")
    bank.write_text(text, encoding="utf-8")
    for env in (ascii_only, {"PYTHONIOENCODING": "cp1252"}, {"PYTHONIOENCODING": "utf-8"}):
        done = program("show", bank, "--json", home=tmp_path / "home", env=env)
        assert json.loads(done.stdout.decode("utf-8"))["title"] == "Drei “Wege” 😀 to say it"
        done = program("show", bank, home=tmp_path / "home", env=env)
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"to say it" in done.stdout
