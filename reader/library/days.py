"""The days of the library: counts for a list of days, and the ledger of what each brought."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reader.library.types import DayCounts, Gap, Ledger
from reader.model import SUMMARY_LABELS, Counts, LedgerDay, Problem
from reader.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_ABSENCE: Final = 21
"""Days from one digest to the next up to which the weekdays between them are missed one by one."""

_DAYS: Final = """
SELECT tally.day, (SELECT min(day_is_guess) FROM digest WHERE digest.day = tally.day), total, unread
FROM tally WHERE category = '*' AND tally.day > '' ORDER BY tally.day DESC"""
_DIGESTS: Final = "SELECT day, min(day_is_guess), sum(dropped) FROM digest GROUP BY day ORDER BY day DESC"
_NO_SUMMARY: Final = " AND ".join(f"{label} = ''" for label in SUMMARY_LABELS)
"""Holds for what a digest added of its own where there is no summary."""
_LISTINGS: Final = f"""
SELECT day, count(*), sum(first_day = day), sum(first_day < day),
    sum(summary IS NULL OR summary IN (SELECT id FROM summary WHERE {_NO_SUMMARY})),
    sum(first_day = day AND flags & 41 = 0), sum(flags & 2 <> 0)
FROM listing CROSS JOIN state ON state.paper = listing.paper GROUP BY day"""
_PROBLEMS: Final = """
SELECT day, origin, file, line, reason FROM problem CROSS JOIN digest ON digest.id = problem.digest
ORDER BY digest.id, problem.rowid"""
_SAME_LIST: Final = """
SELECT earlier.day FROM listing AS later
CROSS JOIN listing AS earlier ON earlier.paper = later.paper AND earlier.day < later.day
WHERE later.day = ? GROUP BY earlier.day HAVING count(*) = ? ORDER BY earlier.day LIMIT 1"""


def day_counts(store: Store) -> list[DayCounts]:
    """All days with listings, newest first."""
    return [DayCounts(day, bool(guess), Counts(total, unread)) for day, guess, total, unread in store.all(_DAYS)]


def ledger(store: Store) -> Ledger:
    """All days with a digest; one that lists nothing counts as there."""
    listings = {day: tuple(counts) for day, *counts in store.all(_LISTINGS)}
    problems = _problems(store)
    days = []
    for day, is_guess, dropped in store.all(_DIGESTS):
        listed, new, repeated, without_summary, unread, bookmarked = listings.get(day, (0,) * 6)
        of_day = tuple(problems.get(day, ()))
        same_as = (store.one(_SAME_LIST, (day, listed)) or ("",))[0] if listed and not new else ""
        counts = (listed, new, repeated, without_summary, dropped, unread, bookmarked)
        days.append(LedgerDay(day, *counts, problems=of_day, same_as=same_as, is_guess=bool(is_guess)))
    return Ledger(tuple(days), *_absent(days))


def _problems(store: Store) -> dict[str, list[Problem]]:
    """The problems of each day, their files with the folders that they are in."""
    found: dict[str, list[Problem]] = {}
    for day, origin, file, line, reason in store.all(_PROBLEMS):
        is_whole = origin == "-" or origin.endswith(f"/{file}")
        place = file if origin == "-" else origin if is_whole else f"{origin.rstrip('/')}/{file}"
        found.setdefault(day, []).append(Problem(place, line, reason))
    return found


def _absent(days: Sequence[LedgerDay]) -> tuple[tuple[str, ...], tuple[Gap, ...]]:
    """The weekdays that are missing and the long gaps, both newest first.

    Only between days that a file name told: a guessed day may be years from all others, and makes nothing missing.
    """
    exact = sorted(filter(None, (_ordinal(day.day) for day in days if not day.is_guess)))
    guessed = sorted(filter(None, (_ordinal(day.day) for day in days if day.is_guess)))
    missing: list[int] = []
    gaps: list[tuple[int, int]] = []
    for before, after in pairwise(exact):
        there = [before, *(day for day in guessed if before < day < after), after]
        if after - before > LONGEST_ABSENCE:
            gaps += [(one + 1, other - 1) for one, other in pairwise(there) if other - one > 1]
        else:
            missing += [day for day in range(before + 1, after) if day not in there]
    weekdays = (day for day in reversed(missing) if day % 7 not in _WEEKEND)
    return tuple(_iso(weekdays)), tuple(Gap(*_iso(gap)) for gap in reversed(gaps))


_WEEKEND: Final = (6, 0)
"""Saturday and Sunday as the remainder of an ordinal: day 1 was a Monday."""


def _ordinal(day: str) -> int | None:
    from datetime import date

    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def _iso(ordinals: Iterator[int] | tuple[int, ...]) -> Iterator[str]:
    from datetime import date

    return (date.fromordinal(number).isoformat() for number in ordinals)
