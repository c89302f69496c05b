"""Running the full-screen reader: exit status and place."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from reader import front
from reader.paths import Home
from reader.place import load_place
from reader.ui.app import ReaderApp

if TYPE_CHECKING:
    from reader.session import Session


@pytest.mark.parametrize(("code", "status"), [(None, 0), (0, 0), (143, 143)])
def test_status_and_place(
    session: Callable[..., Session], home: Home, monkeypatch: pytest.MonkeyPatch, code: int | None, status: int
) -> None:
    collecting: list[bool] = []

    def run(app: ReaderApp) -> None:
        collecting.append(gc.isenabled())
        app.session.put_cursor(2)
        app._return_code = code

    monkeypatch.setattr(ReaderApp, "run", run)
    opened = session()
    assert front.run(opened, home) == status
    assert collecting == [False]
    assert gc.isenabled()
    assert load_place(home.place_file).paper == opened.paper_key != ""
    assert os.environ["ESCDELAY"]


def test_a_throw_away_place(session: Callable[..., Session], home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReaderApp, "run", lambda app: None)
    assert front.run(session(), home, keep_place=False) == 0
    assert not home.place_file.exists()


def test_an_interrupt_keeps_the_place(
    session: Callable[..., Session], home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(app: ReaderApp) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ReaderApp, "run", interrupt)
    assert front.run(session(), home) == 130
    assert home.place_file.exists()
