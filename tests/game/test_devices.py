"""What a reader is weak in: first meetings, the newest counting most, and nothing said of too few."""

from __future__ import annotations

import pytest

from quiz.game.devices import DEVICES, FEWEST, DeviceShare, Meeting, device_shares, weakness


def met(tag: str, *marks: bool) -> list[Meeting]:
    return [Meeting((tag, "of-its-own"), right) for right in marks]


def test_the_newest_count_most() -> None:
    better = device_shares(met("denial", False, False, False, True, True, True))["denial"]
    worse = device_shares(met("denial", True, True, True, False, False, False))["denial"]
    assert better.share > 0.5 > worse.share
    assert better.share + worse.share == pytest.approx(1)


def test_a_share_that_never_changes_is_that_share() -> None:
    assert device_shares(met("foil", *[True] * 9))["foil"] == DeviceShare(1.0, 9)
    assert device_shares(met("foil", False))["foil"] == DeviceShare(0.0, 1)


def test_too_few_meetings_are_no_weakness() -> None:
    assert weakness(device_shares(met("foil", *[False] * (FEWEST - 1)))) == {}
    assert weakness(device_shares(met("foil", *[False] * FEWEST))) == {"foil": 1.0}


def test_weakest_first_and_only_what_is_weak() -> None:
    found = device_shares(
        [
            *met("foil", False, True, False, True),
            *met("denial", False, False, False),
            *met("belief", True, True, True),
        ]
    )
    assert list(weakness(found)) == ["denial", "foil"]


def test_tags_of_ones_own_are_never_practised() -> None:
    assert device_shares([Meeting(("river",), False)] * 9) == {}


def test_a_claim_counts_once_for_each_of_its_devices() -> None:
    found = device_shares([Meeting(("denial", "denial", "dispute"), True)])
    assert {device: share.met for device, share in found.items()} == {"denial": 1, "dispute": 1}
    assert list(found) == [device for device in DEVICES if device in found]
