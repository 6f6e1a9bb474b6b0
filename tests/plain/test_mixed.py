"""Mixed rounds in plain lines: each article is written before its first claim, and a claim is told with its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from quiz.bank.find import library
from quiz.game.plan import Options
from quiz.plain.play import play
from quiz.plain.wording import NEXT_ARTICLE, article_again
from quiz.record.mixed import open_mixed
from quiz.record.rounds import OpenedRound, Seat
from quiz.record.store import Store
from tests.plain.make import CLOCK, WAYS, Played
from tests.record.mixing import write_bank

NAMES = "abc"
COUNT = 6


@pytest.fixture(autouse=True)
def banks(tmp_path: Path) -> Path:
    """Three banks, on an article each."""
    for name in NAMES:
        write_bank(tmp_path / "banks", name)
    return tmp_path / "banks"


def opened(folder: Path, *, exam: bool = False) -> OpenedRound:
    """A round of six claims, new or taken up."""
    seat = Seat(Store(folder / "home"), CLOCK, "plain")
    return open_mixed(library([folder / "banks"]), Options(exam=exam, seed=1, mix=COUNT), seat, COUNT)


def played(folder: Path, typed: Iterable[str], *, exam: bool = False) -> Played:
    """Play these lines."""
    after = Played()
    after.ending = play(opened(folder, exam=exam), after.written.append, iter(typed), WAYS)
    return after


def groups(folder: Path) -> list[str]:
    """The bank of each card; banks that are next to each other are on different articles here."""
    found = [card.bank.id for card in opened(folder).session.deck if card is not None]
    assert len(set(found)) > 1
    return found


def turns(banks: list[str]) -> list[int]:
    """The cards, from 0, before which another article is written."""
    return [at for at in range(1, len(banks)) if banks[at] != banks[at - 1]]


def blocks(after: Played) -> list[str]:
    """Articles by their titles and claims by their numbers, in the order in which they were written."""
    begins = ("Article: ", "Claim ")
    return [line.split(".")[0] for line in after.lines if line.startswith(begins)]


def shown(after: Played) -> list[str]:
    """What `text 1` wrote."""
    return [text for text in after.written if text.startswith("Sentence 1. ") and "\n" not in text]


def test_another_article_is_written_once_and_before_its_first_claim(tmp_path: Path) -> None:
    banks = groups(tmp_path)
    after = played(tmp_path, ["1"] * COUNT)
    expected = []
    for at, bank in enumerate(banks):
        expected += [f"Article: On {bank}"] if at in (0, *turns(banks)) else []
        expected.append(f"Claim {at + 1} of {COUNT}")
    assert blocks(after) == expected
    assert after.lines.count(NEXT_ARTICLE) == len(turns(banks))


def test_what_is_typed_answers_the_claim_after_its_article(tmp_path: Path) -> None:
    turn = turns(groups(tmp_path))[0]
    after = played(tmp_path, ["1"] * turn)
    assert after.lines.index(NEXT_ARTICLE) < after.lines.index(after.last(f"Claim {turn + 1} of"))
    again = played(tmp_path, ["1"])
    assert f"Taken up again at claim {turn + 1} of 6." in again.lines[0]
    assert NEXT_ARTICLE in again.lines
    assert after.last("Article: ") in again.lines
    assert f"Claim {turn + 2} of 6" in "\n".join(again.lines)


def test_text_and_its_sentences_are_those_of_the_article_at_hand(tmp_path: Path) -> None:
    banks = groups(tmp_path)
    turn = turns(banks)[0]
    first, second = banks[turn - 1], banks[turn]
    after = played(tmp_path, ["text 1", *["1"] * turn, "text 1", "text"])
    assert [f"of {first} has left" in told for told in shown(after)] == [True, False]
    assert [f"of {second} has left" in told for told in shown(after)] == [False, True]
    assert after.written[-2].startswith(f"Article: On {second}.")


def test_a_hint_a_skip_and_a_wrong_line_write_no_article_again(tmp_path: Path) -> None:
    turn = turns(groups(tmp_path))[0]
    after = played(tmp_path, [*["1"] * turn, "what", "9", "hint", "object no", "?"])
    assert after.lines.count(NEXT_ARTICLE) == 1
    assert played(tmp_path, ["skip"]).lines.count(NEXT_ARTICLE) <= 2


def test_an_exam_quotes_each_claim_s_own_article_when_it_is_handed_in(tmp_path: Path) -> None:
    banks = groups(tmp_path)
    after = played(tmp_path, [*["1"] * COUNT, "submit"], exam=True)
    reviews = "\n".join(after.lines).split("Review: ")[1:]
    assert len(reviews) == COUNT
    for bank, told in zip(banks, reviews, strict=True):
        quoted = [line for line in told.splitlines() if line.startswith("Sentence ")]
        assert len(quoted) == 1
        assert f" of {bank} ha" in quoted[0]


def test_back_over_an_article_in_an_exam_asks_the_claim_on_the_one_before(tmp_path: Path) -> None:
    banks = groups(tmp_path)
    turn = turns(banks)[0]
    after = played(tmp_path, [*["1"] * turn, "back", "text 1", "2", "text 1"], exam=True)
    back, forth = shown(after)
    assert f" of {banks[turn - 1]} " in back
    assert f" of {banks[turn]} " in forth


def test_the_result_names_claims_of_every_article(tmp_path: Path) -> None:
    after = played(tmp_path, ["1"] * COUNT)
    assert after.last("Result:").startswith("Result: 2 of 6.")
    assert sum(line.startswith("Missed: claim ") for line in after.lines) == 4
    assert not any(line.startswith(("Afterword:", "Takeaway:")) for line in after.lines)


def test_going_back_in_an_exam_tells_which_article_a_claim_is_of_and_shows_no_page_twice(tmp_path: Path) -> None:
    banks = groups(tmp_path)
    turn = turns(banks)[0]
    after = played(tmp_path, [*["1"] * turn, "back", "skip"], exam=True)
    titles = [f"On {banks[at]}" for at in (turn - 1, turn)]
    assert [line for line in after.lines if line.startswith("This one is on")] == [
        article_again(title) for title in titles
    ]
    assert after.lines.count(NEXT_ARTICLE) == 1
    assert blocks(after)[-2:] == [f"Claim {turn} of {COUNT}", f"Claim {turn + 1} of {COUNT}"]


def test_every_page_tells_which_it_is_and_what_its_article_is_about(tmp_path: Path) -> None:
    banks = groups(tmp_path)
    for name in NAMES:
        path = tmp_path / "banks" / f"{name}.toml"
        path.write_text(path.read_text("utf-8").replace("[article]", f'[article]\ncontent = "storm {name}"'), "utf-8")
    order = list(dict.fromkeys(banks))
    lines = played(tmp_path, ["1"] * COUNT).lines
    for number, bank in enumerate(order, 1):
        note = lines.index(f"Note: Article {number} of {len(order)}.")
        assert lines[note + 1] == f"Note: Content: storm {bank}."
        assert lines[note + 2 :].index(next(line for line in lines if line.startswith(f"Article: On {bank}."))) < 8
