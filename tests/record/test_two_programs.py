"""R08: two programs on one record lose nothing, wait for one another in silence, and one may be killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.record.store import Store

PLAYER = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from quiz.bank.status import Mark
from quiz.game.events import Answered, Ask, Kind, Mode, Plan, Planned
from quiz.record.keeper import Keeper
from quiz.record.store import Store

class Clock:
    def now(self):
        return datetime.now(UTC)

home, name, answers = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
plan = Plan(tuple(Planned("news", f"c{n}", Kind.CLAIM, "h") for n in range(answers)), Mode.PRACTICE, 7, options=name)
store = Store(home)
keeper = Keeper(store, plan, bank="news", bank_hashes={"news": "n"}, surface="plain", clock=Clock())
sys.stdin.readline()
told = [keeper.begin()]
for card in range(answers):
    event = Answered(card, Ask.STATUS, name, "denied", Mark.WRONG, Clock().now(), None, False)
    told.append(keeper(event))
    print("saved" if keeper.unsaved == 0 else "waiting", flush=True)
    time.sleep(0.001)  # a chance for the other one to come in between
assert told == [None] * len(told), told
"""


def start(home: Path, name: str, answers: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PLAYER, str(home), name, str(answers)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def go(player: subprocess.Popen[str]) -> None:
    assert player.stdin is not None
    player.stdin.write("\n")
    player.stdin.flush()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_two_at_once_and_one_killed_in_the_middle(tmp_path: Path) -> None:
    home = tmp_path / "home"
    steady, killed = start(home, "steady", 200), start(home, "killed", 200)
    go(steady)
    go(killed)
    assert killed.stdout is not None
    saved = [killed.stdout.readline() for _ in range(100)]
    killed.kill()
    rest = killed.stdout.read()
    killed.communicate()
    _, told = steady.communicate(timeout=60)
    assert (steady.returncode, told) == (0, "")
    confirmed = len(saved) + rest.count("saved\n")
    store = Store(home)
    counts = dict(store.rows("SELECT chosen, count(*) FROM events GROUP BY chosen"))
    assert counts['"steady"'] == 200
    # The last answer may have been committed without a word of it.
    assert confirmed <= counts['"killed"'] <= confirmed + 1 < 200
    assert store.rows("PRAGMA integrity_check") == [("ok",)]
    cards: dict[str, list[int]] = {}
    answered = "SELECT options, card FROM events JOIN rounds ON rounds.seq = round WHERE kind = 'answered'"
    for options, card in store.rows(f"{answered} ORDER BY events.seq"):
        cards.setdefault(options, []).append(card)
    assert cards == {"steady": list(range(200)), "killed": list(range(counts['"killed"']))}


def test_first_is_true_in_one_of_the_two_only(tmp_path: Path) -> None:
    home = tmp_path / "home"
    players = [start(home, name, 60) for name in ("one", "two")]
    for player in players:
        go(player)
    assert [player.communicate(timeout=60)[1] for player in players] == ["", ""]
    firsts = Store(home).rows("SELECT item, sum(is_first), count(*) FROM events GROUP BY item")
    assert len(firsts) == 60
    assert {(first, count) for _, first, count in firsts} == {(1, 2)}
