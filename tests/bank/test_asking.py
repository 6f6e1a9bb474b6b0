"""Whom a step may offer beside the right ones: never a relation of theirs, in the game and in the rule alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.asking import relatives
from quiz.bank.check import check
from quiz.bank.read import read_bank
from quiz.game.card import card_of, offered_sources
from quiz.game.events import Ask

IDS = ("a", "b", "c", "d", "e")
GROUPS = st.dictionaries(st.sampled_from(IDS), st.lists(st.sampled_from(IDS), max_size=2))
FEW = Path(__file__).parents[1] / "banks" / "few-choices.toml"
SOURCES = """
[[sources]]
id = "council"
name = "the council"
part_of = ["town"]

[[sources]]
id = "town"
name = "the town"
part_of = ["state"]

[[sources]]
id = "state"
name = "the state"
"""


def test_relatives_are_the_groups_and_the_members_at_any_remove_and_no_siblings() -> None:
    part_of = {"clerk": ["council"], "council": ["town"], "guard": ["town"], "town": ["state"]}
    assert relatives(["council"], part_of) == {"town", "state", "clerk"}
    assert relatives(["state"], part_of) == {"clerk", "council", "guard", "town"}
    assert relatives(["clerk", "guard"], part_of) == {"council", "town", "state"}
    assert relatives(["nobody"], part_of) == set()


@given(GROUPS)
def test_whose_relative_somebody_is_that_one_is_theirs(part_of: dict[str, list[str]]) -> None:
    for one in IDS:
        for other in IDS:
            assert (one in relatives([other], part_of)) == (other in relatives([one], part_of))


@pytest.mark.parametrize("voice", ["council", "state"])
def test_the_rule_counts_the_choices_that_the_game_offers(voice: str, tmp_path: Path) -> None:
    text = FEW.read_text(encoding="utf-8")
    sources = text[text.index("[[sources]]") : text.index("[[claims]]")]
    path = tmp_path / "bank.toml"
    path.write_text(
        text.replace(sources, f"{SOURCES}\n").replace('said_by = ["council"]', f'said_by = ["{voice}"]'),
        encoding="utf-8",
    )
    bank = read_bank(path).bank
    card = card_of(bank, "guests") if bank is not None else None
    assert card is not None
    offered = len(offered_sources(card, Ask.SOURCE, seed=1))
    assert offered == 2
    (few,) = [fault for fault in check([path]).faults if fault.code == "few-choices"]
    assert f"only {offered} choices" in few.message
