"""The calendar over the main screen: keys move, Enter opens the day, Esc leaves everything as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import StoreError
from reader.model import Scope, View
from reader.ui.app import ReaderApp
from reader.ui.calendar import CalendarScreen
from tests.ui.test_main import painted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.session import Session


@pytest.fixture
def app(session: Callable[..., Session], tmp_path: Path) -> ReaderApp:
    return ReaderApp(session(), tmp_path / "errors.log")


async def test_enter_opens_the_day_that_the_arrows_chose(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("C")
        await pilot.pause(0.1)
        assert isinstance(app.screen, CalendarScreen)
        assert "[11" in painted(app)
        await pilot.press("left")
        await pilot.pause(0.1)
        assert "Tue 06-10 · " in painted(app)
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert app.screen_stack == [app.main]
        assert app.session.view == View(Scope.DAY, "2025-06-10")
        assert "2025-06-10 Tue" in painted(app)


async def test_a_day_without_digest_opens_and_says_why_it_is_empty(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("C", "pageup", "k", "enter")
        await pilot.pause(0.1)
        assert app.session.view == View(Scope.DAY, "2025-05-04")
        assert "No digest of Sun 05-04" in painted(app)
        await pilot.press("]")
        assert app.session.day == "2025-06-09"


async def test_escape_leaves_all_as_it_was_and_other_keys_do_nothing(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.session.place
        await pilot.press("C", "b", "x", "pagedown", "escape")
        await pilot.pause(0.1)
        assert app.screen_stack == [app.main]
        assert app.session.place == before


@pytest.mark.parametrize("size", [(20, 5), (2, 2), (200, 60)])
async def test_it_stands_at_every_size(app: ReaderApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("C")
        await pilot.resize_terminal(*size)
        await pilot.press("down")
        await pilot.pause(0.1)
        assert [len(line) <= size[0] for line in painted(app).split("\n")] == [True] * size[1]


async def test_a_ledger_that_cannot_be_read_is_a_message(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise StoreError("library.db: the disk failed while reading or writing")

    monkeypatch.setattr(app.session.library, "ledger", fail)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("C")
        await pilot.pause(0.1)
        assert app.screen_stack == [app.main]
        assert "the disk failed while reading" in painted(app)
