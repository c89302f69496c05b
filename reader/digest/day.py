"""The day of a digest: from its file's name, else a guess from its papers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from reader.model import Listing

_ISO: Final = re.compile(r"(?<!\d)(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})(?!\d)")
_COMPACT: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)_?(\d\d)(\d\d)(?!\d)")
_WORDED: Final = re.compile(r"(?<!\d)(\d{1,2})[-_ ]([A-Z][a-z]{2})[a-z]*[-_ ](\d{4})(?!\d)")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ID_MONTH: Final = re.compile(r"(?:[a-z-]+/(?=\d{7}$))?(\d\d)(\d\d)(?:\.|\d{3}$)")
_FIRST_YEAR: Final = 91
"""arXiv began in 1991, and its identifiers hold two digits of the year."""

UNKNOWN_DAY: Final = "1970-01-01"
"""The day of a digest that tells nothing at all."""


def day_in(name: str) -> str:
    """The first valid date in a file's name as ISO 8601 (`2026-06-12`, `20260612`, `5-Jun-2026`), else ""."""
    for pattern in (_ISO, _COMPACT):
        for found in pattern.finditer(name):
            if day := _date(found[1], found[2], found[3]):
                return day.isoformat()
    for found in _WORDED.finditer(name):
        if found[2] in _MONTHS and (day := _date(found[3], str(_MONTHS.index(found[2]) + 1), found[1])):
            return day.isoformat()
    return ""


def day_of(name: str, listings: Iterable[Listing], mtime_ns: int | None, own: str = "") -> tuple[str, bool]:
    """The day of a digest as ISO 8601, and whether it is a guess.

    It is `own`, the day that the file gives itself, else the one in its name.
    The guess comes from the month of the newest arXiv ID: the day on which the file was modified if that
    is in this month or the next one, else the last day of the month. Without IDs it is the day of
    modification. `mtime_ns` is in nanoseconds since 1970, None where there is no file.
    """
    if day := own or day_in(name):
        return day, False
    months = [month for listing in listings if (month := _month_of(listing.paper.key))]
    modified = _modified(mtime_ns)
    if not months:
        return (modified.isoformat() if modified else UNKNOWN_DAY), True
    first = max(months)
    end = _end_of_month(first)
    if modified and first <= modified <= _end_of_month(end + timedelta(days=1)):
        return modified.isoformat(), True
    return end.isoformat(), True


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month_of(key: str) -> date | None:
    found = _ID_MONTH.match(key)
    if found is None:
        return None
    century = "19" if int(found[1]) >= _FIRST_YEAR else "20"
    return _date(century + found[1], found[2], "1")


def _end_of_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _modified(mtime_ns: int | None) -> date | None:
    if mtime_ns is None:
        return None
    try:
        return date.fromtimestamp(mtime_ns // 1_000_000_000)
    except (OverflowError, OSError, ValueError):
        return None
