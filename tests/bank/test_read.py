"""The one reader: what a file may hold, what becomes of it, and that play and check cannot disagree."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz.bank.faults import Fault, Place, Severity
from quiz.bank.front import read_front
from quiz.bank.head import read_head
from quiz.bank.read import Reading, Shelf, read_article, read_bank
from quiz.bank.status import Status, Step
from tests.bank.sample import ARTICLE, ARTICLE_TOML, BANK, write_sample
from tests.bench.big_bank import write_big_bank


def errors(reading: Reading) -> list[tuple[str, str, int | None]]:
    """File, code and line of each error."""
    return [
        (fault.path.name, fault.code, fault.place.line if fault.place else None)
        for fault in reading.faults
        if fault.severity is Severity.ERROR
    ]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_a_sound_bank_becomes_a_value(tmp_path: Path) -> None:
    bank = read_bank(write_sample(tmp_path), shipped=True).bank
    assert bank is not None
    assert (bank.id, bank.lesson, bank.class_set, bank.shipped) == ("alder-lock", 2, ("closed", "beams"), True)
    assert bank.statuses == (Status.CONFIRMED, Status.ATTRIBUTED, Status.DENIED, Status.UNSTATED)
    assert [source.id for source in bank.sources] == ["rosa", "council", "engineer", "paper"]
    assert [claim.id for claim in bank.playable] == ["closed", "guests", "june", "beams", "heron"]
    assert bank.article.published == "2026-05-03"
    assert bank.article.path == tmp_path / "article.txt"
    assert bank.question_by_id["tenant"].right == (1,)


def test_a_claim_has_its_keys_its_defaults_and_its_proof(tmp_path: Path) -> None:
    bank = read_bank(write_sample(tmp_path)).bank
    assert bank is not None
    claim = bank.claim_by_id["beams"]
    assert (claim.said_by, claim.denied_by, claim.disputed) == (("engineer",), ("council",), True)
    assert claim.ask == (Step.STATUS, Step.DENIAL)
    assert bank.claim_by_id["closed"].ask == (Step.STATUS,)
    assert [bank.article.text[q.start : q.end] for q in claim.quotes] == [q.text for q in claim.quotes]
    assert claim.quotes[0].text.endswith("beams were\ncracked, which the council denied.")
    assert [quote.sentences for quote in claim.quotes] == [(6,), (8,)]
    assert [bank.article.text[cue.start : cue.end] for cue in claim.cues] == ["denied"]
    assert bank.claim_by_id["june"].feedback == {Status.CONFIRMED: "The council did that."}


def test_a_large_bank_is_sound_too(tmp_path: Path) -> None:
    path = write_big_bank(tmp_path, 300, 400)
    reading = read_bank(path, thorough=True)
    assert [fault.code for fault in reading.faults] == ["lazy-readers"]
    assert reading.bank is not None
    assert len(reading.bank.playable) == 300
    assert 500 < path.stat().st_size / 300 < 900


def test_what_is_left_empty_is_left_out(tmp_path: Path) -> None:
    empty = BANK.replace('summary = "Six claims about a bridge."', 'summary = ""')
    empty = empty.replace('hint = "Who speaks in sentence 1?"', 'hint = "  "')
    bank = read_bank(write_sample(tmp_path, empty)).bank
    assert bank is not None
    assert (bank.summary, bank.claims[0].hint) == (None, None)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_order_mark_and_windows_line_ends_move_no_place(tmp_path: Path, mark: str, end: str) -> None:
    broken = BANK.replace('"attributed"\nsaid_by = ["council"]', '"atributed"\nsaid_by = ["council"]')
    files = [mark + text.replace("\n", end) for text in (broken, ARTICLE, ARTICLE_TOML)]
    (fault,) = read_bank(write_sample(tmp_path, *files)).faults
    line = line_of(broken, '"atributed"')
    assert fault.place == Place(line, 10, line, 21)
    good = read_bank(write_sample(tmp_path, *[file.replace("atributed", "attributed") for file in files])).bank
    assert good is not None
    assert good.article.text == ARTICLE


def test_the_first_column_behind_a_byte_order_mark_is_the_first(tmp_path: Path) -> None:
    text = BANK.replace("# A sound bank.\nformat = 1", "format = 2")
    (fault,) = read_bank(write_sample(tmp_path, f"\ufeff{text}")).faults
    assert fault.place == Place(1, 10, 1, 11)


@pytest.mark.parametrize("old", ["level = 1\n", "x-mine = { anything = [1, 2] }\n"])
@pytest.mark.parametrize("value", ["9" * 4301, "0x" + "f" * 4000, "[" * 1500 + "]" * 1500])
def test_numbers_too_long_and_nesting_too_deep_are_faults_of_their_line(tmp_path: Path, old: str, value: str) -> None:
    key = old.split()[0]
    reading = read_bank(write_sample(tmp_path, BANK.replace(old, f"{key} = {value}\n")), thorough=True)
    if key == "x-mine" and reading.bank is not None:
        return  # a number of our own key that TOML accepts
    assert [line for _, _, line in errors(reading)] == [line_of(BANK, old)]


def test_bytes_that_are_no_utf8_are_told_with_their_place(tmp_path: Path) -> None:
    path = write_sample(tmp_path)
    (tmp_path / "article.txt").write_bytes("First line.\nShe said: “no”.\n".encode("cp1252"))
    (fault,) = read_bank(path).faults
    assert (fault.path, fault.code) == (tmp_path / "article.txt", "not-utf8")
    assert fault.place == Place(2, 11, 2, 12)
    assert "0x93" in fault.message
    assert fault.help is not None
    assert "Windows-1252" in fault.help
    assert fault.path in read_bank(path).texts


@pytest.mark.parametrize("raw", [b"\xff\xfe" + BANK.encode("utf-16-le"), b"\x00\x81\x8d\xff", b"\xac\xa6\xb6"])
def test_other_encodings_are_told_without_guessing_wrong(tmp_path: Path, raw: bytes) -> None:
    path = write_sample(tmp_path)
    path.write_bytes(raw)
    (fault,) = read_bank(path).faults
    assert fault.code == "not-utf8"
    assert "Windows-1252" not in (fault.help or "")
    assert ("UTF-16" in (fault.help or "")) == raw.startswith(b"\xff\xfe")


def test_files_that_are_none_are_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    told = {name: read_bank(tmp_path / name).faults[0].code for name in ("none.toml", ".", "pipe.toml", "loop.toml")}
    assert told == {
        "none.toml": "missing-file",
        ".": "unreadable-file",
        "pipe.toml": "unreadable-file",
        "loop.toml": "unreadable-file",
    }
    assert read_bank(tmp_path / "nul\0.toml").faults[0].code == "missing-file"
    assert read_bank(tmp_path / ("n" * 300 + ".toml")).faults[0].code == "missing-file"


def test_a_link_out_of_the_folder_is_no_way_out(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "bank")
    (tmp_path / "bank" / "article.txt").rename(tmp_path / "elsewhere.txt")
    (tmp_path / "bank" / "article.txt").symlink_to("../elsewhere.txt")
    assert errors(read_bank(path)) == [("article.toml", "outside-folder", line_of(ARTICLE_TOML, "file"))]


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    path = write_sample(tmp_path)
    (tmp_path / "text").mkdir()
    (tmp_path / "article.txt").rename(tmp_path / "text" / "a.txt")
    (tmp_path / "article.txt").symlink_to("text/a.txt")
    assert read_bank(path).bank is not None


def test_a_refused_claim_spoils_only_itself(tmp_path: Path) -> None:
    broken = BANK.replace('cues = ["denied"]', 'cues = ["denied"').replace('cues = ["said"]', 'cues = ["sad"]')
    reading = read_bank(write_sample(tmp_path, broken), thorough=True)
    line = line_of(broken, 'cues = ["denied"')
    assert errors(reading)[0] == ("bank.toml", "cue-not-in-quote", line_of(broken, '"sad"'))
    assert [(code, at) for _, code, at in errors(reading)][1:] == [("syntax", line)]
    assert "unknown-claim" not in {fault.code for fault in reading.faults}, "the class names the refused claim"


def test_references_into_a_refused_source_are_not_unknown(tmp_path: Path) -> None:
    article = ARTICLE_TOML.replace('name = "the council"', 'name = "the council')
    assert {code for _, code, _ in errors(read_bank(write_sample(tmp_path, article_toml=article)))} == {"syntax"}


def test_a_refused_top_does_not_hide_the_claims_faults(tmp_path: Path) -> None:
    broken = BANK.replace('title = "Three', "title = Three").replace('cues = ["said"]', 'cues = ["sad"]')
    codes = [code for _, code, _ in errors(read_bank(write_sample(tmp_path, broken), thorough=True))]
    assert codes == ["syntax", "cue-not-in-quote"]


def test_play_and_check_tell_the_same_errors(tmp_path: Path) -> None:
    broken = BANK.replace('"attributed"\n', '"atributed"\n').replace("level = 1", "level = 9").replace("hint", "hnit")
    path = write_sample(tmp_path, broken)
    quick, thorough = read_bank(path), read_bank(path, thorough=True)
    assert errors(quick) == errors(thorough) != []
    assert all(fault.severity is Severity.ERROR for fault in quick.faults)
    assert {fault.severity for fault in thorough.faults} == set(Severity)


def test_a_bank_ignores_its_own_warnings_and_nothing_else(tmp_path: Path) -> None:
    def codes(more: str) -> list[str]:
        text = BANK.replace('why = "Rosa Finch says it."\n', "").replace('ignore = ["few-choices"]', more)
        return [f.code for f in read_bank(write_sample(tmp_path, text), thorough=True).faults if f.code != "draft"]

    assert codes("") == ["no-why"]
    assert codes('ignore = ["no-why"]') == []
    assert codes('ignore = ["no-why", "wrong-kind"]') == ["unknown-code"]


def test_a_bank_ignores_infos_and_never_an_error(tmp_path: Path) -> None:
    def codes(code: str) -> list[str]:
        text = BANK.replace('ignore = ["few-choices"]', f'ignore = ["{code}"]').replace(
            'status = "denied"', 'status = "x"'
        )
        return [fault.code for fault in read_bank(write_sample(tmp_path, text), thorough=True).faults]

    assert codes("no-why") == ["unknown-status", "draft"]
    assert codes("draft") == ["unknown-status"]
    assert codes("unknown-status") == ["unknown-code", "unknown-status", "draft"]


def test_one_run_reads_an_article_once_and_tells_its_faults_to_each_bank(tmp_path: Path) -> None:
    path = write_sample(tmp_path, article_toml=ARTICLE_TOML.replace("published = 2026-05-03", 'published = "May"'))
    other = tmp_path / "other.toml"
    other.write_text(BANK, encoding="utf-8")
    shelf = Shelf()
    first = read_bank(path, shelf=shelf)
    (tmp_path / "article.toml").unlink()
    (tmp_path / "article.txt").unlink()
    second = read_bank(other, shelf=shelf)
    assert first.faults == second.faults
    assert errors(first) == [("article.toml", "bad-date", 4)]
    assert first.bank is second.bank is None


def test_an_article_is_read_alone(tmp_path: Path) -> None:
    write_sample(tmp_path)
    reading = read_article(tmp_path / "article.toml", thorough=True)
    assert reading.article is not None
    assert (reading.article.title, len(reading.sources), reading.faults) == ("The footbridge at Alder Lock", 3, ())


def test_an_article_may_stand_in_the_bank_itself(tmp_path: Path) -> None:
    inline = f'[article]\ntitle = "A"\npublished = "2024-10"\ntext = """\n{ARTICLE}"""\n'
    sources = ARTICLE_TOML[ARTICLE_TOML.index("\n[[sources]]") :]
    text = BANK.replace('article = "article.toml"\n', "").replace(
        "\n[[sources]]", f"\n{inline}{sources}\n[[sources]]", 1
    )
    path = tmp_path / "bank.toml"
    path.write_text(text, encoding="utf-8")
    bank = read_bank(path, thorough=True).bank
    assert bank is not None
    assert (bank.article.text, bank.article.published, bank.article.path) == (ARTICLE, "2024-10", None)
    assert len(bank.sources) == 4


def test_a_draft_is_checked_for_its_keys_ids_references_and_quotes_only(tmp_path: Path) -> None:
    def told(more: str) -> list[Fault]:
        path = write_sample(tmp_path, BANK.replace("draft = true\n", f"draft = true\n{more}\n"))
        return [fault for fault in read_bank(path, thorough=True).faults if fault.code != "draft"]

    assert told('cues = ["nowhere"]\nsaid_by = ["rosa"]') == []
    assert [fault.code for fault in told('said_by = ["nobody"]')] == ["unknown-source"]
    assert [fault.code for fault in told('quotes = ["A goose lives there."]')] == ["quote-not-found"]
    assert [fault.code for fault in told("lvel = 2")] == ["unknown-key"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "The footbridge at Alder Lock"', 'title = "The footbridge'),
        ("published = 2026-05-03", "published = 2026-02-30"),
        ("[article]", "[article"),
    ],
)
def test_a_refused_article_is_not_called_missing(old: str, new: str, tmp_path: Path) -> None:
    broken = ARTICLE_TOML.replace(old, new)
    alone = read_bank(write_sample(tmp_path, article_toml=broken), thorough=True)
    assert [(name, code) for name, code, _ in errors(alone)] == [("article.toml", "syntax")]
    inside = BANK.replace('article = "article.toml"\n', "").replace("\n[[sources]]", f"\n{broken}\n[[sources]]", 1)
    assert [code for _, code, _ in errors(read_bank(write_sample(tmp_path, inside)))] == ["syntax"]


@pytest.mark.parametrize("value", ['""', '" \\n "', '"""\n\n"""'])
@pytest.mark.parametrize("names", [("file",), ("text",), ("file", "text")])
def test_an_article_whose_text_is_empty_is_told_so_where_it_stands(
    names: tuple[str, ...], value: str, tmp_path: Path
) -> None:
    lines = "\n".join(f"{name} = {value}" for name in names)
    toml = ARTICLE_TOML.replace('file = "article.txt"', lines)
    faults = read_bank(write_sample(tmp_path, article_toml=toml)).faults
    assert [fault.message for fault in faults] == [f'"{name}" in [article] is empty.' for name in names]
    assert [fault.place.line for fault in faults if fault.place] == [line_of(toml, f"{name} =") for name in names]


def in_lines(value: str) -> str:
    """A text of TOML with line ends and a tab between its words."""
    return value.replace(" ", "\\n\\n\\t") if " " in value else f"{value}\\nmore"


LINES = {
    "bank.toml": ("Three ways to say it", "en", "CC-BY-4.0", "a heron"),
    "article.toml": (
        "The footbridge at Alder Lock",
        "CC-BY-4.0",
        "a bridge",
        "Nobody",
        "https://example.org",
        "Invented",
        "Rosa Finch",
        "runs the café",
    ),
}


@pytest.mark.parametrize(("file", "value"), [(file, value) for file, values in LINES.items() for value in values])
def test_a_text_for_one_line_with_a_line_end_in_it_is_told_and_becomes_one_line(
    file: str, value: str, tmp_path: Path
) -> None:
    def sample(new: str) -> Path:
        texts = {"bank.toml": BANK, "article.toml": ARTICLE_TOML}
        texts[file] = texts[file].replace(f'"{value}"', f'"{new}"', 1)
        return write_sample(tmp_path, texts["bank.toml"], article_toml=texts["article.toml"])

    path = sample(in_lines(value))
    told = [fault for fault in read_bank(path, thorough=True).faults if fault.severity is not Severity.INFO]
    assert [(fault.path.name, fault.code) for fault in told] == [(file, "several-lines")]
    read = read_bank(path).bank
    assert read is not None
    assert read == read_bank(sample(value if " " in value else f"{value} more")).bank


def test_the_library_and_the_reading_page_show_such_texts_in_one_line(tmp_path: Path) -> None:
    bank = BANK.replace('"Three ways to say it"', '"""Three ways\n\nto say it"""')
    path = write_sample(tmp_path, bank, article_toml=ARTICLE_TOML.replace('"a bridge"', '"a\\nbridge"'))
    head, front = read_head(path, shipped=False), read_front(path)
    assert front is not None
    assert (head.title, head.content, front.title) == ("Three ways to say it", "a bridge", "Three ways to say it")
