"""What a damaged marks.db has beyond a backup of it: read change by change, and taken over where it is sound."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from reader.marks import history, state
from reader.marks.checksum import is_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.marks.types import Deed
    from reader.store import Store

_GIVE_UP_AFTER: Final = 1000
"""Actions in a row that cannot be read."""


def salvage(damaged: Path, into: Store) -> int:
    """Take over the actions of `damaged` that `into`, a backup of it, does not have yet; how many they were.

    The damaged file is only copied, with its write-ahead log, as SQLite would change it.

    Raises:
        OSError: there is no room for the copy.
        StoreError: `into` failed.

    """
    with TemporaryDirectory(dir=damaged.parent, prefix=".salvage-") as folder:
        copy = Path(folder) / damaged.name
        for suffix in ("", "-wal"):
            if (source := damaged.with_name(damaged.name + suffix)).exists():
                shutil.copyfile(source, copy.with_name(copy.name + suffix))
        with into.transaction() as db, closing(sqlite3.connect(copy, isolation_level=None)) as old:
            newest = db.execute("SELECT coalesce(max(id), 0) FROM action").fetchone()[0]
            taken = 0
            for deed, own in _readable(old, newest):
                if not db.execute("SELECT 1 FROM action WHERE uid = ?", (deed.uid,)).fetchone():
                    history.insert(db, deed, history.last_seq(db) + 1, own=own)
                    state.replay(db, deed.papers)
                    taken += 1
    return taken


def _readable(db: sqlite3.Connection, after: int) -> Iterator[tuple[Deed, bool]]:
    """The sound actions with an id above `after`, and whether each is this machine's own; others are passed over."""
    failed = 0
    while failed < _GIVE_UP_AFTER:
        after += 1
        try:
            rows = history.rows_to_check(db, after - 1, 1)
            if not rows:
                return
            (stored,) = rows
            own = db.execute("SELECT own FROM action WHERE id = ?", (stored.id,)).fetchone()
            is_whole = stored.sum is not None and is_sound(stored)
        except (sqlite3.Error, TypeError, ValueError):
            failed += 1
            continue
        failed, after = 0, stored.id
        if is_whole and own is not None:
            yield stored.deed, bool(own[0])
