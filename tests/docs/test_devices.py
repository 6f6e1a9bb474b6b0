"""The printed list of devices is the program's own."""

from __future__ import annotations

import re

from quiz.game.devices import DEVICES
from tests.docs.pages import ROOT


def test_the_page_lists_the_devices_in_their_order() -> None:
    page = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    section = page.split("### Devices")[1].split("### ")[0]
    assert dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", section, re.MULTILINE)) == DEVICES
