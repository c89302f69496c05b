from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.query.days import days_back, period, present_day

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-06-12", "2026-06-12", "2026-06-12"),
        ("2026-6-2", "2026-06-02", "2026-06-02"),
        ("2026-06", "2026-06-01", "2026-06-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-06-12..2026-07", "2026-06-12", "2026-07-31"),
        ("2026-06..", "2026-06-01", "9999-12-31"),
        ("..2026-06-12", "0001-01-01", "2026-06-12"),
        ("today", "2026-03-31", "2026-03-31"),
        ("yesterday", "2026-03-30", "2026-03-30"),
        ("2026-03..yesterday", "2026-03-01", "2026-03-30"),
        ("yesterday..", "2026-03-30", "9999-12-31"),
    ],
)
def test_periods(text: str, first: str, last: str) -> None:
    assert period(text, 0, TODAY) == (first, last)


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("2026-02-30", 10, "no day 2026-02-30"),
        ("2026-00", 10, "no day 2026-00"),
        ("0000", 10, "no day 0000"),
        ("2026-06-12..2026-13", 22, "no day 2026-13"),
        ("2026-07..2026-06", 10, "earlier one first"),
        ("..", 10, "or two with"),
        ("....", 12, "expected a day like"),
        ("tomorrow", 10, "expected a day like"),
        ("20266-06", 10, "expected a day like"),
        ("２０２６", 10, "expected a day like"),
    ],
)
def test_what_is_no_period(text: str, position: int, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        period(text, 10, TODAY)
    assert caught.value.position == position
    assert caught.value.chinese != str(caught.value)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("0d", "2026-03-31"),
        ("3d", "2026-03-28"),
        ("2w", "2026-03-17"),
        ("1m", "2026-02-28"),
        ("3m", "2025-12-31"),
        ("13m", "2025-02-28"),
        ("1y", "2025-03-31"),
        ("2026y", "0001-01-01"),
        ("9999w", "1834-08-12"),
        ("9999y", "0001-01-01"),
    ],
)
def test_days_back(text: str, day: str) -> None:
    assert days_back(text, 0, TODAY) == day


@pytest.mark.parametrize("text", ["", "3", "d", "3h", "-3d", "3 d", "10000d", "1.5w", "３d", "3dd"])
def test_what_is_no_span_of_time(text: str) -> None:
    with pytest.raises(QueryError, match="like 3d or 2w") as caught:
        days_back(text, 4, TODAY)
    assert caught.value.position == 4


def test_a_leap_day_goes_back_to_the_end_of_february() -> None:
    assert days_back("1y", 0, date(2028, 2, 29)) == "2027-02-28"
    assert days_back("4y", 0, date(2028, 2, 29)) == "2024-02-29"


@given(today=st.dates(date(1000, 1, 1), date(9000, 1, 1)), count=st.integers(0, 500), unit=st.sampled_from("dwmy"))
def test_going_back_further_is_never_later(today: date, count: int, unit: str) -> None:
    near, far = days_back(f"{count}{unit}", 0, today), days_back(f"{count + 1}{unit}", 0, today)
    assert date.fromisoformat(far) < date.fromisoformat(near) <= today


def test_the_present_day_is_that_of_the_calendar() -> None:
    assert present_day(TODAY) == "2026-03-31"
    assert present_day(None) in (date.today().isoformat(), days_back("1d", 0))
