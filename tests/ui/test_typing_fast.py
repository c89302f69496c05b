"""Keys that come faster than screens open and close reach what they were meant for, and none is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from textual.events import Key, Paste

from reader.model import Flag, Scope
from reader.ui.app import ReaderApp
from reader.ui.ask import AskBar
from reader.ui.palette import PaletteScreen
from reader.ui.typed import TypedLine, TypedText

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.session import Session
    from tests.conftest import OpenSession

_NAMED: Final = {"\r": "enter", "\x1b": "escape"}


@pytest.fixture
def app(session: OpenSession, tmp_path: Path) -> ReaderApp:
    return ReaderApp(session(), tmp_path / "errors.log")


def send(app: ReaderApp, keys: str) -> None:
    """Let the keys come in all at once."""
    for key in keys:
        app.post_message(Key(_NAMED.get(key, key), None if key == "\x1b" else key))


def first_mark(session: Session) -> tuple[Flag, tuple[str, ...], str, str]:
    mark = session.marks.mark(session.library.keys([session.ids[0]])[0])
    return mark.flags, mark.tags, mark.note, mark.until


@pytest.mark.parametrize(
    ("keys", "holds"),
    [
        ("/diff", lambda here: here.view.query == "diff" and here.cursor == 0),
        ("/diff\rj", lambda here: here.view.query == "diff" and here.cursor == 1),
        ("\\attention\rj", lambda here: (*here.view[:1], here.view.query) == (Scope.ALL, "attention")),
        (":half\rjj", lambda here: here.cursor == 11),
        ("?categ\x1bj", lambda here: here.cursor == 1),
        ("wwtj", lambda here: first_mark(here)[3] > here.today and here.cursor == 1),
        ("wwd10\rj", lambda here: first_mark(here)[3] > here.today and here.cursor == 1),
        ("eone\rtwo\x1bj", lambda here: first_mark(here)[2] == "one\ntwo" and here.cursor == 1),
        ("+x, y\rj", lambda here: first_mark(here)[1] == ("x", "y") and here.cursor == 1),
        ("f/llm\rj", lambda here: len(here.kept.rules.interests) == 1 and here.cursor == 1),
        ("StSt", lambda here: here.view.sort == "-title"),
        ("mMine\r", lambda here: here.view.name == "Mine"),
        ("yij", lambda here: here.cursor == 1),
    ],
)
async def test_what_follows_a_key_at_once_goes_where_it_belongs(
    app: ReaderApp, keys: str, holds: Callable[[Session], bool]
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        send(app, keys)
        await pilot.pause(0.3)
        assert app.screen is app.main
        assert holds(app.session), (app.session.view, app.session.cursor, first_mark(app.session))


async def test_an_enter_that_chooses_nothing_leaves_the_palette_open(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        send(app, ":zzz\rj")
        await pilot.pause(0.3)
        assert isinstance(app.screen, PaletteScreen)
        assert app.screen.query_one(TypedLine).value == "zzzj"
        assert app.session.cursor == 0


async def test_a_paste_of_several_lines_is_one_line_of_a_filter(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        send(app, "/")
        app.post_message(Paste("state\n  space\x07\x1b[31m"))
        await pilot.pause(0.3)
        assert app.main.query_one(AskBar).value == "state space[31m"
        app.post_message(Paste(""))
        await pilot.pause()
        assert app.session.view.query == "state space[31m"


async def test_a_paste_into_a_note_keeps_its_lines_and_no_controls(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        send(app, "e")
        app.post_message(Paste("one\r\ntwo\x07"))
        await pilot.pause(0.3)
        assert app.screen.query_one(TypedText).text == "one\ntwo"
        await pilot.press("x", "escape")
        await pilot.pause()
        assert first_mark(app.session)[2] == "one\ntwox"


async def test_a_paste_over_the_list_does_nothing(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        app.post_message(Paste("QQ\nbbb"))
        await pilot.pause()
        assert app.is_running
        assert first_mark(app.session)[0] == Flag(0)
