"""The preview: a bank as its author looks at it, read anew after each save, at the same claim."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from quiz.bank.read import Reading
from quiz.game import wording
from quiz.tui.screens.preview import PreviewScreen
from quiz.tui.watched import Left, WatchedBank
from quiz.tui.widgets.keyline import KeyLine
from quiz.tui.widgets.preview_panes import PreviewPanes
from tests.tui.conftest import FOLDER, Stage
from tests.tui.driving import burst, on_screen, press, resize
from tests.tui.make import BRIDGE, BRIDGE_ARTICLE, BRIDGE_TEXT, BROKEN, DRAFTED, write
from tests.tui.seeing import Sight, app_of, flowing, marked, text_of, until

TALL = (120, 60)
LOCK = FOLDER / "alder-lock"


@asynccontextmanager
async def previewing(
    stage: Stage, claim: str | None = None, size: tuple[int, int] = TALL, text: str = DRAFTED
) -> AsyncIterator[Sight]:
    assert stage.folder
    write(LOCK, "mine.toml", text)
    async with stage.preview("mine", claim).run_test(size=size) as pilot:
        await on_screen(pilot, PreviewScreen)
        yield pilot


def card(pilot: Sight) -> str:
    return flowing(app_of(pilot), "#told")


async def shows(pilot: Sight, words: str) -> None:
    await until(pilot, words, lambda: words in " ".join(text_of(app_of(pilot)).split()))


def renamed_over(path: Path, text: str) -> None:
    """As most editors save."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


async def test_all_claims_are_listed_drafts_marked_as_such(stage: Stage) -> None:
    async with previewing(stage) as pilot:
        shown = flowing(app_of(pilot), "#claims")
        assert "c Nobody can cross the water at Alder Lock" in shown
        assert "d Cracks ran through two beams." in shown
        assert "l [draft] The heron will soon move on." in shown


async def test_the_article_has_its_sentences_numbered_and_the_judged_ones_lettered(stage: Stage) -> None:
    async with previewing(stage) as pilot:
        shown = flowing(app_of(pilot), "#article")
        assert "c > 1 The footbridge" in shown
        assert "d 5 An engineer" in shown
        assert " 6 It is unclear" in shown


async def test_the_card_tells_every_text_and_whose_it_is(stage: Stage) -> None:
    async with previewing(stage, "june") as pilot:
        told = card(pilot)
    assert "x Confirmed: The word “confirmed” belongs to the council here, not to the article. [yours]" in told
    assert "+ Attributed: Right. x Denied: Somebody says this" in told
    assert "and any doubt with it. [default]" in told
    assert "Says so: the council. Says no: nobody." in told
    assert "Quote: Sentence 4. Source: The council." in told
    assert "Why: “Confirmed” is what the council did." in told
    assert "Ask next: what does the council rest that on?" in told
    assert "rest that on? [default]" not in told


async def test_the_card_of_a_claim_with_a_hint_and_of_one_that_is_denied(stage: Stage) -> None:
    async with previewing(stage) as pilot:
        assert "Hint: Does anybody speak in sentence 1?" in card(pilot)
        assert f"Ask next: {wording.ASK_NEXT[stage.bank().claims[0].status]} [default]" in card(pilot)
        await press(pilot, "right", "right")
        told = card(pilot)
        assert "Says so: an engineer. Says no: the council." in told
        assert "Source: An engineer. Denial: The council." in told
        assert "~ Attributed: " in told
        await press(pilot, "right")
        assert "Also fair: Attributed." in card(pilot)


async def test_a_draft_without_a_quote_is_shown(stage: Stage) -> None:
    async with previewing(stage, "heron-left") as pilot:
        assert "A draft: it is not asked yet. Hint: Is anybody in a hurry?" in card(pilot)
        assert marked(app_of(pilot), "quote") == ""


async def test_keys_go_from_claim_to_claim_and_stop_at_the_ends(stage: Stage) -> None:
    async with previewing(stage) as pilot:
        assert "claim 1 of 5" in text_of(app_of(pilot))
        await press(pilot, "left")
        assert "claim 1 of 5" in text_of(app_of(pilot))
        await press(pilot, "down", "right")
        assert "claim 3 of 5" in text_of(app_of(pilot))
        assert marked(app_of(pilot), "mark") == "d Cracks ran through two beams."
        await press(pilot, "right", "right", "right", "left")
        assert "claim 4 of 5" in text_of(app_of(pilot))


async def test_keys_that_come_in_one_go_all_count(stage: Stage) -> None:
    async with previewing(stage) as pilot:
        await burst(pilot, "right", "right", "right", "left")
        assert "claim 3 of 5" in text_of(app_of(pilot))


async def test_the_next_quote_is_marked_in_the_article(stage: Stage) -> None:
    async with previewing(stage, "beams") as pilot:
        assert "denied" in marked(app_of(pilot), "cue")
        await press(pilot, "e")
        assert "Quote 2 of 2." in card(pilot)
        assert "two beams were cracked" in marked(app_of(pilot), "quote")


async def test_in_a_narrow_window_article_and_claims_take_turns(stage: Stage) -> None:
    async with previewing(stage, "june", (40, 15)) as pilot:
        panes = pilot.app.screen.query_one(PreviewPanes)
        assert not panes.article.is_on_screen
        await press(pilot, "t")
        assert panes.article.is_on_screen
        assert not panes.claims.is_on_screen
        assert "council confirmed" in " ".join(text_of(app_of(pilot)).split())
        await resize(pilot, (100, 30))
        assert panes.article.is_on_screen
        assert panes.claims.is_on_screen
        assert "text" in pilot.app.screen.query_one(KeyLine).hidden


async def test_pages_move_the_card_while_the_list_has_the_focus(stage: Stage) -> None:
    async with previewing(stage, "june", (40, 15)) as pilot:
        told = pilot.app.screen.query_one("#told", VerticalScroll)
        await press(pilot, "pagedown")
        assert told.scroll_offset.y > 0
        await press(pilot, "pageup")
        assert told.scroll_offset.y == 0
        await press(pilot, "pagedown", "down")
        assert told.scroll_offset.y == 0, "another claim begins from its beginning"


@pytest.mark.parametrize("way", ["in place", "by rename", "missing for a moment"])
async def test_a_save_is_shown_at_the_same_claim(stage: Stage, way: str) -> None:
    async with previewing(stage, "june") as pilot:
        path = LOCK / "mine.toml"
        changed = DRAFTED.replace("people walk over the water again", "people cross the water once more").replace(
            '[[claims]]\nid = "closed"', '[[claims]]\nid = "new"\ntext = "A claim before."\nstatus = "confirmed"\n'
            'draft = true\n\n[[claims]]\nid = "closed"'
        )  # fmt: skip
        assert "A claim before" in changed
        if way == "in place":
            path.write_text(changed, encoding="utf-8")
        elif way == "by rename":
            renamed_over(path, changed)
        else:
            path.unlink()
            await asyncio.sleep(0.1)
            path.write_text(changed, encoding="utf-8")
        await shows(pilot, "people cross the water once more")
        assert "claim 3 of 6" in text_of(app_of(pilot))
        assert marked(app_of(pilot), "mark").startswith("a From June on, people cross")


def test_a_file_that_is_missing_for_a_moment_is_no_fault(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(stage.folder / "alder-lock", "mine.toml", DRAFTED)
    watched = WatchedBank(path)
    later = DRAFTED.replace("people walk", "people went")
    # What happens in each pause: the first two looks find no file, the third one the new one.
    steps = iter((path.unlink, int, lambda: path.write_text(later, encoding="utf-8"), watched.leave))
    seen: list[Reading] = []

    def pause(_: WatchedBank, __: float) -> None:
        if watched.left:
            raise Left
        next(steps)()

    monkeypatch.setattr(WatchedBank, "_pause", pause)
    watched.follow(seen.append)
    (only,) = seen
    assert only.bank is not None
    assert "people went" in only.bank.claims[1].text


async def test_a_broken_bank_shows_its_faults_and_once_mended_the_same_claim(stage: Stage) -> None:
    async with previewing(stage, "beams") as pilot:
        await press(pilot, "e")
        renamed_over(LOCK / "mine.toml", BROKEN)
        await shows(pilot, "3 to mend")
        told = text_of(app_of(pilot))
        assert "error[unknown-status]" in told
        assert "Cracks ran through" not in told
        await press(pilot, "right", "t", "e", "down", "pagedown")
        renamed_over(LOCK / "mine.toml", DRAFTED)
        await shows(pilot, "claim 3 of 5")
        assert "Cracks ran through two beams." in card(pilot)
        await press(pilot, "right")
        assert "claim 4 of 5" in text_of(app_of(pilot))


async def test_a_bank_that_is_broken_at_the_start_comes_to_the_claim_that_was_asked_for(stage: Stage) -> None:
    async with previewing(stage, "june", text=BROKEN) as pilot:
        assert "3 to mend" in text_of(app_of(pilot))
        write(LOCK, "mine.toml", DRAFTED)
        await shows(pilot, "claim 2 of 5")


async def test_a_text_that_is_no_toml_is_a_fault_and_no_end(stage: Stage) -> None:
    async with previewing(stage) as pilot:
        write(LOCK, "mine.toml", DRAFTED.replace('"closed"', '"closed'))
        await shows(pilot, "1 to mend")
        (LOCK / "mine.toml").write_bytes(b"\xff\xfe")
        await shows(pilot, "error[not-utf8]")
        (LOCK / "mine.toml").unlink()
        await until(pilot, "that it is gone", lambda: "not-utf8" not in text_of(app_of(pilot)))
        write(LOCK, "mine.toml", DRAFTED)
        await shows(pilot, "claim 1 of 5")


async def test_a_claim_that_goes_and_comes_back_is_the_claim_at_hand_again(stage: Stage) -> None:
    async with previewing(stage, "heron-left") as pilot:
        write(LOCK, "mine.toml", BRIDGE)
        await shows(pilot, "claim 4 of 4")
        write(LOCK, "mine.toml", DRAFTED)
        await shows(pilot, "claim 5 of 5")


def with_another_before(text: str, id_: str) -> str:
    """The bank with a draft before the claim of this id."""
    another = '[[claims]]\nid = "new"\ntext = "Another."\nstatus = "confirmed"\ndraft = true\n\n'
    header = f'[[claims]]\nid = "{id_}"'
    assert header in text
    return text.replace(header, another + header)


async def test_the_claim_of_the_start_stays_where_another_is_put_before_it(stage: Stage) -> None:
    async with previewing(stage) as pilot:
        write(LOCK, "mine.toml", with_another_before(DRAFTED, "closed"))
        await shows(pilot, "claim 2 of 6")
        assert "Nobody can cross" in card(pilot)


@pytest.mark.parametrize("chosen", [None, "closed"])
async def test_a_claim_whose_id_is_changed_stays_also_where_another_is_put_before_it(
    stage: Stage, chosen: str | None
) -> None:
    async with previewing(stage, chosen) as pilot:
        renamed = DRAFTED.replace('"closed"', '"shut"').replace("Nobody can", "No one can")
        write(LOCK, "mine.toml", renamed)
        await shows(pilot, "No one can cross")
        write(LOCK, "mine.toml", with_another_before(renamed, "shut"))
        await shows(pilot, "claim 2 of 6")
        assert "No one can cross" in card(pilot)


async def test_the_article_and_its_table_are_followed_too(stage: Stage) -> None:
    async with previewing(stage, "june") as pilot:
        write(LOCK, "article.txt", BRIDGE_TEXT.replace("The heron, for its part", "The old heron"))
        await shows(pilot, "8 The old heron")
        write(LOCK, "article.toml", BRIDGE_ARTICLE.replace('name = "the council"', 'name = "the town council"'))
        await shows(pilot, "Says so: the town council.")
        (LOCK / "article.txt").rename(LOCK / "gone.txt")
        await shows(pilot, "to mend")
        (LOCK / "gone.txt").rename(LOCK / "article.txt")
        await shows(pilot, "claim 2 of 5")


async def test_a_save_leaves_a_card_that_was_scrolled_where_it_is(stage: Stage) -> None:
    async with previewing(stage, "june", (40, 15)) as pilot:
        await press(pilot, "pagedown")
        told = pilot.app.screen.query_one("#told", VerticalScroll)
        at = told.scroll_offset.y
        write(LOCK, "mine.toml", DRAFTED.replace("Cracks ran", "Cracks go"))
        await shows(pilot, "Cracks go")
        assert told.scroll_offset.y == at


async def test_a_bank_without_a_claim_says_so(stage: Stage) -> None:
    bare = DRAFTED[: DRAFTED.index("[[claims]]")]
    async with previewing(stage, text=bare) as pilot:
        await shows(pilot, "No claim yet.")
        await press(pilot, "right", "e", "down", "enter")
        write(LOCK, "mine.toml", DRAFTED)
        await shows(pilot, "claim 1 of 5")


def test_whoever_has_left_waits_for_nothing(stage: Stage) -> None:
    watched = WatchedBank(write(stage.folder / "alder-lock", "mine.toml", DRAFTED))
    seen: list[Reading] = []
    watched.leave()
    watched.follow(seen.append)
    assert seen == []
