from datetime import date, timedelta

import pytest

from reader.actions import welcoming
from reader.actions.welcoming import welcome
from reader.session import Session
from tests.conftest import OpenSession, press


def test_who_was_away_with_much_unread_is_told_how_to_catch_up(
    session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = session()
    monkeypatch.setattr(welcoming, "_MANY", 30)
    assert welcome(here) == ""
    press(here, "b")
    assert welcome(here) == ""
    later = date.fromisoformat(here.today) + timedelta(days=5)
    monkeypatch.setattr(Session, "today", later.isoformat())
    assert welcome(here) == "Welcome back after 5 days: 41 unread · a keeps the best of them"
    monkeypatch.setattr(welcoming, "_MANY", 100)
    assert welcome(here) == ""
