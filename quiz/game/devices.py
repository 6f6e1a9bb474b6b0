"""The devices of news writing that a claim can train: the one printed list, and which of them a reader is weak in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

DEVICES: dict[str, str] = {
    "plain-statement": "plain statements",
    "named-speaker": "named speakers",
    "unnamed-report": "unnamed reports",
    "speech-verb-confirmed": "“confirmed” as a verb of speaking",
    "belief": "what somebody believes",
    "hedge-speaker": "a speaker's hedge",
    "hedge-article": "the article's own hedge",
    "left-open": "what is called unclear",
    "denial": "denials",
    "dispute": "disputes",
    "nested-speech": "speech inside speech",
    "taken-for-granted": "what is taken for granted",
    "foil": "what the article does not say",
}
"""Tags that are devices, and their names for readers. Other tags are free, and never practised as weak."""

FADING = 0.85
"""What an answer weighs beside the next newer one on the same device: of twenty, the newest five weigh most of it."""
FEWEST = 3
"""First meetings that a device needs before anything is said of it."""
WEAK_BELOW = 0.75
"""A weighted share right under this is weak."""


class Attempt(NamedTuple):
    """A claim met for the first time, without a hint: its tags, and whether the verdict counted."""

    tags: tuple[str, ...]
    right: bool


class DeviceShare(NamedTuple):
    """How a reader does with a device: `share` right, the newest counting most (0 to 1), over `met` first meetings."""

    share: float
    met: int

    @property
    def weak(self) -> bool:
        """Whether it is to be practised."""
        return self.met >= FEWEST and self.share < WEAK_BELOW


def device_shares(attempts: Iterable[Attempt]) -> dict[str, DeviceShare]:
    """Per device its share, in the order of the list; those never met are left out. `attempts` are oldest first."""
    right: dict[str, float] = dict.fromkeys(DEVICES, 0.0)
    weight: dict[str, float] = dict.fromkeys(DEVICES, 0.0)
    met: dict[str, int] = dict.fromkeys(DEVICES, 0)
    for attempt in attempts:
        for device in DEVICES.keys() & set(attempt.tags):
            right[device] = right[device] * FADING + attempt.right
            weight[device] = weight[device] * FADING + 1
            met[device] += 1
    return {device: DeviceShare(right[device] / weight[device], met[device]) for device in DEVICES if met[device]}


def weakness(shares: Mapping[str, DeviceShare]) -> dict[str, float]:
    """The weak devices and how weak each is (over 0, up to 1), weakest first."""
    weak = {device: 1 - share.share for device, share in shares.items() if share.weak}
    return dict(sorted(weak.items(), key=lambda entry: -entry[1]))
