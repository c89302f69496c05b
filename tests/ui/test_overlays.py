"""Menus, help, palette, calendar and text: the mouse, sizes, an input method, and how they close."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.containers import VerticalScroll
from textual.events import Key, MouseScrollDown, MouseScrollUp
from textual.widgets import Static

from reader.asking import Choice, Menu
from reader.change import Change
from reader.model import Language
from reader.screen import further_help, screen_text
from reader.ui.app import ReaderApp
from reader.ui.help import HelpScreen
from reader.ui.menu import MenuScreen
from reader.ui.palette import PaletteScreen
from reader.ui.typed import TypedLine

if TYPE_CHECKING:
    from pathlib import Path

    from reader.session import Session
    from tests.conftest import OpenSession

OVERLAYS = ("?", ":", "C", "S", "y", "f", "X", "a", "e")
"""Keys that open something over the main screen."""


@pytest.fixture
def app(session: OpenSession, tmp_path: Path) -> ReaderApp:
    return ReaderApp(session(), tmp_path / "errors.log")


def painted(app: ReaderApp) -> list[str]:
    """The lines that the compositor has for the terminal."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def menu_of(names: list[str], chosen: list[str], hint: str = "") -> Menu:
    def choice(name: str) -> Choice:
        def run(session: Session) -> Change:
            chosen.append(name)
            return Change(name)

        return Choice(name, run)

    return Menu("Title", (Choice("Heading"), *map(choice, names)), hint=hint)


@pytest.mark.parametrize("opening", OVERLAYS)
async def test_every_overlay_follows_a_resize_closes_once_and_ends_with_the_program(
    app: ReaderApp, opening: str
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(opening)
        await pilot.pause()
        assert app.screen is not app.main
        for size in ((20, 5), (1, 1), (60, 20), (100, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert len(painted(app)) == 30
        for _ in range(3):
            app.screen.post_message(Key("escape", None))
        await pilot.pause(0.2)
        assert app.screen_stack == [app.main]
        assert (app.session.width, app.session.height) == (100, 30)
        assert painted(app) == screen_text(app.session).split("\n")
        app.session.pane = app.session.pane.LIST
        await pilot.press(opening)
        await pilot.pause()
        await pilot.press("ctrl+c")
        await pilot.pause(0.1)
        assert not app.is_running


@pytest.mark.parametrize("height", [40, 9])
async def test_a_click_on_a_choice_chooses_it_and_one_outside_closes(app: ReaderApp, height: int) -> None:
    chosen: list[str] = []
    names = [f"choice {number}" for number in range(30)]
    async with app.run_test(size=(100, height)) as pilot:
        for clicked in ("choice 2", "choice 29"):
            app.main.choose(menu_of(names, chosen))
            await pilot.pause()
            if clicked == "choice 29":
                await pilot.press("end")
            elif height < 20:
                await pilot.press("down")
            await pilot.pause()
            row = next(y for y, line in enumerate(painted(app)) if clicked in line)
            await pilot.click(offset=(30, row))
            await pilot.pause()
        assert chosen == ["choice 2", "choice 29"]
        app.main.choose(menu_of(names[:3], chosen))
        await pilot.pause()
        rows = painted(app)
        await pilot.click(offset=(30, next(y for y, line in enumerate(rows) if "Title" in line)))
        assert isinstance(app.screen, MenuScreen)
        await pilot.click(offset=(30, next(y for y, line in enumerate(rows) if "Heading" in line)))
        assert isinstance(app.screen, MenuScreen)
        await pilot.click(offset=(2, 2))
        await pilot.pause()
        assert app.screen_stack == [app.main]
        assert len(chosen) == 2


async def test_the_wheel_moves_in_a_menu_and_scrolls_the_help(app: ReaderApp) -> None:
    chosen: list[str] = []
    async with app.run_test(size=(100, 20)) as pilot:
        app.main.choose(menu_of(["one", "two", "three"], chosen))
        await pilot.pause()
        await pilot._post_mouse_events([MouseScrollDown, MouseScrollDown, MouseScrollUp], offset=(30, 8))
        await pilot.press("enter")
        await pilot.pause()
        assert chosen == ["two"]
        await pilot.press("?")
        await pilot.pause()
        keys = app.screen.query_one("#keys", VerticalScroll)
        await pilot._post_mouse_events([MouseScrollDown], offset=(30, 10))
        await pilot.pause(0.2)
        assert keys.scroll_y > 0


async def test_a_menu_is_as_high_as_what_it_says(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        for hint in ("", "a hint"):
            app.main.choose(menu_of(["one", "two"], [], hint))
            await pilot.pause(0.1)
            rows = painted(app)
            last = next(y for y, line in enumerate(rows) if "╰" in line) - 1
            assert ("a hint" if hint else "two") in rows[last]
            await pilot.press("escape")
            await pilot.pause()


async def test_menus_take_the_keys_of_a_chinese_input_method(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f")
        await pilot.pause()
        app.post_message(Key("／", "／"))
        await pilot.pause(0.1)
        assert app.screen is app.main
        assert app.session.asking


async def test_help_says_signs_queries_and_categories_and_finds_them(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("?")
        await pilot.pause()
        table = app.screen.query_one("#table", Static)
        for said in ("●", "listed on an earlier day", "venue:", "cs.LG", "Machine Learning"):
            assert said in str(table.content)
        await pilot.press(*"robotics")
        await pilot.pause()
        assert str(table.content).split() == ["Categories", "cs.RO", "Robotics"]


@pytest.mark.parametrize("width", [100, 60, 30])
async def test_help_wraps_under_its_keys(app: ReaderApp, width: int) -> None:
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.press("?")
        await pilot.pause(0.1)
        lines = [str(line) for line in str(app.screen.query_one("#table", Static).content).split("\n")]
        room = app.screen.query_one("#keys", VerticalScroll).scrollable_content_region.width
        assert max(map(len, lines)) <= room
        assert isinstance(app.screen, HelpScreen)


def test_further_help_is_in_the_interfaces_language(session: OpenSession) -> None:
    found = dict(further_help(session(interface="zh")))
    assert ("cs.LG", "机器学习") in found["分类"]
    assert ("●", "未读") in found["符号"]
    assert any(field == "author:" for field, _ in found["过滤与搜索"])


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("both lang", "Both languages together"),
        ("收藏", "Bookmark on, off"),
        ("calend what", "Calendar"),
        ("redo", "Redo"),
    ],
)
async def test_the_palette_finds_by_words(app: ReaderApp, typed: str, first: str) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(":", *typed)
        await pilot.pause()
        assert isinstance(app.screen, PaletteScreen)
        assert app.screen.menu.choices[0].label.startswith(first)


async def test_the_palette_offers_what_makes_sense_and_a_click_runs_it(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("3", ":")
        await pilot.pause()
        assert isinstance(app.screen, PaletteScreen)
        assert "Bookmark on, off" not in {choice.label for choice in app.screen.menu.choices}
        await pilot.press(*"both")
        await pilot.pause()
        row = next(y for y, line in enumerate(painted(app)) if "Both languages" in line)
        await pilot.click(offset=(30, row))
        await pilot.pause()
        assert app.session.language is Language.BOTH


async def test_the_palette_keeps_what_is_typed_when_nothing_is_found(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(":", *"zzzz", "enter", "pagedown", "up")
        await pilot.pause()
        assert isinstance(app.screen, PaletteScreen)
        assert any("Nothing found" in line for line in painted(app))
        assert app.screen.query_one(TypedLine).value == "zzzz"
