"""`factquiz play --mix N`, and what `factquiz play` alone does of mixed rounds (docs/playing.md)."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.cli.run import play, program, rounds
from tests.record.mixing import write_bank

ANYTHING = "1\n"


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    """Four banks on four articles, of six claims each."""
    for name in "abcd":
        write_bank(tmp_path / "banks", name)
    return tmp_path / "banks"


def shape(told: str) -> list[str]:
    """What is asked, and where an article is told before it, in order."""
    begins = ("Article: ", "Claim ")
    return [line for line in told.splitlines() if line.startswith(begins)]


def banks_of(home: Path) -> str:
    """The ids of the banks of the one round in the record."""
    found = rounds(home)
    assert len(found) == 1
    assert found[0]["bank"] is None
    return "".join(sorted({str(answer["bank"]) for answer in found[0]["answers"]}))  # type: ignore[attr-defined]


def test_a_mixed_round_is_played_to_its_end(banks: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    code, told, trouble = play(home, str(banks), "--mix", "6", "--plain", typed=ANYTHING * 6)
    assert (code, trouble) == (0, "")
    assert told.startswith("Quiz: Mixed round. 6 claims on ")
    assert "Result: 2 of 6." in told
    lines = shape(told)
    assert lines[0].startswith("Article: ")
    assert [line.split(".")[0] for line in lines if line.startswith("Claim")] == [
        f"Claim {n} of 6" for n in range(1, 7)
    ]
    assert len({line for line in lines if line.startswith("Article")}) == told.count("\nArticle: ") > 1
    (played,) = rounds(home)
    assert played["bank"] is None
    assert played["finished"] is not None
    assert len(played["answers"]) == 6  # type: ignore[arg-type]


def test_the_shipped_banks_are_mixed_where_no_folder_is_named(tmp_path: Path) -> None:
    code, told, trouble = play(tmp_path, "--mix", "6", "--plain", typed="skip\n" * 6)
    assert (code, trouble) == (0, "")
    assert told.count("\nArticle: ") > 1
    assert "Result: nothing was answered" in told


def test_a_folder_narrows_the_choice(tmp_path: Path) -> None:
    write_bank(tmp_path / "other", "z")
    play(tmp_path / "home", str(tmp_path / "other"), "--mix", "4", "--plain", typed=ANYTHING * 4)
    assert banks_of(tmp_path / "home") == "z"


def test_fewer_claims_than_were_asked_for_are_all_asked(banks: Path, tmp_path: Path) -> None:
    assert "24 claims on 4 articles" in play(tmp_path / "home", str(banks), "--mix", "99", "--plain")[1]


@pytest.mark.parametrize("name", ["first-steps", "{banks}/a.toml", "{banks}/none", "n\x01o"])
def test_what_is_no_folder_of_banks_is_refused_in_one_sentence(name: str, banks: Path, tmp_path: Path) -> None:
    code, told, trouble = play(tmp_path / "home", name.format(banks=banks), "--mix", "6", "--plain")
    assert (code, told) == (2, "")
    assert trouble.startswith("--mix takes no bank, and no other path than a folder of banks: ")
    assert trouble.count("\n") == 1
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("other", [["--count", "3"], ["--all"]])
def test_mix_says_how_many_by_itself(other: list[str], tmp_path: Path) -> None:
    code, told, trouble = play(tmp_path / "home", "--mix", "6", *other)
    assert (code, told) == (2, "")
    assert "not allowed with argument" in trouble
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("number", ["0", "-1", "six", "²", ""])
def test_what_is_no_number_of_claims_is_refused(number: str, tmp_path: Path) -> None:
    code, told, trouble = play(tmp_path, "--mix", number)
    assert (code, told) == (2, "")
    assert "is no whole number from 1 on" in trouble or "expected one argument" in trouble


@pytest.mark.parametrize("options", [["--tag", "none-such"], ["--missed"], ["--status", "left open"], ["--class"]])
def test_where_no_claim_fits_it_ends_with_2_and_begins_nothing(options: list[str], banks: Path, tmp_path: Path) -> None:
    code, told, trouble = play(tmp_path / "home", str(banks), "--mix", "6", "--plain", *options)
    assert (code, told) == (2, "")
    assert trouble == "Nothing to play: no claim of these banks fits these options.\n"
    assert rounds(tmp_path / "home") == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "there is no bank in {folder}."),
        ('format = 1\nid = "bad"\n', "{folder}/bad.toml has errors; `factquiz check {folder}` tells them."),
        ("format = 1\nrubbish", "{folder}/bad.toml has errors; `factquiz check {folder}` tells them."),
    ],
)
def test_a_folder_with_nothing_to_play_is_told_as_what_it_is(text: str | None, why: str, tmp_path: Path) -> None:
    folder = tmp_path / "banks"
    folder.mkdir()
    if text is not None:
        (folder / "bad.toml").write_text(text, encoding="utf-8")
    code, told, trouble = play(tmp_path / "home", str(folder), "--mix", "6", "--plain")
    assert (code, told) == (2, "")
    assert trouble == f"Nothing to play: {why.format(folder=folder)}\n"


def test_options_choose_claims_as_they_do_for_a_bank(banks: Path, tmp_path: Path) -> None:
    told = play(tmp_path / "home", str(banks), "--mix", "6", "--plain", "--status", "d", typed="d\n" * 6)[1]
    assert "Result: 6 of 6." in told


def test_the_same_seed_asks_the_same_twice(banks: Path, tmp_path: Path) -> None:
    def asked(seed: int) -> list[str]:
        chosen = (str(banks), "--mix", "9", "--plain", "--no-record", "--seed", str(seed))
        return shape(play(tmp_path / "home", *chosen, typed=ANYTHING * 9)[1])

    plans = [asked(seed) for seed in (1, 2, 3)]
    assert plans == [asked(seed) for seed in (1, 2, 3)]
    assert len({tuple(plan) for plan in plans}) > 1


def test_no_record_keeps_nothing(banks: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    for typed, last in ((ANYTHING, "Nothing of this round was kept."), (ANYTHING * 6, "")):
        code, told, _ = play(home, str(banks), "--mix", "6", "--plain", "--no-record", typed=typed)
        assert code == 0
        assert told.rstrip().endswith(last)
        assert "--missed" not in told
    assert not home.exists()


# Going on


@pytest.mark.parametrize("answered", [1, 3, 5])
def test_a_round_that_is_left_goes_on_at_its_claim_with_what_it_tells(
    answered: int, banks: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    left = play(home, str(banks), "--mix", "6", "--plain", typed=ANYTHING * answered)[1]
    assert left.rstrip().endswith(f"Saved. Go on with: factquiz play {banks} --mix 6 --plain")
    told = play(home, str(banks), "--mix", "6", "--plain", typed=ANYTHING * 6)[1]
    assert f"Taken up again at claim {answered + 1} of 6." in told
    assert shape(left)[-1] == next(line for line in shape(told) if line.startswith("Claim"))
    assert "Result: 2 of 6." in told
    assert len(rounds(home)) == 1


def test_a_round_left_where_another_article_begins_tells_that_article_again(banks: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    whole = shape(play(tmp_path / "one", str(banks), "--mix", "6", "--plain", "--seed", "1", typed=ANYTHING * 6)[1])
    turned = next(at for at, line in enumerate(whole) if at and line.startswith("Article"))
    before = sum(line.startswith("Claim") for line in whole[:turned])
    again = (str(banks), "--mix", "6", "--plain", "--seed", "1")
    play(home, *again, typed=ANYTHING * before)
    told = shape(play(home, *again)[1])
    assert told == whole[turned : turned + 2]


def test_play_alone_takes_up_the_mixed_round(tmp_path: Path) -> None:
    play(tmp_path, "--mix", "6", "--plain", typed="skip\nskip\n")
    code, told, trouble = play(tmp_path, "--plain", typed="skip\n" * 4)
    assert (code, trouble) == (0, "")
    assert told.startswith("Quiz: Mixed round. Taken up again at claim 3 of 6.")
    assert len(rounds(tmp_path)) == 1
    assert play(tmp_path, "--plain")[1].startswith("Quiz: First steps."), "then comes the first lesson"


def test_play_alone_goes_on_with_whichever_round_was_begun_last(tmp_path: Path) -> None:
    play(tmp_path, "--mix", "6", "--plain", typed="skip\n")
    play(tmp_path, "first-steps", "--plain", typed=ANYTHING)
    assert play(tmp_path, "--plain")[1].startswith("Quiz: First steps. Taken up again")
    assert "Taken up again at claim 2 of 6." in play(tmp_path, "--mix", "6", "--plain")[1]


def test_fresh_and_another_number_begin_anew(banks: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    play(home, str(banks), "--mix", "6", "--plain", typed=ANYTHING)
    assert "Taken up" not in play(home, str(banks), "--mix", "6", "--fresh", "--plain", typed=ANYTHING)[1]
    assert "Taken up" not in play(home, str(banks), "--mix", "4", "--plain", typed=ANYTHING)[1]
    assert [played["abandoned"] for played in rounds(home)] == [True, True, False]


@pytest.mark.parametrize("options", [["--exam"], ["--seed", "1"], ["--status", "denied"]])
def test_what_is_told_at_the_end_takes_the_round_up_whatever_its_options_were(
    options: list[str], banks: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    left = play(home, str(banks), "--mix", "6", "--plain", *options, typed=ANYTHING)[1].rstrip()
    told = left.rpartition("Go on with: factquiz play ")[2]
    assert "Taken up again at claim 2 of 6." in play(home, *shlex.split(told))[1]
    assert len(rounds(home)) == 1


def test_a_round_of_other_banks_is_not_taken_up_without_its_claims(banks: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    write_bank(tmp_path / "other", "z")
    play(home, str(banks), "--mix", "6", "--plain", typed=ANYTHING)
    told = play(home, str(tmp_path / "other"), "--mix", "6", "--plain", typed=ANYTHING)[1]
    assert "edited since" not in told
    assert rounds(home)[0]["finished"] is None


def test_a_round_is_not_finished_without_the_claims_of_banks_that_are_not_in_this_folder(
    banks: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    (banks / "part").mkdir()
    (banks / "a.toml").rename(banks / "part" / "a.toml")
    play(home, str(banks), "--mix", "24", "--plain", typed=ANYTHING)
    told = play(home, str(banks / "part"), "--mix", "24", "--plain", typed=ANYTHING * 24)[1]
    assert "edited since" not in told
    assert rounds(home)[0]["finished"] is None


def test_what_is_told_after_a_round_of_what_was_missed_says_so_once(banks: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    play(home, str(banks), "--mix", "6", "--plain", typed=ANYTHING * 6)
    told = play(home, str(banks), "--mix", "2", "--missed", "--plain", typed=ANYTHING * 2)[1]
    assert f"Next: factquiz play {banks} --mix 2 --missed --plain asks again what you missed." in told


def test_what_is_told_after_a_round_that_play_mixed_by_itself_keeps_its_options(tmp_path: Path) -> None:
    play(tmp_path, "--mix", "6", "--plain", "--seed", "1", "--status", "denied", typed="1\n")
    again = ("--plain", "--seed", "1", "--status", "denied", "--count", "3")
    told = play(tmp_path, *again, typed="1\n" * 9)[1]
    assert "Result: " in told
    how = told.rpartition("Next: factquiz play ")[2].partition(" asks again")[0]
    assert shlex.split(how) == ["--mix", "3", "--seed", "1", "--status", "denied", "--missed", "--plain"]
    code, _, trouble = play(tmp_path, *shlex.split(how))
    assert (code, trouble) == (0, "")


def test_what_is_told_after_a_mixed_round_that_play_alone_took_up_asks_what_was_missed(tmp_path: Path) -> None:
    play(tmp_path, "--mix", "4", "--seed", "1", "--plain", typed="skip\n")
    told = play(tmp_path, "--plain", typed="attributed\n1\n" * 6)[1]
    assert "Missed: " in told
    how = told.rpartition("Next: factquiz play ")[2].partition(" asks again")[0]
    code, _, trouble = play(tmp_path, *shlex.split(how))
    assert (code, trouble) == (0, "")


def test_a_mixed_exam_is_marked_only_when_it_is_handed_in(banks: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    told = play(home, str(banks), "--mix", "6", "--exam", "--plain", typed=ANYTHING * 6)[1]
    assert "Right." not in told
    told = play(home, str(banks), "--mix", "6", "--exam", "--plain", typed="submit\n")[1]
    assert told.count("Review: claim ") == 6
    assert "Result: 2 of 6." in told


def test_the_list_shows_what_there_is_to_do(banks: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"

    def today() -> str:
        return program(str(banks), "--plain", home=home).stdout.decode().splitlines()[-1]

    assert today() == "Today: Bank a."
    play(home, str(banks), "--mix", "4", "--plain", typed=ANYTHING)
    assert today() == "Today: go on with the mixed round."
    play(home, str(banks), "--mix", "4", "--plain", typed=ANYTHING * 3)
    for bank in "abcd":
        play(home, str(banks / f"{bank}.toml"), "--plain", "--count", "1", typed=ANYTHING)
    assert today().startswith("Today: a mixed round")
    play(home, str(banks), "--mix", "24", "--plain", typed=ANYTHING * 24)
    assert today() == "Today: every claim was met; a mixed round asks some of them again."


def test_a_bank_that_becomes_a_test_is_asked_in_the_round_that_was_begun_and_in_no_later_one(
    banks: Path, tmp_path: Path
) -> None:
    home, mix = tmp_path / "home", (str(banks), "--mix", "24", "--plain")
    play(home, *mix, typed=ANYTHING)
    write_bank(banks, "a", test=True)
    assert "18 claims on 3 articles" in play(tmp_path / "other", *mix)[1]
    assert "Result: 8 of 24." in play(home, *mix, typed=ANYTHING * 23)[1]
    assert banks_of(home) == "abcd"


def test_the_list_tells_of_a_mixed_round_that_waits_behind_another_one(banks: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"

    def last_lines() -> list[str]:
        return program(str(banks), "--plain", home=home).stdout.decode().splitlines()[-2:]

    play(home, str(banks), "--mix", "6", "--plain", typed=ANYTHING)
    assert last_lines()[0].startswith("4 Bank d."), "what Today tells is not told twice"
    play(home, str(banks / "b.toml"), "--plain", typed=ANYTHING)
    assert last_lines() == ["Mixed round. Begun, not finished. mix takes it up again.", "Today: go on with Bank b."]
    play(home, str(banks), "--mix", "6", "--plain", typed=ANYTHING * 5)
    assert last_lines()[0].startswith("4 Bank d.")


def test_a_mixed_exam_of_which_nothing_is_left_says_so_and_can_be_ended(banks: Path, tmp_path: Path) -> None:
    home, exam = tmp_path / "home", (str(banks), "--mix", "4", "--exam", "--plain")
    play(home, *exam, typed=ANYTHING)
    for path in banks.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace('id = "boat-', 'id = "ship-'), encoding="utf-8")
    nothing = "Nothing of this round is left in the bank."
    how = "Type submit to end it, or quit to leave it as it is."
    code, told, trouble = play(home, *exam, typed="what\n")
    assert (code, trouble) == (0, "")
    assert f"Overview: {nothing}\n{how}" in told
    assert f"not one of the commands.\n{how}" in told
    code, told, trouble = play(home, *exam, typed="submit\n")
    assert (code, trouble) == (0, "")
    assert f"Result: {nothing}" in told
    assert rounds(home)[0]["finished"] is not None


def test_a_mixed_exam_whose_banks_are_gone_waits_and_says_why_nothing_is_played(banks: Path, tmp_path: Path) -> None:
    home, exam = tmp_path / "home", (str(banks), "--mix", "4", "--exam", "--plain")
    play(home, *exam, typed=ANYTHING)
    texts = {path: path.read_text(encoding="utf-8") for path in banks.iterdir()}
    for path in texts:
        path.unlink()
    assert play(home, *exam) == (2, "", f"Nothing to play: there is no bank in {banks}.\n")
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    assert "Taken up again at claim 2 of 4." in play(home, *exam)[1]
