"""The days of the library: counts for a list of days, and the ledger of what each brought."""

from __future__ import annotations

from typing import Final

from reader.library.types import DayCounts, Ledger, LedgerDay
from reader.model import Counts
from reader.store import Store

_DAYS: Final = """
SELECT tally.day, (SELECT min(day_is_guess) FROM digest WHERE digest.day = tally.day), total, unread
FROM tally WHERE category = '*' AND tally.day > '' ORDER BY tally.day DESC"""
_LEDGER: Final = """
SELECT day, count(*), sum(first_day = day), sum(first_day < day), sum(summary IS NULL), sum(flags & 9 = 0)
FROM listing CROSS JOIN state ON state.paper = listing.paper GROUP BY day"""


def day_counts(store: Store) -> list[DayCounts]:
    """All days with listings, newest first."""
    return [DayCounts(day, bool(guess), Counts(total, unread)) for day, guess, total, unread in store.all(_DAYS)]


def ledger(store: Store) -> Ledger:
    """All days with a digest; one that lists nothing counts as there."""
    days = {day: LedgerDay(day, 0, 0, 0, 0, 0) for (day,) in store.all("SELECT DISTINCT day FROM digest")}
    days.update((row[0], LedgerDay(*row)) for row in store.all(_LEDGER))
    newest_first = sorted(days, reverse=True)
    return Ledger(tuple(days[day] for day in newest_first), _missing(newest_first))


def _missing(days: list[str]) -> tuple[str, ...]:
    """The weekdays between the first and the last of `days` that are not among them, newest first."""
    from datetime import date

    known = set()
    for day in days:
        try:
            known.add(date.fromisoformat(day).toordinal())
        except ValueError:
            continue
    between = range(max(known, default=0), min(known, default=0), -1)
    gaps = (date.fromordinal(number) for number in between if number not in known)
    return tuple(gap.isoformat() for gap in gaps if gap.weekday() < 5)
