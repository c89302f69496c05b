"""The calendar as text. UPDATE_GOLDEN=1 writes it anew: then look at it."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.draw.calendar import moved, render_calendar
from reader.draw.ledger import Calendar
from reader.model import LedgerDay, Problem
from reader.text.wrap import width_of
from reader.wording import Wording

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "calendar"
DAYS = (
    LedgerDay("2026-06-15", 176, 175, 1, 0, None, 175, 0),
    LedgerDay("2026-06-14", 250, 0, 250, 0, None, 0, 0, same_as="2026-06-12"),
    LedgerDay("2026-06-13", 250, 0, 250, 0, None, 0, 0, same_as="2026-06-12"),
    LedgerDay("2026-06-12", 250, 250, 0, 0, None, 31, 2),
    LedgerDay("2026-06-11", 265, 265, 0, 0, None, 0, 1),
    LedgerDay("2026-06-09", 1269, 1265, 4, 3, 12, 1265, 0, (Problem("/d/2026-06-09.md", 7, "no title"),)),
    LedgerDay("2026-06-08", 0, 0, 0, 0, 87, 0, 0),
    LedgerDay("2026-05-29", 80, 80, 0, 0, None, 0, 0),
)
CALENDAR = Calendar({day.day: day for day in DAYS}, frozenset({"2026-06-10"}), [("2026-05-30", "2026-06-07")])
SCREENS = {
    "80x24-en": (72, 22, "en", date(2026, 6, 13)),
    "80x24-zh": (72, 22, "zh", date(2026, 6, 9)),
    "120x40-en": (72, 30, "en", date(2026, 6, 9)),
    "120x40-zh": (72, 30, "zh", date(2026, 6, 10)),
    "40x14-en": (38, 12, "en", date(2026, 5, 29)),
    "30x10-zh": (28, 8, "zh", date(2026, 6, 30)),
    "20x5-en": (18, 3, "en", date(2026, 6, 13)),
}
"""By the terminal's size; the calendar itself stands in a frame of at most 74 by 32."""


@pytest.mark.parametrize("name", SCREENS)
def test_the_calendar_is_as_it_was_approved(name: str) -> None:
    width, height, language, cursor = SCREENS[name]
    lines = render_calendar(CALENDAR, cursor, date(2026, 6, 15), width, height, Wording(language))
    text = "\n".join(line.text.rstrip() for line in lines) + "\n"
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_every_golden_calendar_is_still_compared() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(SCREENS)


@given(st.dates(), st.dates(), st.integers(0, 100), st.integers(0, 45), st.sampled_from(("en", "zh")))
def test_it_fills_every_size_at_every_date(cursor: date, today: date, width: int, height: int, language: str) -> None:
    lines = render_calendar(CALENDAR, cursor, today, width, height, Wording(language))
    assert len(lines) == height
    assert {width_of(line.text) for line in lines} <= {width}


@given(st.dates(date(2026, 5, 1), date(2026, 6, 30)), st.integers(20, 80), st.integers(10, 40))
def test_the_chosen_day_is_in_sight(cursor: date, width: int, height: int) -> None:
    lines = render_calendar(CALENDAR, cursor, date(2026, 6, 15), width, height, Wording("en"))
    assert any("[" in line.text for line in lines)
    assert any(f"{cursor:%a %m-%d}" in line.text for line in lines)


def test_weight_tells_what_is_unread() -> None:
    lines = render_calendar(CALENDAR, date(2026, 6, 1), date(2026, 6, 15), 72, 22, Wording("en"))
    roles = {span.text: span.role for line in lines for span in line.spans}
    assert [roles[number] for number in (" 9", "12", "11", "13", "15")] == ["strong", "strong", "text", "dim", "mark"]


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (date(2026, 6, 1), "h", date(2026, 5, 31)),
        (date(2026, 6, 1), "right", date(2026, 6, 2)),
        (date(2026, 6, 1), "k", date(2026, 5, 25)),
        (date(2026, 6, 1), "down", date(2026, 6, 8)),
        (date(2024, 3, 31), "pageup", date(2024, 2, 29)),
        (date(2026, 12, 31), "pagedown", date(2027, 1, 31)),
        (date(2026, 11, 30), "pagedown", date(2026, 12, 30)),
        (date.min, "left", date.min),
        (date.min, "pageup", date.min),
        (date.max, "j", date.max),
        (date.max, "pagedown", date.max),
        (date(2026, 6, 1), "x", None),
    ],
)
def test_keys_move_by_day_week_and_month(start: date, key: str, end: date | None) -> None:
    assert moved(start, key) == end
