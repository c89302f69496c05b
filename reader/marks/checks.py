"""Whether marks.db is what was written: SQLite's own check, the checksums of the history, and the history replayed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from reader.errors import DamagedStoreError, StoreError
from reader.marks import history, state
from reader.marks.checksum import is_sound
from reader.marks.schema import APPLICATION_ID, MIGRATIONS
from reader.store import connect, explained

if TYPE_CHECKING:
    from pathlib import Path

    from reader.store import Store

SLICE: Final = 500
"""How many actions are checked at once; of one paper each that takes 10 ms."""
_STATE: Final = """
SELECT paper, flags, tags, note, until FROM mark WHERE flags OR tags <> '' OR note <> '' OR until <> ''"""


def problems(store: Store) -> list[str]:
    """All that is wrong, a line each; nothing if it is sound."""
    try:
        found = [str(line) for (line,) in store.all("PRAGMA integrity_check(5)") if line != "ok"]
        return found or [*_unsound(store), *_not_replayed(store)]
    except StoreError as error:
        return [str(error)]


def check_next(path: Path, after: int) -> tuple[list[str], int]:
    """`check_slice` of the marks at `path`; what cannot be opened because it is damaged is a finding.

    Raises:
        StoreError: they cannot be opened for another reason.

    """
    try:
        with closing(connect(path, APPLICATION_ID, MIGRATIONS, read_only=True)) as store:
            return check_slice(store, after)
    except DamagedStoreError as error:
        return [str(error)], 0


def check_slice(store: Store, after: int) -> tuple[list[str], int]:
    """What is wrong with the next SLICE actions of the history behind the id `after`, and the id to go on behind.

    That id is 0 when the end was reached.

    Raises:
        DamagedStoreError: the history cannot be read at all.

    """
    with explained(store.path):
        try:
            rows = history.rows_to_check(store.connection, after, SLICE)
        except (TypeError, ValueError) as error:
            return [f"the history has a value that it cannot have ({error})"], 0
    wrong = [f"change {row.id} of the history is not what was written" for row in rows if not is_sound(row)]
    return wrong, rows[-1].id if len(rows) == SLICE else 0


def _unsound(store: Store) -> list[str]:
    found, after = check_slice(store, 0)
    while after:
        more, after = check_slice(store, after)
        found += more
    return found


def _not_replayed(store: Store) -> list[str]:
    """Where the marks are not what the history leads to; it is replayed in a copy in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy, explained(store.path):
        store.connection.backup(copy)
        kept = set(copy.execute(_STATE))
        try:
            state.rebuild_state(copy)
        except (TypeError, ValueError) as error:
            return [f"the history cannot be replayed ({error})"]
        papers = sorted({row[0] for row in kept ^ set(copy.execute(_STATE))})
    return [f"the mark of {paper} is not what its history leads to" for paper in papers]
