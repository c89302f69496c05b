"""Whether library.db is sound: SQLite's quick check, and the counters that triggers keep counted anew."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from reader.errors import StoreError
from reader.library.schema import APPLICATION_ID, MIGRATIONS
from reader.store import connect

if TYPE_CHECKING:
    from pathlib import Path

_COUNTED: Final = """
SELECT day, category, sum(flags & 40 = 0) AS total, sum(flags & 41 = 0 AND is_new) AS unread FROM (
    SELECT day, category, flags, first_day = day AS is_new FROM listing JOIN state ON state.paper = listing.paper
    UNION ALL SELECT '', category, flags, true FROM state
    UNION ALL SELECT day, '*', flags, first_day = day FROM listing JOIN state ON state.paper = listing.paper
    UNION ALL SELECT '', '*', flags, true FROM state
) GROUP BY day, category HAVING total OR unread"""
_KEPT: Final = "SELECT day, category, total, unread FROM tally WHERE total OR unread"


def problems(path: Path) -> list[str]:
    """All that is wrong with the library at `path`, a line each; nothing is changed."""
    try:
        with closing(connect(path, APPLICATION_ID, MIGRATIONS, read_only=True)) as store:
            found = [str(line) for (line,) in store.all("PRAGMA quick_check(5)") if line != "ok"]
            if not found and set(store.all(_KEPT)) != set(store.all(_COUNTED)):
                found.append("the counters are not what counting gives")
            return found
    except StoreError as error:
        return [str(error)]
