"""Which machine writes, and when: what orders the actions of several machines.

A machine is known by a random id. It belongs to the place of its marks.db, which is the name of the host and the path:
a copy elsewhere gets an id of its own at its first change or sync, and finds its old one again when it is copied back.
Where two machines look the same all the same, the first of them to see a change of its own id that it did not make
takes a new id (see `reader.marks.sync`). Nothing is lost meanwhile, as each action has a random `uid` besides.

A stamp is a hybrid logical clock in milliseconds since 1970 (Kulkarni et al., 2014, without a part of its own for the
logical clock): the time, but always above every stamp that is known. What a person sees before a change is so always
ordered before it, even where clocks are wrong by years.
"""

from __future__ import annotations

import os
from time import gmtime, strftime, time_ns
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_LAST_MS: Final = 253_402_300_799_000
"""The last second of the year 9999, the last that has a date of four digits."""


class Author(NamedTuple):
    """Who makes a change: the machine, and its clock in milliseconds since 1970."""

    machine: str
    now: int

    @property
    def at(self) -> str:
        """The clock as a date in UTC."""
        return strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(self.now // 1000))


def clock() -> int:
    """Milliseconds since 1970, by this machine."""
    return time_ns() // 1_000_000


def author(db: sqlite3.Connection, path: Path, now: int) -> Author:
    """The machine that writes into the marks.db at `path`; within a transaction, as its id may be made now."""
    place = _place(path)
    found = db.execute("SELECT id FROM machine WHERE place = ?", (place,)).fetchone()
    if found is None:
        if not db.execute("UPDATE machine SET place = ? WHERE place = ''", (place,)).rowcount:
            db.execute("INSERT INTO machine VALUES (?, lower(hex(randomblob(8))))", (place,))
        found = db.execute("SELECT id FROM machine WHERE place = ?", (place,)).fetchone()
    return Author(found[0], min(max(now, 0), _LAST_MS))


def become_another(db: sqlite3.Connection, path: Path) -> None:
    """Take a new id, because another machine has the same."""
    db.execute("UPDATE machine SET id = lower(hex(randomblob(8))) WHERE place = ?", (_place(path),))


def _place(path: Path) -> str:
    host = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return f"{host}:{path.absolute()}"
