"""What a reader is weak in: first meetings, the newest counting most, and nothing said of too few."""

from __future__ import annotations

import pytest

from quiz.game.devices import DEVICES, FEWEST, Attempt, DeviceShare, device_shares, weakness


def met(tag: str, *marks: bool) -> list[Attempt]:
    return [Attempt((tag, "of-its-own"), right) for right in marks]


def test_the_newest_count_most() -> None:
    better = device_shares(met("denial", False, False, False, True, True, True))["denial"]
    worse = device_shares(met("denial", True, True, True, False, False, False))["denial"]
    assert better.share > 0.5 > worse.share
    assert better.share + worse.share == pytest.approx(1)


def test_of_twenty_answers_the_newest_five_weigh_more_than_all_others_and_the_newest_four_do_not() -> None:
    assert device_shares(met("foil", *[False] * 15, *[True] * 5))["foil"].share > 0.5
    assert device_shares(met("foil", *[False] * 16, *[True] * 4))["foil"].share < 0.5


def test_less_than_three_quarters_right_is_weak() -> None:
    assert DeviceShare(0.749, 9).weak
    assert not DeviceShare(0.75, 9).weak


def test_what_is_right_less_often_is_weaker() -> None:
    assert weakness({"foil": DeviceShare(0.25, 4)}) == {"foil": 0.75}


def test_a_share_that_never_changes_is_that_share() -> None:
    assert device_shares(met("foil", *[True] * 9))["foil"] == DeviceShare(1.0, 9)
    assert device_shares(met("foil", False))["foil"] == DeviceShare(0.0, 1)


def test_too_few_meetings_are_no_weakness() -> None:
    assert weakness(device_shares(met("foil", *[False] * (FEWEST - 1)))) == {}
    assert weakness(device_shares(met("foil", *[False] * FEWEST))) == {"foil": 1.0}


def test_weakest_first_and_only_what_is_weak() -> None:
    found = device_shares(
        [
            *met("denial", False, True, False, True),
            *met("foil", False, False, False),
            *met("belief", True, True, True),
        ]
    )
    assert list(weakness(found)) == ["foil", "denial"], "though the list of devices has them the other way round"


def test_tags_of_ones_own_are_never_practised() -> None:
    assert device_shares([Attempt(("river",), False)] * 9) == {}


def test_a_claim_counts_once_for_each_of_its_devices() -> None:
    found = device_shares([Attempt(("denial", "denial", "dispute"), True)])
    assert {device: share.met for device, share in found.items()} == {"denial": 1, "dispute": 1}


def test_shares_are_told_in_the_order_of_the_list() -> None:
    tags = ("foil", "denial", "plain-statement")
    assert tuple(device_shares([Attempt(tags, True)])) == ("plain-statement", "denial", "foil")
    assert tuple(device_shares([Attempt(tuple(DEVICES)[::-1], True)])) == tuple(DEVICES)
