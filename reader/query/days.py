"""The days that a query names: by the calendar, `2026-06..2026-07`, or from today, `yesterday`, `3d`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.errors import QueryError
from reader.query.tree import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from datetime import date

NAMES: Final = ("today", "yesterday")
_DAY: Final = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_SPAN: Final = re.compile(r"([0-9]{1,4})([dwmy])")


def period(text: str, position: int, today: date | None = None) -> tuple[str, str]:
    """The first and the last day (ISO 8601) of a day, a month, a year, or two of them with `..` between.

    One side of `..` may be missing. `position` is where `text` stands in the query; `today` is the present day by
    default. The last day of a month is always given as the 31st.

    Raises:
        QueryError: it is none of these.

    """
    first, dots, last = text.partition("..")
    if not dots:
        last = first
    begin = _bounds(first, position, today)[0] if first else FIRST_DAY
    end = _bounds(last, position + len(text) - len(last), today)[1] if last else LAST_DAY
    if text == ".." or begin > end:
        raise QueryError(
            "expected a day, or two with “..” between, the earlier one first",
            position,
            "这里应是一天，或用 .. 连接的两天，较早的在前",
        )
    return begin, end


def _bounds(text: str, position: int, today: date | None) -> tuple[str, str]:
    if text in NAMES:
        return (_from(today, NAMES.index(text), "d"),) * 2
    found = _DAY.fullmatch(text)
    if found is None:
        raise QueryError(
            "expected a day like 2026-06-12, a month like 2026-06, or “today”",
            position,
            "这里应是日期（2026-06-12）、月份（2026-06）或 today",
        )
    year, month, day = (int(part or 0) for part in found.groups())
    if not _exists(year, 1 if found[2] is None else month, 1 if found[3] is None else day):
        raise QueryError(f"there is no day {text}", position, f"没有 {text} 这一天")
    if found[2] is None:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    if found[3] is None:
        return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-31"
    return (f"{year:04}-{month:02}-{day:02}",) * 2


def _exists(year: int, month: int, day: int) -> bool:
    from datetime import date

    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def days_back(text: str, position: int, today: date | None = None) -> str:
    """The day (ISO 8601) that lies `3d`, `2w`, `6m` or `1y` (days, weeks, months, years) before `today`.

    Raises:
        QueryError: it is no such span of time.

    """
    found = _SPAN.fullmatch(text)
    if found is None:
        raise QueryError(
            "expected a number and d, w, m or y, like 3d or 2w",
            position,
            "这里应是数字加 d、w、m 或 y（天、周、月、年），例如 3d、2w",
        )
    return _from(today, int(found[1]), found[2])


def present_day(today: date | None) -> str:
    """`today` in ISO 8601, by default the present day."""
    return _from(today, 0, "d")


def _from(today: date | None, count: int, unit: str) -> str:
    """A day before today; where that month is shorter, its last day; never before the first day of all."""
    from datetime import date, timedelta

    today = today or date.today()
    try:
        if unit in "dw":
            return (today - timedelta(count * (7 if unit == "w" else 1))).isoformat()
        year, month = divmod(today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1), 12)
        last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(1)).day
        return today.replace(year, month + 1, min(today.day, last)).isoformat()
    except (ValueError, OverflowError):
        return FIRST_DAY
