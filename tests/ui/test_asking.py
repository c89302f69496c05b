"""What is typed and what is chosen: the line at the foot, the text over the screen, menus. By pilot and on a pty."""

from __future__ import annotations

import base64
import stat
from typing import TYPE_CHECKING

import pytest
from textual.events import Key
from textual.widgets import TextArea

from reader.asking import Ask, Choice, Menu
from reader.change import NOTHING, Change
from reader.model import Flag, Scope
from reader.ui.app import ReaderApp
from reader.ui.ask import AskBar, TextScreen
from reader.ui.editor import editor_command
from reader.ui.menu import MenuScreen
from tests.ui.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from reader.paths import Home
    from reader.session import Session
    from tests.conftest import OpenSession

SIZE = (120, 40)


@pytest.fixture
def app(session: OpenSession, tmp_path: Path) -> ReaderApp:
    return ReaderApp(session(), tmp_path / "errors.log")


def foot(app: ReaderApp) -> list[str]:
    """The last two lines of the screen."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()][-2:]


async def test_the_line_is_above_the_footer_and_errors_are_below_their_place(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("/", *"at", "space", "(")
        await pilot.pause()
        assert foot(app)[0] == " / at ("
        assert foot(app)[1].startswith("      ▲ ")
        assert len(app.session.ids) > 0
        await pilot.press("escape")
        await pilot.pause()
        assert app.session.asking == ""
        assert "help" in foot(app)[1]


async def test_tab_completes_and_the_footer_offers(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("/", *"cat:cs.C")
        await pilot.pause()
        assert foot(app)[1].startswith(" Tab  cs.C")
        await pilot.press("tab")
        await pilot.pause()
        bar = app.screen.query_one(AskBar)
        assert bar.value in {"cat:cs.CV", "cat:cs.CL"}
        assert app.session.view.query == bar.value
        await pilot.press("enter")
        assert app.session.papers > 0


async def test_search_covers_all_history_and_escape_comes_back(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "j", "\\", *"attention")
        await pilot.pause()
        assert (app.session.view.scope, app.session.view.query) == (Scope.ALL, "attention")
        await pilot.press("escape")
        await pilot.pause()
        assert (app.session.view.scope, app.session.view.query, app.session.cursor) == (Scope.TODAY, "", 2)


async def test_a_menu_moves_chooses_and_closes(app: ReaderApp) -> None:
    chosen: list[str] = []

    def choose(name: str) -> Choice:
        def run(session: Session) -> Change:
            chosen.append(name)
            return Change(name)

        return Choice(name, run, name[0])

    menu = Menu("Title", (Choice("heading"), choose("one"), choose("two"), choose("three")))
    async with app.run_test(size=SIZE) as pilot:
        app.main.choose(menu)
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        app.main.choose(menu)
        await pilot.pause()
        await pilot.press("o")
        await pilot.pause()
        app.main.choose(menu)
        await pilot.pause()
        await pilot.press("z", "escape", "escape")
        await pilot.pause()
        assert chosen == ["two", "one"]
        assert app.screen is app.main
        app.main.choose(menu)
        await pilot.pause()
        assert isinstance(app.screen, MenuScreen)
        await pilot.resize_terminal(30, 8)
        await pilot.press("end", "space")
        await pilot.pause()
        assert chosen[-1] == "three"


async def test_a_note_of_several_lines_is_kept_by_escape(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, TextScreen)
        await pilot.press(*"one", "enter", *"[b]two[/b]", "escape")
        await pilot.pause()
        assert app.screen_stack == [app.main]
        assert app.session.marks.mark(app.session.paper_key).note == "one\n[b]two[/b]"
        await pilot.press("e")
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == "one\n[b]two[/b]"


async def test_what_is_typed_at_once_is_not_lost(app: ReaderApp) -> None:
    typed: list[str] = []

    def accept(session: Session, text: str) -> Change:
        typed.append(text)
        return NOTHING

    async with app.run_test(size=SIZE) as pilot:
        app.main.ask(Ask("label", accept))
        for key in "abc":
            app.main.post_message(_key(key))
        await pilot.pause()
        await pilot.press("enter")
        assert typed == ["abc"]


def _key(character: str) -> Key:
    return Key(character, character)


async def test_a_menu_for_a_choice_that_asks_goes_on_to_the_line(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("w", "w")
        await pilot.pause()
        assert isinstance(app.screen, MenuScreen)
        await pilot.press("d")
        await pilot.pause()
        await pilot.press(*"10", "enter")
        await pilot.pause()
        mark = app.session.marks.mark(app.session.paper_key)
        assert mark.flags & Flag.LATER
        assert mark.until > app.session.today


def test_the_editor_is_the_persons_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own = tmp_path / "my editor"
    own.write_text("#!/bin/sh\n")
    own.chmod(own.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("EDITOR", f"'{own}' -w")
    monkeypatch.delenv("VISUAL", raising=False)
    assert editor_command() == [str(own), "-w"]
    monkeypatch.setenv("VISUAL", "unclosed '")
    assert editor_command() == [str(own), "-w"]
    monkeypatch.setenv("EDITOR", "no-such-program")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert editor_command() is None


def test_a_note_in_the_editor_and_a_copy_on_a_terminal(sample_home: Home, tmp_path: Path) -> None:
    editor = tmp_path / "edit.sh"
    editor.write_text('#!/bin/sh\necho "from outside" >> "$1"\n')
    editor.chmod(0o755)
    env = {"EDITOR": str(editor), "VISUAL": ""}
    with Terminal(home=sample_home.data.parent, cols=110, rows=30, env=env) as terminal:
        terminal.wait("help")
        terminal.press("E")
        terminal.wait("Note kept")
        terminal.press("yi")
        terminal.wait("Sent to the terminal")
        sent = b"\x1b]52;c;" + base64.b64encode(b"2312.00752") + b"\a"
        terminal.wait(lambda: sent in terminal.output)
        terminal.press("Q")
        assert terminal.end() == 0
        assert terminal.modes_left_on() == set()
    from reader.marks import Marks

    with Marks.open(sample_home.data) as marks:
        assert marks.mark("2312.00752").note == "from outside"
