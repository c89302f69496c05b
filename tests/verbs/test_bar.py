"""The bar of an import, beyond what tests/ui/test_importing.py sees of it on a terminal."""

from __future__ import annotations

import io
import os

import pytest

from reader.ingest import Step
from reader.verbs.bar import Bar


class Screen(io.StringIO):
    """A stderr that is a terminal."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 2


def screen_of(monkeypatch: pytest.MonkeyPatch, columns: int = 80) -> Screen:
    """Puts one in the place of stderr; in the test itself, since pytest puts its own there before each."""
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((columns, 24)))
    return screen


STEP = Step("2026-06-12.md", 6, 24, 100, 400)


def test_as_much_of_it_is_full_as_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_of(monkeypatch)
    with Bar() as bar:
        bar.step(STEP)
        assert screen.getvalue() == "\r\x1b[K" + "━" * 6 + "─" * 18 + " importing 6/24 · 0 papers"
    assert screen.getvalue().endswith("papers\r\x1b[K")


def test_it_is_not_drawn_again_at_once_but_after_other_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_of(monkeypatch)
    bar = Bar()
    bar.step(STEP)
    drawn = screen.getvalue()
    bar.step(STEP)
    assert screen.getvalue() == drawn
    bar.erase()
    bar.erase()
    bar.step(STEP)
    assert screen.getvalue() == drawn + "\r\x1b[K" + drawn


def test_the_papers_that_wait_for_the_index_are_counted_down(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_of(monkeypatch)
    with Bar() as bar:
        bar.indexing(1200)
        assert screen.getvalue() == "\r\x1b[K" + "making findable · 1,200 papers left"
        bar.indexing(1100)
        assert "1,100" not in screen.getvalue()
    assert screen.getvalue().endswith("left\r\x1b[K")


@pytest.mark.parametrize("columns", [1, 10, 40])
def test_it_never_reaches_the_last_column(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    screen = screen_of(monkeypatch, columns)
    Bar().step(STEP)
    assert 0 < len(screen.getvalue().removeprefix("\r\x1b[K")) < max(2, columns)


def test_nothing_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_of(monkeypatch)
    monkeypatch.setattr(Screen, "isatty", lambda _: False)
    with Bar() as bar:
        bar.step(STEP)
    assert screen.getvalue() == ""
