"""Shares right, by status and by device, and how they went over time: of claims that are what they were when met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from quiz.bank.status import STATUSES, Status
from quiz.game.devices import DEVICES
from quiz.game.wording import NAMES
from quiz.record.meetings import MetClaim

ENOUGH = 20
"""Answers that a percentage needs. With fewer, one answer more would move it by whole steps."""
TEN = 10
"""Claims of one step of the way over time."""

K = TypeVar("K")


class Share(NamedTuple):
    """`right` of `of` answers were right or also fair."""

    right: int
    of: int

    @property
    def percent(self) -> int | None:
        """Rounded; None for too few answers."""
        return round(100 * self.right / self.of) if self.of >= ENOUGH else None


class Shares(NamedTuple):
    """In the order of the statuses, and of the list of devices; those without answers are left out."""

    statuses: Mapping[Status, Share] = {}
    devices: Mapping[str, Share] = {}


class Tens(NamedTuple):
    """How many of each full ten claims were right, the oldest ten first: of all, of a status, of a device.

    In the order of Shares.
    """

    claims: tuple[int, ...] = ()
    statuses: Mapping[Status, tuple[int, ...]] = {}
    devices: Mapping[str, tuple[int, ...]] = {}

    def ways(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Each status, then each device, by name, that has a way over time: one ten alone is none."""
        named = [
            *((NAMES[status], right) for status, right in self.statuses.items()),
            *((DEVICES[device], right) for device, right in self.devices.items()),
        ]
        return ((name, right) for name, right in named if len(right) > 1)


def shares(met: Sequence[MetClaim]) -> Shares:
    """How often the verdict was right."""
    return Shares(
        {status: _share(marks) for status, marks in _by_status(met).items()},
        {device: _share(marks) for device, marks in _by_device(met).items()},
    )


def tens(met: Sequence[MetClaim]) -> Tens:
    """The way over time of what was met, oldest first. Claims that do not fill a ten yet wait for it."""
    statuses = {status: _tens(marks) for status, marks in _by_status(met).items() if len(marks) >= TEN}
    devices = {device: _tens(marks) for device, marks in _by_device(met).items() if len(marks) >= TEN}
    return Tens(_tens([_right(one) for one in met]), statuses, devices)


def _by_status(met: Iterable[MetClaim]) -> dict[Status, list[bool]]:
    return _grouped(STATUSES, ((one.claim.status, _right(one)) for one in met))


def _by_device(met: Iterable[MetClaim]) -> dict[str, list[bool]]:
    """A claim may train several devices. What a hint helped with tells nothing of them."""
    unaided = (one for one in met if not one.meeting.hint)
    return _grouped(DEVICES, ((tag, _right(one)) for one in unaided for tag in set(one.claim.tags)))


def _grouped(order: Iterable[K], found: Iterable[tuple[K, bool]]) -> dict[K, list[bool]]:
    groups: dict[K, list[bool]] = {name: [] for name in order}
    for name, right in found:
        if name in groups:
            groups[name].append(right)
    return {name: marks for name, marks in groups.items() if marks}


def _right(one: MetClaim) -> bool:
    return one.meeting.mark.counts


def _share(marks: Sequence[bool]) -> Share:
    return Share(sum(marks), len(marks))


def _tens(marks: Sequence[bool]) -> tuple[int, ...]:
    return tuple(sum(marks[start : start + TEN]) for start in range(0, len(marks) - TEN + 1, TEN))
