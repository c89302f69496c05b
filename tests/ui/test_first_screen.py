"""The first screen is what the toolkit paints then, and nothing typed meanwhile is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.color import ColorSystem

from reader.draw.spans import Line, Span
from reader.screen import Part, render_screen, screen_text
from reader.ui.first_screen import FirstScreen, color_system, picture
from tests.conftest import OpenSession
from tests.ui.terminal import Terminal
from tests.ui.test_terminal import TAKEN_OVER


def test_it_is_drawn_before_the_toolkit_and_stays_as_it_is(tmp_path: Path) -> None:
    with Terminal("--demo", home=tmp_path, cols=120, rows=30) as terminal:
        terminal.wait("is kept")
        assert TAKEN_OVER not in terminal.output
        first = terminal.text()
        terminal.wait(lambda: TAKEN_OVER in terminal.output)
        terminal.settle()
        assert terminal.text() == first
        assert terminal.output.count(b"\x1b[?1049h") == 1
        terminal.press("Q")
        assert terminal.end() == 0
        assert terminal.modes_left_on() == set()
        assert terminal.attributes() == terminal.termios_before


def test_keys_typed_at_the_first_screen_wait_for_the_toolkit(tmp_path: Path) -> None:
    with Terminal("--demo", home=tmp_path, cols=120, rows=30) as terminal:
        terminal.wait("is kept")
        terminal.press("jj\r")
        terminal.wait("3/12")
        terminal.press("\x03")
        assert terminal.end() == 0


def test_the_picture_has_every_line_at_its_place(session: OpenSession) -> None:
    here = session(100, 30)
    drawn = picture(render_screen(here), None)
    rows = [""] * 30
    for y, text in re.findall(r"\x1b\[(\d+);\d+H([^\x1b]*)", drawn):
        rows[int(y) - 1] += text
    assert [sorted(row.rstrip()) for row in rows] == [sorted(row) for row in screen_text(here).split("\n")]


def test_no_control_character_of_the_data_is_written() -> None:
    line = Line((Span("a\x1b[2J\x9b\u202eb", "strong"),))
    drawn = picture([Part("header", 0, 0, 4, [line])], ColorSystem.STANDARD)
    assert drawn == "\x1b[1;1H\x1b[1ma\ufffd[2J\ufffdb\x1b[0m"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"COLORTERM": "truecolor"}, ColorSystem.TRUECOLOR),
        ({"TERM": "xterm-256color"}, ColorSystem.EIGHT_BIT),
        ({"TERM": "xterm"}, ColorSystem.STANDARD),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, ColorSystem.STANDARD),
    ],
)
def test_colours_are_those_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: ColorSystem
) -> None:
    for name in ("COLORTERM", "TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert color_system() is expected


def test_without_a_terminal_there_is_none(session: OpenSession) -> None:
    assert FirstScreen.show(session()) is None
