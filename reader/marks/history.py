"""The append-only history: write an action, find what undo and redo mean now, list what was done.

Undo is itself an action that names the one it takes back. The actions that neither undo nor redo form a
stack; one of them is undone when it has been taken back more often than done again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

from reader.marks.types import Action, Change, Done

_UNDONE: Final = (
    "((SELECT count(*) FROM action AS u WHERE u.undoes = a.id)"
    " > (SELECT count(*) FROM action AS r WHERE r.redoes = a.id))"
)
_TO_UNDO: Final = f"""
SELECT a.id FROM action AS a WHERE a.undoes IS NULL AND a.redoes IS NULL AND NOT {_UNDONE}
ORDER BY a.id DESC LIMIT 1"""
_TO_REDO: Final = """
SELECT u.undoes FROM action AS u
WHERE u.undoes IS NOT NULL
    AND u.id > (SELECT max(id) FROM action WHERE undoes IS NULL AND redoes IS NULL)
    AND NOT EXISTS (SELECT 1 FROM action AS r WHERE r.redoes = u.undoes AND r.id > u.id)
ORDER BY u.id DESC LIMIT 1"""


def last_seq(db: sqlite3.Connection) -> int:
    """The number of the newest entry, 0 while there is none."""
    return int(db.execute("SELECT coalesce(max(seq), 0) FROM entry").fetchone()[0])


def append(
    db: sqlite3.Connection,
    label: str,
    detail: str,
    changes: Sequence[Change],
    *,
    undoes: int | None = None,
    redoes: int | None = None,
) -> Done:
    """Write one action with its entries and bring the marks to what the entries say; none for no changes."""
    seq = last_seq(db)
    keys = tuple(dict.fromkeys(change.paper for change in changes))
    if not changes:
        return Done(label, detail, keys, seq)
    action = db.execute(
        "INSERT INTO action(label, detail, count, undoes, redoes) VALUES (?, ?, ?, ?, ?)",
        (label, detail, len(keys), undoes, redoes),
    ).lastrowid
    db.executemany(
        "INSERT INTO entry(seq, action, paper, field, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        [(number, action, *change) for number, change in enumerate(changes, seq + 1)],
    )
    for field in {change.field for change in changes}:
        db.executemany(
            f"INSERT INTO mark(paper, {field}, seq) VALUES (?, ?, ?)"
            f" ON CONFLICT(paper) DO UPDATE SET {field} = excluded.{field}, seq = excluded.seq",
            [
                (change.paper, change.after, number)
                for number, change in enumerate(changes, seq + 1)
                if change.field == field
            ],
        )
    return Done(label, detail, keys, seq + len(changes))


def undo(db: sqlite3.Connection) -> Done | None:
    """Take back the newest action that is still done; None if there is none."""
    found = db.execute(_TO_UNDO).fetchone()
    if found is None:
        return None
    label, detail, changes = _changes(db, found[0])
    back = [Change(paper, field, after, before) for paper, field, before, after in changes]
    return append(db, label, detail, back, undoes=found[0])


def redo(db: sqlite3.Connection) -> Done | None:
    """Do again what was taken back last; None if nothing was since the last new action."""
    found = db.execute(_TO_REDO).fetchone()
    if found is None:
        return None
    label, detail, changes = _changes(db, found[0])
    return append(db, label, detail, changes, redoes=found[0])


def _changes(db: sqlite3.Connection, action: int) -> tuple[str, str, list[Change]]:
    label, detail = db.execute("SELECT label, detail FROM action WHERE id = ?", (action,)).fetchone()
    entries = db.execute("SELECT paper, field, before, after FROM entry WHERE action = ? ORDER BY seq", (action,))
    return label, detail, [Change(*entry) for entry in entries]


def actions(db: sqlite3.Connection, limit: int) -> list[Action]:
    """The newest `limit` actions, newest first."""
    rows = db.execute(
        f"SELECT id, at, label, detail, count, {_UNDONE}, undoes, redoes FROM action AS a ORDER BY id DESC LIMIT ?",
        (limit,),
    )
    return [
        Action(id, at, label, detail, count, bool(undone), undoes, redoes)
        for id, at, label, detail, count, undone, undoes, redoes in rows
    ]
