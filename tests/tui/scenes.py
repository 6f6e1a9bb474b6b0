"""The screens of which pictures are kept: how each is reached."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from pathlib import Path

from quiz.bank.model import Bank
from quiz.bank.status import Status
from quiz.game.plan import Options
from quiz.game.view import Act, Choose, Flag, Next, Object, Skip, Submit
from quiz.record.rounds import Seat, open_round
from quiz.tui.app import FactquizApp
from tests.record.conftest import Kit
from tests.record.reader import Said, Written, write_bank
from tests.record.reader import play as record_play
from tests.tui.conftest import CLOCK, OPTIONS, SEED, Stage
from tests.tui.driving import press
from tests.tui.make import BROKEN, DRAFTED, write, write_broken
from tests.tui.mixing import EXAM_OF_FIRST, LAST_OF_FIRST, WHOLE, mixed, play_out
from tests.tui.seeing import Sight, app_of, settled, text_of, until

C, A, D, U, _ = Status
Scene = Callable[[Stage], FactquizApp]
Way = Callable[[Sight], Awaitable[None]]

FIRST: tuple[Act, ...] = (Choose("confirmed"),)
"""Right, with its feedback on the screen."""
SECOND: tuple[Act, ...] = (*FIRST, Next(), Choose("confirmed"), Choose(3), Choose("council"))
"""Wrong, other sentence, right source."""
THIRD: tuple[Act, ...] = (*SECOND, Next(), Choose("attributed"), Choose(5), Choose("article"), Choose("council"))
"""Half of it."""
FOURTH: tuple[Act, ...] = (*THIRD, Next(), Choose("attributed"))
"""Also fair."""
FIFTH: tuple[Act, ...] = (*FOURTH, Next(), Choose((2,)))
"""A question, wrong."""
LAST: tuple[Act, ...] = (*FIFTH, Next(), Choose((1, 3)))
"""The last card of the round, right: 3½ of 6."""
FIVE_SKIPPED: tuple[Act, ...] = (Skip(),) * 5
EXAM = Options(exam=True, seed=SEED)
EXAM_ANSWERS: tuple[Act, ...] = tuple(act for act in LAST if not isinstance(act, Next))
"""The same answers in an exam, which goes on by itself."""


def playing(*acts: Act, bank: str = "bridge", options: Options = OPTIONS) -> Scene:
    """A round after some acts."""
    return lambda stage: stage.play(bank, *acts, options=options)


def among(scene: Scene) -> Scene:
    """With a library, so that something comes next."""

    def make(stage: Stage) -> FactquizApp:
        assert stage.folder
        return scene(stage)

    return make


def keys(*pressed: str) -> Way:
    """Press keys."""

    async def go(pilot: Sight) -> None:
        await press(pilot, *pressed)

    return go


def library(stage: Stage) -> FactquizApp:
    """A library with a finished, an unfinished and a broken bank."""
    write_broken(stage.folder)
    played(stage)
    stage.opened("five", (Choose("unresolved"),))
    return stage.browse()


def played(stage: Stage) -> None:
    """Two finished rounds of the bridge, with other points."""
    stage.opened("bridge", LAST)
    stage.opened("bridge", (*FIVE_SKIPPED, Choose((1, 3)), Next()))


def progress(stage: Stage) -> FactquizApp:
    """The library, from which `p` leads to progress."""
    played(stage)
    stage.opened("five", (Choose("unresolved"),))
    return stage.browse()


def course(stage: Stage) -> FactquizApp:
    """The library of a reader who has come through half a course, with a habit."""
    kit = Kit(Path("home"), stage.store)
    first = lesson(stage, 1, "First steps", {C: ("plain-statement",), A: ("named-speaker",), D: ("denial",)}, 21)
    second = lesson(
        stage,
        2,
        "Somebody is said to have said it",
        {C: ("speech-verb-confirmed",), A: ("unnamed-report", "belief"), U: ("left-open",)},
        24,
    )
    lesson(stage, 3, "Hedges", {C: ("hedge-article",), A: ("hedge-speaker",)}, 4)
    record_play(kit, first, verdicts(first, slip=4))
    record_play(kit, second, verdicts(second, slip=3)[:14])
    record_play(kit, second, verdicts(second, slip=3)[14:])
    record_play(kit, first, verdicts(first, slip=8)[:12])
    record_play(kit, second, verdicts(second, slip=9)[:5], finished=False)
    return stage.browse()


def lesson(stage: Stage, number: int, title: str, tags: dict[Status, tuple[str, ...]], claims: int) -> Bank:
    """A lesson whose claims take the statuses in turn."""
    kinds = [list(tags)[n % len(tags)] for n in range(claims)]
    written = [Written(f"n{n:02}", kind, tags[kind]) for n, kind in enumerate(kinds)]
    more = f'course = "reading-the-news"\nlesson = {number}'
    return write_bank(f"lesson-{number}", written, folder=stage.folder, title=title, more=more)


def verdicts(bank: Bank, *, slip: int) -> list[Said]:
    """Every `slip`-th claim that is not the article's own is taken for it; all others are right."""
    others = [claim.id for claim in bank.claims if claim.status is not C]
    taken = set(others[::slip])
    return [Said(claim.id, C if claim.id in taken else claim.status) for claim in bank.claims]


def broken(stage: Stage) -> FactquizApp:
    """A library whose only bank is broken."""
    path = write_broken(stage.folder)
    for other in [path for path in stage.folder.rglob("*.toml") if path.name != "article.toml"]:
        if other != path:
            other.unlink()
    return stage.browse()


def previewing(claim: str, *, broken: bool = False) -> Scene:
    """A bank that its author looks at: the bridge with a draft, or a broken one."""

    def make(stage: Stage) -> FactquizApp:
        write(stage.folder / "alder-lock", "drafted.toml", BROKEN if broken else DRAFTED)
        return stage.preview("drafted", claim, still=True)

    return make


def shows(text: str) -> Way:
    """Wait until some words stand on the screen."""

    async def go(pilot: Sight) -> None:
        await until(pilot, text, lambda: text in text_of(app_of(pilot)))

    return go


def then(*ways: Way) -> Way:
    """One after the other."""

    async def go(pilot: Sight) -> None:
        for way in ways:
            await way(pilot)

    return go


def all_met(stage: Stage) -> FactquizApp:
    """A library of which every claim was met. The home is named from the folder at hand, as the picture shows it."""
    os.environ["FACTQUIZ_HOME"] = "home"
    for name in ("bridge", "five", "odd", "long"):
        play_out(open_round(stage.bank(name), Options(seed=SEED, all=True), Seat(stage.store, CLOCK, "tui")))
    return stage.browse()


SCENES: dict[str, tuple[Scene, Way]] = {
    "library": (library, shows("Today: go on with")),
    "library-all-met": (all_met, shows("Today: every claim was met")),
    "library-find": (library, keys("slash", "f", "i", "v", "e")),
    "reading": (lambda stage: stage.begin(), keys()),
    "exam-reading": (lambda stage: stage.begin(options=EXAM), keys()),
    "turned": (lambda stage: stage.show(mixed(stage, *LAST_OF_FIRST)), keys("enter")),
    "turned-exam": (lambda stage: stage.show(mixed(stage, *EXAM_OF_FIRST, exam=True)), keys()),
    "status-three": (playing(), keys()),
    "status-hint": (playing(), keys("h")),
    "status-five": (playing(bank="five"), keys("down", "down")),
    "quote": (playing(*FIRST, Next(), Choose("attributed")), keys()),
    "quote-typed": (playing(*FIRST, Next(), Choose("attributed")), keys("4")),
    "source": (playing(*FIRST, Next(), Choose("attributed"), Choose(4)), keys()),
    "denial": (playing(*SECOND, Next(), Choose("attributed"), Choose(5), Choose("engineer")), keys()),
    "text-swapped": (playing(), keys("t")),
    "question-one": (playing(*FOURTH, Next()), keys("down", "down")),
    "question-several": (playing(*FIFTH, Next()), keys("1")),
    "feedback-right": (playing(*FIRST), keys()),
    "feedback-wrong": (playing(*SECOND), keys()),
    "feedback-half": (playing(*THIRD), keys()),
    "feedback-second-quote": (playing(*THIRD), keys("e")),
    "feedback-fair": (playing(*FOURTH), keys()),
    "feedback-question": (playing(*FIFTH), keys()),
    "feedback-not-in-it": (playing(Choose("unresolved"), Next(), Choose("confirmed"), Choose(2), bank="five"), keys()),
    "objection": (playing(*SECOND), keys("o", "w", "h", "y")),
    "exam-card": (playing(Choose("denied"), Flag(), options=EXAM), keys()),
    "overview": (playing(Flag(), *FIVE_SKIPPED, Choose((1, 3)), options=EXAM), keys()),
    "result": (among(playing(*LAST, Object("The council is the article's source."), Next())), keys()),
    "result-mixed": (lambda stage: stage.show(mixed(stage, *WHOLE)), keys()),
    "result-exam": (among(playing(*EXAM_ANSWERS, Submit(), options=EXAM)), keys()),
    "review": (playing(*LAST, Next()), keys("enter")),
    "annotated": (playing(*LAST, Next()), keys("a")),
    "annotated-five": (playing(Choose("unresolved"), Next(), Skip(), Skip(), bank="five"), keys("a")),
    "progress": (progress, keys("p")),
    "progress-course": (course, keys("p")),
    "progress-course-end": (course, then(keys("p", "end"), shows("First steps  17 of 21"))),
    "giving-up": (library, keys("x")),
    "keys": (playing(), keys("question_mark")),
    "settings": (library, keys("comma", "down")),
    "faults": (broken, keys("enter")),
    "preview": (previewing("june"), keys()),
    "preview-denied": (previewing("beams"), keys("e")),
    "preview-draft": (previewing("heron-left"), keys()),
    "preview-text": (previewing("june"), keys("t")),
    "preview-faults": (previewing("nobody", broken=True), keys()),
}

EACH_SCREEN = (
    "library",
    "library-all-met",
    "library-find",
    "reading",
    "turned",
    "status-five",
    "quote-typed",
    "question-several",
    "feedback-second-quote",
    "objection",
    "exam-card",
    "overview",
    "result",
    "review",
    "annotated",
    "progress",
    "keys",
    "settings",
    "faults",
)
"""One scene a screen, or a way it looks: for what is tested on all of them without pictures."""


async def filled_in(pilot: Sight) -> None:
    """Until what was started is painted, and in the library until all details are filled in."""
    await settled(pilot)
    await pilot.app.workers.wait_for_complete()
    await settled(pilot)
