"""The counters of `tally` where many papers come or change at once; single changes are left to triggers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection
from typing import Final

_NEW: Final = """
INSERT INTO tally SELECT '', category, sum(flags & 40 = 0), sum(flags & 41 = 0) FROM (
    SELECT category, flags FROM state WHERE paper >= ?1
    UNION ALL SELECT '*', flags FROM state WHERE paper >= ?1
) GROUP BY category
ON CONFLICT DO UPDATE SET total = total + excluded.total, unread = unread + excluded.unread"""
_OF_DAY: Final = """
WITH listed AS (
    SELECT category, flags, first_day FROM listing CROSS JOIN state ON state.paper = listing.paper WHERE day = ?1
)
INSERT INTO tally SELECT ?1, category, sum(flags & 40 = 0), sum(flags & 41 = 0 AND first_day = ?1) FROM (
    SELECT * FROM listed UNION ALL SELECT '*', flags, first_day FROM listed
) GROUP BY category"""


def count_new(db: Connection, first: int) -> None:
    """Count the papers from the id `first` on, which are new, among all."""
    db.execute(_NEW, (first,))


def recount_day(db: Connection, day: str) -> None:
    """Count the papers that are listed on a day (ISO 8601) anew."""
    db.execute("DELETE FROM tally WHERE day = ?", (day,))
    db.execute(_OF_DAY, (day,))


@contextmanager
def counted_at_the_end(db: Connection) -> Iterator[None]:
    """Change many flags inside, of which none is counted by a trigger, and count all papers anew at the end."""
    (trigger,) = db.execute("SELECT sql FROM main.sqlite_schema WHERE name = 'state_flagged'").fetchone()
    db.execute("DROP TRIGGER main.state_flagged")
    yield
    db.execute(trigger)
    db.execute("DELETE FROM tally")
    count_new(db, 0)
    for (day,) in db.execute("SELECT DISTINCT day FROM listing").fetchall():
        db.execute(_OF_DAY, (day,))
