from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.actions.postponing import read_day
from reader.model import FOLD, Flag, Mark
from reader.session import Session
from tests.answers import ask_of, choose, entries, menu_of, type_in
from tests.conftest import OpenSession, press

TODAY = "2025-06-11"
"""A Wednesday."""


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets the calendar's day."""

    def set_to(day: str) -> None:
        monkeypatch.setattr(Session, "today", property(lambda self: day))

    set_to(TODAY)
    return set_to


def mark(here: Session) -> Mark:
    return here.marks.mark(here.paper_key)


def test_w_keeps_for_later_and_again_offers_days(session: OpenSession) -> None:
    here = session()
    assert press(here, "w").message == "Kept for later · w again chooses a day"
    assert mark(here).flags == Flag.LATER
    offered = {key: each.detail for key, each in entries(press(here, "w")).items()}
    assert offered == {
        "t": "Thu 2025-06-12", "w": "Wed 2025-06-18", "n": "Mon 2025-06-16", "m": "Fri 2025-07-11",
        "d": "", "s": "", "x": "",
    }  # fmt: skip
    assert choose(here, "w", "n").message == "Put off until 2025-06-16 Mon"
    assert mark(here) == Mark(Flag.LATER, until="2025-06-16")
    choose(here, "w", "s")
    assert mark(here) == Mark(Flag.LATER)
    choose(here, "w", "x")
    assert mark(here) == Mark()


def test_undo_goes_back_day_by_day(session: OpenSession) -> None:
    here = session()
    press(here, "w")
    choose(here, "w", "t")
    choose(here, "w", "m")
    assert press(here, "u").message.startswith("Later as before: ")
    assert mark(here).until == "2025-06-12"
    press(here, "u")
    assert mark(here) == Mark(Flag.LATER)
    assert press(here, "u").message.startswith("No longer later: ")
    assert mark(here) == Mark()


def test_a_date_is_typed_and_a_wrong_one_can_be_mended(session: OpenSession) -> None:
    here = session()
    press(here, "w")
    wrong = type_in(here, choose(here, "w", "d"), "soon")
    assert wrong.message == "soon: expected a day like 2026-12-24, or a number of days"
    assert ask_of(wrong).text == "soon"
    assert type_in(here, wrong, "10").message == "Put off until 2025-06-21 Sat"
    assert mark(here).until == "2025-06-21"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-24", "2026-12-24"), ("12-24", "2025-12-24"), ("6-11", "2025-06-11"), ("6-10", "2026-06-10"),
        (" 0 ", "2025-06-11"), ("10", "2025-06-21"), ("9999", "2052-10-26"), ("2-29", None), ("", None), ("13-1", None),
        ("-5", None), ("2025-02-30", None), ("x", None), ("99999999", None), ("6-", None),
    ],
)  # fmt: skip
def test_days_as_people_write_them(text: str, day: str | None) -> None:
    assert read_day(text, TODAY) == day


@given(st.text(), st.dates())
def test_any_text_is_a_day_or_none(text: str, today: Any) -> None:
    day = read_day(text, today.isoformat())
    assert day is None or len(day) == 10


def test_a_selection_is_put_off_together_and_keeps_days_that_are_set(session: OpenSession) -> None:
    here = session()
    press(here, "w")
    choose(here, "w", "n")
    first = here.paper_key
    press(here, "v", "v", "v")
    assert press(here, "w").message == "3 papers: later · u undoes"
    assert here.marks.mark(first).until == "2025-06-16"
    press(here, "g", "v", "v")
    assert choose(here, "w", "t").message == "2 papers put off until 2025-06-12 Thu · u undoes"
    assert here.marks.mark(first).until == "2025-06-12"
    assert not here.selected
    press(here, "G", "k", ".")
    assert mark(here) == Mark(Flag.LATER, until="2025-06-12")


def test_a_paper_comes_back_on_its_day_first_and_leaves_when_it_is_read(session: OpenSession, clock: Any) -> None:
    here = session(scope="day", day="2025-06-09")
    press(here, "j", "r", "w")
    choose(here, "w", "n")
    key = here.paper_key
    assert not mark(here).flags & Flag.READ, "what is to come back is to be read"
    for day, comes in (("2025-06-15", False), ("2025-06-16", True), ("2025-06-20", True)):
        clock(day)
        press(here, "1", "R", "g")
        assert (here.paper_key == key) == comes
        assert here.papers == 12 + comes
    assert here.row is not None
    assert here.unread == here.library.counts(here.view).unread
    press(here, "r", "2", "1")
    assert here.paper_key != key
    press(here, "u", "R", "g")
    assert here.paper_key == key
    press(here, "u", "u", "R", "g")
    assert here.paper_key != key


def test_a_paper_that_the_day_repeats_comes_back_out_of_its_fold(session: OpenSession, clock: Any) -> None:
    here = session()
    press(here, "G", "enter", "j", "w")
    choose(here, "w", "t")
    key = here.paper_key
    press(here, "k", "enter")
    clock("2025-06-12")
    press(here, "R", "g")
    assert here.paper_key == key
    assert len(here.folds[FOLD].repeats) == 4
    assert here.papers == 13


def test_the_clock_of_another_category_and_a_filter_bring_nothing_back(session: OpenSession, clock: Any) -> None:
    here = session(scope="day", day="2025-06-09")
    press(here, "w")
    choose(here, "w", "t")
    assert here.row is not None
    key, category = here.paper_key, here.row.category
    clock("2025-06-12")
    press(here, "1", "g")
    assert here.paper_key == key
    while press(here, "}").message:
        assert (here.library.find(key) in here.ids) == (here.view.category in ("", category))
        if not here.view.category:
            break
    type_in(here, press(here, "/"), "zzzz")
    assert len(here.ids) == 0


def test_in_chinese(session: OpenSession) -> None:
    here = session(interface="zh")
    assert press(here, "w").message == "已放入稍后读 · 再按 w 选择日期"
    assert menu_of(press(here, "w")).title == "稍后读：哪天回到今日"
    assert choose(here, "w", "t").message == "推迟到 2025-06-12 周四"
