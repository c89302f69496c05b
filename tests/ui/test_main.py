"""Wiring: keys reach the session, changes reach the screen. Behaviour itself is tested in tests/test_session.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Key
from textual.widgets import Input, Static

from reader.arriving import Arrivals
from reader.commands import COMMANDS
from reader.draw.spans import Line, Span
from reader.errors import ReaderError, StoreError
from reader.model import Flag
from reader.ui.app import ReaderApp
from reader.ui.help import HelpScreen
from reader.ui.part import to_strip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.session import Session

SIZE = (120, 40)


@pytest.fixture
def app(session: Callable[..., Session], tmp_path: Path) -> ReaderApp:
    return ReaderApp(session(), tmp_path / "errors.log")


def painted(app: ReaderApp) -> str:
    """The text that the compositor has for the terminal."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def test_the_screen_is_what_the_session_shows(app: ReaderApp) -> None:
    from reader.screen import screen_text

    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert [line.rstrip() for line in painted(app).split("\n")] == screen_text(app.session).split("\n")
        await pilot.press("j", "b", "z")
        await pilot.pause(0.1)
        assert [line.rstrip() for line in painted(app).split("\n")] == screen_text(app.session).split("\n")
        assert app.session.row is not None
        assert app.session.row.flags & Flag.BOOKMARKED


async def test_after_a_resize_the_parts_are_where_the_session_says(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.resize_terminal(70, 20)
        await pilot.pause(0.1)
        assert (app.session.width, app.session.height) == (70, 20)
        assert {child.name for child in app.main.children if child.region.width} == {"header", "list", "footer"}


async def test_filter_narrows_while_typing_and_escape_brings_the_place_back(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "j", "/", *"diffusion")
        assert app.session.view.query == "diffusion"
        assert 0 < len(app.session.ids) < 17
        await pilot.press("escape")
        assert app.session.view.query == ""
        assert app.session.cursor == 2
        assert app.focused is None
        await pilot.press("j")
        assert app.session.cursor == 3


async def test_filter_stays_after_enter(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("/", *"diffusion", "enter", "q")
        assert app.session.view.query == ""


async def test_help_lists_every_key_and_searches(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("?")
        assert isinstance(app.screen, HelpScreen)
        table = app.screen.query_one("#table", Static)
        assert "Undo any change" in str(table.content)
        app.screen.query_one("#search", Input).value = "书签 不存在"
        await pilot.pause()
        assert "Nothing found" in str(table.content)
        app.screen.query_one("#search", Input).value = "收藏"
        await pilot.pause()
        assert "Bookmark on, off" in str(table.content)
        await pilot.press("escape")
        assert app.screen_stack == [app.main]


async def test_palette_runs_a_command(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(":", *"both languages")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert app.session.language == "both"


async def test_an_expected_error_becomes_the_footers_message(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StoreError("marks.db: the disk is full; free some space")

    monkeypatch.setattr(app.session.marks, "set_flags", fail)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("b")
        await pilot.pause(0.1)
        assert "the disk is full; free some space" in painted(app)


async def test_clicks_and_wheel(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(offset=(40, 6))
        assert app.session.cursor == 2
        await pilot.click(offset=(100, 6))
        assert app.session.pane == "detail"


async def test_looking_for_digests_and_stopping(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Arrivals, "look", lambda arrivals: asked.append("look"))
    stop = next(command for command in COMMANDS if command.id == "stop-import")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("R")
        assert asked == ["look"]
        app.main.run(stop)
        assert app.session.message == "Nothing is being imported"
        monkeypatch.setattr(Arrivals, "cancel", lambda arrivals: not asked.append("stop"))  # type: ignore[func-returns-value]
        app.main.run(stop)
        assert asked == ["look", "stop"]
        assert app.session.message == ""


async def test_an_import_that_cannot_start_is_said(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(arrivals: Arrivals) -> None:
        raise ReaderError("the import cannot be started")

    monkeypatch.setattr(Arrivals, "start", fail)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.1)
        assert "the import cannot be started" in painted(app)


async def test_dwelling_marks_read(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j")
        app.session.opened_at = -1e9
        app.main._look_around()
        await pilot.pause(0.1)
        assert app.session.row is not None
        assert app.session.row.flags & Flag.READ


def test_the_last_guard_lets_no_control_character_out() -> None:
    hostile = "".join(map(chr, (*range(0x20), 0x7F, *range(0x80, 0xA0), 0x202E, 0x2066, 0x2028, 0xD83D)))
    strip = to_strip(Line((Span(f"a{hostile}b"),)))
    assert strip.text.isprintable()
    assert strip.text[0] == "a"
    assert strip.text[-1] == "b"


@pytest.mark.parametrize(
    ("opening", "closing"), [("?", "escape"), ("C", "escape"), ("C", "enter"), (":", "escape"), (":", "enter")]
)
async def test_a_screen_that_is_told_twice_to_close_closes_once(app: ReaderApp, opening: str, closing: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(opening)
        assert app.screen is not app.main
        await pilot.pause(0.3)
        for _ in range(4):
            app.post_message(Key(closing, None))
        await pilot.pause(0.2)
        assert app.screen_stack == [app.main]
        assert app.is_running


async def test_keys_typed_before_the_screen_is_there_are_kept(app: ReaderApp) -> None:
    for key, character in (("j", "j"), ("slash", "/"), ("a", "a"), ("t", "t")):
        app.main.on_key(Key(key, character))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.2)
        assert app.session.view.query == "at"
        assert isinstance(app.focused, Input)
        await pilot.press("t")
        assert app.session.view.query == "att"
        await pilot.press("escape")
        assert app.session.cursor == 1


@pytest.mark.parametrize("opening", ["?", ":", "/", "C"])
async def test_ctrl_c_quits_from_everywhere(app: ReaderApp, opening: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(opening)
        await pilot.pause(0.2)
        await pilot.press("ctrl+c")
        await pilot.pause(0.2)
        assert not app.is_running


async def test_paging_through_an_empty_palette(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(":", *"zzzz")
        await pilot.pause(0.4)
        await pilot.press("pagedown", "pageup", "down")
        assert app.is_running
